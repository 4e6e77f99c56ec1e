//! A person's look, without a terminal.

use crate::common::Scratch;
use insta::assert_snapshot;

const URL: &str = "https://decisionaid.ohri.ca/AZsumm.php?ID=1037";
const FILE: &str = "content/aids/scoliosis-ohri.yaml";

fn verify(scratch: &Scratch, arguments: &[&str]) -> (i32, String) {
    let usual = ["verify", "--today", "2026-11-25"];
    let ran = scratch.run(&[&usual, arguments].concat());
    (ran.code, ran.stdout + &ran.stderr)
}

#[test]
fn what_waits_for_a_look_is_listed() {
    let (code, said) = verify(&Scratch::new(), &["scoliosis-ohri"]);
    assert_eq!(code, 0);
    assert_snapshot!(said, @"
    https://decisionaid.ohri.ca/AZsumm.php?ID=1037
      scoliosis-ohri content/aids/scoliosis-ohri.yaml:11
      it should show: “Scoliosis: Should I (or My Child) Have Surgery?”
      why to look: nobody has opened it yet

    1 link waits for a person's look. Open each; for one that shows the aid, run `signpost verify --yes URL --by NAME`.
    ");
}

#[test]
fn a_look_is_written_and_everything_else_stays() {
    let scratch = Scratch::new();
    let before = scratch.read(FILE);
    let (code, said) = verify(&scratch, &["--yes", URL, "--by", "R. Jansen"]);
    assert_eq!(code, 0, "{said}");
    assert_snapshot!(said, @"  content/aids/scoliosis-ohri.yaml: verified on 2026-11-25 by R. Jansen");
    let after = scratch.read(FILE);
    assert_eq!(after, format!("{before}    verified: {{on: 2026-11-25, by: R. Jansen}}\n"));
    assert_eq!(scratch.run(&["validate", "--today", "2026-11-25"]).code, 0);
    assert_snapshot!(verify(&scratch, &["scoliosis-ohri"]).1, @"No link waits for a person's look.");
    // Once `review_every` has passed, somebody has to look again.
    let ran = scratch.run(&["verify", "scoliosis-ohri", "--today", "2029-11-25"]);
    assert!(ran.stdout.contains("it was last opened on 2026-11-25"), "{}", ran.stdout);
}

#[test]
fn a_no_says_what_is_there_instead() {
    let written = |arguments: &[&str]| {
        let scratch = Scratch::new();
        let before = scratch.read(FILE);
        let (code, said) = verify(&scratch, &[&["--no", URL, "--by", "me"], arguments].concat());
        assert_eq!(code, 0, "{said}");
        let after = scratch.read(FILE);
        let new = after.lines().filter(|line| !before.contains(line));
        new.collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(written(&["--withdrawn"]), @"
    status: withdrawn
    withdrawn_on: 2026-11-25
    ");
    assert_snapshot!(written(&["--note", "asks for a code"]), @"  # 2026-11-25, me: asks for a code");
    assert_snapshot!(written(&["--address", "https://decisionaid.ohri.ca/new"]), @"  - url: https://decisionaid.ohri.ca/new");
    assert_snapshot!(written(&[]), @"  # 2026-11-25, me: it does not show the aid");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let scratch = Scratch::new();
    let before = scratch.read(FILE);
    for arguments in [
        &["--yes", "https://decisionaid.ohri.ca/AZsumm.php?ID=1038", "--by", "me"][..],
        &["--no", URL, "--by", "me", "--address", "javascript:alert(1)"],
        &["--withdrawn"],
    ] {
        assert_eq!(verify(&scratch, arguments).0, 2, "{arguments:?}");
    }
    assert_eq!(scratch.read(FILE), before);
}

/// Where there is a ledger, what the person saw is remembered at once: another page at the address is news from
/// then on, whatever its words are.
#[test]
fn what_a_person_saw_is_remembered_where_there_is_a_ledger() {
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let replaced = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let is_replaced = std::sync::Arc::clone(&replaced);
    let web = runtime.block_on(signpost_testweb::TestWeb::start()).expect("a port").with_site(
        "127.0.0.1",
        move |request, _| {
            let (title, text) = match is_replaced.load(std::sync::atomic::Ordering::Relaxed) {
                false => (
                    "Leaflet 7",
                    "Nothing here names what the content expects, and a person knows it again. ",
                ),
                true => (
                    "Courses",
                    "Our nurses give courses for families in the autumn, with places for many. ",
                ),
            };
            match request.path() {
                "/leaflet" => signpost_testweb::Reply::html(format!(
                    "<html lang=en><title>{title}</title><h1>{title}</h1><p>{}</p>",
                    text.repeat(12)
                )),
                _ => signpost_testweb::Reply::status(404, "<title>Not found</title>"),
            }
        },
    );
    let url = format!("http://{}/leaflet", web.proxy());
    let scratch = Scratch::new();
    scratch.edit(FILE, URL, &url);
    let usual = ["--only", "scoliosis-ohri", "--allow-private-network", "--no-progress"];
    let audit = |day: &str| {
        scratch.run(&[&["audit", "--today", day, "--format", "short"], &usual[..]].concat())
    };
    let first = audit("2026-11-24");
    assert!(!first.stdout.contains("replaced"), "{}", first.stdout);

    let mut command =
        scratch.command(&["verify", "--yes", &url, "--by", "me", "--today", "2026-11-25"]);
    let ran = command.env("SIGNPOST_ALLOW_PRIVATE_NETWORK", "true").output().expect("the program");
    let said = String::from_utf8_lossy(&ran.stdout).replace(&web.proxy().to_string(), "HOST");
    assert_snapshot!(said, @"
    content/aids/scoliosis-ohri.yaml: verified on 2026-11-25 by me
    ledger.jsonl: what http://HOST/leaflet shows is remembered
    ");
    assert!(scratch.read("ledger.jsonl").contains("\"page_on\":\"2026-11-25\""));

    replaced.store(true, std::sync::atomic::Ordering::Relaxed);
    let later = audit("2026-11-26");
    assert!(later.stdout.contains("replaced"), "{}{}", later.stdout, later.stderr);
}
