//! Plain text as Markdown that says the same.

use std::collections::BTreeMap;

use super::layout::{Line, begins_with_address, item};
use super::levels::{self, number_end};
use crate::address::in_text;

/// What parts the cells of a table; fewer spaces may fill a line.
const GAP: &str = "   ";

/// Whether lines have columns, most of them.
pub(super) fn is_table(lines: &[Line]) -> bool {
    // The gap behind the mark of an item, as word processors make it, parts no cells.
    let has_cells = |line: &&Line| {
        let text = line.text.trim();
        let counted = || number_end(text).map(|end| text[end + 1..].trim_start());
        item(text).or_else(counted).unwrap_or(text).contains(GAP)
    };
    let with_cells = lines.iter().filter(has_cells).count();
    with_cells > 1 && with_cells * 2 >= lines.len()
}

/// A paragraph or list as Markdown. What Markdown would take for marks is told to be none, and a
/// number in brackets becomes the address that it stands for.
pub(super) fn markdown(lines: &[Line], addresses: &BTreeMap<u32, String>) -> String {
    if is_table(lines) {
        let cells = |line: &Line| {
            let cells: Vec<&str> = line.text.split(GAP).filter(|it| !it.is_empty()).collect();
            cells.iter().map(|cell| cell.trim()).collect::<Vec<_>>().join(" | ")
        };
        let lines: Vec<_> = lines.iter().map(|line| begun(&cells(line), addresses)).collect();
        return lines.join("\\\n");
    }
    levels::markdown(lines, |item| begun(item, addresses)).unwrap_or_else(|| {
        // What is counted here is no list: its number is a part of what it says.
        let written = lines.iter().map(|it| match number_end(&it.text) {
            Some(_) => begun(&it.text, addresses),
            None => line(&it.text, addresses),
        });
        written.collect::<Vec<_>>().join("\n")
    })
}

/// A paragraph on one line as Markdown that says the same. Spaces that keep words together stay.
pub(crate) fn escaped(text: &str) -> String {
    let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    begun(&text, &BTreeMap::new())
}

/// A text that begins a paragraph or an item: no number and no sign at its start makes a list of it.
fn begun(text: &str, addresses: &BTreeMap<u32, String>) -> String {
    let escaped = line(text, addresses);
    match number_end(text) {
        Some(end) => format!("{}\\{}", &escaped[..end], &escaped[end..]),
        None if text.starts_with("- ") => format!("\\{escaped}"),
        None => escaped,
    }
}

fn line(text: &str, addresses: &BTreeMap<u32, String>) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((length, address)) = number(rest, addresses) {
            escaped.push_str(&format!("(<{address}>)"));
            rest = &rest[length..];
            continue;
        }
        if let Some(length) = begins_with_address(rest).then(|| in_text::length(rest)).flatten() {
            escaped.push_str(&format!("<{}>", &rest[..length]));
            rest = &rest[length..];
            continue;
        }
        let special = match c {
            '\\' | '*' | '_' | '`' | '<' | '[' | ']' => true,
            '#' | '+' | '>' | '|' | '=' | '~' => escaped.is_empty(),
            '-' => escaped.is_empty() && !rest.starts_with("- "),
            '&' => rest[1..].chars().take_while(|c| *c != ' ').any(|c| c == ';'),
            _ => false,
        };
        if special {
            escaped.push('\\');
        }
        escaped.push(c);
        rest = &rest[c.len_utf8()..];
    }
    escaped
}

/// A number in brackets that stands for an address: its length, and the address.
fn number<'a>(text: &str, addresses: &'a BTreeMap<u32, String>) -> Option<(usize, &'a str)> {
    let (number, _) = text.strip_prefix('[')?.split_once(']')?;
    let address = addresses.get(&number.parse().ok()?)?;
    Some((number.len() + 2, address))
}

/// The first sentence of a Markdown text, on one line and without marks.
pub(super) fn first_sentence(text: &str) -> Option<String> {
    let plain = text.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ");
    let end = plain
        .match_indices(['.', '!', '?'])
        .map(|(index, _)| index + 1)
        .find(|end| *end == plain.len() || plain[*end..].starts_with(' '))?;
    let sentence = plain[..end].to_owned();
    (sentence.chars().count() <= 200 && !sentence.starts_with('-')).then_some(sentence)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{first_sentence, line};

    #[test]
    fn marks_stay_what_they_are() {
        let addresses = BTreeMap::from([(1, "https://a.test/x".to_owned())]);
        let line = |text| line(text, &addresses);
        assert_eq!(line("2 * 3 < 7 [sic] a_b"), "2 \\* 3 \\< 7 \\[sic\\] a\\_b");
        assert_eq!(line("see there [1], or [2]"), "see there (<https://a.test/x>), or \\[2\\]");
        assert_eq!(line("see https://a.test/y."), "see <https://a.test/y>.");
        assert_eq!(line("# no heading"), "\\# no heading");
        assert_eq!(line("-massage"), "\\-massage");
        assert_eq!(first_sentence("Back pain\nis common. It").unwrap(), "Back pain is common.");
    }
}
