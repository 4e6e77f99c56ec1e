//! Every number, sign and negation of a file changed in each way that a person or an editor's program
//! changes them, and each line broken at every space.

use super::seen::negations;

/// The file in all its changes.
pub(crate) fn changes(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut replace = |start: usize, end: usize, by: &str| {
        all.push(format!("{}{by}{}", &text[..start], &text[end..]));
    };
    for (start, end) in runs(text, |c| c.is_ascii_digit()) {
        let digits = &text[start..end];
        replace(start, end, "");
        replace(start, end, &digits[1..]);
        replace(start, end, &format!("{digits}0"));
        replace(start, end, &digits.replace(['1', '2', '3', '4'], "7"));
        replace(start, end, &format!("{}.{}", &digits[..1], &digits[1..]));
        for around in
            ["*", "`", "[", "<", "_", "~", "#", ">", "- ", "+ ", "> ", "< ", "&lt; ", " # "]
        {
            replace(start, start, around);
        }
        replace(end, end, ". ");
        replace(end, end, "* x *");
    }
    for (start, end) in runs(text, |c| "<>-+%\\\"'".contains(c)) {
        replace(start, end, "");
        for sign in ["<", ">", "−", "–", "+", "-", "\\-", "±"] {
            replace(start, end, sign);
        }
    }
    for (start, end) in runs(text, char::is_alphabetic) {
        if !negations(&text[start..end]).is_empty() {
            replace(start, end, "");
            replace(start, end, "always");
        }
    }
    // A wrapped line, as far indented as its own.
    for (at, _) in text.match_indices(' ') {
        let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let before = &text[line..at];
        let indent = before.len() - before.trim_start().len();
        if indent < before.len() && text[at + 1..].starts_with(|c: char| c != ' ') {
            replace(at, at + 1, &format!("\n{}", &before[..indent]));
        }
    }
    // Lines that are joined, left out or repeated.
    for (at, _) in text.match_indices('\n') {
        let rest = &text[at + 1..];
        let next = rest.find('\n').map_or(text.len(), |end| at + 1 + end);
        replace(at, at + 1 + (rest.len() - rest.trim_start_matches(' ').len()), " ");
        replace(at, next, "");
        replace(at, at, &text[at..next]);
    }
    for style in ["|", ">", ">-", "|-", ""] {
        for (at, _) in text.match_indices(": |\n") {
            replace(at + 2, at + 3, style);
        }
    }
    all
}

/// Where a file and its change differ.
pub(crate) fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    let front = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let back = old[front..]
        .iter()
        .rev()
        .zip(new[front..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let part = |lines: &[&str]| lines[front..lines.len() - back].join("\n");
    format!("- {}\n+ {}\n", part(&old), part(&new))
}

fn runs(text: &str, is_in: impl Fn(char) -> bool) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_in(*c)) {
        match runs.last_mut() {
            Some((_, end)) if *end == at => *end += c.len_utf8(),
            _ => runs.push((at, at + c.len_utf8())),
        }
    }
    runs
}
