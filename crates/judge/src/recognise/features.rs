//! What is measured of a page.

use std::collections::HashMap;

use signpost_core::Expectation;
use url::Url;

use super::likeness::{Likeness, Word};
use crate::memory::parts;
use crate::page::words::{self, plain};
use crate::page::{Block, Page};
use crate::rules::language_of;

/// How many lines of a page may be the one that has the title, and how long they are at most.
const LINES: usize = 400;
const LINE: usize = 300;

/// How many words a page has at most whose scripts will show what they have in store.
const SHELL: usize = 40;

/// From how often on a word is often there.
const OFTEN: usize = 6;

/// What tells a word from those that are in every text.
const TELLING: f64 = 0.2;

type Value = (&'static str, f64, String);

/// The features of a page, in the order of the weights.
pub(super) fn of(title: &str, expectation: &Expectation, page: &Page, address: &Url) -> Vec<Value> {
    let own: Vec<&Block> = page.main_blocks().filter(|block| !block.linked).collect();
    let mut text: String = own.iter().map(|block| format!("{}\n", block.text)).collect();
    text.push_str(&page.description);
    if page.length() < SHELL {
        text.push('\n');
        text.push_str(&page.state);
    }
    let names = page.names().join("\n");
    let path = address.path().to_owned() + address.query().unwrap_or_default();
    let learned = |sought: Vec<Word>| {
        let mut likeness = Likeness::new(sought);
        for said in [text.as_str(), &names, &path] {
            likeness.learn(said);
        }
        likeness
    };
    let titled = learned(Word::all(title));
    let subjects: Vec<Likeness> =
        expectation.subjects.iter().map(|subject| learned(Word::all(subject))).collect();
    let question = question(&titled.sought, &expectation.subjects);

    let pieces = page.names().into_iter().flat_map(|name| {
        let mut pieces = parts(name);
        pieces.push(name.to_owned());
        pieces
    });
    let name = best(pieces.map(|piece| titled.equality(&piece)));
    let carried = titled.share(&names);
    let lines = own.iter().map(|block| block.text.as_str()).filter(|line| line.len() < LINE);
    let lines = lines.take(LINES).chain([page.description.as_str()]);
    let line = best(lines.map(|line| titled.equality(line)));
    let subject = best(subjects.iter().map(|subject| subject.share(&text)));
    let asked = if question.is_empty() { subject } else { learned(question).share(&text) };
    let (count, foreign, dominant) = counts(&text, &names, &titled, &subjects);
    let often = ratio(count.min(OFTEN), OFTEN);
    let strange = ratio(dominant, dominant + count + 1);
    let told = titled.share(&path);
    let seen = language_of(page).unwrap_or_default();
    let speaks = expectation.languages.iter().any(|language| language.primary() == seen);

    let percent = |share: f64| format!("{:.0} %", share * 100.0);
    vec![
        ("name", name, format!("Its nearest name is the title to {}.", percent(name))),
        ("title-in-names", carried, format!("Its names have {} of the title.", percent(carried))),
        ("line", line, format!("The line that is most like the title is it to {}.", percent(line))),
        ("subject", subject, format!("Its text has {} of the subject.", percent(subject))),
        (
            "question",
            asked,
            format!("Its text has {} of what the title says beyond the subject.", percent(asked)),
        ),
        ("often", often, format!("Its text speaks of the subject {count} times.")),
        (
            "foreign",
            strange,
            match dominant {
                0 => "Its names have no other word that its text speaks of.".to_owned(),
                _ => format!(
                    "Its text speaks {dominant} times of “{}”, which its names have and the title lacks.",
                    plain(&foreign, 40)
                ),
            },
        ),
        ("address", told, format!("Its address has {} of the title.", percent(told))),
        (
            "language",
            f64::from(u8::from(speaks)),
            format!("It is {}in a language of the aid.", if speaks { "" } else { "not " }),
        ),
    ]
}

/// The words of a title that say more than its subject.
fn question(title: &[Word], subjects: &[String]) -> Vec<Word> {
    let subjects: Vec<Word> = subjects.iter().flat_map(|subject| Word::all(subject)).collect();
    let said = |word: &&Word| {
        word.weight > TELLING && !subjects.iter().any(|subject| subject.likeness(word) > 0.0)
    };
    title.iter().filter(said).cloned().collect()
}

/// How often a text speaks of the subject; and the word of the page's names that it speaks of most,
/// of those that nothing is looked for by, with how often.
fn counts(
    text: &str,
    names: &str,
    titled: &Likeness,
    subjects: &[Likeness],
) -> (usize, String, usize) {
    let mut said: HashMap<String, usize> = HashMap::new();
    for word in words::words(text) {
        *said.entry(word).or_default() += 1;
    }
    let telling: Vec<String> = subjects
        .iter()
        .flat_map(|subject| &subject.sought)
        .filter(|word| word.weight > TELLING)
        .map(|word| {
            let length = word.text.chars().count();
            word.text.chars().take(4.max(length * 2 / 3)).collect()
        })
        .collect();
    let is_subject = |word: &String| telling.iter().any(|stem| word.starts_with(stem.as_str()));
    let count = said.iter().filter(|(word, _)| is_subject(word)).map(|(_, count)| count).sum();
    let foreign = Word::all(names).into_iter().filter(|word| {
        let like = |other: &Likeness| other.best(&word.text) > 0.0;
        word.weight > TELLING && !like(titled) && !subjects.iter().any(like)
    });
    let often = |word: Word| (said.get(&word.text).copied().unwrap_or_default(), word.text);
    let (dominant, word) = foreign.map(often).max().unwrap_or_default();
    (count, word, dominant)
}

fn best(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, f64::max)
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
