//! One line of the real content deleted, repeated, swapped with the next or misspelt: nothing ever
//! panics, and whatever matters is told, once.

mod common;

use std::thread;

use common::{Content, is_sound};
use signpost_core::{Diagnostic, Severity};

const FILES: [&str; 11] = [
    "site.yaml",
    "suppressions.yaml",
    "providers/ohri.yaml",
    "providers/thuisarts.yaml",
    "aids/herniated-disc-nl.yaml",
    "aids/herniated-disc-ohri.yaml",
    "aids/low-back-pain-ohri.yaml",
    "aids/scoliosis-ohri.yaml",
    "aids/spinal-stenosis-ohri.yaml",
    "pages/back-pain/en.yaml",
    "pages/back-pain/nl.yaml",
];

/// Keys that may be left out: without them a file says less, but nothing that is not so.
const OPTIONAL: [&str; 9] = [
    // A provider without a short name is not named in lines, and with the usual manners.
    "short_name",
    "audit",
    "not_found_texts",
    // An aid of which less is known.
    "updated",
    "title",
    "access",
    "expect",
    "expect_min",
    // A condition without other names.
    "also_called",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mutation {
    Delete,
    Repeat,
    Swap,
    MisspellKey,
    MisspellValue,
}

const ALL: [Mutation; 5] = [
    Mutation::Delete,
    Mutation::Repeat,
    Mutation::Swap,
    Mutation::MisspellKey,
    Mutation::MisspellValue,
];

/// The key of a line, where it has one: ` - key: value`.
fn key(line: &str) -> Option<&str> {
    let key = line.trim_start().trim_start_matches("- ").split_once(':')?.0;
    (!key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
        .then_some(key)
}

/// The text with one line changed, or nothing where the line has no such thing to change.
fn mutate(text: &str, line: usize, mutation: Mutation) -> Option<String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let current = lines[line].clone();
    match mutation {
        Mutation::Delete => drop(lines.remove(line)),
        Mutation::Repeat => lines.insert(line, current),
        Mutation::Swap if line + 1 < lines.len() => lines.swap(line, line + 1),
        Mutation::Swap => return None,
        Mutation::MisspellKey => {
            let key = key(&current)?;
            lines[line] = current.replacen(key, &misspelt(key), 1);
        }
        Mutation::MisspellValue => {
            let start = key(&current).map_or(0, |_| current.find(": ").unwrap_or(0));
            let value = current[start..].split(" #").next()?.trim_matches([':', ' ', '"']);
            let slipped = misspelt(value);
            if value == slipped {
                return None;
            }
            lines[line] = current.replacen(value, &slipped, 1);
        }
    }
    Some(lines.join("\n") + "\n")
}

/// A word with two letters in its middle the wrong way round, or one twice.
fn misspelt(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let middle = letters.len() / 2;
    let pair = (middle..letters.len().saturating_sub(1)).find(|&at| {
        letters[at] != letters[at + 1]
            && letters[at].is_alphanumeric()
            && letters[at + 1].is_alphanumeric()
    });
    match pair {
        Some(at) => letters.swap(at, at + 1),
        None if !letters.is_empty() => letters.insert(middle, letters[middle]),
        None => {}
    }
    letters.into_iter().collect()
}

/// What is told beyond notes.
fn faults(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    diagnostics.iter().filter(|fault| fault.severity > Severity::Note).collect()
}

/// Whether it is right that nothing is told.
fn may_be_silent(file: &str, line: &str, mutation: Mutation) -> bool {
    let is_comment = line.trim_start().starts_with('#');
    let is_prose = key(line).is_none();
    match mutation {
        Mutation::Delete => {
            is_comment || is_prose || key(line).is_some_and(|key| OPTIONAL.contains(&key))
        }
        Mutation::MisspellKey => is_comment,
        Mutation::MisspellValue => {
            // Words, names and numbers of which nothing but the thing itself knows better.
            const FREE: [&str; 22] = [
                "name",
                "short_name",
                "home",
                "base_url",
                "title",
                "description",
                "slug",
                "heading",
                "also_called",
                "subject",
                "expect",
                "updated",
                "expect_min",
                "review",
                "audit",
                "review_every",
                "aid_stale_after",
                "languages",
                "default_language",
                "intro",
                "body",
                "url",
            ];
            is_comment
                || is_prose
                || file == "suppressions.yaml"
                || key(line).is_some_and(|key| FREE.contains(&key))
        }
        // Two lines in the other order, or one twice, mostly say the same.
        Mutation::Repeat | Mutation::Swap => true,
    }
}

/// Whether it is right that two things are told. What loses the key between a heading and a text
/// joins the two: the one has too many lines then, and the other is missing.
fn may_be_two(line: &str, mutation: Mutation) -> bool {
    matches!(mutation, Mutation::Delete | Mutation::Swap)
        && matches!(key(line), Some("intro" | "heading"))
}

#[test]
fn whatever_matters_is_told_and_nothing_panics() {
    let (first, second) = FILES.split_at(9);
    let told: Vec<String> = thread::scope(|scope| {
        let pages =
            scope.spawn(|| second.iter().flat_map(|file| mutations(file)).collect::<Vec<_>>());
        let mut told: Vec<_> = first.iter().flat_map(|file| mutations(file)).collect();
        told.extend(pages.join().expect("nothing panics"));
        told
    });
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// Makes every mutation of a file and says what is not as it should be.
fn mutations(file: &str) -> Vec<String> {
    let mut content = Content::real();
    let text = content.read(file);
    let mut wrong = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for mutation in ALL {
            let Some(mutated) = mutate(&text, number, mutation) else { continue };
            content = content.write(file, &mutated);
            let (loaded, diagnostics) = content.check();
            is_sound(&loaded, &diagnostics, &mutated);
            let faults = faults(&diagnostics);
            let what = || {
                let codes: Vec<_> = faults
                    .iter()
                    .map(|fault| format!("{}[{}]", fault.place().file, fault.code))
                    .collect();
                format!("{file}:{}: {mutation:?}: {line}: {}", number + 1, codes.join(", "))
            };
            if faults.is_empty() && !may_be_silent(file, line, mutation) {
                wrong.push(what());
            }
            if faults.len() > 1 && !may_be_two(line, mutation) {
                wrong.push(what());
            }
        }
    }
    wrong
}
