//! The language of a text in which an element may be in another (`<section lang="nl">`).

use super::DEEPEST;
use crate::model::Language;

/// Elements that end where the next of them begins, whether or not a tag says so.
pub(super) const ENDS_BY_ITSELF: [&str; 7] = ["li", "p", "td", "th", "tr", "dd", "dt"];

/// Elements in which such an element may stand within another of its name.
const HOLDS_OTHERS: [&str; 4] = ["ul", "ol", "dl", "table"];

/// Elements without an end.
pub(super) const EMPTY: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// The language of a text at each of its places.
#[derive(Debug, Default)]
pub(super) struct Languages {
    whole: Option<Language>,
    open: Vec<Open>,
}

/// An element that has a language of its own.
#[derive(Debug)]
struct Open {
    name: String,
    language: Option<Language>,
    /// How many elements of its name are open in it, and how many lists and tables.
    same: usize,
    holders: usize,
}

impl Languages {
    /// The whole text is in this language.
    pub(super) fn set(&mut self, language: Option<Language>) {
        self.whole = language;
    }

    /// The language at this place.
    pub(super) fn now(&self) -> Option<&Language> {
        self.open.last().map_or(self.whole.as_ref(), |open| open.language.as_ref())
    }

    /// A tag: of an element that begins, in a language of its own if it says so, or of one that ends.
    pub(super) fn tag(&mut self, name: &str, begins: bool, language: Option<Option<Language>>) {
        if name == "html" {
            self.whole = language.flatten().or_else(|| self.whole.take());
            return;
        }
        if EMPTY.contains(&name) {
            return;
        }
        let holds = HOLDS_OTHERS.contains(&name);
        while let Some(last) = self.open.last() {
            let is_same = last.name == name;
            let by_itself = ENDS_BY_ITSELF.contains(&last.name.as_str()) && last.holders == 0;
            let ends = match begins {
                true => by_itself && is_same,
                false if is_same => by_itself || last.same == 0,
                false => by_itself && holds,
            };
            if !ends {
                break;
            }
            self.open.pop();
            if !begins && is_same {
                return;
            }
        }
        if let Some(language) = language.filter(|_| begins && self.open.len() < DEEPEST) {
            self.open.push(Open { name: name.to_owned(), language, same: 0, holders: 0 });
        } else if let Some(last) = self.open.last_mut() {
            let (same, holders) = (usize::from(last.name == name), usize::from(holds));
            if begins {
                last.same += same;
                last.holders += holders;
            } else {
                last.same = last.same.saturating_sub(same);
                last.holders = last.holders.saturating_sub(holders);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The language behind each tag.
    fn after(tags: &str) -> String {
        let mut languages = Languages::default();
        languages.set(Some("en".into()));
        let seen = tags.split_whitespace().map(|tag| {
            let (name, language) =
                tag.split_once(':').map_or((tag, None), |(name, own)| (name, Some(own)));
            let language = language.map(|own| Some(Language::from(own)));
            languages.tag(name.trim_start_matches('/'), !name.starts_with('/'), language);
            format!("{tag} {}", languages.now().map_or("-", Language::as_str))
        });
        seen.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn one_element_with_a_language_stands_in_another() {
        insta::assert_snapshot!(after(
            "div:nl div:fr div /div /div /div li:nl ul li:fr li /li /ul /li li:nl ul li:fr /ul li"
        ), @"
        div:nl nl
        div:fr fr
        div fr
        /div fr
        /div nl
        /div en
        li:nl nl
        ul nl
        li:fr fr
        li nl
        /li nl
        /ul nl
        /li en
        li:nl nl
        ul nl
        li:fr fr
        /ul nl
        li en
        ");
    }

    #[test]
    fn an_element_has_its_language_until_it_ends() {
        insta::assert_snapshot!(after(
            "html:de div:nl div /div ul li:fr ul li /ul li br:it li:es /ul /div p:da p"
        ), @"
        html:de de
        div:nl nl
        div nl
        /div nl
        ul nl
        li:fr fr
        ul fr
        li fr
        /ul fr
        li nl
        br:it nl
        li:es es
        /ul nl
        /div de
        p:da da
        p de
        ");
    }
}
