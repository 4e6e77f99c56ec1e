//! How well a page bears a title.

use signpost_core::Expectation;

use super::compound;
use super::phrases;
use super::stem;
use super::text::Text;
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

/// How well a page bears this title, which aids of these subjects have.
pub(super) fn fit(title: &str, subjects: &[String], page: &Page, text: &Text) -> Fit {
    versions(title)
        .iter()
        .map(|title| fit_one(title, subjects, page, text))
        .max()
        .unwrap_or(Fit::None)
}

/// A title that is given in two languages is borne by a page that has either.
fn versions(title: &str) -> Vec<String> {
    let mut versions: Vec<String> = title
        .split([';', '[', ']', '|'])
        .flat_map(|part| part.split(" / "))
        .map(str::trim)
        .filter(|part| !stem::telling(part).is_empty())
        .map(str::to_owned)
        .collect();
    if versions.len() != 1 {
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

/// A title's words: what it is about, and what it asks.
struct Sought {
    topic: Vec<String>,
    all: Vec<String>,
    /// Whether the topic is the aid's subject, and not only what the title begins with.
    by_subject: bool,
}

impl Sought {
    fn new(title: &str, subjects: &[String]) -> Self {
        let mut all = stem::telling(title);
        if all.is_empty() {
            all = stem::keys(title);
        }
        let subjects: Vec<String> = subjects
            .iter()
            .flat_map(|subject| [subject.clone(), words::spelled_out(subject)])
            .flat_map(|subject| stem::telling(&subject))
            .collect();
        let mut topic: Vec<String> =
            all.iter().filter(|key| subjects.contains(key)).cloned().collect();
        let by_subject = !topic.is_empty();
        if topic.is_empty()
            && let Some((head, _)) = title.split_once(':')
        {
            topic = stem::telling(head);
        }
        Self { topic, all, by_subject }
    }

    /// Compares with something a page says, of which `text` is the whole.
    fn matches(&self, said: &str, text: &Text) -> Match {
        let calls_itself_aid = phrases::THINGS.within(&words::line(said)).is_some();
        let said = stem::telling(said);
        let has = |key: &&String| {
            said.contains(key)
                || said.windows(2).any(|pair| stem::key(&pair.concat()) == **key)
                || text.germanic && compound::says(&said, key, &self.all)
        };
        let common = self.all.iter().filter(has).count();
        let missing: Vec<&String> = self.all.iter().filter(|key| !has(key)).collect();
        let known = |key: &&String| {
            self.all.contains(key)
                || text.germanic && self.all.iter().any(|sought| compound::related(key, sought))
        };
        let foreign: Vec<&String> = said.iter().filter(|key| !known(key)).collect();
        let topical = self.topic.iter().filter(has).count() * 2 >= self.topic.len();
        let (wanted, common_tenths) = (self.all.len(), common * 10);
        if wanted == 0 || common == 0 || !topical {
            return Match::None;
        }
        if missing.is_empty() || common_tenths >= wanted * 8 && foreign.is_empty() {
            return if foreign.len() <= common.max(2) { Match::Own } else { Match::Like };
        }
        let count = |keys: &[&String]| keys.iter().map(|key| text.body.count(key)).sum::<usize>();
        let spoken_of = missing.iter().all(|key| text.body.has_key(key));
        let like = if foreign.is_empty() {
            // It says less than the title does: the text has to make up for the rest.
            // The aid's subject alone will do as well, since sites shorten titles to it.
            let named = self.by_subject && self.topic.iter().all(|key| has(&key));
            common_tenths >= wanted * 5
                || spoken_of
                || named && (calls_itself_aid || text.length >= 30)
        } else if !self.topic.iter().filter(|key| !has(key)).all(|key| text.body.count(key) >= 2) {
            // `Golfer elbow` is not `tennis elbow`, even if a link to that stands beside it.
            false
        } else if text.length < 30 {
            common_tenths * 4 >= wanted * 30 && foreign.len() <= missing.len()
        } else {
            // It says something else in a part: a revised title, or the title of the next aid.
            common_tenths >= wanted * 5 && spoken_of && count(&missing) >= count(&foreign)
                || common_tenths >= wanted * 8 && count(&missing) * 2 >= count(&foreign)
                || spoken_of && !self.topic.is_empty() && count(&missing) >= count(&foreign) * 2
        };
        if like {
            Match::Like
        } else if !self.topic.is_empty() && !foreign.is_empty() {
            Match::Other
        } else {
            Match::None
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    None,
    /// The same topic, and another question.
    Other,
    Like,
    Own,
}

fn fit_one(title: &str, subjects: &[String], page: &Page, text: &Text) -> Fit {
    let sought = Sought::new(title, subjects);
    let mut best = Fit::None;
    let mut other = false;
    for name in page.names() {
        for part in parts(name, title) {
            best = best.max(match sought.matches(&part, text) {
                Match::Own => Fit::Own,
                Match::Like => Fit::Name,
                Match::Other => {
                    other = true;
                    Fit::None
                }
                Match::None => Fit::None,
            });
        }
    }
    if best > Fit::None {
        return best;
    }
    for line in &text.lines {
        if sought.matches(&line.text, text) == Match::Own {
            best = best.max(if line.pointer { Fit::Listed } else { Fit::Heading });
        }
    }
    if best < Fit::Text && !other && is_about(&sought, page, text) {
        best = Fit::Text;
    }
    best
}

/// Whether the page's names put another question about the topic: `Scoliosis: should my child wear
/// a brace?`
pub(super) fn asks_another(expectation: &Expectation, page: &Page, text: &Text) -> bool {
    expectation.titles.iter().any(|title| {
        let sought = Sought::new(title, &expectation.subjects);
        let names = page.names();
        let mut parts = names.iter().flat_map(|name| parts(name, title));
        parts.any(|part| sought.matches(&part, text) == Match::Other)
    })
}

/// Whether one heading bears one of the titles expected.
pub(super) fn in_a_heading(expectation: &Expectation, text: &Text) -> bool {
    let sought: Vec<Sought> =
        expectation.titles.iter().map(|title| Sought::new(title, &expectation.subjects)).collect();
    let headings = text.lines.iter().filter(|line| line.heading);
    headings
        .into_iter()
        .any(|line| sought.iter().any(|sought| sought.matches(&line.text, text) == Match::Own))
}

/// Whether the text speaks of all of it, and of that more than of what the page calls itself.
fn is_about(sought: &Sought, page: &Page, text: &Text) -> bool {
    let topic = if sought.topic.is_empty() { &sought.all } else { &sought.topic };
    let least = topic.iter().map(|key| text.unlinked.count(key)).min().unwrap_or_default();
    let names: Vec<String> = page.names().iter().flat_map(|name| stem::telling(name)).collect();
    let foreign =
        names.iter().filter(|key| !sought.all.contains(key)).map(|key| text.body.count(key)).max();
    let named = topic.iter().all(|key| text.headings.has_key(key));
    let wanted = sought.all.len().max(1);
    let spoken_of = sought.all.iter().filter(|key| text.unlinked.has_key(key)).count();
    least >= if named { 1 } else { 2 }
        && spoken_of * 4 >= wanted * 3
        && foreign.unwrap_or_default() <= least
        && (named || text.body.count(&topic[0]) > 1)
}

/// A name as a whole and its parts, since sites put their own name beside a page's. A name that
/// repeats what was asked for, in an error message or above search results, names nothing.
///
/// Unless the title sought reads like an error message itself: `No results yet? Waiting for your
/// biopsy`.
fn parts(name: &str, title: &str) -> Vec<String> {
    let mut parts = cut(name);
    let alike = phrases::is_echo(&words::line(title));
    if !alike && parts.iter().any(|part| phrases::is_echo(&words::line(part))) {
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
        fit(title, &[subject.to_owned()], &page, &Text::of(&page, false))
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
