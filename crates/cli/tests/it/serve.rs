//! The preview, as a browser and the person at the terminal meet it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::common::Scratch;

/// Nothing here takes long; only a machine that is stuck gets this far.
const DEADLINE: Duration = Duration::from_secs(60);

/// A running preview, which ends with the test.
pub(crate) struct Preview {
    child: Child,
    address: SocketAddr,
    printed: Receiver<String>,
}

/// What the preview answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    body: String,
}

impl Answer {
    /// The number of what a page shows, by which it hears of changes.
    fn seen(&self) -> &str {
        let (_, rest) = self.body.split_once("data-seen=\"").expect("the script");
        rest.split('"').next().expect("a number")
    }
}

impl Preview {
    /// Starts one on a free port and waits until it can be asked.
    pub(crate) fn start(scratch: &Scratch, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_signpost"))
            .args(["serve", "--port", "0", "--today", "2026-11-22"])
            .args(arguments)
            .current_dir(scratch.path(""))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program to start");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let (sender, printed) = channel();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        let mut preview = Self { child, address: SocketAddr::from(([127, 0, 0, 1], 0)), printed };
        let line = preview.wait_for(&["http://"]);
        let url = line.split(' ').next().expect("an address");
        preview.address =
            url.trim_start_matches("http://").trim_end_matches('/').parse().expect("an address");
        preview.wait_for(&[" after ", " made in "]);
        preview
    }

    /// Waits until a line with one of these texts is printed.
    fn wait_for(&self, texts: &[&str]) -> String {
        loop {
            let line = self.printed.recv_timeout(DEADLINE).expect("another line");
            if texts.iter().any(|text| line.contains(text)) {
                return line;
            }
        }
    }

    fn connect(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).expect("the preview to be there");
        stream.set_read_timeout(Some(DEADLINE)).expect("a deadline");
        stream.write_all(request.as_bytes()).expect("to ask");
        stream
    }

    fn ask(&self, target: &str, host: &str) -> Answer {
        self.say(&format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n"))
    }

    /// Sends the lines of a request as they are.
    fn say(&self, lines: &str) -> Answer {
        let request = format!("{lines}Connection: close\r\n\r\n");
        let mut answer = String::new();
        self.connect(&request).read_to_string(&mut answer).expect("an answer in time");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).expect("a status");
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(path, &self.address.to_string())
    }

    /// Shows a page as a browser does: its text, and the connection that tells of changes.
    fn open(&self, path: &str) -> (Answer, Changes) {
        let page = self.get(path);
        let seen = page.seen();
        let request =
            format!("GET /.preview/changes?seen={seen} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        let stream = BufReader::new(self.connect(&request));
        (page, Changes(stream))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Saves a file the way that most editors do: in one step, so that nobody reads half of it.
fn save(scratch: &Scratch, file: &str, text: &str) {
    scratch.write(".saving", text);
    std::fs::rename(scratch.path(".saving"), scratch.path(file)).expect("the file to be saved");
}

/// Replaces `from`, which must be there, by `to` in a file.
fn edit(scratch: &Scratch, file: &str, from: &str, to: &str) {
    let text = scratch.read(file);
    assert!(text.contains(from), "{file} does not contain {from:?}");
    save(scratch, file, &text.replacen(from, to, 1));
}

/// The open connection on which a page hears of changes.
struct Changes(BufReader<TcpStream>);

impl Changes {
    /// Waits for a whole event, which ends with an empty line. Browsers drop one without data.
    fn wait(mut self) {
        let mut event = Vec::new();
        loop {
            let mut line = String::new();
            assert_ne!(self.0.read_line(&mut line).expect("word of the change in time"), 0);
            match line.trim_end() {
                "" if event.iter().any(|line| line == "event: change") => break,
                "" => event.clear(),
                line => event.push(line.to_owned()),
            }
        }
        let data = event.iter().find_map(|line| line.strip_prefix("data: "));
        assert!(data.is_some_and(|data| !data.is_empty()), "{event:?}");
    }
}

const PAGE: &str = "/en/back-pain/";
const PAGE_FILE: &str = "content/pages/back-pain/en.yaml";
const AID_FILE: &str = "content/aids/scoliosis-ohri.yaml";

#[test]
fn a_save_shows_at_once() {
    let scratch = Scratch::new();
    let preview = Preview::start(&scratch, &[]);
    let (page, changes) = preview.open(PAGE);
    assert_eq!(page.status, 200);
    assert!(page.head.contains("content-type: text/html; charset=utf-8"), "{}", page.head);
    assert!(page.body.contains("<h1>Back pain treatment options</h1>"), "{}", page.body);
    assert!(!page.body.contains("signpost-faults"), "{}", page.body);

    edit(
        &scratch,
        PAGE_FILE,
        "title: Back pain treatment options",
        "title: Treatments of back pain",
    );
    changes.wait();
    let page = preview.get(PAGE);
    assert!(page.body.contains("<h1>Treatments of back pain</h1>"), "{}", page.body);
    let line = preview.wait_for(&["made again in"]);
    assert!(line.starts_with(PAGE_FILE), "{line}");
}

#[test]
fn a_save_that_one_page_shows_loads_the_page_once() {
    let scratch = Scratch::new();
    let preview = Preview::start(&scratch, &[]);
    let (_, changes) = preview.open(PAGE);
    edit(&scratch, PAGE_FILE, "can ease", "may ease");
    changes.wait();
    // The page is there before the rules have looked at the whole, which adds nothing that is shown.
    let first = preview.get(PAGE);
    preview.wait_for(&["made again in"]);
    let page = preview.get(PAGE);
    assert!(page.body.contains("may ease"), "{}", page.body);
    assert_eq!(page.seen(), first.seen());
}

#[test]
fn what_was_missed_is_told_at_once() {
    let scratch = Scratch::new();
    let preview = Preview::start(&scratch, &[]);
    edit(&scratch, PAGE_FILE, "title: Back", "title: Lower back");
    preview.wait_for(&["made again in"]);
    let request = "GET /.preview/changes?seen=1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    Changes(BufReader::new(preview.connect(request))).wait();
}

#[test]
fn broken_content_keeps_its_pages_and_says_what_is_wrong() {
    let scratch = Scratch::new();
    let preview = Preview::start(&scratch, &[]);
    let (_, changes) = preview.open(PAGE);
    edit(&scratch, AID_FILE, "subject:", "subjct:");
    changes.wait();

    let (page, changes) = preview.open(PAGE);
    assert_eq!(page.status, 200);
    for shown in [
        "<h1>Back pain treatment options</h1>",
        "<summary>1 error in the content</summary>",
        "<code>content/aids/scoliosis-ohri.yaml:3:1</code>",
        "the key <code>subjct</code> does not belong here",
        "did you mean <code>subject</code>?",
    ] {
        assert!(page.body.contains(shown), "{shown} is not in {}", page.body);
    }
    preview.wait_for(&["error[unknown-key]: the key `subjct` does not belong here"]);
    preview.wait_for(&["the browser keeps showing the last good pages"]);

    edit(&scratch, AID_FILE, "subjct:", "subject:");
    changes.wait();
    assert!(!preview.get(PAGE).body.contains("signpost-faults"));
}

#[test]
fn content_that_is_broken_from_the_start_can_be_fixed() {
    let scratch = Scratch::new();
    edit(&scratch, AID_FILE, "subject:", "subjct:");
    let preview = Preview::start(&scratch, &[]);
    let (page, changes) = preview.open(PAGE);
    assert_eq!(page.status, 503);
    assert!(page.body.contains("<h1>Nothing to show yet</h1>"), "{}", page.body);
    assert!(page.body.contains("content/aids/scoliosis-ohri.yaml:3:1"), "{}", page.body);

    edit(&scratch, AID_FILE, "subjct:", "subject:");
    changes.wait();
    assert_eq!(preview.get(PAGE).status, 200);
}

#[test]
fn templates_and_the_audit_are_watched_too() {
    let scratch = Scratch::new();
    scratch.write("templates/style.css", "h1{color:red}");
    let arguments = ["--templates", "templates", "--audit", "audit.json"];
    let preview = Preview::start(&scratch, &arguments);
    let (page, changes) = preview.open("/en/");
    assert!(page.body.contains("the audit report audit.json cannot be read"), "{}", page.body);

    let report = r#"{"version": 1, "started": "2026-11-22T04:17:00Z", "summary": {"ok": 0, "moved": 0,
        "changed": 0, "dead": 0, "down": 0, "blocked": 0, "skipped": 0}, "links": []}"#;
    save(&scratch, "audit.json", report);
    changes.wait();
    let (page, changes) = preview.open("/en/");
    assert_eq!(page.status, 200);

    save(&scratch, "templates/home.hbs", "<h1>{{nonsense}}</h1>\n");
    changes.wait();
    let (broken, changes) = preview.open("/en/");
    assert_eq!(broken.status, 200, "{}", page.body);
    assert!(broken.body.contains("home.hbs"), "{}", broken.body);
    assert!(broken.body.contains("there is no <code>nonsense</code> here"), "{}", broken.body);

    save(&scratch, "templates/home.hbs", "<h1>Home</h1>\n");
    changes.wait();
    assert!(preview.get("/en/").body.contains("<h1>Home</h1>"));
}

#[test]
fn addresses_work_as_on_a_host() {
    let preview = Preview::start(&Scratch::new(), &[]);
    let moved = preview.get("/en/back-pain");
    assert_eq!(moved.status, 307);
    assert!(moved.head.contains("location: /en/back-pain/\r\n"), "{}", moved.head);
    let text = preview.get("/en/back-pain/index.txt");
    assert!(text.head.contains("content-type: text/plain; charset=utf-8"), "{}", text.head);
    assert!(!text.body.contains("<script"), "{}", text.body);
    let missing = preview.get("/en/no-such-page/");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("<h1>Page not found</h1>"), "{}", missing.body);
}

#[test]
fn files_as_they_are_are_shown_as_they_will_be_published() {
    let scratch = Scratch::new();
    scratch.write("content/static/files/Folheto à mão.pdf", b"%PDF-1.7 \n");
    let preview = Preview::start(&scratch, &[]);
    let file = preview.get("/files/Folheto%20%C3%A0%20m%c3%a3o.pdf");
    assert_eq!((file.status, file.body.as_str()), (200, "%PDF-1.7 \n"));
    assert!(file.head.contains("content-type: application/pdf\r\n"), "{}", file.head);
    assert_eq!(preview.get("/files/other%").status, 404);
    save(&scratch, "content/static/files/new.txt", "new");
    preview.wait_for(&["made again in"]);
    assert_eq!(preview.get("/files/new.txt").body, "new");
}

#[test]
fn saves_are_seen_by_looking_where_nobody_tells_of_them() {
    let scratch = Scratch::new();
    let preview = Preview::start(&scratch, &["--poll"]);
    let (_, changes) = preview.open(PAGE);
    edit(&scratch, PAGE_FILE, "title: Back pain", "title: Pain in the back and");
    changes.wait();
    assert!(preview.get(PAGE).body.contains("Pain in the back and"));
}

#[cfg(unix)]
#[test]
fn a_report_behind_a_link_is_followed_to_where_it_is() {
    let scratch = Scratch::new();
    let report = |verdict: &str, reason: &str| {
        format!(
            r#"{{"version": 2, "started": "2026-11-22T04:17:00Z", "scope": {{"kind": "whole"}}, "faults": [],
            "summary": {{"ok": 0, "moved": 0, "changed": 0, "dead": 0, "down": 0, "blocked": 0, "skipped": 0}},
            "links": [{{"url": "https://decisionaid.ohri.ca/AZsumm.php?ID=1037", "verdict": "{verdict}",
            "reason": "{reason}", "confidence": "high", "confirmed": true, "severity": "error",
            "evidence": {{"attempts": 1, "elapsed_ms": 5}}, "sources": []}}]}}"#
        )
    };
    scratch.write("reports/one.json", report("ok", "ok"));
    scratch.write("reports/two.json", report("dead", "http-404"));
    let link = |to: &str| {
        std::os::unix::fs::symlink(to, scratch.path(".new")).expect("a link");
        std::fs::rename(scratch.path(".new"), scratch.path("audit.json")).expect("the link");
    };
    link("reports/one.json");
    let preview = Preview::start(&scratch, &["--audit", "audit.json"]);
    let (page, changes) = preview.open(PAGE);
    assert!(page.body.contains("ID=1037\""), "{}", page.body);
    // What the link leads to is written anew.
    save(&scratch, "reports/one.json", &report("dead", "http-404"));
    changes.wait();
    let (page, changes) = preview.open(PAGE);
    assert!(!page.body.contains("ID=1037\""), "{}", page.body);
    // The link leads to another report, and that is written anew.
    save(&scratch, "reports/two.json", &report("ok", "ok"));
    link("reports/two.json");
    changes.wait();
    let (page, changes) = preview.open(PAGE);
    assert!(page.body.contains("ID=1037\""), "{}", page.body);
    save(&scratch, "reports/two.json", &report("dead", "http-404"));
    changes.wait();
    assert!(!preview.get(PAGE).body.contains("ID=1037\""));
}

#[test]
fn no_path_leads_out_of_the_site() {
    let preview = Preview::start(&Scratch::new(), &[]);
    for path in [
        "/../content/site.yaml",
        "/en/../../content/site.yaml",
        "/%2e%2e/content/site.yaml",
        "/..%2fcontent%2fsite.yaml",
        "/..\\content\\site.yaml",
        "//etc/passwd",
        "/content/site.yaml",
        "/.preview/",
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 404, "{path}: {}", answer.head);
        assert!(!answer.body.contains("base_url"), "{path}: {}", answer.body);
    }
}

#[test]
fn a_website_that_calls_itself_this_machine_is_refused() {
    let preview = Preview::start(&Scratch::new(), &[]);
    let port = preview.address.port();
    for host in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]", &format!("localhost:{port}")] {
        assert_eq!(preview.ask(PAGE, host).status, 200, "{host}");
    }
    let rebound = format!("127.0.0.1.evil.example:{port}");
    for host in [
        "evil.example",
        &rebound,
        "localhost.evil.example",
        "127.0.0.1@evil.example",
        "192.0.2.1",
        "",
    ] {
        let answer = preview.ask(PAGE, host);
        assert!([400, 421].contains(&answer.status), "{host}: {}", answer.head);
        assert!(!answer.body.contains("Back pain"), "{host}: {}", answer.body);
    }
}

/// Programs before a server, and servers, read such requests in different ways.
#[test]
fn a_request_that_names_its_host_twice_or_oddly_is_refused() {
    let preview = Preview::start(&Scratch::new(), &[]);
    let refused = |lines: &str| {
        let answer = preview.say(lines);
        assert!([400, 421].contains(&answer.status), "{lines}: {}", answer.head);
        assert!(!answer.body.contains("Back pain"), "{lines}: {}", answer.body);
    };
    for host in [
        "x@localhost",
        "localhost:99999",
        "localhost:+80",
        "localhost:80:80",
        "localhost:80@evil.example",
        "localhost.",
        "localhost/",
        "localhost#.evil.example",
        "localhost, evil.example",
        "127.0.0.1.",
        "127.1",
        "[::1",
        "[::1].evil.example",
        "ⓛocalhost",
    ] {
        refused(&format!("GET {PAGE} HTTP/1.1\r\nHost: {host}\r\n"));
        // There these begin the path.
        if !host.contains(['/', '#']) {
            refused(&format!("GET http://{host}{PAGE} HTTP/1.1\r\nHost: localhost\r\n"));
        }
    }
    for lines in [
        "Host: localhost\r\nHost: evil.example\r\n",
        "Host: evil.example\r\nHost: localhost\r\n",
        "Host: localhost\r\nhost: localhost\r\n",
        "Host: evil.example\r\n localhost\r\n",
        "Host : localhost\r\n",
        "X-Forwarded-Host: localhost\r\n",
    ] {
        refused(&format!("GET {PAGE} HTTP/1.1\r\n{lines}"));
        refused(&format!("GET http://localhost{PAGE} HTTP/1.1\r\n{lines}"));
    }
    refused(&format!("GET http://evil.example{PAGE} HTTP/1.1\r\nHost: localhost\r\n"));
    refused(&format!("GET http://localhost{PAGE} HTTP/1.1\r\nHost: evil.example\r\n"));
    refused(&format!("GET {PAGE} HTTP/1.0\r\n"));
    let in_full = format!("GET http://localhost:8080{PAGE} HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    assert_eq!(preview.say(&in_full).status, 200);
}

#[test]
fn a_port_that_is_taken_is_said_with_what_to_do() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("its number").port().to_string();
    let ran = Scratch::new().run(&["serve", "--port", &port]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("choose another with --port"), "{}", ran.stderr);
}

#[test]
fn a_folder_that_is_not_there_is_said_at_once() {
    let ran = Scratch::new().run(&["serve", "--port", "0", "--content", "contents"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("contents cannot be watched"), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_cleanly_though_a_page_is_open() {
    let mut preview = Preview::start(&Scratch::new(), &[]);
    let (_, _still_open) = preview.open(PAGE);
    let process = preview.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &process]).status().expect("kill").success());
    preview.wait_for(&["The preview has ended."]);
    assert_eq!(preview.child.wait().expect("an end").code(), Some(0));
}
