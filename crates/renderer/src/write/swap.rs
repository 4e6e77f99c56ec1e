//! One folder in another's place.

use std::fs;
use std::path::Path;

use crate::error::RenderError;

/// Puts `new` where `out` is and removes what was there, which `old` may hold for a moment.
pub(super) fn swap(new: &Path, out: &Path, old: &Path) -> Result<(), RenderError> {
    if !out.exists() {
        return fs::rename(new, out).map_err(RenderError::io("create", out));
    }
    if exchange(new, out) {
        return fs::remove_dir_all(new).map_err(RenderError::io("remove", new));
    }
    fs::rename(out, old).map_err(RenderError::io("move", out))?;
    if let Err(error) = fs::rename(new, out) {
        // Back to where it was; should that fail too, the next run does it in `recover`.
        let _ = fs::rename(old, out);
        return Err(RenderError::io("replace", out)(error));
    }
    fs::remove_dir_all(old).map_err(RenderError::io("remove", old))
}

/// Puts back what a run was holding that ended in the middle of a swap, and removes what a run
/// left that ended right after one.
pub(super) fn recover(out: &Path, old: &Path) -> Result<(), RenderError> {
    match (old.exists(), out.exists()) {
        (false, _) => Ok(()),
        (true, false) => fs::rename(old, out).map_err(RenderError::io("restore", out)),
        (true, true) => fs::remove_dir_all(old).map_err(RenderError::io("remove", old)),
    }
}

/// Exchanges two folders in one step, where the system can: then there is no moment without one.
#[cfg(target_os = "linux")]
fn exchange(new: &Path, out: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, out, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_new: &Path, _out: &Path) -> bool {
    false
}
