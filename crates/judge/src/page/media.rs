//! What kind of thing an answer's body is.
//!
//! Source: the MIME Sniffing standard, in the little that is needed here. What the bytes say goes
//! before what the header says, since servers are often wrong about PDFs.

use memchr::memmem;

use crate::observation::Answer;

/// A kind of thing that an answer can be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Media {
    /// Nothing but white space.
    #[default]
    Empty,
    /// A page.
    Html,
    /// Text without markup, JSON and the like.
    Text,
    /// A PDF by its signature, whatever the header says.
    Pdf,
    /// Another kind of file.
    Other,
    /// Something in an encoding that is not known here, so that it may be any of these.
    Encoded,
}

/// What kind of thing this answer is.
pub(super) fn of(answer: &Answer) -> Media {
    let body = answer.body.as_slice();
    let start = body.get(..1024).unwrap_or(body);
    // A body that can be read is not so encoded, whatever its server says; browsers show it too.
    if answer.header("content-encoding").is_some() && looks_binary(start) {
        return Media::Encoded;
    }
    // Readers accept the signature anywhere in the first 1024 bytes (PDF 32000-1, annex H, 3.4.1).
    if memmem::find(start, b"%PDF-").is_some() && !looks_like_html(start) {
        return Media::Pdf;
    }
    if body.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Media::Empty;
    }
    let declared = answer.header("content-type").unwrap_or_default();
    let essence = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "text/html" | "application/xhtml+xml" => Media::Html,
        _ if looks_like_html(start) => Media::Html,
        "" | "application/octet-stream" | "application/x-download" | "application/pdf" => {
            if looks_binary(start) {
                Media::Other
            } else {
                Media::Text
            }
        }
        other
            if other.starts_with("text/") || other.ends_with("json") || other.ends_with("xml") =>
        {
            if looks_binary(start) {
                Media::Other
            } else {
                Media::Text
            }
        }
        _ => Media::Other,
    }
}

fn looks_like_html(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<title", b"<script", b"<!--", b"<h1"]
        .iter()
        .any(|sign| start.get(..sign.len()).is_some_and(|head| head.eq_ignore_ascii_case(sign)))
}

/// The standard's "binary data byte", but for texts in UTF-16.
fn looks_binary(start: &[u8]) -> bool {
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        return false;
    }
    start.iter().any(|byte| matches!(byte, 0..=8 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::answer;

    fn kind(content_type: &str, body: &[u8]) -> Media {
        let mut answer = answer(200, "");
        answer.headers = vec![("content-type".into(), content_type.into())];
        answer.body = body.to_vec();
        of(&answer)
    }

    #[test]
    fn bytes_go_before_headers() {
        assert_eq!(kind("text/html", b"%PDF-1.7\n\0\0"), Media::Pdf);
        assert_eq!(kind("application/octet-stream", b"\n%PDF-1.4"), Media::Pdf);
        assert_eq!(kind("application/pdf", b"<!DOCTYPE HTML><p>no</p>"), Media::Html);
        assert_eq!(kind("text/html", b"<html><p>it begins with %PDF-1.7</p>"), Media::Html);
        assert_eq!(kind("application/pdf", b"File not found"), Media::Text);
        assert_eq!(kind("", b"  <!doctype html>"), Media::Html);
        assert_eq!(kind("text/plain", b"hello"), Media::Text);
        assert_eq!(kind("application/problem+json", b"{}"), Media::Text);
        assert_eq!(kind("image/png", b"\x89PNG\r\n\x1a\n\0"), Media::Other);
        assert_eq!(kind("text/html", b" \r\n"), Media::Empty);
    }

    #[test]
    fn what_is_encoded_may_be_anything_unless_it_can_be_read() {
        let encoded = |body: &[u8]| {
            let mut answer = answer(200, "");
            answer.headers.push(("content-encoding".into(), "zstd".into()));
            answer.body = body.to_vec();
            of(&answer)
        };
        assert_eq!(encoded(b"\x28\xb5\x2f\xfd\x04\x00"), Media::Encoded);
        assert_eq!(encoded(b"<html><p>one</p>"), Media::Html);
    }
}
