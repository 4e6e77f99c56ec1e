//! Markdown as plain text.

use signpost_core::address;

use super::phone::{goes_right_to_left, in_text};
use super::{Block, Inline, number};
use crate::address::Target;
use crate::plain::Plain;

/// Writes blocks as plain text, one blank line between them.
pub(crate) fn write_text(blocks: &[Block], text: &mut Plain) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Tight(inlines) => {
                text.blank();
                let line = line(inlines, text);
                text.fill(&line);
            }
            Block::Heading(_, inlines) => {
                let line = line(inlines, text);
                text.underlined(&line, '.');
            }
            Block::List(start, items) => {
                text.blank();
                write_list(*start, items, text);
            }
            Block::Quote(blocks) => {
                text.blank();
                text.indented("> ", "> ", |text| write_text(blocks, text));
            }
            Block::Code(code) => {
                text.blank();
                text.indented("    ", "    ", |text| code.lines().for_each(|line| text.line(line)));
            }
            Block::Rule => {
                text.blank();
                text.line("* * *");
            }
        }
    }
}

fn write_list(start: Option<u64>, items: &[Vec<Block>], text: &mut Plain) {
    for (index, item) in items.iter().enumerate() {
        let marker = match start {
            Some(start) => format!("{}. ", start.saturating_add(index as u64)),
            None => "- ".to_owned(),
        };
        let tight = item.iter().all(|block| matches!(block, Block::Tight(_) | Block::List(..)));
        if !tight && index > 0 {
            text.blank();
        }
        text.indented(&marker, &" ".repeat(marker.len()), |text| {
            for block in item {
                match block {
                    Block::Tight(inlines) => {
                        let line = line(inlines, text);
                        text.fill(&line);
                    }
                    Block::List(start, items) if tight => write_list(*start, items, text),
                    other => write_text(std::slice::from_ref(other), text),
                }
            }
        });
    }
}

/// The text of a line, with the number of each address behind what links to it.
fn line(inlines: &[Inline], text: &mut Plain) -> String {
    part(inlines, inlines, text)
}

/// The text of a part of a line.
fn part(inlines: &[Inline], whole: &[Inline], text: &mut Plain) -> String {
    let mut line = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => line.push_str(text),
            Inline::Code(text) => line.push_str(text),
            Inline::Emphasis(inlines) | Inline::Strong(inlines) => {
                line.push('*');
                line.push_str(&part(inlines, whole, text));
                line.push('*');
            }
            // A number is dialled by hand, so it stands where it is named.
            Inline::Link(url, Target::Phone, inlines) => {
                let mut name = part(inlines, whole, text);
                let number = number(url);
                if !address::says_number(&name, &address::digits(number)) {
                    name.push_str(&format!(" ({number})"));
                }
                line.push_str(&in_text(&name, goes_right_to_left(whole)));
            }
            // An address that is its own name is written once.
            Inline::Link(url, _, name) if matches!(name.as_slice(), [Inline::Text(name)] if name == url) =>
            {
                line.push_str(url);
            }
            Inline::Link(url, _, inlines) => {
                line.push_str(&part(inlines, whole, text));
                line.push(' ');
                line.push_str(&text.address(url));
            }
            // A line separator: `Plain::fill` is the one to break the line there.
            Inline::Break => line.push('\u{2028}'),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn what_stands_behind_a_nested_list_is_set_apart_from_it() {
        let markdown = "\
            - one\n  - nested\n\n  behind\n\n- two\n  1. nested\n  2. nested\n\n     more\n\n  behind two\n\n\
            after\n\n- a\n  - b\n\nlast\n\n- a\n  > quote\n- b\n  # head\n  text\n\n\
            - tight\n  1. one\n\n     second\n  2. two\n- end\n";
        let mut text = Plain::new("https://example.org/".to_owned());
        write_text(&parse(markdown, "here").unwrap(), &mut text);
        insta::assert_snapshot!(text.finish(), @"
        - one

          - nested

          behind

        - two

          1. nested

          2. nested

             more

          behind two

        after

        - a
          - b

        last

        - a

          > quote

        - b

          head
          ....

          text

        - tight

          1. one

             second

          2. two

        - end
        ");
    }
}
