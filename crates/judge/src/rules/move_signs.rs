//! Signs in a page's code that it may say that it has moved, so that nearly all pages need not be read
//! for this.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use unicode_normalization::char::decompose_canonical;

use crate::lexicon::{MOVES_FIND, MOVES_NOW, MOVES_SIGNS};
use crate::words;

/// Whether a page's code has in it what a notice that it has moved is made of.
pub(super) fn may_stand_in(code: &str) -> bool {
    let Some(MoveSigns { automaton, kinds }) = &*SIGNS else { return false };
    let code = text_in(code);
    let in_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let (mut now, mut find) = (None, None);
    automaton.find_overlapping_iter(&code).any(|hit| {
        if in_word(code[..hit.start()].last()) || in_word(code.get(hit.end())) {
            return false;
        }
        match kinds[hit.pattern()] {
            MoveSign::Moved => return true,
            MoveSign::Now => now = Some(hit.start()),
            MoveSign::Find => find = Some(hit.start()),
        }
        now.zip(find).is_some_and(|(now, find): (usize, usize)| now.abs_diff(find) <= SENTENCE)
    })
}

/// How many bytes apart the words may be that readers `find` it `now` somewhere: they stand in one
/// sentence.
const SENTENCE: usize = 2048;

/// What the code of such a page has in it, in any of the languages.
#[derive(Debug, Clone, Copy)]
enum MoveSign {
    /// Enough by itself.
    Moved,
    /// A word of [`MOVES_NOW`], which needs one of [`MOVES_FIND`] near it.
    Now,
    Find,
}

struct MoveSigns {
    automaton: AhoCorasick,
    kinds: Vec<MoveSign>,
}

static SIGNS: LazyLock<Option<MoveSigns>> = LazyLock::new(|| {
    let lists =
        [(MOVES_SIGNS, MoveSign::Moved), (MOVES_NOW, MoveSign::Now), (MOVES_FIND, MoveSign::Find)];
    let entries = lists
        .into_iter()
        .flat_map(|(list, kind)| list.written().iter().map(move |written| (*written, kind)));
    let (forms, kinds): (Vec<String>, Vec<MoveSign>) = entries
        .flat_map(|(written, kind)| in_code(written).into_iter().map(move |form| (form, kind)))
        .unzip();
    // Every answer is looked through, and so many patterns would be made into the smaller and slower kind.
    let mut builder = AhoCorasick::builder();
    builder.kind(Some(AhoCorasickKind::DFA)).ascii_case_insensitive(true);
    let automaton = builder.build(forms).ok()?;
    Some(MoveSigns { automaton, kinds })
});

/// A sign in the forms that it has in the code of pages: with its accents, whole or taken apart, by name
/// or by number, and without them; in small letters and in capitals; with spaces that break lines or not.
fn in_code(sign: &str) -> Vec<String> {
    let spaces = if sign.contains(' ') { &[" ", "&nbsp;", "\u{a0}"][..] } else { &[" "] };
    let forms = if sign.is_ascii() { vec![sign.to_owned()] } else { accented(sign) };
    forms.iter().flat_map(|form| spaces.iter().map(|space| form.replace(' ', space))).collect()
}

fn accented(sign: &str) -> Vec<String> {
    let written = |sign: &str, letter: fn(char) -> String| sign.chars().map(letter).collect();
    let both = |letter| [written(sign, letter), written(&sign.to_uppercase(), letter)];
    let letters: [fn(char) -> String; 6] = [
        String::from,
        |c| {
            let mut parts = String::new();
            decompose_canonical(c, |part| parts.push(part));
            parts
        },
        entity,
        |c| reference(c, format!("&#{};", u32::from(c))),
        |c| reference(c, format!("&#x{:x};", u32::from(c))),
        |c| words::fold(c.encode_utf8(&mut [0; 4])),
    ];
    letters.into_iter().flat_map(both).collect()
}

fn reference(c: char, reference: String) -> String {
    if c.is_ascii() { c.to_string() } else { reference }
}

/// A letter by the name that HTML has for it, which is made of the letter and the accent: `&eacute;`.
fn entity(c: char) -> String {
    let mut name = String::new();
    decompose_canonical(c, |part| match part {
        '\u{300}' => name.push_str("grave"),
        '\u{301}' => name.push_str("acute"),
        '\u{302}' => name.push_str("circ"),
        '\u{308}' => name.push_str("uml"),
        '\u{327}' => name.push_str("cedil"),
        _ => name.push(part),
    });
    reference(c, format!("&{name};"))
}

/// The text in a page's code, with one space for all that stands between two words: tags, and the ends of
/// lines.
fn text_in(code: &str) -> Vec<u8> {
    let code = code.as_bytes();
    let mut text = Vec::with_capacity(code.len());
    let (mut at, mut apart) = (0, true);
    while let Some(byte) = code.get(at) {
        at += 1;
        match byte {
            b'<' => {
                apart = true;
                // What is not closed before the next one is no tag.
                let rest = &code[at..];
                let end = memchr::memchr2(b'<', b'>', rest);
                if let Some(end) = end.filter(|end| rest[*end] == b'>') {
                    at += end + 1;
                }
            }
            byte if byte.is_ascii_whitespace() => apart = true,
            byte => {
                if std::mem::take(&mut apart) {
                    text.push(b' ');
                }
                text.push(*byte);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{MOVES, MOVES_WHOLE};

    #[test]
    fn every_way_to_say_so_has_a_sign() {
        for entry in [MOVES, MOVES_WHOLE].into_iter().flat_map(|list| list.written()) {
            assert!(may_stand_in(entry), "{entry}");
            assert!(may_stand_in(&entry.replace(' ', "\r\n<b class=x>\t")), "{entry}");
        }
        for now in MOVES_NOW.written() {
            for form in in_code(now) {
                assert!(may_stand_in(&format!("Finden Sie diese Seite {form} hier")), "{form}");
            }
        }
        // What stands before the first tag is text, whatever signs it has.
        assert!(may_stand_in("This page has moved > <a href=/new>here</a>"));
        for code in [
            "Find out what we know",
            "Menu: vind een arts",
            "nunatak",
            "Date.now()",
            "Change, and what it does",
        ] {
            assert!(!may_stand_in(code), "{code}");
        }
    }
}
