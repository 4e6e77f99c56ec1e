//! The texts that two versions of a page have in common.

use crate::model::{ConditionId, Page, Section};

/// A text of a page and the same one of another version, each with its pointer.
pub(super) struct Pair<'l> {
    pub(super) pointers: [String; 2],
    pub(super) texts: [&'l str; 2],
    pub(super) kind: Kind<'l>,
    /// Whether only their places say that they are the same text.
    pub(super) by_place: bool,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'l> {
    /// Markdown.
    Prose,
    /// A title or a description.
    Line,
    /// The heading above the aids.
    AidsHeading,
    /// The heading of the section about this condition.
    Heading(&'l ConditionId),
}

/// Every text that both versions have.
pub(super) fn pairs<'l>(one: &'l Page, other: &'l Page) -> Vec<Pair<'l>> {
    let same = |pointer: &str, texts, kind| Pair {
        pointers: [pointer.to_owned(), pointer.to_owned()],
        texts,
        kind,
        by_place: false,
    };
    let mut pairs = vec![
        same("/title", [one.title.as_str(), &other.title], Kind::Line),
        same("/description", [&one.description, &other.description], Kind::Line),
        same("/intro", [&one.intro, &other.intro], Kind::Prose),
        same("/aids/heading", [&one.aids.heading, &other.aids.heading], Kind::AidsHeading),
        same("/aids/intro", [&one.aids.intro, &other.aids.intro], Kind::Prose),
    ];
    for (places, sections, by_place) in sections(one, other) {
        let at = |key: &str| places.map(|it| format!("/sections/{it}/{key}"));
        let mut add =
            |key: &str, texts, kind| pairs.push(Pair { pointers: at(key), texts, kind, by_place });
        let condition = sections[0].condition.as_ref();
        let heading = condition.map_or(Kind::Line, Kind::Heading);
        add("heading", sections.map(|it| it.heading.as_str()), heading);
        add("body", sections.map(|it| it.body.as_str()), Kind::Prose);
    }
    pairs
}

/// Every list of other names that both versions have, with their pointers. Each name is a paragraph.
pub(super) fn other_names(one: &Page, other: &Page) -> Vec<([String; 2], [String; 2])> {
    let sections = sections(one, other).into_iter().filter(|(_, _, by_place)| !by_place);
    let names = sections.map(|(places, sections, _)| {
        let pointers = places.map(|it| format!("/sections/{it}/also_called"));
        (pointers, sections.map(|it| it.also_called.join("\n\n")))
    });
    names.filter(|(_, names)| names.iter().all(|it| !it.is_empty())).collect()
}

/// The sections that both versions have, with their places, and whether only those say that they are the same.
fn sections<'l>(one: &'l Page, other: &'l Page) -> Vec<([usize; 2], [&'l Section; 2], bool)> {
    let mut found = Vec::new();
    // A section without a condition has no name, but a page and its version mostly have as many.
    let unnamed = |page: &'l Page| -> Vec<usize> {
        let sections = page.sections.iter().enumerate();
        sections.filter(|(_, it)| it.condition.is_none()).map(|(index, _)| index).collect()
    };
    let others = Some(unnamed(other)).filter(|it| it.len() == unnamed(one).len());
    let mut others = others.into_iter().flatten();
    for (index, section) in one.sections.iter().enumerate() {
        let condition = section.condition.as_ref();
        let place = match condition {
            Some(_) => other.sections.iter().position(|it| it.condition.as_ref() == condition),
            None => others.next(),
        };
        let Some((place, same)) = place.and_then(|at| Some((at, other.sections.get(at)?))) else {
            continue;
        };
        found.push(([index, place], [section, same], condition.is_none()));
    }
    found
}
