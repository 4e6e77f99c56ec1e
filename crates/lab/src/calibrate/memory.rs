//! How well memory knows a page again.

use std::fmt::Write as _;

use signpost_judge::memory::{Fingerprint, Sameness, compare};
use signpost_judge::page::Page;

use super::cases::{Captured, answer};
use super::variants::{Kind, Maker};

/// For each kind of change, what memory says of it, and how much of the text it finds again.
pub(super) fn table(pages: &[Captured]) -> String {
    let mut table = String::new();
    let remembered: Vec<_> = pages
        .iter()
        .map(|captured| Fingerprint::of(&captured.answer, &captured.page, None))
        .collect();
    let known = remembered.iter().flatten().count();
    let sizes: usize = remembered
        .iter()
        .flatten()
        .filter_map(|print| Some(serde_json::to_string(print).ok()?.len()))
        .sum();
    let _ = writeln!(
        table,
        "{known} of {} are remembered, in {} bytes on average\n",
        pages.len(),
        sizes / known.max(1)
    );
    let _ = writeln!(
        table,
        "| change | pages | same | revised | cannot tell | other | kept: 1 % | 5 % | median | 95 % | 99 % |\n|---|---|---|---|---|---|---|---|---|---|---|"
    );
    for kind in Kind::ALL {
        let mut maker = Maker::new(pages);
        let mut said = [0_usize; 4];
        let mut kept = Vec::new();
        for (index, before) in remembered.iter().enumerate() {
            let Some(before) = before else { continue };
            let Some(html) = maker.variant(index, kind) else { continue };
            let answer = answer(pages[index].answer.url.clone(), 200, html.into_bytes());
            let now = Fingerprint::taken(&answer, &Page::read(&answer), None);
            let found = compare(before, &now);
            kept.push(found.kept);
            let place = match found.sameness {
                Sameness::Same => 0,
                Sameness::Revised => 1,
                Sameness::CannotTell => 2,
                Sameness::Other => 3,
            };
            said[place] += 1;
            if std::env::var("SHOW").is_ok_and(|show| show == format!("{kind:?}:{place}")) {
                let _ = writeln!(
                    table,
                    "  {} | {} | {} || {} | {} | {}",
                    before.title, before.heading, before.words, now.title, now.heading, found.why
                );
            }
        }
        kept.sort_by(f64::total_cmp);
        let at = |percent: usize| kept.get(kept.len().saturating_sub(1) * percent / 100);
        let at = |percent| at(percent).copied().unwrap_or_default();
        let [same, revised, unknown, other] = said;
        let _ = writeln!(
            table,
            "| {} | {} | {same} | {revised} | {unknown} | {other} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} |",
            kind.name(),
            kept.len(),
            at(1),
            at(5),
            at(50),
            at(95),
            at(99),
        );
    }
    table.push('\n');
    table
}
