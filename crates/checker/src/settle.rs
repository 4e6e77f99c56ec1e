//! From what each link's answer means to a report: everything that takes more than one link, an
//! earlier audit or a web archive to know.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use signpost_core::report::{AuditReport, LinkReport, Scope};
use signpost_judge::conclude::{
    Answers, ArchivedCopy, Asked, Group, History, Member, Run, Standing, answers, conclude, groups,
    judge_run, landing,
};

use crate::archive::{self, Lost};
use crate::assignment::Assignment;
use crate::error::Error;
use crate::judged::Judged;
use crate::ledger::Ledger;
use crate::options::Options;
use crate::outcome::Outcome;
use crate::progress::Progress;

/// Writes the report on what was judged, and the ledger; or says that the run is not to be believed.
pub(crate) async fn settle(
    assignment: &Assignment,
    judged: Vec<Judged>,
    started: Timestamp,
    options: &Options,
    ledger: &mut Ledger,
    progress: &dyn Progress,
) -> Result<Outcome, Error> {
    let histories: Vec<Option<History>> = judged.iter().map(|one| history(ledger, one)).collect();
    let common = match judge_whole(assignment, &judged, &histories, started, options, ledger) {
        Ok(common) => common,
        Err(run) => return Ok(Outcome::NotBelieved(run)),
    };
    let groups = grouped(assignment, &judged, ledger);
    let report = |index: usize, one: &Judged, copy: Option<&ArchivedCopy>| {
        let (group, history) = (&groups[index], histories[index].as_ref());
        let Judged { link, judgement } = one;
        conclude(link, judgement, group, history, &options.suppressions, copy, started)
    };
    let mut record = |index: usize, one: &Judged, report: &LinkReport| {
        let Judged { link, judgement } = one;
        let (before, landing) = (histories[index].as_ref(), landing(link, judgement));
        let page = judgement.fingerprint.as_ref();
        let after = History::after(before, report, landing, page, link.look, started);
        if let (Some(url), Some(after)) = (&link.url, after) {
            ledger.record(url, after);
        }
    };
    let (mut reports, mut lost) = (Vec::with_capacity(judged.len()), Vec::new());
    // Each judgement goes when its report is there: of many links, both would take twice the memory.
    for (index, one) in judged.into_iter().enumerate() {
        let report = report(index, &one, None);
        if options.archive.is_some() && archive::is_lost(&report) {
            lost.push((index, one));
        } else {
            record(index, &one, &report);
        }
        reports.push(report);
    }
    if let Some(archive) = &options.archive {
        let wanted =
            lost.iter().map(|(index, one)| Lost::new(&one.link, &reports[*index], started));
        let wanted: Vec<Lost<'_>> = wanted.collect();
        let copies = archive::copies(&wanted, options, archive, progress).await?;
        for ((index, one), copy) in lost.iter().zip(&copies) {
            let report = report(*index, one, Some(copy));
            record(*index, one, &report);
            reports[*index] = report;
        }
    }
    ledger.complete(&assignment.scope, started);
    ledger.have_in_common(common);
    Ok(Outcome::Report(AuditReport::of(assignment.scope.clone(), started, reports)))
}

/// Judges a whole run, and says what the answers to a part of one have in common, which is judged with the other
/// parts.
fn judge_whole(
    assignment: &Assignment,
    judged: &[Judged],
    histories: &[Option<History>],
    started: Timestamp,
    options: &Options,
    ledger: &mut Ledger,
) -> Result<Answers, Run> {
    let asked = judged.iter().zip(histories).map(|(Judged { link, judgement }, history)| Asked {
        link,
        judgement,
        history: history.as_ref(),
    });
    let asked: Vec<Asked<'_>> = asked.collect();
    match assignment.scope {
        Scope::Shard { .. } => Ok(answers(&asked)),
        Scope::Whole if !options.trust_run => {
            let today = started.to_zoned(TimeZone::UTC).date();
            match judge_run(&asked, ledger.picture(), today) {
                Run::Sound => Ok(Answers::default()),
                run => Err(ledger.doubt(run)),
            }
        }
        Scope::Whole | Scope::Selection { .. } => Ok(Answers::default()),
    }
}

fn history(ledger: &Ledger, one: &Judged) -> Option<History> {
    ledger.history(one.link.url.as_deref()?)
}

/// What the other links of the content add to each of those judged, by position.
fn grouped(assignment: &Assignment, judged: &[Judged], ledger: &Ledger) -> Vec<Group> {
    let remembered: BTreeMap<&str, History> = assignment
        .others
        .iter()
        .filter_map(|link| {
            let url = link.url.as_deref()?;
            Some((url, ledger.history(url)?))
        })
        .collect();
    let asked = judged
        .iter()
        .map(|Judged { link, judgement }| Member { link, standing: Standing::Asked(judgement) });
    let others = assignment.others.iter().map(|link| {
        let known = link.url.as_deref().and_then(|url| remembered.get(url));
        let standing = match known {
            Some(history) => Standing::Remembered(history.landing.as_ref()),
            None => Standing::Unknown,
        };
        Member { link, standing }
    });
    let members: Vec<Member<'_>> = asked.chain(others).collect();
    let mut groups = groups(&members);
    groups.truncate(judged.len());
    groups
}
