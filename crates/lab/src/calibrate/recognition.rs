//! The weights of recognition, fitted, and how far they can be relied on.

use std::fmt::Write as _;

use signpost_core::Expectation;
use signpost_judge::page::Page;
use signpost_judge::recognise::{
    RECOGNISED, STRANGE, WITH_SUBJECT, WITHOUT_SUBJECT, Weights, recognise,
};

use super::cases::{Captured, Case, answer};
use super::{escaped, judged};

/// How strongly the weights are held back, how many steps are taken, and how long each is.
const HELD_BACK: f64 = 0.3;
const STEPS: usize = 6_000;
const LENGTH: f64 = 1.5;

/// One page beside one title.
pub(super) struct Example {
    kind: &'static str,
    is_aid: bool,
    values: Vec<f64>,
}

/// What a link says beside its title.
#[derive(Clone, Copy)]
pub(super) enum Beside {
    Subject,
    Nothing,
}

impl Beside {
    /// The weights in use.
    pub(super) fn weights(self) -> &'static Weights {
        match self {
            Self::Subject => &WITH_SUBJECT,
            Self::Nothing => &WITHOUT_SUBJECT,
        }
    }
}

/// What becomes of pages that are the aid (`alive`) and of pages that are another one (`wrong`).
pub(super) fn examples(alive: &[Captured], wrong: &[Captured], beside: Beside) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut add = |kind, is_aid, title: &str, subject: &str, captured: &Captured, page: &Page| {
        let expectation = Expectation {
            titles: vec![title.to_owned()],
            subjects: match beside {
                Beside::Subject => vec![subject.to_owned()],
                Beside::Nothing => Vec::new(),
            },
            languages: vec![captured.case.lang.as_str().into()],
            ..Expectation::default()
        };
        let found = recognise(&expectation, page, None);
        // `Gallstones: should I have surgery?` says what it is about as well.
        if found.by_title == matches!(beside, Beside::Nothing) {
            let values = found.features.iter().map(|feature| feature.value).collect();
            examples.push(Example { kind, is_aid, values });
        }
    };
    for (at, captured) in alive.iter().enumerate() {
        let Case { title, subject, lang, .. } = &captured.case;
        add("the title word for word", true, title, subject, captured, &captured.page);
        if let Some(loose) = judged::loosened(title, subject) {
            add("a third of the title left out", true, &loose, subject, captured, &captured.page);
        }
        let line = format!("<p>{}</p>", escaped(title));
        let record = rebuilt("Entry", &line, captured);
        add("the title in a line of a record", true, title, subject, captured, &record);
        let called = rebuilt(subject, "", captured);
        add("the subject alone as its name", true, title, subject, captured, &called);
        let others = alive.iter().cycle().skip(at + 1).take(alive.len() - 1);
        let Some(other) = others.map(|other| &other.case).find(|other| other.lang == *lang) else {
            continue;
        };
        if let Some(asked) = judged::asked_anew(&captured.case, other) {
            let asked = match beside {
                Beside::Subject => asked,
                Beside::Nothing => asked.replacen(": ", " ", 1),
            };
            add(
                "another question about the subject",
                false,
                &asked,
                subject,
                captured,
                &captured.page,
            );
        }
        if title.contains(subject.as_str()) && !title.contains(other.subject.as_str()) {
            let asked = title.replace(subject.as_str(), &other.subject);
            add(
                "the same question about another subject",
                false,
                &asked,
                &other.subject,
                captured,
                &captured.page,
            );
        }
        let mention = format!("<p>{}.</p>", escaped(&other.subject)).repeat(2);
        let page = rebuilt(title, &mention, captured);
        add(
            "another page that names the subject",
            false,
            &other.title,
            &other.subject,
            captured,
            &page,
        );
    }
    for captured in alive {
        let Case { title, subject, .. } = &captured.case;
        let shell = Page::read(&answer(
            captured.answer.url.clone(),
            200,
            b"<title>Register</title>".to_vec(),
        ));
        add("a page without text", false, title, subject, captured, &shell);
    }
    for captured in wrong {
        let Case { title, subject, .. } = &captured.case;
        add("another page", false, title, subject, captured, &captured.page);
    }
    examples
}

/// A page with the same text under another name, and with more before it.
fn rebuilt(name: &str, more: &str, captured: &Captured) -> Page {
    let body: String = captured
        .page
        .main_blocks()
        .filter(|block| block.heading.is_none() && !block.linked)
        .map(|block| format!("<p>{}</p>", escaped(&block.text)))
        .collect();
    let name = escaped(name);
    let html =
        format!("<meta charset=utf-8><title>{name} | Register</title><h1>{name}</h1>{more}{body}");
    Page::read(&answer(captured.answer.url.clone(), 200, html.into_bytes()))
}

/// Fits the weights by logistic regression, and returns them with the bias last. Either side counts
/// alike, and so does each kind on it. What speaks for a page never gets a weight against it, nor
/// the other way round: more of the title must not make a page less like the aid.
pub(super) fn fit(examples: &[Example], used: &Weights) -> Vec<f64> {
    let size = used.features.len() + 1;
    let mut weights = vec![0.0; size];
    let kinds = |is_aid| -> Vec<&str> {
        let mut kinds: Vec<&str> =
            examples.iter().filter(|one| one.is_aid == is_aid).map(|one| one.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    };
    let (aids, others) = (kinds(true).len(), kinds(false).len());
    let shares: Vec<f64> = examples
        .iter()
        .map(|one| {
            let count = examples.iter().filter(|other| other.kind == one.kind).count();
            0.5 / as_f64(count * if one.is_aid { aids } else { others })
        })
        .collect();
    for _ in 0..STEPS {
        let mut slope = vec![0.0; size];
        for (example, share) in examples.iter().zip(&shares) {
            let truth = f64::from(u8::from(example.is_aid));
            let error = (score(&weights, &example.values) - truth) * share;
            for (slope, value) in slope.iter_mut().zip(example.values.iter().chain([&1.0])) {
                *slope += error * value;
            }
        }
        for (at, (weight, slope)) in weights.iter_mut().zip(slope).enumerate() {
            let Some((_, used)) = used.features.get(at) else {
                *weight -= LENGTH * slope;
                continue;
            };
            *weight -= LENGTH * (slope + HELD_BACK / as_f64(examples.len()) * *weight);
            *weight = if *used < 0.0 { weight.min(0.0) } else { weight.max(0.0) };
        }
    }
    weights
}

/// Weights with the bias last, as they are fitted.
pub(super) fn listed(weights: &Weights) -> Vec<f64> {
    weights.features.iter().map(|(_, weight)| *weight).chain([weights.bias]).collect()
}

/// The weights as they stand in `weights.rs`.
pub(super) fn written(weights: &[f64], used: &Weights) -> String {
    let mut text = String::from("fitted weights:\n\n");
    for ((name, used), weight) in used.features.iter().zip(weights) {
        let _ = writeln!(text, "    (\"{name}\", {weight:.2}), in use: {used}");
    }
    let bias = weights.last().copied().unwrap_or_default();
    let _ = writeln!(text, "    bias: {bias:.2}, in use: {}\n", used.bias);
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
    let mut text = format!(
        "| kind | pages | below {STRANGE} | {STRANGE} to {RECOGNISED} | {RECOGNISED} and above |\n\
         |---|---|---|---|---|\n",
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
            within(0.0, STRANGE),
            within(STRANGE, RECOGNISED),
            within(RECOGNISED, f64::INFINITY)
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
