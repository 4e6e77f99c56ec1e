//! `signpost verify`: a person's look at the links that need one.

mod person;
mod remember;
mod waiting;

use std::io::{BufRead, Write};
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use jiff::civil::Date;
use signpost_core::address::is_http;
use signpost_core::looked::{self, Look};
use signpost_core::source::SourcePath;
use signpost_core::{Loaded, fix, suggest};
use url::Url;

use super::person::{Person, at_the_terminal};
use super::{changing, load, memory, select, targets};
use crate::cli::VerifyArgs;
use crate::exit::Exit;
use crate::output::failure::in_one_line;
use crate::output::{DIM, HEADING, Output, count, printable, shown_file};
pub(crate) use waiting::{Known, Waiting, links as waiting};

pub(crate) fn run(args: &VerifyArgs) -> anyhow::Result<Exit> {
    let loaded = load(&args.content.content)?;
    let content = &args.content.content;
    targets::refuse_ledger_in(content, &args.ledger)?;
    let today = args.content.today();
    let mut out = Output::to(None)?.fitted();
    let mut desk = Desk { loaded: &loaded, content, today, seen: Vec::new() };

    if !args.yes.is_empty() || !args.no.is_empty() {
        let by = person::somebody(person::known_name(args.by.as_deref(), content))?;
        let urls = args.yes.iter().chain(&args.no);
        urls.clone().try_for_each(|url| desk.knows(url))?;
        for url in &args.yes {
            desk.write(&mut out, url, &Look::Aid { on: today, by: by.clone() })?;
        }
        for url in &args.no {
            if let Some(new) = &args.address {
                desk.move_to(&mut out, url, new)?;
            } else if args.withdrawn {
                desk.write(&mut out, url, &Look::Withdrawn { on: today })?;
            } else {
                let note = args.note.as_deref().unwrap_or("it does not show the aid");
                desk.write(&mut out, url, &remark(today, &by, note))?;
            }
        }
        let exit = remember::pages(&mut out, args, &desk.seen)?;
        out.finish()?;
        return Ok(exit);
    }

    let known = Known {
        report: args
            .report
            .as_deref()
            .map(super::report::read_of_content)
            .transpose()?
            .map(|it| it.0),
        ledger: memory::look_up(&args.ledger, args.content.now())?,
    };
    let mut waiting = waiting(&loaded, &known, today);
    if let Some(glob) = &args.glob {
        let glob = select::globs("", std::slice::from_ref(glob))?;
        waiting.retain(|link| {
            glob.is_match(&link.url) || link.aids.iter().any(|(aid, _)| glob.is_match(aid))
        });
    }
    if waiting.is_empty() {
        writeln!(out, "No link waits for a person's look.")?;
        out.finish()?;
        return Ok(Exit::Clean);
    }
    let exit = match at_the_terminal() {
        Some(mut person) => {
            desk.go_through(&mut out, &waiting, args, &mut person)?;
            remember::pages(&mut out, args, &desk.seen)?
        }
        None => {
            waiting.iter().try_for_each(|link| write_link(&mut out, link))?;
            writeln!(
                out,
                "{} for a person's look. Open each; for one that shows the aid, run `signpost verify --yes URL --by NAME`.",
                waits(waiting.len())
            )?;
            Exit::Clean
        }
    };
    out.finish()?;
    Ok(exit)
}

/// "3 links wait".
pub(crate) fn waits(number: usize) -> String {
    if number == 1 { "1 link waits".to_owned() } else { format!("{} wait", count(number, "link")) }
}

fn remark(today: Date, by: &str, note: &str) -> Look {
    Look::Remark(format!("{today}, {by}: {note}"))
}

fn write_link(out: &mut impl Write, link: &Waiting) -> std::io::Result<()> {
    writeln!(out, "{HEADING}{}{HEADING:#}", printable(&link.url))?;
    for (aid, place) in &link.aids {
        writeln!(out, "  {} {DIM}{}{DIM:#}", printable(aid), printable(place))?;
    }
    if let Some(title) = &link.title {
        writeln!(out, "  it should show: “{}”", printable(title))?;
    }
    for why in &link.why {
        writeln!(out, "  why to look: {why}")?;
    }
    for (index, seen) in link.seen.iter().enumerate() {
        writeln!(out, "  {} {seen}", if index == 0 { "the audit saw:" } else { "             " })?;
    }
    writeln!(out)
}

/// What it takes to write down what was seen.
struct Desk<'a> {
    loaded: &'a Loaded,
    content: &'a Path,
    today: Date,
    /// The addresses that were said to show the aid.
    seen: Vec<String>,
}

impl Desk<'_> {
    /// Goes through the links with a person.
    fn go_through<R: BufRead, W: Write>(
        &mut self,
        out: &mut Output,
        waiting: &[Waiting],
        args: &VerifyArgs,
        person: &mut Person<R, W>,
    ) -> anyhow::Result<()> {
        let by = person::name(args.by.as_deref(), self.content, person)?;
        for (index, link) in waiting.iter().enumerate() {
            write!(out, "{} of {}: ", index + 1, waiting.len())?;
            write_link(out, link)?;
            out.flush()?;
            if !args.print && !person::open(&link.url) {
                writeln!(out, "No browser could be started; open the address by hand.")?;
                out.flush()?;
            }
            let question = "Is this the aid? [y]es, [n]o, [s]kip, [q]uit:";
            let written = match person.choose(question, "ynsq")? {
                Some('y') => {
                    self.write(out, &link.url, &Look::Aid { on: self.today, by: by.clone() })
                }
                Some('n') => self.not_the_aid(out, link, &by, person),
                Some('s') => Ok(()),
                _ => break,
            };
            // One file that cannot be written is no reason to lose the answers to come.
            if let Err(error) = written {
                writeln!(out, "  {}", in_one_line(&error))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn not_the_aid<R: BufRead, W: Write>(
        &mut self,
        out: &mut Output,
        link: &Waiting,
        by: &str,
        person: &mut Person<R, W>,
    ) -> anyhow::Result<()> {
        let question = "What then? [w]ithdrawn, another [a]ddress, a [n]ote, [s]kip:";
        match person.choose(question, "wans")? {
            Some('w') => self.write(out, &link.url, &Look::Withdrawn { on: self.today }),
            Some('a') => match person.line("The aid's new address:")? {
                Some(new) => self.move_to(out, &link.url, &new),
                None => Ok(()),
            },
            Some('n') => match person.line("What the next person should know:")? {
                Some(note) => self.write(out, &link.url, &remark(self.today, by, &note)),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Whether the content names this address.
    fn knows(&self, url: &str) -> anyhow::Result<()> {
        let urls = || {
            self.loaded.site.aids.values().flat_map(|aid| &aid.links).map(|link| link.url.as_str())
        };
        if urls().any(|known| known == url) {
            return Ok(());
        }
        match suggest::closest(url, urls()) {
            Some(meant) => {
                bail!("no aid has the link {}; did you mean {}?", printable(url), printable(meant))
            }
            None => bail!("no aid has the link {}", printable(url)),
        }
    }

    /// Writes what was seen into each file that names the address.
    fn write(&mut self, out: &mut Output, url: &str, look: &Look) -> anyhow::Result<()> {
        let what = match look {
            Look::Aid { on, by } => format!("verified on {on} by {}", printable(by)),
            Look::Withdrawn { on } => format!("withdrawn on {on}"),
            Look::Remark(_) => "a note beside the link".to_owned(),
        };
        self.change(out, url, &what, |file, text| looked::write(file, text, url, look))?;
        if matches!(look, Look::Aid { .. }) {
            self.seen.push(url.to_owned());
        }
        Ok(())
    }

    fn move_to(&self, out: &mut Output, url: &str, new: &str) -> anyhow::Result<()> {
        let address = Url::parse(new).ok().filter(is_http);
        ensure!(
            address.is_some(),
            "{} is not a web address; it begins with https://",
            printable(new)
        );
        let what = format!("the new address {}", printable(new));
        self.change(out, url, &what, |file, text| {
            fix::replace_url(file, text, url, new).map(|fixed| fixed.text)
        })
    }

    fn change(
        &self,
        out: &mut Output,
        url: &str,
        what: &str,
        change: impl Fn(&SourcePath, &str) -> Result<String, fix::Refusal>,
    ) -> anyhow::Result<()> {
        let folder = changing::hold(self.content)?;
        let named = self
            .loaded
            .site
            .aids
            .values()
            .filter(|aid| aid.links.iter().any(|link| link.url == url));
        for aid in named {
            let shown = shown_file(&self.loaded.sources, &aid.file);
            // Read only now that nobody else changes it: somebody may have gone on writing since.
            let text = folder
                .read_to_string(aid.file.as_str(), signpost_core::LARGEST_FILE)
                .with_context(|| format!("{shown} cannot be read"))?;
            let text =
                change(&aid.file, &text).with_context(|| format!("{shown} stays as it is"))?;
            folder
                .replace(aid.file.as_str(), text.as_bytes())
                .map_err(|error| changing::not_written(&shown, error))?;
            writeln!(out, "  {shown}: {what}")?;
        }
        out.flush()?;
        Ok(())
    }
}
