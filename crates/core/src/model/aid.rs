//! `aids/*.yaml`: decision aids on other people's sites.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{AidId, ConditionId, Language, Localized, ProviderId};

/// A decision aid, or a provider's several aids about one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aid {
    /// The aid's id, equal to the name of its file; never reused.
    pub id: AidId,
    /// What the aid is about, in each language of the site.
    pub subject: Localized,
    /// The section of a page that the aid belongs to.
    pub condition: ConditionId,
    /// Who publishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<ProviderId>,
    /// The decision that it helps with.
    pub decision: Decision,
    /// Whether this entry stands for several aids.
    #[serde(default)]
    pub collection: bool,
    /// How many links a collection has at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expect_min: Option<usize>,
    /// The languages that the aid itself is in.
    pub languages: Vec<Language>,
    /// When its provider says it was last updated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Updated>,
    /// Where it stands in its life.
    pub status: Status,
    /// Since when it is archived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived_on: Option<Date>,
    /// Since when it is withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_on: Option<Date>,
    /// The aid that takes its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<AidId>,
    /// Where it can be found.
    pub links: Vec<AidLink>,
}

impl Aid {
    /// How many links the aid has at least, by its own account.
    pub fn least_links(&self) -> usize {
        if self.collection { self.expect_min.unwrap_or(2) } else { 1 }
    }
}

/// The decision that an aid helps with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Which of several treatments.
    TreatmentMethods,
    /// Whether to have surgery.
    SurgeryOrNot,
    /// Whether to take a medicine.
    MedicationOrNot,
    /// Whether to have a test.
    TestOrNot,
    /// Whether to take part in screening.
    ScreeningOrNot,
}

impl Decision {
    /// Every decision there is.
    pub const ALL: [Self; 5] = [
        Self::TreatmentMethods,
        Self::SurgeryOrNot,
        Self::MedicationOrNot,
        Self::TestOrNot,
        Self::ScreeningOrNot,
    ];

    /// The decision as it is written in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TreatmentMethods => "treatment-methods",
            Self::SurgeryOrNot => "surgery-or-not",
            Self::MedicationOrNot => "medication-or-not",
            Self::TestOrNot => "test-or-not",
            Self::ScreeningOrNot => "screening-or-not",
        }
    }
}

/// Where an aid stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// In use.
    Active,
    /// Kept by its provider for reference, no longer kept up to date.
    Archived,
    /// Taken back by its provider.
    Withdrawn,
    /// Known to exist, but its address is not known.
    Unresolved,
}

/// When a provider says an aid was last updated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Updated {
    /// Only the year is stated.
    Year(i16),
    /// The day is stated.
    Date(Date),
}

impl Updated {
    /// The last day on which the aid can have been updated by this account: the benefit of the
    /// doubt for an aid of which only the year is known.
    pub fn latest_day(self) -> Date {
        match self {
            Self::Year(year) => Date::new(year, 12, 31).unwrap_or(Date::MAX),
            Self::Date(date) => date,
        }
    }
}

/// One address of an aid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AidLink {
    /// The address.
    pub url: String,
    /// The title that the page at that address bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What a reader meets there.
    #[serde(default)]
    pub access: Access,
    /// Words that the page at that address must show.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<String>,
    /// When a person last opened it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<Verified>,
}

/// What a reader meets at an address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// The aid itself.
    #[default]
    Open,
    /// A page that asks to log in.
    Login,
    /// A page that asks for a code.
    Code,
    /// A page that says whom to ask for the aid.
    Contact,
    /// A page that asks to pay.
    Paid,
}

impl Access {
    /// The access as it is written in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Login => "login",
            Self::Code => "code",
            Self::Contact => "contact",
            Self::Paid => "paid",
        }
    }
}

/// That a person opened an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    /// When.
    pub on: Date,
    /// Who.
    pub by: String,
}
