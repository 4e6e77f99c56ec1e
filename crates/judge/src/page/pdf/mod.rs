//! The little that a PDF says without being rendered: its title, and the text of fonts that say what
//! their codes mean or keep to the usual ones.
//!
//! Source: ISO 32000-1. Libraries that read all of a PDF were made for files that one trusts; hostile
//! ones end the process, by endless recursion or by asking for more memory than there is. What is read
//! here is read within bounds, and of what cannot be read nothing is said.

mod cmap;
mod file;
mod lexer;
mod streams;
mod strings;
mod text;

use std::collections::BTreeMap;
use std::rc::Rc;

use self::cmap::CMap;
use self::file::File;
use self::lexer::{Dictionary, Object};
use self::text::Font;
use super::Page;

/// So many pages are read: more than any aid has.
const PAGES: usize = 500;

/// So many fonts are looked at on one page, and so many tables of theirs in a whole file.
const FONTS: usize = 100;
const MAPS: usize = 200;

/// So many streams of one page are read.
const CONTENTS: usize = 100;

/// A part of a tree of pages inherits from so many above it.
const DEPTH: usize = 16;

/// Reads a PDF.
pub(super) fn page(body: &[u8]) -> Page {
    let mut file = File::read(body);
    // Encrypted texts and streams are noise to anyone who has no key.
    if file.is_encrypted() {
        return Page { title: xmp(&mut file).unwrap_or_default(), ..Page::default() };
    }
    let title = info(&file).or_else(|| xmp(&mut file)).unwrap_or_default();
    Page { title, document: document(&mut file), ..Page::default() }
}

/// The title in the dictionary that describes the document.
fn info(file: &File<'_>) -> Option<String> {
    let title = |info: &Dictionary| match file.follow(info.get("Title")?)? {
        Object::Text(title) => {
            let title = strings::decoded(title);
            (!title.trim().is_empty()).then_some(title)
        }
        _ => None,
    };
    if let Some(info) = file.of_trailer("Info") {
        return title(info);
    }
    // Of half a file the trailer is missing. A title with no place in the document is its own; one
    // with a parent is a chapter's.
    let own = |dictionary: &&Dictionary| {
        !["Parent", "Dest", "A", "Next", "Prev"].iter().any(|key| dictionary.get(key).is_some())
    };
    file.dictionaries().map(|(_, dictionary)| dictionary).filter(own).find_map(title)
}

/// The title in the document's own XMP. Pictures have theirs too.
fn xmp(file: &mut File<'_>) -> Option<String> {
    let number = match file.of_trailer("Root")?.get("Metadata")? {
        Object::Reference(number) => *number,
        _ => return None,
    };
    strings::xmp_title(&file.unpacked(number)?)
}

/// The text of all pages, in the order of their numbers.
fn document(file: &mut File<'_>) -> String {
    let pages = pages(file);
    let mut maps = Maps { read: BTreeMap::new(), codes: cmap::CODES };
    let mut text = String::new();
    for page in pages {
        let fonts = page.fonts.into_iter().map(|(name, font)| (name, read(file, &mut maps, font)));
        let fonts = fonts.collect();
        for number in page.contents {
            if let Some(stream) = file.unpacked(number) {
                text::add(&stream, &fonts, &mut text);
            }
        }
    }
    text
}

/// A page, by where its text is.
struct PdfPage {
    contents: Vec<u32>,
    fonts: Vec<(Vec<u8>, Written)>,
}

/// What is known of a font before its table is read.
#[derive(Clone, Copy)]
enum Written {
    Table(u32),
    Usual,
    Shapes,
}

fn pages(file: &File<'_>) -> Vec<PdfPage> {
    let all = file.dictionaries();
    let pages = all.filter(|(_, it)| it.is("Type", "Page") || it.is("Subtype", "Form"));
    let mut found: Vec<PdfPage> = pages
        .take(PAGES)
        .map(|(number, page)| PdfPage {
            contents: contents(file, number, page),
            fonts: fonts(file, page),
        })
        .collect();
    if found.is_empty() {
        // Half a file may have lost its pages and kept what they show.
        let plain = |dictionary: &Dictionary| {
            let other = ["Type", "Subtype", "Length1", "Length2", "FunctionType"];
            !other.iter().any(|key| dictionary.get(key).is_some())
        };
        let streams =
            file.dictionaries().filter(|(number, it)| file.is_stream(*number) && plain(it));
        let contents = streams.map(|(number, _)| number).take(PAGES).collect();
        found.push(PdfPage { contents, fonts: Vec::new() });
    }
    found
}

fn contents(file: &File<'_>, number: u32, page: &Dictionary) -> Vec<u32> {
    // A form is a stream itself.
    let Some(contents) = page.get("Contents") else { return vec![number] };
    let list = match file.follow(contents) {
        Some(Object::List(list)) => list.as_slice(),
        _ => std::slice::from_ref(contents),
    };
    let numbers = list.iter().filter_map(|object| match object {
        Object::Reference(number) => Some(*number),
        _ => None,
    });
    numbers.take(CONTENTS).collect()
}

fn fonts(file: &File<'_>, page: &Dictionary) -> Vec<(Vec<u8>, Written)> {
    let mut at = Some(page);
    for _ in 0..DEPTH {
        let Some(dictionary) = at else { break };
        if let Some(resources) = dictionary.get("Resources").and_then(|it| file.dictionary(it)) {
            let fonts = resources.get("Font").and_then(|fonts| file.dictionary(fonts));
            let fonts = fonts.into_iter().flat_map(Dictionary::entries).take(FONTS);
            return fonts
                .filter_map(|(name, font)| Some((name.clone(), written(file.dictionary(font)?))))
                .collect();
        }
        at = dictionary.get("Parent").and_then(|parent| file.dictionary(parent));
    }
    Vec::new()
}

fn written(font: &Dictionary) -> Written {
    match (font.get("ToUnicode"), font.is("Subtype", "Type0")) {
        (Some(Object::Reference(number)), _) => Written::Table(*number),
        (_, true) => Written::Shapes,
        (_, false) => Written::Usual,
    }
}

/// The tables of a file's fonts.
struct Maps {
    read: BTreeMap<u32, Option<Rc<CMap>>>,
    /// How many more codes are read.
    codes: usize,
}

fn read(file: &mut File<'_>, maps: &mut Maps, font: Written) -> Font {
    match font {
        Written::Usual => Font::Usual,
        Written::Shapes => Font::Shapes,
        Written::Table(number) => {
            if !maps.read.contains_key(&number) && maps.read.len() < MAPS {
                let stream = file.unpacked(number);
                let map = stream.map(|stream| Rc::new(CMap::read(&stream, &mut maps.codes)));
                maps.read.insert(number, map);
            }
            match maps.read.get(&number) {
                Some(Some(map)) => Font::Mapped(Rc::clone(map)),
                _ => Font::Shapes,
            }
        }
    }
}

#[cfg(test)]
mod tests;
