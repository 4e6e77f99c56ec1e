//! Notices that the aid was withdrawn, or is archived and no longer kept up to date.
//!
//! They have to be about this aid: "This decision aid has been withdrawn". That a drug was
//! withdrawn, or that the aid replaces one that was, is what aids are about.

use std::collections::HashMap;
use std::sync::LazyLock;

use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use super::fault;
use crate::bounds;
use crate::lexicon::{
    ARCHIVED, ARCHIVED_DEEDS, ARCHIVED_TAGS, ARCHIVED_WHOLE, CONDITIONS, DEMONSTRATIVES, DOUBTS,
    Line, List, MOVES, MOVES_FIND, MOVES_NOW, MOVES_WHOLE, OWNERS, POINTERS, THINGS, WARNINGS,
    WITHDRAWN, WITHDRAWN_DEEDS, WITHDRAWN_TAGS, WITHDRAWN_WHOLE,
};
use crate::memory;
use crate::page::{Block, Place};
use crate::recognise;
use crate::words;
use crate::words::plain;

/// How many of a page's first blocks are at its top.
const TOP: usize = 6;

/// How many words a badge has, its date included.
const BADGE: usize = 6;

/// What leads to anyone who withdrew something.
const AGENTS: [&str; 5] = ["by", "door", "durch", "von", "par"];

/// How many words may stand between the page's name and what is said of it.
const GAP: usize = 6;

/// Recognises a notice, unless the content knows of it.
pub(super) fn rule(case: &Case<'_>) -> Option<Finding> {
    if case.link.expectation.notice_known || !case.is_page() {
        return None;
    }
    for (reason, tags, ways) in [
        (Reason::WithdrawnNotice, WITHDRAWN_TAGS, [WITHDRAWN, WITHDRAWN_WHOLE, WITHDRAWN_DEEDS]),
        (Reason::ArchivedNotice, ARCHIVED_TAGS, [ARCHIVED, ARCHIVED_WHOLE, ARCHIVED_DEEDS]),
    ] {
        if let Some(said) = tagged(case, tags).or_else(|| stated(case, ways)) {
            return Finding::new(reason, format!("The page says “{}”.", plain(&said, 160)));
        }
    }
    None
}

/// A word put before or behind the title, or standing alone as a badge.
fn tagged(case: &Case<'_>, tags: List) -> Option<String> {
    for name in case.page.names() {
        // `[Withdrawn] Title`, `Title (archived)`
        let bracketed =
            name.split(['[', '(']).skip(1).filter_map(|rest| rest.split([']', ')']).next());
        // `ARCHIVED: Title`, `Title – withdrawn`
        let cut = memory::parts(name);
        let ends = cut.first().into_iter().chain(cut.last()).map(String::as_str);
        let head = name.split_once(':').map(|(head, _)| head);
        if bracketed.chain(ends).chain(head).any(|part| is_tag(part, tags)) {
            return Some(name.to_owned());
        }
    }
    // A badge above or below the heading: `Withdrawn`, `Archived: 3 May 2021`, `Status: withdrawn`.
    let badges = case
        .page
        .blocks
        .iter()
        .filter(|block| block.place < Place::Chrome && !block.item && !block.linked)
        // `Deprecated: Function split() is deprecated in x.php on line 3`
        .filter(|block| !fault::is_by_php(&block.text));
    for block in badges.take(TOP) {
        let line = &block.line;
        // What was said is `status: withdrawn` or `notice: withdrawn`.
        let mut said = line.split_whitespace().peekable();
        while said.next_if(|word| *word == "status" || is_call(word)).is_some() {}
        let rest = Line::of(&said.take(BADGE + 1).collect::<Vec<_>>().join(" "));
        // `Archived: findings should not be considered current.`
        let headed = block.text.split_once(':').is_some_and(|(head, _)| tags.is(&Line::of(head)));
        let dated = rest.chars().any(|c| c.is_ascii_digit())
            && rest.length() <= BADGE
            && tags.begins(&rest);
        // `Withdrawn by the developer in March 2024.`
        let by = |line: &str| {
            let mut words = line.split_whitespace();
            words.next().is_some_and(|word| tags.has_word(word))
                && words.next().is_some_and(|word| AGENTS.contains(&word))
        };
        let sentences = sentences(&block.text);
        let first = sentences.first().copied().unwrap_or_default();
        let signed = by(&Line::of(first));
        // `Archived. We have taken it off our site.`
        let alone = sentences.len() > 1
            && block.heading.is_none()
            && is_tag(first.trim_end_matches(['.', '!']), tags);
        if signed
            || alone
            || tags.is(&rest)
                && (block.heading.is_none()
                    || block.notice
                    || rest.length() > 1
                    || block.heading == Some(1))
            || dated
            || headed
        {
            return Some(block.text.clone());
        }
    }
    None
}

/// Whether a part of a title is such a word. `Archivé` and `retiré` are told by their accents
/// from the English `archive` and `retire`, which say nothing of the kind.
fn is_tag(part: &str, tags: List) -> bool {
    let french = match part.trim().to_lowercase().as_str() {
        "archivé" => Some("archivee"),
        "retiré" => Some("retiree"),
        _ => None,
    };
    tags.is(&Line::of(french.unwrap_or(part)))
}

/// A sentence that says it of the page itself, where a reader cannot overlook it.
fn stated(case: &Case<'_>, ways: [List; 3]) -> Option<String> {
    let page = &case.page;
    let names = page.names().into_iter().zip(&case.names);
    let headings = page.headings.iter().map(|heading| (heading.text.as_str(), &heading.line));
    let said = |block: &'_ Block| block.line.may_notify() && !fault::is_by_php(&block.text);
    let short = case.length() < 120;
    // What a site puts on every page, such as its menu, is not the top of this one.
    let blocks = case.own_blocks().enumerate().filter(|(at, block)| {
        said(block) && (*at < TOP || short || block.notice || is_alone(&block.text))
    });
    let blocks = blocks.map(|(_, block)| (block.text.as_str(), &block.line));
    let aside = page.blocks.iter().filter(|block| block.notice && said(block));
    let aside = aside.map(|block| (block.text.as_str(), &block.line));
    let mut texts = names.chain(headings).chain(blocks).chain(aside);
    texts.find_map(|(text, line)| {
        if !line.may_notify() {
            return None;
        }
        let sentences = sentences(text);
        let amid = sentences.len() > 2;
        let said = |sentence: &&str| {
            let line = Line::of(sentence);
            case.budget.spend(line.length());
            states(&line, ways)
                && !(case.shown.met()
                    && (amid && tells_history(&line) || is_of_another(case, &line)))
        };
        sentences.iter().copied().find(said).map(|sentence| sentence.trim().to_owned())
    })
}

/// Whether a text is one short sentence, as in a cell of a table: `This decision aid is no longer
/// available`. What is said `in print` or `in French` only takes more words.
fn is_alone(text: &str) -> bool {
    let sentences = sentences(text).into_iter().filter(|sentence| words::count(sentence) > 0);
    sentences.count() == 1 && words::count(text) <= 8
}

/// Whether a sentence begins with a year, as those do that tell how things came to be: `In 2007 our
/// guidance was withdrawn`. Amid others, below an aid, it is a part of the text.
fn tells_history(line: &str) -> bool {
    let mut words = line.split_whitespace();
    matches!(words.next(), Some("in" | "im" | "en" | "until" | "tot" | "bis" | "jusqu"))
        && words.take(2).any(|word| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit()))
}

/// Whether a sentence says it of another aid of the same people: `We have archived our decision aid
/// on knee pain`.
fn is_of_another(case: &Case<'_>, line: &str) -> bool {
    let owned = [" our ", " onze ", " unsere ", " notre "];
    let Some((_, rest)) = owned.iter().find_map(|owner| line.split_once(owner)) else {
        return false;
    };
    let rest = Line::of(rest);
    let after = rest.get(THINGS.longest(&rest)..).unwrap_or_default();
    let mut words = after.split_whitespace();
    if !matches!(words.next(), Some("on" | "about" | "for" | "over" | "uber" | "zu" | "sur")) {
        return false;
    }
    let about: Vec<&str> = words.take_while(|word| !turns(word)).collect();
    let expected = &case.link.expectation;
    let own = expected.titles.iter().chain(&expected.subjects);
    let own: Vec<String> = own.cloned().collect();
    let first = recognise::telling(&about.join(" ")).into_iter().take(2).collect::<Vec<_>>();
    !recognise::unlike(&first.join(" "), &own).is_empty()
}

/// The sentences of a text, questions left out. The full stop of a date, as in `1. März`, ends
/// none.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let last = text[end..].chars().next().is_none_or(char::is_whitespace);
        if matches!(c, '.' | '!' | '?' | ';')
            && last
            && !(c == '.' && before.is_ascii_digit() && end < text.len())
        {
            if c != '?' {
                sentences.push(&text[start..end]);
            }
            start = end;
        }
        before = c;
    }
    sentences.push(&text[start..]);
    sentences.into_iter().map(beginning).collect()
}

/// A sentence as far as it is read.
fn beginning(sentence: &str) -> &str {
    let mut ends = sentence.match_indices(|c: char| !c.is_alphanumeric());
    let end = ends.nth(bounds::SENTENCE).map_or(sentence.len(), |(at, _)| at);
    &sentence[..end]
}

/// Whether a sentence says it of the page in any of the three ways: `this aid has been withdrawn`,
/// `we no longer offer this aid`, `the publisher has withdrawn this aid`.
fn states(line: &Line, [statements, whole, deeds]: [List; 3]) -> bool {
    let sentence = Sentence::of(line);
    says(&sentence, statements)
        || whole.within(line).is_some() && !is_conditional(line)
        || does(&sentence, deeds) && !is_conditional(line)
}

/// Whether a sentence says of the page that it has moved.
pub(super) fn says_moved(line: &Line) -> bool {
    let sentence = Sentence::of(line);
    (says(&sentence, MOVES) || finds(&sentence) || MOVES_WHOLE.within(line).is_some())
        && !is_conditional(line)
}

/// Whether a sentence has `you can now find this decision aid`, `u vindt deze pagina nu op`.
fn finds(sentence: &Sentence<'_>) -> bool {
    let words = &sentence.words;
    let now = |word: &&str| MOVES_NOW.has_word(word);
    words.iter().any(now)
        && words.iter().enumerate().filter(|(_, word)| MOVES_FIND.has_word(word)).any(|(at, _)| {
            let next = at + 1 + words[at + 1..].iter().take_while(|word| now(word)).count();
            words.get(next).is_some_and(|word| POINTERS.has_word(word))
                && sentence.thing(next + 1, words.len()).is_some()
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
    let not =
        ["not", "never", "been", "niet", "nicht", "pas", "ete", "die", "dat", "that", "which"];
    let pointer = |at: usize| {
        POINTERS.has_word(words[at])
            && sentence.thing(at + 1, words.len()).is_some()
            && !(at > 0 && OWNERS.has_word(words[at - 1]))
    };
    words.iter().enumerate().filter(|(_, word)| deeds.has_word(word)).any(|(deed, _)| {
        let verb = (deed.saturating_sub(6)..deed).rev().find(|at| has.contains(&words[*at]));
        let near = deed.saturating_sub(5)..(deed + 3).min(words.len());
        verb.is_some_and(|verb| {
            !words[verb + 1..deed].iter().any(|word| not.contains(word))
                && near.into_iter().filter(|at| *at > verb).any(pointer)
        })
    })
}

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
fn is_call(word: &str) -> bool {
    WARNINGS.has_word(word)
}

/// Whether a word makes something else of a statement.
fn turns(word: &str) -> bool {
    DOUBTS.has_word(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(sentence: &str) -> Option<&'static str> {
        let sentences = sentences(sentence);
        let any = |ways| sentences.iter().any(|sentence| states(&Line::of(sentence), ways));
        if any([WITHDRAWN, WITHDRAWN_WHOLE, WITHDRAWN_DEEDS]) {
            Some("withdrawn")
        } else {
            any([ARCHIVED, ARCHIVED_WHOLE, ARCHIVED_DEEDS]).then_some("archived")
        }
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
        ] {
            assert_eq!(said(sentence), None, "{sentence}");
        }
    }
}
