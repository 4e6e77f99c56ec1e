//! Records and searches that came up with nothing.

use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use super::expectation::Extent;
use crate::lexicon::{Line, NO_RESULTS, RECORD_LABELS, SEARCHES};
use crate::page::{Field, FieldKind};
use crate::words;
use crate::words::plain;

/// What the aid's provider is known to print in place of a record that is not there. It is as sure
/// as a phrase can be, since somebody looked it up.
pub(super) fn provider_says(case: &Case<'_>) -> Option<Finding> {
    if case.shown.own_title && case.length() >= 40 {
        return None;
    }
    let phrases = &case.link.expectation.not_found_texts;
    if phrases.is_empty() {
        return None;
    }
    let text = words::folded_line(&format!("{} {}", case.page.title, case.page.text()));
    let phrase = phrases
        .iter()
        .filter(|phrase| words::count(phrase) > 0)
        .find(|phrase| text.contains(&words::folded_line(phrase)))?;
    // Where the form of a record is left, a maintainer will recognise it by that.
    let reason = if blank_form(&case.page.fields) { Reason::EmptyRecord } else { Reason::Soft404 };
    Finding::new(
        reason,
        format!(
            "The page says “{}”, which its provider prints for what is not there.",
            plain(phrase, 100)
        ),
    )
}

/// A record's form with nothing filled in: what databases answer `200 OK` with for a record that
/// was taken out.
pub(super) fn empty(case: &Case<'_>) -> Option<Finding> {
    if case.shown.met() {
        return None;
    }
    let fields = &case.page.fields;
    let labels: Vec<&str> = if blank_form(fields) && !case.is_article() {
        let empty = fields.iter().filter(|field| field.value.is_empty());
        empty.map(|field| field.label.trim_end_matches(':')).take(4).collect()
    } else {
        bare_labels(case)?
    };
    Finding::new(
        Reason::EmptyRecord,
        format!(
            "The page is the form of a record with nothing in it: {} and so on are empty.",
            plain(&labels.join(", "), 120)
        ),
    )
}

/// The labels of a page that has labels of records, three or more, and next to nothing else.
fn bare_labels<'a>(case: &'a Case<'_>) -> Option<Vec<&'a str>> {
    let text = case.page.main_blocks().filter(|block| block.heading.is_none());
    let (labels, rest): (Vec<&str>, Vec<&str>) =
        text.map(|block| block.text.trim_end_matches(':')).partition(|text| is_of_record(text));
    let other: usize = rest.iter().map(|text| words::count(text)).sum();
    (labels.len() >= 3 && other <= 2 * labels.len()).then_some(labels)
}

/// Whether fields of some kind, three or more, are all or nearly all empty.
fn blank_form(fields: &[Field]) -> bool {
    [FieldKind::Row, FieldKind::Line, FieldKind::Input, FieldKind::Section].iter().any(|kind| {
        let all: Vec<&Field> =
            fields.iter().filter(|field| field.kind == *kind && !field.label.is_empty()).collect();
        let empty: Vec<&&Field> = all.iter().filter(|field| field.value.is_empty()).collect();
        let telling = empty.iter().filter(|field| is_of_record(&field.label)).count();
        let enough = match kind {
            // A form to be filled in is empty too, and asks for other things.
            FieldKind::Input => empty.len() >= 3 && telling >= 2,
            FieldKind::Section | FieldKind::Line => empty.len() >= 3,
            FieldKind::Row => {
                empty.len() >= 3 || empty.len() == 2 && telling == 2 && all.len() == 2
            }
        };
        // What a database fills in by itself, such as a number or the format, may be there.
        let title_missing = empty.iter().any(|field| is_name(&field.label));
        enough
            && (empty.len() * 4 >= all.len() * 3 || title_missing && empty.len() * 2 >= all.len())
    })
}

/// The label under which a record has its name.
fn is_name(label: &str) -> bool {
    matches!(
        words::folded_line(label).trim(),
        "title"
            | "name"
            | "aid"
            | "decision aid"
            | "titel"
            | "naam"
            | "keuzehulp"
            | "name der entscheidungshilfe"
            | "entscheidungshilfe"
            | "titre"
            | "nom"
            | "intitule"
            | "outil"
    )
}

/// Labels that records have and that forms for readers have not.
fn is_of_record(label: &str) -> bool {
    is_name(label) || RECORD_LABELS.is(&words::folded_line(label))
}

/// A search that found nothing. What was searched for is repeated by the page, so words that are
/// expected prove nothing here.
pub(super) fn no_results(case: &Case<'_>) -> Option<Finding> {
    if case.shown.own_title && case.shown.extent == Extent::Named && case.length() >= 30
        || case.met_at_length() && case.length() >= 120
    {
        return None;
    }
    let names = case.headlines();
    let searching = names.iter().any(|line| SEARCHES.begins(line))
        || case.answer.url.query_pairs().any(|(name, _)| {
            matches!(
                name.to_ascii_lowercase().as_str(),
                "q" | "s"
                    | "query"
                    | "search"
                    | "zoek"
                    | "zoekterm"
                    | "suche"
                    | "recherche"
                    | "keyword"
                    | "keywords"
                    | "trefwoord"
            )
        });
    let counted = names.iter().find(|line| counts_nothing(line)).map(|line| line.trim());
    let said = counted.or_else(|| names.iter().find_map(|line| NO_RESULTS.within(line)));
    let said = said.or_else(|| {
        // Beneath a search form the message is often no more than a line among others.
        let short = |line: &&Line| line.length() <= 25;
        let blocks = case.page.main_blocks().map(|block| &block.line).filter(short);
        blocks.filter(|_| searching || !case.shown.met()).find_map(|line| NO_RESULTS.within(line))
    })?;
    Finding::new(Reason::NoResults, format!("The page says “{}”.", plain(said, 100)))
}

/// Whether a line is `0 decision aids found` or the like, whatever it is that was counted.
fn counts_nothing(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let found = |word: &&str| {
        matches!(
            *word,
            "found" | "gevonden" | "gefunden" | "trouve" | "trouves" | "trouvee" | "trouvees"
        )
    };
    words.first() == Some(&"0") && words.iter().take(6).any(found)
}
