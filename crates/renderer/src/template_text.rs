//! What a template says as a text, before anything is made with it.

/// The text with spaces where there are comments, so that places stay the same.
pub(crate) fn without_comments(text: &str) -> String {
    let mut text = text.to_owned();
    for (begin, end) in [("{{!--", "--}}"), ("{{!", "}}"), ("<!--", "-->")] {
        while let Some(from) = text.find(begin) {
            let to = text[from..].find(end).map_or(text.len(), |at| from + at + end.len());
            let blank =
                |c: char| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) };
            let blank: String = text[from..to].chars().map(blank).collect();
            text.replace_range(from..to, &blank);
        }
    }
    text
}

/// The templates that one includes, and where: `{{include "a" this}}`, `{{> a}}`. Empty names are of those that are
/// not written there.
pub(crate) fn included(text: &str) -> Vec<(usize, &str)> {
    let helpers = text.match_indices("include").filter_map(|(at, helper)| {
        let is_helper = text[..at].trim_end_matches('~').ends_with(['{', '(']);
        let rest = &text[at + helper.len()..];
        (is_helper && rest.starts_with(char::is_whitespace)).then_some(())?;
        let rest = rest.trim_start();
        let name = rest.strip_prefix(['"', '\'']).and_then(|name| name.split(['"', '\'']).next());
        Some((at, name.unwrap_or_default()))
    });
    let partials = text.match_indices('>').filter_map(|(at, _)| {
        text[..at].trim_end_matches(['#', '~']).ends_with("{{").then_some(())?;
        let rest = text[at + 1..].trim_start();
        let name = rest.split(|c: char| c.is_whitespace() || "}~(".contains(c)).next()?;
        Some((at, name.trim_matches(['"', '\''])))
    });
    helpers.chain(partials).collect()
}

/// The line and the column of a place in a text.
pub(crate) fn place(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
}
