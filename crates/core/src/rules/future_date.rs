//! Something is said to have happened on a day that is in the future.

use jiff::civil::Date;

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Updated;
use crate::source::SourcePath;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut compare = |file: &SourcePath, pointer: &str, date: Date, what: &str| {
        if date > context.today {
            diagnostics.push(
                Diagnostic::new(
                    Code::FutureDate,
                    format!("{what} is in the future"),
                    context.value(file, pointer),
                )
                .help(format!("write a date up to today, {}", context.today)),
            );
        }
    };
    for aid in context.site.aids.values() {
        match aid.updated {
            Some(Updated::Year(year)) => {
                let new_year = Date::new(year, 1, 1).unwrap_or(Date::MIN);
                compare(&aid.file, "/updated", new_year, "the year of the update");
            }
            Some(Updated::Date(date)) => {
                compare(&aid.file, "/updated", date, "the day of the update")
            }
            None => {}
        }
        if let Some(date) = aid.archived_on {
            compare(&aid.file, "/archived_on", date, "the day of the archiving");
        }
        if let Some(date) = aid.withdrawn_on {
            compare(&aid.file, "/withdrawn_on", date, "the day of the withdrawal");
        }
        for (index, link) in aid.links.iter().enumerate() {
            if let Some(verified) = &link.verified {
                let pointer = format!("/links/{index}/verified/on");
                compare(&aid.file, &pointer, verified.on, "the day on which the link was opened");
            }
        }
    }
    for page in &context.site.pages {
        compare(&page.file, "/review/on", page.review.on, "the day of the review");
    }
}
