//! Plain text with addresses in it.

use std::collections::HashMap;

use super::List;
use super::collect::Collector;
use crate::address::in_text;
use crate::import::escaped;
use crate::lines::with_line_feeds;

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
            list.on_line(index + 1);
            if before > 0 {
                list.text(&trimmed[before..]);
            } else if !begins_with_address(next) && !is_line(trimmed) {
                list.begin_block(index + 1);
                list.text(trimmed);
                list.end_block(|| escaped(trimmed));
            }
        }
        above = trimmed;
    }
    list.finish()
}

/// How many letters a title has at most, and how many words may stand behind an address (its language, a
/// remark).
const TITLE: usize = 120;
const BEHIND: usize = 3;

/// How many links a list has at least for each line that is neither a link nor a heading, and how many words
/// for each word of such lines.
const LINKS: usize = 5;
const WORDS: usize = 4;

/// Whether a text is a list of links and no page of prose: its lines are titles with their addresses, one of
/// the two right above the other, or headings that stand above links. A remark among many links makes no prose.
pub fn is_list(text: &str) -> bool {
    let text = &*with_line_feeds(text);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let at = |index: usize| lines.get(index).copied().unwrap_or_default();
    let is_title = |words: &str| words.chars().count() <= TITLE && !clean(words).contains(". ");
    let (mut links, mut headings, mut above, mut is_titled) = (0, 0, "", false);
    let (mut odd, mut odd_words, mut words) = (0, 0, 0);
    for (index, line) in lines.iter().enumerate() {
        let found = addresses(line);
        let is_of_list = match found.as_slice() {
            [] if line.is_empty() => true,
            [] => {
                let names_next = begins_with_address(at(index + 1));
                let is_line = is_line(line);
                is_titled = names_next;
                if !names_next && !is_line {
                    // The first names the whole; the others stand right above links.
                    headings += 1;
                }
                let is_heading = is_heading(above, line, at(index + 1))
                    && headings <= if links == 0 { 2 } else { 1 };
                is_title(line) && (is_line || names_next || is_heading)
            }
            [(start, url)] => {
                (links, headings) = (links + 1, 0);
                let behind = line[start + url.len()..].split_whitespace().count();
                let own = &line[..*start];
                let is_named = !clean(own).is_empty() || std::mem::take(&mut is_titled);
                is_named && is_title(own) && behind <= BEHIND
            }
            _ => false,
        };
        let count = line.split_whitespace().count();
        words += count;
        if !is_of_list {
            (odd, odd_words) = (odd + 1, odd_words + count);
        }
        above = line;
    }
    links >= 2 && odd * LINKS <= links && odd_words * WORDS <= words
}

fn begins_with_address(line: &str) -> bool {
    in_text::addresses(line).next().is_some_and(|it| it.start == 0)
}

/// A line that is drawn and says nothing.
fn is_line(line: &str) -> bool {
    line.chars().all(|c| matches!(c, '=' | '-' | '_' | '*'))
}

/// Every address in some words, with where it begins. One without its scheme (`www.…`) cannot be asked,
/// which is said.
fn addresses(words: &str) -> Vec<(usize, &str)> {
    in_text::addresses(words).map(|it| (it.start, &words[it])).collect()
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
    let alone = above.is_empty() && next.is_empty() && !line.ends_with(['.', '!', ';', ',']);
    let item = line.starts_with(['-', '*', '•', '·', '[']);
    let is_apart = underlined || line.starts_with('#') || alone;
    is_apart
        && !item
        && line.chars().any(char::is_alphabetic)
        && line.chars().count() <= 100
        && in_text::addresses(line).next().is_none()
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

    #[test]
    fn a_list_is_told_from_a_page_of_prose() {
        for text in [
            "A brace?\nhttps://a.example/1\nSurgery?\nhttps://a.example/2\n",
            "Hernia\n======\n\n- Opereren? https://a.example/1 (NL)\n\nScoliose\n\n2. Een brace? <https://a.example/2>\n",
        ] {
            assert!(is_list(text), "{text}");
        }
        // A remark among many links, and the same among few.
        let pairs = |links: usize| {
            (0..links).map(|it| format!("Aid {it}: https://a.example/{it}\n")).collect::<String>()
        };
        for remark in [
            "Deze keuzehulpen zijn gemaakt door artsen. Ze helpen u bij een keuze.",
            "Diese Liste wird jedes Jahr durchgesehen. Sie ist nicht vollständig.",
            "Demandez à votre médecin. Voir aussi https://a.example/x et https://a.example/y.",
            "Most of these are in English: https://a.example/x and only some of them are free.",
        ] {
            let text = |links: usize| format!("{}{remark}\n{}", pairs(3), pairs(links - 3));
            assert!(is_list(&text(20)), "{remark}");
            assert!(!is_list(&text(3)), "{remark}");
        }
        // A page with its sources at the end.
        let paragraph = "Back pain often goes away. Talk to your doctor about it. ".repeat(5);
        assert!(!is_list(&format!("{paragraph}\n\n{paragraph}\n\n{}", pairs(12))));
        for text in [
            "",
            "A brace?\nhttps://a.example/1\n",
            "Back pain\n\nMost back pain goes away. These aids may help.\nA brace?\nhttps://a.example/1\nSurgery?\nhttps://a.example/2\n",
            "Back pain often goes away. Read https://a.example/1\nor talk to your doctor.\n\nhttps://a.example/2\n",
            "Knee\n====\n\nWhich treatments are there?\n\nAids\n----\nA: https://a.example/1\nB: https://a.example/2\n",
            "A brace?\nhttps://a.example/1\nhttps://a.example/2\n",
            "See https://a.example/1 before you decide on anything.\nSee https://a.example/2 as well.\n",
        ] {
            assert!(!is_list(text), "{text}");
        }
    }

    #[test]
    fn what_a_list_says_beside_its_links_is_kept_or_named() {
        let list = read(
            "Knee\n====\n\nMade by doctors. Ask yours.\n\nA brace: https://a.example/1 (NL), for adults only\n\
             Read on below.\nSurgery?\nhttps://a.example/2\n-----\n\nHip\n===\n\nFor old and young.\n\
             Exercise: https://a.example/3\n",
        );
        let prose =
            list.prose.iter().map(|it| format!("{}: {:?}: {}", it.line, it.heading, it.text));
        let left = list.left.iter().map(|it| format!("{}: {}", it.line, it.text));
        insta::assert_snapshot!(prose.chain(left).collect::<Vec<_>>().join("\n"), @r#"
        4: None: Made by doctors. Ask yours.
        7: Some("Knee"): Read on below.
        15: Some("Hip"): For old and young.
        6: (NL), for adults only
        "#);
        assert_eq!(list.links.len(), 3);
    }

    #[test]
    fn an_address_without_its_scheme_is_said() {
        let list =
            read("A brace?\nwww.a.example/1\nSurgery: https://a.example/2, see www.a.example.\n");
        let remarks: Vec<_> =
            list.remarks.iter().map(|it| format!("{}: {}: {}", it.line, it.text, it.why)).collect();
        insta::assert_snapshot!(remarks.join("\n"), @"
        2: www.a.example/1: this is no web address; it must begin with https:// or http://
        3: www.a.example: this is no web address; it must begin with https:// or http://
        ");
        assert_eq!(list.links.len(), 1);
    }
}
