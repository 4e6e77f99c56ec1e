//! One line for each fault, as editors and `grep` like it.

use std::io::{self, Write};

use super::Region;
use crate::commands::Validated;

pub(crate) fn write(out: &mut impl Write, validated: &Validated) -> io::Result<()> {
    for fault in &validated.diagnostics {
        let Region { file, start, .. } = Region::of(&validated.loaded.sources, fault.place());
        let (line, column) = (start.line, start.column);
        write!(
            out,
            "{file}:{line}:{column}: {}[{}]: {}",
            fault.severity, fault.code, fault.message
        )?;
        match &fault.help {
            Some(help) => writeln!(out, "; {help}")?,
            None => writeln!(out)?,
        }
    }
    Ok(())
}
