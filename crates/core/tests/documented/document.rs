//! Writing the parts of `docs/diagnostics.md` that follow from the code.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use signpost_core::Code;

use crate::case::Outcome;

const CODES: &str = "## The codes\n";
const EXAMPLE: &str = "**Wrong**";

/// The words that a person wrote about each code: what stands below its title and above its example.
pub(crate) fn words(document: &str) -> BTreeMap<&str, &str> {
    document
        .split("\n### `")
        .skip(1)
        .filter_map(|section| {
            let (code, rest) = section.split_once("`\n")?;
            let rest = rest.split("\n## ").next().unwrap_or(rest);
            let body = rest.split(EXAMPLE).next().unwrap_or(rest).trim();
            let words = body.split_once("\n\n").map_or("", |(_title, words)| words.trim());
            Some((code, words))
        })
        .collect()
}

/// The document with everything in it as the code has it, and the words of a person kept.
pub(crate) fn refresh(document: &str, outcomes: &[Outcome]) -> String {
    let head = document.split(CODES).next().unwrap_or_default();
    let words = words(document);
    let mut text = format!("{}\n\n{CODES}", head.trim_end());
    for code in Code::ALL {
        let words = words.get(code.as_str()).copied().unwrap_or_default();
        let (name, title, severity) = (code.as_str(), code.title(), code.severity());
        write!(text, "\n### `{name}`\n\n{title} ({severity}).\n\n{words}\n\n").expect("a string");
        if let Some(outcome) = outcomes.iter().find(|outcome| outcome.case.code == name) {
            example(&mut text, outcome);
        }
    }
    text += "\n## Broken files and what is printed\n\n";
    text += "Each row is a copy of this repository's content in which one thing was broken. A test makes the\n";
    text += "copies and compares what is printed.\n\n";
    text += "| broken | printed |\n|---|---|\n";
    for Outcome { case, printed, .. } in outcomes {
        let lines: Vec<String> =
            printed.trim_end().lines().map(|line| code_span(line.trim())).collect();
        writeln!(text, "| {} | {} |", case.name, lines.join("<br>")).expect("a string");
    }
    text
}

fn example(text: &mut String, Outcome { case, printed, .. }: &Outcome) {
    let file = case.file;
    let [wrong, fixed] = [case.wrong, case.fixed].map(|snippet| match snippet.is_empty() {
        true => "# (nothing)\n".to_owned(),
        false => format!("{}\n", snippet.trim_end().trim_start_matches('\n')),
    });
    write!(
        text,
        "{EXAMPLE}, in `{file}`:\n\n```yaml\n{wrong}```\n\n```text\n{printed}```\n\n**Fixed:**\n\n```yaml\n{fixed}```\n",
    )
    .expect("a string");
}

/// A line as a code span in a table's cell.
fn code_span(line: &str) -> String {
    let line = line.replace('|', "\\|");
    if line.contains('`') { format!("`` {line} ``") } else { format!("`{line}`") }
}
