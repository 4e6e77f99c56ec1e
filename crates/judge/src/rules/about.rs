//! Whether a page is about what is looked for, about something else, or cannot be told to be either.
//!
//! What a page has in common with the expectation speaks for it, wherever that stands; that it says
//! more, or says it otherwise, speaks against nothing, since nearly every provider puts a decision in
//! words of his own. Only what a page calls itself can say that it is about something else, and only
//! where the aid's subject is not what it is called by. So no word that is expected can ever make a
//! page less like the aid.

use super::names::{self, Names};
use super::sought::{self, Name, Term, Word};
use super::text::{Place, Text};
use crate::lexicon::{CARE, CHOICES, ERRANDS, THINGS};
use crate::page::words::{self, plain};
use crate::page::{self, Page};

/// What a page is about, from the least like the aid to the most.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    /// Something else, by this sign.
    Other(String),
    /// There is no telling.
    Unclear { like: bool },
    /// Its text is about it.
    Text,
    /// It is called by it.
    Name,
}

/// How often a text speaks of what is no passing mention.
const OFTEN: usize = 3;

/// How many words a sentence has at least that says something.
const SENTENCE: usize = 5;

/// How many words a text has at least that would have said what it is asked, were it about that.
const MUCH: usize = 60;

/// How many words a text has at least that a page's name can be the name of.
const SOME: usize = 30;

/// What a page is about, given a title that it should have and the aid's subjects.
pub(super) fn about(title: &str, subjects: &[String], page: &Page, text: &Text) -> About {
    View::new(title, subjects, page, text).about()
}

/// Whether a page has half or more of what the title says beyond its subject.
pub(super) fn asks_most(title: &str, subjects: &[String], page: &Page, text: &Text) -> bool {
    let (said, asked) = View::new(title, subjects, page, text).asked();
    said * 2 >= asked
}

/// Whether a page says that it helps with a choice, be it in other words than the title.
pub(super) fn helps_to_choose(page: &Page) -> bool {
    page.main_blocks()
        .filter(|block| block.heading.is_some() || words::count(&block.text) >= SENTENCE)
        .any(|block| CHOICES.within(&words::line(&block.text)).is_some())
}

/// Whether a word is one of these names, be it in another form.
fn is_of<'n>(term: &Term, names: impl IntoIterator<Item = &'n Name>, germanic: bool) -> bool {
    let mut terms = names.into_iter().flat_map(|name| &name.terms);
    terms.any(|other| term.is_kin(other, germanic))
}

struct View<'a> {
    title: &'a str,
    text: &'a Text,
    page: &'a Page,
    names: Names,
    /// The words of the title.
    terms: Vec<Term>,
    /// The names of what the aid is about, those that the content gives it before those that its
    /// title does.
    topics: Vec<Name>,
    /// How many the content gives it.
    given: usize,
    /// Words in the page's names that have nothing to do with the aid.
    foreign: Vec<Word>,
    sought: Vec<Term>,
}

impl<'a> View<'a> {
    fn new(title: &'a str, subjects: &[String], page: &'a Page, text: &'a Text) -> Self {
        let terms = sought::terms(title);
        let mut topics = sought::subjects(subjects);
        let given = topics.len();
        // What the title begins with is the subject in the words of the title, unless it leaves a
        // part of the subject out.
        if let Some((head, _)) = title.split_once(':') {
            for name in sought::subjects(&[head.to_owned()]) {
                let less = topics.iter().any(|topic| {
                    name.terms.len() < topic.terms.len()
                        && name.terms.iter().all(|term| is_of(term, [topic], text.germanic))
                });
                if !less && !name.terms.is_empty() && !topics.contains(&name) {
                    topics.push(name);
                }
            }
        }
        // A title that has nothing of the subject names it in its own way.
        let named = |term: &Term| is_of(term, &topics, text.germanic);
        if !terms.is_empty() && !terms.iter().any(named) {
            topics.push(Name::new(title));
        }
        let mut sought = terms.clone();
        sought.extend(topics.iter().flat_map(|topic| topic.terms.iter().cloned()));
        let names = Names::of(page, title, &sought, text);
        let foreign = names.foreign(&sought, text.germanic);
        Self { title, text, page, names, terms, topics, given, foreign, sought }
    }

    fn about(&self) -> About {
        match self.called_or_spoken_of() {
            About::Name | About::Text if self.hardly_asks() => About::Unclear { like: true },
            about => about,
        }
    }

    /// Whether the page has next to nothing of what the title asks about the subject: that names the
    /// problem, and by itself it is proof of no aid. `Circumcision` is the name of many a page; `Should I
    /// keep my son's penis natural?` is this one.
    fn hardly_asks(&self) -> bool {
        let (said, asked) = self.asked();
        self.text.length >= MUCH && asked >= 2 && said * 3 <= asked && !self.helps_to_choose()
    }

    /// Whether the page says that it helps with a choice, be it in other words than the title. The
    /// site's name above it, `Decision aids`, does not.
    fn helps_to_choose(&self) -> bool {
        helps_to_choose(self.page)
    }

    /// How many words of the title say more than which subject it is about, and how many of these the
    /// page has.
    fn asked(&self) -> (usize, usize) {
        // The name that a title gives to the subject is one if the page speaks of it as well.
        let (given, titled) = self.topics.split_at(self.given);
        let titled = titled.iter().filter(|topic| topic.count(&self.text.everywhere) > 0);
        let rest = self.beyond(&given.iter().chain(titled).collect::<Vec<_>>());
        let said = rest.iter().filter(|term| term.is_in(&self.text.everywhere)).count();
        (said, rest.len())
    }

    /// The words of the title that say more than these names.
    fn beyond(&self, names: &[&Name]) -> Vec<&Term> {
        let more = |term: &&Term| {
            !is_of(term, names.iter().copied(), self.text.germanic) && !term.is_neutral()
        };
        self.terms.iter().filter(more).collect()
    }

    fn called_or_spoken_of(&self) -> About {
        let kind = self.names.kind(self.title);
        let called = self.topics.iter().filter(|topic| self.names.say(topic));
        if let Some(kind) = kind {
            return About::Other(format!("It is called “{}”.", plain(kind, 80)));
        }
        if let Some(about) = called.map(|topic| self.asks(topic)).max() {
            return about;
        }
        if self.is_called_much_the_same() {
            return About::Name;
        }
        if self.is_spoken_of() {
            return About::Text;
        }
        self.other()
    }

    /// The page is called by the subject. It may still put another question about it, which the
    /// title's does not come up in, or be about something else than a choice.
    fn asks(&self, topic: &Name) -> About {
        let rest = self.beyond(&[topic]);
        let asked = rest.is_empty() || rest.iter().any(|term| self.names.has(term));
        let spoken: usize = rest.iter().map(|term| term.count(&self.text.everywhere)).sum();
        let dominant = self.dominant();
        if !asked && dominant >= 2 && spoken == 0 {
            return About::Other("It puts another question about the same.".to_owned());
        }
        if !asked && dominant >= OFTEN && spoken * 2 <= dominant {
            return About::Unclear { like: true };
        }
        // A practice that treats it, and says nothing of it.
        if !asked && spoken == 0 && topic.count(&self.text.body) == 0 && self.runs_errands() {
            return About::Unclear { like: true };
        }
        About::Name
    }

    /// Whether the page's names have most of the title, and what they leave out is in the text.
    fn is_called_much_the_same(&self) -> bool {
        let named = self.terms.iter().filter(|term| self.names.has(term)).count();
        let spoken = self.spoken();
        if named >= 2 && named == self.terms.len() {
            return true;
        }
        if named == 0 || self.twin(true) {
            return false;
        }
        let complete = spoken == self.terms.len();
        let subject = self.subject_count() > 0;
        if self.foreign.is_empty() {
            // It says less than the title does.
            let thing = THINGS.within(&words::line(&self.page.names().join(" "))).is_some();
            return complete
                || named * 2 >= self.terms.len() && (subject || self.shares_topic())
                || subject && (self.text.length >= SOME || thing);
        }
        named >= 2
            && named * 5 >= self.terms.len() * 3
            && self.shares_topic()
            && (subject || complete)
    }

    /// Whether the text speaks of the subject, and of that more than of what the page is called: often,
    /// or together with nearly all that the title asks.
    fn is_spoken_of(&self) -> bool {
        let count = self.subject_count();
        let dominant = self.dominant();
        if count == 0 || count < dominant {
            return false;
        }
        let spoken = self.spoken();
        count >= OFTEN
            || spoken * 4 >= self.terms.len() * 3 && (self.foreign.is_empty() || count >= 2)
            || spoken * 4 >= self.terms.len() * 3 && self.begins_with_it()
    }

    /// Whether a sentence of the text has the subject in it, before the text comes to anything else
    /// that the page is called. `See tennis elbow` is no such sentence, and one that begins `Golfer
    /// elbow is like tennis elbow` is on golfer elbow.
    fn begins_with_it(&self) -> bool {
        let foreign: Vec<Term> = self.foreign.iter().map(|word| Term::new(&word.text)).collect();
        for block in self.page.main_blocks().filter(|block| block.heading.is_none()) {
            for sentence in block.text.split(['.', '!', '?']) {
                let place = Place::of(sentence, self.text.germanic);
                let said = Word::all(sentence);
                let related = |terms: &[Term], word: &Word| {
                    terms.iter().any(|term| term.is_related(word, self.text.germanic))
                };
                let first = |terms: &[Term]| said.iter().position(|word| related(terms, word));
                let theirs = said
                    .iter()
                    .position(|word| related(&foreign, word) && !related(&self.sought, word));
                let ours = self
                    .topics
                    .iter()
                    .filter(|topic| {
                        !block.linked && said.len() >= SENTENCE && topic.count(&place) > 0
                    })
                    .filter_map(|topic| first(&topic.terms))
                    .min();
                match (ours, theirs) {
                    (Some(ours), theirs) => return theirs.is_none_or(|theirs| ours < theirs),
                    (None, Some(_)) => return false,
                    (None, None) => {}
                }
            }
        }
        false
    }

    /// The page is not about it. Whether it is about something else is another question.
    fn other(&self) -> About {
        let named = self.terms.iter().filter(|term| self.names.has(term)).count();
        let count = self.subject_count();
        let spoken = self.spoken();
        let total = self.terms.len().max(1);
        let is_called = |name: &str| About::Other(format!("It is called “{}”.", plain(name, 80)));
        if self.twin(false) && !(count > 0 && self.begins_with_it()) {
            return is_called(self.page.names().first().unwrap_or(&""));
        }
        let Some(called) = self.called() else {
            return About::Unclear { like: count > 0 || spoken * 2 >= total };
        };
        let other = || is_called(&called);
        // The same question under another name of the subject.
        if named >= 2 && named * 2 >= total {
            return About::Unclear { like: true };
        }
        if count > 0 || spoken >= 2 && spoken * 4 >= total * 3 {
            let dominant = self.dominant();
            let aside = named == 0 && dominant >= 2 && dominant > count;
            let passing = aside || count == 1 && !self.shares_topic() && self.asks_nothing();
            return if passing { other() } else { About::Unclear { like: true } };
        }
        if self.shares_topic() && spoken * 2 >= total || self.shares_most_of_a_word() {
            return About::Unclear { like: true };
        }
        other()
    }

    /// What the page calls itself that has to do with something else: in its names or, where these
    /// say nothing, in the headings below and in lines that stand like headings.
    fn called(&self) -> Option<String> {
        if let Some(name) = self.names.telling(&self.foreign) {
            return Some(name.to_owned());
        }
        if self.spoken() * 4 > self.terms.len() {
            return None;
        }
        let foreign = |line: &str| {
            let mut words = Word::all(line).into_iter();
            words.any(|word| names::is_foreign(&word, &self.sought, self.text.germanic))
        };
        let headings = self.page.headings.iter().map(|heading| heading.text.as_str());
        let lines = self.text.lines.iter().filter(|line| {
            !line.pointer
                && !line.heading
                && words::count(&line.text) <= 8
                && !line.text.ends_with('.')
        });
        let listed: Vec<&str> = self.listed();
        headings
            .chain(lines.map(|line| line.text.as_str()))
            .chain(listed)
            .find(|line| foreign(line))
            .map(str::to_owned)
    }

    /// The items of a page that is hardly more than a list.
    fn listed(&self) -> Vec<&'a str> {
        let blocks: Vec<_> = self
            .page
            .main_blocks()
            .filter(|block| block.heading.is_none() && block.place == page::Place::Main)
            .collect();
        let items: Vec<&str> = blocks
            .iter()
            .filter(|block| block.item || block.linked)
            .map(|block| block.text.as_str())
            .collect();
        if items.len() >= 3 && items.len() * 5 >= blocks.len() * 3 { items } else { Vec::new() }
    }

    /// How often the text speaks of that word of the page's names which it speaks of most, of those
    /// that have nothing to do with the aid.
    fn dominant(&self) -> usize {
        let count = |word: &Word| Term::new(&word.text).count(&self.text.body);
        self.foreign.iter().map(count).max().unwrap_or_default()
    }

    /// How often the page speaks of all of the subject, by whichever name of it.
    fn subject_count(&self) -> usize {
        let count = |topic: &Name| topic.count(&self.text.unlinked);
        self.topics.iter().map(count).max().unwrap_or_default()
    }

    /// How many of the title's words the page has.
    fn spoken(&self) -> usize {
        // `Overgangsklachten` are spoken of where `overgang` is.
        let topics: Vec<&Name> =
            self.topics.iter().filter(|topic| topic.count(&self.text.unlinked) > 0).collect();
        let said = |term: &&Term| {
            term.is_in(&self.text.unlinked)
                || is_of(term, topics.iter().copied(), self.text.germanic)
        };
        self.terms.iter().filter(said).count()
    }

    /// Whether the page's names have a word of the subject.
    fn shares_topic(&self) -> bool {
        self.topics
            .iter()
            .flat_map(|topic| &topic.terms)
            .any(|term| self.names.touch(term, self.text.germanic))
    }

    /// Whether the page's names have the greater part of a word of the subject: `Kreuzband` of
    /// `Kreuzbandriss`.
    fn shares_most_of_a_word(&self) -> bool {
        self.text.germanic
            && self
                .topics
                .iter()
                .flat_map(|topic| &topic.terms)
                .any(|term| self.names.most_of(term))
    }

    /// Whether the page has nothing of what the title asks about its subject, and does not open with
    /// that either.
    fn asks_nothing(&self) -> bool {
        let asked = self.terms.iter().any(|term| {
            !is_of(term, &self.topics, self.text.germanic) && term.is_in(&self.text.unlinked)
        });
        let mut blocks = self.page.main_blocks().filter(|block| block.heading.is_none());
        let opening = blocks.next().and_then(|block| block.text.split(['.', '!', '?']).next());
        let opens = opening.is_some_and(|sentence| {
            let place = Place::of(sentence, self.text.germanic);
            self.topics.iter().any(|topic| topic.count(&place) > 0)
        });
        !asked && !opens
    }

    fn twin(&self, strict: bool) -> bool {
        self.names.twin(&self.topics, &self.sought, self.text.germanic, strict)
    }

    /// Whether the text is about visits and courses, and has nothing of what an aid has.
    fn runs_errands(&self) -> bool {
        let text = words::line(&self.page.text());
        ERRANDS.count(&text) >= 2 && CARE.within(&text).is_none()
    }
}
