//! The encoding that a web page says it is in.
//!
//! Source: the HTML standard, "prescan a byte stream to determine its encoding", and the Encoding standard for
//! what the labels mean.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The encoding that the first bytes of a page name: in `<meta charset>`, `<meta http-equiv="content-type">` or
/// an XML declaration.
///
/// ```
/// use signpost_core::charset::declared;
///
/// let named = declared(b"<!-- <meta charset=utf-8> --><meta charset=latin1>");
/// assert_eq!(named.map(|it| it.name()), Some("windows-1252"));
/// ```
pub fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let text = head.to_ascii_lowercase();
    let mut rest = text.as_slice();
    if rest.starts_with(b"<?xml") {
        let (declaration, _) = split_before(rest, b">");
        if let Some(label) = attribute(declaration, b"encoding") {
            return labelled(label);
        }
    }
    loop {
        (_, rest) = split_before(rest, b"<");
        if rest.is_empty() {
            return None;
        }
        if rest.starts_with(b"<!--") {
            // The dashes that open a comment may close it as well.
            let (_, after) = split_before(rest.get(2..).unwrap_or_default(), b"-->");
            rest = after.get(3..).unwrap_or_default();
            continue;
        }
        let (tag, after) = split_before(rest, b">");
        if tag.starts_with(b"<meta")
            && tag.get(5).is_some_and(|b| b.is_ascii_whitespace() || *b == b'/')
        {
            // `charset=` is found in the attribute of that name and within `content` alike.
            if let Some(encoding) = attribute(tag, b"charset").and_then(labelled) {
                return Some(encoding);
            }
        }
        rest = after;
    }
}

/// A declaration within the page cannot truthfully say UTF-16, since it was read as ASCII.
fn labelled(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label)?;
    Some(if encoding == UTF_16BE || encoding == UTF_16LE { UTF_8 } else { encoding })
}

/// The value after `name=` in a tag, quoted or not.
fn attribute<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let (_, named) = split_before(tag, name);
    let rest = named.strip_prefix(name)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    rest.split(|b| b.is_ascii_whitespace() || b"\"';>/".contains(b)).next()
}

/// What stands before the first place of these bytes, and what stands from there on: all and nothing
/// where they are nowhere.
fn split_before<'t>(text: &'t [u8], wanted: &[u8]) -> (&'t [u8], &'t [u8]) {
    let at = text.windows(wanted.len()).position(|window| window == wanted);
    text.split_at_checked(at.unwrap_or(text.len())).unwrap_or((text, &[]))
}
