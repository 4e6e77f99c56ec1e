//! Plain text with addresses in it.

use std::collections::HashMap;

use super::List;
use super::collect::Collector;
use crate::address::in_text;

/// Reads plain text. The words of an address are what stands before it on its line, or the line
/// above where it has a line of its own; a page that numbers its addresses (`[1] https://…`) names
/// them where the number stands.
pub(super) fn read(text: &str) -> List {
    let mut list = Collector::new(text);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let named = numbered(&lines);
    let mut offset = 0;
    let mut above = "";
    for (index, line) in lines.iter().enumerate() {
        list.go_to(offset..offset + line.len());
        offset += line.len();
        let trimmed = line.trim();
        let next = lines.get(index + 1).map_or("", |line| line.trim());
        if let Some((number, url)) = reference(trimmed) {
            let words = named.get(number).copied().unwrap_or_default();
            list.put(url, words, None);
        } else if is_heading(above, trimmed, next) {
            list.heading(trimmed.trim_matches(['#', ' ', ':']));
        } else {
            let mut before = 0;
            for (at, url) in addresses(trimmed) {
                let own = clean(&trimmed[before..at]);
                let words = if own.is_empty() && before == 0 { clean(above) } else { own };
                list.put(url, words, None);
                before = at + url.len();
            }
            if before > 0 {
                list.words(&trimmed[before..]);
            }
        }
        above = trimmed;
    }
    list.finish()
}

/// Every address in some words that says how it is asked, with where it begins.
fn addresses(words: &str) -> Vec<(usize, &str)> {
    let all = in_text::addresses(words).filter(|it| words[it.clone()].contains("://"));
    all.map(|it| (it.start, &words[it])).collect()
}

/// Adds the addresses that stand in running text as they are.
pub(super) fn bare_addresses(list: &mut Collector<'_>, words: &str) {
    for (_, url) in addresses(words) {
        list.put(url, "", None);
    }
}

/// Words without the mark of a list before them and the colon or dash behind them.
fn clean(words: &str) -> &str {
    let words = words.trim();
    let words = words.trim_start_matches(|c: char| {
        matches!(c, '-' | '*' | '•' | '·' | '–' | '—') || c.is_whitespace()
    });
    let number = words.find(|c: char| !c.is_ascii_digit()).unwrap_or_default();
    let words = match words[number..].strip_prefix(['.', ')']) {
        Some(rest) if number > 0 => rest.trim_start(),
        _ => words,
    };
    words.trim_end_matches(|c: char| {
        matches!(c, ':' | '-' | '–' | '—' | '(' | '<' | '→' | ',') || c.is_whitespace()
    })
}

/// `[3] https://…`, and its parts.
fn reference(line: &str) -> Option<(&str, &str)> {
    let (number, rest) = line.strip_prefix('[')?.split_once(']')?;
    let rest = rest.trim_start_matches(':').trim();
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && addresses(rest) == [(0, rest)]).then_some((number, rest))
}

/// For each number of an address, the words before it where it is first used.
fn numbered<'t>(lines: &[&'t str]) -> HashMap<&'t str, &'t str> {
    let mut named = HashMap::new();
    for line in lines.iter().map(|line| line.trim()).filter(|line| reference(line).is_none()) {
        let mut from = 0;
        while let Some(open) = line[from..].find('[').map(|at| from + at) {
            let Some(close) = line[open..].find(']').map(|at| open + at) else { break };
            let number = &line[open + 1..close];
            if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
                named.entry(number).or_insert_with(|| clean(&line[from..open]));
            }
            from = close + 1;
        }
    }
    named
}

/// A line that stands alone above others, is underlined, or begins with `#`.
fn is_heading(above: &str, line: &str, next: &str) -> bool {
    let underlined =
        next.len() > 2 && (next.chars().all(|c| c == '=') || next.chars().all(|c| c == '-'));
    let words = line.chars().any(char::is_alphabetic) && !line.contains("://");
    let alone = above.is_empty() && next.is_empty() && !line.ends_with(['.', '!', ';', ',']);
    let item = line.starts_with(['-', '*', '•', '·', '[']);
    words && !item && line.chars().count() <= 100 && (underlined || line.starts_with('#') || alone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::tests::shown;

    #[test]
    fn links_have_titles_subjects_languages_and_places() {
        let list = read(
            "Hernia\n======\n\n1. Hernia: opereren? https://a.example/1 (NL)\n- Herniated disk EN - https://a.example/2.\n\
             A brace, or not\n  https://a.example/3\n\nScoliosis\n\nSee (https://a.example/4_(x)), or https://a.example/5\n\
             - Should I have surgery? [1]\n\n[1] https://a.example/6\n",
        );
        insta::assert_snapshot!(shown(&list), @r#"
        4:22 https://a.example/1 "Hernia: opereren?" "Hernia" "nl"
        5:23 https://a.example/2 "Herniated disk" "Hernia" "en"
        7:3 https://a.example/3 "A brace, or not" "Hernia" "-"
        11:6 https://a.example/4_(x) "-" "Scoliosis" "-"
        11:35 https://a.example/5 "-" "Scoliosis" "-"
        14:5 https://a.example/6 "Should I have surgery?" "Scoliosis" "-"
        "#);
    }
}
