//! No sign and no number of a text is lost between its file and what a reader reads: what Markdown
//! would make something else of is reported before anything is rendered.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use signpost_core::{Code, Diagnostic, Severity};
use signpost_renderer::{Options, render};

/// A small generator of numbers, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        of[usize::try_from(self.0 % of.len() as u64).expect("a small number")]
    }
}

/// A sentence as medicine has them, broken into lines anywhere.
fn sentence(random: &mut Random) -> String {
    const SUBJECTS: [&str; 6] = [
        "Take",
        "For people aged",
        "With a T-score of",
        "Neem",
        "Bei einem HbA1c von",
        "Une dose de",
    ];
    const SIGNS: [&str; 14] =
        ["", "> ", "< ", "≥ ", "≤ ", "-", "- ", "+", "+ ", "± ", "~ ", "# ", "= ", "\u{2212}"];
    const NUMBERS: [&str; 12] = [
        "50", "2.5", "2,5", "0.125", "1/2", "5–10", "1. 5", "2*3*5", "10^3", "1:1000", "1985.",
        "5 × 2",
    ];
    const UNITS: [&str; 8] = ["mg", "%", "years", "µg/l", "mmHg", "°C", "mg*kg", "[IU]"];
    const ENDS: [&str; 5] = ["daily.", "(n = 31).", "or more_often_.", "& less.", "`as needed`."];
    let mut words = Vec::new();
    for _ in 0..3 {
        let number = format!("{}{}", random.one(&SIGNS), random.one(&NUMBERS));
        words.extend([
            random.one(&SUBJECTS).to_owned(),
            number,
            random.one(&UNITS).to_owned(),
            random.one(&ENDS).to_owned(),
        ]);
    }
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push_str(random.one(&[" ", " ", " ", "\n"]));
        }
        text.push_str(&word);
    }
    text
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the content") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).expect("a copy")),
        }
    }
}

/// A text without what a rendering may change: line breaks, and the marks of what is meant as code.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '`').collect()
}

#[test]
fn every_sign_and_number_is_shown_or_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"), folder.path());
    let page = folder.path().join("pages/back-pain/en.yaml");
    let before = fs::read_to_string(&page).expect("the page");
    let mut random = Random(0x5eed_5eed_1234);
    let (mut shown, mut reported) = (0, 0);
    for _ in 0..120 {
        let sentence = sentence(&mut random);
        let body = sentence.replace('\n', "\n      ");
        let text = before.replace(
            "      A brace sometimes stops scoliosis from getting worse.",
            &format!("      {body}"),
        );
        fs::write(&page, text).expect("the page");
        let loaded = signpost_core::load(folder.path()).expect("the content");
        let found = signpost_core::rules::check(&loaded, date(2026, 11, 22));
        // That the Dutch page has other numbers is another matter.
        let is_own = |it: &Diagnostic| it.code != Code::TranslationDiffers;
        if found.iter().any(|it| is_own(it) && it.severity > Severity::Note) {
            reported += 1;
            continue;
        }
        let rendered = render(&loaded.site, None, &Options::default()).expect("the site");
        let plain =
            rendered.files.iter().find(|it| it.path == "en/back-pain/index.txt").expect("the text");
        let plain = String::from_utf8(plain.bytes.to_vec()).expect("text");
        assert!(
            squeezed(&plain).contains(&squeezed(&sentence)),
            "neither shown nor reported:\n{sentence}\n{plain}"
        );
        shown += 1;
    }
    assert!(shown > 10 && reported > 10, "{shown} shown, {reported} reported");
}
