//! Memory that is freed goes back to the system.

/// The allocator's switch for how long it keeps what was freed, in milliseconds. It reads it as the program
/// begins (mimalloc, "Environment Options").
#[cfg(unix)]
const KEPT: &str = "MIMALLOC_PURGE_DELAY";

/// Begins the program anew, as the same process, with an allocator that gives back at once what was freed. By
/// itself it keeps that for a second, in which an audit may have read a hundred pages of 2 MB: that was as
/// much again as all it held. Where the program cannot be begun anew, or a person has set how long memory is
/// kept, it goes on as it is.
#[cfg(unix)]
pub(crate) fn give_back_at_once() {
    use std::os::unix::process::CommandExt as _;

    if std::env::var_os(KEPT).is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    let mut arguments = std::env::args_os();
    let mut command = std::process::Command::new(program);
    if let Some(name) = arguments.next() {
        command.arg0(name);
    }
    // It returns only where it failed.
    drop(command.args(arguments).env(KEPT, "0").exec());
}

/// Programs of other systems cannot begin anew as the same process.
#[cfg(not(unix))]
pub(crate) fn give_back_at_once() {}
