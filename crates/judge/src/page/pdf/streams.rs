//! The streams of a PDF, unpacked.
//!
//! They are found by their keywords, without the table that says where they are: it may lie, and
//! what is wanted is any text at all. Everything is bounded, since a PDF is as hostile as a page.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

/// So much of a dictionary is looked at, in bytes.
const DICTIONARY: usize = 2_000;

/// So many streams are looked at: more pages than any aid has.
const STREAMS: usize = 2_000;

/// So many bytes are unpacked of one stream, and of all together.
const ONE: usize = 1 << 20;
const ALL: usize = 4 << 20;

/// Dictionaries with these in them belong to pictures, fonts and tables.
const OTHER: &[&[u8]] =
    &[b"/Image", b"/Length1", b"/FontFile", b"/XRef", b"/CIDInit", b"/Metadata"];

/// The streams that may hold text or the document's own description, in their order.
pub(super) fn of(body: &[u8]) -> Vec<Vec<u8>> {
    let mut streams = Vec::new();
    let (mut at, mut unpacked) = (0, 0);
    let mut seen = 0;
    while let Some(found) = find(&body[at..], b"stream") {
        let keyword = at + found;
        at = keyword + b"stream".len();
        let Some(start) = start(&body[at..]).map(|skipped| at + skipped) else { continue };
        let before = &body[keyword.saturating_sub(DICTIONARY)..keyword];
        if !before.trim_ascii_end().ends_with(b">>") {
            continue;
        }
        // Without an end, there is none for any stream that might follow.
        let Some(length) = find(&body[start..], b"endstream") else { break };
        let data = &body[start..start + length];
        at = start + length + b"endstream".len();
        let object = before.windows(3).rposition(|word| word == b"obj").unwrap_or_default();
        if let Some(stream) = unpack(&before[object..], data) {
            unpacked += stream.len();
            streams.push(stream);
        }
        seen += 1;
        if unpacked > ALL || seen >= STREAMS {
            break;
        }
    }
    streams
}

/// How many bytes the end of the line takes that must follow the keyword.
fn start(after: &[u8]) -> Option<usize> {
    match after {
        [b'\r', b'\n', ..] => Some(2),
        [b'\n' | b'\r', ..] => Some(1),
        _ => None,
    }
}

/// Undoes the filters of a stream, as far as they are those that text is packed with.
fn unpack(dictionary: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    if OTHER.iter().any(|sign| find(dictionary, sign).is_some()) {
        return None;
    }
    let mut data = data[..data.len().min(ONE)].to_vec();
    for filter in filters(dictionary)? {
        data = match filter {
            Filter::Flate => inflate(&data),
            Filter::Ascii85 => ascii85(&data)?,
        };
    }
    Some(data)
}

enum Filter {
    Flate,
    Ascii85,
}

/// The filters of a stream in the order in which they are to be undone; `None` where one of them is
/// not known here.
fn filters(dictionary: &[u8]) -> Option<Vec<Filter>> {
    let Some(at) = find(dictionary, b"/Filter") else { return Some(Vec::new()) };
    let value = dictionary[at + b"/Filter".len()..].trim_ascii_start();
    let value = match value.strip_prefix(b"[") {
        Some(list) => &list[..find(list, b"]")?],
        None => {
            let end = value.iter().skip(1).position(|byte| !byte.is_ascii_alphanumeric());
            &value[..end.map_or(value.len(), |end| end + 1)]
        }
    };
    let names = std::str::from_utf8(value).ok()?.split('/').skip(1).map(str::trim);
    names
        .map(|name| match name {
            "FlateDecode" => Some(Filter::Flate),
            "ASCII85Decode" => Some(Filter::Ascii85),
            _ => None,
        })
        .collect()
}

/// As far as it goes: half a stream is half a text.
fn inflate(data: &[u8]) -> Vec<u8> {
    let mut unpacked = Vec::new();
    let most = u64::try_from(ONE).unwrap_or(u64::MAX);
    drop(ZlibDecoder::new(data).take(most).read_to_end(&mut unpacked));
    unpacked
}

/// ISO 32000-1, section 7.4.3: five characters for four bytes, `z` for four zeros, `~>` at the end.
fn ascii85(data: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut group: Vec<u32> = Vec::new();
    for &byte in data.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            byte if byte.is_ascii_whitespace() || byte == 0 => {}
            _ => return None,
        }
        if group.len() == 5 {
            bytes.extend(word(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        bytes.extend(&word(&group)[..kept]);
    }
    Some(bytes)
}

fn word(group: &[u32]) -> [u8; 4] {
    group.iter().fold(0_u32, |sum, digit| sum.wrapping_mul(85).wrapping_add(*digit)).to_be_bytes()
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn zlib(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn object(dictionary: &str, data: &[u8]) -> Vec<u8> {
        [
            format!("7 0 obj\n<< {dictionary} >>\nstream\r\n").as_bytes(),
            data,
            b"\nendstream\nendobj\n",
        ]
        .concat()
    }

    #[test]
    fn the_filters_of_text_are_undone_and_others_are_left_alone() {
        let body = [
            object("/Length 3", b"one"),
            object("/Filter /FlateDecode /Length 9", &zlib(b"two")),
            object("/Filter [/ASCII85Decode /FlateDecode]", b"Gap;+-q[2;!![<B)#~>"),
            object("/Filter[ /ASCII85Decode ]", b"9jqo^~>"),
            object("/Filter /DCTDecode", b"no"),
            object("/Subtype /Image /Filter /FlateDecode", &zlib(b"no")),
            object("/Filter /FlateDecode /Length1 7", &zlib(b"no")),
        ]
        .concat();
        let streams = of(&body);
        assert_eq!(streams[0], b"one\n");
        assert_eq!(streams[1], b"two");
        assert_eq!(streams[2], b"three");
        assert_eq!(streams[3], b"Man ");
        assert_eq!(streams.len(), 4);
    }

    #[test]
    fn what_is_broken_or_without_end_is_no_matter() {
        for body in [
            &b"stream"[..],
            b"<< >> stream\nendless",
            b"stream\nwithout a dictionary endstream",
            b"obj << /Filter [/FlateDecode >> stream\nx endstream",
            b"obj << /Filter /FlateDecode >> stream\nnot packed endstream",
        ] {
            assert!(of(body).concat().is_empty());
        }
    }

    #[test]
    fn a_bomb_is_bounded() {
        let bomb = object("/Filter /FlateDecode", &zlib(&vec![b' '; 8 << 20]));
        let unpacked: usize = of(&bomb.repeat(20)).iter().map(Vec::len).sum();
        assert!(unpacked <= ALL + ONE, "{unpacked}");
    }
}
