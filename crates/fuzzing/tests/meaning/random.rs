//! Changes at random.

use fastrand::Rng;

use super::Bench;

/// The files that are changed.
pub(crate) const FILES: [&str; 8] = [
    "site.yaml",
    "suppressions.yaml",
    "providers/ohri.yaml",
    "aids/herniated-disc-ohri.yaml",
    "aids/low-back-pain-ohri.yaml",
    "aids/scoliosis-ohri.yaml",
    "pages/back-pain/en.yaml",
    "pages/back-pain/nl.yaml",
];

/// What is put into a text.
const PIECES: [&str; 30] = [
    " ", "\n", "\t", ":", ": ", "- ", "\n- ", "#", " #", "'", "\"", "[", "]", "{", "}", "|", ">",
    "&a ", "*a ", "!t ", "---\n", "é", "о", "\u{a0}", "\u{202e}", "\u{feff}", "\u{0}", "``", "](",
    "TODO",
];

fn mutate(text: &str, random: &mut Rng) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for _ in 0..=random.usize(..3) {
        let at = random.usize(..text.len().max(1));
        match random.usize(..6) {
            0 => drop(text.splice(at..at, PIECES[random.usize(..PIECES.len())].chars())),
            1 => {
                let end = (at + random.usize(..12)).min(text.len());
                drop(text.drain(at..end));
            }
            2 => text.truncate(at),
            3 if at + 1 < text.len() => text.swap(at, at + 1),
            4 => {
                let end = (at + random.usize(..200)).min(text.len());
                let copy = text[at..end].to_vec();
                drop(text.splice(at..at, copy));
            }
            _ => {
                let piece = PIECES[random.usize(..PIECES.len())].chars().next().expect("a sign");
                if let Some(c) = text.get_mut(at) {
                    *c = piece;
                }
            }
        }
    }
    text.into_iter().collect()
}

/// Changes files at random, so many times.
pub(crate) fn run(rounds: usize, seed: u64) {
    let mut random = Rng::with_seed(seed);
    let mut bench = Bench::new();
    for _ in 0..rounds {
        let file = FILES[random.usize(..FILES.len())];
        let changed = mutate(&bench.files[file], &mut random);
        bench.try_one(file, &changed);
    }
    bench.finish();
}
