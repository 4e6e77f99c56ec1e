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
mod too_deep;
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
pub use lost_address::{PastAddress, lost_addresses, sent_on};
pub use too_deep::DEEPEST_MARKDOWN;

use jiff::civil::Date;
use rayon::prelude::*;

pub(crate) use self::amounts::begins_with_unit;
use self::context::Context;
pub(crate) use self::months::MONTHS;
use crate::diagnostic::{Code, Diagnostic, Label, Severity};
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

/// A rule, and who need not ask it.
struct Rule {
    check: fn(&Context<'_>, &mut Vec<Diagnostic>),
    /// Whether it finds errors.
    errors: bool,
    /// Whether a site with these is not rendered. It is, whatever the other rules find.
    stops: bool,
    /// Whether it looks at suppressions too.
    suppressions: bool,
}

const fn error(check: fn(&Context<'_>, &mut Vec<Diagnostic>)) -> Rule {
    Rule { check, errors: true, stops: true, suppressions: false }
}

const fn remark(check: fn(&Context<'_>, &mut Vec<Diagnostic>)) -> Rule {
    Rule { check, errors: false, stops: false, suppressions: false }
}

impl Rule {
    const fn of_suppressions(mut self) -> Self {
        self.suppressions = true;
        self
    }

    /// It would keep from readers what the next audits find.
    const fn stops_nothing(mut self) -> Self {
        self.stops = false;
        self
    }

    /// What it finds.
    fn found(&self, context: &Context<'_>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        (self.check)(context, &mut found);
        debug_assert!(self.errors || found.iter().all(|it| it.severity < Severity::Error));
        debug_assert!(self.suppressions || found.iter().all(|it| !is_of_suppressions(it)));
        found.retain(|diagnostic| !context::is_reported(diagnostic));
        found
    }
}

const RULES: &[Rule] = &[
    error(collection_too_small::check),
    error(device_slug::check),
    error(duplicate_host::check),
    error(duplicate_id::check),
    error(duplicate_section::check),
    error(duplicate_slug::check),
    error(foreign_host::check),
    error(future_date::check),
    error(hidden_character::check).of_suppressions(),
    error(id_mismatch::check),
    error(lost_sign::check),
    error(missing_text::check),
    error(not_a_collection::check),
    error(raw_html::check),
    error(staging_host::check),
    error(suppression_expired::check).of_suppressions().stops_nothing(),
    error(suppression_without_link::check).of_suppressions(),
    error(too_broad::check).of_suppressions(),
    error(too_deep::check),
    error(uncovered_condition::check),
    error(unfinished_text::check).of_suppressions(),
    error(unfit_successor::check),
    error(unknown_aid::check),
    error(unknown_condition::check),
    error(unknown_language::check),
    error(unknown_provider::check),
    error(unusable_link::check),
    error(url_credentials::check),
    error(url_space::check),
    remark(contradiction::check),
    remark(duplicate_link::check),
    remark(glued_text::check),
    remark(insecure_url::check),
    remark(letter_in_number::check).of_suppressions(),
    remark(markdown_slip::check),
    remark(missing_advice::check),
    remark(missing_provider::check),
    remark(missing_translation::check),
    remark(review_overdue::check),
    remark(section_without_aid::check),
    remark(site_name::check),
    remark(stale_aid::check),
    remark(status_contradicted::check),
    remark(tracking_parameter::check),
    remark(translation_differs::check),
    remark(translation_numbers::check),
    remark(translation_text::check),
    remark(unlisted_aid::check),
    remark(unspecific_link::check),
    remark(unverified_link::check),
    remark(withdrawn_listed::check),
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
    ask_again(loaded, today, before, |_| true)
}

/// The same, of what stops a site from being rendered alone: its errors, and the pages in which there are none.
pub fn errors_again(loaded: &Loaded, today: Date, before: &Clean) -> (Vec<Diagnostic>, Clean) {
    let (mut diagnostics, clean) = ask_again(loaded, today, before, |rule| rule.stops);
    diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
    (diagnostics, clean)
}

/// What of [`check`] is about suppressions, which is all that an audit asks of its content.
pub fn of_suppressions(loaded: &Loaded, today: Date) -> Vec<Diagnostic> {
    // There is nothing to be found in all else.
    let context = Context::new(loaded, today, clean::wholes(loaded));
    let mut diagnostics = ask(&context, |rule| rule.suppressions);
    diagnostics.retain(is_of_suppressions);
    diagnostics
}

fn is_of_suppressions(diagnostic: &Diagnostic) -> bool {
    diagnostic.place().file.as_str() == "suppressions.yaml"
}

fn ask_again(
    loaded: &Loaded,
    today: Date,
    before: &Clean,
    wanted: impl Fn(&Rule) -> bool + Sync,
) -> (Vec<Diagnostic>, Clean) {
    let digests = clean::digests(loaded);
    let known = digests.iter().filter(|(_, digest)| before.knows(digest));
    let context = Context::new(loaded, today, known.map(|(folder, _)| *folder).collect());
    let diagnostics = ask(&context, wanted);
    let clean = Clean::after(digests, &diagnostics);
    (diagnostics, clean)
}

/// What was found wrong with each file, and what some rules find.
fn ask(context: &Context<'_>, wanted: impl Fn(&Rule) -> bool + Sync) -> Vec<Diagnostic> {
    let loaded = context.loaded;
    // Each on its own, and what they found in their order, so that the outcome is always the same.
    let asked = RULES.par_iter().filter(|rule| wanted(rule));
    let mut diagnostics = loaded.diagnostics.clone();
    diagnostics.par_extend(asked.flat_map_iter(|rule| rule.found(context)));
    diagnostics.sort_by(|a, b| {
        let (here, there) = (a.place(), b.place());
        let by_file = here.file.cmp(&there.file);
        by_file.then((here.span.start, a.code).cmp(&(there.span.start, b.code)))
    });
    opened_by::hide(&loaded.sources, &mut diagnostics);
    diagnostics
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
