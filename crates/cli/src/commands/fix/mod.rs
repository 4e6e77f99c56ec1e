//! `signpost fix`

pub(crate) mod change;
mod rehearsal;
pub(crate) mod remedies;

use std::collections::BTreeMap;
use std::io::Write as _;

use anyhow::{Context as _, ensure};
use signpost_checker::Outcome;
use signpost_core::fix;
use signpost_core::model::AidId;
use signpost_core::opened_by::lines_without_names;
use signpost_core::report::{LinkReport, SuggestionKind};
use signpost_core::source::SourcePath;
use signpost_core::{AuditReport, Confidence, Loaded, Verdict};
use signpost_files::Folder;

use super::{Validated, asking, changing, outcome, unreadable};
use crate::cli::FixArgs;
use crate::exit::Exit;
use crate::output::{Output, fixed};
use change::{Change, Move, Refused};
use rehearsal::Rehearsal;

pub(crate) fn run(args: &FixArgs) -> anyhow::Result<Exit> {
    let faults = remedies::write(args)?;
    if args.offline {
        let mut out = Output::to(None)?.fitted();
        fixed::write_faults(&mut out, &faults, args.dry_run)?;
        if faults.files.is_empty() {
            writeln!(out, "Nothing to write.")?;
        }
        out.finish()?;
        return Ok(Exit::Clean);
    }
    let audit = match &args.report {
        Some(path) => {
            let (report, _) = super::report::read_of_content(path)?;
            ensure!(
                report.scope.is_whole(),
                "{} is a report on a part of the links, so it cannot tell whether several of them end on one page; \
                 audit all of them, or merge the parts with `signpost report`",
                path.display()
            );
            report
        }
        None => {
            let mut validated = Validated::read(&args.content)?;
            match asking::ask(&mut validated, &args.content, &args.network)? {
                Outcome::Report(report) => report,
                other => {
                    outcome::write_human(&mut Output::aside(), &other)?;
                    return Ok(Exit::Inconclusive);
                }
            }
        }
    };
    let root = &args.content.content;
    let folder = open(args)?;
    // Read only now that nobody else changes it: somebody may have gone on writing while the links were
    // asked.
    let validated = Validated::read(&args.content)?;
    let (changes, mut refused) = plan(&audit, &validated.loaded, |path| {
        let text = folder.read_to_string(path.as_str(), signpost_core::LARGEST_FILE);
        text.with_context(|| format!("{} cannot be read", root.join(path.as_str()).display()))
    })?;

    let mut rehearsal = Rehearsal::new(validated, args.content.today());
    let mut good = Vec::new();
    for change in changes {
        match rehearsal.with(&change.path, &change.text)? {
            None => good.push(change),
            Some(fault) => refused.extend(
                change.moves.into_iter().map(|the_move| Refused { the_move, why: fault.clone() }),
            ),
        }
    }
    if !args.dry_run {
        for change in &good {
            let path = change.path.as_str();
            folder.replace(path, change.text.as_bytes()).map_err(|error| {
                let shown = root.join(path).display().to_string();
                changing::not_written(&shown, error)
            })?;
        }
    }
    drop(folder);
    let mut out = Output::to(None)?.fitted();
    fixed::write_faults(&mut out, &faults, args.dry_run)?;
    fixed::write(&mut out, &good, &refused, args.dry_run)?;
    out.finish()?;
    Ok(if refused.is_empty() { Exit::Clean } else { Exit::Findings })
}

/// The content folder, held against other programs unless nothing is to be written.
fn open(args: &FixArgs) -> anyhow::Result<Folder> {
    let root = &args.content.content;
    if !args.dry_run {
        return changing::hold(root);
    }
    Folder::open(root).with_context(|| unreadable(root))
}

/// What each file becomes, as far as each can be changed by itself.
fn plan(
    audit: &AuditReport,
    loaded: &Loaded,
    read: impl Fn(&SourcePath) -> anyhow::Result<String>,
) -> anyhow::Result<(Vec<Change>, Vec<Refused>)> {
    let mut changes: BTreeMap<SourcePath, Change> = BTreeMap::new();
    let mut refused = Vec::new();
    for the_move in moves(audit) {
        let Some(entry) = loaded.site.aids.get(&the_move.aid) else {
            let why = "the content has no such aid any more, or its file has a fault".to_owned();
            refused.push(Refused { the_move, why });
            continue;
        };
        if !changes.contains_key(&entry.file) {
            let unchanged = Change {
                shown: loaded.sources.display_path(&entry.file),
                moves: Vec::new(),
                lines: Vec::new(),
                path: entry.file.clone(),
                text: read(&entry.file)?,
            };
            changes.insert(entry.file.clone(), unchanged);
        }
        let Some(change) = changes.get_mut(&entry.file) else { continue };
        match fix::replace_url(&entry.file, &change.text, &the_move.from, &the_move.to) {
            Ok(mut fixed) => {
                lines_without_names(&entry.file, &change.text, &mut fixed.lines);
                change.text = fixed.text;
                change.lines.extend(fixed.lines);
                change.moves.push(the_move);
            }
            Err(fix::Refusal::Done) => {}
            Err(refusal) => refused.push(Refused { the_move, why: refusal.to_string() }),
        }
    }
    let changes = changes.into_values().filter(|change| !change.moves.is_empty());
    let mut changes: Vec<Change> = changes.collect();
    for change in &mut changes {
        change.lines.sort_by_key(|line| line.number);
    }
    Ok((changes, refused))
}

/// The links that have moved permanently and whose new address is known, one for each aid.
fn moves(audit: &AuditReport) -> Vec<Move> {
    let mut moves = Vec::new();
    // What is not sure is for a person to write.
    let sure =
        |link: &&LinkReport| link.verdict == Verdict::Moved && link.confidence == Confidence::High;
    for link in audit.links.iter().filter(sure) {
        let suggestion = link.suggestion.as_ref();
        let new = suggestion.filter(|suggestion| suggestion.kind == SuggestionKind::NewAddress);
        let (Some(from), Some(new)) = (&link.url, new) else { continue };
        let mut aids: Vec<&AidId> =
            link.sources.iter().filter_map(|source| source.aid.as_ref()).collect();
        aids.dedup();
        moves.extend(aids.into_iter().map(|aid| Move {
            aid: aid.clone(),
            from: from.clone(),
            to: new.url.clone(),
        }));
    }
    moves
}
