//! Where the content says who opened a link. That name is for the people who write the content: it stands in their
//! files, and nothing that is printed, sent or published has it.
//!
//! A file may be faulty, and its faults are what is shown. So this reads lines and braces rather than YAML, takes a
//! typo for what was meant, and hides rather too much than too little: what stands under a key that no content has,
//! or in a line that is no mapping, may be such a name in other words or another language.

pub(crate) mod names;

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::fix::ChangedLine;
use crate::source::{SourcePath, Sources};

pub use names::names;

/// What is shown in place of a name.
pub const INSTEAD: &str = "…";

/// A text in which no name is that says who opened a link.
pub fn without_names<'t>(path: &SourcePath, text: &'t str) -> Cow<'t, str> {
    let names = names(path, text);
    if names.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut shown, mut done) = (String::with_capacity(text.len()), 0);
    for name in names {
        shown.push_str(text.get(done..name.start).unwrap_or_default());
        shown.push_str(INSTEAD);
        done = name.end;
    }
    shown.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(shown)
}

/// Lines of a file, whose text this was before they changed, as they may be shown.
pub fn lines_without_names(path: &SourcePath, before: &str, lines: &mut [ChangedLine]) {
    let all = without_names(path, before);
    if matches!(all, Cow::Borrowed(_)) {
        return;
    }
    let all: Vec<&str> = all.lines().collect();
    for line in lines {
        let shown = all.get(line.number.saturating_sub(1)).copied().unwrap_or_default();
        if shown == line.before {
            continue;
        }
        shown.clone_into(&mut line.before);
        if !line.after.is_empty() {
            line.after = match without_names(path, &line.after) {
                Cow::Owned(after) => after,
                // The line is the middle of something.
                Cow::Borrowed(_) => INSTEAD.to_owned(),
            };
        }
    }
}

/// How many bytes before and behind a fault's place may be quoted in what is said of it: the 60 characters of a value
/// that are shown, of four bytes each.
const NEAR: usize = 240;

/// Takes such names out of what is said of faults: some quote what is written at their place.
pub(crate) fn hide(sources: &Sources, faults: &mut [Diagnostic]) {
    for fault in faults {
        let file = fault.place().file.clone();
        let (text, names) = (sources.text(&file), sources.names(&file));
        if names.is_empty() {
            continue;
        }
        let span = fault.place().span.clone();
        let line = line_of(text, &span);
        // A message quotes what is about its place, and not all of a line without an end.
        let line = line.start.max(text.floor_char_boundary(span.start.saturating_sub(NEAR)))
            ..line.end.min(text.floor_char_boundary(span.end + NEAR));
        // The names are in order, and there may be as many of them as faults.
        let near = names.partition_point(|name| name.end <= line.start)
            ..names.partition_point(|name| name.start < line.end);
        let near = names.get(near).unwrap_or_default();
        let first = names.partition_point(|name| name.end < span.start);
        let about = names.get(first).is_some_and(|name| name.start <= span.end);
        // What stands in a name's place may be a line without an end.
        let near = near.iter().map(|name| name.start.max(line.start)..name.end.min(line.end));
        let near: Vec<&str> = near.filter_map(|name| text.get(name)).collect();
        // What stands in a name's place until there is one, such as `TODO`, is our own word, unless it is in brackets.
        let is_own = |name: &&str| !name.contains(['<', '[', '(', '{']);
        if fault.code == Code::UnfinishedText && near.iter().all(is_own) {
            continue;
        }
        let told = [&mut fault.message].into_iter().chain(&mut fault.help);
        for said in told.chain(fault.labels.iter_mut().map(|label| &mut label.text)) {
            *said = without(said, &near, about);
        }
    }
}

/// What is said without these names; without anything that it quotes, if it is about one of them.
fn without(said: &str, names: &[&str], about: bool) -> String {
    let mut said = said.to_owned();
    for name in names {
        let bare = name.trim_matches(['"', '\'']);
        for part in [name, bare].into_iter().filter(|part| part.chars().nth(1).is_some()) {
            if said.contains(part) {
                said = said.replace(part, INSTEAD);
            }
        }
        if about {
            let words = bare.split(|c: char| !c.is_alphanumeric());
            for word in words.filter(|word| word.chars().nth(3).is_some()) {
                if said.contains(word) {
                    said = without_word(&said, word);
                }
            }
        }
    }
    if !about {
        return said;
    }
    // What was meant may differ from what is written.
    for (open, close) in [('`', '`'), ('“', '”'), ('"', '"')] {
        said = without_quoted(&said, open, close);
    }
    said
}

/// What is said without a word. Parts of other words stay.
fn without_word(said: &str, word: &str) -> String {
    let (mut shown, mut done) = (String::new(), 0);
    for (at, _) in said.match_indices(word) {
        let before = said.get(..at).and_then(|text| text.chars().next_back());
        let after = said.get(at + word.len()..).and_then(|text| text.chars().next());
        if !before.into_iter().chain(after).any(char::is_alphanumeric) {
            shown.push_str(said.get(done..at).unwrap_or_default());
            shown.push_str(INSTEAD);
            done = at + word.len();
        }
    }
    shown + said.get(done..).unwrap_or_default()
}

/// What is said, with what stands in quotes left out; keys are no names.
fn without_quoted(said: &str, open: char, close: char) -> String {
    let is_key = |text: &str| {
        text.len() < 12 && text.chars().all(|c| c.is_ascii_lowercase() || "_: …".contains(c))
    };
    let (mut shown, mut rest) = (String::new(), said);
    while let Some((before, inside)) = rest.split_once(open) {
        let Some((quoted, after)) = inside.split_once(close) else { break };
        shown.push_str(before);
        shown.push(open);
        shown.push_str(if is_key(quoted) { quoted } else { INSTEAD });
        shown.push(close);
        rest = after;
    }
    shown + rest
}

/// The lines that a place is in.
fn line_of(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(span.end..).and_then(|after| after.find('\n'));
    start..end.map_or(text.len(), |at| span.end + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        without_names(&SourcePath::from("aids/knee.yaml"), text).into_owned()
    }

    #[test]
    fn braces_without_end_take_no_room_of_their_own() {
        let many = "{}".repeat(100_000);
        let text = format!("x: {many}{{verified: {{by: R. Jansen}}}}\nid: a");
        assert_eq!(shown(&text), format!("x: {many}{{verified: {{by: …}}}}\nid: a"));
        let told = "verified: {on: 2026-11-22, by: A. Bos} {verified: {by: C. Dijk}}\nby: E. Vos";
        let expected = "verified: {on: 2026-11-22, by: …} {verified: {by: …}}\nby: …";
        assert_eq!(shown(told), expected);
    }

    #[test]
    fn a_name_is_hidden_however_it_is_written() {
        for (text, expected) in [
            ("verified: {on: 2026-11-22, by: R. Jansen}", "verified: {on: 2026-11-22, by: …}"),
            (
                "verified: {by: R. Jansen, on: 2026-11-22} # seen",
                "verified: {by: …, on: 2026-11-22} # …",
            ),
            ("verified: { \"by\": \"R. \\\"J\\\" Jansen\" }", "verified: { \"by\": … }"),
            (
                "verified: {on: 2026-11-22,\n  by: 'R.\n  Jansen'}\nid: a",
                "verified: {on: 2026-11-22,\n  by: …\n  …}\nid: a",
            ),
            (
                "verified:\n  on: 2026-11-22\n  by: R. Jansen\ntitle: T",
                "verified:\n  on: 2026-11-22\n  by: …\ntitle: T",
            ),
            (
                "verified:\n  by: >\n    R.\n    Jansen\n  on: 2026-11-22",
                "verified:\n  by: …\n    …\n    …\n  on: 2026-11-22",
            ),
            (
                "  - {url: \"https://a.example/{x}\", title: \"By: a\", verified: {on: 2026-11-22, by: \"R. Jansen\"}, access: open}",
                "  - {url: \"https://a.example/{x}\", title: \"By: a\", verified: {on: 2026-11-22, by: …}, access: open}",
            ),
            ("- verified: R. Jansen\n  access: open", "- verified: …\n  access: open"),
            ("verifed: {on: 2026-11-22, name: R. Jansen}", "verifed: {on: 2026-11-22, name: …}"),
            ("verified: {on: R. Jansen}", "verified: {on: …}"),
            ("verified: {on: 2026-11-22, R. Jansen}", "verified: {on: 2026-11-22, …}"),
            (
                "verified: {on: 2026-11-22, by: \"R. Jansen}\nid: a",
                "verified: {on: 2026-11-22, by: …\nid: a",
            ),
            (
                "verified: {on: 2026-11-22, by: [R, Jansen]}",
                "verified: {on: 2026-11-22, by: […, …]}",
            ),
            ("verified:\n  - R. Jansen\nid: a", "verified:\n  - …\nid: a"),
            (
                "verified:\n  on: 2026-11-22\n  R. Jansen\nid: a",
                "verified:\n  on: 2026-11-22\n  …\nid: a",
            ),
            (
                "- verified: {on: 2026-11-22, by: &Jansen R. Jansen}\n  title: *Jansen\n  access: R&D",
                "- verified: {on: 2026-11-22, by: …}\n  title: *…\n  access: R&D",
            ),
            (
                "title: &Jansen a\nverified:\n  on: 2026-11-22\n  by: *Jansen",
                "title: &… a\nverified:\n  on: 2026-11-22\n  by: …",
            ),
            ("verified_by: R. Jansen", "verified_by: …"),
            (
                "  verified:\n    by: |\n      R.\n\tJansen\nid: a",
                "  verified:\n    by: …\n      …\n\t…\nid: a",
            ),
            ("  by : R. Jansen", "  by : …"),
            // Lines that are no mapping.
            ("verified by R. Jansen", "verified by …"),
            ("- url: https://a.example/\n  by R. Jansen", "- url: https://a.example/\n  by …"),
            (
                "url: https://a.example/\n  verified by: R. Jansen",
                "url: https://a.example/\n  verified by: …",
            ),
            ("verified = on 2026-11-22 by R. Jansen", "verified = on …"),
            ("- \"by\" R. Jansen", "- \"by\" …"),
            ("R. Jansen verified this", "…"),
            ("title: T # verified by R. Jansen", "title: T # verified by …"),
            ("# verified: {on: 2026-11-22, by: R. Jansen}", "# verified: {on: …"),
            // In other languages.
            ("geverifieerd door R. Jansen", "geverifieerd …"),
            (
                "gecontroleerd: {on: 2026-11-22, door: R. Jansen}",
                "gecontroleerd: {on: 2026-11-22, door: …}",
            ),
            ("geprüft:\n  am: 2026-11-22\n  von: R. Jansen", "geprüft:\n  am: …\n  von: …"),
            (
                "{url: a, vérifié: {le: 2026-11-22, par: R. Jansen}}",
                "{url: a, vérifié: {le: …, par: …}}",
            ),
            ("Проверила Р. Янсен", "…"),
            ("確認者：R. Jansen", "確認者：…"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_name_is_shown() {
        for text in [
            "title: \"Stand by: what to do\"\nurl: https://a.example/by:x\n",
            "subject: {en: Knee pain, nl: \"Knie: wat nu?\"}\nverified: {on: 2026-11-22}\n",
            "languages: [en]\nverified:\n  on: 2026-11-22\nexpect: [by, verified]\n",
            "subject:\n  en: Knee\n  nl: >\n    Een tekst\n    die doorgaat\ntilte: A\nurl https://a.example/\nexpect:\n- knee\n# TODO: an aid\n---\n",
        ] {
            assert_eq!(shown(text), text);
        }
        let text = "review: {on: 2026-11-22, by: R. Jansen}";
        assert_eq!(without_names(&SourcePath::from("pages/knee/en.yaml"), text), text);
    }

    #[test]
    fn any_text_can_be_read() {
        for text in [
            "{",
            "verified: {",
            "by:",
            "verified: {by: \"",
            "- - by: é",
            "verified:\n\n {é,",
            "by: '\n}",
        ] {
            for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
                let names = names(&SourcePath::from("aids/a.yaml"), &text[..end]);
                assert!(names.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text}");
            }
        }
    }

    #[test]
    fn what_is_said_of_a_name_has_it_not() {
        let said = "`by` cannot be “R. Jansen”; write by: \"R. Jansen\", or Jansén: `Jansén`";
        assert_eq!(
            without(said, &["R. Jansen"], true),
            "`by` cannot be “…”; write by: \"…\", or Jansén: `…`"
        );
        assert_eq!(
            without("write `R. Jansen` and `title`", &["\"R. Jansen\""], false),
            "write `…` and `title`"
        );
    }
}
