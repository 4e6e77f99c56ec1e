//! Pages that say in words that they have moved, with a link to where.

use signpost_core::report::{RedirectKind, Suggestion, SuggestionKind};
use signpost_core::verdict::{Reason, Verdict};
use url::Url;

use super::case::{Case, Finding};
use super::{move_signs, statement};
use crate::address;
use crate::lexicon::Line;
use crate::observation::{Answer, Hop, Observation};
use crate::page::{self, Media, Page};
use crate::words::plain;

/// How many words a page has at most that does no more than say where it went.
const SHORT: usize = 80;

/// How many pieces of text after the notice may have the link in them.
const NEAR: usize = 3;

/// A page whose code is longer than this has more to say, and parsing is dear.
const LONGEST: usize = 256 * 1024;

/// Where a page that has nothing else says that it has moved to: `This page has moved to …`. The
/// checker follows it as it follows a refresh, and once.
pub fn moved_to(answer: &Answer) -> Option<Url> {
    let may_say_so = |answer| page::code(answer).is_some_and(|it| move_signs::may_stand_in(&it));
    if answer.body.len() > LONGEST || !may_say_so(answer) {
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
        let said =
            statement::sentences(text).find(|sentence| statement::says_moved(&Line::of(sentence)));
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
