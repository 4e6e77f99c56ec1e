//! Makes a style smaller by what only its author needs: comments and indentation.

/// A style without its comments and without the spaces that lines start with.
///
/// It understands strings and comments and nothing else, so it cannot change what a style means:
/// line breaks, the only spaces that it leaves between declarations, are kept.
pub(crate) fn css(style: &str) -> String {
    let mut small = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        small.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = match rest.as_bytes()[0] {
            b'/' if rest.starts_with("/*") => {
                let end = rest.find("*/").map_or(rest.len(), |end| end + 2);
                rest = &rest[end..];
                continue;
            }
            b'/' => 1,
            _ => string_end(rest),
        };
        small.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    small.push_str(rest);
    let lines = small.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Where the string at the start of `text` ends.
pub(crate) fn string_end(text: &str) -> usize {
    let quote = text.as_bytes()[0];
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            _ if byte == quote => return index + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::css;

    #[test]
    fn only_comments_and_indentation_go() {
        let style =
            "/* why */\na {\n  content: \" /* not */ \\\" \"; /* a\n b */\n  margin: 1px / 2\n}\n";
        assert_eq!(css(style), "a {\ncontent: \" /* not */ \\\" \";\nmargin: 1px / 2\n}\n");
        assert_eq!(css("a { b: 'open"), "a { b: 'open\n");
        assert_eq!(css("/* open"), "");
    }
}
