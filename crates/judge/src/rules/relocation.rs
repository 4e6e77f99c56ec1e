//! Pages that say in words that they have moved, with a link to where.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use signpost_core::report::{RedirectKind, Suggestion, SuggestionKind};
use signpost_core::verdict::{Reason, Verdict};
use unicode_normalization::char::decompose_canonical;
use url::Url;

use super::case::{Case, Finding};
use super::notice;
use crate::address;
use crate::lexicon::{Line, MOVES_FIND, MOVES_NOW, MOVES_SIGNS};
use crate::observation::{Answer, Hop, Observation};
use crate::page::{self, Media, Page};
use crate::words::{self, plain};

/// How many words a page has at most that does no more than say where it went.
const SHORT: usize = 80;

/// How many pieces of text after the notice may have the link in them.
const NEAR: usize = 3;

/// A page whose code is longer than this has more to say, and parsing is dear.
const LONGEST: usize = 256 * 1024;

/// How many bytes apart the words may be that readers `find` it `now` somewhere: they stand in one
/// sentence.
const SENTENCE: usize = 2048;

/// What the code of such a page has in it, in any of the languages, so that nearly all pages need not be
/// read for this.
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
    let mut text = Vec::with_capacity(code.len());
    for piece in code.split('<') {
        let piece = piece.split_once('>').map_or(piece, |(_, text)| text);
        for word in piece.split_ascii_whitespace() {
            text.push(b' ');
            text.extend_from_slice(word.as_bytes());
        }
    }
    text
}

/// Whether a page's code has in it what a notice that it has moved is made of.
fn may_say_so(code: &str) -> bool {
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

/// Where a page that has nothing else says that it has moved to: `This page has moved to …`. The
/// checker follows it as it follows a refresh, and once.
pub fn moved_to(answer: &Answer) -> Option<Url> {
    if answer.body.len() > LONGEST || !may_say_so(&page::decode(answer)) {
        return None;
    }
    let page = Page::read(answer);
    if page.cut.is_some() {
        return None;
    }
    let (at, _) = says_so(&page)?;
    let mut near = page.main_blocks().skip(at).take(NEAR);
    let to = near
        .find_map(|block| page::destination(answer, block.href.as_deref()?))
        // A timer that leaves time to read the notice.
        .or_else(|| Url::parse(&page::meta_refresh(answer)?.1).ok())?;
    let elsewhere = address::moved_away(&answer.url, &to);
    (matches!(to.scheme(), "http" | "https") && elsewhere).then_some(to)
}

/// Where a page that has nothing else says that it has moved: at which piece of its text, and in
/// which words.
fn says_so(page: &Page) -> Option<(usize, String)> {
    if page.media != Media::Html || page.length() > SHORT {
        return None;
    }
    let said = |text: &str| {
        let mut sentences = notice::sentences(text).into_iter();
        let said = sentences.find(|sentence| notice::says_moved(&Line::of(sentence)));
        said.map(|sentence| sentence.trim().to_owned())
    };
    let mut blocks = page.main_blocks().enumerate();
    blocks
        .find_map(|(at, block)| Some((at, said(&block.text)?)))
        .or_else(|| page.names().into_iter().find_map(|name| Some((0, said(name)?))))
}

/// A page that says that it has moved and does not say where to, or says so where such a notice led.
pub(super) fn rule(case: &Case<'_>) -> Option<Finding> {
    if !case.is_page() {
        return None;
    }
    let (_, said) = says_so(&case.page)?;
    Finding::new(Reason::OtherTopic, format!("The page says “{}”.", plain(&said, 160)))
}

/// What becomes of a finding behind such a notice: the page went somewhere that does not show the aid, so
/// where it went is for a person to look at.
pub(super) fn where_it_went(
    observation: &Observation,
    reason: Reason,
) -> (Reason, Option<Suggestion>) {
    let notice = observation.hops.iter().find(|hop| hop.kind == RedirectKind::Notice);
    // What is gone by its status is gone, whatever sent readers there.
    let gone = matches!(reason, Reason::Http404 | Reason::Http410);
    let wrong = matches!(reason.verdict(), Verdict::Changed | Verdict::Dead) && !gone;
    let home = |hop: &&Hop| reason == Reason::NoEvidence && address::is_home(&hop.to);
    match notice.filter(|hop| wrong || home(hop)) {
        Some(hop) => {
            let url = String::from(hop.to.clone());
            (Reason::OtherTopic, Some(Suggestion { kind: SuggestionKind::PossibleAddress, url }))
        }
        None => (reason, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{MOVES, MOVES_WHOLE};
    use crate::page::tests::answer;

    fn goes(html: &str) -> Option<String> {
        moved_to(&answer(200, html)).map(String::from)
    }

    #[test]
    fn a_notice_with_a_link_is_a_move() {
        for said in [
            "This page has moved to <a href=/new/aid>a new address</a>.",
            "This decision aid has been moved. Go to <a href=/new/aid>the new page</a>.",
            "Deze pagina is verhuisd naar <a href=/new/aid>een nieuw adres</a>.",
            "Diese Seite ist umgezogen: <a href=/new/aid>zur neuen Seite</a>.",
            "Cette page a été déplacée : <a href=/new/aid>nouvelle adresse</a>.",
            "You can now find this leaflet at <a href=/new/aid>example.org/new/aid</a>.",
            "U vindt deze keuzehulp nu op <a href=/new/aid>onze nieuwe website</a>.",
            "Die neue Adresse dieser Seite lautet <a href=/new/aid>example.org/new/aid</a>.",
            "Vous trouverez désormais cette page <a href=/new/aid>ici</a>.",
            "Ce contenu se trouve désormais <a href=/new/aid>sur notre nouveau site</a>.",
            "Diese Entscheidungshilfe ist nun unter <a href=/new/aid>dieser Adresse</a> zu finden.",
            "Sie finden diese Entscheidungshilfe künftig <a href=/new/aid>hier</a>.",
            "U vindt deze keuzehulp voortaan <a href=/new/aid>hier</a>.",
            "Vous trouverez dorénavant cette page <a href=/new/aid>ici</a>.",
        ] {
            let html = format!("<title>Aid</title><h1>Aid</h1><p>{said}</p>");
            assert_eq!(goes(&html).as_deref(), Some("https://example.org/new/aid"), "{said}");
        }
        let headed = "<h1>This page has moved</h1><p>See:</p><p><a href=/new/aid>here</a></p>";
        assert_eq!(goes(headed).as_deref(), Some("https://example.org/new/aid"));
        let timed =
            "<meta http-equiv=refresh content='30; url=/new/aid'><p>This page has moved.</p>";
        assert_eq!(goes(timed).as_deref(), Some("https://example.org/new/aid"));
        let based =
            "<base href=https://b.test/><p>This page has moved <a href=new/aid>here</a>.</p>";
        assert_eq!(goes(based).as_deref(), Some("https://b.test/new/aid"));
    }

    #[test]
    fn every_way_to_say_so_has_a_sign() {
        for entry in [MOVES, MOVES_WHOLE].into_iter().flat_map(|list| list.written()) {
            assert!(may_say_so(entry), "{entry}");
            assert!(may_say_so(&entry.replace(' ', "\r\n<b class=x>\t")), "{entry}");
        }
        for now in MOVES_NOW.written() {
            for form in in_code(now) {
                assert!(may_say_so(&format!("Finden Sie diese Seite {form} hier")), "{form}");
            }
        }
        for code in [
            "Find out what we know",
            "Menu: vind een arts",
            "nunatak",
            "Date.now()",
            "Change, and what it does",
        ] {
            assert!(!may_say_so(code), "{code}");
        }
    }

    #[test]
    fn a_notice_is_read_in_any_encoding() {
        let said = "Cette page a été déplacée : <a href=/new/aid>suivre</a>.";
        let escaped = said.replace('é', "&eacute;");
        let numbered = said.replace('é', "&#xE9;");
        let capitals = "CETTE PAGE SE TROUVE D&Eacute;SORMAIS <a href=/new/aid>ICI</a>";
        for html in [
            said,
            &escaped,
            &numbered,
            capitals,
            "Sie finden diese Seite k&uuml;nftig <a href=/new/aid>hier</a>.",
            "This page is now\n            <a href=/new/aid>at example.org</a>.",
            "Deze keuzehulp staat <b>nu</b> op <a href=/new/aid>example.org</a>.",
            "Cette page a une nouvelle&nbsp;adresse\u{a0}: <a href=/new/aid>example.org</a>.",
        ] {
            assert_eq!(
                goes(&format!("<p>{html}</p>")).as_deref(),
                Some("https://example.org/new/aid"),
                "{html}"
            );
        }
        for said in [
            said,
            "Vous trouverez dorénavant cette page <a href=/new/aid>ici</a>.",
            "Sie finden diese Seite künftig <a href=/new/aid>hier</a>.",
        ] {
            let html = format!("<p>{said}</p>");
            let latin = html.chars().map(|c| u8::try_from(c).unwrap()).collect();
            let wide = std::iter::once(0xfeff).chain(html.encode_utf16());
            let wide = wide.flat_map(u16::to_le_bytes).collect();
            for (charset, body) in [("iso-8859-1", latin), ("utf-16le", wide)] {
                let mut answer = answer(200, "");
                answer.headers[0].1 = format!("text/html; charset={charset}");
                answer.body = body;
                let to = moved_to(&answer).map(String::from);
                assert_eq!(to.as_deref(), Some("https://example.org/new/aid"), "{charset}: {said}");
            }
        }
    }

    #[test]
    fn what_else_moves_is_none() {
        for html in [
            "<p>Our clinic has moved to a new building. <a href=/map>Map</a></p>",
            "<p>This page has moved.</p>",
            "<p>This page has moved to <a href=mailto:a@example.org>us</a>.</p>",
            "<p>The tooth has moved. Cette dent a été déplacée. <a href=/next>Next</a></p>",
            "<p>De afdeling is verhuisd naar een nieuw gebouw. <a href=/route>Route</a></p>",
            "<p>Unsere Praxis ist umgezogen. <a href=/anfahrt>Anfahrt</a></p>",
            "<p>If this page has moved, tell us <a href=/contact>here</a>.</p>",
            "<p>The disc has moved and presses on a nerve. <a href=/next>Next</a></p>",
        ] {
            assert_eq!(goes(html), None, "{html}");
        }
        let long = format!(
            "<p>This page has moved to <a href=/new/aid>x</a>.</p><p>{}</p>",
            "word ".repeat(100)
        );
        assert_eq!(goes(&long), None);
    }
}
