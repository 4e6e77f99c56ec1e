//! A PDF's objects, found by walking through the file.
//!
//! The table that says where the objects are is not used: it may lie, and what is wanted is any word
//! at all. What lies between `stream` and `endstream` is passed over as a whole, so that no noise in
//! a picture or a font is taken for an object.

use std::collections::BTreeMap;

use super::lexer::{Dictionary, Lexer, Object};
use super::streams;

/// So many objects are kept. Books have as many.
const MOST: usize = 50_000;

/// So many bytes are unpacked of all streams together.
const ALL: usize = 8 << 20;

/// So often a reference may lead to another one.
const HOPS: usize = 8;

/// A PDF's objects.
#[derive(Default)]
pub(super) struct File<'b> {
    objects: BTreeMap<u32, Entry<'b>>,
    /// The dictionaries that say which object is what.
    trailers: Vec<Dictionary>,
    unpacked: usize,
}

struct Entry<'b> {
    object: Object,
    data: Option<&'b [u8]>,
}

impl<'b> File<'b> {
    /// Finds the objects of a file.
    pub(super) fn read(body: &'b [u8]) -> Self {
        let mut file = Self::default();
        let mut lexer = Lexer::new(body, 0);
        // The two numbers before the word `obj`.
        let mut before: [Option<u32>; 2] = [None, None];
        while let Some(object) = lexer.next() {
            match object {
                Object::Number(number) => {
                    let number = (0.0..4e9).contains(&number).then_some(number as u32);
                    before = [before[1], number];
                    continue;
                }
                Object::Word(word) if word == b"obj" => {
                    if let ([Some(number), Some(_)], Some(object)) = (before, lexer.next()) {
                        let data = file.stream(body, &mut lexer, &object);
                        file.add(number, object, data);
                    }
                }
                Object::Word(word) if word == b"trailer" => {
                    if let Some(Object::Dictionary(trailer)) = lexer.next() {
                        file.trailers.push(trailer);
                    }
                }
                // One that belongs to nothing that was understood.
                Object::Word(word) if word == b"stream" => {
                    let end = find(lexer.rest(), END).unwrap_or(lexer.rest().len());
                    lexer.at += end;
                }
                _ => {}
            }
            before = [None, None];
        }
        file.open_object_streams();
        file
    }

    /// The data of a stream, if that is what follows a dictionary.
    fn stream(&self, body: &'b [u8], lexer: &mut Lexer<'b>, object: &Object) -> Option<&'b [u8]> {
        let Object::Dictionary(dictionary) = object else { return None };
        let before = lexer.at;
        if !matches!(lexer.next(), Some(Object::Word(word)) if word == b"stream") {
            lexer.at = before;
            return None;
        }
        let skipped = match lexer.rest() {
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r', ..] => 1,
            _ => 0,
        };
        let start = lexer.at + skipped;
        let rest = body.get(start..)?;
        // Only a length that is followed by the end is one.
        let said = dictionary.number("Length").filter(|length| {
            let after = rest.get(*length..).unwrap_or_default();
            after.trim_ascii_start().starts_with(END)
        });
        let length = said.or_else(|| find(rest, END)).unwrap_or(rest.len());
        lexer.at = start + length;
        rest.get(..length)
    }

    fn add(&mut self, number: u32, object: Object, data: Option<&'b [u8]>) {
        if let Object::Dictionary(dictionary) = &object
            && dictionary.is("Type", "XRef")
        {
            self.trailers.push(dictionary.clone());
        } else if self.objects.len() < MOST {
            // What comes later was written later.
            self.objects.insert(number, Entry { object, data });
        }
    }

    /// Objects may be packed together in a stream (ISO 32000-1, section 7.5.7).
    fn open_object_streams(&mut self) {
        let is_one = |entry: &&Entry<'b>| matches!(&entry.object, Object::Dictionary(it) if it.is("Type", "ObjStm"));
        let numbers: Vec<u32> = self
            .objects
            .iter()
            .filter(|(_, entry)| is_one(entry))
            .map(|(number, _)| *number)
            .collect();
        for number in numbers {
            let Some(unpacked) = self.unpacked(number) else { continue };
            let Some(Object::Dictionary(dictionary)) = self.object(number) else { continue };
            let (Some(count), Some(first)) = (dictionary.number("N"), dictionary.number("First"))
            else {
                continue;
            };
            let mut index = Lexer::new(&unpacked, 0);
            let mut found = Vec::new();
            for _ in 0..count.min(MOST) {
                let (Some(Object::Number(number)), Some(Object::Number(offset))) =
                    (index.next(), index.next())
                else {
                    break;
                };
                let object =
                    Lexer::new(&unpacked, first.saturating_add(offset.max(0.0) as usize)).next();
                found.extend(object.map(|object| (number.max(0.0) as u32, object)));
                if self.objects.len() + found.len() >= MOST {
                    break;
                }
            }
            for (number, object) in found {
                self.objects.entry(number).or_insert(Entry { object, data: None });
            }
        }
    }

    /// Whether the texts and streams are encrypted, be it with an empty password.
    pub(super) fn is_encrypted(&self) -> bool {
        self.trailers.iter().any(|trailer| trailer.get("Encrypt").is_some())
    }

    /// The newest entry of this name in a trailer, followed to its object.
    pub(super) fn of_trailer(&self, key: &str) -> Option<&Dictionary> {
        self.trailers.iter().rev().find_map(|trailer| self.dictionary(trailer.get(key)?))
    }

    /// Every object that is a dictionary, with its number.
    pub(super) fn dictionaries(&self) -> impl Iterator<Item = (u32, &Dictionary)> {
        self.objects.iter().filter_map(|(number, entry)| match &entry.object {
            Object::Dictionary(dictionary) => Some((*number, dictionary)),
            _ => None,
        })
    }

    /// The object of a number.
    pub(super) fn object(&self, number: u32) -> Option<&Object> {
        self.objects.get(&number).map(|entry| &entry.object)
    }

    /// What an object stands for in the end.
    pub(super) fn follow<'a>(&'a self, mut object: &'a Object) -> Option<&'a Object> {
        for _ in 0..HOPS {
            match object {
                Object::Reference(number) => object = self.object(*number)?,
                other => return Some(other),
            }
        }
        None
    }

    /// The dictionary that an object stands for.
    pub(super) fn dictionary<'a>(&'a self, object: &'a Object) -> Option<&'a Dictionary> {
        match self.follow(object)? {
            Object::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    /// What the stream of a number holds, unpacked; nothing once that is more than is looked at.
    pub(super) fn unpacked(&mut self, number: u32) -> Option<Vec<u8>> {
        let entry = self.objects.get(&number)?;
        let (Object::Dictionary(dictionary), Some(data)) = (&entry.object, entry.data) else {
            return None;
        };
        if self.unpacked > ALL {
            return None;
        }
        let unpacked = streams::unpack(dictionary, data)?;
        self.unpacked += unpacked.len();
        Some(unpacked)
    }

    /// Whether an object is a stream.
    pub(super) fn is_stream(&self, number: u32) -> bool {
        self.objects.get(&number).is_some_and(|entry| entry.data.is_some())
    }
}

const END: &[u8] = b"endstream";

pub(super) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}
