//! Generated content of any size: as plain as real content, and the same on every machine.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use jiff::civil::date;
use signpost_core::model::{
    Access, Aid, AidId, AidLink, AidSection, ConditionId, Decision, Language, Localized, Manners,
    Page, PageId, PageKind, Period, Provider, ProviderId, Review, Section, SiteConfig, Status,
    Updated, Verified,
};

/// How many aids each page lists.
pub(crate) const AIDS_PER_PAGE: usize = 5;
const LANGUAGES: [&str; 2] = ["en", "nl"];

/// Generated content, and the files of each kind in it.
pub(crate) struct Generated {
    pub(crate) content: PathBuf,
    pub(crate) pages: Vec<PathBuf>,
    pub(crate) aids: Vec<PathBuf>,
    pub(crate) providers: Vec<PathBuf>,
    pub(crate) site: PathBuf,
    pub(crate) suppressions: PathBuf,
}

impl Generated {
    /// Writes content with this many pages, each in two languages.
    pub(crate) fn write(folder: &Path, pages: usize) -> anyhow::Result<Self> {
        let content = folder.join("content");
        if content.exists() {
            fs::remove_dir_all(&content)
                .with_context(|| format!("{} cannot be cleared", content.display()))?;
        }
        let put = |name: String, value: &dyn erased::Yaml| -> anyhow::Result<PathBuf> {
            let path = content.join(name);
            fs::create_dir_all(path.parent().unwrap_or(&content))?;
            fs::write(&path, value.yaml()?)
                .with_context(|| format!("{} cannot be written", path.display()))?;
            Ok(path)
        };
        let mut generated = Self {
            site: put("site.yaml".to_owned(), &site())?,
            suppressions: put("suppressions.yaml".to_owned(), &Vec::<u8>::new())?,
            providers: vec![put("providers/ohri.yaml".to_owned(), &provider())?],
            pages: Vec::new(),
            aids: Vec::new(),
            content: content.clone(),
        };
        for number in 0..pages {
            for language in LANGUAGES {
                generated.pages.push(put(
                    format!("pages/page-{number}/{language}.yaml"),
                    &page(number, language),
                )?);
            }
            for aid in 0..AIDS_PER_PAGE {
                generated.aids.push(put(
                    format!("aids/{}.yaml", aid_id(number, aid)),
                    &self::aid(number, aid),
                )?);
            }
        }
        Ok(generated)
    }

    /// How many files there are.
    pub(crate) fn files(&self) -> usize {
        self.pages.len() + self.aids.len() + self.providers.len() + 2
    }
}

/// Serde's own trait cannot be used behind a pointer.
mod erased {
    use serde::Serialize;

    pub(crate) trait Yaml {
        fn yaml(&self) -> anyhow::Result<String>;
    }

    impl<T: Serialize> Yaml for T {
        fn yaml(&self) -> anyhow::Result<String> {
            // Other readers take a plain date for a moment rather than for text.
            let yaml = serde_yaml::to_string(self)?;
            Ok(yaml
                .replace("on: 2026-11-01", "on: '2026-11-01'")
                .replace("on: 2026-11-22", "on: '2026-11-22'"))
        }
    }
}

fn site() -> SiteConfig {
    SiteConfig {
        name: [("en", "Decision aids"), ("nl", "Keuzehulpen")].into(),
        base_url: "https://example.org/".to_owned(),
        languages: LANGUAGES.map(Language::from).to_vec(),
        default_language: Language::from("en"),
        review_every: Period::months(24),
        aid_stale_after: Period::years(5),
        source: None,
        documentation: None,
        audit: None,
    }
}

fn provider() -> Provider {
    Provider {
        id: ProviderId::from("ohri"),
        name: "Ottawa Hospital Research Institute".to_owned(),
        short_name: Some("OHRI".to_owned()),
        home: "https://decisionaid.ohri.ca/".to_owned(),
        hosts: vec!["decisionaid.ohri.ca".to_owned()],
        audit: Some(Manners { max_concurrent: Some(1), ..Manners::default() }),
        not_found_texts: Vec::new(),
        aid_stale_after: None,
    }
}

fn aid_id(page: usize, aid: usize) -> String {
    format!("aid-{page}-{aid}")
}

fn condition(aid: usize) -> ConditionId {
    ConditionId::from(format!("condition-{aid}").as_str())
}

fn aid(page: usize, aid: usize) -> Aid {
    let record = page * AIDS_PER_PAGE + aid;
    Aid {
        id: AidId::from(aid_id(page, aid).as_str()),
        subject: Localized::from([("en", "Scoliosis"), ("nl", "Scoliose")]),
        condition: condition(aid),
        provider: Some(ProviderId::from("ohri")),
        decision: Decision::SurgeryOrNot,
        collection: false,
        expect_min: None,
        languages: vec![Language::from("en")],
        updated: Some(Updated::Year(2025)),
        status: Status::Active,
        archived_on: None,
        withdrawn_on: None,
        successor: None,
        links: vec![AidLink {
            url: format!("https://decisionaid.ohri.ca/AZsumm.php?ID={record}"),
            title: Some(format!("Scoliosis, record {record}: should I have surgery?")),
            access: Access::Open,
            expect: vec!["scoliosis".to_owned()],
            verified: Some(Verified {
                on: date(2026, 11, 1),
                by: "Signpost maintainers".to_owned(),
            }),
        }],
    }
}

/// A text in English and in Dutch: a translation that is none would be reported on each page.
const TEXT: [&str; 2] = [
    "With scoliosis, the spine curves *sideways*. Surgery can correct this, but it is not always needed.\n\n- In mild cases, you can choose only to have the curve monitored.\n- A brace sometimes stops it from getting worse.\n\nTalk to [your doctor](https://example.org/doctor) about what suits you.\n",
    "Bij scoliose is de rug *zijwaarts* krom. Een operatie kan dat verhelpen, maar is niet altijd nodig.\n\n- Bij een lichte kromming kunt u ervoor kiezen om die alleen te laten volgen.\n- Een brace voorkomt soms dat het erger wordt.\n\nBespreek met [uw arts](https://example.org/doctor) wat bij u past.\n",
];

fn page(number: usize, language: &str) -> Page {
    let dutch = language == "nl";
    let either =
        |english: &str, in_dutch: &str| (if dutch { in_dutch } else { english }).to_owned();
    Page {
        id: PageId::from(format!("page-{number}").as_str()),
        language: Language::from(language),
        draft: false,
        kind: PageKind::Aids,
        slug: format!("page-{number}"),
        former_slugs: Vec::new(),
        title: either(
            &format!("Treatment options, page {number}"),
            &format!("Behandelingen, pagina {number}"),
        ),
        description: either(
            "The treatments for five problems, with decision aids that help you choose.",
            "De behandelingen bij vijf problemen, met keuzehulpen om te kiezen.",
        ),
        intro: either(
            "There are usually several treatments to choose from.\n\nThis page is about five problems:\n",
            "Er zijn meestal meer behandelingen om uit te kiezen.\n\nDeze pagina gaat over vijf problemen:\n",
        ),
        sections: (0..AIDS_PER_PAGE)
            .map(|aid| Section {
                condition: Some(condition(aid)),
                heading: either(&format!("Problem {aid}"), &format!("Probleem {aid}")),
                also_called: vec![either(
                    &format!("the {aid} trouble"),
                    &format!("de {aid}-klacht"),
                )],
                body: TEXT[usize::from(dutch)].to_owned(),
            })
            .collect(),
        aids: AidSection {
            heading: either("Decision aids", "Keuzehulpen"),
            intro: either(
                "Talk to your doctor about these before you decide.\n",
                "Bespreek de keuzehulpen met uw arts voordat u kiest.\n",
            ),
            list: (0..AIDS_PER_PAGE).map(|aid| AidId::from(aid_id(number, aid).as_str())).collect(),
        },
        review: Review {
            on: date(2026, 11, 22),
            by: "Signpost maintainers".to_owned(),
            role: None,
        },
    }
}
