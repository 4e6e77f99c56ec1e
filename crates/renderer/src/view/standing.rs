//! How an aid stands with its readers: the one answer to whether it can be used, wherever it
//! appears.

use signpost_core::model::{Aid, AidLink, Status};

use crate::address;
use crate::audit::State;
use crate::context::Context;
use crate::error::RenderError;
use crate::words::Words;

/// How an aid stands with its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It can be used.
    Offered,
    /// It can be read, and should no longer guide a decision.
    Archived,
    /// It cannot be reached, or is not where it was.
    Unavailable,
    /// Its provider has taken it back.
    Withdrawn,
}

impl Standing {
    /// How an aid stands, by what the content and the audits say.
    pub(crate) fn of(context: &Context<'_>, aid: &Aid) -> Self {
        let states: Vec<State> =
            aid.links.iter().map(|link| context.audit.finding(link).state).collect();
        if aid.status == Status::Withdrawn {
            return Self::Withdrawn;
        }
        let linked = || states.iter().filter(|state| state.is_linked());
        if linked().next().is_none() {
            let withdrawn = states.contains(&State::Withdrawn);
            return if withdrawn { Self::Withdrawn } else { Self::Unavailable };
        }
        let archived = aid.status == Status::Archived || linked().all(|it| *it == State::Archived);
        if archived { Self::Archived } else { Self::Offered }
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

/// What must be known of an aid in a few words in a feed: what keeps it from being used, or else why its link may not
/// work, where that holds for all of its links. A reader of feeds is shown an entry as new whenever its words are others,
/// so nothing in them is what every audit changes.
pub(crate) fn caution(
    context: &Context<'_>,
    words: &Words,
    aid: &Aid,
) -> Result<Option<String>, RenderError> {
    if let Some(word) = Standing::of(context, aid).word() {
        return words.get(word).map(Some);
    }
    let mut states = followed(context, aid).map(|link| context.audit.finding(link).state);
    let word = match states.next() {
        Some(State::Unanswered) => "doubt-unanswered-undated",
        Some(State::Unsure) => "doubt-unsure-undated",
        _ => return Ok(None),
    };
    if states.all(State::is_doubtful) { words.get(word).map(Some) } else { Ok(None) }
}

/// The links of an aid that readers are sent to.
pub(crate) fn followed<'a>(
    context: &'a Context<'_>,
    aid: &'a Aid,
) -> impl Iterator<Item = &'a AidLink> {
    aid.links.iter().filter(move |link| {
        aid.status != Status::Withdrawn
            && address::is_elsewhere(&link.url)
            && context.audit.finding(link).state.is_linked()
    })
}
