//! The pages: aids of any length, and three that ask for trouble.

use std::fmt::Write as _;

/// Numbers of pages are smaller than this.
pub(super) const MOST: usize = 900_000;

const TOPICS: [&str; 16] = [
    "Knee replacement",
    "Back surgery",
    "Cataract surgery",
    "Hearing aids",
    "Statins",
    "Breast screening",
    "Prostate screening",
    "Tonsil surgery",
    "Gallstone surgery",
    "Hernia repair",
    "Migraine medicine",
    "Insulin pumps",
    "Kidney dialysis",
    "Hip injections",
    "Sleep apnea masks",
    "Varicose veins",
];

const SENTENCES: [&str; 8] = [
    "Talk with your doctor about what matters most to you before you decide.",
    "Some people choose to wait and see how their symptoms change over the months.",
    "The benefits and the harms differ from person to person, and so do the costs.",
    "Out of one hundred people who have this treatment, about eighty feel better after a year.",
    "An infection is rare, and it can be treated with medicine in most cases.",
    "Exercise and weight loss may help as much, and they carry fewer risks.",
    "You can change your mind at any time, and you can ask for a second opinion.",
    "Write down your questions and take somebody with you to the appointment.",
];

/// The title of an aid.
pub(super) fn title(number: usize) -> String {
    format!("{}: is it right for you? Guide {number}", TOPICS[number % TOPICS.len()])
}

/// What an aid is about.
pub(super) fn subject(number: usize) -> &'static str {
    TOPICS[number % TOPICS.len()]
}

/// The page of an aid, so many KB long.
pub(super) fn aid(number: usize, kilobytes: usize) -> String {
    let (title, subject) = (title(number), subject(number));
    let mut page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title} | Health Guides</title></head>\
         <body><header><nav><a href=\"/\">Home</a> <a href=\"/az\">A to Z</a> <a href=\"/contact\">Contact</a></nav></header>\
         <main><h1>{title}</h1><p>{subject} is one of several options. This guide helps you compare them.</p>\n"
    );
    let mut at = number;
    while page.len() + 200 < kilobytes * 1024 {
        if at.is_multiple_of(6) {
            let _ = write!(page, "<h2>{subject}: question {}</h2>", at % 97);
        }
        let (one, two) = (SENTENCES[at % 8], SENTENCES[(at / 8) % 8]);
        let _ = writeln!(page, "<p>{one} {two}</p>");
        at += 1;
    }
    page + "</main><footer><p>Health Guides, 2026</p></footer></body></html>"
}

/// The names of the pages that ask for trouble.
pub(super) const BAD: [&str; 3] = ["words", "end-tags", "formatting"];

/// A page that asks for trouble: in its words, its nesting, or the work of the parser.
pub(super) fn bad(name: &str) -> Option<String> {
    Some(match name {
        "words" => {
            let (these, notices) = ("this ".repeat(4_000), "has been withdrawn ".repeat(160));
            format!("<title>Page</title><p>{these}{notices}")
        }
        "end-tags" => "<div></x>".repeat(111_111),
        "formatting" => {
            let open: String = (0..500).map(|i| format!("<b a={i}>")).collect();
            format!("<p>{open}</p>{}", "<p>x</p>".repeat(50_000))
        }
        _ => return None,
    })
}
