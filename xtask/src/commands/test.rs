//! `cargo xtask test`

use crate::cli::TestArgs;
use crate::commands::ci::{Step, cargo};
use crate::commands::proof::Proof;
use crate::exit::Exit;

pub(crate) fn run(args: &TestArgs) -> anyhow::Result<Exit> {
    let proof = Proof::prepare()?;
    let mut arguments = vec!["test", "--workspace", "--all-targets"];
    arguments.extend(args.filter.as_deref());
    let tests = Step { name: "tests", command: cargo(&arguments) }.run()?;
    // Whoever asks for tests by name wants those alone.
    if tests != Exit::Clean || args.filter.is_some() {
        return Ok(tests);
    }
    proof.run()
}
