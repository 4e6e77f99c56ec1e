//! What `fix` writes, and what it leaves alone.

use crate::common::{Ran, Scratch};
use insta::assert_snapshot;

const OLD: &str = "https://decisionaid.ohri.ca/AZsumm.php?ID=1037";
const NEW: &str = "https://decisionaid.ohri.ca/aids/1037";
const AID: &str = "content/aids/scoliosis-ohri.yaml";

/// A folder with the real content and a report by which one link has moved.
fn scratch() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("audit.json", include_str!("common/report.json"));
    scratch
}

fn fix(scratch: &Scratch, arguments: &[&str]) -> Ran {
    let fixed = ["fix", "--report", "audit.json", "--today", "2026-11-22"];
    let ran = scratch.run(&[&fixed, arguments].concat());
    assert_eq!(ran.stderr, "");
    ran
}

#[test]
fn a_move_is_written_and_nothing_else_changes() {
    let scratch = scratch();
    let before = scratch.read(AID);
    let ran = fix(&scratch, &[]);
    assert_snapshot!(ran.stdout, @"
    content/aids/scoliosis-ohri.yaml
        11 -   - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037
        11 +   - url: https://decisionaid.ohri.ca/aids/1037

    1 address written in 1 file. Open each new address once: it should be the same aid.
    ");
    assert_eq!(ran.code, 0);
    assert_eq!(scratch.read(AID), before.replace(OLD, NEW));
    assert_eq!(scratch.run(&["validate", "--today", "2026-11-22"]).code, 0);
}

#[test]
fn a_dry_run_writes_nothing() {
    let scratch = scratch();
    let before = scratch.read(AID);
    let ran = fix(&scratch, &["--dry-run"]);
    assert!(
        ran.stdout.ends_with("1 address would be written in 1 file; nothing was (--dry-run).\n"),
        "{}",
        ran.stdout
    );
    assert_eq!((ran.code, scratch.read(AID)), (0, before));
}

#[test]
fn a_second_time_there_is_nothing_left_to_write() {
    let scratch = scratch();
    fix(&scratch, &[]);
    let ran = fix(&scratch, &[]);
    assert_snapshot!(ran.stdout, @"No link has moved that is not written down already.");
    assert_eq!(ran.code, 0);
}

#[test]
fn what_changed_since_the_audit_is_left_alone() {
    let scratch = scratch();
    scratch.edit(AID, OLD, "https://decisionaid.ohri.ca/AZsumm.php?ID=2000");
    let before = scratch.read(AID);
    let ran = fix(&scratch, &[]);
    assert_snapshot!(ran.stdout, @"
    not written for the aid scoliosis-ohri: the file no longer names this address
      https://decisionaid.ohri.ca/AZsumm.php?ID=1037 has moved to https://decisionaid.ohri.ca/aids/1037

    Nothing was written.
    ");
    assert_eq!((ran.code, scratch.read(AID)), (1, before));
}

#[test]
fn what_would_not_be_valid_is_not_written() {
    let scratch = scratch();
    scratch.edit(
        "audit.json",
        &format!("\"url\": \"{NEW}\"\n      }}"),
        "\"url\": \"ftp://a.test/\"\n      }",
    );
    let before = scratch.read(AID);
    let ran = fix(&scratch, &[]);
    assert_snapshot!(ran.stdout, @"
    not written for the aid scoliosis-ohri: the file would not be valid with it: `ftp://a.test/` is not a web address
      https://decisionaid.ohri.ca/AZsumm.php?ID=1037 has moved to ftp://a.test/

    Nothing was written.
    ");
    assert_eq!((ran.code, scratch.read(AID)), (1, before));
}

#[test]
fn a_file_with_a_fault_is_left_alone() {
    let scratch = scratch();
    scratch.edit(AID, "status: active", "status: activ");
    let before = scratch.read(AID);
    let ran = fix(&scratch, &[]);
    assert!(
        ran.stdout.contains("the file has faults of its own, which come first"),
        "{}",
        ran.stdout
    );
    assert_eq!((ran.code, scratch.read(AID)), (1, before));
}

#[test]
fn without_moves_there_is_nothing_to_do() {
    let scratch = scratch();
    scratch.edit("audit.json", r#""verdict": "moved""#, r#""verdict": "ok""#);
    let ran = fix(&scratch, &[]);
    assert_snapshot!(ran.stdout, @"No link has moved that is not written down already.");
    assert_eq!(ran.code, 0);
}

#[test]
fn what_validate_knows_how_to_write_is_written_without_the_web() {
    let scratch = Scratch::new();
    scratch.edit(AID, "decision: surgery", "decison: surgery");
    scratch.edit(AID, "status: active", "status:  active # \"still\" it's");
    scratch.edit("content/pages/back-pain/en.yaml", "      - massage\n", "      • massage\n");
    scratch.edit("content/pages/back-pain/nl.yaml", "intro: |", "intro: >");
    let before = scratch.read(AID);
    let dry = scratch.run(&["fix", "--offline", "--dry-run", "--today", "2026-11-22"]);
    assert_snapshot!(dry.stdout, @"
    content/aids/scoliosis-ohri.yaml
         6 - decison: surgery-or-not
         6 + decision: surgery-or-not

    content/pages/back-pain/en.yaml
        27 -       • massage
        27 +       - massage

    content/pages/back-pain/nl.yaml
         8 - intro: >
         8 + intro: |

    3 faults would be fixed in 3 files; nothing was written (--dry-run).
    ");
    assert_eq!((dry.code, scratch.read(AID)), (0, before.clone()));
    let ran = scratch.run(&["fix", "--offline", "--today", "2026-11-22"]);
    assert!(ran.stdout.ends_with("3 faults fixed in 3 files.\n"), "{}", ran.stdout);
    assert_eq!(scratch.read(AID), before.replace("decison", "decision"));
    let again = scratch.run(&["fix", "--offline", "--today", "2026-11-22"]);
    assert_snapshot!(again.stdout, @"Nothing to write.");
    assert_eq!(scratch.run(&["validate", "--deny-warnings", "--today", "2026-11-22"]).code, 0);
}

/// The line ends of old Macs, of Windows and of everybody else stay as they are.
#[test]
fn line_ends_stay() {
    for end in ["\r", "\r\n", "\n"] {
        let scratch = scratch();
        let path = "content/aids/scoliosis-ohri.yaml";
        let whole = scratch.read(path).replace("decision: ", "decison: ").replace('\n', end);
        scratch.write(path, &whole);
        let ran = scratch.run(&["fix", "--offline", "--now", "2026-11-22"]);
        assert_eq!(scratch.read(path), whole.replace("decison: ", "decision: "), "{}", ran.stdout);
    }
}

#[test]
fn what_readers_would_see_is_left_to_a_person() {
    let scratch = Scratch::new();
    scratch.edit(AID, "status: active", "status: activ");
    let before = scratch.read(AID);
    let ran = scratch.run(&["fix", "--offline", "--today", "2026-11-22"]);
    assert_snapshot!(ran.stdout, @"
    1 fault is left to you, because what readers see may change: `signpost validate` says what to write.
    Nothing to write.
    ");
    assert_eq!(scratch.read(AID), before);
}

#[test]
fn a_remedy_that_brings_another_fault_is_left_to_a_person() {
    // What begins with a sign would lose it, once the lines are kept as they are.
    for text in [
        "body: >\n      Vor allem Menschen\n      > 65 Jahren\n\n      - Ruhe\n      - Massage\n",
        "body: >\n      Vooral bij een score\n      - 2,5 of minder\n\n      En dan\n\n",
        "body: >\n      Surtout pour\n      + 250 mg\n\n      Et puis\n\n",
    ] {
        let scratch = Scratch::new();
        let page = "content/pages/back-pain/en.yaml";
        scratch.edit(page, "body: |", text);
        scratch.edit(AID, "decision: surgery", "decison: surgery");
        let before = scratch.read(page);
        let ran = scratch.run(&["fix", "--offline", "--today", "2026-11-22"]);
        assert_eq!(scratch.read(page), before, "{text}");
        assert!(scratch.read(AID).contains("decision: surgery"), "what is right is written");
        assert!(ran.stdout.contains("1 fault fixed in 1 file."), "{}", ran.stdout);
        assert!(ran.stdout.contains("1 fault is left to you"), "{}", ran.stdout);
    }
}

#[test]
fn a_sign_before_a_number_stays() {
    for text in [
        "Die Formel ist 3\n      · 5 = 15.",
        "Der Unterschied ist\n      • 5 mg am Tag.",
        "Het verschil is\n      ▪ 2,5 cm per jaar.",
    ] {
        let scratch = Scratch::new();
        let page = "content/pages/back-pain/en.yaml";
        scratch.edit(page, "body: |", &format!("body: |\n      {text}\n"));
        let before = scratch.read(page);
        scratch.run(&["fix", "--offline", "--today", "2026-11-22"]);
        assert_eq!(scratch.read(page), before);
    }
}

#[test]
fn good_remedies_of_a_file_are_written_beside_one_that_is_not() {
    let scratch = Scratch::new();
    let page = "content/pages/back-pain/en.yaml";
    scratch.edit(page, "title: Back pain treatment options", "title: Back pain treatment оptions");
    scratch.edit(page, "intro: |", "intro: >\n  Pour les gens de\n  > 65 ans\n\n  - repos\n");
    scratch.edit(page, "      - massage\n", "      • massage\n");
    let ran = scratch.run(&["fix", "--offline", "--today", "2026-11-22"]);
    assert_snapshot!(ran.stdout, @"
    content/pages/back-pain/en.yaml
         5 - title: Back pain treatment оptions
         5 + title: Back pain treatment options
        32 -       • massage
        32 +       - massage

    2 faults fixed in 1 file.
    1 fault is left to you, because what readers see may change: `signpost validate` says what to write.
    ");
}

#[test]
fn a_file_that_could_not_be_read_is_repaired_before_the_rest_of_it_is_known() {
    let scratch = Scratch::new();
    scratch.edit(AID, "status: active", "status； active");
    let text = scratch.read(AID).replace('；', ";").replace("provider: ohri", "provider: ohir");
    scratch.write(AID, &text);
    let ran = scratch.run(&["fix", "--offline", "--today", "2026-11-22"]);
    assert_snapshot!(ran.stdout, @"
    content/aids/scoliosis-ohri.yaml
         9 - status; active
         9 + status: active

    1 fault fixed in 1 file.
    ");
}

#[test]
fn a_file_of_another_name_is_left_to_a_person() {
    let scratch = Scratch::new();
    let page = "content/pages/back-pain/EN.yaml";
    let named = scratch.path("content/pages/back-pain/en.yaml");
    std::fs::rename(named, scratch.path(page)).expect("the page");
    scratch.edit(page, "      - massage\n", "      • massage\n");
    scratch.edit(AID, "decision: surgery", "decison: surgery");
    let ran = scratch.run(&["fix", "--offline", "--today", "2026-11-22"]);
    assert_snapshot!(ran.stdout, @"
    content/aids/scoliosis-ohri.yaml
         6 - decison: surgery-or-not
         6 + decision: surgery-or-not

    1 fault fixed in 1 file.
    1 fault is left to you, because what readers see may change: `signpost validate` says what to write.
    ");
    assert_eq!(ran.stderr, "");
}

#[test]
fn an_address_becomes_a_link_without_the_signs_around_it() {
    let scratch = Scratch::new();
    let page = "content/pages/back-pain/en.yaml";
    let text = "body: |\n      Voir «https://example.org/x» (https://example.org/a_(b)),\n      \
                „https://example.org/y“ of https://example.org/z…\n      \
                Mail anna@www.example.org, of kijk op <www.example.org>.\n      \
                我们看https://example.org/的信息\n\n";
    scratch.edit(page, "body: |", text);
    let ran = scratch.run(&["fix", "--offline", "--today", "2026-11-22"]);
    assert_snapshot!(ran.stdout, @"
    content/pages/back-pain/en.yaml
        19 -       Voir «https://example.org/x» (https://example.org/a_(b)),
        19 +       Voir «<https://example.org/x>» (<https://example.org/a_(b)>),
        20 -       „https://example.org/y“ of https://example.org/z…
        20 +       „<https://example.org/y>“ of <https://example.org/z>…
        21 -       Mail anna@www.example.org, of kijk op <www.example.org>.
        21 +       Mail anna@www.example.org, of kijk op <https://www.example.org>.

    5 faults fixed in 1 file.
    1 fault is left to you, because what readers see may change: `signpost validate` says what to write.
    ");
}

#[test]
fn what_may_stand_for_a_space_or_ends_no_list_is_left_to_a_person() {
    let page = "content/pages/back-pain/en.yaml";
    for text in [
        "Niet\u{200b}innemen.",
        "Text\n      • rest\n      • move\n      text after the list.",
        "Opties:\n      1.rust\n      2.bewegen\n      en dan verder.",
        "Wir haben zu.\n      1.Mai ist frei.",
    ] {
        let scratch = Scratch::new();
        scratch.edit(page, "body: |", &format!("body: |\n      {text}\n\n"));
        let before = scratch.read(page);
        scratch.run(&["fix", "--offline", "--today", "2026-11-22"]);
        assert_eq!(scratch.read(page), before);
    }
}
