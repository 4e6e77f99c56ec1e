//! What is measured of a page.

use signpost_core::Expectation;

use super::brackets::{self, Bracket};
use super::likeness::{Sought, TELLING, Wanted, share, telling, unlike};
use super::said::{Folded, Foreign, Piece, Said};
use super::{ALL, HALF, alias, compound, short_form, site};
use crate::lexicon::{self, Line};
use crate::page::Page;
use crate::words::plain;

/// How far a name or line is a title that is as good as the title.
const THE_TITLE: f64 = 0.85;

/// How much of a title is all of it.
const WHOLE: f64 = 0.9;

/// How much of a question is most of it.
const MOST: f64 = 0.6;

/// How much of a question is hardly any: a word of it that is like one of the page by chance.
const HARDLY: f64 = 0.2;

/// How many telling words a question has at least that two titles do not share by chance.
const QUESTION: usize = 3;

type Value = (&'static str, f64, String);

/// What a page has of one title.
#[derive(Default)]
pub(super) struct Measured {
    /// The features in the order of the weights.
    pub(super) values: Vec<Value>,
    /// Whether nothing but the title says what the page is about.
    pub(super) by_title: bool,
    /// Whether a name of the page is the title.
    pub(super) own_title: bool,
    /// Whether the page is called by the subject, or by the title in other words.
    pub(super) named: bool,
    /// Whether a heading is the title.
    pub(super) headed: bool,
    /// Whether the text of a link is the title.
    pub(super) listed: bool,
    /// Whether its names have a telling word that nothing is looked for by.
    pub(super) otherwise: bool,
    /// Whether the title is a mere name, as any page on its subject may have.
    pub(super) mere_name: bool,
    /// Whether it is, and the page has it in its text alone.
    pub(super) unnamed: bool,
    /// Whether it is, and the page's names say other things beside it.
    pub(super) aside: bool,
    /// Whether the title is short, and each name of the page that has it, or its subject, goes on with something else.
    pub(super) goes_on: bool,
    /// Whether one passage has the whole title.
    pub(super) whole_passage: bool,
    /// How much of the question is in the text.
    pub(super) asked: f64,
    /// Whether the names have a question of several words, so that they put it about something.
    pub(super) same_question: bool,
    /// Whether the title asks something that the page has next to nothing of.
    pub(super) unasked: bool,
}

/// What a page has of what is expected beside any one title.
pub(super) struct Beside {
    /// The expected words that it has not.
    pub(super) missing: Vec<String>,
    /// Whether it has any telling word of what is expected, and whether its text has.
    pub(super) touched: bool,
    pub(super) in_body: bool,
    /// Whether what is expected has any telling word.
    pub(super) telling: bool,
}

/// Measures a page by each title.
pub(super) fn of(
    titles: &[String],
    expectation: &Expectation,
    page: &Page,
    control: Option<&Page>,
) -> (Vec<Measured>, Beside) {
    let mut sought = Sought::default();
    let mut titled: Vec<Wanted> = titles.iter().map(|title| sought.text(title)).collect();
    let heads = titles.iter().filter_map(|title| head(title, &expectation.subjects));
    let named: Vec<&str> = expectation.subjects.iter().map(String::as_str).chain(heads).collect();
    let mut subjects: Vec<Wanted> = named.iter().map(|subject| sought.text(subject)).collect();
    // Where nothing else says what the subject is, the title does.
    let known = if named.is_empty() { titles.iter().map(String::as_str).collect() } else { named };
    let texts: Vec<&str> = titles.iter().chain(&expectation.subjects).map(String::as_str).collect();
    let brackets: Vec<Bracket> = brackets::of(page).collect();
    let short_forms = short_form::of(&texts, page, &brackets);
    short_forms.iter().for_each(|(short, _)| sought.tells(short));
    let aliases = alias::of(&known, page, &brackets);
    for (named, other) in aliases.into_iter().chain(compound::of(&texts, page)).chain(short_forms) {
        let wanted = titled.iter_mut().chain(&mut subjects);
        wanted.for_each(|wanted| sought.also(wanted, &named, &other));
    }
    let expected: Vec<Wanted> = expectation.words.iter().map(|word| sought.text(word)).collect();
    let echoes = titles.iter().any(|title| lexicon::is_echo(&Line::of(title)));
    let site = site::words(page, control);
    let folded = Folded::of(page, &site, echoes);
    let said = Said::of(page, &folded, &sought, echoes, &site);
    let missing = expectation.words.iter().zip(&expected);
    let missing = missing.filter(|(_, wanted)| !said.has(&sought, wanted));
    let all = || titled.iter().chain(&subjects).chain(&expected);
    let tells = |number: &usize| sought.words[*number].weight > TELLING;
    let beside = Beside {
        missing: missing.map(|(word, _)| word.clone()).collect(),
        touched: all().any(|wanted| said.touches(&sought, wanted)),
        in_body: all().any(|wanted| said.body_touches(&sought, wanted)),
        telling: all().flat_map(|wanted| &wanted.words).any(tells),
    };
    let measured = titled.iter().map(|title| one(title, &subjects, &sought, &said));
    (measured.collect(), beside)
}

/// What a title calls the subject by that has nothing of the names that the content gives it.
fn head<'t>(title: &'t str, subjects: &[String]) -> Option<&'t str> {
    let (head, _) = title.split_once(':')?;
    let told = telling(head).len();
    (told > 0 && unlike(title, subjects).len() == telling(title).len()).then_some(head)
}

fn one(title: &Wanted, subjects: &[Wanted], sought: &Sought, said: &Said<'_>) -> Measured {
    let question = question(title, subjects, sought);
    let equality = |piece: &Piece| said.equality(sought, title, piece);
    let name = best(said.names.iter().map(equality));
    let lines = || said.lines.iter().filter(|line| !line.linked);
    let line = best(lines().filter(|line| line.short).map(equality)).max(name);
    let passage = best(lines().map(|line| said.in_piece(sought, title, line)));
    // Where nothing else says what the page is about, the title does.
    let (about, known) = match subjects.is_empty() {
        true => (std::slice::from_ref(title), "title"),
        false => (subjects, "subject"),
    };
    let subject = best(about.iter().map(|subject| said.in_text(sought, subject)));
    let called = best(about.iter().map(|subject| said.in_names(sought, subject)));
    let (asked, asks) = match question.words.is_empty() {
        true => (subject, called),
        false => (said.in_text(sought, &question), said.in_names(sought, &question)),
    };
    let count = about.iter().map(|subject| said.count(sought, subject)).max();
    let count = count.unwrap_or_default();
    let Foreign { share: strange, words: strangers, word, times: dominant } = said.foreign();
    // Names in other words say nothing against a page that has the title as well.
    let other = strange * (1.0 - asks) * (1.0 - line.max(passage).powi(2));
    let foreign = share(dominant, dominant + count + 1);
    let percent = |share: f64| format!("{:.0} %", share * 100.0);
    let least = |least: f64, place: &str| {
        (
            least,
            format!(
                "The word of the title that is least in its {place} is it to {}.",
                percent(least)
            ),
        )
    };
    let (in_names, beyond) = match subjects.is_empty() {
        // The same question about another ailment has all words but one.
        true => (
            least(said.least_in_names(sought, title), "names"),
            least(said.least_in_text(sought, title), "text"),
        ),
        false => (
            (called, format!("Its names have {} of the subject.", percent(called))),
            (
                asked,
                format!(
                    "Its text has {} of what the title says beyond the subject.",
                    percent(asked)
                ),
            ),
        ),
    };
    let values = vec![
        (
            "title",
            line,
            format!("The name or line that is most like the title is it to {}.", percent(line)),
        ),
        (
            "passage",
            passage,
            format!("The passage that has most of the title has {} of it.", percent(passage)),
        ),
        ("subject", subject, format!("Its text has {} of the {known}.", percent(subject))),
        ("subject-in-names", in_names.0, in_names.1),
        ("question", beyond.0, beyond.1),
        ("other-names", other, format!("Its names say {} of something else.", percent(other))),
        (
            "foreign",
            foreign,
            match dominant {
                0 => format!(
                    "Its text speaks of the {known} {count} times, and of nothing else that it is called by."
                ),
                _ => format!(
                    "Its text speaks of the {known} {count} times, and {dominant} times of “{}”, which its names have and the title lacks.",
                    plain(word, 40)
                ),
            },
        ),
    ];
    let of_subject = |piece: &Piece| {
        subjects.is_empty()
            || subjects.iter().any(|subject| said.in_piece(sought, subject, piece) >= ALL)
    };
    let tells = |number: &&usize| sought.words[**number].weight > TELLING;
    let told = title.words.iter().filter(tells).count();
    // It says nothing but what the aid is about, as any page on that may.
    let mere_name = told <= NAME && (question.words.is_empty() || subjects.is_empty());
    let is_title = |piece: &Piece| piece.short && equality(piece) >= THE_TITLE && of_subject(piece);
    // `Carpal tunnel syndrome surgery waiting times` has the subject, some of `splint or surgery?`, and goes on with
    // what nobody asked. All of it has a title that an editor has shortened.
    let subject_goes_on = || subjects.iter().any(|subject| said.goes_on(sought, subject));
    let short = 1..=SHORT;
    let goes_on = short.contains(&told) && said.goes_on(sought, title)
        || short.contains(&question.words.len())
            && said.least_in_names(sought, &question) < HALF
            && subject_goes_on();
    // Words that say nothing, as `leaflet` and `edition`, need not be there.
    let all = subjects.is_empty() && in_names.0 >= ALL;
    let named = called >= ALL || name >= THE_TITLE || all;
    // One word in a line is what any page may have, and one word begins many names.
    let in_a_line = line >= THE_TITLE && (title.words.len() >= SEVERAL || told > 1);
    Measured {
        values,
        by_title: subjects.is_empty(),
        own_title: said.names.iter().any(is_title),
        named,
        headed: said.lines.iter().any(|line| line.heading && is_title(line)),
        listed: said.lines.iter().any(|line| line.linked && is_title(line)),
        otherwise: strange > 0.0,
        mere_name,
        unnamed: mere_name && !said.names.is_empty() && !named && !in_a_line,
        aside: mere_name && strangers >= told.clamp(1, STRANGERS),
        goes_on: goes_on && said.count(sought, title) < AGAIN,
        whole_passage: passage >= WHOLE && subject >= ALL,
        asked,
        same_question: question.words.len() >= QUESTION && asks >= MOST,
        unasked: !question.words.is_empty() && asked < HARDLY,
    }
}

/// How many different words a title has at least that is more than a name, little ones included.
const SEVERAL: usize = 3;

/// So many words in a page's names that nothing is looked for by are more than the label of a site or an edition.
const STRANGERS: usize = 2;

/// How many telling words a name of an ailment has at most that stands alone: `Carpal tunnel syndrome`.
const NAME: usize = 4;

/// How many telling words a title has at most, or says beyond its subject, that is no more than what many pages begin
/// with.
const SHORT: usize = 3;

/// How often a text says all that a title tells at least that is about it, whatever else the page is called.
const AGAIN: usize = 4;

/// The words of a title that say more than its subject.
fn question(title: &Wanted, subjects: &[Wanted], sought: &Sought) -> Wanted {
    let said = |number: &usize| {
        let word = &sought.words[*number];
        let of_subject = |other: &usize| {
            other == number || sought.alike(&word.text).iter().any(|(like, _)| like == other)
        };
        let mut subjects = subjects.iter().flat_map(|subject| &subject.words);
        word.weight > TELLING && !subjects.any(of_subject)
    };
    title.only(title.words.iter().copied().filter(said).collect())
}

fn best(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, f64::max)
}
