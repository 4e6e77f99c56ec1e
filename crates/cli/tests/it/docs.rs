//! Pages for maintainers that must name everything there is.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use signpost_core::{Code, Reason, Verdict};

/// Each reason has a row in docs/audit.md, below the heading of its verdict, and no other row has.
#[test]
fn every_reason_is_explained() {
    let page =
        fs::read_to_string(crate::common::repository().join("docs/audit.md")).expect("the page");
    let (_, reasons) = page.split_once("## Verdicts and reasons").expect("the reasons");
    let (reasons, _) = reasons.split_once("\n## ").expect("what comes after them");
    let mut explained = BTreeSet::new();
    for section in reasons.split("\n### ").skip(1) {
        let (verdict, _) = section.split_once(':').expect("a verdict and its meaning");
        for row in section.lines().filter_map(|line| line.strip_prefix("| `")) {
            let (reason, _) = row.split_once('`').expect("a reason");
            assert!(explained.insert(format!("{verdict}/{reason}")), "{reason} is explained twice");
        }
    }
    let known: BTreeSet<String> =
        Reason::ALL.iter().map(|reason| format!("{}/{reason}", reason.verdict())).collect();
    assert_eq!(explained, known);
    for verdict in Verdict::ALL {
        assert!(reasons.contains(&format!("\n### {verdict}: ")), "{verdict} has no heading");
    }
}

/// The words that CONTRIBUTING.md asks not to write stand in no document, help or reason.
#[test]
fn words_are_the_usual_ones() {
    let root = crate::common::repository();
    let style = fs::read_to_string(root.join("CONTRIBUTING.md")).expect("the style");
    let (_, rows) = style.split_once("| write | not |\n|---|---|\n").expect("the table");
    let rows = rows.lines().take_while(|line| line.starts_with('|'));
    let unwanted: Vec<String> = rows
        .flat_map(|row| row.split('|').nth(2).expect("two columns").split(','))
        .map(|words| format!(" {} ", words.trim()))
        .collect();
    assert!(unwanted.contains(&" whoever ".to_owned()), "{unwanted:?}");

    let mut texts: Vec<(String, String)> = Vec::new();
    // The table itself has the words in it.
    let documents = documents().into_iter().filter(|path| !path.ends_with("CONTRIBUTING.md"));
    // What editors show, what a form on GitHub asks, and what the site says by itself.
    let others =
        ["schemas", ".github/ISSUE_TEMPLATE", ".github/workflows", "crates/renderer/words"];
    let others = others.into_iter().flat_map(files).chain([root.join("action.yml")]);
    for path in documents.chain(others) {
        let text = fs::read_to_string(&path).expect("a document");
        texts.push((path.display().to_string(), text));
    }
    let scratch = crate::common::Scratch::empty();
    // A page of each command, with its help.
    assert_eq!(scratch.run(&["man", "--out", "man"]).code, 0);
    for page in fs::read_dir(scratch.path("man")).expect("the manual") {
        let page = page.expect("a page").path();
        let text = fs::read_to_string(&page).expect("a page");
        texts.push((page.display().to_string(), text.replace("\\-", "-")));
    }
    for code in Code::ALL {
        let ran = scratch.run(&["validate", "--explain", code.as_str()]);
        texts.push((format!("--explain {code}"), ran.stdout));
    }
    texts.extend(Reason::ALL.iter().map(|it| (it.to_string(), it.meaning().to_owned())));

    let mut found = Vec::new();
    for (name, text) in &texts {
        // Codes and names of files keep their names.
        let prose: String = text.split('`').step_by(2).collect::<Vec<_>>().join("`").to_lowercase();
        let words: Vec<&str> = prose
            .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '.')
            .filter(|word| !word.is_empty())
            .collect();
        let line = format!(" {} ", words.join(" "));
        found.extend(
            unwanted.iter().filter(|it| line.contains(*it)).map(|it| format!("{name}:{it}")),
        );
    }
    assert_eq!(found, [""; 0]);
}

/// Every document that people read.
fn documents() -> Vec<PathBuf> {
    const AT_THE_TOP: [&str; 5] =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"];
    let root = crate::common::repository();
    let all = AT_THE_TOP.map(|name| root.join(name)).into_iter().chain(files("docs"));
    all.filter(|path| path.extension().is_some_and(|it| it == "md")).collect()
}

/// The files of a folder of the repository.
fn files(folder: &str) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(crate::common::repository().join(folder)).expect("a folder");
    entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file())
}

/// What links of our own documents lead to is there: the file, and the heading in it.
#[test]
fn every_document_links_to_what_is_there() {
    use signpost_core::lists::{Format, read};
    let root = crate::common::repository();
    let summary = fs::read_to_string(root.join("docs/SUMMARY.md")).expect("the list of documents");
    let mut wrong = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(&document).expect("a document");
        let shown = document.strip_prefix(root).expect("a path in it").display();
        let name = document.file_name().and_then(|name| name.to_str()).expect("a name");
        if document.starts_with(root.join("docs")) && name != "SUMMARY.md" {
            assert!(summary.contains(&format!("({name})")), "docs/SUMMARY.md has no {name}");
        }
        // A list of links says of a relative one that it cannot ask it.
        let list = read(Format::Markdown, &text).expect("Markdown can always be read");
        for link in list.remarks {
            let (file, heading) = link.text.split_once('#').unwrap_or((&link.text, ""));
            let target = document.parent().expect("a folder").join(file);
            let there = match (target.exists(), heading) {
                (there, "") => there,
                _ => {
                    fs::read_to_string(&target).is_ok_and(|text| headings(&text).contains(heading))
                }
            };
            if !there {
                wrong.push(format!("{shown}:{}: {}", link.line, link.text));
            }
        }
    }
    assert!(wrong.is_empty(), "these lead nowhere:\n{}", wrong.join("\n"));
}

/// The headings of a document, as a link's fragment names them.
fn headings(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let words = line.trim_start_matches('#').trim().to_lowercase();
            words
                .chars()
                .filter_map(|c| match c {
                    ' ' => Some('-'),
                    c if c.is_alphanumeric() || matches!(c, '-' | '_') => Some(c),
                    _ => None,
                })
                .collect()
        })
        .collect()
}
