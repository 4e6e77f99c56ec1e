//! `signpost render`

use std::io::Write as _;

use signpost_renderer::{LostAddress, Options, Written};

use super::{Validated, audits};
use crate::cli::RenderArgs;
use crate::exit::Exit;
use crate::output::{Output, count, diagnostics};

pub(crate) fn run(args: &RenderArgs) -> anyhow::Result<Exit> {
    let validated = Validated::read(&args.content)?;
    let mut out = Output::to(None)?;
    if validated.has_errors() {
        diagnostics::human::write(&mut out, &validated)?;
        writeln!(out, "Nothing was rendered: fix the errors above first.")?;
        out.finish()?;
        return Ok(Exit::Findings);
    }
    let options = Options {
        base_url: args.base_url.clone(),
        drafts: args.drafts,
        templates: args.templates.clone(),
    };
    let now = args.content.now();
    let audited = audits::read(&args.audit, now)?;
    let site = &validated.loaded.site;
    let rendered = signpost_renderer::render(site, audited.as_ref(), &options)?;
    let lost = signpost_renderer::lost_addresses(&rendered, &args.out);
    let Written { written, unchanged, removed } = signpost_renderer::write(&rendered, &args.out)?;
    writeln!(
        out,
        "Rendered {} into {}: {written} written, {unchanged} unchanged, {removed} removed.",
        count(rendered.files.len(), "file"),
        args.out.display()
    )?;
    if let Some(audited) = &audited {
        write!(out, "{}", audits::say(audited, site, now))?;
    }
    for page in rendered.files.iter().filter(|file| file.page.is_some()) {
        writeln!(out, "  {}", args.out.join(&page.path).display())?;
    }
    for LostAddress { file, before, slug, now } in &lost {
        writeln!(
            out,
            "warning: {before} leads nowhere any more, because the page is now at {now}.\n  \
             To send its readers on, add this line to {file}:\n  former_slugs: [{slug}]"
        )?;
    }
    out.finish()?;
    Ok(Exit::Clean)
}
