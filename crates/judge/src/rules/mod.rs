//! From what was seen to a verdict. Pure: no clock, no network, no files.
//!
//! The rules stand in the order in which they are asked, and the first that finds something
//! decides. What keeps the page from being seen at all comes first (walls, logins, statuses), then
//! what the page is instead of an aid (parked, another site, an error page, the home page, an empty
//! form), then what is different about the aid (a notice, the language, the topic). What none of
//! them objects to is the aid.
//!
//! No rule guesses. One that cannot tell leaves it to the next, and where the end is reached with
//! nothing to recognise the aid by, a person must look.

mod anchor;
mod around;
mod case;
mod cut;
mod digest;
mod evidence;
mod expectation;
mod failure;
mod fault;
mod file;
mod kind;
mod language;
mod login;
mod move_signs;
mod moved;
mod notice;
mod owner;
mod record;
mod redirect;
mod relocation;
mod remembered;
mod rule;
mod soft404;
mod statement;
mod status;
mod topic;
mod wall;
mod wanted;

#[cfg(test)]
mod tests;

use case::{Case, Finding};
pub use relocation::moved_to;
use remembered::Known;
use rule::{Rule, Stage};
use serde::{Deserialize, Serialize};
use std::time::Duration;

use signpost_core::report::{Evidence, Note, Suggestion};
use signpost_core::verdict::{Confidence, Reason, Verdict};
use signpost_core::{Expectation, Link};
use url::Url;

use crate::control::Control;
use crate::memory::{Fingerprint, Memory};
use crate::observation::{Answer, Observation, Outcome};
use crate::page::Media;

/// What a link's own answer means, with all that it rests on. The verdict follows from it and from
/// what is known besides: see [`conclude`](crate::conclude::conclude).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// What was found.
    pub reason: Reason,
    /// How sure it is.
    pub confidence: Confidence,
    /// What else an editor should know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// What the finding rests on.
    pub evidence: Evidence,
    /// What could be put in the link's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Suggestion>,
    /// Whether the page shows this very aid in one place, so that it may be the target of other
    /// links as well.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub clear: bool,
    /// Whether the page is a login, which many links may lead to.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub login: bool,
    /// What tells the page from others in this run; `None` where there is next to nothing to tell by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// What the page shows, where it is fine and worth remembering.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<Fingerprint>,
}

impl Judgement {
    /// A finding with nothing beside it.
    pub fn new(reason: Reason, evidence: Evidence) -> Self {
        Self {
            reason,
            confidence: reason.confidence(),
            notes: Vec::new(),
            evidence,
            suggestion: None,
            clear: false,
            login: false,
            page: None,
            fingerprint: None,
        }
    }
}

macro_rules! rules {
    ($($stage:ident { $($id:literal $kind:ident $run:path;)+ })+) => {
        &[$($(Rule {
            id: $id,
            stage: Stage::$stage,
            absence: rules!($kind),
            run: $run,
        },)+)+]
    };
    (presence) => { false };
    (absence) => { true };
}

/// The rule that compares a page with the site's page for an address that cannot exist.
pub(crate) const CONTROL_PAGE: &str = "control-page";

/// What memory is called where a rule's id would stand.
const MEMORY: &str = "memory";

/// The rules for an answer, in the order in which they are asked.
const RULES: &[Rule] = rules! {
    Hidden {
        "fault-page" presence fault::built;
        "wall" presence wall::rule;
        "login" presence login::rule;
        "status" presence status::rule;
        "encoded" presence file::encoded;
        "fault" presence fault::said;
        "gate" presence wall::gate;
    }
    Instead {
        "parked" presence owner::parked;
        "empty-answer" absence status::empty;
        "taken-over" presence owner::taken_over;
        "redirect-to-error-page" presence redirect::to_error_page;
        "redirect-to-home" presence redirect::to_home;
        "provider-says" presence record::provider_says;
        "no-results" presence record::no_results;
        "empty-record" absence record::empty;
        "error-phrase" presence soft404::by_phrase;
        "control-page" absence soft404::by_control_page;
    }
    Different {
        "not-a-pdf" absence file::not_a_pdf;
        "broken-pdf" absence file::broken_pdf;
        "unreadable-file" presence file::unreadable;
        "other-document" absence file::other_document;
        "notice" presence notice::rule;
        "relocation" presence relocation::rule;
        "language" presence language::rule;
        "page-kind" presence kind::rule;
        "recognition" absence topic::rule;
    }
};

/// Judges a link by what was seen, and by what an address that cannot exist answered, where that
/// was asked, and by what is known of the page.
///
/// ```
/// use signpost_core::lists::{Format, links, read};
/// use signpost_core::{Reason, Verdict};
/// use signpost_judge::judge;
/// use signpost_judge::memory::Memory;
/// use signpost_judge::observation::{Answer, Observation, Outcome};
///
/// # fn seen(url: &str, status: u16, body: &str) -> Observation {
/// #     let url: url::Url = url.parse().unwrap();
/// #     let headers = vec![("content-type".to_owned(), "text/html".to_owned())];
/// #     let answer = Answer { url: url.clone(), status, headers, body: body.into(), cut: None };
/// #     Observation {
/// #         asked: url,
/// #         hops: Vec::new(),
/// #         outcome: Outcome::Answer(answer),
/// #         setbacks: Vec::new(),
/// #         attempts: 1,
/// #         elapsed: Default::default(),
/// #         certificate_expires: None,
/// #     }
/// # }
/// let list = read(Format::Csv, "url,title\nhttps://aids.example/knee,Knee pain: surgery or not?\n").unwrap();
/// let link = &links(&[("aids.csv", &list)])[0];
/// let found = "<title>Knee pain: surgery or not?</title><h1>Knee pain: surgery or not?</h1>\
///     <p>This decision aid compares an operation on your knee with exercises.</p>";
/// let aid = seen("https://aids.example/knee", 200, found);
/// assert_eq!(judge(link, &aid, None, Memory::Nothing).reason, Reason::Ok);
///
/// let gone = seen("https://aids.example/knee", 404, "<title>Not found</title>");
/// let judgement = judge(link, &gone, None, Memory::Nothing);
/// assert_eq!(judgement.reason.verdict(), Verdict::Dead);
/// assert!(!judgement.evidence.steps.is_empty());
/// ```
pub fn judge(
    link: &Link,
    observation: &Observation,
    control: Option<&Observation>,
    memory: Memory<'_>,
) -> Judgement {
    let control = control.map(Control::read);
    judge_beside(link, observation, control.as_ref(), memory, Keep::Page)
}

/// Makes ready what judging needs of the lexicon. Otherwise the first page waits for that, some thirty
/// milliseconds long, and all others wait behind it.
pub fn prepare() {
    let Ok(url) = Url::parse("https://aids.invalid/") else { return };
    let html = ("content-type".to_owned(), "text/html; charset=utf-8".to_owned());
    // It goes past all rules, so it needs what any page needs.
    let body =
        b"<title>Knee pain: exercise or surgery?</title><p>Now find out what matters to you.";
    let (headers, body) = (vec![html], body.to_vec());
    let answer = Answer { url: url.clone(), status: 200, headers, body, cut: None };
    moved_to(&answer);
    let observation = Observation {
        asked: url.clone(),
        hops: Vec::new(),
        outcome: Outcome::Answer(answer),
        setbacks: Vec::new(),
        attempts: 1,
        elapsed: Duration::ZERO,
        certificate_expires: None,
    };
    let titles = vec!["Knee pain: exercise or surgery?".to_owned()];
    let expectation = Expectation { titles, ..Expectation::default() };
    let link = Link { url: Some(url.into()), expectation, look: None, sources: Vec::new() };
    judge(&link, &observation, None, Memory::Nothing);
}

/// What is kept of a page that is fine, for later audits to compare it with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Its fingerprint.
    Page,
    /// Nothing: nobody is going to remember it.
    Nothing,
}

/// The same as [`judge`], with the control page read only once for all links that it stands beside.
pub fn judge_beside(
    link: &Link,
    observation: &Observation,
    control: Option<&Control>,
    memory: Memory<'_>,
    keep: Keep,
) -> Judgement {
    let mut evidence = evidence::of(observation);
    let answer = match &observation.outcome {
        Outcome::Answer(answer) => answer,
        Outcome::Failure(failure) => {
            let Finding { reason, why } = failure::finding(failure);
            evidence.steps.push(why);
            return Judgement::new(reason, evidence);
        }
    };
    let case = Case::new(link, observation, answer, control);
    evidence::describe(&mut evidence, &case);
    let clear = case.shown.in_one_place;
    let page = digest::of(&case);
    let known = Known::of(&case, memory);
    for rule in RULES {
        // A link in a text promises no aid that could be another one.
        if link.expectation.any_page && rule.stage == Stage::Different {
            continue;
        }
        if !known.leaves_to(rule) {
            continue;
        }
        // A rule passes over the page once; what takes more it counts itself.
        case.budget.spend(case.page.blocks.len() + case.page.all().length());
        let found = (rule.run)(&case);
        if case.budget.is_spent() {
            evidence
                .steps
                .push("Judging the page takes more work than is done for one.".to_owned());
            return Judgement::new(Reason::NoEvidence, evidence);
        }
        if let Some(finding) = found.filter(|finding| !known.outranks(finding.reason)) {
            evidence.rule = Some(rule.id.to_owned());
            if let Some(Finding { reason, why }) = cut::limit(&case, finding.reason) {
                evidence.steps.push(why);
                return Judgement { page, ..Judgement::new(reason, evidence) };
            }
            let Finding { reason, why } = finding;
            evidence.steps.push(why);
            let unread = case.page.cut.filter(|_| rule.absence);
            if let Some(bound) = unread {
                evidence.steps.push(format!("{} So what is missing may be there.", bound.says()));
                return Judgement { page, ..Judgement::new(Reason::NoEvidence, evidence) };
            }
            // Of all the rules, only that on logins finds that something is as it should be.
            let login = reason.verdict() == Verdict::Ok;
            let (reason, suggestion) = relocation::where_it_went(observation, reason);
            // The wall of a service looks alike on hosts that have nothing to do with each other.
            let page = page.filter(|_| reason != Reason::BotWall || wall::is_nobodys(&case));
            return Judgement {
                clear,
                login,
                page,
                suggestion,
                ..Judgement::new(reason, evidence)
            };
        }
    }
    let mut notes = Vec::new();
    let clear = clear || known.is_that_page();
    match known {
        Known::Nothing => {}
        Known::Look => evidence.steps.push("A person opened it, and saw the aid.".to_owned()),
        Known::Same(why) => {
            evidence.rule = Some(MEMORY.to_owned());
            evidence.steps.push(why);
        }
        Known::NameAlone(why) => {
            evidence.rule = Some(MEMORY.to_owned());
            evidence.steps.push(why);
            return Judgement { page, ..Judgement::new(Reason::NoEvidence, evidence) };
        }
        Known::Revised(why) | Known::Doubtful(why) => {
            evidence.rule = Some(MEMORY.to_owned());
            evidence.steps.push(why);
            notes.push(Note::Revised);
        }
        Known::Other(why) => {
            evidence.rule = Some(MEMORY.to_owned());
            evidence.steps.push(why);
            return Judgement { page, ..Judgement::new(Reason::Replaced, evidence) };
        }
    }
    if case.page.media == Media::Pdf {
        evidence.steps.push("The answer begins as a PDF does.".to_owned());
    }
    let (reason, why, suggestion) = moved::verdict(&case);
    evidence.steps.push(why.to_owned());
    if anchor::is_missing(&case) {
        notes.push(Note::AnchorMissing);
        evidence
            .steps
            .push("The page has no anchor with the name after # in the address.".to_owned());
    }
    let fingerprint = (keep == Keep::Page)
        .then(|| case.fingerprint().clone())
        .filter(|print| print.is_worth_keeping(&case.page, case.control_page));
    Judgement { notes, suggestion, clear, page, fingerprint, ..Judgement::new(reason, evidence) }
}

/// Whether it is worth asking an address that cannot exist as well. After an error there is
/// nothing left to find out by it.
pub fn control_wanted(observation: &Observation) -> bool {
    match &observation.outcome {
        Outcome::Answer(answer) => answer.shows_page() && !matches!(answer.status, 204 | 205),
        Outcome::Failure(_) => false,
    }
}
