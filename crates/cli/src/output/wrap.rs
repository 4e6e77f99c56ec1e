//! Texts for a terminal of so many columns.

use textwrap::{Options, WordSeparator, WordSplitter};

/// Lines that fit; each goes on below the beginning of its own text. A word that is longer, as an address, stays
/// whole, because the half of one opens nothing.
pub(crate) fn lines(text: &str, width: usize) -> String {
    text.split('\n').map(|line| fill(line, width)).collect::<Vec<_>>().join("\n")
}

fn fill(line: &str, width: usize) -> String {
    if textwrap::core::display_width(line) <= width || is_drawn(line) {
        return line.to_owned();
    }
    let (first, text) = line.split_at(margin(line));
    let spaces = textwrap::core::display_width(first);
    filled(text, first, spaces + mark(text), width)
}

/// A text behind what it begins with, such as `help: `. Each further line begins below its own beginning.
pub(crate) fn behind(first: &str, text: &str, width: usize) -> String {
    filled(text, first, first.chars().count(), width)
}

fn filled(text: &str, first: &str, indent: usize, width: usize) -> String {
    let rest = " ".repeat(indent);
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(&rest)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
}

/// Whether a line is a part of a drawing, as around a part of a file: it is as wide as it has to be.
fn is_drawn(line: &str) -> bool {
    line.contains(['│', '╭', '╰', '├'])
}

/// How many bytes of a line are spaces before its text, and colours among them.
fn margin(line: &str) -> usize {
    let mut text = line.trim_start_matches(' ');
    while let Some((_, rest)) = text.strip_prefix("\u{1b}[").and_then(|it| it.split_once('m')) {
        text = rest.trim_start_matches(' ');
    }
    line.len() - text.len()
}

/// How long the mark of an item is: "1. ", "- ".
fn mark(text: &str) -> usize {
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = match text.len() - number.len() {
        0 => text.strip_prefix("- "),
        _ => number.strip_prefix(". "),
    };
    behind.map_or(0, |it| text.len() - it.len())
}

/// A Markdown text with each paragraph and each item on one line; what is in a block of code or a table stays.
pub(crate) fn unwrapped(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut is_code = false;
    // Whether the next line may go on with the last one.
    let mut is_open = false;
    for line in text.lines() {
        let is_fence = line.trim_start().starts_with("```");
        let is_text = !is_code && !is_fence && !line.is_empty() && !line.starts_with(['|', '#']);
        if !whole.is_empty() {
            let goes_on = is_open && is_text && mark(line.trim_start()) == 0;
            whole.push(if goes_on { ' ' } else { '\n' });
            whole.push_str(if goes_on { line.trim_start() } else { line });
        } else {
            whole.push_str(line);
        }
        is_code ^= is_fence;
        is_open = is_text;
    }
    if text.ends_with('\n') {
        whole.push('\n');
    }
    whole
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::{behind, lines, unwrapped};

    #[test]
    fn lines_go_on_below_their_text() {
        let text = "  a line that is too long\n- an item that is too long\n12. one\u{1b}[1m that is\u{1b}[0m as long\n\n    https://example.org/one/two/three and more\nshort\n";
        assert_snapshot!(lines(text, 16).replace('\u{1b}', "ESC"), @"
          a line that is
          too long
        - an item that
          is too long
        12. oneESC[1m that isESC[0m
            as long

            https://example.org/one/two/three
            and more
        short
        ");
        assert_eq!(lines("four", 4), "four");
        let dim = "\u{1b}[2m  https://a.example/\u{1b}[0m";
        assert_eq!(lines(dim, 10), dim);
        assert_eq!(lines("  │ one and two", 8), "  │ one and two");
        assert_eq!(behind("help: ", "one and two", 10), "help: one\n      and\n      two");
    }

    #[test]
    fn paragraphs_are_joined_and_code_is_not() {
        let text =
            "One\ntwo.\n\n- an\n  item\n- more\n\n```yaml\na: b\nc: d\n```\nThree\n| a |\n| b |\n";
        assert_snapshot!(unwrapped(text), @"
        One two.

        - an item
        - more

        ```yaml
        a: b
        c: d
        ```
        Three
        | a |
        | b |
        ");
    }
}
