//! `cargo xtask test`

use signpost_cli::Exit;

use crate::ci::{self, Step, cargo};
use crate::proof::Proof;

pub(crate) fn run(filter: Option<&str>) -> anyhow::Result<Exit> {
    let proof = Proof::prepare()?;
    let mut arguments = vec!["test", "--workspace", "--all-targets"];
    arguments.extend(filter);
    let tests = Step { name: "tests", command: cargo(&arguments) }.run()?;
    // Anyone who asks for tests by name wants those alone.
    if tests != Exit::Clean || filter.is_some() {
        return Ok(tests);
    }
    let examples = ci::examples().run()?;
    if examples != Exit::Clean {
        return Ok(examples);
    }
    proof.run()
}
