//! Audits that are killed, and audits that get in each other's way.

use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use signpost_testweb::{Reply, Request, TestWeb};

use crate::common::{Ran, Scratch};

/// So many links are answered before the server falls silent.
const ANSWERED: usize = 6;

/// So many requests one host may be answering at a time.
const AT_ONCE: usize = 2;

/// A dozen links on one server, which falls silent until it is told to go on.
struct Records {
    scratch: Scratch,
    web: TestWeb,
    state: Arc<Mutex<State>>,
    _runtime: tokio::runtime::Runtime,
}

#[derive(Default)]
struct State {
    goes_on: bool,
    answered: Vec<String>,
    unanswered: usize,
}

impl Records {
    fn new() -> Self {
        let runtime = tokio::runtime::Runtime::new().expect("threads");
        let web = runtime.block_on(TestWeb::start()).expect("a free port");
        let state: Arc<Mutex<State>> = Arc::default();
        let seen = Arc::clone(&state);
        let web = web.with_site("127.0.0.1", move |request, _| {
            let mut state = seen.lock().expect("no panic");
            // Without an answer for the address that cannot exist, no link can be judged.
            let silent = state.answered.len() == ANSWERED || record(request).is_none();
            if silent && !state.goes_on {
                state.unanswered += 1;
                return Reply::hang();
            }
            state.answered.push(request.target.clone());
            answer(request)
        });
        let scratch = Scratch::new();
        for id in 1..=12 {
            let aid = format!(
                "id: record-{id}\nsubject: {{en: Scoliosis, nl: Scoliose}}\ncondition: scoliosis\n\
                 decision: surgery-or-not\nlanguages: [en]\nstatus: active\nlinks:\n  \
                 - url: http://{}/record?id={id}\n    title: \"Scoliosis: surgery?\"\n",
                web.proxy()
            );
            scratch.write(&format!("content/aids/record-{id}.yaml"), aid);
        }
        Self { scratch, web, state, _runtime: runtime }
    }

    /// Starts an audit of all records, and waits until all that it still waits for are answers that
    /// do not come.
    fn start(&self) -> Killed {
        let mut command = self.scratch.command(&arguments("record-*"));
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = Killed(child.expect("the program to start"));
        let deadline = Instant::now() + Duration::from_secs(60);
        while self.state().unanswered < AT_ONCE {
            assert!(Instant::now() < deadline, "the audit does not ask");
            std::thread::sleep(Duration::from_millis(20));
        }
        child
    }

    /// Has the server answer again.
    fn go_on(&self) {
        self.state().goes_on = true;
    }

    fn audit(&self, only: &str) -> Ran {
        self.scratch.run(&arguments(only))
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().expect("no panic")
    }
}

fn arguments(only: &str) -> [&str; 7] {
    let usual = ["--allow-private-network", "--no-progress", "--today", "2026-11-22"];
    ["audit", "--only", only, usual[0], usual[1], usual[2], usual[3]]
}

fn answer(request: &Request) -> Reply {
    match record(request) {
        Some(id) => Reply::html(format!(
            "<html lang=en><title>Scoliosis: surgery? ({id})</title><h1>Scoliosis: surgery?</h1><p>{}",
            "This aid sets out the options for scoliosis, with their benefits and harms. "
                .repeat(6)
        )),
        None => Reply::status(404, "<title>Not found</title>"),
    }
}

/// The number of the record that is asked for, if there is one.
fn record(request: &Request) -> Option<String> {
    request.query("id").filter(|id| id.len() < 3)
}

/// A program that is killed, as by `kill -9`, when this is dropped.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// The variable is what the allocator reads as the program begins.
#[cfg(target_os = "linux")]
#[test]
fn an_audit_gives_memory_back_as_soon_as_it_is_free() {
    let audit = Records::new().start();
    let environ = std::fs::read(format!("/proc/{}/environ", audit.0.id())).expect("a process");
    let set = |variable: &[u8]| environ.split(|byte| *byte == 0).any(|it| it == variable);
    assert!(set(b"MIMALLOC_PURGE_DELAY=0"));
}

#[test]
fn an_audit_that_was_killed_is_gone_on_with_and_asks_nothing_twice() {
    let records = Records::new();
    drop(records.start());
    let before = records.state().answered.clone();
    records.go_on();

    // A look at one link in between neither uses nor loses what the killed audit has seen.
    let one = records.audit("record-12");
    assert_eq!((one.code, one.stderr.as_str()), (0, ""), "{}", one.stdout);
    assert!(records.scratch.path("ledger.jsonl.journal").exists());
    let after_one = records.web.log().len();

    let rest = records.audit("record-*");
    assert_eq!((rest.code, rest.stderr.as_str()), (0, ""), "{}", rest.stdout);
    let asked: Vec<String> =
        records.web.log().split_off(after_one).into_iter().map(|request| request.target).collect();
    assert!(!asked.is_empty());
    for target in &asked {
        assert!(!before.contains(target), "{target} was asked again");
    }
    let ledger = records.scratch.read("ledger.jsonl");
    assert_eq!(ledger.lines().filter(|line| line.starts_with("{\"url\":")).count(), 12);
    assert!(!records.scratch.path("ledger.jsonl.journal").exists());
}

#[test]
fn two_audits_with_one_ledger_do_not_run_at_once() {
    let records = Records::new();
    let first = records.start();
    let asked = records.web.log().len();
    let second = records.audit("record-1");
    insta::assert_snapshot!(second.stderr, @"error: another audit is running with the ledger ledger.jsonl; wait until it has ended, or give this one a ledger of its own with --ledger FILE, or none with --no-ledger");
    assert_eq!((second.code, second.stdout.as_str()), (2, ""));
    assert_eq!(records.web.log().len(), asked);
    drop(first);
    records.go_on();
    assert_eq!(records.audit("record-1").code, 0);
}

#[cfg(unix)]
#[test]
fn an_audit_that_is_told_to_stop_says_what_is_known_and_is_gone_on_with() {
    for signal in ["-INT", "-TERM"] {
        let records = Records::new();
        let mut command = records.scratch.command(&arguments("record-*"));
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let child = child.expect("the program to start");
        let deadline = Instant::now() + Duration::from_secs(60);
        while records.state().unanswered < AT_ONCE {
            assert!(Instant::now() < deadline, "the audit does not ask");
            std::thread::sleep(Duration::from_millis(20));
        }
        let pid = child.id().to_string();
        assert!(
            std::process::Command::new("kill").args([signal, &pid]).status().unwrap().success()
        );
        let output = child.wait_with_output().expect("an end");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let judged = said.split(' ').nth(3).unwrap_or_default();
        assert_eq!(
            said,
            format!(
                "error: stopped after {judged} of 12 links; what they answered is in ledger.jsonl.journal, \
                 and the next audit of the same links goes on from there\n"
            )
        );
        assert_eq!(output.status.code(), Some(2), "{signal}");
        records.go_on();
        assert_eq!(records.audit("record-*").code, 0, "{signal}");
    }
}
