//! A content folder made of the simulated web's labelled links, so that labels and content cannot
//! drift apart.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use serde::Serialize;
use signpost_core::Verdict;
use signpost_core::model::{
    Access, Aid, AidId, AidLink, AidSection, ConditionId, Decision, Language, Page, PageId,
    PageKind, Period, Review, Section, SiteConfig, Status,
};
use signpost_testweb::LabelledLink;

/// Writes the content folder.
pub(crate) fn write(folder: &Path, links: &[LabelledLink]) -> anyhow::Result<()> {
    put(folder, "site.yaml", &site())?;
    put(folder, "pages/demo/en.yaml", &page(links))?;
    for link in links {
        put(folder, &format!("aids/{}.yaml", link.name), &aid(link)?)?;
    }
    Ok(())
}

fn put(folder: &Path, name: &str, content: &impl Serialize) -> anyhow::Result<()> {
    let path = folder.join(name);
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent).with_context(|| format!("{} cannot be made", parent.display()))?;
    fs::write(&path, serde_yaml::to_string(content)?)
        .with_context(|| format!("{} cannot be written", path.display()))
}

fn site() -> SiteConfig {
    SiteConfig {
        name: [("en", "Signpost demo")].into(),
        base_url: "https://example.org/".to_owned(),
        languages: vec![Language::from("en")],
        default_language: Language::from("en"),
        review_every: Period::months(24),
        aid_stale_after: Period::years(5),
        source: None,
        documentation: None,
        audit: None,
    }
}

/// One section for each verdict, so that the page shows what becomes of an aid with it.
fn page(links: &[LabelledLink]) -> Page {
    let sections = Verdict::ALL
        .into_iter()
        .filter(|verdict| links.iter().any(|link| link.verdict == verdict.as_str()))
        .map(|verdict| Section {
            condition: Some(ConditionId::from(verdict.as_str())),
            heading: format!("Links that are {verdict}"),
            also_called: Vec::new(),
            body: "These links of the simulated web were made to be so.".to_owned(),
        })
        .collect();
    Page {
        id: PageId::from("demo"),
        language: Language::from("en"),
        draft: false,
        kind: PageKind::Aids,
        slug: "demo".to_owned(),
        former_slugs: Vec::new(),
        title: "Signpost demo".to_owned(),
        description: "Every way in which a link can be there, be gone or be something else.".to_owned(),
        intro: "None of these links leads anywhere real: a web was made up for them.\n\nThe links are sorted by their true state:\n".to_owned(),
        sections,
        aids: AidSection {
            heading: "The links".to_owned(),
            intro: "What you see of each link is what a reader would. On a real page, talk to your doctor before deciding.".to_owned(),
            list: links.iter().map(|link| AidId::from(link.name)).collect(),
        },
        review: Review { on: jiff::civil::date(2026, 11, 22), by: "Signpost maintainers".to_owned(), role: None },
    }
}

fn aid(link: &LabelledLink) -> anyhow::Result<Aid> {
    let access: Access = serde_json::from_value(link.access.into())
        .with_context(|| format!("the simulated web's `{}` has an unknown access", link.name))?;
    let address = AidLink {
        url: link.url.to_owned(),
        title: (!link.title.is_empty()).then(|| link.title.to_owned()),
        access,
        expect: link.expect.iter().map(|&word| word.to_owned()).collect(),
        verified: None,
    };
    Ok(Aid {
        id: AidId::from(link.name),
        subject: [("en", link.subject)].into(),
        condition: ConditionId::from(link.verdict),
        provider: None,
        decision: Decision::TreatmentMethods,
        collection: false,
        expect_min: None,
        languages: vec![Language::from(link.language)],
        updated: None,
        status: Status::Active,
        archived_on: None,
        withdrawn_on: None,
        successor: None,
        links: vec![address],
    })
}
