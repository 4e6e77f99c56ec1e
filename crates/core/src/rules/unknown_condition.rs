//! A condition that nothing else knows: a slip in an aid or a section, or a section that is still
//! to be written.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for names in &context.meant.pages {
        for named in names.conditions.iter().filter(|named| named.is_misspelt()) {
            let pointer = format!("/sections/{}/condition", named.index);
            let span = context.value(&names.page.file, &pointer).span;
            diagnostics.push(
                Diagnostic::new(
                    Code::UnknownCondition,
                    format!(
                        "no aid and no translation of this page knows the condition `{}`",
                        named.written
                    ),
                    context.value(&names.page.file, &pointer),
                )
                .help(format!("did you mean `{}`?", named.meant))
                .replace(span, named.meant),
            );
        }
    }
    for (id, aid) in &context.site.aids {
        let (written, meant) = (aid.condition.as_str(), context.meant.condition(aid));
        let help = if written != meant {
            format!("did you mean `{meant}`?")
        } else if context.meant.is_listed(id.as_str()) && !may_be_covered(context, written) {
            format!(
                "give the page a section with `condition: {written}`, or write the condition of one that is there"
            )
        } else {
            continue;
        };
        diagnostics.push(
            Diagnostic::new(
                Code::UnknownCondition,
                format!("no section of any page is about the condition `{written}`"),
                context.value(&aid.file, "/condition"),
            )
            .help(help),
        );
    }
}

/// Whether a section is about the condition, as far as the pages could be read.
fn may_be_covered(context: &Context<'_>, condition: &str) -> bool {
    context.meant.is_covered(condition)
        || context.loaded.faulty.iter().any(|file| file.as_str().starts_with("pages/"))
        || context
            .site
            .pages
            .iter()
            .any(|page| !context.knows_each(&page.file, "/sections", "condition"))
}
