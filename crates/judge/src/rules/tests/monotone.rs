//! More of what is expected never makes a page less like the aid.
//!
//! Pages are made up of pieces, the aid's words and those of its neighbours among them, by a generator
//! that gives the same pages each time. A word of the title or the subject is then put into a heading
//! or the text.

use super::*;
use crate::page::Page;
use crate::rules::expectation;

/// Language, title, subject.
const AIDS: &[(&str, &str, &str)] = &[
    ("en", "Tennis elbow: surgery or exercise?", "Tennis elbow"),
    ("en", "Type 2 diabetes: tablets or insulin?", "Type 2 diabetes"),
    ("en", "Low back pain: should I have an MRI?", "Low back pain"),
    ("en", "Heartburn: stop the acid pills?", "Acid reflux"),
    ("nl", "Knieartrose: opereren of oefenen?", "Knieartrose"),
    ("de", "Darmkrebs: Operation oder Bestrahlung?", "Darmkrebs"),
    ("fr", "Cancer du sein : opérer ou attendre ?", "Cancer du sein"),
];

const NAMES: &[&str] = &[
    "",
    "Welcome",
    "Riverside",
    "PIL 12",
    "Golfer",
    "Golfer elbow",
    "Type 1",
    "Hip",
    "Heupartrose",
    "Brustkrebs",
    "Cancer de la prostate",
    "What suits you?",
    "Your choices",
    "Our team",
    "Exercise",
    "Living with pain",
    "Gardening tips",
    "Tablets, or not?",
    "Acid",
    "Lupus: surgery or exercise?",
];

const TEXTS: &[&str] = &[
    "",
    "Talk to your doctor about what matters most to you.",
    "Golfer elbow hurts on the inner side. Golfer elbow may last a year. See tennis elbow.",
    "Tennis elbow gets better by itself in a year, with exercise or without surgery.",
    "In type 2 diabetes sugar creeps up. Tablets come first, insulin later.",
    "Low back pain gets better in weeks. An MRI seldom helps.",
    "You could stop the pills. Heartburn may come back, and acid reflux with it.",
    "Bij knieartrose kunt u opereren of oefenen. Knieartrose komt veel voor.",
    "Bei Darmkrebs helfen Operation und Bestrahlung.",
    "Le cancer du sein se soigne. On peut opérer, ou attendre.",
    "Tips for the garden: plant early, water late, and prune the roses in spring.",
];

/// A generator of numbers that look like chance (Steele, Lea, Flood: SplitMix, OOPSLA 2014).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).unwrap_or_default()
    }

    fn one<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// A page in pieces.
#[derive(Clone)]
struct Pieces {
    title: String,
    heading: String,
    text: Vec<String>,
}

impl Pieces {
    fn html(&self) -> String {
        let text: String = self.text.iter().map(|text| format!("<p>{text}</p>")).collect();
        format!("<title>{}</title><main><h1>{}</h1>{text}</main>", self.title, self.heading)
    }
}

fn is_met(link: &Link, pieces: &Pieces) -> bool {
    let observation = at(link, &pieces.html());
    let Outcome::Answer(answer) = &observation.outcome else { return false };
    expectation::shown(&link.expectation, &Page::read(answer), None).met()
}

#[test]
fn an_expected_word_never_makes_a_page_less_like_the_aid() {
    let mut numbers = Numbers(7);
    let mut tried = 0;
    let mut broken = Vec::new();
    for _ in 0..250 {
        let (language, title, subject) = numbers.one(AIDS);
        let link = link(ADDRESS, title, subject, language);
        let words: Vec<&str> = title.split_whitespace().chain(subject.split_whitespace()).collect();
        let mut heading = numbers.one(NAMES).to_owned();
        if numbers.below(3) == 0 {
            heading = format!("{heading} {}", numbers.one(&words));
        }
        let pieces = Pieces {
            title: numbers.one(NAMES).to_owned(),
            heading,
            text: (0..numbers.below(4)).map(|_| numbers.one(TEXTS).to_owned()).collect(),
        };
        if !is_met(&link, &pieces) {
            continue;
        }
        for word in &words {
            let mut more = Vec::new();
            for before in [true, false] {
                let mut one = pieces.clone();
                let put = |text: &str| match before {
                    true => format!("{word} {text}"),
                    false => format!("{text} {word}"),
                };
                one.heading = put(&one.heading);
                more.push(one);
                let mut one = pieces.clone();
                if let Some(last) = one.text.last_mut() {
                    *last = put(last);
                }
                more.push(one);
            }
            let mut one = pieces.clone();
            one.text.push((*word).to_owned());
            more.push(one);
            for one in more {
                tried += 1;
                if !is_met(&link, &one) {
                    broken.push(format!("{title} + {word}: {} | {}", pieces.html(), one.html()));
                }
            }
        }
    }
    assert!(tried > 800, "{tried}");
    assert!(
        broken.is_empty(),
        "{} of {tried}:\n{}",
        broken.len(),
        broken[..broken.len().min(12)].join("\n")
    );
}
