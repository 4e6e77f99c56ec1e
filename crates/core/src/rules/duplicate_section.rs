//! Two sections of a page are about one condition, or bear one heading: a reader who follows the
//! overview would only ever find the first.

use std::collections::BTreeMap;

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::scaffold::TODO;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for names in &context.meant.pages {
        let file = &names.page.file;
        let mut conditions = BTreeMap::new();
        let mut headings = BTreeMap::new();
        for (index, section) in names.page.sections.iter().enumerate() {
            let condition = section.condition.as_ref().and_then(|condition| {
                Some((
                    "condition",
                    condition.as_str(),
                    twin(&mut conditions, condition.to_string(), index)?,
                ))
            });
            // `Spinal stenosis.` is no other heading.
            let heading = twin(&mut headings, bare(&section.heading), index)
                // What is still to be written will not be alike once it is.
                .filter(|_| !section.heading.contains(TODO))
                .map(|first| ("heading", section.heading.as_str(), first));
            // Two sections that are alike in both are alike for one reason.
            let Some((name, what, first)) = condition.or(heading) else { continue };
            // One that lacks something is a line too many, or is not finished.
            let whole = |index: usize| context.knows_all_of(file, &format!("/sections/{index}"));
            if !whole(first) || !whole(index) {
                continue;
            }
            let place = |index: usize| context.value(file, &format!("/sections/{index}/{name}"));
            diagnostics.push(
                Diagnostic::new(
                    Code::DuplicateSection,
                    format!("two sections have the {name} `{what}`"),
                    place(index).text("again here"),
                )
                .label(place(first).text("first here"))
                .help("make one section of the two, or correct the one that is wrong"),
            );
        }
    }
}

/// A heading without its capitals and what a sentence ends with. Any other sign may be what tells two headings apart.
fn bare(heading: &str) -> String {
    heading.trim_end_matches(['.', ':', '!', ' ']).to_lowercase()
}

/// The section that had the same text before.
fn twin(seen: &mut BTreeMap<String, usize>, text: String, index: usize) -> Option<usize> {
    let first = *seen.entry(text).or_insert(index);
    (first != index).then_some(first)
}
