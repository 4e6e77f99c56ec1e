//! What one part of an audit costs, next to the whole, and what merging the parts costs.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::content::{self, Written};
use super::measure::{self, Run, Taken};
use super::tools::cell;
use super::{Bench, MANNERS, PATIENCE};

const LINKS: usize = 10_000;
const HOSTS: usize = 1_000;
const PARTS: usize = 4;

impl Bench<'_> {
    /// One audit in one piece, then the same in parts one after the other, then the merge.
    pub(super) fn shards(&self) -> anyhow::Result<String> {
        let targets = content::spread(LINKS, HOSTS, 6, 50, self.port);
        let written = self.write("shards", &targets, MANNERS)?;
        let mut text = format!(
            "\n### {LINKS} links of 6 KB on {HOSTS} hosts at 50 ms, whole and in {PARTS} parts, with the default manners\n\n\
             | | seconds | CPU seconds | MB | report, MB | ledger, MB |\n|---|---:|---:|---:|---:|---:|\n"
        );
        let mut row = |name: &str, command: Command, report: &Path, ledger: &Path| {
            let run = measure::run(command, self.tools[0].done(), PATIENCE)?;
            let Run::Done(Taken { seconds, cpu, megabytes }) = run else {
                anyhow::bail!("{name}: {}", cell(&run));
            };
            writeln!(
                text,
                "| {name} | {seconds:.1} | {cpu:.1} | {megabytes:.0} | {} | {} |",
                size(report),
                size(ledger),
            )?;
            Ok(())
        };
        let file = |name: &str| written.folder.join(name);
        let (report, ledger) = (file("whole.json"), file("whole.jsonl"));
        row("whole", self.audit(&written, &report, &ledger), &report, &ledger)?;
        let parts: Vec<(PathBuf, PathBuf)> = (1..=PARTS)
            .map(|part| (file(&format!("part-{part}.json")), file(&format!("part-{part}.jsonl"))))
            .collect();
        for (number, (report, ledger)) in (1..).zip(&parts) {
            let mut command = self.audit(&written, report, ledger);
            command.arg("--shard").arg(format!("{number}/{PARTS}"));
            row(&format!("part {number}"), command, report, ledger)?;
        }
        let (merged, ledger) = (file("merged.json"), file("merged.jsonl"));
        let mut command = self.tools[0].program();
        command.arg("report").args(parts.iter().map(|(report, _)| report));
        command.args(["--format", "json", "--exit-code", "--output"]).arg(&merged);
        command.arg("--ledger").arg(&ledger);
        row("`report` of the parts", command, &merged, &ledger)?;
        let mut command = self.tools[0].program();
        command.arg("audit").arg("--content").arg(&written.content).arg("--merge-ledger");
        command.args(parts.iter().map(|(_, ledger)| ledger)).arg("--ledger").arg(&ledger);
        row("`audit --merge-ledger`", command, &merged, &ledger)?;
        Ok(text)
    }

    fn audit(&self, written: &Written, report: &Path, ledger: &Path) -> Command {
        let mut command = self.tools[0].program();
        command.arg("audit").arg("--content").arg(&written.content);
        command.args(["--no-progress", "--allow-private-network", "--format", "json", "--output"]);
        command.arg(report).arg("--ledger").arg(ledger);
        command
    }
}

/// The size of a file in megabytes.
fn size(path: &Path) -> String {
    let bytes = std::fs::metadata(path).map_or(0, |file| file.len());
    format!("{:.1}", bytes as f64 / 1e6)
}
