//! Whether the page is the aid, when nothing else is the matter with it.

use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use super::cut;
use super::expectation::{self, Extent};
use super::kind;
use super::moved;
use crate::address;
use crate::lexicon::{KINDS, Line};
use crate::memory;
use crate::page::Media;
use crate::recognise::{self, ALL, HALF};
use crate::words::{self, plain};

/// A page on something else, or one on which nothing can be recognised.
pub(super) fn rule(case: &Case<'_>) -> Option<Finding> {
    if case.page.media == Media::Other || expectation::is_empty(&case.link.expectation) {
        return None;
    }
    if case.page.media == Media::Pdf {
        return pdf(case);
    }
    if let Some(kind) = called(case) {
        return Finding::new(
            Reason::OtherTopic,
            format!("The page is called “{}”, which is no name of an aid.", plain(&kind, 80)),
        );
    }
    let begun = case.begun().is_some();
    if case.shown.strays && (begun || case.shown.met()) {
        let why = "The page is called by what is expected and something else behind it, and does not say that it helps with a choice.";
        return Finding::new(Reason::NoEvidence, why);
    }
    if begun {
        return None;
    }
    if case.shown.extent == Extent::Listed && kind::is_search(&case.observation.asked) {
        // Where the content itself names a search, what it finds is what was meant.
        return None;
    }
    if case.shown.extent == Extent::Listed && case.moved_away() {
        return Finding::new(
            Reason::OtherTopic,
            "The reader is sent on to a page that only links to what is expected.",
        );
    }
    if case.shown.met() {
        let why = if is_sent_to_little(case) {
            "The reader is permanently sent on to a page that has little of what the title says."
        } else if has_its_name_alone(case) {
            "The page has the name of what is expected, and next to nothing below it."
        } else if cut::is_hardly_begun(case) {
            "Hardly more than the name of the page arrived in time, and what follows may say that the aid is gone."
        } else {
            return None;
        };
        return Finding::new(Reason::NoEvidence, why);
    }
    let nothing = if case.is_shell() {
        Some(
            "The page is put together by scripts or frames, so there is nothing here to recognise the aid by.",
        )
    } else if case.length() < 5 {
        Some("The page has next to no text, so there is nothing to recognise the aid by.")
    } else if is_in_other_letters(case) {
        Some("The page is in other letters than what is expected, so the two cannot be compared.")
    } else if case.is_short_and_strange() && case.asks_to_choose() {
        Some(
            "The page is short, has nothing of what is expected, and asks its reader for a choice.",
        )
    } else {
        None
    };
    if let Some(why) = nothing {
        return Finding::new(Reason::NoEvidence, why);
    }
    unrecognised(case)
}

/// How many words a page has at least below its name.
const BELOW: usize = 5;

/// How many it has at least where none is of a title that asks something: a sentence or two may say in any language
/// that the aid has moved, was withdrawn, is to come, or is for subscribers.
const SENTENCES: usize = 30;

/// Whether a page shows its name and next to nothing else, what the site's other page has left out: no text on what
/// is expected, no link, picture, frame or form, and no script that could bring any.
fn has_its_name_alone(case: &Case<'_>) -> bool {
    let page = &case.page;
    if page.media != Media::Html || page.headings.is_empty() {
        return false;
    }
    let script = &page.script;
    let shows = script.empty_root
        || script.frames + case.own_images() > 0
        || !page.state.is_empty()
        || case.own_fields() > 0
        || case.asks_to_choose();
    if shows {
        return false;
    }
    // A short leaflet need not repeat the name that it has above.
    let asks = case.link.expectation.titles.iter().any(|title| title.contains(['?', ':']));
    let little = if asks && !case.shown.recognised.in_body { SENTENCES } else { BELOW };
    let below = || case.own_blocks().filter(|block| block.heading.is_none());
    // `Last updated on 9-8-2025, 214 views` says little.
    let letters = |word: &&str| word.chars().any(char::is_alphabetic);
    let words = below().flat_map(|block| block.line.split_ascii_whitespace().filter(letters));
    words.take(little).count() < little && !below().any(|block| block.linked)
}

/// How many words a page has at least that says what it is about, whatever it is called.
const SOME: usize = 40;

/// How much of a title in one passage is more than a mention of its subject.
const PASSAGE: f64 = 0.4;

/// A page that does not show what is expected: it is about something else, or there is no telling.
fn unrecognised(case: &Case<'_>) -> Option<Finding> {
    let found = &case.shown.recognised;
    let like = found.level > recognise::Level::Strange || found.asked >= HALF;
    if like && !found.unasked && !kind::is_filed_anew(case) && is_sent_to_it(case) {
        return None;
    }
    let missing = plain(&case.shown.missing.join(", "), 120);
    let (subject, question) = (found.value("subject"), found.asked);
    let says = found.otherwise || case.length() >= SOME;
    let dominant = found.value("foreign") >= HALF;
    // It puts another question, about the same or not.
    let other = question == 0.0 && dominant && found.otherwise;
    // The same question under another name of the subject is for a person to tell, and so is a page
    // that speaks of the subject and of what is asked, or is called by it and by nothing that it
    // speaks of more.
    let called = found.value("subject-in-names") >= ALL && !dominant;
    let passage = found.value("passage") >= PASSAGE;
    let speaks = subject >= HALF && (question >= HALF || called || passage);
    let unclear = found.level > recognise::Level::Strange || found.same_question || speaks;
    let unclear = unclear && !other;
    let (reason, why) = if unclear {
        let why = "The page has words of what is expected, and not enough of them to tell whether it shows";
        (Reason::NoEvidence, why)
    } else if says {
        (Reason::OtherTopic, "The page does not show what is expected")
    } else {
        (Reason::NoEvidence, "The page does not say what it is about, and does not show")
    };
    Finding::new(reason, format!("{why}: {missing}. {}", found.against()))
}

/// What the page calls itself in the place of an aid: `Our team`, `Scoliosis: course dates`. An aid may
/// have such a label beside its title.
fn called(case: &Case<'_>) -> Option<String> {
    if case.shown.own_title {
        return None;
    }
    let title = Line::of(&case.link.expectation.titles.join(" "));
    let headings = case.page.main_headings().map(str::to_owned);
    // Behind the first part of a title come those of its site.
    let titles = [&case.page.title, &case.page.og_title];
    let titles = titles.into_iter().flat_map(|title| memory::parts(title).into_iter().take(1));
    let mut labels = headings.chain(titles).flat_map(|name| memory::labels(&name));
    labels.find(|label| {
        let line = Line::of(label);
        KINDS.is(&line) && !title.contains(&*line)
    })
}

/// Whether most letters of the page are of another script than the titles and subjects: a Japanese
/// page, listed under the English translation of its title.
fn is_in_other_letters(case: &Case<'_>) -> bool {
    let expected = &case.link.expectation;
    let latin = |text: &str| {
        let letters = text.chars().filter(|c| c.is_alphabetic());
        // Latin letters end with Unicode's block Latin Extended Additional.
        let latin =
            letters.clone().filter(|c| *c <= '\u{1eff}' && !('\u{370}'..'\u{1e00}').contains(c));
        latin.count() * 2 >= letters.count()
    };
    let mut titles = expected.titles.iter().chain(&expected.subjects).chain(&expected.words);
    titles.all(|title| latin(title)) && !latin(&case.page.text())
}

/// Whether a permanent redirect leads to a page on the subject that has little of the title. As the
/// new address is put into the content, it takes more than to leave an old one there.
fn is_sent_to_little(case: &Case<'_>) -> bool {
    case.moved_away()
        && moved::is_for_good(case.observation)
        && !case.shown.own_title
        && case.link.expectation.words.is_empty()
        && !case.link.expectation.titles.is_empty()
        && (case.shown.recognised.asked < HALF || kind::is_filed_anew(case))
}

/// Whether an address has a subject in it.
fn names_subject(case: &Case<'_>, path: &str) -> bool {
    let path = [address::percent(path)];
    case.link.expectation.subjects.iter().any(|subject| {
        let telling = recognise::telling(subject);
        !telling.is_empty() && recognise::unlike(subject, &path).is_empty()
    })
}

/// How many words of a PDF have to be read to know what it is about.
const READ: usize = 8;

/// A PDF is the aid if its title or its text says so, as a page's must. Many have the title of the file
/// that they were made from, and of many nothing can be read: that proves nothing, neither way.
fn pdf(case: &Case<'_>) -> Option<Finding> {
    let expected = &case.link.expectation;
    let text = case.document();
    // What can be read of a PDF is seldom all of it.
    let asked =
        expected.words.is_empty() && text.recognised.asked >= HALF && text.recognised.touched;
    let named = case.shown.met() || case.begun().is_some() || text.met();
    if named || asked && text.recognised.level > recognise::Level::Strange {
        return None;
    }
    let length = words::count(&case.page.document);
    let shown = &case.shown.recognised;
    let named = shown.otherwise && shown.telling;
    if named && length >= READ && !shown.touched && !text.recognised.touched {
        return Finding::new(
            Reason::OtherTopic,
            "What can be read of the PDF has nothing of what is expected.",
        );
    }
    let why = match (case.page.title.trim().is_empty(), length) {
        (true, 0) => {
            "Neither a title nor any text of the PDF can be read, so there is nothing to recognise the aid by."
        }
        (false, 0) => {
            "Nothing but the title of the PDF can be read, and it is not what is expected."
        }
        _ => "What can be read of the PDF has too little of what is expected.",
    };
    Finding::new(Reason::NoEvidence, why)
}

/// Whether the server sends this address alone to one that names the subject. It is the provider who
/// says there that the two are the same.
fn is_sent_to_it(case: &Case<'_>) -> bool {
    let landed = case.landed();
    let alone = case
        .control
        .as_ref()
        .is_some_and(|control| control.honest || !control.sent_together && !control.same);
    let words_missing = !case.link.expectation.words.is_empty();
    alone
        && !words_missing
        && case.moved_away()
        && !address::is_home(landed)
        && !address::is_error(landed)
        && names_subject(case, landed.path())
}
