//! What a reader is told about one address of an aid.

use jiff::civil::Date;
use serde::Serialize;
use signpost_core::model::{Access, Aid, AidLink, Language, Status};

use super::successor::Home;
use crate::address;
use crate::audit::{Copy, Finding, State};
use crate::context::{Context, Edition};
use crate::error::RenderError;
use crate::foreign::Foreign;
use crate::words::Words;

/// One of an aid's links.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LinkView {
    /// Where it leads; `None` where readers should not be sent there.
    pub(crate) href: Option<String>,
    /// Its language, where it has only one.
    pub(crate) hreflang: Option<Language>,
    /// What it is called.
    pub(crate) title: Option<Foreign>,
    /// What to call it where it has no title; empty where there is nothing to open and nothing to tell it apart from.
    pub(crate) untitled: String,
    /// Whether it can be followed.
    pub(crate) state: State,
    /// What a reader meets there, in a few words each.
    pub(crate) facts: Vec<String>,
    /// What must be known, as a whole sentence.
    pub(crate) notice: Option<String>,
    /// Whether its provider has taken it back, which must look stronger than what may come back.
    pub(crate) withdrawn: bool,
    /// Whether its provider has archived it.
    #[serde(skip)]
    pub(crate) archived: bool,
    /// The same in a few words, for where its notice does not stand beside it.
    pub(crate) caution: Option<String>,
    /// A copy in a web archive.
    pub(crate) archived_copy: Option<CopyView>,
    /// Where else to look for it, where only this one of several links is gone.
    pub(crate) home: Option<Home>,
    /// What a reader meets there.
    pub(crate) access: Access,
    /// Whether it leads to a PDF.
    pub(crate) pdf: bool,
    /// When it last worked.
    #[serde(skip)]
    pub(crate) worked: Option<Date>,
    /// Since when it is not linked.
    #[serde(skip)]
    pub(crate) since: Option<Date>,
}

/// A copy in a web archive.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CopyView {
    /// Its address.
    pub(crate) href: String,
    /// What it is called, with its day.
    pub(crate) words: String,
    /// What a reader has to bear in mind with it.
    pub(crate) caution: String,
    /// The day on which it was made.
    #[serde(skip)]
    pub(crate) made: Option<Date>,
}

/// The view of the link of this number, from 0.
pub(super) fn link(
    context: &Context<'_>,
    edition: &Edition<'_>,
    aid: &Aid,
    link: &AidLink,
    index: usize,
) -> Result<LinkView, RenderError> {
    let words = &edition.words;
    if !address::is_elsewhere(&link.url) {
        let place = format!("the aid `{}`", aid.id);
        return Err(RenderError::Link { place, url: link.url.clone() });
    }
    let finding = context.audit.finding(link);
    let pdf = address::is_pdf(&link.url);
    let linked = finding.state.is_linked();
    let untitled = match aid.links.len() {
        1 if !linked => String::new(),
        1 => words.get("open-aid")?,
        _ => words.with("untitled", [("number", (index + 1).to_string())])?,
    };
    // An aid whose time is over must not be brought back by a copy.
    let over = aid.status == Status::Archived
        || finding.archived.is_some()
        || finding.state == State::Withdrawn;
    let archived_copy = match finding.archived_copy.as_ref().filter(|_| !linked && !over) {
        Some(copy) => Some(CopyView::new(words, copy)?),
        None => None,
    };
    Ok(LinkView {
        href: linked.then(|| link.url.clone()),
        hreflang: only_language(aid),
        title: link
            .title
            .as_ref()
            .map(|title| Foreign::in_one_of(title, &aid.languages, edition.language)),
        untitled,
        state: finding.state,
        facts: if linked { met(words, access(link.access, &finding), pdf)? } else { Vec::new() },
        notice: notice(words, aid, &finding)?,
        withdrawn: finding.state == State::Withdrawn,
        archived: finding.archived.is_some(),
        caution: caution(words, &finding)?,
        archived_copy,
        home: None,
        access: link.access,
        pdf,
        worked: finding.worked,
        since: finding.since.filter(|_| !linked),
    })
}

/// What a reader meets behind a link, in a few words each.
fn met(words: &Words, access: &str, pdf: bool) -> Result<Vec<String>, RenderError> {
    let met = [access].into_iter().chain(pdf.then_some("pdf"));
    met.map(|word| words.get(word)).collect()
}

/// What readers are asked for there, as the name of a word.
fn access(access: Access, finding: &Finding) -> &'static str {
    match access {
        // Content that says nothing of it says "open"; what the audit met is newer.
        Access::Open if finding.asks_login => "access-perhaps-login",
        Access::Open => "access-open",
        Access::Login => "access-login",
        Access::Code => "access-code",
        Access::Contact => "access-contact",
        Access::Paid => "access-paid",
    }
}

/// What must be known of a link: what its provider says of the aid, and what became of the address.
fn notice(words: &Words, aid: &Aid, finding: &Finding) -> Result<Option<String>, RenderError> {
    // Said once already where the content says it.
    let archived = finding.archived.filter(|_| aid.status != Status::Archived);
    let found = match finding.state {
        State::Available | State::Archived => None,
        State::Changed => finding.since.map(|date| ("notice-changed", date)),
        State::Withdrawn => finding.since.map(|date| ("notice-withdrawn-there", date)),
        State::Dead => finding.since.map(|date| ("notice-dead", date)),
        State::Unanswered => finding.tried.map(|date| ("notice-down", date)),
        State::Unsure => finding.tried.map(|date| ("notice-unsure", date)),
    };
    // What was archived and is withdrawn now is withdrawn.
    let archived = archived.filter(|_| finding.state != State::Withdrawn);
    let said = archived.map(|date| ("notice-archived-there", date)).into_iter().chain(found);
    let said = said.map(|(word, date)| words.with(word, [("date", words.date(date)?)]));
    let said = said.collect::<Result<Vec<_>, _>>()?.join(" ");
    Ok(Some(said).filter(|said| !said.is_empty()))
}

/// What must be known of a link, in a few words; none where nothing speaks against it.
pub(crate) fn caution(words: &Words, finding: &Finding) -> Result<Option<String>, RenderError> {
    let doubt = match finding.state {
        State::Available => return Ok(None),
        State::Archived => return words.get("is-archived").map(Some),
        State::Withdrawn => return words.get("is-withdrawn").map(Some),
        State::Changed | State::Dead => return words.get("is-unavailable").map(Some),
        State::Unanswered => "doubt-unanswered",
        State::Unsure => "doubt-unsure",
    };
    let Some(date) = finding.tried else { return Ok(None) };
    words.with(doubt, [("date", words.date(date)?)]).map(Some)
}

impl CopyView {
    fn new(words: &Words, copy: &Copy) -> Result<Self, RenderError> {
        let called = match copy.made {
            Some(date) => words.with("archived-copy", [("date", words.date(date)?)])?,
            None => words.get("archived-copy-undated")?,
        };
        let caution = words.get("archived-copy-caution")?;
        Ok(Self { href: copy.url.clone(), words: called, caution, made: copy.made })
    }
}

/// The language of an aid that is in only one.
pub(super) fn only_language(aid: &Aid) -> Option<Language> {
    match aid.languages.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}
