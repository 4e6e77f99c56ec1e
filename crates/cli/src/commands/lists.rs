//! `signpost audit FILE…`: links of files that are no content.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use signpost_checker::{Options, Outcome};
use signpost_core::lists::{self, Format, List};
use signpost_core::report::Scope;
use signpost_core::{AuditReport, Link};

use super::memory::{Memory, Purpose};
use super::rejected::Rejected;
use super::{audit, explain, select};
use crate::cli::{AuditArgs, NetworkArgs};
use crate::exit::Exit;
use crate::output::{Output, WARNING, count, printable};

/// The largest file that is read; the largest list that we know of has a hundredth of it.
const LARGEST: u64 = 32 * 1024 * 1024;
/// So many of the lines that name no link to ask are shown.
const SHOWN: usize = 10;

/// Audits the links of the files that are named. They have a ledger of their own, so nothing that
/// is known of the content's links changes.
pub(super) fn run(
    args: &AuditArgs,
    out: Output,
    summary: Option<&mut Output>,
) -> anyhow::Result<Exit> {
    let read = args.files.iter().map(|path| read(path)).collect::<anyhow::Result<Vec<_>>>()?;
    let named: Vec<_> = read.iter().map(|(path, list)| (path.as_str(), list)).collect();
    let all = lists::links(&named);
    ensure!(
        !all.is_empty(),
        "{} no link to another site",
        if args.files.len() == 1 { "the file has" } else { "the files have" }
    );
    say_what_is_left_out(&named)?;
    let options = options(args)?;
    let network = NetworkArgs { ledger: ledger(args), ..args.network.clone() };
    match &args.explain {
        Some(what) => explain(args, &network, &options, all, what, out),
        None => {
            let audit = ask(args, &network, &options, all)?;
            audit::write(args, &audit, out, summary)
        }
    }
}

/// A file's name as places are given with it, and what is in it.
fn read(path: &Path) -> anyhow::Result<(String, List)> {
    let shown = path.display().to_string();
    let format = format(path)?;
    let text = read_text(path)?;
    let list = lists::read(format, &text).with_context(|| format!("{shown} cannot be read"))?;
    Ok((shown, list))
}

/// The format that a file's name stands for.
pub(super) fn format(path: &Path) -> anyhow::Result<Format> {
    Format::of(path).with_context(|| {
        format!(
            "{} is neither CSV, Markdown, HTML nor plain text by its name; it must end in .csv, .tsv, .md, .html or .txt",
            path.display()
        )
    })
}

/// A file's text.
pub(super) fn read_text(path: &Path) -> anyhow::Result<String> {
    let shown = path.display();
    let length = fs::metadata(path).with_context(|| format!("{shown} cannot be read"))?.len();
    ensure!(length <= LARGEST, "{shown} is larger than {} MiB", LARGEST / 1024 / 1024);
    let bytes = fs::read(path).with_context(|| format!("{shown} cannot be read"))?;
    String::from_utf8(bytes).with_context(|| {
        format!("{shown} is not UTF-8 text; save it as UTF-8 (in Excel: “CSV UTF-8”)")
    })
}

/// The ledger that the arguments name, and else one beside the first file: that of the content is
/// about other links.
pub(super) fn ledger(args: &AuditArgs) -> PathBuf {
    match (args.files.first(), args.network.ledger.as_os_str() == NetworkArgs::LEDGER) {
        (Some(first), true) => {
            let mut name = first.clone().into_os_string();
            name.push(".ledger.jsonl");
            name.into()
        }
        _ => args.network.ledger.clone(),
    }
}

/// The manners of the content's providers, where there is content, and who asks.
fn options(args: &AuditArgs) -> anyhow::Result<Options> {
    let loaded = signpost_core::load(&args.content.content).ok();
    let site = loaded.map(|loaded| loaded.site).filter(|site| !site.config.base_url.is_empty());
    ensure!(
        args.network.contact.is_some() || site.is_some(),
        "--contact is missing: the owners of the sites that are asked must be able to find out who asks. \
         Give the address of a page about you, for example --contact https://example.org/about"
    );
    let mut options = audit::options(&site.unwrap_or_default(), &args.content, &args.network)?;
    // They are about the content's links.
    options.suppressions.clear();
    Ok(options)
}

fn ask(
    args: &AuditArgs,
    network: &NetworkArgs,
    options: &Options,
    all: Vec<Link>,
) -> anyhow::Result<Outcome> {
    let assignment = select::of_lists(all, network)?;
    let mut memory = Memory::open(network, Purpose::Run)?;
    let mut audit = audit::ask_with(options, assignment, network, &mut memory)?;
    if let Outcome::Report(report) = &mut audit {
        be_of_files(report, args);
        report.faults.extend(memory.rejected.iter().map(Rejected::fault));
    }
    // Nothing is forgotten: the next run may be of other files with the same ledger.
    if !matches!(audit, Outcome::NoNetwork { .. }) {
        memory.save()?;
    }
    Ok(audit)
}

/// To `fix` and `render`, a report on files is one on a part: it says nothing of the content.
fn be_of_files(report: &mut AuditReport, args: &AuditArgs) {
    let mut chosen: Vec<_> = args.files.iter().map(|path| path.display().to_string()).collect();
    match &report.scope {
        Scope::Whole => {}
        Scope::Shard { number, of } => chosen.push(format!("--shard {number}/{of}")),
        Scope::Selection { chosen_by } => chosen.push(chosen_by.clone()),
    }
    report.scope = Scope::Selection { chosen_by: chosen.join(" ") };
}

fn explain(
    args: &AuditArgs,
    network: &NetworkArgs,
    options: &Options,
    all: Vec<Link>,
    what: &str,
    out: Output,
) -> anyhow::Result<Exit> {
    let links = explain::links(all.clone(), what)?;
    let mut memory = Memory::open(network, Purpose::LookUp)?;
    let scope = Scope::Selection { chosen_by: format!("--explain {what}") };
    let assignment = select::assign(all, &links, scope);
    let audit = audit::ask_with(options, assignment, network, &mut memory)?;
    audit::write_explained(args, audit, what, &links, out)
}

/// Says on the terminal which links of the files were not asked, and why.
fn say_what_is_left_out(lists: &[(&str, &List)]) -> anyhow::Result<()> {
    let remarks: Vec<_> = lists
        .iter()
        .flat_map(|(path, list)| list.remarks.iter().map(move |remark| (path, remark)))
        .collect();
    if remarks.is_empty() {
        return Ok(());
    }
    let mut out = Output::aside();
    let lines = count(remarks.len(), "link or row");
    writeln!(out, "{WARNING}warning{WARNING:#}: {lines} cannot be asked:")?;
    for (path, remark) in remarks.iter().take(SHOWN) {
        let (text, why) = (printable(&remark.text), &remark.why);
        writeln!(out, "  {path}:{}: {text}: {why}", remark.line)?;
    }
    if remarks.len() > SHOWN {
        writeln!(out, "  and {} more", remarks.len() - SHOWN)?;
    }
    Ok(())
}
