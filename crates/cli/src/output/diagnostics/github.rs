//! Annotations on a pull request, as GitHub Actions' workflow commands.

use std::io::{self, Write};

use signpost_core::Severity;

use super::Region;
use crate::commands::Validated;
use crate::output::docs::Docs;
use crate::output::github::{command, data, fit, property};

pub(crate) fn write(out: &mut impl Write, validated: &Validated) -> io::Result<()> {
    let docs = Docs::of(&validated.loaded.site.config);
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let of_kind = validated.diagnostics.iter().filter(|fault| fault.severity == severity);
        let lines = of_kind.map(|fault| {
            let region = Region::of(&validated.loaded.sources, fault.place());
            let mut message = fault.message.clone();
            for line in fault.help.iter().chain([&docs.reference(fault.code)]) {
                message += &format!("\n{line}");
            }
            let (start, end) = (region.start, region.end);
            format!(
                "::{} file={},line={},col={},endLine={},endColumn={},title={}::{}",
                command(severity),
                property(&region.file),
                start.line,
                start.column,
                end.line,
                end.column,
                fault.code,
                data(&message),
            )
        });
        fit(out, severity, lines.collect(), "`signpost validate` shows all")?;
    }
    Ok(())
}
