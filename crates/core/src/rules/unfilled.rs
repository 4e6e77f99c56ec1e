//! Addresses that a program or a person was to fill in, and did not: `?ID=undefined`, `/aids/{id}`.

use crate::address::{EXAMPLES, is_host_of};

/// What is said of the first thing in an address that stands for something else.
pub(super) fn unfilled(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    // What stands behind # may be a page's own language.
    let rest = decoded(rest.split('#').next().unwrap_or(rest));
    let (place, query) = rest.split_once('?').unwrap_or((&rest, ""));
    let path = place.split_once('/').map_or("", |(_, path)| path);
    if let Some(slot) = slot(&rest) {
        return Some(to_be_filled(slot));
    }
    let segment = path.split('/').find_map(|own| {
        let stem = own.rsplit_once('.').map_or(own, |(stem, _)| stem);
        if is_slot(own) {
            Some(to_be_filled(own))
        } else if is_nothing(stem, false) {
            Some(left(stem))
        } else {
            None
        }
    });
    segment.or_else(|| {
        query.split(['&', ';']).find_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            if is_slot(value) {
                return Some(to_be_filled(value));
            }
            is_nothing(value, names_one(name)).then(|| left(&format!("{name}={value}")))
        })
    })
}

/// What is said of an address that was copied out of HTML.
pub(super) fn escaped(address: &str) -> Option<String> {
    let is_escaped = address.contains("&amp;");
    is_escaped.then(|| "`&amp;` in this address is how HTML writes `&`".to_owned())
}

/// Whether a host is one of those that are kept for examples.
pub(super) fn is_example(host: &str) -> bool {
    is_host_of(host.trim_end_matches('.'), &EXAMPLES)
}

fn to_be_filled(slot: &str) -> String {
    format!("`{slot}` in this address is still to be filled in")
}

fn left(value: &str) -> String {
    format!("a program had nothing to write into this address: `{value}`")
}

/// What programs write where they have nothing. "Null" is a search as well, but the number of nothing.
fn is_nothing(value: &str, names_one: bool) -> bool {
    matches!(value, "undefined" | "NaN" | "[object Object]" | "null")
        || names_one && matches!(value, "NULL" | "Null" | "None" | "nil" | "nan" | "Undefined")
}

/// Whether a parameter names one thing among many.
fn names_one(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["id", "nr", "num", "number", "code", "key", "slug"].iter().any(|it| name.ends_with(it))
}

/// `{id}`, `${id}`, `{{ page.id }}`: brackets around a name, anywhere. A number of 32 digits in them is one
/// that some servers give.
fn slot(text: &str) -> Option<&str> {
    let start = text.find('{')?;
    let end = start + text[start..].find('}')?;
    let name = text[start..end].trim_matches(['{', '}', ' ', '$', '#', '%']);
    let is_part =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '|' | '(' | ')');
    let is_number = name.contains('-') && name.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    if is_number || !name.chars().all(is_part) || name.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let start = if text[..start].ends_with(['$', '#']) { start - 1 } else { start };
    let closing = text[end..].chars().take_while(|c| *c == '}').count();
    Some(&text[start..end + closing])
}

/// `:id`, `[id]`, `<id>`: a whole part of a path that is a name with a mark.
fn is_slot(segment: &str) -> bool {
    let inner = segment.strip_prefix(':').or_else(|| {
        let inner = |open, close| segment.strip_prefix(open)?.strip_suffix(close);
        inner('[', ']').or_else(|| inner('<', '>'))
    });
    inner.is_some_and(|name| {
        name.starts_with(char::is_alphabetic)
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    })
}

/// An address with the marks of templates as they are, and not as browsers write them.
fn decoded(address: &str) -> String {
    const MARKS: [(&str, &str); 8] = [
        ("7B", "{"),
        ("7D", "}"),
        ("5B", "["),
        ("5D", "]"),
        ("3C", "<"),
        ("3E", ">"),
        ("24", "$"),
        ("20", " "),
    ];
    // `%257B` was written by two of them.
    let mut text = address.replace("%25", "%");
    for (code, mark) in MARKS {
        for code in [format!("%{code}"), format!("%{}", code.to_lowercase())] {
            if text.contains(&code) {
                text = text.replace(&code, mark);
            }
        }
    }
    text.replace("[object+Object]", "[object Object]").replace("%3A", ":").replace("%3a", ":")
}

#[cfg(test)]
mod tests {
    use super::{escaped, is_example, unfilled};

    #[test]
    fn an_address_copied_from_html_is_none() {
        let said = escaped("https://a.test/x.php?ID=7&amp;lang=nl");
        assert_eq!(said.as_deref(), Some("`&amp;` in this address is how HTML writes `&`"));
        assert_eq!(escaped("https://a.test/x.php?ID=7&lang=nl&amplitude=2"), None);
    }

    #[test]
    fn what_was_to_be_filled_in() {
        let said = |end: &str| unfilled(&format!("https://a.test/{end}")).unwrap_or_default();
        for (end, slot) in [
            ("aids/{id}", "{id}"),
            ("aids/{{ aid.id }}/en", "{{ aid.id }}"),
            ("aids/${id}", "${id}"),
            ("aids/%7Bid%7D", "{id}"),
            ("aids/%257Bid%257D", "{id}"),
            ("aids/{}", "{}"),
            ("aids/:id", ":id"),
            ("aids/:aid-id/en", ":aid-id"),
            ("aids/[slug]", "[slug]"),
            ("aids/%3Cid%3E", "<id>"),
            ("a?ID=${id}", "${id}"),
            ("a?ID=<id>", "<id>"),
            ("a?ID={{id}}", "{{id}}"),
        ] {
            assert_eq!(
                said(end),
                format!("`{slot}` in this address is still to be filled in"),
                "{end}"
            );
        }
    }

    #[test]
    fn what_a_program_had_not() {
        let said = |end: &str| unfilled(&format!("https://a.test/{end}")).unwrap_or_default();
        for (end, value) in [
            ("a?ID=undefined", "ID=undefined"),
            ("a?id=null", "id=null"),
            ("a?lang=nl&aid=NaN", "aid=NaN"),
            ("a?lang=undefined&ID=7", "lang=undefined"),
            ("a?nr=None", "nr=None"),
            ("a?id=[object%20Object]", "id=[object Object]"),
            ("a?id=%5Bobject+Object%5D", "id=[object Object]"),
            ("aids/undefined", "undefined"),
            ("aids/null/en", "null"),
            ("aids/NaN.html", "NaN"),
            ("aids/[object Object]", "[object Object]"),
        ] {
            let expected = format!("a program had nothing to write into this address: `{value}`");
            assert_eq!(said(end), expected, "{end}");
        }
    }

    #[test]
    fn what_is_right() {
        for end in [
            "#/aids/:id",
            "#/undefined",
            "null-hypothesis",
            "undefined-pain",
            "nan/",
            "a?q=Null",
            "a?q=None",
            "wiki/Help:Contents",
            "a?list={3F2504E0-4F89-11D3-9A0C-0305E82C3301}",
            "a?tx_news[news]=7&filter[]=x",
            "a?x={\"a\":1}",
            "a?ID=1037&time=12:30",
            "pain_(disambiguation)",
            "",
        ] {
            let address = format!("https://a.test/{end}");
            assert_eq!(unfilled(&address), None, "{address}");
        }
    }

    #[test]
    fn hosts_for_examples() {
        assert!(is_example("example.org") && is_example("www.example.com."));
        assert!(
            !is_example("myexample.org")
                && !is_example("example.co.uk")
                && !is_example("a.example")
        );
    }
}
