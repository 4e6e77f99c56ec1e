//! `signpost audit`

use signpost_core::link;
use signpost_core::report::Scope;

use super::memory::{self, Memory, Purpose};
use super::outcome::{write, write_explained};
use super::targets::{Precious, Targets};
use super::{Validated, asking, explain, lists, plan, select};
use crate::cli::{AuditArgs, AuditFormat};
use crate::exit::Exit;
use crate::output::report::summary::{self, Untold};
use crate::output::{self, Output};

pub(crate) fn run(args: &AuditArgs) -> anyhow::Result<Exit> {
    let ledger = match args.files.is_empty() {
        true => args.network.ledger.clone(),
        false => lists::ledger(args),
    };
    let precious =
        Precious { ledger: Some(&ledger), content: &args.content.content, read: &args.files };
    let output = args.output.output.as_deref().map(|path| (path, args.format.file()));
    let targets = Targets { output, summary: args.summary.as_deref() };
    targets.are_two()?;
    precious.keep_from(Targets { output: None, ..targets })?;
    // What cannot be written is said now, and not after an hour's work.
    let mut summary = args.summary.as_deref().map(|path| Output::to(Some(path))).transpose()?;
    let ended = match precious.keep_from(targets) {
        Ok(()) => run_with(args, summary.as_mut()),
        Err(error) => Err(error),
    };
    if let Some(mut out) = summary {
        if let Err(error) = &ended {
            summary::write(&mut out, Untold::Error(error))?;
        }
        out.finish()?;
    }
    ended
}

fn run_with(args: &AuditArgs, summary: Option<&mut Output>) -> anyhow::Result<Exit> {
    if !args.merge_ledger.is_empty() {
        return memory::merge(&args.merge_ledger, &args.network, args.content.now());
    }
    let mut out = Output::to(args.output.output.as_deref())?;
    // What `--plan` writes is read by a workflow, line by line.
    if args.format == AuditFormat::Human && !args.plan {
        out = out.fitted();
    }
    if !args.files.is_empty() {
        return lists::run(args, out, summary);
    }
    let mut validated = Validated::for_audit(&args.content)?;
    if args.plan {
        let ledger = Some(args.network.ledger.clone()).filter(|_| !args.network.no_ledger);
        let (site, now) = (&validated.loaded.site.config, args.content.now());
        return plan::write(site, now, ledger.as_slice(), out);
    }
    if let Some(what) = &args.explain {
        return explain(args, &validated, what, out);
    }
    let audit = asking::ask(&mut validated, &args.content, &args.network)?;
    let exit = write(args, &audit, out, summary)?;
    output::unread(&validated)?;
    Ok(exit)
}

/// Asks a link, or an aid's links, afresh and explains the verdict. Somebody who is looking at a link
/// again and again is no weekly run: what earlier audits found is read, and nothing is added to it.
fn explain(
    args: &AuditArgs,
    validated: &Validated,
    what: &str,
    out: Output,
) -> anyhow::Result<Exit> {
    let loaded = &validated.loaded;
    let all = link::collect(&loaded.site, &loaded.sources);
    let links = explain::links(all.clone(), what)?;
    let mut memory = Memory::open(&args.network, Purpose::LookUp, args.content.now())?;
    let scope = Scope::Selection { chosen_by: format!("--explain {what}") };
    let assignment = select::assign(all, &links, scope);
    let audit =
        asking::ask_links(validated, &args.content, &args.network, assignment, &mut memory)?;
    write_explained(args, audit, what, &links, out)
}
