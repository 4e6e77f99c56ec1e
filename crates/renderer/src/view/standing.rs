//! How an aid stands with its readers: the one answer to whether it can be used, wherever it
//! appears.

use fluent_bundle::FluentValue;
use signpost_core::model::{Aid, AidLink, Status};

use super::link;
use crate::address;
use crate::audit::{Finding, State};
use crate::context::Context;
use crate::error::RenderError;
use crate::words::Words;

/// How an aid stands with its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It can be used.
    Offered,
    /// It should no longer guide a decision, whether or not it can still be read.
    Archived,
    /// It cannot be reached, or is not where it was.
    Unavailable,
    /// Its provider has taken it back.
    Withdrawn,
}

impl Standing {
    /// How an aid stands, by what the content and the audits say.
    pub(crate) fn of(context: &Context<'_>, aid: &Aid) -> Self {
        let findings: Vec<Finding> =
            aid.links.iter().map(|link| context.audit.finding(link)).collect();
        if aid.status == Status::Withdrawn {
            return Self::Withdrawn;
        }
        let linked = || findings.iter().filter(|finding| finding.state.is_linked());
        let is_left = linked().next().is_some();
        // Nobody should go and look for what its provider has taken back, archived or not.
        if !is_left && findings.iter().any(|finding| finding.state == State::Withdrawn) {
            return Self::Withdrawn;
        }
        let is_archived = |finding: &Finding| finding.archived.is_some();
        if aid.status == Status::Archived || !is_left && findings.iter().any(is_archived) {
            return Self::Archived;
        }
        if !is_left {
            return Self::Unavailable;
        }
        match linked().all(is_archived) {
            true => Self::Archived,
            false => Self::Offered,
        }
    }

    /// The word that stands beside its line where it is only mentioned; none where it can be used.
    pub(crate) fn word(self) -> Option<&'static str> {
        match self {
            Self::Offered => None,
            Self::Archived => Some("is-archived"),
            Self::Unavailable => Some("is-unavailable"),
            Self::Withdrawn => Some("is-withdrawn"),
        }
    }

    /// Its name in classes and in JSON.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Archived => "archived",
            Self::Unavailable => "unavailable",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// What must be known of an aid in a few words in a feed: what keeps it from being used, or how many of its links are
/// gone, or else why they may not work, where that holds for all of them. A reader of feeds is shown an entry as new
/// whenever its words are others, so nothing in them is what every audit changes.
pub(crate) fn caution(
    context: &Context<'_>,
    words: &Words,
    aid: &Aid,
) -> Result<Option<String>, RenderError> {
    if let Some(word) = Standing::of(context, aid).word() {
        return words.get(word).map(Some);
    }
    let all = aid.links.len();
    let gone = all - followed(context, aid).count();
    let findings = || aid.links.iter().map(|link| context.audit.finding(link));
    let withdrawn = findings().filter(|finding| finding.state == State::Withdrawn).count();
    let is_archived = |finding: &Finding| finding.archived.is_some() && finding.state.is_linked();
    let archived = findings().filter(is_archived).count();
    if gone + archived > 0 {
        let parts = [
            ("some-withdrawn", withdrawn),
            ("some-archived", archived),
            ("some-unavailable", gone - withdrawn),
        ];
        let parts = parts.into_iter().filter(|(_, count)| *count > 0).map(|(word, count)| {
            words.with(word, [("count", FluentValue::from(count)), ("all", all.into())])
        });
        return Ok(Some(parts.collect::<Result<Vec<_>, _>>()?.join(", ")));
    }
    let word = match doubtful(context, aid).map(|finding| finding.state) {
        Some(State::Unanswered) => "doubt-unanswered-undated",
        Some(State::Unsure) => "doubt-unsure-undated",
        _ => return Ok(None),
    };
    words.get(word).map(Some)
}

/// Why the links of an aid may not work, in a few words, where that holds for all that readers are sent to.
pub(super) fn doubt(
    context: &Context<'_>,
    words: &Words,
    aid: &Aid,
) -> Result<Option<String>, RenderError> {
    match doubtful(context, aid) {
        Some(finding) => link::caution(words, &finding),
        None => Ok(None),
    }
}

/// What is known of the first link of an aid, where all that readers are sent to are in doubt.
fn doubtful(context: &Context<'_>, aid: &Aid) -> Option<Finding> {
    let mut findings = followed(context, aid).map(|link| context.audit.finding(link));
    let first = findings.next().filter(|first| first.state.is_doubtful())?;
    findings.try_fold(first, |first, finding| match finding.state {
        // What answered, and may be something else, is the less that can be said of both.
        State::Unsure => Some(finding),
        State::Unanswered => Some(first),
        _ => None,
    })
}

/// The links of an aid that readers are best sent to, with their numbers: those that are not archived, where there is
/// such a one.
pub(crate) fn usable<'a>(context: &Context<'_>, aid: &'a Aid) -> Vec<(usize, &'a AidLink)> {
    let is_archived =
        |(_, link): &(usize, &AidLink)| context.audit.finding(link).archived.is_some();
    let followed = aid.links.iter().enumerate().filter(|(_, link)| is_followed(context, aid, link));
    let (archived, usable): (Vec<_>, Vec<_>) = followed.partition(is_archived);
    if usable.is_empty() { archived } else { usable }
}

/// The links of an aid that readers are sent to.
pub(crate) fn followed<'a>(
    context: &'a Context<'_>,
    aid: &'a Aid,
) -> impl Iterator<Item = &'a AidLink> {
    aid.links.iter().filter(move |link| is_followed(context, aid, link))
}

fn is_followed(context: &Context<'_>, aid: &Aid, link: &AidLink) -> bool {
    aid.status != Status::Withdrawn
        && address::is_elsewhere(&link.url)
        && context.audit.finding(link).state.is_linked()
}
