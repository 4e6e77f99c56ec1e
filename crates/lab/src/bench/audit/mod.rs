//! `cargo xtask bench audit`: how fast links are audited, next to lychee and linkinator.

mod content;
mod figures_document;
mod hostile;
mod measure;
mod pages;
mod plot;
mod shards;
mod tools;
mod web;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use signpost_cli::Exit;
use signpost_cli::output::Output;
use signpost_core::AuditReport;

use crate::cli::AuditBenchArgs;
use content::{LIFTED, Manners, Target, Written};
use measure::{Run, Taken};
use tools::{CONCURRENCY, Tool, cell};

/// How long a program may take for one run.
const PATIENCE: Duration = Duration::from_secs(180);

/// The manners under which the skewed hosts are asked: the defaults of an audit.
const MANNERS: Manners = Manners { interval_ms: 250, concurrent: 2 };

pub(super) fn run(args: &AuditBenchArgs) -> anyhow::Result<Exit> {
    if args.serve {
        web::serve()?;
        return Ok(Exit::Clean);
    }
    let bench = Bench::new(args)?;
    let mut out = Output::to(None)?;
    let mut page = figures_document::Section::default();
    // Each part is shown as soon as it is there.
    let mut show = |text: String| -> anyhow::Result<()> {
        write!(out, "{text}")?;
        out.flush()?;
        page.add(&text);
        Ok(())
    };
    show(bench.conditions()?)?;
    if bench.wants("speed") {
        for links in [2_000, 10_000] {
            show(bench.speed(links)?)?;
        }
        show(bench.long_pages()?)?;
    }
    if bench.wants("trouble") {
        show(bench.bad_pages()?)?;
        show(bench.swallowed()?)?;
    }
    if bench.wants("manners") {
        show(bench.skewed()?)?;
    }
    if bench.wants("hostile") {
        show(bench.hostile("hostile", hostile::target)?)?;
    }
    if bench.wants("floods") {
        show(bench.hostile("floods", hostile::flood)?)?;
    }
    if bench.wants("shards") {
        show(bench.shards()?)?;
    }
    if bench.wants("growth") {
        show(bench.growth()?)?;
    }
    out.finish()?;
    if args.write {
        page.write()?;
    }
    Ok(Exit::Clean)
}

/// The web, the programs, and where what they are given is written.
struct Bench<'a> {
    args: &'a AuditBenchArgs,
    tools: Vec<Tool>,
    web: Child,
    port: u16,
}

impl Drop for Bench<'_> {
    fn drop(&mut self) {
        // The web ends with the bench, however that ends.
        drop(self.web.kill());
        drop(self.web.wait());
    }
}

impl<'a> Bench<'a> {
    fn new(args: &'a AuditBenchArgs) -> anyhow::Result<Self> {
        let signpost = super::release_build(&["signpost-cli", "signpost-lab"])?;
        let lab =
            signpost.with_file_name("signpost-lab").with_extension(std::env::consts::EXE_EXTENSION);
        let mut web = Command::new(lab)
            .args(["bench", "audit", "--serve"])
            .stdout(Stdio::piped())
            .spawn()
            .context("the web of the bench cannot be started")?;
        let mut line = String::new();
        let said = web.stdout.take().context("the web says nothing")?;
        BufReader::new(said).read_line(&mut line)?;
        let port = line.trim().parse().context("the web does not say its port")?;
        let mut tools = vec![Tool::Signpost(signpost), Tool::Lychee(args.lychee.clone())];
        // Without it the tables have no columns for it.
        let linkinator = Tool::Linkinator(args.linkinator.clone());
        if linkinator.program().arg("--version").output().is_ok() {
            tools.push(linkinator);
        }
        Ok(Self { args, tools, web, port })
    }

    fn wants(&self, part: &str) -> bool {
        self.args.only.is_empty() || self.args.only.iter().any(|wanted| wanted == part)
    }

    fn write(&self, name: &str, targets: &[Target], manners: Manners) -> anyhow::Result<Written> {
        content::write(&self.args.folder.join(name), targets, manners)
    }

    /// Runs all programs in turn, several times, and takes the medians.
    fn rounds(&self, written: &Written) -> anyhow::Result<Vec<Run>> {
        let mut runs = vec![Vec::new(); self.tools.len()];
        for _ in 0..self.args.rounds {
            for (tool, runs) in self.tools.iter().zip(&mut runs) {
                // A program that is missing or too slow once is so every time.
                if runs.iter().all(|run| matches!(run, Run::Done(_))) {
                    runs.push(measure::run(tool.command(written), tool.done(), PATIENCE)?);
                }
            }
        }
        Ok(runs.iter().map(|runs| measure::medians(runs)).collect())
    }

    /// What was measured, and on what.
    fn conditions(&self) -> anyhow::Result<String> {
        let versions: Vec<String> = self.tools.iter().map(Tool::version).collect();
        let processors = std::thread::available_parallelism()?;
        Ok(format!(
            "\n{}, on {processors} processors; medians of {} runs of each program in turn.\n",
            versions.join(", "),
            self.args.rounds
        ))
    }

    /// One table for the links on each number of hosts and at each latency.
    fn speed(&self, links: usize) -> anyhow::Result<String> {
        let mut text = format!("\n### {links} links of 6 KB\n\n");
        text += &tools::heading(&self.tools);
        for (hosts, latency) in [(1, 0), (1, 50), (100, 0), (100, 50)] {
            let targets = content::spread(links, hosts, 6, latency, self.port);
            let written = self.write("speed", &targets, LIFTED)?;
            let runs = self.rounds(&written)?;
            let name = format!("{hosts} host{}, {latency} ms", if hosts == 1 { "" } else { "s" });
            text += &tools::row(&name, &runs);
        }
        Ok(text)
    }

    fn long_pages(&self) -> anyhow::Result<String> {
        let targets = content::spread(500, 100, 96, 0, self.port);
        let written = self.write("long", &targets, LIFTED)?;
        let runs = self.rounds(&written)?;
        let heading = tools::heading(&self.tools);
        Ok(format!("\n### 500 links of 96 KB\n\n{heading}{}", tools::row("100 hosts, 0 ms", &runs)))
    }

    /// Each page that asks for trouble, alone.
    fn bad_pages(&self) -> anyhow::Result<String> {
        let mut text = "\n### Pages that ask for trouble, one link each\n\n".to_owned();
        text += &tools::heading(&self.tools);
        for name in pages::BAD {
            let mut target = content::target(0, 0, 6, 0, self.port);
            target.url = format!("http://{}:{}/bad/{name}", content::host(0), self.port);
            let written = self.write("bad", &[target], LIFTED)?;
            let runs = self.rounds(&written)?;
            text += &tools::row(&format!("{name}: {}", verdict(&written)?), &runs);
        }
        Ok(text)
    }

    /// A host that takes requests and never answers, among hosts in good order.
    fn swallowed(&self) -> anyhow::Result<String> {
        let mut targets = content::spread(2_000, 100, 6, 0, self.port);
        targets.extend((2_000..2_040).map(|number| {
            let mut target = content::target(number, 200, 6, 0, self.port);
            target.url = target
                .url
                .replace(&format!("{number:06}"), &format!("{}-{number}", web::SWALLOWED));
            target
        }));
        let written = self.write("swallowed", &targets, LIFTED)?;
        let heading = tools::heading(&self.tools);
        let row = tools::row("timeout 20 s each", &self.rounds(&written)?);
        Ok(format!(
            "\n### 2,000 links of 6 KB on 100 hosts, and 40 to a host that swallows requests\n\n{heading}{row}"
        ))
    }

    /// A few hosts with many links and many with few, asked with an audit's default manners. No
    /// order of requests is faster than the queue of the busiest host.
    fn skewed(&self) -> anyhow::Result<String> {
        let mut targets = Vec::new();
        for host in 0..60 {
            let links = match host {
                0 => 120,
                1..=3 => 60,
                4..=19 => 10,
                _ => 2,
            };
            for _ in 0..links {
                targets.push(content::target(targets.len(), host, 6, 20, self.port));
            }
        }
        let written = self.write("skewed", &targets, MANNERS)?;
        // Its links and one address that cannot exist; the last needs no interval after it.
        let bound = 120.0 * f64::from(u32::try_from(MANNERS.interval_ms)?) / 1000.0;
        let mut text = format!(
            "\n### {} links on 60 hosts, the busiest with 120, a quarter of a second between two requests\n\n\
             | | seconds | above the bound | least time between two requests to a host |\n|---|---:|---:|---:|\n\
             | the busiest host's queue | {bound:.2} | | 250 ms |\n",
            targets.len()
        );
        let signpost = &self.tools[0];
        self.least_interval()?;
        match measure::run(signpost.command(&written), signpost.done(), PATIENCE)? {
            Run::Done(Taken { seconds, .. }) => {
                let least = self.least_interval()? as f64 / 1000.0;
                let above = (seconds / bound - 1.0) * 100.0;
                writeln!(text, "| Signpost | {seconds:.2} | {above:.1} % | {least:.1} ms |")?;
            }
            other => writeln!(text, "| Signpost | {} | | |", cell(&other))?,
        }
        text += "\nThe others ask each link once and no address beside it, so their queues are others.\n";
        Ok(text)
    }

    /// Five hundred hostile links on a hundred hosts, and a hundred links to hosts in good order. All of them must be
    /// in the report, and of those in good order each must be fine.
    fn hostile(
        &self,
        name: &str,
        target: fn(usize, usize, u16) -> Target,
    ) -> anyhow::Result<String> {
        const HOSTS: usize = 100;
        const LINKS: usize = 500;
        let mut targets = content::spread(100, 20, 6, 0, self.port);
        let hostile = |number| target(100 + number, 20 + number % HOSTS, self.port);
        targets.extend((0..LINKS).map(hostile));
        let written = self.write(name, &targets, LIFTED)?;
        self.ask(hostile::READY)?;
        let signpost = &self.tools[0];
        let mut command = signpost.command(&written);
        // As many at once as an audit has by itself.
        command.env_remove(CONCURRENCY).args(["--timeout", "5", "--trust-run"]);
        let run = measure::run(command, signpost.done(), PATIENCE)?;
        let Run::Done(Taken { seconds, cpu, megabytes, .. }) = run else {
            anyhow::bail!("the audit: {}", cell(&run));
        };
        let report: AuditReport = serde_json::from_slice(&std::fs::read(written.report())?)?;
        let verdicts = report.links.iter().filter_map(|it| Some((it.url.as_deref()?, it.verdict)));
        let harmed = hostile::harmed(&targets, &verdicts.collect());
        anyhow::ensure!(
            harmed.is_empty(),
            "hostile links harmed others, in {seconds:.1} s, {cpu:.1} s of CPU and {megabytes:.0} MB: {}",
            harmed.join("; ")
        );
        let mut found: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for link in &report.links {
            let url = link.url.as_deref().unwrap_or_default();
            let kind = url.split(hostile::PATH).nth(1).and_then(|rest| rest.split('/').next());
            let verdict = format!("{}/{}", link.verdict, link.reason);
            *found
                .entry(kind.unwrap_or("in good order").to_owned())
                .or_default()
                .entry(verdict)
                .or_default() += 1;
        }
        let mut text = format!(
            "\n### {LINKS} hostile links ({name}) on {HOSTS} hosts, 100 links to 20 hosts in good order, `--timeout 5`\n\n\
             | links in the report | seconds | CPU seconds | MB |\n|---:|---:|---:|---:|\n\
             | {} of {} | {seconds:.1} | {cpu:.1} | {megabytes:.0} |\n\n| what the server does | what was found |\n|---|---|\n",
            report.links.len(),
            targets.len(),
        );
        for (kind, verdicts) in &found {
            let verdicts: Vec<_> =
                verdicts.iter().map(|(verdict, times)| format!("{verdict} ({times})")).collect();
            writeln!(text, "| {kind} | {} |", verdicts.join(", "))?;
        }
        Ok(text)
    }

    /// How time and memory grow with the number of links, as a table and a plot.
    fn growth(&self) -> anyhow::Result<String> {
        let mut points = Vec::new();
        let mut text = "\n### Growth: links of 6 KB on 100 hosts, 0 ms\n\n".to_owned();
        text += "| links | seconds | CPU seconds | MB |\n|---:|---:|---:|---:|\n";
        for &links in &self.args.growth {
            let targets = content::spread(links, 100, 6, 0, self.port);
            let written = self.write("growth", &targets, LIFTED)?;
            let signpost = &self.tools[0];
            let run = measure::run(signpost.command(&written), signpost.done(), PATIENCE * 10)?;
            match run {
                Run::Done(Taken { seconds, cpu, megabytes }) => {
                    writeln!(text, "| {links} | {seconds:.1} | {cpu:.1} | {megabytes:.0} |")?;
                    points.push((links, seconds, megabytes));
                }
                other => writeln!(text, "| {links} | {} | | |", cell(&other))?,
            }
        }
        let path: &Path = &self.args.plot;
        std::fs::write(path, plot::svg(&points))
            .with_context(|| format!("{} cannot be written", path.display()))?;
        let name = path.file_name().map(PathBuf::from).unwrap_or_default();
        writeln!(text, "\n![Time and memory by the number of links]({})", name.display())?;
        Ok(text)
    }

    /// The least time between two requests to any one host since this was last asked, in
    /// microseconds.
    fn least_interval(&self) -> anyhow::Result<u64> {
        let said = self.ask(web::LEAST)?;
        said.parse().context("the web does not say how closely it was asked")
    }

    /// What the web answers by itself.
    fn ask(&self, path: &str) -> anyhow::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        let request = format!("GET {path} HTTP/1.1\r\nHost: bench\r\n\r\n");
        stream.write_all(request.as_bytes())?;
        stream.shutdown(std::net::Shutdown::Write)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer.rsplit("\r\n\r\n").next().unwrap_or_default().to_owned())
    }
}

/// What Signpost said of the one link that it was last given.
fn verdict(written: &Written) -> anyhow::Result<String> {
    let report = std::fs::read_to_string(written.report())?;
    let report: serde_json::Value = serde_json::from_str(&report)?;
    let link = &report["links"][0];
    let said = |field: &str| link[field].as_str().unwrap_or("no verdict").to_owned();
    Ok(format!("`{}/{}`", said("verdict"), said("reason")))
}
