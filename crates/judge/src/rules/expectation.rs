//! How far a page shows what its link expects, as recognition has it.
//!
//! An author's words add to the title: where one of them is missing the page is not the aid, and where
//! all are there it takes less of the title.

use signpost_core::Expectation;

use crate::lexicon::{CHOICES, Line};
use crate::memory;
use crate::page::Page;
use crate::recognise::{self, HALF, Recognition};
use crate::words;

/// How far a page shows what is expected, from less to more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// Something expected is not shown.
    Missing,
    /// It is shown, but only as the text of links: the page points to the aid.
    Listed,
    /// It is shown somewhere.
    Mentioned,
    /// The page's title or first heading says it: the page is about this.
    Named,
}

/// What of the expectation a page shows.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) extent: Extent,
    /// Whether the page bears the link's very title, which no page on something else does.
    pub(super) own_title: bool,
    /// Whether all of it stands in one heading, so that a page of several aids shows this one too.
    pub(super) in_one_place: bool,
    /// Expected words that are shown, and those that are not.
    pub(super) found: Vec<String>,
    pub(super) missing: Vec<String>,
    /// Whether the page is called by a short title and by something else behind it, and helps with no choice: `Hip
    /// replacement claims`.
    pub(super) strays: bool,
    /// What the page was recognised by.
    pub(super) recognised: Recognition,
}

impl Shown {
    /// Nothing at all.
    pub(super) fn nothing(expectation: &Expectation) -> Self {
        Self {
            extent: Extent::Missing,
            own_title: false,
            in_one_place: false,
            found: Vec::new(),
            missing: sought(expectation),
            strays: false,
            recognised: recognise::recognise(expectation, &Page::default(), None),
        }
    }

    /// Whether the expectation is met.
    pub(super) fn met(&self) -> bool {
        self.extent > Extent::Listed
    }
}

/// What an editor is told that the page should show.
fn sought(expectation: &Expectation) -> Vec<String> {
    match expectation.words.is_empty() {
        false => expectation.words.clone(),
        true => expectation.titles.iter().chain(&expectation.subjects).take(1).cloned().collect(),
    }
}

/// Whether the link says anything by which its target could be recognised.
pub(super) fn is_empty(expectation: &Expectation) -> bool {
    expectation.words.is_empty() && expectation.titles.is_empty() && expectation.subjects.is_empty()
}

/// How many words a page has at least that shows more than its title.
const LITTLE: usize = 12;

/// Compares a page with what is expected of it, beside another page of its site.
pub(super) fn shown(expectation: &Expectation, page: &Page, control: Option<&Page>) -> Shown {
    let recognised = recognise::recognise(expectation, page, control);
    // No aid has a price in its name, unless the content says so.
    let sells = || {
        let is_known = expectation.titles.iter().any(|title| has_price(title));
        !is_known && page.names().into_iter().any(has_price)
    };
    let goes_on = recognised.goes_on && !asks(page) && !offers_choice(expectation, page);
    let strays = expectation.words.is_empty() && (goes_on || sells());
    let own_title = recognised.own_title;
    let spoken = |feature| recognised.value(feature) >= HALF;
    let by_words = !expectation.words.is_empty()
        && spoken("subject")
        && (recognised.asked >= HALF || expectation.words.len() > 1);
    let called =
        recognised.named && recognised.value("other-names") + recognised.value("foreign") == 0.0;
    // News of a ward and the page of a team have the ailment's name as well, in a longer one.
    let aside = recognised.unnamed
        || recognised.aside && !has_label(expectation, page) && !helps_to_choose(page);
    let aside = aside && expectation.words.is_empty();
    // A page that has the subject and nothing of what is asked about it names the ailment, as any page may.
    let told = recognised.level == recognise::Level::Recognised && !aside && !recognised.unasked
        || by_words
        || called && helps_to_choose(page);
    // A page that is put together by scripts may show its title and nothing else.
    let bare = own_title && page.length() < LITTLE;
    let lacks = !recognised.missing.is_empty() && !bare;
    let extent = if lacks {
        Extent::Missing
    } else if own_title || told && recognised.named {
        Extent::Named
    } else if told {
        Extent::Mentioned
    } else if recognised.listed {
        Extent::Listed
    } else {
        Extent::Missing
    };
    let met = extent > Extent::Listed;
    let missing = match (met, recognised.missing.is_empty()) {
        (true, _) => Vec::new(),
        (false, true) => {
            expectation.titles.iter().chain(&expectation.subjects).take(1).cloned().collect()
        }
        (false, false) => recognised.missing.clone(),
    };
    Shown {
        extent,
        own_title,
        in_one_place: extent == Extent::Named || met && recognised.headed,
        found: if met { sought(expectation) } else { Vec::new() },
        missing,
        strays,
        recognised,
    }
}

/// Whether the page's names begin with the title, as in `Gallstones: causes and symptoms`, or have it alone behind
/// words that say nothing. `New ward opened: gallstones` is called by what comes first.
fn has_label(expectation: &Expectation, page: &Page) -> bool {
    let titles = &expectation.titles;
    let is_title = |label: &String| {
        let said = [label.clone()];
        titles.iter().any(|title| recognise::unlike(title, &said).is_empty())
            && recognise::unlike(label, titles).is_empty()
    };
    let says_nothing = |label: &String| recognise::naming(label).is_empty();
    let begins = |part: String| {
        let mut labels = memory::labels(&part).into_iter().skip_while(says_nothing);
        labels.next().is_some_and(|label| is_title(&label))
    };
    page.names().into_iter().flat_map(memory::parts).any(begins)
}

/// How many words a sentence has at least that says something.
const SENTENCE: usize = 5;

/// Whether a name has a number with the sign of a currency before or behind it: `from £12,500`.
fn has_price(name: &str) -> bool {
    name.match_indices(['€', '£', '$']).any(|(at, sign)| {
        let (before, behind) = (name[..at].trim_end(), name[at + sign.len()..].trim_start());
        before.ends_with(|c: char| c.is_ascii_digit())
            || behind.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether a page's name puts a question or a choice: `Hernia: surgery, or wait?`
fn asks(page: &Page) -> bool {
    let stated = page.language.as_deref().unwrap_or_default();
    // The Dutch word is an English preposition.
    let or: &[&str] = match stated.starts_with("nl") {
        true => &["of"],
        false => &["or", "oder", "ou"],
    };
    let is_choice = |name: &str| words::words(name).iter().any(|word| or.contains(&word.as_str()));
    page.names().into_iter().any(|name| name.contains('?') || is_choice(name))
}

/// Whether the text of a page says that it helps with a choice, in words that the title does not have: a report on a
/// decision aid calls it so too.
fn offers_choice(expectation: &Expectation, page: &Page) -> bool {
    let titles = Line::of(&expectation.titles.join(" . "));
    let known = CHOICES.all_within(&titles);
    let said = page.main_blocks().filter(|it| it.heading.is_none() && it.line.length() >= SENTENCE);
    said.flat_map(|block| CHOICES.all_within(&block.line)).any(|choice| !known.contains(&choice))
}

/// Whether a page says that it helps with a choice, be it in other words than the title.
fn helps_to_choose(page: &Page) -> bool {
    page.main_blocks()
        .filter(|block| block.heading.is_some() || block.line.length() >= SENTENCE)
        .any(|block| CHOICES.within(&block.line).is_some())
}
