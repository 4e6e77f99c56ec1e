//! How far a page shows what its link expects.
//!
//! An author's words decide where there are any; else the link's titles and the aid's subject do. A
//! title may have been revised a little, but a title that exchanged its question for another one is
//! another aid: "Low back pain: should I have an MRI?" is not "Low back pain: should I have spinal
//! manipulation?".

use signpost_core::Expectation;

use super::about::About;
use super::sought;
use super::stem;
use super::text::{Place, Text};
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
    /// What the page is about, measured by titles and subjects.
    pub(super) about: About,
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
            about: About::Unclear { like: false },
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
    let text = Text::of(page, is_germanic(expectation));
    let (fit, about) = match expectation.titles.is_empty() {
        true => title::fit("", &expectation.subjects, page, &text),
        false => {
            let titles = expectation.titles.iter();
            let fits = titles.map(|title| title::fit(title, &expectation.subjects, page, &text));
            fits.max().unwrap_or((Fit::None, About::Unclear { like: false }))
        }
    };
    let own_title = fit == Fit::Own;
    if expectation.words.is_empty() {
        return by_title(expectation, fit, about, &text);
    }
    let (found, missing): (Vec<_>, Vec<_>) =
        expectation.words.iter().cloned().partition(|word| text.everywhere.has(word));
    let all = |place: &Place| expectation.words.iter().all(|word| place.has(word));
    let level = if !missing.is_empty() {
        // A page that is put together by scripts may show its title and nothing else.
        if own_title && page.length() < 12 { Level::Named } else { Level::Missing }
    } else if own_title {
        Level::Named
    } else if !tells(expectation, &about) {
        // What the words add to is what the page shows of the title.
        match fit {
            Fit::Own | Fit::Name => Level::Named,
            Fit::Heading | Fit::Text => Level::Mentioned,
            Fit::Listed | Fit::None => Level::Missing,
        }
    } else if all(&text.names) {
        Level::Named
    } else if all(&text.unlinked) {
        Level::Mentioned
    } else if fit > Fit::Listed || expectation.words.iter().any(|word| text.headings.has(word)) {
        Level::Listed
    } else {
        // A page on something else, with a link to the aid beside it.
        Level::Missing
    };
    let missing = match level {
        Level::Missing if missing.is_empty() => {
            expectation.titles.iter().take(1).cloned().collect()
        }
        _ => missing,
    };
    let in_one_place = level > Level::Missing
        && missing.is_empty()
        && (level == Level::Named
            || text.lines.iter().any(|line| {
                line.heading && expectation.words.iter().all(|word| line.place.has(word))
            }));
    Shown { level, own_title, in_one_place, found, missing, about }
}

/// Whether the expected words tell which aid it is: they name its subject, and they are not all that
/// a page on something else about it has. They add to the title and never replace it.
fn tells(expectation: &Expectation, about: &About) -> bool {
    let topics: Vec<_> = expectation
        .subjects
        .iter()
        .chain(&expectation.titles)
        .flat_map(|named| sought::terms(named.split(':').next().unwrap_or_default()))
        .collect();
    let is_topic = |term: &sought::Term| topics.iter().any(|topic| topic.is_kin(term, true));
    let terms: Vec<_> = expectation.words.iter().flat_map(|word| sought::terms(word)).collect();
    let named = terms.iter().filter(|term| is_topic(term)).count();
    named > 0 && (!matches!(about, About::Other(_)) || terms.len() > named) || topics.is_empty()
}

fn by_title(expectation: &Expectation, fit: Fit, about: About, text: &Text) -> Shown {
    let level = match fit {
        Fit::Own | Fit::Name => Level::Named,
        Fit::Heading | Fit::Text => Level::Mentioned,
        // A page that only points to the aid is not the aid.
        Fit::Listed | Fit::None => Level::Missing,
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
        about,
    }
}

/// Whether a page has half or more of what is asked about the subject, or all the words that an
/// author wants to see.
pub(super) fn is_mostly_asked(expectation: &Expectation, page: &Page) -> bool {
    let text = Text::of(page, is_germanic(expectation));
    let mut titles = expectation.titles.iter();
    !expectation.words.is_empty()
        || titles.len() == 0
        || titles.any(|title| title::asks_most(title, &expectation.subjects, page, &text))
}

/// Whether a piece of text, such as the path of an address, says one of the subjects.
pub(super) fn is_named_by(expectation: &Expectation, text: &str) -> bool {
    let place = Place::of(text, is_germanic(expectation));
    sought::subjects(&expectation.subjects).iter().any(|subject| subject.count(&place) > 0)
}

/// Whether the aid is in a language that puts words together.
fn is_germanic(expectation: &Expectation) -> bool {
    expectation.languages.iter().any(|language| {
        matches!(language.primary(), "nl" | "de" | "da" | "sv" | "no" | "nb" | "af")
    })
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
