//! What is looked for, without what proves nothing: the site's name at the end of a title, and
//! expected words that are in every text.

use std::borrow::Cow;

use signpost_core::{Expectation, Link};
use url::Url;

use crate::address;
use crate::language::is_frequent;
use crate::lexicon::{LITTLE, NEUTRAL};
use crate::memory::{labels, parts};
use crate::page::Page;
use crate::recognise;
use crate::words;

/// What may stand between a title and the name of its site.
const SEPARATORS: &[&str] = &[
    " | ", " || ", " - ", " – ", " — ", " -- ", " :: ", " · ", " • ", " » ", " > ", " › ", " ~ ",
    " / ", "; ", " ; ", "|",
];

/// How many words the name of a site has at most.
const SITE: usize = 8;

/// Where a site says what it is called.
pub(super) struct Site<'a> {
    pub(super) page: &'a Page,
    pub(super) control: Option<&'a Page>,
    pub(super) address: &'a Url,
}

/// The link with titles and words that tell something.
pub(super) fn of<'a>(link: &'a Link, site: &Site<'_>) -> Cow<'a, Link> {
    let expected = &link.expectation;
    let titles: Vec<String> =
        expected.titles.iter().map(|title| without_site(title, &expected.subjects, site)).collect();
    let telling: Vec<String> =
        expected.words.iter().filter(|word| is_telling(word)).cloned().collect();
    if titles == expected.titles && telling.len() == expected.words.len() {
        return Cow::Borrowed(link);
    }
    let mut wanted = link.clone();
    wanted.expectation = Expectation { titles, words: telling, ..expected.clone() };
    Cow::Owned(wanted)
}

/// Whether an expected word says anything: it has a letter, and more than words of every text.
fn is_telling(expected: &str) -> bool {
    let words = words::words(expected);
    words.iter().any(|word| {
        word.chars().any(char::is_alphabetic)
            && word.chars().count() > 1
            && !LITTLE.has_word(word)
            && !is_frequent(word)
    })
}

/// A title without a last or first part that is the name of its site.
fn without_site(title: &str, subjects: &[String], site: &Site<'_>) -> String {
    let mut title = title.trim().to_owned();
    // A page that has all of it in its own name has what it should have.
    let whole = words::folded_line(&title);
    if site.page.name_lines().any(|name| **name == *whole) {
        return title;
    }
    // `Title | Department | Hospital` has two.
    for _ in 0..2 {
        let cut = cuts(&title).into_iter().find(|(rest, part)| {
            // Where there is no subject, the site has to say what it is called.
            if subjects.is_empty() && !rest.contains('?') {
                return !recognise::telling(rest).is_empty() && is_of_site(part, site);
            }
            (is_subject(rest, subjects) || rest.contains('?'))
                && !is_subject(part, subjects)
                && (is_of_site(part, site)
                    || is_shown(part, site)
                    || is_whole(rest, subjects) && may_be_site(part))
        });
        let Some((rest, _)) = cut else { break };
        title = rest;
    }
    // `Riverside Health: tennis elbow`, where the site says so itself: before a colon stands a subject too.
    if let Some((part, rest)) = title.split_once(": ").or_else(|| title.split_once(" : "))
        && (subjects.is_empty() || is_subject(rest, subjects) && !is_subject(part, subjects))
        && !recognise::telling(rest).is_empty()
        && is_of_site(part, site)
    {
        title = rest.trim().to_owned();
    }
    title
}

/// Each way to take a last or first part from a title, as what is left and what was taken.
fn cuts(title: &str) -> Vec<(String, String)> {
    let mut cuts = Vec::new();
    for (open, close) in [('[', ']'), ('(', ')')] {
        if let Some(inner) = title.strip_suffix(close)
            && let Some((rest, part)) = inner.rsplit_once(open)
        {
            cuts.push((rest.trim().to_owned(), part.trim().to_owned()));
        }
    }
    let mut last: Vec<(usize, usize)> =
        SEPARATORS.iter().filter_map(|sign| Some((title.rfind(sign)?, sign.len()))).collect();
    last.sort_unstable_by(|one, other| other.cmp(one));
    if let Some((at, length)) = last.first() {
        cuts.push((title[..*at].trim().to_owned(), title[at + length..].trim().to_owned()));
    }
    let mut first: Vec<(usize, usize)> =
        SEPARATORS.iter().filter_map(|sign| Some((title.find(sign)?, sign.len()))).collect();
    first.sort_unstable();
    if let Some((at, length)) = first.first() {
        cuts.push((title[at + length..].trim().to_owned(), title[..*at].trim().to_owned()));
    }
    cuts.retain(|(rest, part)| words::count(rest) > 0 && words::count(part) > 0);
    cuts
}

/// Whether a piece of text has a word of a subject, in whatever form.
fn is_subject(text: &str, subjects: &[String]) -> bool {
    recognise::unlike(text, subjects).len() < recognise::telling(text).len()
}

fn may_be_site(part: &str) -> bool {
    !part.contains('?') && words::count(part) <= SITE
}

/// Whether a part of a title is the name of its site: the control page, the host name or the
/// end of the page's own title says so.
fn is_of_site(part: &str, site: &Site<'_>) -> bool {
    let letters: String = words::words(part).concat();
    let host = address::bare_host(site.address).replace(['.', '-'], "");
    let last = parts(&site.page.title).into_iter().skip(1).last();
    may_be_site(part)
        && (letters.len() >= 4 && host.contains(&letters)
            || names(site.page, last, part)
            || site.control.is_some_and(|page| names(page, labels(&page.title), part)))
}

/// Whether the page has a part of a title beside its own name, as the site's or as that of a subject.
fn is_shown(part: &str, site: &Site<'_>) -> bool {
    let title = parts(&site.page.title);
    may_be_site(part) && title.len() > 1 && names(site.page, title, part)
}

/// Whether a page has a text as a part of its title, and not as its heading.
fn names(page: &Page, title: impl IntoIterator<Item = String>, part: &str) -> bool {
    let line = words::folded_line(part);
    title.into_iter().any(|other| words::folded_line(&other) == line)
        && !page.main_heading_lines().any(|heading| **heading == *line)
}

/// Whether a title says more than which subject it is about.
fn is_whole(title: &str, subjects: &[String]) -> bool {
    let more = recognise::unlike(title, subjects);
    let named = |word: &&String| !NEUTRAL.has_word(word) && word.chars().all(char::is_alphabetic);
    let telling = more.iter().filter(named).count();
    telling >= 2 || title.contains('?') && telling == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::answer;

    fn cleaned(title: &str, subject: &str, shown: &str, control: &str) -> String {
        let page = Page::read(&answer(200, &format!("<title>{shown}</title>")));
        let control = Page::read(&answer(404, &format!("<title>{control}</title>")));
        let address = Url::parse("https://www.waldklinik.example/a").unwrap();
        let site = Site { page: &page, control: Some(&control), address: &address };
        let subjects = if subject.is_empty() { Vec::new() } else { vec![subject.to_owned()] };
        without_site(title, &subjects, &site)
    }

    #[test]
    fn the_name_of_the_site_is_taken_off_in_every_style() {
        for title in [
            "Tennis elbow: surgery or exercise? | Riverside Health",
            "Tennis elbow: surgery or exercise? - Riverside Health",
            "Tennis elbow: surgery or exercise? – Riverside Health",
            "Tennis elbow: surgery or exercise? / Riverside Health",
            "Tennis elbow: surgery or exercise?; Riverside Health",
            "Tennis elbow: surgery or exercise? [Riverside Health]",
            "Tennis elbow: surgery or exercise? (Riverside Health)",
            "Tennis elbow: surgery or exercise? » Riverside Health",
            "Tennis elbow: surgery or exercise? | Orthopaedics | Riverside Health",
            "Riverside Health | Tennis elbow: surgery or exercise?",
        ] {
            let expected = "Tennis elbow: surgery or exercise?";
            assert_eq!(cleaned(title, "Tennis elbow", "", ""), expected, "{title}");
        }
        for (title, subject, shown, control, expected) in [
            ("Hernia | Zonnehoek", "Hernia", "Parkeren | Zonnehoek", "", "Hernia"),
            ("Hernia - Zonnehoek", "Hernia", "", "Niet gevonden - Zonnehoek", "Hernia"),
            ("Skoliose – Waldklinik", "Skoliose", "", "", "Skoliose"),
            ("Sciatique | Clinique du Parc", "Sciatique", "", "Clinique du Parc", "Sciatique"),
            ("Zonnehoek: hernia", "Hernia", "Parkeren | Zonnehoek", "", "hernia"),
            // Without a subject the site has to say it.
            ("Hernia of niet | Zonnehoek", "", "", "Parkeren | Zonnehoek", "Hernia of niet"),
            ("Waldklinik: Skoliose", "", "", "", "Skoliose"),
            ("Clinique du Parc : sciatique", "", "", "Introuvable : Clinique du Parc", "sciatique"),
            ("Hernia - opereren", "", "Parkeren | Zonnehoek", "", "Hernia - opereren"),
            ("Hernia: opereren", "", "Hernia: wat is het?", "", "Hernia: opereren"),
            ("Hernia: opereren", "", "Hernia – wat is het?", "", "Hernia: opereren"),
            ("Hernia - opereren", "", "Hernia – wat is het?", "", "Hernia - opereren"),
        ] {
            assert_eq!(cleaned(title, subject, shown, control), expected, "{title}");
        }
    }

    #[test]
    fn a_part_of_the_question_stays() {
        for (title, subject) in [
            ("Hernia - opereren of afwachten", "Hernia"),
            ("Hernia / Herniated disc", "Hernia"),
            ("Wait-and-see or surgery", "Hernia"),
            ("Skoliose – Korsett oder Operation?", "Skoliose"),
            ("Scoliosis (child)", "Scoliosis"),
        ] {
            assert_eq!(cleaned(title, subject, "", ""), title);
        }
    }

    #[test]
    fn words_of_every_text_are_no_sign() {
        for word in [".", "the", "12", "für", "de la", "?"] {
            assert!(!is_telling(word), "{word}");
        }
        for word in ["scoliosis", "surgery", "the spine", "T4 Wirbel"] {
            assert!(is_telling(word), "{word}");
        }
    }
}
