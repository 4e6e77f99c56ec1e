//! Annotations on a pull request, as GitHub Actions' workflow commands.

use std::io::{self, Write};

use super::Region;
use crate::commands::Validated;
use crate::output::docs;
use crate::output::github::{command, data, property};

pub(crate) fn write(out: &mut impl Write, validated: &Validated) -> io::Result<()> {
    for fault in &validated.diagnostics {
        let command = command(fault.severity);
        let region = Region::of(&validated.loaded.sources, fault.place());
        let mut message = fault.message.clone();
        for line in fault.help.iter().chain([&docs::reference(fault.code)]) {
            message += &format!("\n{line}");
        }
        let (start, end) = (region.start, region.end);
        writeln!(
            out,
            "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}",
            property(&region.file),
            start.line,
            start.column,
            end.line,
            end.column,
            fault.code,
            data(&message),
        )?;
    }
    Ok(())
}
