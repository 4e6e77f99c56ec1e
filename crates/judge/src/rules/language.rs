//! Whether the page is in a language that the aid has.

use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use crate::{address, language};

/// How many words a page has at most whose language only its code tells.
const FEW: usize = 16;

/// A page in a language that the aid is not in.
pub(super) fn rule(case: &Case<'_>) -> Option<Finding> {
    let expected: Vec<&str> = case
        .link
        .expectation
        .languages
        .iter()
        .map(signpost_core::model::Language::primary)
        .collect();
    if expected.is_empty() || !case.is_page() {
        return None;
    }
    let seen = language::of_text(&case.page)?;
    if expected.contains(&seen) || is_bilingual(case, &expected) {
        return None;
    }
    // Little words hardly tell these apart; there the page itself may be believed, and where it says
    // neither, as a template does that was never translated, the aid's own title.
    let stated = case.page.language.as_deref().map(primary).unwrap_or_default();
    let expects = |language: &str| expected.iter().any(|one| primary(one) == primary(language));
    // A few words tell less than the page itself.
    if expects(&stated) && case.length() < FEW {
        return None;
    }
    let is_told = expects(&stated) || case.shown.own_title && stated != primary(seen);
    if is_told && expected.iter().any(|one| is_near(seen, one)) {
        return None;
    }
    // Expected words are in the expected language, so that they are missing proves nothing; but
    // where the reader was sent to somebody else's page, it has to show at least that it is about
    // the same.
    let elsewhere = !address::is_same_site(&case.observation.asked, case.landed());
    if elsewhere && !case.is_topical() {
        return None;
    }
    // A consent page, a choice of country or a request for access comes in the language of anyone who
    // runs the site. A few words that ask for a choice are no aid in another language.
    let form = &case.page.form;
    let asks = form.choices + form.inputs > 0 || !form.actions.is_empty() || case.page.links >= 5;
    if case.is_short_and_strange() && (asks || case.asks_to_choose()) {
        return Finding::new(
            Reason::NoEvidence,
            format!(
                "The page is short, in the language “{seen}”, and asks its reader for a choice."
            ),
        );
    }
    Finding::new(
        Reason::OtherLanguage,
        format!("The text is in the language “{seen}”, the aid in {}.", quoted(&expected)),
    )
}

/// Languages that are written so much alike that a text may be taken for another of them.
const NEAR: &[&[&str]] = &[
    &["da", "no", "sv"],
    &["nl", "af"],
    &["es", "gl", "ca", "pt"],
    &["cs", "sk"],
    &["hr", "sr", "bs", "sl"],
    &["id", "ms"],
    &["ru", "uk", "bg", "be"],
    &["de", "lb"],
];

fn is_near(one: &str, other: &str) -> bool {
    let (one, other) = (primary(one), primary(other));
    NEAR.iter().any(|group| group.contains(&one.as_str()) && group.contains(&other.as_str()))
}

/// The language of a tag. Norwegian has three: `no`, and `nb` and `nn` for its two ways of writing.
fn primary(tag: &str) -> String {
    let language = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match language.as_str() {
        "nb" | "nn" => "no".to_owned(),
        _ => language,
    }
}

fn quoted(languages: &[&str]) -> String {
    languages.iter().map(|language| format!("“{language}”")).collect::<Vec<_>>().join(", ")
}

/// Whether a good part of the text is in an expected language after all.
fn is_bilingual(case: &Case<'_>, expected: &[&str]) -> bool {
    let (mut own, mut all) = (0, 0);
    for block in case.page.main_blocks() {
        let length = block.line.length();
        all += length;
        if language::of_line(&block.line, &block.text)
            .is_some_and(|language| expected.contains(&language))
        {
            own += length;
        }
    }
    // Blocks too short to tell may belong together.
    own >= 12 && own * 5 >= all
}
