//! A plain text taken apart into headings, paragraphs, lists and lines, each with its place.

use std::collections::HashSet;

use super::Remark;
use super::levels::{Numbered, STEP, counts, number};
use crate::chars::BULLETS;
use crate::rules::begins_with_unit;

/// A line that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the file, from 1.
    pub(super) number: usize,
    /// How many columns it is indented.
    pub(super) indent: usize,
    /// What it says.
    pub(super) text: String,
}

/// Lines between two blank ones.
#[derive(Debug, Clone)]
pub(super) enum Group {
    /// A line that was marked as a heading: underlined, or with `#` before it.
    Heading(Line),
    /// Any others.
    Lines(Vec<Line>),
}

/// Takes a text apart at its blank lines and headings. What a person should look at is a remark.
pub(super) fn groups(text: &str, remarks: &mut Vec<Remark>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut current: Vec<Line> = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (index, raw) in text.lines().enumerate() {
        let raw = raw.replace('\t', "    ").replace('\u{a0}', " ");
        let trimmed = raw.trim();
        let line = Line {
            number: index + 1,
            indent: raw.len() - raw.trim_start().len(),
            text: trimmed.chars().filter(|c| !c.is_control()).collect(),
        };
        if trimmed.is_empty() {
            flush(&mut current, &mut groups);
        } else if is_underline(trimmed) && current.last().is_some_and(|it| !is_item(&it.text)) {
            // Only the line right above it is the heading.
            let heading = current.pop();
            flush(&mut current, &mut groups);
            groups.extend(heading.map(Group::Heading));
        } else if let Some(heading) =
            marked_heading(trimmed).or_else(|| chapter(trimmed).filter(|_| current.is_empty()))
        {
            flush(&mut current, &mut groups);
            groups.push(Group::Heading(Line { text: heading.to_owned(), ..line }));
        } else {
            current.push(line);
        }
    }
    flush(&mut current, &mut groups);
    let words = words(text);
    for group in &mut groups {
        if let Group::Lines(lines) = group {
            *lines = with_whole_words(std::mem::take(lines), &words, remarks);
            with_round_bullets(lines);
        }
    }
    with_weighed(&mut groups);
    with_whole_lists(groups)
}

/// Makes bullets of the letter that stands for them: two lines below each other, set in, that both begin with "o". One
/// alone may be a word, as in Spanish.
fn with_round_bullets(lines: &mut [Line]) {
    let is_one = |line: &Line| line.indent > 0 && line.text.starts_with("o ");
    let found: Vec<bool> = lines.iter().map(is_one).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        let beside = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
        if found.get(at) == Some(&true)
            && beside.into_iter().any(|other| found.get(other) == Some(&true))
        {
            line.text.replace_range(..1, "◦");
        }
    }
}

/// The words of a text, in small letters.
fn words(text: &str) -> HashSet<String> {
    let words = text.split_whitespace();
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    words.filter(|word| !word.is_empty()).collect()
}

/// How many bytes a word has at most that was divided. Lines that all end in a hyphen are no one word.
const LONGEST: usize = 100;

/// Joins words that were divided at a line's end. Whether the hyphen is a part of the word says the text elsewhere, if it
/// has the word whole; else a person is told.
fn with_whole_words(
    lines: Vec<Line>,
    words: &HashSet<String>,
    remarks: &mut Vec<Remark>,
) -> Vec<Line> {
    let mut whole: Vec<Line> = Vec::new();
    for mut line in lines {
        if let Some(last) = whole.last_mut()
            && let Some((front, back)) = divided(&last.text, &line.text)
        {
            let part = front.rsplit(' ').next().unwrap_or_default();
            if part.len() + back.len() > LONGEST {
                whole.push(line);
                continue;
            }
            let known = |hyphen: &str| {
                let word = format!("{part}{hyphen}{back}").to_lowercase();
                words.contains(word.trim_matches(|c: char| !c.is_alphanumeric()))
            };
            let is_soft = last.text.ends_with('\u{ad}');
            // Nobody divides a word before a capital or at a number.
            let is_fixed = !is_soft
                && (!front.ends_with(char::is_alphabetic) || !back.starts_with(char::is_lowercase));
            let hyphen = if is_soft || !is_fixed && known("") { "" } else { "-" };
            if !is_soft && !is_fixed && !known(hyphen) {
                remarks.push(Remark {
                    line: last.number,
                    text: format!("{part}{hyphen}{back}"),
                    why: "a word is divided at the end of this line; see whether its hyphen belongs there".to_owned(),
                });
            }
            let joined = format!("{front}{hyphen}{back}");
            line.text = line.text[back.len()..].trim_start().to_owned();
            last.text = joined;
            if line.text.is_empty() {
                continue;
            }
        }
        whole.push(line);
    }
    whole
}

/// The parts of a word that begins at the end of one line and goes on in the next: all before its hyphen, and its rest.
/// `voor- en nadelen` are two words.
fn divided<'t>(line: &'t str, next: &'t str) -> Option<(&'t str, &'t str)> {
    const BETWEEN: [&str; 18] = [
        "en", "of", "und", "oder", "bzw.", "et", "ou", "and", "or", "y", "o", "e", "u", "to",
        "tot", "bis", "à", "als",
    ];
    let front = line.strip_suffix(['-', '\u{2010}', '\u{ad}'])?;
    let back = next.split(' ').next()?;
    let is_word = front.ends_with(char::is_alphanumeric)
        && back.starts_with(char::is_alphanumeric)
        && !BETWEEN.contains(&back);
    (is_word && !is_item(next) && !counts(next)).then_some((front, back))
}

/// Joins what stands below an item, set in, with the list that it is a part of, though a blank line is between them.
fn with_whole_lists(groups: Vec<Group>) -> Vec<Group> {
    let mut whole: Vec<Group> = Vec::new();
    for group in groups {
        match (whole.last_mut(), group) {
            (Some(Group::Lines(list)), Group::Lines(lines)) if goes_on(list, &lines) => {
                list.extend(lines);
            }
            (_, group) => whole.push(group),
        }
    }
    whole
}

fn goes_on(list: &[Line], lines: &[Line]) -> bool {
    let begins = |line: &Line| is_item(&line.text) || number(&line.text).is_some();
    let (Some(first), Some(next)) = (list.first(), lines.first()) else { return false };
    let is_below = |line: &Line| line.indent >= first.indent + STEP;
    let is_next = || {
        let is_same = is_item(&first.text) == is_item(&next.text) && first.indent == next.indent;
        let is_part = |line: &Line| is_item(&line.text) || counts(&line.text);
        is_same && list.iter().any(|line| is_part(line) && is_below(line))
    };
    // A letter by itself counts nothing.
    let begins_next = || begins(next) || Numbered::new(lines).has(next);
    begins(first) && begins_next() && (is_below(next) || is_next())
}

fn flush(current: &mut Vec<Line>, groups: &mut Vec<Group>) {
    if !current.is_empty() {
        groups.push(Group::Lines(std::mem::take(current)));
    }
}

fn is_underline(line: &str) -> bool {
    line.len() >= 3 && ['=', '-', '~'].iter().any(|mark| line.chars().all(|c| c == *mark))
}

fn marked_heading(line: &str) -> Option<&str> {
    // A bold line by itself.
    if let Some(bold) = line.strip_prefix("**").and_then(|it| it.strip_suffix("**")) {
        return (!bold.is_empty() && !bold.contains('*')).then_some(bold.trim_end_matches(':'));
    }
    let rest = line.strip_prefix('#')?.trim_start_matches('#');
    let heading = rest.strip_prefix(' ')?.trim().trim_end_matches('#').trim();
    (!heading.is_empty()).then_some(heading)
}

/// The heading of a chapter, as `1.2 Hernia`.
fn chapter(line: &str) -> Option<&str> {
    let (levels, title) = counted(line)?;
    let is_heading = levels > 1
        && title.starts_with(char::is_uppercase)
        && title.len() < 80
        && !title.ends_with(['.', ',', ';']);
    is_heading.then_some(title)
}

/// `2. Herniated disc` without the number that counts it. `10 ways to move` has a number of its own.
pub(super) fn without_number(text: &str) -> &str {
    counted(text).map_or(text, |(_, rest)| rest)
}

/// How many levels a text's number has, and what it counts: `2.`, `2)` or `1.2`, but no amount, day
/// or hour, which the text says.
fn counted(text: &str) -> Option<(usize, &str)> {
    let (number, rest) = text.split_once(' ')?;
    let rest = rest.trim_start();
    let bare = number.trim_end_matches(['.', ')']);
    let levels = bare.split('.').count();
    let is_level = |it: &str| matches!(it.len(), 1 | 2) && it.bytes().all(|it| it.is_ascii_digit());
    let is_marked = bare.len() < number.len();
    // A number with a point in it may be an amount: `2.5 mg`, `1.5 Liter`, `14.30 Uhr`.
    let is_amount = || {
        !rest.starts_with(char::is_uppercase)
            || rest.starts_with("Uhr")
            || begins_with_unit(rest, "de")
    };
    let counts = bare.split('.').all(is_level) && (is_marked || levels > 1 && !is_amount());
    (counts && !rest.is_empty()).then_some((levels, rest))
}

/// What an item of a list begins with in plain text, besides what word processors make.
const MORE_BULLETS: [char; 7] = ['-', '*', '–', '—', 'o', '➤', '§'];

/// The text of a list's item, without its bullet. A tick, a cross or another sign in its place says something, so it is a
/// part of the text.
pub(super) fn item(line: &str) -> Option<&str> {
    if without_sign(line) != line {
        return Some(line);
    }
    let rest = line.strip_prefix(BULLETS).or_else(|| line.strip_prefix(MORE_BULLETS))?;
    let text = rest.strip_prefix(' ').map(str::trim)?;
    // "o" is a bullet only where a word processor made it one: alone, and far from its text.
    // "§" is Word's square where its font is lost, and before a number a part of a law.
    let is_bullet = match line.chars().next() {
        Some('o') => rest.starts_with("  "),
        Some('§') => !text.starts_with(|c: char| c.is_ascii_digit()),
        _ => true,
    };
    (is_bullet && !text.is_empty()).then_some(text)
}

/// A text without the tick or other sign before it, as where it is a name.
pub(super) fn without_sign(text: &str) -> &str {
    let rest = text.strip_prefix(is_sign).map(|rest| rest.strip_prefix('\u{fe0f}').unwrap_or(rest));
    let rest = rest.and_then(|rest| rest.strip_prefix(' ')).map(str::trim_start);
    rest.filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// Whether a character is an arrow, a tick or another sign or picture that no sentence goes on with.
fn is_sign(c: char) -> bool {
    let is_picture = matches!(c, '\u{2190}'..='\u{21ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f300}'..='\u{1faff}');
    is_picture && !BULLETS.contains(&c) && !MORE_BULLETS.contains(&c)
}

/// Makes items of lines that begin with a plus or a minus, where both stand for what is good and what is bad: each
/// keeps its sign. Minuses by themselves are bullets, unless the list above or below them has pluses.
fn with_weighed(groups: &mut [Group]) {
    let weighed: Vec<bool> = groups.iter().map(is_weighed).collect();
    for (index, group) in groups.iter_mut().enumerate() {
        let is_so = |index: Option<usize>| index.and_then(|it| weighed.get(it)) == Some(&true);
        let beside = is_so(index.checked_sub(1)) || is_so(index.checked_add(1));
        let Group::Lines(lines) = group else { continue };
        let all = lines.first().is_some_and(|line| sign(line).is_some());
        if is_so(Some(index)) || beside && all {
            for line in lines.iter_mut().filter(|line| sign(line).is_some()) {
                line.text.insert_str(0, "• ");
            }
        }
    }
}

/// Whether pluses stand at several lines of a group, one below the other, or above or below a minus.
fn is_weighed(group: &Group) -> bool {
    let Group::Lines(lines) = group else { return false };
    let mut last: Option<(char, usize)> = None;
    lines.iter().any(|line| match sign(line) {
        Some(sign) => {
            let before = last.replace((sign, line.indent));
            before.is_some_and(|(before, indent)| {
                indent == line.indent && [before, sign].contains(&'+')
            })
        }
        None => {
            last = last.filter(|(_, indent)| line.indent > *indent);
            false
        }
    })
}

/// The plus or minus that a line begins with.
fn sign(line: &Line) -> Option<char> {
    let sign = line.text.chars().next().filter(|c| matches!(c, '+' | '-' | '–' | '−'))?;
    line.text[sign.len_utf8()..].starts_with(' ').then_some(sign)
}

fn is_item(line: &str) -> bool {
    item(line).is_some()
}

/// The items of a group that is a list, with bullets or counted, each with the lines that belong to it joined; `None` where
/// the group is none.
pub(super) fn items(lines: &[Line]) -> Option<Vec<Line>> {
    let numbered = Numbered::new(lines);
    let mut items: Vec<Line> = Vec::new();
    for line in lines {
        match item(&line.text).or_else(|| numbered.of(line)) {
            Some(text) => items.push(Line { text: text.to_owned(), ..line.clone() }),
            None => {
                let last = items.last_mut()?;
                last.text.push(' ');
                last.text.push_str(&line.text);
            }
        }
    }
    Some(items)
}

/// A numbered address: `[1] https://example.org/`.
pub(super) fn reference(line: &str) -> Option<(u32, &str)> {
    let (number, rest) = line.strip_prefix('[')?.split_once(']')?;
    let address = rest.trim_start_matches(':').trim();
    let is_address = begins_with_address(address) && !address.contains(' ');
    Some((number.parse().ok()?, address)).filter(|_| is_address)
}

pub(super) fn begins_with_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::{
        Group, LONGEST, Line, groups, items, reference, with_whole_words, without_number, words,
    };

    #[test]
    fn lines_that_all_end_in_a_hyphen_are_no_one_word() {
        let text = "abcd-\n".repeat(1000);
        let lines = text.lines().enumerate();
        let lines = lines.map(|(at, text)| Line { number: at, indent: 0, text: text.to_owned() });
        let mut remarks = Vec::new();
        let whole = with_whole_words(lines.collect(), &words(&text), &mut remarks);
        assert!(whole.iter().all(|line| line.text.len() <= 2 * LONGEST));
        assert!(remarks.iter().all(|remark| remark.text.len() <= 2 * LONGEST));
    }

    #[test]
    fn a_number_is_dropped_only_where_it_counts() {
        for (text, rest) in [
            ("2. Herniated disc", "Herniated disc"),
            ("2) Hernia", "Hernia"),
            ("1.2 Hernia", "Hernia"),
            ("1.2. An operation", "An operation"),
            ("1.2 An operation", "An operation"),
        ] {
            assert_eq!(without_number(text), rest);
        }
        for text in [
            "10 ways to move",
            "1.000 Milligramm",
            "1.5 Liter Wasser",
            "2.5 mg",
            "1.5 hours of sleep",
            "22.11.2026 Dr. Jansen",
            "14.30 Uhr bis 15 Uhr",
            "2026. Een jaar",
            "2.",
        ] {
            assert_eq!(without_number(text), text);
        }
    }

    #[test]
    fn a_chapter_begins_a_group() {
        let headings = |text: &str| {
            groups(text, &mut Vec::new())
                .iter()
                .filter(|group| matches!(group, Group::Heading(_)))
                .count()
        };
        assert_eq!(headings("Titel\n\n1.2 Hernia\nText."), 1);
        assert_eq!(headings("Titel\n\nOp de afdeling\n1.2 Hernia\nvan de polikliniek."), 0);
        assert_eq!(headings("Titel\n\nNehmen Sie\n1.000 Milligramm\nam Tag.\n"), 0);
        assert_eq!(headings("Titel\n\n14.30 Uhr bis 15 Uhr\n\n22.11.2026 Dr. Jansen\n"), 0);
    }

    #[test]
    fn a_text_is_taken_apart() {
        let text = "Title\n=====\n\nOne\ntwo:\n- a\n  b\n- c\n\n## Two\nThree\n-----\n[1] https://a.test/\n";
        let shown: Vec<String> = groups(text, &mut Vec::new())
            .iter()
            .map(|group| match group {
                Group::Heading(line) => format!("{} # {}", line.number, line.text),
                Group::Lines(lines) => {
                    format!(
                        "{} {}",
                        lines[0].number,
                        lines.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" / ")
                    )
                }
            })
            .collect();
        assert_eq!(
            shown,
            [
                "1 # Title",
                "4 One / two: / - a / b / - c",
                "10 # Two",
                "11 # Three",
                "13 [1] https://a.test/"
            ]
        );
    }

    #[test]
    fn items_have_their_lines() {
        let Group::Lines(lines) = &groups("• a\n  b\n- c", &mut Vec::new())[0] else {
            panic!("lines")
        };
        let items = items(lines).unwrap();
        assert_eq!(items.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["a b", "c"]);
        assert_eq!(reference("[12] https://a.test/x"), Some((12, "https://a.test/x")));
        assert_eq!(reference("[12] see there"), None);
    }
}
