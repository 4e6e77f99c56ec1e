//! The aids of a text: those that the content has already, and files for the others.

use std::collections::{BTreeMap, BTreeSet};

use url::Url;

use super::conditions::score;
use super::details::{self, Details};
use super::draft::{Draft, Found, Problem};
use super::names::key;
use super::{Remark, Request, empty_section};
use crate::model::{
    Aid, AidId, ConditionId, Decision, Entry, Language, Provider, ProviderId, Site,
};
use crate::scaffold::{NewAid, NewProvider, NewSection, id_from};

/// An aid of the text, and the one of the content that it is.
pub(super) struct Matched<'s> {
    found: &'s Found,
    details: Details,
    pub(super) known: Option<&'s Entry<Aid>>,
}

impl Matched<'_> {
    pub(super) fn subject(&self) -> &str {
        &self.found.aid.subject
    }

    fn remark(&self, why: impl Into<String>) -> Remark {
        Remark { line: self.found.line.number, text: self.found.line.text.clone(), why: why.into() }
    }
}

/// The files to be written, and what the page lists.
#[derive(Default)]
pub(super) struct Made {
    pub(super) list: Vec<AidId>,
    pub(super) aids: Vec<(AidId, String)>,
    pub(super) providers: Vec<(ProviderId, String)>,
}

/// Finds the text's aids among the content's.
pub(super) fn find<'s>(
    draft: &'s Draft,
    request: &Request<'_>,
    existing: &'s Site,
) -> Vec<Matched<'s>> {
    let ours = |name: &str| provider_named(existing, name).is_some();
    draft
        .aids
        .iter()
        .map(|found| {
            let details = details::read(&found.details, &draft.addresses, ours);
            let known = existing.aids.values().find(|aid| is_same(found, aid, request, existing));
            Matched { found, details, known }
        })
        .collect()
}

fn is_same(found: &Found, aid: &Aid, request: &Request<'_>, existing: &Site) -> bool {
    let line = &found.aid;
    let subject = aid.subject.get(&request.language).map(key);
    let shown = existing.provider_of(aid).and_then(|provider| provider.short_name.as_deref());
    subject == Some(key(&line.subject))
        && shown.map(key) == line.provider.as_deref().map(key)
        && aid.decision == line.decision
        && aid.collection == line.collection
        && (line.languages.is_empty() || aid.languages == line.languages)
}

fn provider_named<'s>(existing: &'s Site, name: &str) -> Option<&'s Entry<Provider>> {
    existing.providers.values().find(|provider| {
        let names = [Some(provider.name.as_str()), provider.short_name.as_deref()];
        names.into_iter().flatten().any(|it| key(it) == key(name))
    })
}

/// Makes files for the aids that the content has not.
pub(super) fn make(
    draft: &Draft,
    aids: Vec<Matched<'_>>,
    sections: &mut Vec<NewSection>,
    request: &Request<'_>,
    existing: &Site,
    remarks: &mut Vec<Remark>,
) -> Made {
    let mut maker = Maker { sections, request, existing, remarks, made: Made::default() };
    for matched in aids {
        maker.add(matched);
    }
    if maker.made.list.is_empty() {
        maker.add_placeholder(draft);
    }
    maker.made
}

struct Maker<'m> {
    sections: &'m mut Vec<NewSection>,
    request: &'m Request<'m>,
    existing: &'m Site,
    remarks: &'m mut Vec<Remark>,
    made: Made,
}

impl Maker<'_> {
    fn add(&mut self, matched: Matched<'_>) {
        for other in &matched.details.others {
            let why = "fits no pattern; kept as a comment in the aid's file if that is new";
            self.remarks.push(Remark {
                line: other.number,
                text: other.text.clone(),
                why: why.to_owned(),
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
                let why = format!("{} is not in {}, and was not added to it", link.url, aid.file);
                self.remarks.push(matched.remark(why));
            }
        }
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
        let (provider, subject) = self.provider(matched);
        let mut links = matched.details.links.clone();
        let mut seen = BTreeSet::new();
        links.retain(|link| seen.insert(link.url.clone()));
        // One address is no collection, and several are no single aid.
        let most = if line.collection { usize::MAX } else { 1 };
        let least = if line.collection { 2 } else { 0 };
        let spare = if links.len() < least { 0 } else { most.min(links.len()) };
        for link in links.drain(spare..) {
            comments.push(format!("An address that the text has as well: {}", link.url));
            let why = format!(
                "{} is one address {} for this aid; kept as a comment in its file",
                link.url,
                if line.collection { "too few" } else { "too many" }
            );
            self.remarks.push(matched.remark(why));
        }
        if links.is_empty() {
            self.remarks
                .push(matched.remark("has no address; find it, and write it into the aid's file"));
        }
        let mut languages = line.languages.clone();
        if languages.is_empty() {
            languages.push(self.request.language.clone());
            self.remarks.push(
                matched.remark("does not say which language the aid is in; taken for the page's"),
            );
        }
        let id = self.id(&line.subject, provider.as_ref(), &languages);
        let aid = NewAid {
            id: id.clone(),
            subject: vec![(self.request.language.clone(), subject)],
            condition: self.condition(matched),
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

    /// The provider of a new aid, and the aid's subject: with the provider in it, as the text has
    /// it, where the provider cannot be told.
    fn provider(&mut self, matched: &Matched<'_>) -> (Option<ProviderId>, String) {
        let line = &matched.found.aid;
        let hosts: Vec<String> = matched
            .details
            .links
            .iter()
            .filter_map(|link| Some(Url::parse(&link.url).ok()?.host_str()?.to_owned()))
            .collect();
        let names = line.provider.iter().chain(&matched.details.names);
        let known = names.into_iter().find_map(|name| provider_named(self.existing, name));
        if let Some(provider) = known
            && hosts.iter().all(|host| provider.owns(host))
        {
            return (Some(provider.file.stem().into()), line.subject.clone());
        }
        let made = known.is_none().then(|| self.new_provider(matched)).flatten();
        match (made, &line.provider) {
            (Some(id), _) => (Some(id), line.subject.clone()),
            (None, None) => (None, line.subject.clone()),
            (None, Some(name)) => {
                let why = match known {
                    Some(provider) => format!(
                        "its address is not on a host of {}; `{name}` is kept in the subject",
                        provider.file
                    ),
                    None => format!(
                        "there is no provider `{name}`, and no address to make one from; `{name}` is kept in the subject"
                    ),
                };
                self.remarks.push(matched.remark(why));
                (None, format!("{} ({name})", line.subject))
            }
        }
    }

    /// A provider made from the address of its first aid.
    fn new_provider(&mut self, matched: &Matched<'_>) -> Option<ProviderId> {
        let short_name = matched.found.aid.provider.clone();
        let full_name = matched.details.names.first().cloned();
        let id = ProviderId::from(id_from(short_name.as_ref().or(full_name.as_ref())?)?.as_str());
        let mut home = Url::parse(&matched.details.links.first()?.url).ok()?;
        home.set_path("/");
        home.set_query(None);
        home.set_fragment(None);
        let hosts: BTreeSet<_> = matched
            .details
            .links
            .iter()
            .map(|link| {
                Url::parse(&link.url).ok().and_then(|url| url.host_str().map(str::to_owned))
            })
            .collect();
        let owned = self.existing.provider_of_host(home.host_str()?).is_some();
        if hosts.len() > 1 || owned || self.existing.providers.contains_key(&id) {
            return None;
        }
        let provider = NewProvider {
            id: id.clone(),
            name: full_name.or_else(|| short_name.clone())?,
            short_name,
            home,
        };
        let yaml = provider.to_yaml();
        match self.made.providers.iter().find(|(known, _)| *known == id) {
            // The same name with another address: one of the two is not the provider's own.
            Some((_, known)) if *known != yaml => return None,
            Some(_) => {}
            None => {
                let why = format!(
                    "providers/{id}.yaml was made from the aid's address; put its name and home page right"
                );
                self.remarks.push(matched.remark(why));
                self.made.providers.push((id.clone(), yaml));
            }
        }
        Some(id)
    }

    /// The condition whose section is most like the aid's subject.
    fn condition(&mut self, matched: &Matched<'_>) -> ConditionId {
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
                condition
            }
            None => {
                let condition = ConditionId::from(self.request.page.as_str());
                self.sections.push(empty_section(condition.clone(), None));
                self.remarks.push(
                    matched.remark(
                        "the page has no section that the aid could belong to; one was added",
                    ),
                );
                condition
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

    /// A page must list an aid. Where the text has none, one stands in until there is one.
    fn add_placeholder(&mut self, draft: &Draft) {
        let subject = draft.title.clone().unwrap_or_else(|| self.request.page.to_string());
        let aid = super::aid_line::AidLine {
            subject,
            provider: None,
            decision: Decision::TreatmentMethods,
            collection: false,
            languages: vec![self.request.language.clone()],
        };
        let line = super::text::Line { number: 1, indent: 0, text: aid.subject.clone() };
        let found = Found { line, aid, details: Vec::new() };
        let details = details::read(&[], &BTreeMap::new(), |_| false);
        let matched = Matched { found: &found, details, known: None };
        self.remarks.push(matched.remark(
            "no line of an aid was found; the page lists one without an address until there is one",
        ));
        let id = self.make_new(&matched);
        self.made.list.push(id);
    }
}
