//! The program `signpost`.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Rendering makes and drops millions of small strings, on several cores at once.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    signpost_cli::main()
}
