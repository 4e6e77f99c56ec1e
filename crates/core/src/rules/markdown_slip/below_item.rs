//! A line at the margin below an item, which Markdown makes a part of that item.
//!
//! `- ibuprofen` and on the next line `Not both together.` are one item to Markdown. Those who wrap a long item may
//! begin its second line at the margin, so that only a line is told that cannot be wrapped: it begins
//! with a capital, and its first word has room on the line above.

use std::ops::Range;

use super::super::lost_sign::line_start;
use super::Slip;

/// Nobody wraps lines that are shorter than this, in characters.
const NARROWEST: usize = 60;

/// The line below a break within an item, if it begins something else. `width` is that of the text.
pub(super) fn below(
    text: &str,
    item: usize,
    line_break: &Range<usize>,
    width: impl FnOnce() -> usize,
) -> Option<Slip> {
    let own = text[line_start(text, line_break.start)..line_break.start].trim_end();
    let line = text[line_break.end..].lines().next().unwrap_or_default();
    let rest = line.trim_start();
    let indent = line.len() - rest.len();
    let begins = rest.trim_start_matches(['*', '_', '"', '“', '„', '«', '‘', '\'', '(', '[']);
    if indent > item - line_start(text, item) || !begins.starts_with(char::is_uppercase) {
        return None;
    }
    // What goes on behind a comma, or behind a short word that joins, is one sentence.
    let mut words = own.split_whitespace().rev();
    let last = words.next()?;
    let behind_number = words.next().is_some_and(|it| it.ends_with(|c: char| c.is_ascii_digit()));
    let joins = last.chars().all(char::is_lowercase) && last.chars().count() <= 3 && !behind_number;
    if joins || own.ends_with([',', '-', '–', '(', '/', '&', '+']) {
        return None;
    }
    let first = rest.split_whitespace().next()?;
    let had_room = own.chars().count() + 1 + first.chars().count() <= width();
    had_room.then(|| {
        let start = line_break.end + indent;
        let help =
            "leave a blank line above it; if it belongs to the item, put it on the item's line";
        Slip::new(start..line_break.end + line.trim_end().len(), MESSAGE, help)
    })
}

pub(super) const MESSAGE: &str = "readers see this line as a part of the list item above it";

/// How wide the lines of a text are that has been wrapped. An address is as long as it is.
pub(super) fn width(text: &str) -> usize {
    let lines = text.lines().filter(|line| !line.contains("://"));
    lines.map(|line| line.chars().count()).max().unwrap_or(0).max(NARROWEST)
}

#[cfg(test)]
mod tests {
    use super::super::slips;

    fn told(text: &str) -> usize {
        slips(text, "en").iter().filter(|slip| slip.message == super::MESSAGE).count()
    }

    #[test]
    fn a_sentence_below_an_item_is_told() {
        for text in [
            "- paracetamol\n- ibuprofen\nNiet samen innemen.",
            "- Paracetamol\n- Ibuprofen 400 mg\nNicht zusammen einnehmen.",
            "1. repos\n2. marche\nParlez-en à votre médecin.",
            "* rest\n* move\n**Never** both.",
            "- rest\n  - a little\nTalk to your doctor.",
        ] {
            assert_eq!(told(text), 1, "{text}");
        }
    }

    #[test]
    fn an_item_that_goes_on_is_left_alone() {
        for text in [
            "- paracetamol\n- ibuprofen\n\nNiet samen innemen.",
            "- paracetamol\n- ibuprofen\n  Niet samen innemen.",
            "- Ruhe und\nMassage",
            "- Ruhe,\nMassage",
            "- eine Operation an der Wirbelsäule mit einer sehr langen\nBehandlung danach",
            "- rest\nor move",
            "Text\nMore of it",
        ] {
            assert_eq!(told(text), 0, "{text}");
        }
    }
}
