//! What a sentence says of the page that it stands on: that it was withdrawn, is archived, or has moved.
//!
//! It has to point to the page, `this decision aid`, and a word between may make something else of
//! it: `this aid is about a drug that was withdrawn`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::bounds;
use crate::lexicon::{
    ARCHIVED, ARCHIVED_DEEDS, ARCHIVED_WHOLE, CONDITIONS, DEMONSTRATIVES, DOUBTS, KEPT_UP, Line,
    List, MOVES, MOVES_FIND, MOVES_NOW, MOVES_WHOLE, NO_LONGER, OFFERED, OWNERS, POINTERS, THINGS,
    WARNINGS, WITHDRAWN, WITHDRAWN_DEEDS, WITHDRAWN_WHOLE,
};
use crate::words;

/// How many words may stand between the page's name and what is said of it.
const GAP: usize = 6;

/// The sentences of a text, questions left out. The full stop of a date, as in `1. März`, ends
/// none.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut letters = text.char_indices().peekable();
    let mut before = ' ';
    let mut start = Some(0);
    std::iter::from_fn(move || {
        while let Some((at, c)) = letters.next() {
            let last = letters.peek().is_none_or(|(_, next)| next.is_whitespace());
            let dates = c == '.' && before.is_ascii_digit() && letters.peek().is_some();
            before = c;
            if !matches!(c, '.' | '!' | '?' | ';') || !last || dates {
                continue;
            }
            let end = at + c.len_utf8();
            let sentence = start.replace(end).and_then(|start| text.get(start..end));
            if c != '?' {
                return sentence;
            }
        }
        start.take().and_then(|start| text.get(start..))
    })
    .map(beginning)
}

/// A sentence as far as it is read.
fn beginning(sentence: &str) -> &str {
    if sentence.len() <= bounds::SENTENCE {
        return sentence;
    }
    let mut ends = sentence.match_indices(|c: char| !c.is_alphanumeric());
    let end = ends.nth(bounds::SENTENCE).map_or(sentence.len(), |(at, _)| at);
    &sentence[..end]
}

/// The ways in which a sentence says it of the page.
#[derive(Clone, Copy)]
pub(super) struct Ways {
    /// `this aid has been withdrawn`
    statements: List,
    /// `do not use this aid`
    whole: List,
    /// `the publisher has withdrawn this aid`
    deeds: List,
    /// `we no longer offer this aid`
    services: List,
}

/// That a page was withdrawn.
pub(super) const WITHDRAWING: Ways = Ways {
    statements: WITHDRAWN,
    whole: WITHDRAWN_WHOLE,
    deeds: WITHDRAWN_DEEDS,
    services: OFFERED,
};

/// That a page is archived.
pub(super) const ARCHIVING: Ways =
    Ways { statements: ARCHIVED, whole: ARCHIVED_WHOLE, deeds: ARCHIVED_DEEDS, services: KEPT_UP };

/// Whether a sentence says it of the page in any of these ways.
pub(super) fn states(line: &Line, ways: Ways) -> bool {
    let sentence = Sentence::of(line);
    says(&sentence, ways.statements)
        || (ways.whole.within(line).is_some()
            || does(&sentence, ways.deeds)
            || ends(&sentence, line, ways.services))
            && !is_conditional(line)
}

/// Whether a sentence says of the page that it has moved.
pub(super) fn says_moved(line: &Line) -> bool {
    let sentence = Sentence::of(line);
    (says(&sentence, MOVES) || finds(&sentence) || MOVES_WHOLE.within(line).is_some())
        && !is_conditional(line)
}

/// Whether a sentence has `you can now find this decision aid`, `u vindt deze pagina nu op` or, the other way round,
/// `diese Seite finden Sie jetzt unter`.
fn finds(sentence: &Sentence<'_>) -> bool {
    /// How many words may stand between the verb and `now` that it is about.
    const NEAR: usize = 3;
    let words = &sentence.words;
    let now = |word: &&str| MOVES_NOW.has_word(word);
    // How many words the page is called by that a word points to.
    let pointed = |at: usize, end: usize| {
        words.get(at).filter(|word| POINTERS.has_word(word))?;
        sentence.thing(at + 1, end)
    };
    words.iter().any(now)
        && words.iter().enumerate().filter(|(_, word)| MOVES_FIND.has_word(word)).any(|(at, _)| {
            let next = at + 1 + words[at + 1..].iter().take_while(|word| now(word)).count();
            let behind = pointed(next, words.len()).is_some();
            let before = (0..at).any(|start| pointed(start, at) == Some(at - start - 1));
            behind || before && words[at + 1..].iter().take(NEAR).any(now)
        })
}

/// A sentence word by word.
struct Sentence<'l> {
    words: Vec<&'l str>,
    /// For each word, how many words what a page may call itself has that begins there.
    things: Vec<usize>,
}

impl<'l> Sentence<'l> {
    fn of(line: &'l Line) -> Self {
        let words: Vec<&str> = line.words().collect();
        let mut things = vec![0; words.len()];
        for place in THINGS.places(line) {
            let thing = line.covered(&place);
            things[thing.start] = thing.len().max(things[thing.start]);
        }
        Self { words, things }
    }

    /// How many words what a page may call itself has that begins here and ends before there.
    fn thing(&self, at: usize, end: usize) -> Option<usize> {
        let length = self.things.get(at).copied().filter(|length| *length > 0)?;
        (at + length <= end).then_some(length)
    }
}

/// Whether a sentence has `has withdrawn this decision aid`, in either order.
fn does(sentence: &Sentence<'_>, deeds: List) -> bool {
    let words = &sentence.words;
    let has = ["has", "have", "heeft", "hebben", "hat", "haben", "a", "ont", "avons"];
    let pointer = |at: usize| {
        POINTERS.has_word(words[at])
            && sentence.thing(at + 1, words.len()).is_some()
            && !(at > 0 && OWNERS.has_word(words[at - 1]))
    };
    words.iter().enumerate().filter(|(_, word)| deeds.has_word(word)).any(|(deed, _)| {
        let verb = (deed.saturating_sub(6)..deed).rev().find(|at| has.contains(&words[*at]));
        let near = deed.saturating_sub(5)..(deed + 3).min(words.len());
        verb.is_some_and(|verb| {
            !words[verb + 1..deed].iter().any(|word| OTHERS.contains(word))
                && near.into_iter().filter(|at| *at > verb).any(pointer)
        })
    })
}

/// Whether a sentence has `no longer offer this decision aid`: somebody ends what was done for the
/// page. Dutch and German have the page before the end of it, `bieden deze keuzehulp niet meer aan`,
/// or first of all, `deze keuzehulp bieden wij niet meer aan`.
fn ends(sentence: &Sentence<'_>, line: &Line, services: List) -> bool {
    let words = &sentence.words;
    let is_end = |place: &Range<usize>| {
        // `niet meer dan`, `nicht mehr als`, and French `plus` without its `ne`
        let next = words.get(place.end).copied().unwrap_or_default();
        let but = place.start.saturating_sub(3)..place.start;
        !matches!(next, "dan" | "als" | "que" | "than")
            && (words[place.start] != "plus"
                || words[but].iter().any(|word| matches!(*word, "ne" | "n")))
    };
    let page = |at: usize| {
        POINTERS.has_word(words[at])
            && sentence.thing(at + 1, words.len()).is_some()
            && !(at > 0 && OWNERS.has_word(words[at - 1]))
    };
    let ended = NO_LONGER.places(line).map(|place| line.covered(&place)).filter(is_end);
    let mut ended = ended.flat_map(|end| {
        let near = end.start.saturating_sub(SERVICE)..(end.end + SERVICE).min(words.len());
        near.filter(|at| services.has_word(words[*at])).map(move |service| (end.clone(), service))
    });
    ended.any(|(end, service)| {
        let (first, last) = (service.min(end.start), service.max(end.end - 1));
        // `no longer offer this page`, `mettons plus à jour cette page`, but `bieten diese Seite nicht mehr an`
        let is_before = service < end.start && words[end.start] != "plus";
        let behind_last = if is_before { end.start } else { (last + 4).min(words.len()) };
        let mut behind = service + 1..behind_last;
        let before = words.get(service + 1).is_some_and(|word| WE.contains(word));
        // German `die` points back before the verb alone, and at the beginning of a sentence it is an article too.
        let other = |at: usize| {
            !end.contains(&at) && OTHERS.contains(&words[at]) && (words[at] != "die" || at < first)
        };
        !(first.saturating_sub(3).max(1)..=last).any(other)
            && (behind.any(page) || before && (0..service).any(page))
    })
}

/// Words by which a deed is none, or somebody else's.
const OTHERS: [&str; 13] = [
    "not", "never", "been", "niet", "nicht", "pas", "ete", "die", "dat", "that", "which", "who",
    "qui",
];

/// How many words may stand between the end of a service, the service and the page.
const SERVICE: usize = 6;

/// Who speaks, behind a verb that a page stands before.
const WE: [&str; 5] = ["wij", "we", "wir", "men", "man"];

/// Whether a sentence has `this decision aid … has been withdrawn`, without a word in between or
/// before that makes a condition or something else of it.
fn says(sentence: &Sentence<'_>, statements: List) -> bool {
    let known = STATEMENTS.iter().find(|(list, _)| *list == statements);
    debug_assert!(known.is_some(), "a list of statements has to be among STATEMENTS");
    let Some((_, verbs)) = known else { return false };
    sentence.words.iter().enumerate().any(|(at, word)| {
        let after = &sentence.words[at + 1..];
        let mut rests = verbs.get(*word).into_iter().flatten();
        rests.any(|rest| follows(after, rest)) && points_to_page(sentence, at)
    })
}

/// The statements of a list by their first word, each with the rest of its words.
type ByVerb = HashMap<String, Vec<Vec<String>>>;

static STATEMENTS: LazyLock<Vec<(List, ByVerb)>> = LazyLock::new(|| {
    let by_verb = |list: List| {
        let mut verbs = ByVerb::new();
        for statement in list.written() {
            let mut words = words::words(statement).into_iter();
            if let Some(verb) = words.next() {
                verbs.entry(verb).or_default().push(words.collect());
            }
        }
        (list, verbs)
    };
    [WITHDRAWN, ARCHIVED, MOVES].into_iter().map(by_verb).collect()
});

/// Whether the rest of a statement comes after its verb. Dutch and German put the date between the
/// verb's two halves: `is op 1 maart 2024 ingetrokken`.
fn follows(after: &[&str], rest: &[String]) -> bool {
    let is_there = |gap: &usize| after.get(*gap..*gap + rest.len()).is_some_and(|it| it == rest);
    let gap = (0..=GAP).find(is_there);
    gap.is_some_and(|gap| !after[..gap].iter().any(|word| turns(word)))
}

/// How many words what a page may call itself has at most.
const NAME: usize = 8;

/// Whether what comes before a statement is the page itself: `this patient decision aid`,
/// `deze online keuzehulp over hernia`.
fn points_to_page(sentence: &Sentence<'_>, end: usize) -> bool {
    let before = &sentence.words[..end];
    // What stands farther back has too many words after it.
    let farthest = end.saturating_sub(1 + 2 + NAME + GAP);
    for at in (farthest..end).rev().filter(|at| DEMONSTRATIVES.has_word(before[*at])) {
        for skipped in 0..=2 {
            let start = (at + 1 + skipped).min(end);
            let Some(length) = sentence.thing(start, end) else { continue };
            if before[at + 1..start].iter().any(|word| turns(word)) {
                continue;
            }
            let between = &before[start + length..];
            // An article points to the page only where the sentence begins with it, after a word of
            // warning.
            let warned = before[..at].iter().all(|word| is_call(word));
            // `The 2010 guideline` and `the guideline of 2010` are an edition, and mostly an older one
            // than the page that tells of it.
            let numbered = |word: &&str| word.chars().any(|c| c.is_ascii_digit());
            let edition = before[at + 1..].iter().any(numbered);
            // `The printed version of this leaflet`, `die Druckfassung dieser Broschüre`.
            let owned = at > 0
                && (OWNERS.has_word(before[at - 1]) || matches!(before[at], "dieser" | "dieses"));
            return (warned && !edition || POINTERS.has_word(before[at]) && !owned)
                && between.len() <= GAP
                && !between.iter().any(|word| turns(word))
                && !before[..at].iter().any(|word| CONDITIONS.has_word(word));
        }
    }
    false
}

/// Whether a sentence says what is the case only if something else is.
fn is_conditional(line: &str) -> bool {
    line.split_whitespace().any(|word| CONDITIONS.has_word(word))
}

/// Whether a word only calls for attention.
pub(super) fn is_call(word: &str) -> bool {
    WARNINGS.has_word(word)
}

/// Whether a word makes something else of a statement.
pub(super) fn turns(word: &str) -> bool {
    DOUBTS.has_word(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(sentence: &str) -> Option<&'static str> {
        let sentences: Vec<&str> = sentences(sentence).collect();
        let any = |ways| sentences.iter().any(|sentence| states(&Line::of(sentence), ways));
        if any(WITHDRAWING) { Some("withdrawn") } else { any(ARCHIVING).then_some("archived") }
    }

    #[test]
    fn notices_in_four_languages() {
        for sentence in [
            "This decision aid has been withdrawn.",
            "Please note: this patient decision aid was withdrawn on 3 March 2024 and should not be used.",
            "This guideline has been updated and replaced by NG226.",
            "As of May 2023 this tool is no longer available.",
            "Deze keuzehulp is op 1 maart 2024 ingetrokken, omdat de richtlijn is veranderd.",
            "Let op! De keuzehulp over hernia is niet meer beschikbaar.",
            "Diese Entscheidungshilfe wurde am 1. März 2024 zurückgezogen.",
            "Cette aide à la décision a été retirée en 2023.",
            "Cet outil n'est plus disponible.",
            "Cette aide à la décision n'est plus valable.",
            "We are sorry that this decision aid is no longer available.",
            "Helaas, deze keuzehulp is niet meer beschikbaar.",
            "The publisher has withdrawn this decision aid.",
            "De uitgever heeft deze keuzehulp in mei ingetrokken.",
            "Der Herausgeber hat diese Entscheidungshilfe zurückgezogen.",
            "L'éditeur a retiré cet outil.",
            "We no longer offer this decision aid.",
            "The hospital no longer hosts this patient decision aid.",
            "The society has stopped distributing this leaflet.",
            "Wij bieden deze keuzehulp niet langer aan.",
            "Deze keuzehulp bieden wij sinds mei niet meer aan.",
            "Het ziekenhuis verspreidt deze folder niet meer.",
            "Wir stellen diese Entscheidungshilfe nicht mehr zur Verfügung.",
            "Der Verlag vertreibt diese Broschüre nicht mehr.",
            "Nous ne proposons plus cette aide à la décision.",
            "The society ceased publishing this booklet in 2023.",
            "De stichting publiceert deze brochure niet langer.",
            "Die Klinik veröffentlicht diesen Ratgeber nicht länger.",
            "Seit Mai bietet die Klinik diese Broschüre nicht mehr an.",
            "Nous avons cessé de diffuser cette brochure.",
            "L'hôpital ne diffuse plus cette brochure.",
        ] {
            assert_eq!(said(sentence), Some("withdrawn"), "{sentence}");
        }
        for sentence in [
            "This page has been archived and is no longer updated.",
            "This is an archived page: this decision aid is no longer kept up to date.",
            "Deze pagina wordt sinds 2021 niet meer bijgewerkt.",
            "Diese Seite wird nicht mehr aktualisiert.",
            "Cette page est archivée.",
            "Ce contenu n'est plus mis à jour.",
            "The institute no longer reviews this guideline.",
            "We have stopped updating this page.",
            "Wij werken deze pagina niet meer bij.",
            "De vereniging onderhoudt deze website niet langer.",
            "Der Verein pflegt diese Seite nicht mehr.",
            "Nous ne mettons plus à jour cette fiche.",
        ] {
            assert_eq!(said(sentence), Some("archived"), "{sentence}");
        }
    }

    #[test]
    fn what_aids_are_about_is_no_notice() {
        for sentence in [
            "The drug was withdrawn from the market in 2004.",
            "This decision aid replaces one that was withdrawn.",
            "If this decision aid is no longer available, call us.",
            "Has this page been archived?",
            "The maker has withdrawn the drug that this tool is about.",
            "The surgeon has removed the disc; this page explains how.",
            "We have not withdrawn this decision aid.",
            "This decision aid has not been withdrawn.",
            "Some implants were withdrawn after this guideline was published.",
            "Deze keuzehulp gaat over een middel dat is ingetrokken.",
            "De oude versie is ingetrokken en deze keuzehulp is nieuw.",
            "Als deze keuzehulp is verouderd, laat het ons weten.",
            "Das Medikament wurde zurückgezogen.",
            "Diese Entscheidungshilfe ersetzt eine Fassung, die zurückgezogen wurde.",
            "Le médicament a été retiré du marché.",
            "This page tells you when the catheter was removed and why.",
            "After the stitches have been removed, you can shower.",
            "An earlier version of this decision aid was archived in 2019.",
            "The printed version of this leaflet is no longer available.",
            "Die Druckfassung dieser Broschüre ist nicht mehr verfügbar.",
            "De papieren versie van deze folder is niet meer beschikbaar.",
            "La version imprimée de cette brochure n'est plus disponible.",
            "Die gedruckte Broschüre ist nicht mehr verfügbar.",
            "La version papier n’est plus disponible.",
            "This tool shows what happens once the womb has been removed.",
            "We no longer offer this operation, and this page tells you why.",
            "This tool no longer offers a calculator.",
            "It is for doctors who no longer offer this tool.",
            "We no longer treat those who offer this tool.",
            "If we no longer offer this tool, call us.",
            "Deze keuzehulp biedt niet meer dan een overzicht.",
            "Wij bieden deze operatie niet meer aan.",
            "Diese Broschüre bietet nicht mehr als einen Überblick.",
            "Wir bieten diese Operation nicht mehr an.",
            "Nous proposons plus que cet outil.",
            "Le chirurgien ne propose plus cette opération.",
            "The pharmacy no longer supplies the patch that this leaflet is about.",
            "Het ziekenhuis levert het middel uit deze folder niet meer.",
            "L'hôpital ne fournit plus le médicament dont parle cette brochure.",
            "Die Apotheke liefert das Mittel nicht mehr, das diese Broschüre nennt.",
        ] {
            assert_eq!(said(sentence), None, "{sentence}");
        }
    }
}
