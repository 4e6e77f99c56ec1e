//! Notices that the aid was withdrawn, or is archived and no longer kept up to date.
//!
//! They have to be about this aid: "This decision aid has been withdrawn". That a drug was
//! withdrawn, or that the aid replaces one that was, is what aids are about.

use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use super::fault;
use super::statement::{ARCHIVING, WITHDRAWING, Ways, is_call, sentences, states, turns};
use crate::lexicon::{ARCHIVED_TAGS, Line, List, THINGS, WITHDRAWN_TAGS};
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

/// Recognises a notice, unless the content knows of it.
pub(super) fn rule(case: &Case<'_>) -> Option<Finding> {
    if case.link.expectation.notice_known || !case.is_page() {
        return None;
    }
    for (reason, tags, ways) in [
        (Reason::WithdrawnNotice, WITHDRAWN_TAGS, WITHDRAWING),
        (Reason::ArchivedNotice, ARCHIVED_TAGS, ARCHIVING),
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
        let rest: Vec<&str> = said.take(BADGE + 1).collect();
        let length = rest.len();
        let rest = format!(" {} ", rest.join(" "));
        // `Archived: findings should not be considered current.`
        let headed = || {
            block.text.split_once(':').is_some_and(|(head, _)| tags.is(&words::folded_line(head)))
        };
        let dated = rest.contains(|c: char| c.is_ascii_digit())
            && length <= BADGE
            && tags.begins(&Line::of(&rest));
        // `Withdrawn by the developer in March 2024.`
        let by = |line: &str| {
            let mut words = line.split_whitespace();
            words.next().is_some_and(|word| tags.has_word(word))
                && words.next().is_some_and(|word| AGENTS.contains(&word))
        };
        let mut sentences = sentences(&block.text);
        let first = sentences.next().unwrap_or_default();
        let signed = by(&words::folded_line(first));
        // `Archived. We have taken it off our site.`
        let alone = block.heading.is_none()
            && sentences.next().is_some()
            && is_tag(first.trim_end_matches(['.', '!']), tags);
        if signed
            || alone
            || tags.is(&rest)
                && (block.heading.is_none()
                    || block.notice
                    || length > 1
                    || block.heading == Some(1))
            || dated
            || headed()
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
    tags.is(&words::folded_line(french.unwrap_or(part)))
}

/// A sentence that says it of the page itself, where a reader cannot overlook it.
fn stated(case: &Case<'_>, ways: Ways) -> Option<String> {
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
        let amid = sentences(text).nth(2).is_some();
        let said = |sentence: &&str| {
            let line = Line::of(sentence);
            case.budget.spend(line.length());
            states(&line, ways)
                && !(case.shown.met()
                    && (amid && tells_history(&line) || is_of_another(case, &line)))
        };
        sentences(text).find(said).map(|sentence| sentence.trim().to_owned())
    })
}

/// Whether a text is one short sentence, as in a cell of a table: `This decision aid is no longer
/// available`. What is said `in print` or `in French` only takes more words.
fn is_alone(text: &str) -> bool {
    let sentences = sentences(text).filter(|sentence| words::count(sentence) > 0);
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
