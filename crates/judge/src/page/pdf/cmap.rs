//! What the codes of a font mean, where the font says so (ISO 32000-1, section 9.10.3).

use std::collections::BTreeMap;

use super::lexer::{Lexer, Object};
use super::strings::decoded;

/// So many codes of a font are kept: more than a leaflet has signs.
const MOST: usize = 20_000;

/// From a font's codes to letters.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// How many bytes a code has.
    width: usize,
    letters: BTreeMap<u32, String>,
}

impl CMap {
    /// Reads a `ToUnicode` table.
    pub(super) fn read(stream: &[u8]) -> Self {
        let mut map = Self { width: 1, letters: BTreeMap::new() };
        let mut lexer = Lexer::new(stream, 0);
        let mut operands: Vec<Object> = Vec::new();
        while let Some(object) = lexer.next() {
            let Object::Word(word) = object else {
                if operands.len() < MOST {
                    operands.push(object);
                }
                continue;
            };
            match word.as_slice() {
                b"endcodespacerange" => {
                    if let Some(Object::Text(code)) = operands.last() {
                        map.width = code.len().clamp(1, 4);
                    }
                }
                b"endbfchar" => {
                    for pair in operands.chunks_exact(2) {
                        if let [Object::Text(code), Object::Text(to)] = pair {
                            map.add(number(code), utf16(to));
                        }
                    }
                }
                b"endbfrange" => {
                    for triple in operands.chunks_exact(3) {
                        map.add_range(triple);
                    }
                }
                _ => {}
            }
            operands.clear();
        }
        map
    }

    fn add_range(&mut self, triple: &[Object]) {
        let [Object::Text(first), Object::Text(last), to] = triple else { return };
        let (first, last) = (number(first), number(last));
        let codes = (first..=last).take(MOST);
        match to {
            Object::List(list) => {
                for (code, to) in codes.zip(list) {
                    if let Object::Text(to) = to {
                        self.add(code, utf16(to));
                    }
                }
            }
            // The last letter counts up.
            Object::Text(to) => {
                let text = utf16(to);
                let Some(from) = text.chars().next_back() else { return };
                let before = text.strip_suffix(from).unwrap_or_default();
                for (index, code) in (0_u32..).zip(codes) {
                    let letter = u32::from(from).checked_add(index).and_then(char::from_u32);
                    self.add(code, before.chars().chain(letter).collect());
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, code: u32, text: String) {
        if self.letters.len() < MOST {
            self.letters.insert(code, text.chars().take(8).collect());
        }
    }

    /// What a string of codes shows. Codes that the font does not explain show nothing.
    pub(super) fn text(&self, codes: &[u8]) -> String {
        codes
            .chunks(self.width.max(1))
            .filter_map(|code| self.letters.get(&number(code)))
            .map(String::as_str)
            .collect()
    }
}

fn number(code: &[u8]) -> u32 {
    code.iter().take(4).fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    decoded(&[&[0xfe, 0xff], bytes].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_letters() {
        let map = CMap::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar <0003> <0020> <0011> <00660069> endbfchar\n\
              2 beginbfrange <0024> <0026> <0041> <0030> <0031> [<0078> <0079>] endbfrange",
        );
        assert_eq!(map.text(b"\0\x24\0\x26\0\x03\0\x11\0\x30\0\x31\0\x99"), "AC fixy");
    }

    #[test]
    fn what_is_broken_is_no_matter() {
        for broken in [
            &b"<00> <FFFFFFFF> <41> endbfrange"[..],
            b"<FFFFFFFF> <00> <41> endbfrange",
            b"endcodespacerange <> endcodespacerange <> <> endbfchar",
            b"<00> <05> <DBFFDFFF> endbfrange",
        ] {
            CMap::read(broken).text(b"abc\0");
        }
    }
}
