//! The texts that two versions of a page have in common.

use crate::model::{ConditionId, Page};

/// A text of a page and the same one of another version, each with its pointer.
pub(super) struct Pair<'l> {
    pub(super) pointers: [String; 2],
    pub(super) texts: [&'l str; 2],
    pub(super) kind: Kind<'l>,
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
    };
    let mut pairs = vec![
        same("/title", [one.title.as_str(), &other.title], Kind::Line),
        same("/description", [&one.description, &other.description], Kind::Line),
        same("/intro", [&one.intro, &other.intro], Kind::Prose),
        same("/aids/heading", [&one.aids.heading, &other.aids.heading], Kind::AidsHeading),
        same("/aids/intro", [&one.aids.intro, &other.aids.intro], Kind::Prose),
    ];
    for (index, section) in one.sections.iter().enumerate() {
        let Some(condition) = &section.condition else { continue };
        let place = other.sections.iter().position(|it| it.condition.as_ref() == Some(condition));
        let Some((place, same)) = place.and_then(|at| Some((at, other.sections.get(at)?))) else {
            continue;
        };
        let at = |key: &str| [index, place].map(|it| format!("/sections/{it}/{key}"));
        let mut add = |key: &str, texts, kind| pairs.push(Pair { pointers: at(key), texts, kind });
        add("heading", [&section.heading, &same.heading], Kind::Heading(condition));
        add("body", [&section.body, &same.body], Kind::Prose);
    }
    pairs
}
