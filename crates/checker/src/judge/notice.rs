//! Notices that the aid was withdrawn, or is archived and no longer kept up to date.
//!
//! They have to be about this aid: "This decision aid has been withdrawn". That a drug was
//! withdrawn, or that the aid replaces one that was, is what aids are about.

use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use super::phrases::{ARCHIVED, ARCHIVED_TAGS, DEMONSTRATIVES, DOUBTS, Phrases, THINGS, WITHDRAWN, WITHDRAWN_TAGS};
use super::title;
use crate::page::{Place, words};
use crate::page::words::plain;

/// How many of a page's first blocks are at its top.
const TOP: usize = 6;

/// Recognises a notice, unless the content knows of it.
pub(super) fn rule(case: &Case<'_>) -> Option<Finding> {
    if case.link.expectation.notice_known || !case.is_page() {
        return None;
    }
    for (reason, tags, statements) in [
        (Reason::WithdrawnNotice, &WITHDRAWN_TAGS, &WITHDRAWN),
        (Reason::ArchivedNotice, &ARCHIVED_TAGS, &ARCHIVED),
    ] {
        if let Some(said) = tagged(case, tags).or_else(|| stated(case, statements)) {
            return Finding::new(reason, format!("The page says “{}”.", plain(&said, 160)));
        }
    }
    None
}

/// A word put before or behind the title, or standing alone as a badge.
fn tagged(case: &Case<'_>, tags: &Phrases) -> Option<String> {
    for name in case.page.names() {
        // `[Withdrawn] Title`, `Title (archived)`
        let bracketed = name.split(['[', '(']).skip(1).filter_map(|rest| rest.split([']', ')']).next());
        // `ARCHIVED: Title`, `Title – withdrawn`
        let cut = title::cut(name);
        let ends = cut.first().into_iter().chain(cut.last()).map(String::as_str);
        let head = name.split_once(':').map(|(head, _)| head);
        if bracketed.chain(ends).chain(head).any(|part| tags.is(&words::line(part))) {
            return Some(name.to_owned());
        }
    }
    // A badge above or below the heading: `Withdrawn`, `Archived: 3 May 2021`, `Status: withdrawn`.
    let badges = case.page.blocks.iter().filter(|block| block.place < Place::Chrome && !block.item && !block.linked);
    for block in badges.take(TOP) {
        let line = words::line(&block.text);
        let rest = line.strip_prefix(" status ").map(|rest| format!(" {rest}")).unwrap_or(line.clone());
        let dated = rest.chars().any(|c| c.is_ascii_digit()) && words::count(&rest) <= 6 && tags.begins(&rest);
        if tags.is(&rest) && (block.heading.is_none() || block.notice || words::count(&rest) > 1 || block.heading == Some(1)) || dated {
            return Some(block.text.clone());
        }
    }
    None
}

/// A sentence that says it of the page itself, where a reader cannot overlook it.
fn stated(case: &Case<'_>, statements: &Phrases) -> Option<String> {
    let names = case.page.names().into_iter().map(str::to_owned);
    let headings = case.page.headings.iter().map(|heading| heading.text.clone());
    let top = case.page.main_blocks().take(TOP).map(|block| block.text.clone());
    let noticed = case.page.blocks.iter().filter(|block| block.notice).map(|block| block.text.clone());
    let short = case.page.main_blocks().filter(|_| case.length() < 120).map(|block| block.text.clone());
    let mut texts = names.chain(headings).chain(top).chain(noticed).chain(short);
    texts.find_map(|text| {
        sentences(&text).into_iter().find(|sentence| says(&words::line(sentence), statements)).map(|sentence| sentence.trim().to_owned())
    })
}

fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['.', '!', '?', ';', '\n']).filter(|sentence| !sentence.trim_end().ends_with('?')).collect()
}

/// Whether a sentence has `this decision aid … has been withdrawn`, without a word in between or before that makes
/// a condition or something else of it.
fn says(line: &str, statements: &Phrases) -> bool {
    let Some((start, _)) = statements.find(line) else { return false };
    let before: Vec<&str> = line[..start].split_whitespace().collect();
    if before.is_empty() || before.len() > 16 {
        return false;
    }
    // The last place where the page is pointed to, before what is said of it.
    for at in (0..before.len()).rev() {
        if !DEMONSTRATIVES.contains(&before[at]) {
            continue;
        }
        // `this patient decision aid`, `deze online keuzehulp`
        for skipped in 0..=2 {
            let rest = format!(" {} ", before[(at + 1 + skipped).min(before.len())..].join(" "));
            if THINGS.begins(&rest) {
                let thing = THINGS.find(&rest).map_or(0, |(_, length)| length);
                let between = rest.get(thing..).unwrap_or_default();
                let doubted = |text: &str| text.split_whitespace().any(|word| DOUBTS.contains(&word));
                // An article points to the page only where the sentence begins with it.
                let pointed = matches!(before[at], "this" | "these" | "deze" | "dit" | "diese" | "dieser" | "dieses" | "ce" | "cet" | "cette" | "ces" | "our" | "onze" | "unsere" | "notre");
                let first = before[..at].iter().any(|word| matches!(*word, "if" | "when" | "als" | "wanneer" | "wenn" | "falls" | "si" | "unless" | "until" | "whether" | "lorsque" | "quand"));
                return !doubted(between) && !first && (pointed || at == 0 || at <= 2 && before[..at].iter().all(|word| matches!(*word, "note" | "please" | "notice" | "important" | "warning" | "let" | "op" | "achtung" | "hinweis" | "attention" | "avis" | "archived" | "withdrawn")));
            }
        }
    }
    false
}
