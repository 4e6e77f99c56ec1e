//! The real content, changed at random: nothing ever panics, and whatever is said points at a place.
//!
//! Ten thousand of them: `cargo test -p signpost-core --test random_mutations -- --ignored`.

mod common;

use common::Content;

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).expect("a small number")
    }
}

const FILES: [&str; 7] = [
    "site.yaml",
    "suppressions.yaml",
    "providers/ohri.yaml",
    "aids/herniated-disc-ohri.yaml",
    "aids/low-back-pain-ohri.yaml",
    "pages/back-pain/en.yaml",
    "pages/back-pain/nl.yaml",
];

/// What is put into a text.
const PIECES: [&str; 30] = [
    " ", "\n", "\t", ":", ": ", "- ", "\n- ", "#", " #", "'", "\"", "[", "]", "{", "}", "|", ">",
    "&a ", "*a ", "!t ", "---\n", "é", "о", "\u{a0}", "\u{202e}", "\u{feff}", "\u{0}", "``", "](",
    "TODO",
];

fn mutate(text: &str, random: &mut Random) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(3) {
        let at = random.below(text.len());
        match random.below(6) {
            0 => drop(text.splice(at..at, PIECES[random.below(PIECES.len())].chars())),
            1 => {
                let end = (at + random.below(12)).min(text.len());
                drop(text.drain(at..end));
            }
            2 => text.truncate(at),
            3 if at + 1 < text.len() => text.swap(at, at + 1),
            4 => {
                let end = (at + random.below(200)).min(text.len());
                let copy = text[at..end].to_vec();
                drop(text.splice(at..at, copy));
            }
            _ => {
                let piece = PIECES[random.below(PIECES.len())].chars().next().expect("a sign");
                if let Some(c) = text.get_mut(at) {
                    *c = piece;
                }
            }
        }
    }
    text.into_iter().collect()
}

fn run(rounds: usize, seed: u64) {
    let mut random = Random(seed);
    let mut content = Content::real();
    let texts = FILES.map(|file| content.read(file));
    for round in 0..rounds {
        let which = random.below(FILES.len());
        let mutated = mutate(&texts[which], &mut random);
        content = content.write(FILES[which], &mutated);
        let (loaded, diagnostics) = content.check();
        for fault in &diagnostics {
            assert!(fault.help.is_some(), "round {round}: {fault:?}\n{mutated}");
            for label in &fault.labels {
                let text = loaded.sources.text(&label.file);
                assert!(
                    text.get(label.span.clone()).is_some(),
                    "round {round}: {fault:?}\n{mutated}"
                );
            }
            if let Some(remedy) = &fault.remedy {
                let text = loaded.sources.text(&remedy.file);
                assert!(
                    text.get(remedy.span.clone()).is_some(),
                    "round {round}: {fault:?}\n{mutated}"
                );
            }
        }
        content = content.write(FILES[which], &texts[which]);
    }
}

#[test]
fn a_few_random_mutations_never_panic() {
    run(150, 0x00c0_ffee);
}

#[test]
#[ignore = "takes minutes; run it when a parser or a rule has changed"]
fn ten_thousand_random_mutations_never_panic() {
    run(10_000, 0xdead_beef);
}

/// What a mutation changes for a reader, and whether content alone can tell. The kinds that it cannot
/// tell are listed in docs/authoring.md.
#[test]
fn what_readers_would_see_is_told_or_on_the_list() {
    let english = "pages/back-pain/en.yaml";
    let dutch = "pages/back-pain/nl.yaml";
    let content = || {
        Content::real()
            .edit(
                english,
                "Painkillers can ease",
                "Painkillers (at most 500 mg, not more) can ease",
            )
            .edit(
                dutch,
                "Pijnstillers kunnen de",
                "Pijnstillers (hooguit 500 mg, niet meer) kunnen de",
            )
    };
    assert_eq!(content().faults(), "", "what is right is not reported");
    let told = |from: &str, to: &str| content().edit(english, from, to).faults();
    for (from, to) in [
        ("500 mg", "50 mg"),
        ("500 mg", "5.00 mg"),
        ("(at most 500", "(at most\n      > 500"),
        ("(at most 500", "(at most\n      - 500"),
        ("Talk to your doctor", "Do not talk to your doctor"),
    ] {
        assert!(!told(from, to).is_empty(), "{from} became {to}, and nothing was said");
    }
    let list = include_str!("../../../docs/authoring.md");
    for (kind, from, to) in [
        ("A number without a unit", "four problems", "five problems"),
        ("A word that turns a sentence round", ", not more)", ", more)"),
        ("One sign for another", "at most 500 mg", "500 mg at least"),
        ("A few words in another language", "can ease the pain", "kunnen the pain"),
    ] {
        assert!(list.contains(kind), "docs/authoring.md lists: {kind}");
        assert_eq!(told(from, to), "", "{kind} can be told after all: take it off the list");
    }
}
