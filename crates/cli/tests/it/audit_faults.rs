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
        assert_eq!(world.scratch.read("kept-here/ledger.jsonl"), before);
        // A report that cannot be written is found before anything is asked, or leaves the old one.
        let asked = world.web.log().len();
        let third = world.audit(DAY, &["--no-ledger", "--output", "kept-here/report.json"]);
        assert_eq!(third.code, 2, "{}{}", third.stdout, third.stderr);
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
        ("2062-11-20T06:00:00Z", "due=true\n"),
        ("2026-11-20T06:00:00Z", "due=false\nnext=2026-11-27\n"),
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
