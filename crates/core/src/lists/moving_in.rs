//! A list becomes content: each link an aid, each heading a section of one page.

use std::collections::{BTreeMap, BTreeSet};

use super::{List, Listed};
use crate::address::is_web;
use crate::chars::hidden;
use crate::import::{Import, Remark, Request};
use crate::model::{Access, AidId, ConditionId, Decision, ProviderId, Site};
use crate::scaffold::{NewAid, NewLink, NewPage, NewSection, TODO, id_from};

/// An id is cut off at a word's end before this many letters.
const LONGEST_ID: usize = 60;

/// Makes content files of a list. Aids whose address `existing` has are used as they are. What
/// could not be placed is a remark; `request.text` is not looked at.
pub fn content(list: &List, request: &Request<'_>, existing: &Site) -> Import {
    let (taken, numbers) = (BTreeSet::new(), BTreeMap::new());
    Made { request, existing, taken, numbers }.run(list)
}

struct Made<'r> {
    request: &'r Request<'r>,
    existing: &'r Site,
    /// The ids that aids of this list have got.
    taken: BTreeSet<String>,
    /// The last number that was tried behind each name: many aids may have the same.
    numbers: BTreeMap<String, usize>,
}

impl Made<'_> {
    fn run(mut self, list: &List) -> Import {
        let Self { request, existing, .. } = self;
        let mut sections = Sections::default();
        let mut aids = Vec::new();
        let mut on_page: Vec<AidId> = Vec::new();
        let mut remarks: Vec<Remark> = list
            .remarks
            .iter()
            .chain(&list.left)
            .map(|it| remark(it.line, &it.text, &it.why))
            .collect();
        let mut urls = BTreeSet::new();
        // Of an address that several aids have, the first of them.
        let aids_there = existing.aids.iter().rev();
        let known: BTreeMap<&str, _> = aids_there
            .flat_map(|aid| aid.1.links.iter().rev().map(move |link| (link.url.as_str(), aid)))
            .collect();
        // Links that become no aid of their own.
        let mut elsewhere: Vec<&Listed> = Vec::new();
        for link in &list.links {
            let Some(url) = fit(&link.url) else {
                let why =
                    "a page can have no link with this address; copy it again from the browser";
                remarks.push(remark(link.place.line, &link.url, why));
                continue;
            };
            if !urls.insert(url.clone()) {
                let why =
                    "this address is in the list twice; it became one aid, with the first title";
                remarks.push(remark(link.place.line, words(link), why));
                elsewhere.push(link);
                continue;
            }
            if let Some((id, aid)) = known.get(url.as_str()) {
                on_page.push((*id).clone());
                elsewhere.push(link);
                let is_other = subject_id(link).as_deref() != Some(aid.condition.as_str());
                if is_other {
                    let why = format!(
                        "the aid {id} has this address already, so it stays in the section of its condition, {}",
                        aid.condition
                    );
                    remarks.push(remark(link.place.line, words(link), &why));
                }
                let about = link.about().filter(|_| !is_other);
                let heading = || self.heading(&aid.condition).or_else(|| about.map(str::to_owned));
                sections.of(&aid.condition, heading, about, link.order);
                continue;
            }
            let condition = self.condition(link, &mut sections, &mut remarks);
            let aid = self.aid(link, url, condition, &mut remarks);
            on_page.push(aid.id.clone());
            aids.push((aid.id.clone(), aid.to_yaml()));
        }
        on_page.dedup();
        if on_page.is_empty() {
            remarks.push(remark(
                1,
                "",
                "the list has no link to another site, so the page lists no aid",
            ));
        }
        let mut intro: Vec<&str> = Vec::new();
        for prose in &list.prose {
            match &prose.heading {
                None => intro.push(&prose.text),
                Some(heading) => sections.write(heading, prose.order, &prose.text),
            }
        }
        let mut named = sections.headings();
        for link in elsewhere {
            if let Some(about) = link.about().filter(|it| named.insert((*it).to_owned())) {
                let why =
                    "the aids of the links below this heading stand elsewhere, so it is in no file";
                remarks.push(remark(link.place.line, about, why));
            }
        }
        let title = list.title.clone().unwrap_or_else(|| format!("{TODO}: a title"));
        let known = existing.page(&request.page, &request.language).map(|page| page.slug.clone());
        let page = NewPage {
            id: request.page.clone(),
            language: request.language.clone(),
            slug: known.unwrap_or_else(|| request.page.to_string()),
            slug_is_open: request.language != existing.config.default_language,
            title,
            description: None,
            intro: (!intro.is_empty()).then(|| intro.join("\n\n")),
            sections: sections.in_order(),
            aids_heading: None,
            aids_intro: None,
            aids: on_page,
            reviewed: request.today,
            reviewer: None,
            comments: Vec::new(),
        };
        remarks.sort();
        Import { page: page.to_yaml(), aids, providers: Vec::new(), remarks }
    }

    /// The condition of a link's heading, with its section on first use.
    fn condition(
        &self,
        link: &Listed,
        sections: &mut Sections,
        remarks: &mut Vec<Remark>,
    ) -> ConditionId {
        let id = subject_id(link);
        if id.is_none() {
            let why = "no heading that names a problem stands above this link, so its section is the whole page's";
            remarks.push(remark(link.place.line, words(link), why));
        }
        let id = ConditionId::from(id.unwrap_or_else(|| self.request.page.to_string()).as_str());
        let about = link.about();
        sections.of(&id, || about.map(str::to_owned), about, link.order);
        id
    }

    /// The heading that another page in the same language has above a condition.
    fn heading(&self, condition: &ConditionId) -> Option<String> {
        let pages = self.existing.pages.iter();
        let pages = pages.filter(|page| page.language == self.request.language);
        let mut sections = pages.flat_map(|page| &page.sections);
        let found = sections.find(|section| section.condition.as_ref() == Some(condition))?;
        Some(found.heading.clone())
    }

    fn aid(
        &mut self,
        link: &Listed,
        url: String,
        condition: ConditionId,
        remarks: &mut Vec<Remark>,
    ) -> NewAid {
        let provider = self.provider(link);
        if link.title.is_none() {
            let why =
                "these words do not say what is there; write the title that the aid itself shows";
            remarks.push(remark(link.place.line, &link.url, why));
        }
        let name = link.title.as_deref().and_then(id_from).map(cut);
        let name = name.unwrap_or_else(|| condition.to_string());
        let name = match &provider {
            Some(id) if !name.ends_with(id.as_str()) => format!("{name}-{id}"),
            _ => name,
        };
        let subject = link.about().map(str::to_owned).or_else(|| link.title.clone());
        let subject = subject.unwrap_or_else(|| format!("{TODO}: what it is about"));
        let language = link.in_language().unwrap_or(&self.request.language).clone();
        NewAid {
            id: AidId::from(self.free(name).as_str()),
            subject: vec![(self.request.language.clone(), subject)],
            condition,
            provider,
            decision: Decision::TreatmentMethods,
            collection: false,
            languages: vec![language],
            updated: None,
            links: vec![NewLink {
                url,
                title: link.title.clone(),
                access: Access::Open,
                expect: link.expect.clone(),
            }],
            comments: vec![format!(
                "{TODO}: which decision does it help with? Then remove this line."
            )],
        }
    }

    /// The provider whose host a link leads to.
    fn provider(&self, link: &Listed) -> Option<ProviderId> {
        let url = url::Url::parse(&link.url).ok()?;
        let host = url.host_str()?;
        let found = self.existing.providers.iter().find(|(_, provider)| provider.owns(host));
        found.map(|(id, _)| id.clone())
    }

    /// The name, or the first with a number behind it that no aid has.
    fn free(&mut self, name: String) -> String {
        let number = self.numbers.entry(name.clone()).or_default();
        loop {
            *number += 1;
            let free = if *number == 1 { name.clone() } else { format!("{name}-{number}") };
            let is_there = self.existing.aids.contains_key(free.as_str());
            if !is_there && self.taken.insert(free.clone()) {
                return free;
            }
        }
    }
}

/// The sections of the page, each with the place in the list where it is first spoken of.
#[derive(Default)]
struct Sections {
    all: Vec<(usize, NewSection)>,
    of_condition: BTreeMap<ConditionId, usize>,
    /// The section of each heading, by what its links are about or by its words.
    named: BTreeMap<String, usize>,
}

impl Sections {
    /// Makes the section of a condition, if there is none yet, and that of the heading above a link the same.
    fn of(
        &mut self,
        condition: &ConditionId,
        heading: impl FnOnce() -> Option<String>,
        about: Option<&str>,
        order: usize,
    ) {
        let at = match self.of_condition.get(condition) {
            Some(at) => *at,
            None => {
                let at = self.add(order, Some(condition.clone()), heading());
                self.of_condition.insert(condition.clone(), at);
                at
            }
        };
        if let Some(about) = about {
            self.named.insert(about.to_owned(), at);
        }
    }

    fn add(
        &mut self,
        order: usize,
        condition: Option<ConditionId>,
        heading: Option<String>,
    ) -> usize {
        self.all
            .push((order, NewSection { condition, heading, also_called: Vec::new(), body: None }));
        self.all.len() - 1
    }

    /// Adds a text to the section of its heading. One without links is about no condition.
    fn write(&mut self, heading: &str, order: usize, text: &str) {
        let at = match self.named.get(heading) {
            Some(at) => *at,
            None => {
                let at = self.add(order, None, Some(heading.to_owned()));
                self.named.insert(heading.to_owned(), at);
                at
            }
        };
        if let Some((first, section)) = self.all.get_mut(at) {
            *first = order.min(*first);
            section.body = Some(match section.body.take() {
                Some(body) => format!("{body}\n\n{text}"),
                None => text.to_owned(),
            });
        }
    }

    fn headings(&self) -> BTreeSet<String> {
        self.all.iter().filter_map(|(_, section)| section.heading.clone()).collect()
    }

    fn in_order(mut self) -> Vec<NewSection> {
        self.all.sort_by_key(|(order, _)| *order);
        self.all.into_iter().map(|(_, section)| section).collect()
    }
}

/// An address as content has it, if a page can have a link to it.
fn fit(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let url = format!("{}://{rest}", scheme.to_ascii_lowercase());
    let is_odd = |c: char| c.is_whitespace() || hidden(c).is_some();
    let is_fit = !url.contains(is_odd) && url::Url::parse(&url).is_ok_and(|url| is_web(&url));
    is_fit.then_some(url)
}

/// The condition that the heading of a link names.
fn subject_id(link: &Listed) -> Option<String> {
    link.about().and_then(id_from).map(cut)
}

/// An id that is not too long for a file's name, without half a word at its end.
fn cut(id: String) -> String {
    match id.get(..LONGEST_ID) {
        Some(start) => start.rsplit_once('-').map_or(start, |(words, _)| words).to_owned(),
        None => id,
    }
}

fn words(link: &Listed) -> &str {
    link.title.as_deref().unwrap_or(&link.url)
}

fn remark(line: usize, text: &str, why: &str) -> Remark {
    Remark { line, text: text.to_owned(), why: why.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::{Format, read};
    use crate::model::{Language, PageId};

    /// Each number is tried once: from 2 for each aid anew, a thousand of one name took half a million tries.
    #[test]
    fn many_aids_of_one_name_are_numbered_without_counting_anew() {
        let request = Request {
            text: "",
            language: Language::from("nl"),
            page: PageId::from("knie"),
            today: jiff::civil::date(2026, 11, 22),
        };
        let (taken, numbers) = (BTreeSet::from(["keuzehulp-2".to_owned()]), BTreeMap::new());
        let existing = Site::default();
        let mut made = Made { request: &request, existing: &existing, taken, numbers };
        let names: Vec<String> = (0..1000).map(|_| made.free("keuzehulp".to_owned())).collect();
        assert_eq!((names[0].as_str(), names[1].as_str()), ("keuzehulp", "keuzehulp-3"));
        assert_eq!((names[999].as_str(), made.numbers["keuzehulp"]), ("keuzehulp-1001", 1001));
    }

    #[test]
    fn a_heading_is_a_section_and_a_link_an_aid() {
        let list = read(
            Format::Markdown,
            "# Back\n\n[Before any](https://a.example/0)\n\n## Scoliosis\n\n- [Should I have surgery?](https://a.example/1)\n\
             - [Een brace dragen? (NL)](https://a.example/2)\n- [here](https://a.example/3)\n- [ours](/about)\n\n\
             ## Hernia\n- [Should I have surgery?](https://a.example/4)\n",
        )
        .unwrap();
        let request = Request {
            text: "",
            language: Language::from("en"),
            page: PageId::from("back"),
            today: jiff::civil::date(2026, 11, 22),
        };
        let import = content(&list, &request, &Site::default());
        let names: Vec<_> = import.aids.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(
            names,
            [
                "before-any",
                "should-i-have-surgery",
                "een-brace-dragen",
                "scoliosis",
                "should-i-have-surgery-2"
            ]
        );
        let remarks: Vec<_> = import
            .remarks
            .iter()
            .map(|it| format!("{}: {}: {}", it.line, it.text, it.why))
            .collect();
        insta::assert_snapshot!(remarks.join("\n"), @"
        9: https://a.example/3: these words do not say what is there; write the title that the aid itself shows
        10: /about: this address is relative, so it leads to a page of the same site; write it with https:// to have it asked
        ");
        insta::assert_snapshot!(import.aids[2].1, @"
        # yaml-language-server: $schema=../../schemas/aid.schema.json
        # TODO: which decision does it help with? Then remove this line.
        id: een-brace-dragen
        subject: {en: Scoliosis}
        condition: scoliosis
        decision: treatment-methods
        languages: [nl]
        status: active
        links:
          - url: https://a.example/2
            title: Een brace dragen?
        ");
        insta::assert_snapshot!(import.page, @r#"
        # yaml-language-server: $schema=../../../schemas/page.schema.json
        id: back
        language: en
        # A draft is not published. Take the next line out when nothing is left to do.
        draft: true
        slug: back
        title: "TODO: a title"
        description: "TODO: one sentence about the page, for search results."
        # The overview of the conditions is made from the sections and follows the last sentence.
        intro: |
          TODO: what this page is about, with a last sentence that leads up to the overview.
        sections:
          - condition: back
            heading: Back
            also_called: []
            body: |
              TODO: what it is, and which treatments there are.
          - condition: scoliosis
            heading: Scoliosis
            also_called: []
            body: |
              TODO: what it is, and which treatments there are.
          - condition: hernia
            heading: Hernia
            also_called: []
            body: |
              TODO: what it is, and which treatments there are.
        aids:
          heading: Decision aids
          intro: |
            These decision aids tell you more about the pros and cons of the treatments. They
            also help you find out what you prefer. Talk to your doctor about them before you
            decide.
          list: [before-any, should-i-have-surgery, een-brace-dragen, scoliosis, should-i-have-surgery-2]
        review: {on: 2026-11-22, by: "TODO: who has read it through and found it right."}
        "#);
    }
}
