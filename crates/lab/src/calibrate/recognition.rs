//! The weights of recognition, fitted, and how far they can be relied on.

use std::fmt::Write as _;

use signpost_core::Expectation;
use signpost_judge::page::Page;
use signpost_judge::recognise::{BIAS, WEIGHTS, recognise};

use super::cases::{Captured, answer};

/// How strongly the weights are held back, how many steps are taken, and how long each is.
const HELD_BACK: f64 = 0.3;
const STEPS: usize = 4_000;
const LENGTH: f64 = 1.0;

/// One page beside one title.
pub(super) struct Example {
    kind: &'static str,
    is_aid: bool,
    values: Vec<f64>,
}

/// What becomes of pages that are the aid (`alive`) and of pages that are another one (`wrong`).
pub(super) fn examples(alive: &[Captured], wrong: &[Captured]) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut add = |kind, is_aid, title: &str, captured: &Captured, page: &Page| {
        let expectation = Expectation {
            titles: vec![title.to_owned()],
            subjects: vec![captured.case.subject.clone()],
            languages: vec![captured.case.lang.as_str().into()],
            ..Expectation::default()
        };
        let found = recognise(&expectation, page, &captured.answer.url);
        let values = found.features.iter().map(|feature| feature.value).collect();
        examples.push(Example { kind, is_aid, values });
    };
    let mut rng = fastrand::Rng::with_seed(20_261_125);
    for captured in alive {
        let title = &captured.case.title;
        add("the title word for word", true, title, captured, &captured.page);
        let words: Vec<&str> = title.split_whitespace().collect();
        if words.len() >= 4 {
            let subject = captured.case.subject.to_lowercase();
            let loose: Vec<&str> = words
                .into_iter()
                .filter(|word| subject.contains(&word.to_lowercase()) || rng.f64() > 0.35)
                .collect();
            add("a third of the title left out", true, &loose.join(" "), captured, &captured.page);
        }
        let record = record(title, &captured.page);
        let read = Page::read(&answer(captured.answer.url.clone(), record.into_bytes()));
        add("the title in a line of a record", true, title, captured, &read);
    }
    for captured in wrong {
        add("another page", false, &captured.case.title, captured, &captured.page);
    }
    examples
}

/// A page with the same text whose title and heading say nothing, as records of databases have.
fn record(title: &str, page: &Page) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let body: String = page
        .main_blocks()
        .filter(|block| block.heading.is_none() && !block.linked)
        .map(|block| format!("<p>{}</p>", escaped(&block.text)))
        .collect();
    format!(
        "<meta charset=utf-8><title>Entry | Register</title><h1>Entry</h1><p>{}</p>{body}",
        escaped(title)
    )
}

/// Fits the weights by logistic regression, either side counting alike, and returns them with the
/// bias last.
pub(super) fn fit(examples: &[Example]) -> Vec<f64> {
    let size = WEIGHTS.len() + 1;
    let mut weights = vec![0.0; size];
    let share = |is_aid| {
        let count = examples.iter().filter(|example| example.is_aid == is_aid).count();
        0.5 / as_f64(count.max(1))
    };
    let (aids, others) = (share(true), share(false));
    for _ in 0..STEPS {
        let mut slope = vec![0.0; size];
        for example in examples {
            let truth = f64::from(u8::from(example.is_aid));
            let error = (score(&weights, &example.values) - truth)
                * if example.is_aid { aids } else { others };
            for (slope, value) in slope.iter_mut().zip(example.values.iter().chain([&1.0])) {
                *slope += error * value;
            }
        }
        for (at, (weight, slope)) in weights.iter_mut().zip(slope).enumerate() {
            let back =
                if at + 1 < size { HELD_BACK / as_f64(examples.len()) * *weight } else { 0.0 };
            *weight -= LENGTH * (slope + back);
        }
    }
    weights
}

/// The weights in use, with the bias last.
pub(super) fn used() -> Vec<f64> {
    WEIGHTS.iter().map(|(_, weight)| *weight).chain([BIAS]).collect()
}

/// The weights as they stand in `weights.rs`.
pub(super) fn written(weights: &[f64]) -> String {
    let mut text = String::from("fitted weights:\n\n");
    for ((name, used), weight) in WEIGHTS.iter().zip(weights) {
        let _ = writeln!(text, "    (\"{name}\", {weight:.2}), in use: {used}");
    }
    let _ = writeln!(
        text,
        "    BIAS {:.2}, in use: {BIAS}\n",
        weights.last().copied().unwrap_or_default()
    );
    text
}

fn score(weights: &[f64], values: &[f64]) -> f64 {
    let sum: f64 = weights.iter().zip(values.iter().chain([&1.0])).map(|(w, v)| w * v).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// What the weights give: errors at each threshold, and how often each score is right.
pub(super) fn table(examples: &[Example], weights: &[f64]) -> String {
    let scored: Vec<(f64, &Example)> =
        examples.iter().map(|example| (score(weights, &example.values), example)).collect();
    let mut text = String::from(
        "| kind | pages | below 0.2 | 0.2 to 0.5 | 0.5 and above |\n|---|---|---|---|---|\n",
    );
    let mut kinds: Vec<&str> = Vec::new();
    for example in examples {
        if !kinds.contains(&example.kind) {
            kinds.push(example.kind);
        }
    }
    for kind in kinds {
        let of: Vec<f64> = scored
            .iter()
            .filter(|(_, example)| example.kind == kind)
            .map(|(score, _)| *score)
            .collect();
        let within =
            |from: f64, to: f64| of.iter().filter(|score| (from..to).contains(*score)).count();
        let _ = writeln!(
            text,
            "| {kind} | {} | {} | {} | {} |",
            of.len(),
            within(0.0, 0.2),
            within(0.2, 0.5),
            within(0.5, 1.1)
        );
    }
    text.push_str("\n| score | pages | of them the aid |\n|---|---|---|\n");
    for tenth in 0..10 {
        let (from, to) = (
            f64::from(tenth) / 10.0,
            f64::from(tenth + 1) / 10.0 + if tenth == 9 { 0.1 } else { 0.0 },
        );
        let of: Vec<bool> = scored
            .iter()
            .filter(|(score, _)| (from..to).contains(score))
            .map(|(_, example)| example.is_aid)
            .collect();
        let right = of.iter().filter(|is_aid| **is_aid).count();
        let share = if of.is_empty() {
            "–".to_owned()
        } else {
            format!("{:.0} %", 100.0 * as_f64(right) / as_f64(of.len()))
        };
        let _ = writeln!(text, "| {from:.1} | {} | {share} |", of.len());
    }
    text.push('\n');
    text
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn as_f64(count: usize) -> f64 {
    count as f64
}
