//! Undoing the content encodings of a body (RFC 9110, section 8.4), as browsers do.
//!
//! It is done here and not by the HTTP client because readers' browsers take more than it does:
//! several encodings on top of each other, `deflate` without the wrapper that the standard asks for,
//! and bodies that are encoded otherwise than they say, of which nothing may be concluded.

use std::io::Read;

use brotli_decompressor::Decompressor;
use flate2::bufread::GzDecoder;
use flate2::{Decompress, FlushDecompress, Status};
use reqwest::header::{CONTENT_ENCODING, HeaderMap};

/// The encodings that are undone, as a request says it.
pub(super) const ACCEPTED: &str = "gzip, deflate, br";

/// So many layers are undone. No server means more; curl draws the line at the same number.
const LAYERS: usize = 5;

/// One way of packing a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Gzip,
    Deflate,
    Brotli,
}

impl Encoding {
    fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Deflate => "deflate",
            Self::Brotli => "br",
        }
    }

    /// Undoes it up to a size; the fault is what keeps the bytes from being all there was.
    fn undo(self, packed: &[u8], most: usize) -> (Vec<u8>, bool) {
        match self {
            _ if packed.is_empty() => (Vec::new(), false),
            Self::Gzip => gunzip(packed, most),
            Self::Deflate => inflate(packed, most),
            Self::Brotli => {
                let mut body = Vec::new();
                let fault = read(Decompressor::new(packed, 4096), &mut body, most).is_err();
                (body, fault)
            }
        }
    }
}

/// The encodings of a body in the order in which they were applied; `None` where one of them is not
/// known, so that, as in browsers, the body stays as it came.
pub(super) fn of(headers: &HeaderMap) -> Option<Vec<Encoding>> {
    let mut layers = Vec::new();
    for value in headers.get_all(CONTENT_ENCODING) {
        for name in value.to_str().ok()?.split(',').map(str::trim) {
            match name.to_ascii_lowercase().as_str() {
                "" | "identity" => {}
                "gzip" | "x-gzip" => layers.push(Encoding::Gzip),
                "deflate" => layers.push(Encoding::Deflate),
                "br" => layers.push(Encoding::Brotli),
                _ => return None,
            }
        }
    }
    (layers.len() <= LAYERS).then_some(layers)
}

/// A body without its encodings.
pub(super) struct Decoded {
    /// What could be read, up to the bound on each layer.
    pub(super) body: Vec<u8>,
    /// The encoding that the body was not, or not to its end.
    pub(super) fault: Option<&'static str>,
}

/// Undoes encodings, the last one first. No layer becomes larger than `most` and a byte, so that
/// anyone who packs a great deal of nothing into little gets no further.
pub(super) fn decode(mut body: Vec<u8>, layers: &[Encoding], most: usize) -> Decoded {
    let mut first_fault = None;
    for layer in layers.iter().rev() {
        let (unpacked, fault) = layer.undo(&body, most);
        body = unpacked;
        first_fault = first_fault.or_else(|| fault.then(|| layer.name()));
    }
    Decoded { body, fault: first_fault }
}

/// A body without the encodings that a `Content-Encoding` field names, for those who try hostile ones.
pub fn unpack(names: &str, body: Vec<u8>, most: usize) -> Vec<u8> {
    let headers = reqwest::header::HeaderValue::from_str(names)
        .map(|value| HeaderMap::from_iter([(CONTENT_ENCODING, value)]));
    match headers.ok().and_then(|headers| of(&headers)) {
        Some(layers) => decode(body, &layers, most).body,
        None => body,
    }
}

/// A file of `gzip` is a series of members. What follows the last one is ignored, as browsers do.
fn gunzip(packed: &[u8], most: usize) -> (Vec<u8>, bool) {
    let mut rest = packed;
    let mut body = Vec::new();
    loop {
        if read(GzDecoder::new(rest.by_ref()), &mut body, most).is_err() {
            return (body, true);
        }
        if body.len() > most || !rest.starts_with(b"\x1f\x8b") {
            return (body, false);
        }
    }
}

/// By the standard `deflate` is zlib's format (RFC 1950); some servers mean the bare one (RFC 1951),
/// and browsers read both. The two are told apart by zlib's first two bytes.
fn inflate(packed: &[u8], most: usize) -> (Vec<u8>, bool) {
    /// What is unpacked at a time.
    const BLOCK: usize = 8 * 1024;
    let wrapped = packed.first_chunk().is_some_and(|&[method, flags]| {
        method & 0x0f == 8 && u16::from_be_bytes([method, flags]) % 31 == 0
    });
    let mut inflater = Decompress::new(wrapped);
    let mut body = Vec::with_capacity(most + BLOCK);
    let mut rest = packed;
    while body.len() <= most {
        body.reserve(BLOCK);
        let (taken, given) = (inflater.total_in(), body.len());
        let status = inflater.decompress_vec(rest, &mut body, FlushDecompress::None);
        let taken = usize::try_from(inflater.total_in() - taken).unwrap_or(rest.len());
        rest = rest.get(taken..).unwrap_or_default();
        match status {
            Ok(Status::StreamEnd) => return (body, false),
            Ok(_) if taken > 0 || body.len() > given => {}
            _ => return (body, true),
        }
    }
    (body, false)
}

/// Reads up to a size and a byte more, by which one can tell that there was more.
fn read(from: impl Read, body: &mut Vec<u8>, most: usize) -> std::io::Result<()> {
    let room = (most + 1).saturating_sub(body.len());
    body.reserve(room);
    from.take(u64::try_from(room).unwrap_or(u64::MAX)).read_to_end(body).map(drop)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use reqwest::header::HeaderValue;

    use super::*;

    const TEXT: &[u8] = b"Scoliosis: should I have surgery?";

    fn gzip(body: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(body).unwrap();
        encoder.finish().unwrap()
    }

    fn layers(values: &[&'static str]) -> Option<Vec<Encoding>> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(CONTENT_ENCODING, HeaderValue::from_static(value));
        }
        of(&headers)
    }

    fn decoded(packed: Vec<u8>, names: &'static str) -> (Vec<u8>, Option<&'static str>) {
        let Decoded { body, fault } = decode(packed, &layers(&[names]).unwrap(), 1000);
        (body, fault)
    }

    #[test]
    fn the_names_of_encodings_are_read_from_all_fields() {
        use Encoding::{Brotli, Deflate, Gzip};
        assert_eq!(layers(&[]), Some(vec![]));
        assert_eq!(layers(&["identity, X-GZip", "br"]), Some(vec![Gzip, Brotli]));
        assert_eq!(layers(&["deflate,gzip"]), Some(vec![Deflate, Gzip]));
        assert_eq!(layers(&["gzip, zstd"]), None);
        assert_eq!(layers(&["gzip, gzip, gzip, gzip, gzip"]), Some(vec![Gzip; 5]));
        assert_eq!(layers(&["gzip, gzip, gzip, gzip, gzip, gzip"]), None);
    }

    #[test]
    fn layers_are_undone_from_the_outside() {
        assert_eq!(decoded(gzip(&gzip(TEXT)), "gzip, gzip"), (TEXT.to_vec(), None));
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::fast());
        bare.write_all(TEXT).unwrap();
        let bare = bare.finish().unwrap();
        assert_eq!(decoded(bare.clone(), "deflate"), (TEXT.to_vec(), None));
        assert_eq!(decoded(gzip(&bare), "deflate, gzip"), (TEXT.to_vec(), None));
        let mut wrapped = ZlibEncoder::new(Vec::new(), Compression::fast());
        wrapped.write_all(TEXT).unwrap();
        assert_eq!(decoded(wrapped.finish().unwrap(), "deflate"), (TEXT.to_vec(), None));
        // RFC 7932: a stored block of five bytes, and an empty one that is the last.
        assert_eq!(decoded(b"\x0b\x02\x80hello\x03".to_vec(), "br"), (b"hello".to_vec(), None));
        assert_eq!(decoded(Vec::new(), "gzip"), (Vec::new(), None));
    }

    #[test]
    fn members_follow_each_other_and_what_is_none_is_ignored() {
        let two = [gzip(b"one "), gzip(b"two"), b"\0\0rubbish".to_vec()].concat();
        assert_eq!(decoded(two, "gzip"), (b"one two".to_vec(), None));
    }

    #[test]
    fn what_is_not_so_encoded_is_a_fault() {
        for name in ["gzip", "deflate", "br"] {
            assert_eq!(decoded(b"<!doctype html><p>plain".to_vec(), name).1, Some(name));
        }
        assert_eq!(decoded(gzip(TEXT), "gzip, gzip").1, Some("gzip"));
        let packed = gzip(TEXT);
        assert_eq!(
            decoded(packed[..packed.len() - 4].to_vec(), "gzip"),
            (TEXT.to_vec(), Some("gzip"))
        );
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::fast());
        bare.write_all(TEXT).unwrap();
        let bare = bare.finish().unwrap();
        assert_eq!(decoded(bare[..bare.len() - 3].to_vec(), "deflate").1, Some("deflate"));
    }

    #[test]
    fn a_bomb_is_bounded_in_every_layer() {
        let bomb = gzip(&gzip(&vec![0; 1_000_000]));
        let (body, fault) = decoded(bomb, "gzip, gzip");
        assert!(body.len() <= 1001, "{}", body.len());
        assert!(fault.is_none() || !body.is_empty());
        assert_eq!(decoded(gzip(&vec![0; 1_000_000]), "gzip").0.len(), 1001);
    }
}
