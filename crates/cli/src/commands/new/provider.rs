//! `signpost new provider`

use std::io::Write as _;

use signpost_core::scaffold::NewProvider;

use super::ask::{self, asker};
use crate::cli::NewProviderArgs;
use crate::commands::files::NewFiles;
use crate::exit::Exit;
use crate::output::Output;

pub(super) fn run(args: &NewProviderArgs) -> anyhow::Result<Exit> {
    let mut asker = asker();
    let id = asker.need(args.id.as_deref(), "ID", "Id, as aids will name it (ohri)", |answer| {
        super::free(&args.target, "providers", &ask::id(answer)?)
    })?;
    let provider = NewProvider {
        id: id.as_str().into(),
        name: asker.need(args.name.as_deref(), "--name", "Full name", ask::text)?,
        home: asker.need(
            args.home.as_deref(),
            "--home",
            "Address of its home page",
            ask::address,
        )?,
        short_name: asker.want(
            args.short_name.as_deref(),
            "--short-name",
            "Short name, shown in the lines of its aids",
            ask::text,
        )?,
    };
    let mut out = Output::to(None)?.fitted();
    let mut files = NewFiles::new(&args.target.content.content, &id, args.target.force);
    files.add(&format!("providers/{id}.yaml"), provider.to_yaml());
    files.refuse_errors(&args.target.content)?;
    files.write(&mut out)?;
    writeln!(out, "Next: if its aids live on other hosts as well, add those to `hosts`.")?;
    writeln!(out, "Then: `signpost new aid --provider {id}`")?;
    out.finish()?;
    Ok(Exit::Clean)
}
