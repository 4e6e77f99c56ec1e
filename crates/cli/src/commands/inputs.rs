//! Everything that `render` reads, by which a run is known in which nothing has changed.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use signpost_renderer::Inputs;

use crate::cli::RenderArgs;

/// Which program this is. Two builds of one version may make different files.
pub(super) fn program() -> String {
    let build = std::env::current_exe().and_then(fs::metadata).map(|built| {
        let modified = built.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        let since = modified.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        format!("{} {}", built.len(), since.as_nanos())
    });
    format!("{} {}", env!("CARGO_PKG_VERSION"), build.unwrap_or_default())
}

/// All of it; `None` where something cannot be read, which a whole run then says.
pub(super) fn list(args: &RenderArgs, program: &str) -> Option<Inputs> {
    let words = vec![
        program.to_owned(),
        format!("{:?}", args.base_url),
        args.drafts.to_string(),
        // What is due or still to come differs from day to day.
        args.content.today().to_string(),
        args.audit.len().to_string(),
    ];
    let mut folders: Vec<&Path> = vec![&args.content.content];
    folders.extend(args.templates.as_deref());
    Inputs::list(words, &folders, &args.audit)
}
