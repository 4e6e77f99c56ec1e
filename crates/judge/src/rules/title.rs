//! How well a page bears a title.

use signpost_core::Expectation;

use super::about::{self, About};
use super::sought::{self, Term, Word};
use super::stem;
use super::text::{Place, Text};
use crate::lexicon;
use crate::page::{Page, words};

/// How well a page bears a title, from less to more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Not at all.
    None,
    /// The text of a link says it.
    Listed,
    /// The text is about it, without saying it.
    Text,
    /// A heading or a line of its own says it.
    Heading,
    /// The title or first heading says much the same.
    Name,
    /// The title or first heading is this title, but for a word.
    Own,
}

/// How well a page bears this title, which aids of these subjects have, and what it is about.
pub(super) fn fit(title: &str, subjects: &[String], page: &Page, text: &Text) -> (Fit, About) {
    let all =
        versions(title, subjects).into_iter().map(|title| fit_one(&title, subjects, page, text));
    all.max().unwrap_or((Fit::None, About::Unclear { like: false }))
}

/// Whether a page has most of what this title, in either of its languages, asks about the subject.
pub(super) fn asks_most(title: &str, subjects: &[String], page: &Page, text: &Text) -> bool {
    versions(title, subjects).iter().any(|title| about::asks_most(title, subjects, page, text))
}

/// A title that is given in two languages is borne by a page that has either.
fn versions(title: &str, subjects: &[String]) -> Vec<String> {
    let mut versions: Vec<String> = title
        .split([';', '[', ']', '|'])
        .flat_map(|part| part.split(" / "))
        .map(str::trim)
        .filter(|part| !stem::telling(part).is_empty())
        .map(str::to_owned)
        .collect();
    // What has nothing of the subject where another part has is no title by itself: `Exercise or
    // surgery`, or the name of a hospital.
    let topics: Vec<Term> = subjects.iter().flat_map(|subject| sought::terms(subject)).collect();
    let on_topic = |version: &String| {
        let mut terms = sought::terms(version).into_iter();
        terms.any(|term| topics.iter().any(|topic| topic.is_kin(&term, true)))
    };
    if versions.iter().any(on_topic) {
        versions.retain(|version| on_topic(version) || version.contains('?'));
    }
    if versions.len() != 1 || versions[0].len() * 2 < title.len() {
        versions.push(title.to_owned());
    }
    // German sites that avoid umlauts write `ue` for `ü`.
    let respelled: Vec<String> = versions
        .iter()
        .map(|version| words::spelled_out(version))
        .filter(|respelled| !versions.contains(respelled))
        .collect();
    versions.extend(respelled);
    versions
}

/// A title to be compared with whatever a page says.
struct Sought {
    terms: Vec<Term>,
    /// The words of the aid's subjects.
    topics: Vec<Term>,
    germanic: bool,
}

impl Sought {
    fn new(title: &str, subjects: &[String], germanic: bool) -> Self {
        let topics = subjects.iter().flat_map(|subject| sought::terms(subject)).collect();
        Self { terms: sought::terms(title), topics, germanic }
    }

    /// Whether something that a page says is this title, but for a word.
    fn is(&self, said: &str, place: &Place) -> bool {
        let Self { terms, topics, germanic } = self;
        let missing: Vec<&Term> = terms.iter().filter(|term| !term.is_in(place)).collect();
        let common = terms.len() - missing.len();
        if common == 0 || common * 10 < terms.len() * 8 {
            return false;
        }
        let telling = stem::telling(said).join(" ");
        let foreign = Word::all(&telling)
            .iter()
            .filter(|word| !terms.iter().any(|term| term.is_related(word, *germanic)))
            .count();
        // A word of the subject is none that a title can do without.
        let lesser = || {
            let mut topics =
                missing.iter().flat_map(|term| topics.iter().map(move |topic| (topic, term)));
            !topics.any(|(topic, term)| topic.is_kin(term, *germanic))
        };
        missing.is_empty() && foreign <= common.max(2) || foreign == 0 && lesser()
    }
}

/// How well a page bears this title alone, and what it is about, measured by it.
fn fit_one(title: &str, subjects: &[String], page: &Page, text: &Text) -> (Fit, About) {
    let about = about::about(title, subjects, page, text);
    let sought = Sought::new(title, subjects, text.germanic);
    let mut names = page.names().into_iter().flat_map(|name| parts(name, title));
    if names.any(|part| sought.is(&part, &Place::of(&part, text.germanic))) {
        return (Fit::Own, about);
    }
    let mut fit = match about {
        About::Name => Fit::Name,
        About::Text => Fit::Text,
        About::Unclear { .. } | About::Other(_) => Fit::None,
    };
    for line in text.lines.iter().filter(|line| sought.is(&line.text, &line.place)) {
        fit = fit.max(if line.pointer { Fit::Listed } else { Fit::Heading });
    }
    (fit, about)
}

/// Whether one heading bears one of the titles expected.
pub(super) fn in_a_heading(expectation: &Expectation, text: &Text) -> bool {
    let titles = expectation.titles.iter().flat_map(|title| versions(title, &expectation.subjects));
    let sought: Vec<Sought> =
        titles.map(|title| Sought::new(&title, &expectation.subjects, text.germanic)).collect();
    let mut headings = text.lines.iter().filter(|line| line.heading);
    headings.any(|line| sought.iter().any(|sought| sought.is(&line.text, &line.place)))
}

/// A name as a whole and its parts, since sites put their own name beside a page's. A name that
/// repeats what was asked for, in an error message or above search results, names nothing.
///
/// Unless the title sought reads like an error message itself: `No results yet? Waiting for your
/// biopsy`.
fn parts(name: &str, title: &str) -> Vec<String> {
    let mut parts = cut(name);
    let alike = lexicon::is_echo(&words::line(title));
    if !alike && parts.iter().any(|part| lexicon::is_echo(&words::line(part))) {
        return Vec::new();
    }
    if parts.len() > 1 {
        parts.push(name.to_owned());
    }
    parts
}

/// The parts of a name, which sites put between bars, dashes and the like.
pub(super) fn cut(name: &str) -> Vec<String> {
    let mut cut = name.to_owned();
    for separator in [" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " > ", " « ", " / "]
    {
        cut = cut.replace(separator, "\u{1f}");
    }
    cut.split('\u{1f}').filter(|part| words::count(part) > 0).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::answer;

    const SCOLIOSIS: &str = "Scoliosis: Should I (or My Child) Have Surgery?";

    fn fitted(title: &str, subject: &str, html: &str) -> Fit {
        let page = Page::read(&answer(200, html));
        fit(title, &[subject.to_owned()], &page, &Text::of(&page, false)).0
    }

    fn headed(title: &str, subject: &str, heading: &str, text: &str) -> Fit {
        fitted(
            title,
            subject,
            &format!("<title>Aids | Site</title><h1>{heading}</h1><p>{text}</p>"),
        )
    }

    #[test]
    fn a_revised_title_is_still_the_title() {
        let text = "Scoliosis is a curve of the spine. Surgery can straighten it; a brace can hold it. Talk it over with your child. ".repeat(3);
        for heading in [
            "Scoliosis: Should I (or My Child) Have Surgery?",
            "Scoliosis: should my child or I have an operation?",
            "Scoliosis: Should I Have Surgery?",
            "Scoliosis in children – is surgery the right choice?",
            "Scoliosis",
            "Decision aid: scoliosis and surgery (updated 2024)",
        ] {
            assert!(headed(SCOLIOSIS, "Scoliosis", heading, &text) >= Fit::Name, "{heading}");
        }
    }

    #[test]
    fn the_next_aid_on_the_list_is_another_aid() {
        let brace = "A brace for scoliosis is worn by a child for most of the day. The brace may keep the curve from getting worse. Some later need surgery. ".repeat(2);
        assert_eq!(
            headed(SCOLIOSIS, "Scoliosis", "Scoliosis: Should My Child Wear a Brace?", &brace),
            Fit::None
        );
        let manipulation =
            "Spinal manipulation is done by hand. Manipulation may relieve low back pain. "
                .repeat(4);
        let mri = "Low Back Pain: Should I Have an MRI?";
        assert_eq!(
            headed(
                mri,
                "Low back pain",
                "Low Back Pain: Should I Have Spinal Manipulation?",
                &manipulation
            ),
            Fit::None
        );
        assert_eq!(
            headed(
                "Tennis elbow: Should I have surgery?",
                "Tennis elbow",
                "Hip pain: should I have surgery?",
                "Hip pain can come and go. ".repeat(9).as_str()
            ),
            Fit::None
        );
    }

    #[test]
    fn a_record_bears_its_title_in_a_cell() {
        let record = "<title>Decision aid summary</title><h1>Decision Aid Summary</h1><table><tr><th>Title<td>Scoliosis: Should I (or My Child) Have Surgery?<tr><th>Year<td>2020</table>";
        assert_eq!(fitted(SCOLIOSIS, "Scoliosis", record), Fit::Heading);
        let list = "<h1>All aids</h1><ul><li><a href=1>Scoliosis: Should I (or My Child) Have Surgery?</a><li><a href=2>Warts: Should I treat warts?</a></ul>";
        assert_eq!(fitted(SCOLIOSIS, "Scoliosis", list), Fit::Listed);
    }

    #[test]
    fn the_subject_alone_is_a_shorter_title() {
        let text = "Read what you can do, what the benefits and harms are, and what matters to you. Then talk to your doctor. ".repeat(2);
        for heading in ["Scoliosis", "Scoliosis decision aid", "Scoliosis option grid"] {
            assert!(headed(SCOLIOSIS, "Scoliosis", heading, &text) >= Fit::Name, "{heading}");
        }
        let start = "<h1>Scoliosis decision aid</h1><p>Step 1 of 5</p><button>Start</button>";
        assert!(fitted(SCOLIOSIS, "Scoliosis", start) >= Fit::Name);
        let french =
            fitted("Mal de dos sans cause", "Mal de dos", "<h1>Mal de dos : aucune cause</h1>");
        assert!(french >= Fit::Name);
    }

    #[test]
    fn a_mention_of_the_topic_does_not_make_up_for_another() {
        let text = "Read what you can do about it with surgery or exercise. ".repeat(4)
            + "See tennis elbow.";
        let title = "Tennis elbow: surgery or exercise?";
        assert_eq!(
            headed(title, "Tennis elbow", "Golfer elbow: surgery or exercise?", &text),
            Fit::None
        );
    }

    #[test]
    fn umlauts_may_be_spelled_out() {
        let html = "<h1>Rueckenschmerzen: was hilft?</h1><p>Rueckenschmerzen sind haeufig.";
        let fit = fitted("Rückenschmerzen: was hilft?", "Rückenschmerzen", html);
        assert!(fit >= Fit::Name);
    }

    #[test]
    fn a_title_may_sound_like_an_error() {
        let title = "No results yet? Waiting for your biopsy";
        let html = "<title>No results yet? Waiting for your biopsy | Site</title><p>Wait.";
        assert_eq!(fitted(title, "Biopsy", html), Fit::Own);
    }

    #[test]
    fn an_echo_is_no_title() {
        for title in [
            "Search results for Scoliosis: Should I (or My Child) Have Surgery?",
            "Page not found - scoliosis should i or my child have surgery",
        ] {
            assert_eq!(
                fitted(SCOLIOSIS, "Scoliosis", &format!("<title>{title}</title>")),
                Fit::None,
                "{title}"
            );
        }
    }

    #[test]
    fn one_of_two_languages_will_do() {
        let both = "What are my options regarding prenatal screening tests? ; Quelles sont mes options concernant le test de dépistage prénatal?";
        let html = "<h1>Quelles sont mes options concernant le test de dépistage prénatal ?</h1>";
        assert_eq!(fitted(both, "Prenatal testing", html), Fit::Own);
    }
}
