//! `signpost audit FILE…`: links of files that are no content.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use signpost_checker::{Options, Outcome};
use signpost_core::lists::{self, Format, List, Remark};
use signpost_core::model::Site;
use signpost_core::report::Scope;
use signpost_core::{AuditReport, Link};

use super::memory::{Memory, OfList, Purpose};
use super::rejected::Rejected;
use super::{asking, contact, explain, outcome, plan, reading, select};
use crate::cli::{AuditArgs, NetworkArgs};
use crate::exit::Exit;
use crate::output::{FINE, Output, WARNING, printable};

/// So many of the lines that name no link to ask are shown.
const SHOWN: usize = 10;

/// Audits the links of the files that are named. They have a ledger of their own, so nothing that
/// is known of the content's links changes.
pub(super) fn run(
    args: &AuditArgs,
    out: Output,
    summary: Option<&mut Output>,
) -> anyhow::Result<Exit> {
    let network = NetworkArgs { ledger: ledger(args), ..args.network.clone() };
    let paths = paths(args);
    if args.plan {
        let site = content(args).unwrap_or_default();
        let first = Some(network.ledger.clone()).filter(|_| !network.no_ledger);
        let others = paths.iter().skip(1).filter(|_| each_has_its_own(args, &network));
        let ledgers: Vec<PathBuf> =
            first.into_iter().chain(others.map(|path| beside(path))).collect();
        return plan::write(&site.config, args.content.now(), &ledgers, out);
    }
    let read = paths.iter().map(|path| read(path)).collect::<anyhow::Result<Vec<_>>>()?;
    let named: Vec<_> = read.iter().map(|(path, list)| (path.as_str(), list)).collect();
    let all = lists::links(&named);
    say_which_columns_are_not_read(&named)?;
    say_what_is_left_out(&named)?;
    say_what_is_there_twice(&named)?;
    ensure!(
        !all.is_empty(),
        "{} {} no link to another site that can be checked",
        joined(&named),
        if named.len() == 1 { "has" } else { "have" }
    );
    let options = options(args)?;
    let ledgers = ledgers(args, &network, &paths, &named);
    match &args.explain {
        Some(what) => explain(args, &network, &options, all, ledgers, what, out),
        None => {
            let audit = ask(&network, &options, all, ledgers, &joined(&named))?;
            outcome::write(args, &audit, out, summary)
        }
    }
}

/// The files, each once.
fn paths(args: &AuditArgs) -> Vec<&PathBuf> {
    let mut paths: Vec<&PathBuf> = Vec::new();
    for path in &args.files {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

/// The names of files, as a sentence has them.
fn joined(lists: &[(&str, &List)]) -> String {
    let names: Vec<&str> = lists.iter().map(|(name, _)| *name).collect();
    match names.as_slice() {
        [names @ .., last] if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        names => names.concat(),
    }
}

/// A file's name as places are given with it, and what is in it.
fn read(path: &Path) -> anyhow::Result<(String, List)> {
    let shown = path.display().to_string();
    let format = format(path)?;
    let text = read_text(path, format)?;
    let mut list = lists::read(format, &text).with_context(|| format!("{shown} cannot be read"))?;
    list.set_examples_aside();
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
pub(super) fn read_text(path: &Path, format: Format) -> anyhow::Result<String> {
    let shown = path.display();
    let bytes = reading::LIST.read(path, &shown.to_string())?;
    lists::decode(bytes, format).with_context(|| {
        let how = match format {
            Format::Csv => " (in Excel: “CSV UTF-8”)",
            Format::Html => ", or name its encoding in `<meta charset>`",
            Format::Markdown | Format::Text => "",
        };
        format!("{shown} is not UTF-8 text; save it as UTF-8{how}")
    })
}

/// The ledgers of lists: the one that is written in, and those of the others.
struct Ledgers {
    own: BTreeSet<String>,
    others: Vec<OfList>,
}

/// The ledger that the arguments name, and else one beside the first file: that of the content is about
/// other links.
pub(super) fn ledger(args: &AuditArgs) -> PathBuf {
    match (args.files.first(), args.network.ledger.as_os_str() == NetworkArgs::LEDGER) {
        (Some(first), true) => beside(first),
        _ => args.network.ledger.clone(),
    }
}

/// The site, where there is content.
fn content(args: &AuditArgs) -> Option<Site> {
    let loaded = signpost_core::load(&args.content.content).ok()?;
    Some(loaded.site).filter(|site| !site.config.base_url.is_empty())
}

fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".ledger.jsonl");
    name.into()
}

/// Whether each file has a ledger of its own: not where one is named for all.
fn each_has_its_own(args: &AuditArgs, network: &NetworkArgs) -> bool {
    network.ledger != args.network.ledger && !network.no_ledger
}

/// The ledger that is written in, and one beside each of the other files.
fn ledgers(
    args: &AuditArgs,
    network: &NetworkArgs,
    paths: &[&PathBuf],
    lists: &[(&str, &List)],
) -> Ledgers {
    let of_list = |(path, (_, list)): (&&PathBuf, &(&str, &List))| OfList {
        path: beside(path),
        urls: list.links.iter().map(|link| link.url.clone()).collect(),
    };
    let mut each: Vec<OfList> = paths.iter().zip(lists).map(of_list).collect();
    let others = if each_has_its_own(args, network) { each.split_off(1) } else { Vec::new() };
    let own = each.into_iter().flat_map(|list| list.urls).collect();
    Ledgers { own, others }
}

/// The manners of the content's providers, where there is content, and who asks.
fn options(args: &AuditArgs) -> anyhow::Result<Options> {
    let site = content(args);
    contact::require(site.as_ref(), &args.content, &args.network)?;
    let mut options = asking::options(&site.unwrap_or_default(), &args.content, &args.network)?;
    // They are about the content's links.
    options.suppressions.clear();
    Ok(options)
}

fn ask(
    network: &NetworkArgs,
    options: &Options,
    all: Vec<Link>,
    Ledgers { own, others }: Ledgers,
    files: &str,
) -> anyhow::Result<Outcome> {
    let assignment = select::of_lists(all, network)?;
    let mut memory = Memory::of_lists(network, Purpose::Run, others, options.now)?;
    let before = memory.ledger.last_run();
    let mut audit = asking::ask_with(options, assignment, network, &mut memory)?;
    if let Outcome::Report(report) = &mut audit {
        be_of_files(report, files);
        report.faults.extend(memory.rejected.iter().map(Rejected::fault));
    }
    // Nothing is forgotten: the next run may be of other files with the same ledger.
    if !matches!(audit, Outcome::NoNetwork { .. }) {
        memory.save_each(&own, before)?;
    }
    Ok(audit)
}

/// To `fix` and `render`, a report on files is one on a part: it says nothing of the content.
fn be_of_files(report: &mut AuditReport, files: &str) {
    let mut chosen_by = format!("the links of {files}");
    match &report.scope {
        Scope::Whole => {}
        Scope::Shard { number, of } => {
            chosen_by = format!("part {number} of {of} of {chosen_by}");
        }
        Scope::Selection { chosen_by: by } => chosen_by = format!("{chosen_by}, chosen by {by}"),
    }
    report.scope = Scope::Selection { chosen_by };
}

fn explain(
    args: &AuditArgs,
    network: &NetworkArgs,
    options: &Options,
    all: Vec<Link>,
    ledgers: Ledgers,
    what: &str,
    out: Output,
) -> anyhow::Result<Exit> {
    let links = explain::links(all.clone(), what)?;
    let mut memory = Memory::of_lists(network, Purpose::LookUp, ledgers.others, options.now)?;
    let scope = Scope::Selection { chosen_by: format!("--explain {what}") };
    let assignment = select::assign(all, &links, scope);
    let audit = asking::ask_with(options, assignment, network, &mut memory)?;
    outcome::write_explained(args, audit, what, &links, out)
}

/// Says which columns of tables say nothing to an audit: a column for titles that has another name would leave each
/// link without one, and nobody would know that any page is taken for the right one.
fn say_which_columns_are_not_read(lists: &[(&str, &List)]) -> anyhow::Result<()> {
    for (path, list) in lists.iter().filter(|(_, list)| !list.unread_columns.is_empty()) {
        let names: Vec<_> = list.unread_columns.iter().map(|it| format!("`{it}`")).collect();
        let (path, names) = (printable(path), printable(&names.join(", ")));
        let mut out = Output::aside();
        match list.links.iter().any(|link| link.title.is_some()) {
            true => write!(out, "{FINE}note{FINE:#}: {path}: nothing is read from {names}")?,
            false => write!(
                out,
                "{WARNING}warning{WARNING:#}: {path}: no link has a title, so any page is taken for the right one; \
                 nothing is read from {names}"
            )?,
        }
        writeln!(out, "; the columns that are read are url, title, language, subject and expect")?;
    }
    Ok(())
}

/// Says on the terminal which links of the files were not asked, and why.
fn say_what_is_left_out(lists: &[(&str, &List)]) -> anyhow::Result<()> {
    let remarks = lists
        .iter()
        .flat_map(|(path, list)| list.remarks.iter().map(move |remark| (*path, remark)));
    say(&remarks.collect::<Vec<_>>(), |number| {
        let lines = match number {
            1 => "1 link or row".to_owned(),
            number => format!("{number} links or rows"),
        };
        format!("{WARNING}warning{WARNING:#}: {lines} cannot be checked:")
    })
}

/// Says which addresses are there twice with different titles: whichever title the page has is right then.
fn say_what_is_there_twice(lists: &[(&str, &List)]) -> anyhow::Result<()> {
    let twice = lists::twice(lists);
    let remarks: Vec<_> = twice.iter().map(|(path, remark)| (*path, remark)).collect();
    say(&remarks, |number| {
        let lines = match number {
            1 => "1 address is there twice with another title".to_owned(),
            number => format!("{number} addresses are there twice with another title"),
        };
        format!("{FINE}note{FINE:#}: {lines}; a page with any of them counts as right:")
    })
}

/// Says some remarks below a line that says how many they are, if there are any.
fn say(remarks: &[(&str, &Remark)], heading: impl Fn(usize) -> String) -> anyhow::Result<()> {
    if remarks.is_empty() {
        return Ok(());
    }
    let mut out = Output::aside();
    writeln!(out, "{}", heading(remarks.len()))?;
    for (path, remark) in remarks.iter().take(SHOWN) {
        let (text, why) = (printable(&remark.text), printable(&remark.why));
        writeln!(out, "  {}:{}: {text}: {why}", printable(path), remark.line)?;
    }
    if remarks.len() > SHOWN {
        writeln!(out, "  and {} more", remarks.len() - SHOWN)?;
    }
    Ok(())
}
