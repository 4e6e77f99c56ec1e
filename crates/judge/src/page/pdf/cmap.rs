//! What the codes of a font mean, where the font says so (ISO 32000-1, section 9.10.3).

use std::collections::BTreeMap;

use super::lexer::{Lexer, Object};
use super::strings::decoded;

/// So many codes of a font are read: more than a leaflet has signs.
const MOST: usize = 20_000;

/// So many codes of all fonts of a file are read: ten fonts of a language of as many signs. A range of a
/// few bytes stands for thousands.
pub(super) const CODES: usize = 200_000;

/// From a font's codes to letters.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// How many bytes a code has.
    width: usize,
    letters: BTreeMap<u32, String>,
    /// How many more codes are read.
    room: usize,
}

impl CMap {
    /// Reads a `ToUnicode` table, of whose file so many more codes are read.
    pub(super) fn read(stream: &[u8], codes: &mut usize) -> Self {
        let room = MOST.min(*codes);
        let mut map = Self { width: 1, letters: BTreeMap::new(), room };
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
        *codes -= room - map.room;
        map
    }

    fn add_range(&mut self, triple: &[Object]) {
        let [Object::Text(first), Object::Text(last), to] = triple else { return };
        let (first, last) = (number(first), number(last));
        let codes = (first..=last).take(self.room);
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
        if let Some(room) = self.room.checked_sub(1) {
            self.room = room;
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

    fn read(stream: &[u8]) -> CMap {
        let mut codes = CODES;
        CMap::read(stream, &mut codes)
    }

    #[test]
    fn ranges_are_read_to_the_bound_however_often_they_come() {
        let mut codes = CODES;
        for range in ["<0000> <ffff> <0041> endbfrange ", "<0000> <4e1e> <0041> endbfrange "] {
            let map = CMap::read(range.repeat(10_000).as_bytes(), &mut codes);
            assert!((MOST - 1..=MOST).contains(&map.letters.len()), "{range}");
        }
        assert_eq!(codes, CODES - 2 * MOST);
        let list = format!("<00> <ff> [{}] endbfrange ", "<0041> ".repeat(300));
        codes = 100;
        let map = CMap::read(list.repeat(3).as_bytes(), &mut codes);
        assert_eq!((map.letters.len(), codes), (100, 0));
        assert_eq!(CMap::read(b"<00> <0041> endbfchar", &mut codes).text(b"\0"), "");
    }

    #[test]
    fn codes_become_letters() {
        let map = read(
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
            read(broken).text(b"abc\0");
        }
    }
}
