//! Content of which a part is missing: an audit of the rest would forget what it knows of that part.

use anyhow::bail;
use signpost_core::{Link, Loaded};

use super::memory::Memory;
use crate::output::count;

/// Refuses content whose aids are missing, and content without a link where earlier audits knew some. A site
/// that is empty yet has neither pages that list aids nor a ledger.
pub(super) fn refuse(loaded: &Loaded, all: &[Link], memory: &Memory) -> anyhow::Result<()> {
    let content = loaded.sources.root().display();
    let aids = loaded.sources.root().join("aids");
    let listed = loaded.site.pages.iter().any(|page| !page.aids.list.is_empty());
    if listed && !aids.exists() {
        bail!(
            "the folder {} is missing, and pages list aids; restore it, for example with `git checkout -- {}`, \
             or name the folder of the content with --content DIR",
            aids.display(),
            aids.display()
        );
    }
    // What a file that cannot be read would name is not known.
    let known = memory.ledger.links();
    if let (true, true, Some(ledger), 1..) =
        (all.is_empty(), loaded.faulty.is_empty(), memory.path(), known)
    {
        let missing = match aids.exists() {
            true => format!("the files of aids are in {}", aids.display()),
            false => format!("the folder {} is not there", aids.display()),
        };
        bail!(
            "{content} names no link, and the ledger {ledger} knows {}, which this audit would forget; restore what is missing \
             ({missing}), or name the folder of the content with --content DIR; if the links are gone on \
             purpose, remove the ledger: `rm {ledger}`",
            count(known, "link"),
            ledger = ledger.display(),
        );
    }
    Ok(())
}
