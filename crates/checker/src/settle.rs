//! From what each link's answer means to a report: everything that takes more than one link, an
//! earlier audit or a web archive to know.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use signpost_core::report::{AuditReport, LinkReport, Scope};
use signpost_judge::conclude::{
    ArchivedCopy, Asked, Group, History, Member, Run, Standing, conclude, groups, judge_run,
    landing,
};

use crate::archive::{self, Lost};
use crate::audit::{Assignment, Outcome};
use crate::error::Error;
use crate::judged::Judged;
use crate::ledger::Ledger;
use crate::options::Options;
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
    let whole = assignment.scope.is_whole();
    if whole && !options.trust_run {
        let asked: Vec<Asked<'_>> = judged
            .iter()
            .zip(&histories)
            .map(|(Judged { link, judgement }, history)| Asked {
                link,
                judgement,
                history: history.as_ref(),
            })
            .collect();
        let today = started.to_zoned(TimeZone::UTC).date();
        match judge_run(&asked, ledger.picture(), today) {
            Run::Sound => {}
            run => {
                ledger.doubt(&run);
                return Ok(Outcome::NotBelieved(run));
            }
        }
    }
    let groups = grouped(assignment, &judged, ledger);
    let report = |index: usize, one: &Judged, copy: Option<&ArchivedCopy>| {
        let (group, history) = (&groups[index], histories[index].as_ref());
        let Judged { link, judgement } = one;
        conclude(link, judgement, group, history, &options.suppressions, copy, started)
    };
    let mut copies = HashMap::new();
    if let Some(archive) = &options.archive {
        let reports =
            judged.iter().enumerate().map(|(index, one)| (index, one, report(index, one, None)));
        let lost: Vec<(usize, &Judged, LinkReport)> =
            reports.filter(|(_, _, report)| archive::is_lost(report)).collect();
        let wanted: Vec<Lost<'_>> =
            lost.iter().map(|(_, one, report)| Lost::new(&one.link, report, started)).collect();
        let found = archive::copies(&wanted, options, archive, progress).await?;
        copies = lost.iter().map(|(index, ..)| *index).zip(found).collect();
    }
    let mut reports = Vec::with_capacity(judged.len());
    // Each judgement goes when its report is there: of many links, both would take twice the memory.
    for (index, one) in judged.into_iter().enumerate() {
        let report = report(index, &one, copies.get(&index));
        let landing = landing(&one.link, &one.judgement);
        let after = History::after(
            histories[index].as_ref(),
            &report,
            landing,
            one.judgement.fingerprint.as_ref(),
            one.link.look,
            started,
        );
        if let (Some(url), Some(after)) = (&one.link.url, after) {
            ledger.record(url, after);
        }
        reports.push(report);
    }
    if !matches!(assignment.scope, Scope::Selection { .. }) {
        ledger.complete(started);
    }
    Ok(Outcome::Report(AuditReport::of(assignment.scope.clone(), started, reports)))
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
