//! Whatever `fix` writes, only the bytes that a remedy names change: comments, layout and every other
//! word stay as they were.

mod common;

use std::ops::Range;

use common::Content;
use signpost_core::fix::{replace_url, write_remedies};
use signpost_core::{Remedy, Severity};

/// A small generator of numbers, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).expect("a small number")
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.next(of.len())]
    }
}

const OLD: &str = "https://decisionaid.ohri.ca/AZsumm.php?ID=1037";
const NEW: &str = "https://decisionaid.ohri.ca/aids/1037";

const COMMENTS: [&str; 8] = [
    "",
    " # it's the old one",
    "   # \"quoted\" [and] {braced}",
    " # é — ≥ 50 mg: \\ '",
    " #",
    " # https://decisionaid.ohri.ca/AZsumm.php?ID=1037",
    "  #x",
    " # ]}",
];

/// An aid's file as people write it, with the address somewhere in it.
fn aid(random: &mut Random) -> String {
    let quote = random.one(&["", "'", "\""]);
    let comment = |random: &mut Random| random.one(&COMMENTS).to_owned();
    let end = random.one(&["\n", "\n", "\r\n"]);
    let mut links = match random.next(4) {
        0 => {
            format!("links:{}\n  - url: {quote}{OLD}{quote}{}\n", comment(random), comment(random))
        }
        1 => format!("links:\n  - {{url: {quote}{OLD}{quote}, access: open}}{}\n", comment(random)),
        2 => format!("links: [{{url: {quote}{OLD}{quote}}}]{}\n", comment(random)),
        _ => format!(
            "links:\n- title: 'It''s: this'{}\n  url:   {quote}{OLD}{quote}{}\n  expect: [a, \"b\"]{}\n",
            comment(random),
            comment(random),
            comment(random)
        ),
    };
    links = format!(
        "# the first{}\nid: scoliosis-ohri{}\nsubject: {{en: \"Scoliosis\", nl: 'Scoliose'}}{}\n\ncondition: scoliosis\nprovider: 'ohri'{}\ndecision: surgery-or-not\nlanguages: [en]{}\nstatus: active\n{links}{}",
        comment(random),
        comment(random),
        comment(random),
        comment(random),
        comment(random),
        random.one(&["", "# the end\n", "\n\n"])
    );
    links.replace('\n', end)
}

#[test]
fn an_address_is_replaced_and_no_other_byte() {
    let mut random = Random(0x5eed_1234_abcd);
    for round in 0..2000 {
        let text = aid(&mut random);
        let fixed = replace_url(&"aids/scoliosis-ohri.yaml".into(), &text, OLD, NEW)
            .unwrap_or_else(|why| panic!("round {round}: {why}\n{text}"));
        // The address in a comment is a comment's.
        let at = text.match_indices(OLD).map(|(at, _)| at).find(|at| {
            let line = &text[text[..*at].rfind('\n').map_or(0, |it| it + 1)..*at];
            !line.contains('#')
        });
        let at = at.expect("the address");
        let expected = format!("{}{NEW}{}", &text[..at], &text[at + OLD.len()..]);
        assert_eq!(fixed.text, expected, "round {round}");
    }
}

/// Mistakes that `fix` writes the remedy of, as edits of the real content.
const MISTAKES: [(&str, &str, &str); 12] = [
    (
        "pages/back-pain/en.yaml",
        "title: Back pain treatment options",
        "title: “Back pain treatment options”",
    ),
    ("pages/back-pain/en.yaml", "      - massage\n", "      •   massage\n"),
    ("pages/back-pain/en.yaml", "      - massage\n", "      -\u{a0}massage\n"),
    ("pages/back-pain/en.yaml", "Painkillers can ease", "Painkillers (www.example.org/a) can ease"),
    ("pages/back-pain/nl.yaml", "een scan.", "een scаn."),
    ("pages/back-pain/nl.yaml", "intro: |", "intro: >-"),
    ("aids/scoliosis-ohri.yaml", "decision: surgery", "decison: surgery"),
    ("aids/scoliosis-ohri.yaml", "status: active", "status:active"),
    ("aids/scoliosis-ohri.yaml", "updated: 2020  ", "updated:\u{a0}2020  "),
    ("aids/scoliosis-ohri.yaml", "ID=1037", "ID=1037&utm_source=mail"),
    (
        "aids/scoliosis-ohri.yaml",
        "title: \"Scoliosis: Should I (or My Child) Have Surgery?\"",
        "title: 2020 # 'it's",
    ),
    ("aids/scoliosis-ohri.yaml", "languages: [en]", "languages: [en] # é"),
];

#[test]
fn remedies_change_the_bytes_that_they_name_and_nothing_else() {
    let mut random = Random(0xfeed_beef);
    let mut written = 0;
    for _ in 0..150 {
        let mut content = Content::real();
        for _ in 0..=random.next(3) {
            let (file, from, to) = MISTAKES[random.next(MISTAKES.len())];
            if content.read(file).contains(from) {
                content = content.edit(file, from, to);
            }
        }
        let (loaded, diagnostics) = content.check();
        for path in loaded.sources.paths() {
            let remedies: Vec<&Remedy> = diagnostics
                .iter()
                .filter_map(|fault| fault.remedy.as_ref())
                .filter(|remedy| remedy.automatic && remedy.file == *path)
                .collect();
            let text = loaded.sources.text(path);
            let fixed = write_remedies(text, &remedies);
            written += fixed.written;
            assert_eq!(without(text, &spans(&remedies)), kept(&fixed.text, &remedies), "{path}");
        }
    }
    assert!(written > 100, "{written}");
}

fn spans(remedies: &[&Remedy]) -> Vec<(Range<usize>, usize)> {
    let mut spans: Vec<_> =
        remedies.iter().map(|it| (it.span.clone(), it.replacement.len())).collect();
    spans.sort_by_key(|(span, _)| (span.start, span.end));
    spans.dedup();
    // Of two that overlap, the first is written.
    let mut done = 0;
    spans.retain(|(span, _)| {
        let keep = span.start >= done;
        if keep {
            done = span.end;
        }
        keep
    });
    spans
}

/// A text without the bytes that remedies name.
fn without(text: &str, spans: &[(Range<usize>, usize)]) -> String {
    let mut kept = String::new();
    let mut done = 0;
    for (span, _) in spans {
        kept.push_str(&text[done..span.start]);
        done = span.end;
    }
    kept + &text[done..]
}

/// A fixed text without what was written into it.
fn kept(fixed: &str, remedies: &[&Remedy]) -> String {
    let mut shifted = Vec::new();
    let (mut grown, mut shrunk) = (0, 0);
    for (span, length) in spans(remedies) {
        let start = span.start + grown - shrunk;
        shifted.push((start..start + length, 0));
        grown += length;
        shrunk += span.len();
    }
    without(fixed, &shifted)
}

#[test]
fn what_is_written_is_no_fault_any_more() {
    for (file, from, to) in MISTAKES {
        let content = Content::real().edit(file, from, to);
        let (loaded, diagnostics) = content.check();
        let remedies: Vec<&Remedy> = diagnostics
            .iter()
            .filter_map(|fault| fault.remedy.as_ref())
            .filter(|remedy| remedy.automatic)
            .collect();
        let fixed = write_remedies(loaded.sources.text(&file.into()), &remedies);
        let (_, after) = content.write(file, &fixed.text).check();
        let left: Vec<_> = after.iter().filter(|it| it.severity > Severity::Note).collect();
        assert!(left.is_empty(), "{to}: {left:#?}");
    }
}
