//! A telephone number that stays on one line: one that ends a line with "0800-" is read, and dialled, wrong.
//!
//! This is done with characters and not with a style, because texts are also shown on sites that do not have
//! ours. Screen readers say these characters as they say the usual ones, and telephones take both.
//!
//! Numbers are read from left to right in every language. Among words from right to left, what stands between their
//! digits would turn them round, so they are set apart from these (Unicode Standard Annex 9, sections 2.4 and 2.7).

use signpost_core::chars::{is_arabic_digit, is_right_to_left};

use super::Inline;

const SPACE: &str = "\u{a0}";
const HYPHEN: &str = "\u{2011}";
/// Forbids a break where it stands; it has no width.
const JOINER: char = '\u{2060}';

/// Begin and end what goes from left to right, whatever stands around it.
const ISOLATE: char = '\u{2066}';
const END_OF_ISOLATE: char = '\u{2069}';
/// Goes from left to right, as a letter does, and has no width.
const MARK: char = '\u{200e}';

/// The words of a link to a telephone.
pub(super) struct Words {
    /// The words, in which no line is broken within a number.
    pub(super) inlines: Vec<Inline>,
    /// Whether all of them go from left to right, with a number among them.
    pub(super) left_to_right: bool,
}

/// What a character is to the number that it belongs to.
#[derive(Clone, Copy, Default)]
struct Part {
    is_kept: bool,
    /// Whether the number has to be set apart before it, and to end behind it.
    begins: bool,
    ends: bool,
    /// Whether it stands between digits that would turn it round.
    is_marked: bool,
}

/// The words of a link to a telephone, so that no line is broken within a number, and none is turned round.
pub(super) fn unbroken(words: &[Inline]) -> Words {
    // A number may begin in one part and end in another: `**0800**-0113`.
    let mut text = Vec::new();
    collect(words, &mut text);
    let kept = kept_together(&text);
    let is_mixed = text.iter().any(|c| is_right_to_left(*c));
    let is_arabic = text.iter().any(|c| is_arabic_digit(*c));
    let at = |at: Option<usize>| at.and_then(|at| kept.get(at)).copied().unwrap_or_default();
    let parts = kept.iter().zip(&text).enumerate().map(|(index, (is_kept, c))| Part {
        is_kept: *is_kept,
        begins: is_mixed && *is_kept && !at(index.checked_sub(1)),
        ends: is_mixed && *is_kept && !at(index.checked_add(1)),
        is_marked: is_arabic && *is_kept && !c.is_alphanumeric(),
    });
    let inlines = rewritten(words, &mut parts.collect::<Vec<_>>().into_iter());
    Words { inlines, left_to_right: !is_mixed && kept.contains(&true) }
}

/// A text with a number in plain text: no line is broken within it, and among words from right to left it is not turned
/// round. There nothing can be set apart, because lines may be cut anywhere; marks within the number do the same
/// (section 2.6).
pub(super) fn in_text(text: &str, is_mixed: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let kept = kept_together(&chars);
    let mut written = String::with_capacity(text.len());
    let mark = |written: &mut String| {
        if is_mixed && !written.ends_with(MARK) {
            written.push(MARK);
        }
    };
    let mut last = false;
    for (c, is_kept) in chars.into_iter().zip(kept) {
        let is_between = is_kept && !c.is_alphanumeric();
        if is_between || is_kept != last {
            mark(&mut written);
        }
        match c {
            _ if is_kept && is_dash(c) => written.extend([JOINER, c, JOINER]),
            _ if is_kept && c.is_whitespace() => written.push_str(SPACE),
            _ => written.push(c),
        }
        if is_between {
            mark(&mut written);
        }
        last = is_kept;
    }
    if last {
        mark(&mut written);
    }
    written
}

/// Whether there is a word that goes from right to left.
pub(super) fn goes_right_to_left(words: &[Inline]) -> bool {
    let mut text = Vec::new();
    collect(words, &mut text);
    text.into_iter().any(is_right_to_left)
}

/// The characters of some words, with the breaks that an author asked for.
fn collect(words: &[Inline], text: &mut Vec<char>) {
    for inline in words {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.extend(part.chars()),
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Link(_, _, words) => {
                collect(words, text);
            }
            Inline::Break => text.push('\u{2028}'),
        }
    }
}

/// The same words, with what each of their characters is to a number.
fn rewritten(words: &[Inline], kept: &mut impl Iterator<Item = Part>) -> Vec<Inline> {
    let mut all = Vec::with_capacity(words.len());
    for inline in words {
        all.push(match inline {
            Inline::Text(part) => Inline::Text(with_signs(part, kept)),
            Inline::Code(part) => Inline::Code(with_signs(part, kept)),
            Inline::Emphasis(words) => Inline::Emphasis(rewritten(words, kept)),
            Inline::Strong(words) => Inline::Strong(rewritten(words, kept)),
            Inline::Link(url, target, words) => {
                Inline::Link(url.clone(), *target, rewritten(words, kept))
            }
            Inline::Break => {
                kept.next();
                Inline::Break
            }
        });
    }
    all
}

fn with_signs(text: &str, kept: &mut impl Iterator<Item = Part>) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        let Part { is_kept, begins, ends, is_marked } = kept.next().unwrap_or_default();
        written.extend(begins.then_some(ISOLATE));
        written.extend(is_marked.then_some(MARK));
        match c {
            _ if !is_kept => written.push(c),
            '-' | '\u{2010}' => written.push_str(HYPHEN),
            // A dash has no form that forbids a break.
            _ if is_dash(c) => written.extend([JOINER, c, JOINER]),
            _ if c.is_whitespace() => written.push_str(SPACE),
            _ => written.push(c),
        }
        written.extend(is_marked.then_some(MARK));
        written.extend(ends.then_some(END_OF_ISOLATE));
    }
    written
}

/// Of each character, whether it is within a number, or within a word with digits, such as `1-800-273-TALK`.
fn kept_together(text: &[char]) -> Vec<bool> {
    let mut kept = vec![false; text.len()];
    let mut keep =
        |is_part: fn(char) -> bool, is_first: fn(char) -> bool, is_last: fn(char) -> bool| {
            let mut at = 0;
            for run in text.split(|c| !is_part(*c)) {
                let first = run.iter().position(|c| is_first(*c));
                let last = run.iter().rposition(|c| is_last(*c));
                if let (Some(first), Some(last)) = (first, last)
                    && run.iter().any(|c| c.is_numeric())
                {
                    kept[at + first..=at + last].fill(true);
                }
                at += run.len() + 1;
            }
        };
    keep(is_of_number, |c| c.is_numeric() || "+(".contains(c), |c| c.is_numeric() || c == ')');
    keep(|c| !c.is_whitespace(), |_| true, |_| true);
    kept
}

/// Digits of any script, and what stands between them.
fn is_of_number(c: char) -> bool {
    let is_space = c.is_whitespace() && c != '\u{2028}';
    c.is_numeric() || "+.()/-".contains(c) || is_dash(c) || is_space
}

fn is_dash(c: char) -> bool {
    ('\u{2010}'..='\u{2015}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::super::{Links, parse, to_html, write_text};
    use crate::plain::Plain;

    #[test]
    fn a_number_stays_on_one_line_and_the_words_around_it_do_not() {
        let markdown = "\
            [0800-0113](tel:0800-0113)\n\
            [+31 (0)20 123 45 67](tel:+31201234567)\n\
            [**0800**-0113](tel:0800-0113)\n\
            [0800\n0113](tel:0800-0113)\n\
            [0711 / 123 – 456](tel:0711123456)\n\
            [1-800-273-TALK (8255)](tel:1-800-273-8255)\n\
            [٠٨٠٠-٠١١٣](tel:0800-0113)\n\
            [Call the helpline (free) 0800-0113 - day and night](tel:0800-0113)\n\
            [our well-known helpline](tel:0800-0113)\n\
            [elsewhere 0800-0113](https://a.example/)\n\
            [קו החירום 0800-0113 או **+31**-20](tel:0800-0113)\n\
            [اتصل (٠٢) ٩٦١–٢٣٤](tel:02-961-234)";
        let html = to_html(&parse(markdown, "here").unwrap(), 3, Links::Relative);
        // What cannot be told from its like is written by its name.
        let html = html.replace('\u{a0}', "&nbsp;").replace('\u{2011}', "&#8209;");
        let html = html.replace('\u{200e}', "&lrm;");
        let html = html.replace('\u{2066}', "&#8294;").replace('\u{2069}', "&#8297;");
        insta::assert_snapshot!(html.replace('\u{2060}', "&#8288;"), @r#"
        <p><a href="tel:0800-0113" dir="ltr">0800&#8209;0113</a>
        <a href="tel:+31201234567" dir="ltr">+31&nbsp;(0)20&nbsp;123&nbsp;45&nbsp;67</a>
        <a href="tel:0800-0113" dir="ltr"><strong>0800</strong>&#8209;0113</a>
        <a href="tel:0800-0113" dir="ltr">0800&nbsp;0113</a>
        <a href="tel:0711123456" dir="ltr">0711&nbsp;/&nbsp;123&nbsp;&#8288;–&#8288;&nbsp;456</a>
        <a href="tel:1-800-273-8255" dir="ltr">1&#8209;800&#8209;273&#8209;TALK (8255)</a>
        <a href="tel:0800-0113" dir="ltr">٠٨٠٠&lrm;&#8209;&lrm;٠١١٣</a>
        <a href="tel:0800-0113" dir="ltr">Call the helpline (free) 0800&#8209;0113 - day and night</a>
        <a href="tel:0800-0113">our well-known helpline</a>
        <a href="https://a.example/" rel="external noopener">elsewhere 0800-0113</a>
        <a href="tel:0800-0113">קו החירום &#8294;0800&#8209;0113&#8297; או <strong>&#8294;+31</strong>&#8209;20&#8297;</a>
        <a href="tel:02-961-234">اتصل &#8294;&lrm;(&lrm;٠٢&lrm;)&lrm;&lrm;&nbsp;&lrm;٩٦١&lrm;&#8288;–&#8288;&lrm;٢٣٤&#8297;</a></p>
        "#);
    }

    #[test]
    fn no_number_is_turned_round_in_plain_text() {
        let markdown = "\
            Call [0800-0113](tel:0800-0113).\n\n\
            חייגו [0800-0113](tel:0800-0113) או [למוקד](tel:+31201234567)\n\n\
            اتصل [بالرقم (٠٢) ٩٦١](tel:02961)\n\n\
            شمارهٔ [۰۲۱-۱۲۳](tel:021123)";
        let mut text = Plain::new("https://example.org/".to_owned());
        write_text(&parse(markdown, "here").unwrap(), &mut text);
        insta::assert_snapshot!(text.finish().replace('\u{200e}', "&lrm;"), @"
        Call 0800-0113.

        חייגו &lrm;0800&lrm;-&lrm;0113&lrm; או למוקד &lrm;(&lrm;+&lrm;31201234567&lrm;)&lrm;

        اتصل بالرقم &lrm;(&lrm;٠٢&lrm;)&lrm; &lrm;٩٦١&lrm;

        شمارهٔ &lrm;۰۲۱&lrm;-&lrm;۱۲۳&lrm;
        ");
    }
}
