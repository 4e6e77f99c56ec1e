//! `signpost render`

use std::io::Write as _;
use std::time::SystemTime;

use signpost_core::{Site, rules};
use signpost_renderer::{
    Inputs, Lost, LostAddress, LostForm, Made, Memory, Options, RenderError, Rendered, Written,
    recall, render_again, write_and_remember,
};

use super::{Validated, audits, inputs, targets};
use crate::cli::RenderArgs;
use crate::exit::Exit;
use crate::output::{Output, count, diagnostics, shown};

/// How many drafts that are left out are named.
const DRAFTS: usize = 5;

pub(crate) fn run(args: &RenderArgs) -> anyhow::Result<Exit> {
    targets::refuse_pages_in(&args.content.content, &args.out, "dist")?;
    let mut out = Output::to(None)?.fitted();
    let program = inputs::program();
    let (last, (all, looks)) = rayon::join(
        || recall(&args.out, &program),
        || {
            let all = inputs::list(args, &program);
            let looks = all.as_ref().and_then(|all| all.looks(SystemTime::now()));
            (all, looks)
        },
    );
    let mut last = last.unwrap_or_default();
    let inputs = match looks.is_some() && looks == last.memory.looks {
        true => last.memory.inputs.clone(),
        false => all.as_ref().and_then(Inputs::digest),
    };
    // Everything that a run reads is as it was, so it would write what is there already.
    if inputs.is_some() && last.memory.inputs == inputs {
        last.memory.looks.clone_from(&looks);
        if let Ok(written) = write_and_remember(&last.rendered, &args.out, &last.memory, &last.made)
        {
            say(&mut out, args, &last.rendered, written, &last.memory)?;
            out.finish()?;
            return Ok(Exit::Clean);
        }
    }
    let validated = Validated::for_rendering(&args.content, &last.memory.clean)?;
    if validated.has_errors() {
        diagnostics::human::write(&mut out, &validated)?;
        writeln!(out, "Nothing was rendered: fix the errors above first.")?;
        out.finish()?;
        return Ok(Exit::Findings);
    }
    let clean = validated.clean.clone();
    let memory = Memory { program, inputs, looks, clean, ..Memory::default() };
    let (rendered, written, lost, memory) =
        match write(args, &validated, &last.made, memory.clone()) {
            Err(error) if is_touched(&error) => write(args, &validated, &Made::default(), memory)?,
            written => written?,
        };
    say(&mut out, args, &rendered, written, &memory)?;
    say_lost(&mut out, &validated.loaded.site, &lost.addresses)?;
    say_lost_forms(&mut out, &lost.forms)?;
    out.finish()?;
    // The program ends here, and the system takes all of it back at once.
    std::mem::forget((validated, rendered, last));
    Ok(Exit::Clean)
}

/// Says which addresses no longer lead to their pages, and what keeps each.
fn say_lost(out: &mut Output, site: &Site, lost: &[LostAddress]) -> anyhow::Result<()> {
    for LostAddress { file, language, before, slug, now, taken_by } in lost {
        if !site.config.languages.contains(language) {
            writeln!(
                out,
                "warning: {before} goes to no page any more, because `{language}` is no longer a language of the site.\n  \
                 To send its readers on, {}.",
                rules::sent_on(language, slug)
            )?;
            continue;
        }
        if let (Some(other), Some(now)) = (taken_by, now) {
            writeln!(
                out,
                "warning: {before} leads to another page now, that of {other}, and its own page is at {now}.\n  \
                 Readers and sites that link or embed it get that one: give no page an address that another one had."
            )?;
            continue;
        }
        let page = site.pages.iter().find(|page| page.file.as_str() == file);
        let (Some(now), Some(page)) = (now, page) else {
            let what = if page.is_some() { "is a draft" } else { "is gone" };
            writeln!(
                out,
                "warning: {before} goes to no page any more, because {file} {what}.\n  \
                 To send its readers on, write {slug} under `former_slugs` of the page in `{language}` that takes its place."
            )?;
            continue;
        };
        let how = if page.former_slugs.is_empty() { "add this line to" } else { "write so in" };
        // The line with all that the page has lost.
        let slugs = lost.iter().filter(|other| other.file == *file && other.taken_by.is_none());
        let slugs = slugs.map(|it| it.slug.as_str());
        writeln!(
            out,
            "warning: {before} goes to no page any more, because the page is now at {now}.\n  \
             To send its readers on, {how} {file}:\n  {}",
            page.line_to_keep(slugs)
        )?;
    }
    Ok(())
}

/// Says which lists of aids that other sites may embed are no longer made.
fn say_lost_forms(out: &mut Output, lost: &[LostForm]) -> anyhow::Result<()> {
    for LostForm { file, before, condition } in lost {
        let (why, remedy) = match condition {
            Some(condition) => (
                format!("no section of {file} is about `{condition}`"),
                "If the condition has another id now, give it back the old one, or tell them of the new file.",
            ),
            None => (format!("{file} lists no aids"), "Tell them."),
        };
        writeln!(
            out,
            "warning: {before} is no longer made, because {why}.\n  \
             Sites that embed it have nothing to show in its place. {remedy}"
        )?;
    }
    Ok(())
}

/// Makes what is not as the last run made it, and writes it.
fn write(
    args: &RenderArgs,
    validated: &Validated,
    last: &Made,
    mut memory: Memory,
) -> anyhow::Result<(Rendered, Written, Lost, Memory)> {
    let options = Options {
        base_url: args.base_url.clone(),
        drafts: args.drafts,
        templates: args.templates.clone(),
        content: Some(args.content.content.clone()),
        program: memory.program.clone(),
    };
    let loaded = &validated.loaded;
    let audited = audits::read(&args.audit, args.content.now())?;
    if let Some(audited) = &audited {
        (memory.said, memory.overdue) = audits::said(audited, &loaded.site);
    }
    memory.said += &left_out(args, &loaded.site);
    let (rendered, made) =
        render_again(&loaded.site, &loaded.sources, audited.as_ref(), &options, last)?;
    let lost = signpost_renderer::lost(&rendered, &args.out);
    let written = write_and_remember(&rendered, &args.out, &memory, &made)?;
    Ok((rendered, written, lost, memory))
}

/// Says which pages are left out because they are drafts.
fn left_out(args: &RenderArgs, site: &Site) -> String {
    if args.drafts {
        return String::new();
    }
    let drafts = site.pages.iter().filter(|page| page.draft).map(|page| page.file.as_str());
    let drafts: Vec<&str> = drafts.collect();
    if drafts.is_empty() {
        return String::new();
    }
    let number = count(drafts.len(), "draft");
    let shown = drafts[..drafts.len().min(DRAFTS)].join(", ");
    let more = match drafts.len().saturating_sub(DRAFTS) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{number} left out: {shown}{more}; --drafts shows them.\n")
}

/// Whether a file that the last run made is not what it was.
fn is_touched(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(RenderError::Touched { .. }))
}

/// Says what was done, and what is known of the links.
fn say(
    out: &mut Output,
    args: &RenderArgs,
    rendered: &Rendered,
    written: Written,
    memory: &Memory,
) -> anyhow::Result<()> {
    let Written { written, unchanged, removed } = written;
    writeln!(
        out,
        "Rendered {} into {}: {written} written, {unchanged} unchanged, {removed} removed.",
        count(rendered.files.len(), "file"),
        shown(&args.out)
    )?;
    write!(out, "{}", memory.said)?;
    if let Some((overdue, warning)) = &memory.overdue
        && *overdue < args.content.now()
    {
        write!(out, "{warning}")?;
    }
    // All at once: of a large site, these are thousands of lines.
    let pages = rendered.files.iter().filter(|file| file.page.is_some());
    let pages = pages.map(|page| format!("  {}\n", shown(&args.out.join(&page.path))));
    Ok(out.write_all(pages.collect::<String>().as_bytes())?)
}
