//! `cargo xtask test`

use crate::cli::TestArgs;
use crate::commands::ci::{Step, cargo};
use crate::exit::Exit;

pub(crate) fn run(args: &TestArgs) -> anyhow::Result<Exit> {
    let mut arguments = vec!["test", "--workspace", "--all-targets"];
    arguments.extend(args.filter.as_deref());
    Step { name: "tests", command: cargo(&arguments) }.run()
}
