//! Full disks, read-only folders and programs that are stopped: what was there is still whole.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use signpost_testweb::TestWeb;

use crate::common::Scratch;
use crate::common::stopped::Moments;

const AID: &str = "content/aids/scoliosis-ohri.yaml";
const PAGE: &str = "content/pages/knee/en.yaml";
const IMPORT: [&str; 10] = [
    "import",
    "text.txt",
    "--id",
    "knee",
    "--language",
    "en",
    "--force",
    "--today",
    "2026-11-22",
    "--color=never",
];
const FIX: [&str; 3] = ["fix", "--report", "audit.json"];

/// A page as long as a person might write, so that writing it takes a moment and a disk.
fn text() -> String {
    let advice =
        "Keep moving, as far as the pain allows, and ask your doctor what helps. ".repeat(300);
    format!(
        "Knee pain\n=========\n\n{advice}\n\nDecision aids\n-------------\n\nTalk to your doctor.\n\nKnee pain (OHRI): surgery or no surgery EN https://decisionaid.ohri.ca/AZsumm.php?ID=9999\n"
    )
}

fn scratch() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("text.txt", text());
    scratch.write("audit.json", include_str!("common/report.json"));
    scratch
}

/// A small disk in place of a folder, with what the folder held.
pub(crate) struct Disk(PathBuf);

impl Disk {
    /// `None` where only a system's owner may do this, which is said; where `SIGNPOST_TEST_DISKS` is
    /// `required`, it is a failure.
    pub(crate) fn on(scratch: &Scratch, folder: &str) -> Option<Self> {
        let path = scratch.path(folder);
        let kept = scratch.path("kept");
        fs::rename(&path, &kept).expect("the folder to move");
        fs::create_dir(&path).expect("a folder");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=512k", "tmpfs"])
            .arg(&path)
            .stderr(Stdio::null())
            .status();
        let disk = Self(path.clone());
        if !mounted.is_ok_and(|status| status.success()) {
            assert!(
                std::env::var_os("SIGNPOST_TEST_DISKS").is_none_or(|wanted| wanted != "required"),
                "no file system can be mounted here, and SIGNPOST_TEST_DISKS says that it must be"
            );
            // A test that cannot be done here says so where `--nocapture` shows it.
            #[expect(clippy::print_stderr, reason = "a test that is passed over must say so")]
            {
                eprintln!("skipped: no file system can be mounted here");
            }
            return None;
        }
        let copied = Command::new("cp").arg("-r").arg(kept.join(".")).arg(&path).status();
        assert!(copied.expect("cp").success());
        Some(disk)
    }

    /// Leaves not a byte of room.
    pub(crate) fn fill(&self) {
        let filled = fs::write(self.0.join("filler"), vec![0; 1 << 20]);
        assert!(filled.is_err(), "the disk is larger than it should be");
    }

    /// Leaves so much room, in whole pages of memory.
    pub(crate) fn fill_but(&self, left: u64) {
        self.fill();
        let filler = fs::File::options().write(true).open(self.0.join("filler")).expect("a file");
        let length = filler.metadata().expect("a length").len();
        filler.set_len((length / 4096 * 4096).saturating_sub(left)).expect("room");
    }

    pub(crate) fn read_only(&self) {
        let status = Command::new("mount").args(["-o", "remount,ro"]).arg(&self.0).status();
        assert!(status.expect("mount").success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.0).stderr(Stdio::null()).status());
    }
}

#[test]
fn a_full_or_read_only_disk_leaves_the_content_as_it_was() {
    for read_only in [false, true] {
        let scratch = scratch();
        scratch.write(PAGE, "the old page\n");
        let before = scratch.read(AID);
        let Some(disk) = Disk::on(&scratch, "content") else { return };
        // Nothing of the old page must be needed to tell that the new one was not written.
        let valid = scratch.run(&IMPORT);
        assert_eq!(valid.code, 0, "{}", valid.stderr);
        scratch.write(PAGE, "the old page\n");
        if read_only {
            disk.read_only()
        } else {
            disk.fill()
        }
        for arguments in [&IMPORT[..], &FIX] {
            let ran = scratch.run(arguments);
            assert_eq!(ran.code, 2, "{arguments:?}: {}{}", ran.stdout, ran.stderr);
            assert!(ran.stderr.contains("cannot be written"), "{}", ran.stderr);
            let what_to_do = if read_only { "make its folder writable" } else { "make room" };
            assert!(ran.stderr.contains(what_to_do), "{}", ran.stderr);
            assert_eq!(scratch.read(PAGE), "the old page\n");
            assert_eq!(scratch.read(AID), before);
        }
        assert_eq!(left_overs(&scratch), [""; 0]);
    }
}

#[test]
fn stopping_at_any_moment_leaves_whole_files_and_nothing_that_a_next_run_does_not_sweep() {
    for (arguments, path) in [(&IMPORT[..], PAGE), (&FIX[..], AID)] {
        let scratch = scratch();
        let old = if path == PAGE { "the old page\n".to_owned() } else { scratch.read(path) };
        scratch.write(path, &old);
        // The first import makes aids that the next one knows.
        assert_eq!(scratch.run(arguments).code, 0);
        scratch.write(path, &old);
        let mut moments = Moments::of(12, || assert_eq!(scratch.run(arguments).code, 0));
        let new = scratch.read(path);
        assert_ne!(new, old);
        for step in 0..12 {
            scratch.write(path, &old);
            for signal in ["-KILL", "-INT"] {
                let child = scratch
                    .command(arguments)
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .spawn()
                    .expect("the program to start");
                moments.stop(step, signal, child);
                let found = scratch.read(path);
                assert!(found == old || found == new, "{path} is half written after {step}");
            }
        }
        moments.assert_stopped();
        scratch.write(path, &old);
        assert_eq!(scratch.run(arguments).code, 0);
        assert_eq!(scratch.read(path), new);
        assert_eq!(left_overs(&scratch), [""; 0]);
    }
}

#[test]
fn two_at_once_leave_whole_files() {
    let scratch = scratch();
    // The first import makes aids that the next one knows.
    assert_eq!(scratch.run(&IMPORT).code, 0);
    assert_eq!(scratch.run(&IMPORT).code, 0);
    let whole = scratch.read(PAGE);
    for _ in 0..4 {
        let start = || scratch.command(&IMPORT).stdout(Stdio::null()).spawn().expect("a program");
        let both = [start(), start()];
        for mut child in both {
            assert!(child.wait().expect("an end").success());
        }
        assert_eq!(scratch.read(PAGE), whole);
    }
    assert_eq!(left_overs(&scratch), [""; 0]);
}

/// No network but the simulated one is asked: both kinds of addresses go through it.
#[test]
fn who_opened_a_link_never_leaves_the_content() {
    const URL: &str = "https://decisionaid.ohri.ca/AZsumm.php?ID=1037";
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let web = runtime.block_on(TestWeb::start()).expect("a free port");
    let web = web.with_providers_before().expect("the providers");
    let scratch = scratch();
    scratch.write("ca.pem", web.ca_pem());
    scratch.edit("content/providers/ohri.yaml", "min_interval: 1s", "min_interval: 50ms");
    // The aid was updated after that, which is a finding of its own.
    scratch.edit(
        AID,
        "    title:",
        "    verified: {on: 2019-11-20, by: Dr Secret Name}\n    title:",
    );
    let said = std::cell::RefCell::new(String::new());
    let run = |arguments: &[&str]| {
        // A report is of its own day.
        let today: &[&str] =
            if arguments[0] == "report" { &[] } else { &["--today", "2026-11-22"] };
        let ran = scratch
            .command(&[arguments, today].concat())
            .envs(["HTTP_PROXY", "HTTPS_PROXY"].map(|it| (it, format!("http://{}", web.proxy()))))
            .env("NO_PROXY", "")
            .env("SIGNPOST_CA_CERT", scratch.path("ca.pem"))
            .env("SIGNPOST_ALLOW_PRIVATE_NETWORK", "true")
            .output()
            .expect("the program");
        let text = [ran.stdout, ran.stderr].concat();
        let text = String::from_utf8_lossy(&text).into_owned();
        assert!(ran.status.success(), "{arguments:?}: {text}");
        text
    };
    let told = |arguments: &[&str]| said.borrow_mut().push_str(&run(arguments));
    let whole_audit = |name: &str| {
        let audit = ["audit", "--no-progress", "--format", "json", "--output", name];
        told(&audit);
        let formats = ["human", "short", "github", "sarif", "markdown", "junit", "html"];
        for format in formats {
            told(&["report", name, "--format", format]);
        }
        told(&["render", "--out", "dist", "--audit", name]);
        told(&["verify", "scoliosis-ohri", "--report", name]);
        let files = [scratch.read(name), scratch.read("ledger.jsonl")];
        assert!(files.iter().all(|text| text.contains(URL)), "{files:#?}");
        let mut said = said.borrow_mut();
        files.iter().for_each(|text| said.push_str(text));
        said.push_str(&published(&scratch.path("dist")));
        assert!(!said.contains("Secret"), "{:#?}", lines_with(&said, "Secret"));
    };

    told(&["validate", "--format", "short"]);
    whole_audit("before.json");
    // Who says so is told that it is written, and nobody else is.
    let written = run(&["verify", "--yes", URL, "--by", "Dr Secret Name"]);
    assert!(written.contains("shows is remembered"), "{written}");
    whole_audit("after.json");
    told(&["validate", "--format", "short"]);
    assert!(!said.borrow().contains("Secret"));
    assert!(said.borrow().contains("updated after this link was opened"));
    assert!(scratch.read(AID).contains("Dr Secret Name"));
    assert!(!web.log_of_host("decisionaid.ohri.ca").is_empty());
}

/// Faults at a name and beside it, in every format: each is said at its place, and none with the name.
#[test]
fn who_opened_a_link_is_shown_with_no_fault_and_no_change() {
    let verified = [
        "    verified: {on: 2099-11-20, by: Zebedee Quux}\n",
        "    verified: {on: 2026-11-20, by: \"Zebedee Quux \\u202E\"}\n",
        "    verified: {on: 2026-11-20, by: Zebedee Quux, MD}\n",
        "    verified: {on: 2026-11-20, bye: \"Zebedee Quux\"}\n",
        "    verified: {on: 2026-11-20, by: \"Zebedee Quux}\n",
        "    verified: {on: Zebedee Quux, by: me}\n",
        "    verified: Zebedee Quux\n",
        "    verified: [Zebedee Quux]\n",
        "    verifeid: {on: 2026-11-20, by: 'Zebedee Quux'}\n",
        "    verified:\n      on: 2026-11-20\n      by: Zebedee \"the Zebedee\" Quux\n",
        "    verified:\n      on: 2026-11-20\n      by:Zebedee Quux\n",
        "    verified:\n      on: 2026-11-20\n      by: Zebedee: Quux\n",
        "    verified:\n      on: 2026-11-20\n      by: Zebedee #Quux\n",
        "    verified:\n      on: 2026-11-20\n     by: Zebedee Quux\n",
        "    verified:\n\ton: 2026-11-20\n\tby: Zebedee Quux\n",
        "    verified:\n      on: 2026-11-20\n      by: |\n        Zebedee\n\tQuux\n",
        "    verified:\n      on: 2026-11-20\n      by: ZebedeeÃ© Quux\n",
        "    verified:\n      on: 2026-11-20\n      by: “Zebedee Quux”\n",
        "    verified:\n      on: 2026-11-20\n      by: [insert Zebedee Quux]\n",
        "    verified:\n      - on: 2026-11-20\n      - by: Zebedee Quux\n",
        "    verified: {on: 2026-11-20, by: \"Zebedee Quux, TODO\"}\n",
        "    verified: {on: 2026-11-20, by: \"<Zebedee Quux>\"}\n",
        "    verified: {on: 2026-11-20, by: \"[insert Zebedee Quux]\"}\n",
        "    verified_by: Zebedee Quux\n",
        "    verified: {on: 2026-11-20, by: Zebedee Quux}\n    by: Zebedee Quux\n",
    ];
    let commands: [&[&str]; 9] = [
        &["validate"],
        &["validate", "--format", "short"],
        &["validate", "--format", "json"],
        &["validate", "--format", "github"],
        &["validate", "--format", "sarif"],
        &["check", "--offline"],
        &["render"],
        &["fix", "--offline", "--dry-run"],
        &["fix", "--offline"],
    ];
    let shows = |said: &str| said.contains("Zebedee") || said.contains("Quux");
    // Few at a time: of many faults of one kind only some are shown.
    for written in verified.chunks(3) {
        let scratch = Scratch::new();
        let text = scratch.read(AID);
        for (number, verified) in written.iter().enumerate() {
            // The line below has a fault of its own, so that the name is beside it.
            let text = text.replacen("    title:", &format!("{verified}    title: \u{200b}"), 1);
            let text = text.replacen("id: scoliosis-ohri", &format!("id: aid-{number}"), 1);
            scratch.write(&format!("content/aids/aid-{number}.yaml"), text);
        }
        for arguments in commands {
            let said = scratch.run(&[arguments, &["--today", "2026-11-22"]].concat());
            let said = format!("{}{}", said.stdout, said.stderr);
            assert!(!said.contains("panicked") && !said.contains("Usage:"), "{said}");
            assert!(!shows(&said), "{written:?}{arguments:?}: {said}");
        }
        let narrow = scratch.command(&["validate"]).env("COLUMNS", "50").output();
        let narrow = narrow.expect("the program").stdout;
        assert!(!shows(&String::from_utf8_lossy(&narrow)), "{written:?}");
        // It is in the content and was there to be shown.
        assert!(shows(&scratch.read("content/aids/aid-0.yaml")), "{written:?}");
    }
}

/// All that is published, as one text.
fn published(dist: &std::path::Path) -> String {
    let mut said = String::new();
    let mut folders = vec![dist.to_owned()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                said += &String::from_utf8_lossy(&fs::read(path).expect("a file"));
                files += 1;
            }
        }
    }
    assert!(files > 5);
    said
}

fn lines_with<'t>(text: &'t str, word: &str) -> Vec<&'t str> {
    text.lines().filter(|line| line.contains(word)).collect()
}

/// Temporary files anywhere in the content.
fn left_overs(scratch: &Scratch) -> Vec<String> {
    let found = Command::new("find").arg(scratch.path("content")).args(["-name", "*.tmp"]).output();
    let found = String::from_utf8(found.expect("find").stdout).expect("text");
    found.lines().map(str::to_owned).collect()
}
