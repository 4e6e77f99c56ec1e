//! Rules that look at the site as a whole: one file each, one function each.
//!
//! A rule is a pure function over what was loaded. What a single file says wrong by itself is for
//! its schema; what needs the web is for the checker.
//!
//! One cause makes one message. A rule about something that *is* there need not care: what it says
//! of a value that is already reported is dropped. A rule about something that is *not* there must
//! ask the [`Context`] whether the place where it would be could be read, and [`meant`] for what a
//! misspelt name was meant to be.

mod addresses;
mod advice_words;
mod amounts;
mod clean;
mod context;
mod for_one_person;
mod how_often;
mod language;
mod meant;
mod moments;
mod months;
mod numerals;
mod pairs;
mod parts;
mod placeholder_words;
mod placeholders;
mod prose;
mod published;
mod spelled;
mod swapped;
mod unfilled;
mod units;
mod written;

mod collection_too_small;
mod contradiction;
mod device_slug;
mod duplicate_host;
mod duplicate_id;
mod duplicate_link;
mod duplicate_section;
mod duplicate_slug;
mod foreign_host;
mod future_date;
mod glued_text;
mod hidden_character;
mod id_mismatch;
mod insecure_url;
mod letter_in_number;
mod lost_address;
mod lost_sign;
mod markdown_slip;
mod missing_advice;
mod missing_provider;
mod missing_text;
mod missing_translation;
mod not_a_collection;
mod raw_html;
mod review_overdue;
mod said_once;
mod section_without_aid;
mod site_name;
mod staging_host;
mod stale_aid;
mod status_contradicted;
mod suppression_expired;
mod suppression_without_link;
mod too_broad;
mod tracking_parameter;
mod translation_differs;
mod translation_numbers;
mod translation_text;
mod uncovered_condition;
mod unfinished_text;
mod unfit_successor;
mod unknown_aid;
mod unknown_condition;
mod unknown_language;
mod unknown_provider;
mod unlisted_aid;
mod unspecific_link;
mod unusable_link;
mod unverified_link;
mod url_credentials;
mod url_space;
mod withdrawn_listed;

pub use clean::Clean;
pub use lost_address::{PastAddress, lost_addresses};
pub use markdown_slip::DEEPEST_MARKDOWN;

use jiff::civil::Date;
use rayon::prelude::*;

pub(crate) use self::amounts::begins_with_unit;
use self::context::Context;
pub(crate) use self::months::MONTHS;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::load::Loaded;
use crate::opened_by;
use crate::source::SourcePath;

/// What keeps a text of one line from being published as it is: HTML, or words that stand for a text
/// that is still to be written.
pub fn unfit_for_readers(text: &str) -> Option<&'static str> {
    if raw_html::first_tag(text).is_some() {
        return Some("readers would see the HTML tags; leave them out");
    }
    placeholders::mark(text)
        .map(|_| "this stands for a text that is still to be written; write it, or leave it out")
}

/// Whether what stands in the place of the name of a person or a role only stands for one: `unknown`, `your name`.
pub fn names_nobody(name: &str) -> bool {
    placeholders::mark(name).or_else(|| placeholders::nobody(name)).is_some()
}

type Rule = fn(&Context<'_>, &mut Vec<Diagnostic>);

const RULES: &[Rule] = &[
    collection_too_small::check,
    contradiction::check,
    device_slug::check,
    duplicate_host::check,
    duplicate_id::check,
    duplicate_link::check,
    duplicate_section::check,
    duplicate_slug::check,
    foreign_host::check,
    future_date::check,
    glued_text::check,
    hidden_character::check,
    id_mismatch::check,
    insecure_url::check,
    letter_in_number::check,
    lost_sign::check,
    markdown_slip::check,
    missing_advice::check,
    missing_provider::check,
    missing_text::check,
    missing_translation::check,
    not_a_collection::check,
    raw_html::check,
    review_overdue::check,
    section_without_aid::check,
    site_name::check,
    staging_host::check,
    stale_aid::check,
    status_contradicted::check,
    suppression_expired::check,
    suppression_without_link::check,
    too_broad::check,
    tracking_parameter::check,
    translation_differs::check,
    translation_numbers::check,
    translation_text::check,
    uncovered_condition::check,
    unfinished_text::check,
    unfit_successor::check,
    unknown_aid::check,
    unknown_condition::check,
    unknown_language::check,
    unknown_provider::check,
    unlisted_aid::check,
    unspecific_link::check,
    unusable_link::check,
    unverified_link::check,
    url_credentials::check,
    url_space::check,
    withdrawn_listed::check,
];

/// Everything that is wrong with what was loaded, in the order of the files and in each file from
/// its top: what [`load`](crate::load()) found wrong with each file, and what the rules find wrong
/// with the site. `today` is what dates are judged against.
///
/// ```
/// # fn main() -> std::io::Result<()> {
/// use std::path::Path;
///
/// use jiff::civil::date;
/// use signpost_core::rules::check;
/// use signpost_core::{Code, load};
///
/// // This repository's own content: what is fine today is old in twenty years.
/// let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
/// let loaded = load(&content)?;
/// let is_old = |day| check(&loaded, day).iter().any(|fault| fault.code == Code::ReviewOverdue);
/// assert!(!is_old(date(2026, 11, 25)));
/// assert!(is_old(date(2046, 11, 25)));
/// # Ok(())
/// # }
/// ```
pub fn check(loaded: &Loaded, today: Date) -> Vec<Diagnostic> {
    check_again(loaded, today, &Clean::default()).0
}

/// The same, without reading the texts of pages in which nothing was found before; and the pages in
/// which nothing is found now.
pub fn check_again(loaded: &Loaded, today: Date, before: &Clean) -> (Vec<Diagnostic>, Clean) {
    let digests = clean::digests(loaded);
    let known = digests.iter().filter(|(_, digest)| before.knows(digest));
    let context = Context::new(loaded, today, known.map(|(folder, _)| *folder).collect());
    // Each on its own, and what they found in their order, so that the outcome is always the same.
    let found = RULES.par_iter().flat_map_iter(|rule| {
        let mut found = Vec::new();
        rule(&context, &mut found);
        found.retain(|diagnostic| !context::is_reported(diagnostic));
        found
    });
    let mut diagnostics = loaded.diagnostics.clone();
    diagnostics.par_extend(found);
    diagnostics.sort_by(|a, b| {
        let (here, there) = (a.place(), b.place());
        let by_file = here.file.cmp(&there.file);
        by_file.then((here.span.start, a.code).cmp(&(there.span.start, b.code)))
    });
    opened_by::hide(&loaded.sources, &mut diagnostics);
    let clean = Clean::after(digests, &diagnostics);
    (diagnostics, clean)
}

/// What the web adds to the rules: suppressions, by their place in `suppressions.yaml`, of
/// something that an audit no longer finds.
pub fn suppression_unneeded(loaded: &Loaded, unneeded: &[usize]) -> Vec<Diagnostic> {
    let file = SourcePath::from("suppressions.yaml");
    unneeded
        .iter()
        .map(|index| {
            let span = loaded.sources.span(&file, &format!("/{index}"));
            let message = "the audit no longer finds what this suppression accepts";
            Diagnostic::new(Code::SuppressionUnneeded, message, Label::new(&file, span))
                .help("remove it, so that it does not hide the next fault")
        })
        .collect()
}
