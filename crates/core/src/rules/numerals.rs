//! Numbers as languages write them: their marks before decimals and between thousands.

use crate::model::primary;

/// The number that a text begins with, with the marks and spaces in it.
pub(super) fn number_at<'t>(text: &'t str, language: &str) -> &'t str {
    let run = |from: usize, is_part: fn(char) -> bool| {
        let tail = &text[from..];
        from + tail.find(|c| !is_part(c)).unwrap_or(tail.len())
    };
    let digits = run(0, |c| c.is_ascii_digit());
    let marked = run(0, |c| c.is_ascii_digit() || c == '.' || c == ',');
    let mut end = digits;
    // "1 500": a space that keeps a number together, which is typed as any other space in French and Spanish. "1 000"
    // is one number in any language, since "000" is none.
    let is_space = |c: char, group: usize| match c {
        '\u{a0}' | '\u{202f}' | '\u{2009}' => true,
        ' ' => matches!(primary(language), "fr" | "es") || text[group..].starts_with("000"),
        _ => false,
    };
    if marked == digits && digits <= 3 {
        while let Some(space) = text[end..].chars().next() {
            let group = end + space.len_utf8();
            if !is_space(space, group) {
                break;
            }
            let next = run(group, |c| c.is_ascii_digit());
            if next - group != 3 {
                break;
            }
            end = next;
        }
    }
    if end == digits {
        return text[..marked].trim_end_matches(['.', ',']);
    }
    // The decimals of such a number.
    let decimals =
        text[end..].starts_with([',', '.']).then(|| run(end + 1, |c| c.is_ascii_digit()));
    &text[..decimals.filter(|it| *it > end + 1).unwrap_or(end)]
}

/// A number as it is compared. Before three digits at the end, the mark that its language has for
/// decimals is that, any other parts thousands; elsewhere every mark is a decimal point. What is zero at the end of
/// decimals says nothing.
pub(super) fn plain(number: &str, language: &str) -> String {
    let is_mark = |c: char| !c.is_ascii_digit();
    let Some((front, end)) = number.rsplit_once(is_mark) else { return number.to_owned() };
    let mark = number[front.len()..].chars().next();
    let is_decimal = match mark {
        Some('.' | ',') if end.len() != 3 || front == "0" => true,
        Some('.' | ',') => !front.contains(is_mark) && mark == decimal_mark(language),
        _ => false,
    };
    let front = front.replace(is_mark, "");
    match (is_decimal, end.trim_end_matches('0')) {
        (false, _) => front + end,
        (true, "") => front,
        (true, end) => format!("{front}.{end}"),
    }
}

/// The mark before decimals in a language, where it is the same wherever that is spoken.
fn decimal_mark(language: &str) -> Option<char> {
    // Switzerland writes a point, South Africa a comma.
    let (primary, region) = language.split_once('-').unwrap_or((language, ""));
    match primary {
        _ if matches!(region, "CH" | "LI" | "ZA") => None,
        "en" => Some('.'),
        "nl" | "de" | "fr" => Some(','),
        _ => None,
    }
}

pub(super) fn millionths(number: &str) -> Option<u64> {
    const DIGITS: usize = 6;
    let (front, end) = number.split_once('.').unwrap_or((number, ""));
    let end: String = end.chars().chain("000000".chars()).take(DIGITS).collect();
    front.parse::<u64>().ok()?.checked_mul(1_000_000)?.checked_add(end.parse().ok()?)
}

/// Parts of one, with their decimals. "2/3 weeks" may be two or three of them.
#[rustfmt::skip]
const PARTS: [(&str, &str); 13] = [
    ("½", "5"), ("⅓", "333333"), ("⅔", "666667"), ("¼", "25"), ("¾", "75"), ("⅕", "2"), ("⅛", "125"),
    ("1/2", "5"), ("1/3", "333333"), ("1/4", "25"), ("3/4", "75"), ("1/5", "2"), ("1/8", "125"),
];

/// Whether a number may begin with this: "5", "½".
pub(super) fn begins_number(c: char) -> bool {
    c.is_ascii_digit() || !c.is_ascii() && PARTS.iter().any(|(part, _)| part.starts_with(c))
}

/// The part of one that a text begins with. "1/2/2020" is a date; `½` is a number whatever follows it.
fn part_at(text: &str) -> Option<(&'static str, &'static str)> {
    let is_whole = |part: &str| {
        if !part.is_ascii() {
            return true;
        }
        let mut behind = text[part.len()..].chars();
        match behind.next() {
            Some('/') => false,
            Some('.' | ',') => !behind.next().is_some_and(|c| c.is_ascii_digit()),
            next => !next.is_some_and(|c| c.is_ascii_digit()),
        }
    };
    PARTS.iter().copied().find(|(part, _)| text.starts_with(part) && is_whole(part))
}

/// All numbers of a text: what is written of each, how it is compared, and where it ends.
pub(super) fn numbers<'t>(
    text: &'t str,
    language: &str,
) -> impl Iterator<Item = (&'t str, String, usize)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let (at, first) = text.get(from..)?.char_indices().find(|(_, c)| begins_number(*c))?;
        let start = from + at;
        let (written, number) = number_in(text, start, language);
        let end = written.as_ptr().addr() - text.as_ptr().addr() + written.len();
        // Whatever is read of it, its first sign is read once.
        from = end.max(start + first.len_utf8());
        Some((written, number, end))
    })
}

/// The number that begins at a place: what is written of it, which may begin with the mark before
/// it, and how it is compared.
pub(super) fn number_in<'t>(text: &'t str, start: usize, language: &str) -> (&'t str, String) {
    let (front, tail) = text.split_at(start);
    if !front.ends_with('/')
        && let Some((part, decimals)) = part_at(tail)
    {
        return (&tail[..part.len()], format!("0.{decimals}"));
    }
    let written = number_at(tail, language);
    if let Some(power) = power_in(tail, written, language) {
        return power;
    }
    let behind = &tail[written.len()..];
    let apart = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}', '⁄']);
    let is_apart = apart.len() < behind.len();
    // "1½", "1 1/2"
    if let Some((part, decimals)) = part_at(apart).filter(|it| is_apart || !it.0.contains('/'))
        && written.chars().all(|c| c.is_ascii_digit())
    {
        let end = tail.len() - apart.len() + part.len();
        return (&tail[..end], format!("{written}.{decimals}"));
    }
    // ".5"
    let bare = front.strip_suffix(['.', ',']).is_some_and(|it| {
        it.is_empty() || it.ends_with(|c: char| c.is_whitespace() || "(-−–+<>≤≥±".contains(c))
    });
    if bare && written.chars().all(|c| c.is_ascii_digit()) {
        let end = start + written.len();
        return (&text[start - 1..end], plain(&format!("0.{written}"), "en"));
    }
    (written, plain(written, language))
}

/// A power of ten, or a number of it, that a text begins with: "10³", "10^3", "1.5 × 10⁹".
fn power_in<'t>(text: &'t str, number: &str, language: &str) -> Option<(&'t str, String)> {
    /// Nothing is measured in larger ones.
    const LARGEST: u32 = 12;
    let times = text[number.len()..].trim_start().strip_prefix(['×', 'x', '·', '*']);
    let times = times.map(|it| (number, it.trim_start()));
    let (front, ten) = times.unwrap_or(("1", text));
    let raised = ten.strip_prefix("10")?;
    let above = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|it| it == c);
    let digits: Vec<(u32, usize)> = match raised.strip_prefix('^') {
        Some(rest) => rest.chars().map_while(|c| Some((c.to_digit(10)?, 1))).collect(),
        None => raised.chars().map_while(|c| Some((above(c)? as u32, c.len_utf8()))).collect(),
    };
    let exponent = digits.iter().fold(0, |all: u32, it| all.saturating_mul(10) + it.0);
    if digits.is_empty() || exponent > LARGEST {
        return None;
    }
    let mark = usize::from(raised.starts_with('^'));
    let end = text.len() - raised.len() + mark + digits.iter().map(|it| it.1).sum::<usize>();
    let value = u128::from(millionths(&plain(front, language))?) * 10_u128.pow(exponent);
    let number = format!("{}.{:06}", value / 1_000_000, value % 1_000_000);
    Some((&text[..end], number.trim_end_matches('0').trim_end_matches('.').to_owned()))
}

/// Whether a number is written so.
pub(super) fn is_power(written: &str) -> bool {
    written.contains(|c| c == '^' || "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c))
}

/// The number in digits that a text ends with, in millionths, and where it begins.
pub(super) fn number_ending(text: &str, language: &str) -> Option<(u64, usize)> {
    /// No number has more groups of digits.
    const MOST: usize = 4;
    let group = |end: usize| {
        let front = &text[..end];
        let is_part = |c: char| begins_number(c) || matches!(c, '.' | ',');
        let start = front.trim_end_matches(is_part).len();
        Some(start + front[start..].find(begins_number)?)
    };
    let whole = |start: usize| {
        let (written, number) = number_in(text, start, language);
        let value = millionths(&number).filter(|_| start + written.len() == text.len())?;
        Some((value, start))
    };
    let mut start = group(text.len())?;
    // "1 500", "1 1/2"
    let marks = [' ', '\u{a0}', '\u{202f}', '\u{2009}', '/'];
    for _ in 1..MOST {
        let front = text[..start].strip_suffix(marks).and_then(|it| group(it.len()));
        match front.filter(|it| whole(*it).is_some()) {
            Some(front) => start = front,
            None => break,
        }
    }
    whole(start)
}

#[cfg(test)]
mod tests {
    use super::super::amounts::amounts;
    use super::super::parts::parts;
    use super::{begins_number, number_at, numbers};

    /// Every place where a number begins is within one that is read, and none is read twice.
    #[test]
    fn every_number_is_read_once() {
        let signs = ["", "½", "¼", "⅓", "5½", "1 1/2", "1/2", "10³", "-", "(", "B"];
        let digits = ["", "10", "8.00", ".5", "½", "1/3", "³"];
        let separators = ["", " ", "\u{a0}", "/", "⁄", ".", ",", "-", "×", "^"];
        for (sign, first) in signs.iter().flat_map(|sign| digits.map(|it| (sign, it))) {
            for (separator, second) in separators.iter().flat_map(|it| digits.map(|to| (it, to))) {
                let text = format!("{sign}{first}{separator}{second} mg");
                for language in ["en", "fr"] {
                    let mut read = 0;
                    for (written, _, end) in numbers(&text, language) {
                        let start = end - written.len();
                        assert!(start >= read && !written.is_empty(), "{text}: {written}");
                        assert!(!text[read..start].contains(begins_number), "{text}: {written}");
                        read = end;
                    }
                    assert!(!text[read..].contains(begins_number), "{text}");
                }
                amounts(&text, "en");
                parts(&text, "en");
            }
        }
    }

    #[test]
    fn three_zeros_behind_a_space_are_no_number_of_their_own() {
        for (text, language, number) in [
            ("1 000 mg", "de", "1 000"),
            ("10 000 people", "en", "10 000"),
            ("2 500 mg tablets", "en", "2"),
            ("2 500 mg", "fr", "2 500"),
            ("1 000 000 Menschen", "de", "1 000 000"),
        ] {
            assert_eq!(number_at(text, language), number, "{text}");
        }
    }
}
