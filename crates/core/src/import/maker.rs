//! Making a file of an aid that the content has not.

use std::collections::{BTreeMap, BTreeSet};

use super::aid_line::AidLine;
use super::aids::{Made, Matched, provider_named};
use super::conditions::like;
use super::details;
use super::draft::{Draft, Found};
use super::layout::Line;
use super::names::Likeness;
use super::problems::Problem;
use super::{Remark, Request, empty_section};
use crate::model::{Aid, AidId, ConditionId, Decision, Entry, Language, ProviderId, Site};
use crate::scaffold::{NewAid, NewSection, TODO, id_from};

const NO_PROBLEM: &str = "no problem of the page is like it";

/// Makes the files, one aid after the other.
pub(super) struct Maker<'m> {
    pub(super) sections: &'m mut Vec<NewSection>,
    pub(super) request: &'m Request<'m>,
    pub(super) existing: &'m Site,
    pub(super) remarks: &'m mut Vec<Remark>,
    pub(super) made: Made,
}

/// A line of the text that no file has a place for, as a comment.
fn told(line: &Line, id: &AidId) -> String {
    format!("The text, line {}, on `{id}`: {}", line.number, line.text)
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
        let id = match (matched.known, self.twin(&matched)) {
            (Some(aid), _) => self.use_known(&matched, aid),
            (None, Some(id)) => {
                let others = matched.details.others.iter();
                let lines = [&matched.found.line].into_iter().chain(others);
                self.made.left.extend(lines.map(|line| told(line, &id)));
                id
            }
            (None, None) => self.make_new(&matched),
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
        if matched.is_called_otherwise {
            let language = &self.request.language;
            let what = match aid.subject.get(language) {
                Some(_) => "see which of the two is right".to_owned(),
                None => format!("write its subject in `{language}` into the aid's file"),
            };
            self.remarks.push(matched.remark(format!("is `{id}` by its address; {what}")));
            let (number, line) = (matched.found.line.number, &matched.found.line.text);
            self.made
                .left
                .push(format!("{TODO}: {what}: `{id}` is in the text, line {number}: {line}"));
        }
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
        self.made.left.extend(matched.details.others.iter().map(|other| told(other, &id)));
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

    /// The new aid of a line further up that is the same, or has all addresses of this one.
    fn twin(&self, matched: &Matched<'_>) -> Option<AidId> {
        let (line, links) = (&matched.found.aid, &matched.details.links);
        let is_same = |(other, urls, _): &&(AidLine, Vec<String>, AidId)| {
            links.iter().all(|link| urls.contains(&link.url))
                && line.collection == other.collection
                && (!links.is_empty() || line == other)
        };
        self.made.of.iter().find(is_same).map(|(.., id)| id.clone())
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
        if self.made.of.iter().any(|(other, ..)| other == line) {
            let why = "is in the text with another address too; see whether it is another aid";
            self.remarks.push(matched.remark(why));
        }
        let id = self.id(&line.subject, provider.as_ref(), &languages);
        let urls = matched.details.links.iter().map(|link| link.url.clone()).collect();
        self.made.of.push((line.clone(), urls, id.clone()));
        let (condition, doubt) = self.condition(matched);
        if let Some(doubt) = doubt {
            comments.push(format!("{TODO}: see whether it is about `{condition}`; {doubt}"));
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

    /// The condition whose section is most like the aid's subject, and why a person must see whether that is so.
    fn condition(&mut self, matched: &Matched<'_>) -> (ConditionId, Option<&'static str>) {
        let subject = matched.subject();
        let alike: Vec<(Likeness, ConditionId)> = self
            .sections
            .iter()
            .filter_map(|section| {
                let condition = section.condition.clone()?;
                let name = section.heading.clone().unwrap_or_default();
                let problem = Problem { line: 0, name, others: section.also_called.clone() };
                Some((like(&problem, subject), condition))
            })
            .collect();
        // The first of those that are most alike.
        let best = alike.iter().reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((most, condition)) = best else {
            let condition = ConditionId::from(self.request.page.as_str());
            self.sections.push(empty_section(condition.clone(), None));
            let why = "the page has no section that the aid could belong to; one was added";
            self.remarks.push(matched.remark(why));
            return (condition, Some(NO_PROBLEM));
        };
        let is_rival = |(like, other): &(Likeness, _)| like == most && other != condition;
        let doubt = if most.is_none() {
            Some(NO_PROBLEM)
        } else if !most.is_sure() {
            Some("the two have only a part of their names in common")
        } else if alike.iter().any(is_rival) {
            Some("another problem of the page is as much like it")
        } else {
            None
        };
        if let Some(doubt) = doubt {
            let why = format!("taken for one about `{condition}`, though {doubt}");
            self.remarks.push(matched.remark(why));
        }
        (condition.clone(), doubt)
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
        let aid = AidLine {
            subject,
            provider: None,
            decision: Decision::TreatmentMethods,
            collection: false,
            languages: vec![self.request.language.clone()],
        };
        let line = Line { number: 1, indent: 0, text: aid.subject.clone() };
        let found = Found { line, aid, details: Vec::new() };
        let details = || details::read(&[], &BTreeMap::new(), |_| false);
        let kept = self.listed_already();
        for aid in &kept {
            self.add(Matched {
                found: &found,
                details: details(),
                known: Some(aid),
                is_called_otherwise: false,
            });
        }
        let matched =
            Matched { found: &found, details: details(), known: None, is_called_otherwise: false };
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
