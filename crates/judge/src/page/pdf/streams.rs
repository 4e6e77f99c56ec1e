//! The filters of a PDF's streams, undone within bounds.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::lexer::{Dictionary, Object, is_space};

/// So many bytes are unpacked of one stream.
const ONE: usize = 1 << 20;

/// Undoes the filters of a stream; nothing where one of them is not known here, as those of pictures
/// are not.
pub(super) fn unpack(dictionary: &Dictionary, data: &[u8]) -> Option<Vec<u8>> {
    // Rows of a picture or a table, of which each is told by its difference to the one before.
    if dictionary.get("DecodeParms").is_some_and(predicts) {
        return None;
    }
    let mut data = data.get(..data.len().min(ONE))?.to_vec();
    for filter in filters(dictionary)? {
        data = match filter.as_slice() {
            b"FlateDecode" | b"Fl" => inflate(&data),
            b"ASCII85Decode" | b"A85" => ascii85(&data)?,
            b"ASCIIHexDecode" | b"AHx" => hexadecimal(&data),
            _ => return None,
        };
    }
    Some(data)
}

fn predicts(parameters: &Object) -> bool {
    match parameters {
        Object::Dictionary(dictionary) => {
            dictionary.number("Predictor").is_some_and(|predictor| predictor > 1)
        }
        Object::List(list) => list.iter().any(predicts),
        _ => false,
    }
}

/// The filters of a stream in the order in which they are to be undone.
fn filters(dictionary: &Dictionary) -> Option<Vec<Vec<u8>>> {
    match dictionary.get("Filter") {
        None => Some(Vec::new()),
        Some(Object::Name(name)) => Some(vec![name.clone()]),
        // More than a few are a way to make much of little.
        Some(Object::List(list)) if list.len() <= 4 => list
            .iter()
            .map(|filter| match filter {
                Object::Name(name) => Some(name.clone()),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}

fn hexadecimal(data: &[u8]) -> Vec<u8> {
    let mut digits = data
        .iter()
        .take_while(|byte| **byte != b'>')
        .filter(|byte| !is_space(**byte))
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok());
    let mut bytes = Vec::new();
    while let Some(high) = digits.next() {
        bytes.push(high << 4 | digits.next().unwrap_or(0));
    }
    bytes
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
        bytes.extend(word(&group).iter().take(kept));
    }
    Some(bytes)
}

fn word(group: &[u32]) -> [u8; 4] {
    group.iter().fold(0_u32, |sum, digit| sum.wrapping_mul(85).wrapping_add(*digit)).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::super::lexer::Lexer;
    use super::*;

    fn zlib(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn undone(dictionary: &str, data: &[u8]) -> Option<Vec<u8>> {
        let written = format!("<< {dictionary} >>");
        match Lexer::new(written.as_bytes(), 0).next() {
            Some(Object::Dictionary(dictionary)) => unpack(&dictionary, data),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_filters_of_text_are_undone_and_others_are_left_alone() {
        assert_eq!(undone("", b"one").unwrap(), b"one");
        assert_eq!(undone("/Filter /FlateDecode", &zlib(b"two")).unwrap(), b"two");
        let both = "/Filter [/ASCII85Decode /FlateDecode]";
        assert_eq!(undone(both, b"Gap;+-q[2;!![<B)#~>").unwrap(), b"three");
        assert_eq!(undone("/Filter[ /ASCII85Decode ]", b"9jqo^~>").unwrap(), b"Man ");
        assert_eq!(undone("/Filter /AHx", b"4d 61 6E2>x").unwrap(), b"Man ");
        assert_eq!(undone("/Filter /DCTDecode", b"no"), None);
        assert_eq!(undone("/Filter /Fl /DecodeParms << /Predictor 15 >>", &zlib(b"no")), None);
        assert_eq!(undone("/Filter [/Fl /Fl /Fl /Fl /Fl]", b""), None);
        assert_eq!(undone("/Filter /FlateDecode", b"not packed").unwrap(), b"");
    }

    #[test]
    fn a_bomb_is_bounded() {
        let bomb = zlib(&vec![b' '; 8 << 20]);
        assert!(undone("/Filter /FlateDecode", &bomb).unwrap().len() <= ONE);
        assert!(undone("/Filter [/Fl /Fl]", &zlib(&bomb)).unwrap().len() <= ONE);
        assert!(undone("/Filter /A85", &vec![b'z'; 4 << 20]).unwrap().len() <= 4 * ONE);
    }
}
