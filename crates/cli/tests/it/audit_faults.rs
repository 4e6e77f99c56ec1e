//! Audits and looks that are killed at any moment, on full and read-only disks, while the content or the clock
//! changes: what was there is still whole, and the next audit is right.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use signpost_testweb::{Reply, TestWeb};

use crate::common::stopped::Moments;
use crate::common::{Ran, Scratch};
use crate::faults::Disk;

const LINKS: usize = 10;

/// What a server does with the request of a number.
type Hook = Arc<Mutex<Box<dyn FnMut(usize) + Send>>>;

/// Ten aids on one server, and what happens at each of its requests.
struct World {
    scratch: Scratch,
    web: TestWeb,
    hook: Hook,
    /// Whether the server is out of order.
    down: Arc<Mutex<bool>>,
    _runtime: tokio::runtime::Runtime,
}

impl World {
    fn new() -> Self {
        let runtime = tokio::runtime::Runtime::new().expect("threads");
        let hook: Hook = Arc::new(Mutex::new(Box::new(|_| ())));
        let down: Arc<Mutex<bool>> = Arc::default();
        let (hooked, is_down) = (Arc::clone(&hook), Arc::clone(&down));
        let mut requests = 0;
        let count = Mutex::new(move || {
            requests += 1;
            requests
        });
        let web = runtime.block_on(TestWeb::start()).expect("a free port");
        let web = web.with_site("127.0.0.1", move |request, _| {
            let number = count.lock().expect("no panic")();
            hooked.lock().expect("no panic")(number);
            let id = request.query("id").and_then(|id| id.parse::<usize>().ok());
            if *is_down.lock().expect("no panic") {
                // A fault that is not asked again.
                return Reply::empty(501);
            }
            match id.filter(|id| (1..=LINKS).contains(id)) {
                Some(id) => Reply::html(page(id)),
                None => Reply::status(404, "<title>Not found</title>"),
            }
        });
        let scratch = Scratch::new();
        std::fs::remove_dir_all(scratch.path("content/aids")).expect("the aids");
        std::fs::remove_dir_all(scratch.path("content/pages")).expect("the pages");
        std::fs::remove_file(scratch.path("content/suppressions.yaml")).ok();
        let world = Self { scratch, web, hook, down, _runtime: runtime };
        (1..=LINKS).for_each(|id| world.write_aid(id));
        world
    }

    fn write_aid(&self, id: usize) {
        let (file, text) = self.aid(id);
        self.scratch.write(&file, text);
    }

    fn aid(&self, id: usize) -> (String, String) {
        let text = format!(
            "id: record-{id}\nsubject: {{en: Scoliosis, nl: Scoliose}}\ncondition: scoliosis\n\
             decision: surgery-or-not\nlanguages: [en]\nstatus: active\nlinks:\n  \
             - url: http://{}/record?id={id}\n    title: \"Scoliosis: surgery?\"\n",
            self.web.proxy()
        );
        (format!("content/aids/record-{id}.yaml"), text)
    }

    /// From now on, this happens at each request, which is given its number since.
    fn at_requests(&self, mut then: impl FnMut(usize) + Send + 'static) {
        let before = self.web.log().len();
        *self.hook.lock().expect("no panic") = Box::new(move |number| then(number - before));
    }

    fn arguments<'a>(now: &'a str, more: &[&'a str]) -> Vec<&'a str> {
        let usual = ["audit", "--allow-private-network", "--no-progress", "--now", now];
        [&usual, more].concat()
    }

    fn audit(&self, now: &str, more: &[&str]) -> Ran {
        self.scratch.run(&Self::arguments(now, more))
    }

    /// The addresses in the ledger, each line of which must be whole.
    fn known(&self) -> BTreeSet<String> {
        let Ok(text) = std::fs::read_to_string(self.scratch.path("ledger.jsonl")) else {
            return BTreeSet::new();
        };
        let line = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("a line");
        text.lines().map(line).filter_map(|line| Some(line["url"].as_str()?.to_owned())).collect()
    }
}

fn page(id: usize) -> String {
    format!(
        "<html lang=en><title>Scoliosis: surgery? ({id})</title><h1>Scoliosis: surgery?</h1><p>{}",
        "This aid sets out the options for scoliosis, with their benefits and harms. ".repeat(6)
    )
}

const DAY: &str = "2026-11-22T06:00:00Z";

/// Killed at each of its requests in turn, and told to stop at others: the ledger is whole at any time,
/// and in the end each link is known and was not asked over and over.
#[test]
fn an_audit_may_be_stopped_at_any_request() {
    let world = World::new();
    let (mut kills, mut whole) = (0, 0);
    for moment in 1..=LINKS {
        let signal = if moment % 2 == 0 { "-INT" } else { "-KILL" };
        let (reached, reach) = std::sync::mpsc::channel();
        world.at_requests(move |number| {
            if number == moment {
                let _ = reached.send(());
            }
        });
        let mut child = world
            .scratch
            .command(&World::arguments(DAY, &[]))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program to start");
        // An audit that has less left to ask than that ends by itself.
        let deadline = Instant::now() + Duration::from_secs(60);
        while reach.try_recv().is_err() && child.try_wait().expect("a look").is_none() {
            assert!(Instant::now() < deadline, "the audit neither asks nor ends");
            std::thread::sleep(Duration::from_millis(2));
        }
        match child.try_wait().expect("a look") {
            Some(_) => whole += 1,
            None => kills += 1,
        }
        let id = child.id().to_string();
        drop(Command::new("kill").args([signal, &id]).stderr(Stdio::null()).status());
        child.wait().expect("an end");
        assert!([0, LINKS].contains(&world.known().len()), "a ledger of half a run");
    }
    let last = world.audit(DAY, &[]);
    assert_eq!((last.code, last.stderr.as_str()), (0, ""), "{}", last.stdout);
    assert_eq!(world.known().len(), LINKS);
    assert!(kills >= LINKS / 2, "{kills} of {LINKS} audits were stopped");
    // Each link, and one address beside them, as often as an audit came to its end; and no more than two that were
    // under way whenever one was stopped.
    let asked: Vec<String> = world.web.log().into_iter().map(|request| request.target).collect();
    assert!(
        asked.len() <= (whole + 1) * (LINKS + 1) + 2 * kills,
        "{} requests: {asked:#?}",
        asked.len()
    );
}

/// Where the ledger, its journal or the report cannot be written, that is said, and nothing is lost.
#[test]
fn a_full_or_read_only_disk_is_said_and_leaves_the_ledger_as_it_was() {
    for read_only in [false, true] {
        let world = World::new();
        std::fs::create_dir_all(world.scratch.path("kept-here")).expect("a folder");
        let Some(disk) = Disk::on(&world.scratch, "kept-here") else { return };
        let place = ["--ledger", "kept-here/ledger.jsonl"];
        let first = world.audit(DAY, &place);
        assert_eq!(first.code, 0, "{}", first.stderr);
        let before = world.scratch.read("kept-here/ledger.jsonl");
        if read_only {
            disk.read_only();
        } else {
            disk.fill();
        }
        *world.down.lock().expect("no panic") = true;
        let second = world.audit("2026-11-23T06:00:00Z", &place);
        assert_eq!(second.code, 2, "{}{}", second.stdout, second.stderr);
        assert!(second.stderr.contains("cannot write the"), "{}", second.stderr);
        let what_to_do = if read_only { "; make its folder writable" } else { "; make room" };
        assert!(second.stderr.contains(what_to_do), "{}", second.stderr);
        assert_eq!(world.scratch.read("kept-here/ledger.jsonl"), before);
        // A report that cannot be written is found before anything is asked, or leaves the old one.
        let asked = world.web.log().len();
        let third = world.audit(DAY, &["--no-ledger", "--output", "kept-here/report.json"]);
        assert_eq!(third.code, 2, "{}{}", third.stdout, third.stderr);
        assert!(third.stderr.contains(what_to_do), "{}", third.stderr);
        let merge = [
            "audit",
            "--merge-ledger",
            "kept-here/ledger.jsonl",
            "--ledger",
            "kept-here/other.jsonl",
        ];
        let merged = world.scratch.run(&merge);
        assert_eq!(merged.code, 2, "{}{}", merged.stdout, merged.stderr);
        assert!(merged.stderr.contains(what_to_do), "{}", merged.stderr);
        if read_only {
            assert_eq!(world.web.log().len(), asked, "asked in vain");
        }
    }
}

/// Somebody goes on writing while the links are asked: the audit is one of what it read, and the next one of
/// what there is then.
#[test]
fn content_may_change_during_an_audit() {
    let world = World::new();
    let gone = world.scratch.path("content/aids/record-3.yaml");
    let broken = world.scratch.path("content/aids/record-4.yaml");
    let (file, text) = world.aid(LINKS);
    let new = world.scratch.path(&file.replace("record-10", "record-11"));
    let text = text.replace("record-10", "record-11").replace("id=10", "id=1&again");
    world.at_requests(move |number| {
        if number == 1 {
            std::fs::remove_file(&gone).expect("a file");
            std::fs::write(&broken, "id: [").expect("a file");
            std::fs::write(&new, &text).expect("a file");
        }
    });
    let first = world.audit(DAY, &["--output", "report.json", "--format", "json"]);
    assert_eq!(first.code, 0, "{}{}", first.stdout, first.stderr);
    assert_eq!(world.known().len(), LINKS);
    let second = world.audit(DAY, &[]);
    assert_eq!(second.code, 1, "a file that cannot be read is said: {}", second.stdout);
    world.write_aid(4);
    let third = world.audit("2026-11-23T06:00:00Z", &[]);
    assert_eq!(third.code, 0, "{}{}", third.stdout, third.stderr);
    let known = world.known();
    assert!(
        known.iter().any(|url| url.ends_with("id=1&again")) && known.len() == LINKS,
        "{known:?}"
    );
    assert!(!known.iter().any(|url| url.ends_with("id=3")), "{known:?}");
}

/// A clock that was ten years ahead for one audit makes nothing dead, then or afterwards.
#[test]
fn a_clock_that_jumps_makes_nothing_dead() {
    let world = World::new();
    assert_eq!(world.audit("2026-11-20T06:00:00Z", &[]).code, 0);
    *world.down.lock().expect("no panic") = true;
    for now in [
        "2026-11-21T06:00:00Z",
        "2036-11-21T06:00:00Z",
        "2026-11-22T06:00:00Z",
        "2020-01-01T06:00:00Z",
        "2026-11-23T06:00:00Z",
    ] {
        let ran = world.audit(now, &["--format", "short", "--trust-run"]);
        assert!(!ran.stdout.contains("dead"), "{now}: {}", ran.stdout);
        assert_eq!(ran.code, 0, "{now}: {}{}", ran.stdout, ran.stderr);
    }
    // By a clock that is right again, days count.
    *world.down.lock().expect("no panic") = false;
    assert_eq!(world.audit("2026-11-24T06:00:00Z", &[]).code, 0);
    *world.down.lock().expect("no panic") = true;
    let mut codes = Vec::new();
    for day in 25..=30 {
        let ran = world.audit(&format!("2026-11-{day}T06:00:00Z"), &["--trust-run"]);
        codes.push(ran.code);
    }
    assert_eq!(codes, [0, 0, 0, 0, 0, 1]);
}

/// An audit by a clock that was decades ahead does not put the next one off.
#[test]
fn a_run_that_is_still_to_come_is_no_last_one() {
    let world = World::new();
    let site = world.scratch.read("content/site.yaml");
    world.scratch.write("content/site.yaml", format!("{site}audit: {{every: 1 week}}\n"));
    let plan = |now: &str| world.audit(now, &["--plan"]).stdout;
    for (audited, next) in [
        ("2062-11-20T06:00:00Z", "due=true\nledger=ledger.jsonl\n"),
        ("2026-11-20T06:00:00Z", "due=false\nnext=2026-11-27\nledger=ledger.jsonl\n"),
    ] {
        assert_eq!(world.audit(audited, &[]).code, 0);
        assert_eq!(plan("2026-11-22T06:00:00Z"), next, "{audited}");
    }
}

/// What a merge in git, an editor or a full disk makes of a ledger is read as far as it can be, and what cannot is
/// kept beside it.
#[test]
fn a_ledger_that_was_damaged_is_read_as_far_as_it_can_be() {
    let world = World::new();
    assert_eq!(world.audit(DAY, &[]).code, 0);
    let ledger = world.scratch.read("ledger.jsonl");
    let cut = &ledger[..ledger.len() - 40];
    let doubled = format!("{ledger}{ledger}");
    let marked = format!("\u{feff}<<<<<<< ours\r\n{}", ledger.replace('\n', "\r\n"));
    for (name, damaged) in [("cut", cut), ("doubled", &doubled), ("marked", &marked)] {
        world.scratch.write("ledger.jsonl", damaged);
        let ran = world.audit("2026-11-23T06:00:00Z", &[]);
        assert_eq!(ran.code, 0, "{name}: {}{}", ran.stdout, ran.stderr);
        assert_eq!(world.known().len(), LINKS, "{name}");
        let rejected = world.scratch.path("ledger.jsonl.rejected");
        assert_eq!(rejected.exists(), name == "cut", "{name}");
        std::fs::remove_file(rejected).ok();
    }
}

/// A checkout without its aids, or the wrong folder, is no content of which every link is gone.
#[test]
fn content_without_its_links_is_refused_and_nothing_is_forgotten() {
    let world = World::new();
    let aids = world.scratch.path("content/aids");
    let away = world.scratch.path("away");
    // A site that is begun has nothing yet.
    std::fs::rename(&aids, &away).expect("a folder");
    let ran = world.audit(DAY, &[]);
    assert_eq!(
        (ran.code, ran.stdout.as_str()),
        (0, "No link was to be asked.\n"),
        "{}",
        ran.stderr
    );
    std::fs::remove_file(world.scratch.path("ledger.jsonl")).expect("the ledger");
    std::fs::rename(&away, &aids).expect("a folder");

    assert_eq!(world.audit(DAY, &[]).code, 0);
    let ledger = world.scratch.read("ledger.jsonl");
    let next = "2026-11-23T06:00:00Z";
    let refused = |name: &str| {
        let asked = world.web.log().len();
        let ran = world.audit(next, &["--summary", "summary.md"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{name}");
        assert_eq!(world.scratch.read("ledger.jsonl"), ledger, "{name}");
        assert_eq!(world.web.log().len(), asked, "{name}");
        assert!(world.scratch.read("summary.md").contains("could not run"), "{name}");
        assert!(!world.scratch.path("ledger.jsonl.journal").exists(), "{name}");
        ran.stderr
    };
    std::fs::rename(&aids, &away).expect("a folder");
    insta::assert_snapshot!(refused("no folder"), @"error: content names no link, and the ledger ledger.jsonl knows 10 links, which this audit would forget; restore what is missing (the folder content/aids is not there), or name the folder of the content with --content DIR; if the links are gone on purpose, remove the ledger: `rm ledger.jsonl`");
    std::fs::create_dir(&aids).expect("a folder");
    assert!(refused("an empty folder").contains("(the files of aids are in content/aids)"));
    std::fs::remove_dir(&aids).expect("the folder");
    // A page says that there are aids, with a ledger or without, and though it has a link of its own.
    let page = crate::common::repository().join("content/pages/back-pain/en.yaml");
    let page = std::fs::read_to_string(page).expect("a page");
    let (page, _) = page.split_once("\naids:").expect("its aids");
    let page = format!(
        "{page}\naids:\n  heading: Aids\n  intro: |\n    Talk to your doctor about [scoliosis](http://{}/record?id=1).\n  \
         list: [record-1]\nreview: {{on: 2026-11-22, by: A. Editor}}\n",
        world.web.proxy()
    );
    world.scratch.write("content/pages/back-pain/en.yaml", page);
    insta::assert_snapshot!(refused("a page"), @"error: the folder content/aids is missing, and pages list aids; restore it, for example with `git checkout -- content/aids`, or name the folder of the content with --content DIR");
    let check = ["check", "--allow-private-network", "--no-progress", "--no-ledger", "--now", next];
    assert_eq!(world.scratch.run(&check).code, 2);
    std::fs::rename(&away, &aids).expect("a folder");
    assert!(!world.audit(next, &[]).stderr.contains("is missing"));
}

#[test]
fn a_result_that_does_not_fit_its_device_is_named() {
    let world = World::new();
    let full = |option| {
        let ran = world.audit(DAY, &[option, "/dev/full", "--no-ledger"]);
        assert_eq!(ran.code, 2, "{option}");
        ran.stderr
    };
    insta::assert_snapshot!(full("--output"), @"
    error: the output file /dev/full cannot be written; make room on its disk, then run this again
      because: No space left on device (os error 28)
    ");
    assert_eq!(full("--summary"), full("--output"));
}

/// A name that was typed wrong costs neither the ledger nor the content, and is found before anything is asked.
#[test]
fn what_an_audit_keeps_or_reads_is_not_written_over() {
    use std::os::unix::fs::symlink;
    let world = World::new();
    assert_eq!(world.audit(DAY, &[]).code, 0);
    let scratch = &world.scratch;
    let ledger = scratch.read("ledger.jsonl");
    let aid = scratch.read("content/aids/record-1.yaml");
    let site = scratch.read("content/site.yaml");
    symlink("ledger.jsonl", scratch.path("link")).expect("a link");
    symlink("ledger.jsonl.journal", scratch.path("dangling")).expect("a link");
    symlink("content", scratch.path("elsewhere")).expect("a link");
    scratch.write("list.csv", "url\nhttps://a.test/\n");
    let asked = world.web.log().len();
    let next = "2026-11-23T06:00:00Z";
    let mut said = String::new();
    for arguments in [
        &["--output", "ledger.jsonl"][..],
        &["--output", "./content/../ledger.jsonl", "--format", "json"],
        &["--output", "link", "--no-ledger"],
        &["--output", "dangling"],
        &["--output", "ledger.jsonl.rejected", "--format", "html"],
        &["--output", "kept.jsonl", "--ledger", "kept.jsonl"],
        &["--output", "content/site.yaml"],
        &["--output", "elsewhere/aids/record-1.yaml"],
        &["--output", "content/aids/new.YML"],
        &["--output", "a.json", "--summary", "./a.json"],
        &["--summary", "ledger.jsonl"],
        &["--summary", "content/site.yaml"],
        &["--ledger", "content/site.yaml"],
    ] {
        let ran = world.audit(next, arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{arguments:?}");
        said += &ran.stderr;
    }
    for arguments in [
        &["audit", "list.csv", "--output", "list.csv"][..],
        &["audit", "list.csv", "--summary", "list.csv.ledger.jsonl"],
        &["audit", "--merge-ledger", "ledger.jsonl", "--ledger", "content/site.yaml"],
        &["check", "--ledger", "content/site.yaml"],
        &["verify", "--ledger", "content/site.yaml"],
        &["validate", "--output", "content/site.yaml"],
        &["report", "r.json", "--ledger", "ledger.jsonl", "--output", "ledger.jsonl"],
        &["report", "r.json", "--output", "r.json", "--format", "html"],
    ] {
        let ran = scratch.run(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.stdout);
        said += &ran.stderr;
    }
    insta::assert_snapshot!(said, @"
    error: --output ledger.jsonl is the ledger ledger.jsonl, which would be lost; name another file, for example --output audit.txt
    error: --output ./content/../ledger.jsonl is the ledger ledger.jsonl, which would be lost; name another file, for example --output audit.json
    error: --output link is the ledger ledger.jsonl, which would be lost; name another file, for example --output audit.txt
    error: --output dangling is the journal of the ledger ledger.jsonl, which would be lost; name another file, for example --output audit.txt
    error: --output ledger.jsonl.rejected is where lines of the ledger ledger.jsonl are kept, which would be lost; name another file, for example --output audit.html
    error: --output kept.jsonl is the ledger kept.jsonl, which would be lost; name another file, for example --output audit.txt
    error: --output content/site.yaml is a file of the content, which would be lost; name another file, for example --output audit.txt
    error: --output elsewhere/aids/record-1.yaml is a file of the content, which would be lost; name another file, for example --output audit.txt
    error: --output content/aids/new.YML is a file of the content, which would be lost; name another file, for example --output audit.txt
    error: --summary ./a.json is the same file as --output a.json; name another file, for example --summary summary.md
    error: --summary ledger.jsonl is the ledger ledger.jsonl, which would be lost; name another file, for example --summary summary.md
    error: --summary content/site.yaml is a file of the content, which would be lost; name another file, for example --summary summary.md
    error: --ledger content/site.yaml is a file of the content, which would be lost; name another file, for example --ledger ledger.jsonl
    error: --output list.csv is a file that this command reads, which would be lost; name another file, for example --output audit.txt
    error: --summary list.csv.ledger.jsonl is the ledger list.csv.ledger.jsonl, which would be lost; name another file, for example --summary summary.md
    error: --ledger content/site.yaml is a file of the content, which would be lost; name another file, for example --ledger ledger.jsonl
    error: --ledger content/site.yaml is a file of the content, which would be lost; name another file, for example --ledger ledger.jsonl
    error: --ledger content/site.yaml is a file of the content, which would be lost; name another file, for example --ledger ledger.jsonl
    error: --output content/site.yaml is a file of the content, which would be lost; name another file, for example --output faults.txt
    error: --output ledger.jsonl is the ledger ledger.jsonl, which would be lost; name another file, for example --output audit.txt
    error: --output r.json is a file that this command reads, which would be lost; name another file, for example --output audit.html
    ");
    assert_eq!(world.web.log().len(), asked);
    assert_eq!(scratch.read("ledger.jsonl"), ledger);
    assert_eq!(scratch.read("content/aids/record-1.yaml"), aid);
    assert_eq!(scratch.read("content/site.yaml"), site);
    assert!(!scratch.path("a.json").exists());
    // A refusal reaches those who read only the summary, and other names are good.
    let bad = ["--output", "ledger.jsonl", "--summary", "summary.md"];
    assert_eq!(world.audit(next, &bad).code, 2);
    let said = scratch.read("summary.md");
    assert!(said.contains("is the ledger ledger.jsonl, which would be lost"), "{said}");
    for good in [
        &["--output", "/dev/null", "--summary", "/dev/null"][..],
        &["--output", "content/notes.txt"],
        &["--output", "audit.json", "--format", "json", "--summary", "audit.md"],
    ] {
        let ran = world.audit(next, good);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{good:?}");
    }
    assert_eq!(
        scratch.run(&["report", "audit.json", "--format", "json", "--output", "audit.json"]).code,
        0
    );
}

/// Whatever reads a ledger says what of it cannot be understood, and where that is kept.
#[test]
fn lines_of_a_ledger_that_cannot_be_understood_are_said() {
    let world = World::new();
    assert_eq!(world.audit(DAY, &[]).code, 0);
    let ledger = world.scratch.read("ledger.jsonl");
    let damaged = format!("{ledger}garbage\n{{\"url\": 7}}\n");
    let damage = || world.scratch.write("ledger.jsonl", &damaged);
    let next = "2026-11-23T06:00:00Z";
    damage();
    let kept = "warning: 2 lines of the ledger ledger.jsonl cannot be understood (lines 12, 13), so what earlier \
                audits wrote there is not known; they are kept in ledger.jsonl.rejected\n";
    let ran = world.audit(next, &["--summary", "summary.md"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, kept));
    insta::assert_snapshot!(ran.stdout, @"
    Faults in the ledger (1)
      ledger.jsonl:12:1: warning[ledger-line]: 2 lines of the ledger ledger.jsonl cannot be understood (lines 12, 13), so what earlier audits wrote there is not known; they are kept in ledger.jsonl.rejected

    10 links: 10 ok. 1 fault in the ledger.
    ");
    insta::assert_snapshot!(world.scratch.read("summary.md"), @"
    ## Link audit of 2026-11-23

    10 links: 10 ok. 1 fault in the ledger.

    ### Faults in the ledger (1)

    - `ledger.jsonl:12`: **warning** (ledger-line): 2 lines of the ledger ledger.jsonl cannot be understood (lines 12, 13), so what earlier audits wrote there is not known; they are kept in ledger.jsonl.rejected
    ");
    assert_eq!(world.scratch.read("ledger.jsonl.rejected"), "garbage\n{\"url\": 7}\n");
    let ran = world.audit(next, &[]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "it is said once");

    damage();
    let report = ["--format", "json", "--output", "audit.json", "--deny-warnings"];
    assert_eq!(world.audit(next, &report).code, 1);
    let json = world.scratch.read("audit.json");
    crate::common::assert_audit_report(&serde_json::from_str(&json).expect("JSON"));
    for format in ["json", "short", "markdown", "html", "sarif", "junit", "github"] {
        let said = world.scratch.run(&["report", "audit.json", "--format", format]).stdout;
        assert!(said.contains("ledger-line") || format == "html", "{format}: {said}");
        assert!(said.contains("ledger.jsonl:12") || !matches!(format, "html" | "short"), "{said}");
    }

    // What reads it and writes nothing leaves it as it is.
    let untouched =
        kept.replace("they are kept in ledger.jsonl.rejected", "the ledger is left as it is");
    damage();
    let check = ["check", "--allow-private-network", "--no-progress", "--now", next];
    for (arguments, said) in [
        (&["audit", "--plan"][..], &untouched),
        (
            &["audit", "--explain", "record-1", "--allow-private-network", "--no-progress"],
            &untouched,
        ),
        (&["verify", "--print"], &untouched),
        (&check, &kept.to_owned()),
    ] {
        let ran = world.scratch.run(arguments);
        assert_eq!(&ran.stderr, said, "{arguments:?}");
        assert_eq!(
            world.scratch.read("ledger.jsonl") == damaged,
            said == &untouched,
            "{arguments:?}"
        );
    }
    damage();
    world.scratch.write("part.jsonl", "garbage\n");
    let ran = world.scratch.run(&["audit", "--merge-ledger", "part.jsonl"]);
    insta::assert_snapshot!(ran.stderr, @"
    warning: 2 lines of the ledger ledger.jsonl cannot be understood (lines 12, 13), so what earlier audits wrote there is not known; they are kept in ledger.jsonl.rejected
    warning: 1 line of the ledger part.jsonl cannot be understood (line 1), so what earlier audits wrote there is not known; it is kept in ledger.jsonl.rejected
    ");
    assert_eq!((ran.code, world.known().len()), (0, LINKS));
}

/// What a newer program wrote is left alone: nobody here knows what would be lost of it.
#[test]
fn a_ledger_of_a_newer_version_stops_the_audit_and_stays_as_it_is() {
    let world = World::new();
    let newer = "{\"version\":3,\"run\":{}}\n{\"link\":1}\n";
    world.scratch.write("ledger.jsonl", newer);
    let ran = world.audit(DAY, &[]);
    assert_eq!(ran.code, 2, "{}", ran.stdout);
    assert!(ran.stderr.contains("has version 3"), "{}", ran.stderr);
    assert_eq!(world.scratch.read("ledger.jsonl"), newer);
    assert!(world.web.log().is_empty());
}

/// A look that is killed at any moment is written or not.
#[test]
fn a_look_may_be_stopped_at_any_moment() {
    let world = World::new();
    let url = format!("http://{}/record?id=1", world.web.proxy());
    let file = "content/aids/record-1.yaml";
    let old = world.scratch.read(file);
    let arguments = ["verify", "--yes", &url, "--by", "R. Jansen", "--today", "2026-11-25"];
    let mut moments = Moments::of(12, || assert_eq!(world.scratch.run(&arguments).code, 0));
    let new = world.scratch.read(file);
    assert_ne!(old, new);
    for step in 0..12 {
        for signal in ["-KILL", "-INT"] {
            world.scratch.write(file, &old);
            let child = world
                .scratch
                .command(&arguments)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("the program to start");
            moments.stop(step, signal, child);
            let found = world.scratch.read(file);
            assert!(found == old || found == new, "half written after {step}");
        }
    }
    moments.assert_stopped();
}

/// The look is written, and its page is being asked: that may take long, and nobody must wait for it.
#[test]
fn a_look_that_is_told_to_stop_says_so_and_what_is_kept() {
    let world = World::new();
    let url = format!("http://{}/record?id=1", world.web.proxy());
    let first = world.audit(DAY, &["--only", "record-1"]);
    assert_eq!(first.code, 0, "{}{}", first.stdout, first.stderr);
    let ledger = world.scratch.read("ledger.jsonl");
    let mut said = Vec::new();
    for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
        let (reached, reach) = std::sync::mpsc::channel();
        let (go_on, stay) = std::sync::mpsc::channel::<()>();
        world.write_aid(1);
        world.at_requests(move |_| {
            let _ = reached.send(());
            // Until the program has ended.
            let _ = stay.recv();
        });
        let child = world
            .scratch
            .command(&["verify", "--yes", &url, "--by", "me", "--today", "2026-11-25"])
            .env("SIGNPOST_ALLOW_PRIVATE_NETWORK", "true")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program to start");
        reach.recv_timeout(Duration::from_secs(60)).expect("the page to be asked");
        let id = child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().expect("kill").success());
        let ended = child.wait_with_output().expect("an end");
        drop(go_on);
        assert_eq!(ended.status.code(), Some(code));
        let text = String::from_utf8_lossy(&ended.stdout).into_owned();
        said.push(text.replace(&world.web.proxy().to_string(), "HOST"));
        assert!(world.scratch.read("content/aids/record-1.yaml").contains("2026-11-25"));
        assert_eq!(world.scratch.read("ledger.jsonl"), ledger);
    }
    assert_eq!(said[0], said[1]);
    insta::assert_snapshot!(said[0], @"
        content/aids/record-1.yaml: verified on 2026-11-25 by me
        stopped: what you saw is written; what is there now was not remembered
        the next audit takes what it finds at http://HOST/record?id=1 for the page that you saw
        ");
}

#[test]
fn a_look_on_a_full_or_read_only_disk_leaves_the_content_as_it_was() {
    for read_only in [false, true] {
        let world = World::new();
        let url = format!("http://{}/record?id=1", world.web.proxy());
        let old = world.scratch.read("content/aids/record-1.yaml");
        let Some(disk) = Disk::on(&world.scratch, "content") else { return };
        if read_only {
            disk.read_only();
        } else {
            disk.fill();
        }
        let ran = world.scratch.run(&["verify", "--yes", &url, "--by", "me"]);
        assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains("cannot be written"), "{}", ran.stderr);
        let what_to_do = if read_only { "make its folder writable" } else { "make room" };
        assert!(ran.stderr.contains(what_to_do), "{}", ran.stderr);
        assert_eq!(world.scratch.read("content/aids/record-1.yaml"), old);
    }
}
