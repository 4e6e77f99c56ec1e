//! Making a file of an aid that the content has not.

use std::collections::{BTreeMap, BTreeSet};

use super::aids::{Made, Matched, provider_named};
use super::conditions::score;
use super::details;
use super::draft::{Draft, Found};
use super::problems::Problem;
use super::{Remark, Request, empty_section};
use crate::model::{Aid, AidId, ConditionId, Decision, Entry, Language, ProviderId, Site};
use crate::scaffold::{NewAid, NewSection, TODO, id_from};

/// Makes the files, one aid after the other.
pub(super) struct Maker<'m> {
    pub(super) sections: &'m mut Vec<NewSection>,
    pub(super) request: &'m Request<'m>,
    pub(super) existing: &'m Site,
    pub(super) remarks: &'m mut Vec<Remark>,
    pub(super) made: Made,
}

impl<'m> Maker<'m> {
    /// Adds an aid to the page's list, with a file of its own if it is new.
    pub(super) fn add(&mut self, matched: Matched<'_>) {
        let file = if matched.known.is_some() { "page" } else { "aid" };
        for other in &matched.details.others {
            self.remarks.push(Remark {
                line: other.number,
                text: other.text.clone(),
                why: format!("fits no pattern; kept as a comment in the {file}'s file"),
            });
        }
        let id = match matched.known {
            Some(aid) => self.use_known(&matched, aid),
            None => self.make_new(&matched),
        };
        if self.made.list.contains(&id) {
            let remark = matched.remark(format!("left out: `{id}` stands in the list already"));
            self.remarks.push(remark);
        } else {
            self.made.list.push(id);
        }
    }

    fn use_known(&mut self, matched: &Matched<'_>, aid: &Entry<Aid>) -> AidId {
        let id = AidId::from(aid.file.stem());
        for link in &matched.details.links {
            if !aid.links.iter().any(|known| known.url == link.url) {
                let why = format!(
                    "{} is not in {}; kept as a comment in the page's file",
                    link.url, aid.file
                );
                self.remarks.push(matched.remark(why));
                self.made.left.push(format!(
                    "{TODO}: see whether `{id}` has moved here, as the text has it: {}",
                    link.url
                ));
            }
        }
        self.made.left.extend(
            matched
                .details
                .others
                .iter()
                .map(|other| format!("The text, line {}, on `{id}`: {}", other.number, other.text)),
        );
        if !self.covers(&aid.condition) {
            let why = format!(
                "`{id}` is about `{}`, which the text does not explain; a section was added for it",
                aid.condition
            );
            self.remarks.push(matched.remark(why));
            self.sections.push(empty_section(aid.condition.clone(), None));
        }
        id
    }

    fn covers(&self, condition: &ConditionId) -> bool {
        self.sections.iter().any(|section| section.condition.as_ref() == Some(condition))
    }

    fn make_new(&mut self, matched: &Matched<'_>) -> AidId {
        let line = &matched.found.aid;
        let mut comments: Vec<String> = matched
            .details
            .others
            .iter()
            .map(|other| format!("The text, line {}: {}", other.number, other.text))
            .collect();
        let mut links = matched.details.links.clone();
        let mut seen = BTreeSet::new();
        links.retain(|link| seen.insert(link.url.clone()));
        // One address is no collection, and several are no single aid.
        let most = if line.collection { usize::MAX } else { 1 };
        let least = if line.collection { 2 } else { 0 };
        let spare = if links.len() < least { 0 } else { most.min(links.len()) };
        let others: Vec<_> = links.drain(spare..).collect();
        // An address that is not the aid's says nothing of its provider.
        let own = if links.is_empty() { &others } else { &links };
        let (provider, subject) = self.provider(matched, own);
        if let (Some(id), Some(name)) = (&provider, &line.provider)
            && self.existing.providers.contains_key(id)
            && provider_named(self.existing, name).is_none()
        {
            comments.push(format!("The text names {name} as its provider."));
        }
        for link in others {
            comments.push(format!(
                "{TODO}: see what this address is, which the text has as well: {}",
                link.url
            ));
            let why = format!(
                "{} is one address {} for this aid; kept as a comment in its file",
                link.url,
                if line.collection { "too few" } else { "too many" }
            );
            self.remarks.push(matched.remark(why));
        }
        if links.is_empty() {
            comments
                .push(format!("{TODO}: find its address and write it below, with status: active"));
            self.remarks
                .push(matched.remark("has no address; find it, and write it into the aid's file"));
        }
        let mut languages = line.languages.clone();
        if languages.is_empty() {
            languages.push(self.request.language.clone());
            comments.push(format!("{TODO}: see which language it is in; the text does not say"));
            self.remarks.push(
                matched.remark("does not say which language the aid is in; taken for the page's"),
            );
        }
        let id = self.id(&line.subject, provider.as_ref(), &languages);
        let (condition, guessed) = self.condition(matched);
        if guessed {
            comments.push(format!(
                "{TODO}: see whether it is about `{condition}`; no problem of the page is like it"
            ));
        }
        let aid = NewAid {
            id: id.clone(),
            subject: vec![(self.request.language.clone(), subject)],
            condition,
            provider,
            decision: line.decision,
            collection: line.collection,
            languages,
            updated: matched.details.updated,
            links,
            comments,
        };
        self.made.aids.push((id.clone(), aid.to_yaml()));
        id
    }

    /// The condition whose section is most like the aid's subject, and whether none is like it.
    fn condition(&mut self, matched: &Matched<'_>) -> (ConditionId, bool) {
        let subject = matched.subject();
        let best = self
            .sections
            .iter()
            .filter_map(|section| {
                let condition = section.condition.clone()?;
                let name = section.heading.clone().unwrap_or_default();
                let problem = Problem { line: 0, name, others: section.also_called.clone() };
                Some((score(&problem, subject), condition))
            })
            // The first of those that are most alike.
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        match best {
            Some((score, condition)) => {
                if score == 0 {
                    let why = format!(
                        "is like no problem of the page; taken for one about `{condition}`"
                    );
                    self.remarks.push(matched.remark(why));
                }
                (condition, score == 0)
            }
            None => {
                let condition = ConditionId::from(self.request.page.as_str());
                self.sections.push(empty_section(condition.clone(), None));
                self.remarks.push(
                    matched.remark(
                        "the page has no section that the aid could belong to; one was added",
                    ),
                );
                (condition, true)
            }
        }
    }

    fn id(&self, subject: &str, provider: Option<&ProviderId>, languages: &[Language]) -> AidId {
        let end = provider.map_or_else(
            || languages.iter().map(|it| it.as_str().to_lowercase()).collect::<Vec<_>>().join("-"),
            ProviderId::to_string,
        );
        let name = match id_from(subject) {
            Some(subject) => format!("{subject}-{end}"),
            None => format!("{}-{end}", self.request.page),
        };
        let taken = |id: &AidId| {
            self.existing.aids.contains_key(id) || self.made.aids.iter().any(|(made, _)| made == id)
        };
        let mut numbered = (2..).map(|number| AidId::from(format!("{name}-{number}").as_str()));
        let first = AidId::from(name.as_str());
        if taken(&first) { numbered.find(|id| !taken(id)).unwrap_or(first) } else { first }
    }

    /// A page must list an aid. Where the text has none, those that the page lists already are kept,
    /// and for a page that lists none one stands in until there is one.
    pub(super) fn add_missing(&mut self, draft: &Draft) {
        let subject = draft.title.clone().unwrap_or_else(|| self.request.page.to_string());
        let aid = super::aid_line::AidLine {
            subject,
            provider: None,
            decision: Decision::TreatmentMethods,
            collection: false,
            languages: vec![self.request.language.clone()],
        };
        let line = super::layout::Line { number: 1, indent: 0, text: aid.subject.clone() };
        let found = Found { line, aid, details: Vec::new() };
        let details = || details::read(&[], &BTreeMap::new(), |_| false);
        let kept = self.listed_already();
        for aid in &kept {
            self.add(Matched { found: &found, details: details(), known: Some(aid) });
        }
        let matched = Matched { found: &found, details: details(), known: None };
        if !kept.is_empty() {
            let list: Vec<_> = self.made.list.iter().map(|id| format!("`{id}`")).collect();
            let why = format!(
                "no line of an aid was found; the page keeps what it lists already: {}",
                list.join(", ")
            );
            return self.remarks.push(matched.remark(why));
        }
        self.remarks.push(matched.remark(
            "no line of an aid was found; the page lists one without an address until there is one",
        ));
        let id = self.make_new(&matched);
        self.made.list.push(id);
    }

    /// The aids that this page lists in the content, in this language or else in another.
    fn listed_already(&self) -> Vec<&'m Entry<Aid>> {
        let existing = self.existing;
        let own = existing.page(&self.request.page, &self.request.language);
        let other = || existing.pages.iter().find(|page| page.id == self.request.page);
        let list = own.or_else(other).map(|page| page.aids.list.as_slice()).unwrap_or_default();
        list.iter().filter_map(|id| existing.aids.get(id)).collect()
    }
}
