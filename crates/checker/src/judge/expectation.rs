//! How far a page shows what its link expects.
//!
//! An author's words decide where there are any; else the link's titles and the aid's subject do. A
//! title may have been revised a little, but a title that exchanged its question for another one is
//! another aid: "Low back pain: should I have an MRI?" is not "Low back pain: should I have spinal
//! manipulation?".

use signpost_core::Expectation;

use super::stem;
use super::text::Text;
use super::title::{self, Fit};
use crate::page::{Page, words};

/// How far a page shows what is expected, from less to more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Something expected is not shown.
    Missing,
    /// All of it is shown, but only as the text of links: the page points to the aid.
    Listed,
    /// All of it is shown somewhere.
    Mentioned,
    /// The page's title or first heading says it: the page is about this.
    Named,
}

/// What of the expectation a page shows.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) level: Level,
    /// Whether the page bears the link's very title, which no page on something else does.
    pub(super) own_title: bool,
    /// Whether all of it stands in one heading, so that a page of several aids shows this one too.
    pub(super) in_one_place: bool,
    /// Expected words that are shown, and those that are not.
    pub(super) found: Vec<String>,
    pub(super) missing: Vec<String>,
    /// Whether the text speaks of the aid's subject, under a name that puts no other question.
    pub(super) subject_spoken_of: bool,
}

impl Shown {
    /// Nothing at all.
    pub(super) fn nothing(expectation: &Expectation) -> Self {
        let expected = [&expectation.words, &expectation.titles, &expectation.subjects];
        let missing = expected.into_iter().find(|expected| !expected.is_empty()).cloned();
        Self {
            level: Level::Missing,
            own_title: false,
            in_one_place: false,
            found: Vec::new(),
            missing: missing.unwrap_or_default(),
            subject_spoken_of: false,
        }
    }

    /// Whether the expectation is met.
    pub(super) fn met(&self) -> bool {
        self.level > Level::Missing
    }
}

/// Whether the link says anything by which its target could be recognised.
pub(super) fn is_empty(expectation: &Expectation) -> bool {
    expectation.words.is_empty() && expectation.titles.is_empty() && expectation.subjects.is_empty()
}

/// Compares a page with what is expected of it.
pub(super) fn shown(expectation: &Expectation, page: &Page) -> Shown {
    let germanic = expectation.languages.iter().any(|language| {
        matches!(language.primary(), "nl" | "de" | "da" | "sv" | "no" | "nb" | "af")
    });
    let text = Text::of(page, germanic);
    let fit = expectation
        .titles
        .iter()
        .map(|title| title::fit(title, &expectation.subjects, page, &text))
        .max();
    let fit = fit.unwrap_or(Fit::None);
    let own_title = fit == Fit::Own;
    if expectation.words.is_empty() {
        return by_title(expectation, fit, page, &text);
    }
    let (found, missing): (Vec<_>, Vec<_>) =
        expectation.words.iter().cloned().partition(|word| text.everywhere.has(word));
    let all = |place: &super::text::Place| expectation.words.iter().all(|word| place.has(word));
    let level = if !missing.is_empty() {
        // A page that is put together by scripts may show its title and nothing else.
        if own_title && page.length() < 12 { Level::Named } else { Level::Missing }
    } else if own_title || all(&text.names) {
        Level::Named
    } else if all(&text.unlinked) {
        Level::Mentioned
    } else if fit > Fit::Listed || expectation.words.iter().any(|word| text.headings.has(word)) {
        Level::Listed
    } else {
        // A page on something else, with a link to the aid beside it.
        Level::Missing
    };
    let in_one_place = missing.is_empty()
        && (level == Level::Named
            || text.lines.iter().any(|line| {
                line.heading && expectation.words.iter().all(|word| line.place.has(word))
            }));
    Shown { level, own_title, in_one_place, found, missing, subject_spoken_of: false }
}

fn by_title(expectation: &Expectation, fit: Fit, page: &Page, text: &Text) -> Shown {
    let subject = || match expectation.titles.is_empty() {
        true => by_subject(&expectation.subjects, text),
        false => Level::Missing,
    };
    let level = match fit {
        Fit::Own | Fit::Name => Level::Named,
        Fit::Heading | Fit::Text => Level::Mentioned,
        // A page that only points to the aid is not the aid.
        Fit::Listed => Level::Missing,
        Fit::None => subject(),
    };
    let named: Vec<String> =
        expectation.titles.iter().chain(&expectation.subjects).take(1).cloned().collect();
    let met = level > Level::Missing;
    Shown {
        level,
        own_title: fit == Fit::Own,
        in_one_place: level == Level::Named || title::in_a_heading(expectation, text),
        found: if met { named.clone() } else { Vec::new() },
        missing: if met { Vec::new() } else { named },
        subject_spoken_of: !met
            && speaks_of(expectation, page, text)
            && !title::asks_another(expectation, page, text),
    }
}

/// Whether the link expects words that say what it is about, so that their absence says something.
pub(super) fn can_be_missed(expectation: &Expectation) -> bool {
    let expected = expectation.words.iter().chain(&expectation.titles).chain(&expectation.subjects);
    expected.flat_map(|expected| stem::telling(expected)).next().is_some()
}

/// Whether the text below the headings has any word of what is expected.
pub(super) fn in_body(expectation: &Expectation, page: &Page) -> bool {
    let text = Text::of(page, true);
    let expected = expectation.words.iter().chain(&expectation.titles).chain(&expectation.subjects);
    expected.flat_map(|expected| stem::telling(expected)).any(|key| text.body.has_key(&key))
}

/// Whether a text speaks of a subject, and not in passing: often, or under a name that has to do
/// with the title or says nothing but what site this is.
fn speaks_of(expectation: &Expectation, page: &Page, text: &Text) -> bool {
    let names: Vec<String> = page.names().iter().flat_map(|name| stem::telling(name)).collect();
    let titles = expectation.titles.iter().flat_map(|title| stem::telling(title));
    let related = titles.into_iter().any(|key| names.contains(&key))
        || names.len() <= SITE_NAME && !names.iter().any(|key| text.body.has_key(key));
    expectation.subjects.iter().any(|subject| {
        let keys = stem::telling(subject);
        let least = keys.iter().map(|key| text.body.count(key)).min().unwrap_or_default();
        least >= if related { 1 } else { OFTEN }
    })
}

/// How many words the name of a site has, and how often a text speaks of its subject.
const SITE_NAME: usize = 2;
const OFTEN: usize = 4;

/// An aid of which only the subject is known is recognised by that.
fn by_subject(subjects: &[String], text: &Text) -> Level {
    let mut best = if subjects.is_empty() { Level::Mentioned } else { Level::Missing };
    for subject in subjects {
        let keys = stem::telling(subject);
        let keys = if keys.is_empty() { stem::keys(subject) } else { keys };
        let all = |place: &super::text::Place| keys.iter().all(|key| place.has_key(key));
        let level = if keys.is_empty() {
            Level::Missing
        } else if all(&text.names) {
            Level::Named
        } else if all(&text.headings)
            || keys.iter().all(|key| text.unlinked.count(key) >= 2)
            || (all(&text.unlinked) && text.length < 120)
        {
            Level::Mentioned
        } else {
            Level::Missing
        };
        best = best.max(level);
    }
    best
}

/// Whether a page shows anything of the topic, be it in another language: an expected word, a
/// subject, or a word that begins like one, as `scoliose` does like `scoliosis`.
pub(super) fn touches(expectation: &Expectation, page: &Page) -> bool {
    let text = words::line(&format!("{} {}", page.names().join(" "), page.text()));
    let shown: Vec<&str> = text.split_whitespace().collect();
    let expected = expectation.words.iter().chain(&expectation.titles).chain(&expectation.subjects);
    expected.flat_map(|expected| stem::telling(expected)).any(|key| {
        let length = key.chars().count();
        let prefix: String = key.chars().take(5.max(length * 2 / 3)).collect();
        length >= 4 && shown.iter().any(|word| word.starts_with(&prefix))
    })
}
