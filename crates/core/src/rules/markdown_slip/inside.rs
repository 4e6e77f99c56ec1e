//! Marks that count anywhere in a line, and notes that no reader should see.

use std::ops::Range;

use super::Slip;

type Found = (Range<usize>, &'static str, String);

/// A note for other editors, marked as other programs mark one.
pub(super) fn note(line: &str) -> Option<Slip> {
    let pair = |open: &str, close: &str| {
        let start = line.find(open)?;
        let inner = start + open.len();
        let length = line[inner..].find(close).map(|it| open.len() + it + close.len());
        let length = length.unwrap_or(line.trim_end().len() - start);
        Some(start..start + length)
    };
    let marks = [("{# ", "#}"), ("/* ", "*/"), ("%% ", "%%")];
    let pairs = marks.into_iter().find_map(|(open, close)| pair(open, close));
    pairs.or_else(|| aside(line)).map(seen)
}

/// Says that readers see a note.
pub(super) fn seen(part: Range<usize>) -> Slip {
    let help = "take it out; a note for other editors stands above the text's key, outside of the text: # …";
    Slip::new(part, "readers see this note, because a text has no comments in it", help)
}

/// What stands behind a `#` at the end of a line, or behind what other programs write for it.
fn aside(line: &str) -> Option<Range<usize>> {
    const MARKS: [&str; 4] = [" # ", " // ", " ;; ", " %% "];
    let found = MARKS.iter().filter_map(|mark| behind(line, mark));
    found.min_by_key(|part| part.start)
}

fn behind(line: &str, mark: &str) -> Option<Range<usize>> {
    line.match_indices(mark).map(|(at, _)| at).find_map(|at| {
        let before = &line[..at];
        // `press # to go on` is a sentence.
        let is_aside = before.ends_with(' ') || before.ends_with(['.', '!', '?', ';', '”', ')']);
        let is_note = line[at + mark.len()..].trim_start().starts_with(char::is_alphabetic);
        (is_aside && is_note && !before.trim().is_empty()).then(|| at + 1..line.trim_end().len())
    })
}

/// What YAML makes a line break or a letter of in double quotes, and leaves as it is elsewhere: `'One.\n\nTwo.'`. What
/// stands in code is meant as it is.
pub(super) fn escape(text: &str, code: &[Range<usize>]) -> Option<Slip> {
    let is_code = |at: usize| {
        let before = code.partition_point(|it| it.start <= at);
        code[..before].last().is_some_and(|it| at < it.end)
    };
    let is_hex =
        |rest: &str| rest.len() >= 4 && rest.bytes().take(4).all(|it| it.is_ascii_hexdigit());
    let signs = text.match_indices('\\').filter(|(at, _)| !is_code(*at));
    let found = signs.into_iter().find_map(|(at, _)| {
        let before = text[..at].trim_end_matches(' ');
        let rest = &text[at + 1..];
        let length = match rest.as_bytes().first()? {
            // In `C:\new` and `3 \times 4` it is a part of a word.
            b'n' | b't' | b'r'
                if !rest[1..].starts_with(char::is_lowercase)
                    || before.is_empty()
                    || before.ends_with(['.', '!', '?', ';', ',', '\n']) =>
            {
                2
            }
            b'u' if is_hex(&rest[1..]) => 6,
            _ => return None,
        };
        Some(at..at + length)
    })?;
    let message = "readers see this as it stands, because only double quotes make a line break or a letter of it";
    let help = match text[found.start + 1..].starts_with('u') {
        true => "write the letter itself",
        false => {
            "write a longer text on lines of its own below its key, after |, with a blank line between paragraphs"
        }
    };
    Some(Slip::new(found, message, help))
}

/// Marks that count anywhere in a line.
pub(super) fn inside(line: &str) -> Option<Slip> {
    note(line).or_else(|| {
        let (part, message, help) = mark(line)?;
        Some(Slip::new(part, message, help))
    })
}

/// `10^3^` and `H~2~O`: a few letters or digits between two marks, right behind another one.
fn raised(line: &str, mark: char) -> Option<Range<usize>> {
    /// What is raised or lowered is no longer.
    const LONGEST: usize = 4;
    line.match_indices(mark).find_map(|(start, _)| {
        let rest = &line[start + 1..];
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"+-−".contains(c))?;
        let is_whole = (1..=LONGEST).contains(&length) && rest[length..].starts_with(mark);
        let is_behind = line[..start].ends_with(|c: char| c.is_alphanumeric() || c == ')');
        (is_whole && is_behind && !rest[length + 1..].starts_with(mark))
            .then(|| start..start + length + 2)
    })
}

/// `&lt 10`
fn without_semicolon(line: &str) -> Option<(Range<usize>, &'static str)> {
    const NAMES: [(&str, &str); 5] =
        [("&lt", "\\<"), ("&gt", "\\>"), ("&le", "≤"), ("&ge", "≥"), ("&amp", "&")];
    NAMES.iter().find_map(|(name, sign)| {
        let is_whole = |it: &usize| {
            let rest = &line[it + name.len()..];
            !rest.starts_with(|c: char| c == ';' || c == '=' || c.is_alphabetic())
        };
        let start = line.match_indices(name).map(|it| it.0).find(is_whole)?;
        Some((start..start + name.len(), *sign))
    })
}

/// `---|---`, between the first row of a table and the others.
fn is_rule_of_table(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') && line.contains("---") && line.chars().all(|c| "|-: ".contains(c))
}

fn mark(line: &str) -> Option<Found> {
    let unescaped = |mark: &str| {
        line.match_indices(mark)
            .map(|(start, _)| start)
            .find(|&start| !line[..start].ends_with('\\'))
            .map(|start| start..start + mark.len())
    };
    let followed = |part: &Range<usize>| line[part.end..].starts_with(char::is_alphanumeric);
    let preceded = |part: &Range<usize>| line[..part.start].ends_with(char::is_alphanumeric);
    // "(**)" refers to a note.
    let is_note =
        |it: &Range<usize>| line[..it.start].ends_with('(') && line[it.end..].starts_with(')');
    if let Some(part) = unescaped("**")
        .filter(|it| !is_note(it))
        .or_else(|| unescaped("__").filter(|it| followed(it) || preceded(it)))
    {
        let help = "write **bold**: without spaces inside the marks, and with both of them";
        return Some((part, "these marks do not make text bold", help.to_owned()));
    }
    if let Some(part) = raised(line, '^').or_else(|| raised(line, '~')) {
        let help = "write the sign itself, as in m² and H₂O, or say it in words";
        return Some((part, "nothing is shown raised or lowered", help.to_owned()));
    }
    if let Some((part, sign)) = without_semicolon(line) {
        let message = "readers see this as it stands, because no semicolon ends it";
        return Some((part, message, format!("write {sign}")));
    }
    if is_rule_of_table(line) {
        return Some((
            0..line.trim_end().len(),
            "tables are not shown as tables",
            "write a list".to_owned(),
        ));
    }
    if let Some(part) = unescaped("~~") {
        let help = "write only what is right, without the marks and the words between them";
        return Some((part, "nothing is shown struck through", help.to_owned()));
    }
    if let Some(part) = unescaped("[^") {
        let help = "write the note where it belongs, in brackets: (…)";
        return Some((part, "notes below a text are not shown as notes", help.to_owned()));
    }
    if ["[ ] ", "[x] ", "[X] "].iter().any(|mark| line.starts_with(mark)) {
        let help = format!("write - {}", line[4..].trim_start());
        return Some((0..3, "boxes to tick are not shown as boxes", help));
    }
    if let Some(part) = unescaped("`") {
        let help = "close it with another backtick, or write an apostrophe: ’";
        return Some((part, "this backtick is not closed", help.to_owned()));
    }
    if let Some(part) = unescaped("](") {
        let help = "write [text](https://…): close the bracket, and no spaces in the address";
        return Some((part, "this is not a link", help.to_owned()));
    }
    if let Some(part) = unescaped("] (").filter(|part| {
        ["http", "www.", "/", "#", "mailto:"]
            .iter()
            .any(|start| line[part.end..].starts_with(start))
    }) {
        let help = "take the space out: [text](https://…)";
        return Some((part, "this is not a link, because of the space", help.to_owned()));
    }
    // `[1][a]` is how some count what they have read.
    let names = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() > 1;
    if let Some(part) = unescaped("][")
        && let Some(text) = line[..part.start].rsplit('[').next().filter(|text| names(text))
        && let Some((second, _)) = line[part.end..].split_once(']')
    {
        let (message, help) = match ["https://", "http://"].iter().any(|it| second.starts_with(it))
        {
            true => (
                "this is not a link, because its address is in the wrong brackets",
                format!("write [{text}]({second})"),
            ),
            false => (
                "this is not a link, because nothing says what its second part leads to",
                "write the address behind the text: [text](https://…)".to_owned(),
            ),
        };
        return Some((part, message, help));
    }
    if let Some(part) = unescaped(")[").filter(|part| {
        ["https://", "http://", "www."].iter().any(|start| line[part.end..].starts_with(start))
    }) {
        let help =
            "write the text in the first brackets and the address in the second: [text](https://…)";
        let message = "this is not a link, because its brackets are in the wrong order";
        return Some((part, message, help.to_owned()));
    }
    if let Some(part) = unescaped("[[")
        && let Some(length) = line[part.end..].find("]]")
    {
        let name = &line[part.end..part.end + length];
        let name = name.rsplit('|').next().unwrap_or(name);
        let help = format!("write [{name}](https://…), or [{name}](../…/) for a page of this site");
        let part = part.start..part.end + length + 2;
        return Some((part, "this is not a link: a link names an address", help));
    }
    if let Some(part) = unescaped("[").filter(|part| !line[part.end..].contains(']')) {
        return Some((
            part,
            "this bracket is not closed",
            "close it: [text](https://…)".to_owned(),
        ));
    }
    if let Some(part) = unescaped("*").filter(|part| followed(part) && !preceded(part)) {
        let help = "close it: *stressed*; an item of a list has a space after the asterisk";
        return Some((part, "this asterisk is not closed", help.to_owned()));
    }
    None
}
