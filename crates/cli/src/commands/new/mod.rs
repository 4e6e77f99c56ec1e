//! `signpost new`

mod aid;
mod ask;
mod page;
mod provider;
mod site;

use crate::cli::{NewArgs, NewThing};
use crate::exit::Exit;

pub(crate) fn run(args: &NewArgs) -> anyhow::Result<Exit> {
    match &args.thing {
        NewThing::Page(args) => page::run(args),
        NewThing::Aid(args) => aid::run(args),
        NewThing::Provider(args) => provider::run(args),
        NewThing::Site(args) => site::run(args),
    }
}
