//! An aid is older than the site, or its provider, wants aids to be. Only its provider can fix
//! that, so it is no more than a note: something to know when choosing between aids.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Status, Updated};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let site = context.site;
    for aid in site.aids.values() {
        let Some(updated) = aid.updated else { continue };
        // Of an archived or withdrawn aid it is already said that it is no longer kept up to date.
        if matches!(aid.status, Status::Archived | Status::Withdrawn) {
            continue;
        }
        let own = site.provider_of(aid).and_then(|provider| provider.aid_stale_after);
        let period = own.unwrap_or(site.config.aid_stale_after);
        if period.after(updated.latest_day()) >= context.today {
            continue;
        }
        let when = match updated {
            Updated::Year(year) => format!("in {year}"),
            Updated::Date(date) => format!("on {date}"),
        };
        diagnostics.push(
            Diagnostic::new(
                Code::StaleAid,
                format!("the aid was last updated {when}, more than {period} ago"),
                context.value(&aid.file, "/updated"),
            )
            .help("see whether its provider has updated it since, or whether there is a newer aid"),
        );
    }
}
