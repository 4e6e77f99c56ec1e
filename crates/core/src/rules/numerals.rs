//! Numbers as languages write them: their marks before decimals and between thousands.

/// The number that a text begins with, with the marks and spaces in it.
pub(super) fn number_at<'t>(text: &'t str, language: &str) -> &'t str {
    let run = |from: usize, is_part: fn(char) -> bool| {
        let tail = &text[from..];
        from + tail.find(|c| !is_part(c)).unwrap_or(tail.len())
    };
    let digits = run(0, |c| c.is_ascii_digit());
    let marked = run(0, |c| c.is_ascii_digit() || c == '.' || c == ',');
    let mut end = digits;
    // "1 500": a space that keeps a number together, which French writers type as any other space.
    let is_space = |c: &char| match c {
        '\u{a0}' | '\u{202f}' | '\u{2009}' => true,
        ' ' => language.split('-').next() == Some("fr"),
        _ => false,
    };
    if marked == digits && digits <= 3 {
        while let Some(space) = text[end..].chars().next().filter(is_space) {
            let group = end + space.len_utf8();
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
