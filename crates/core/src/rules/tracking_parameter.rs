//! An address says where its reader came from: what a newsletter or an advertisement adds to an
//! address follows patients around, and comes with a link that was copied from one.

use super::addresses;
use super::context::Context;
use crate::diagnostic::{Code, Diagnostic, Label};

/// Parameters that change nothing about what is shown.
const NAMES: [&str; 26] = [
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "dclid",
    "epik",
    "fbclid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "hsctatracking",
    "igshid",
    "jsessionid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "phpsessid",
    "s_kwcid",
    "ttclid",
    "twclid",
    "vero_id",
    "wbraid",
    "yclid",
];

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for address in addresses::unknown(context) {
        let Some((name, clean)) = without(address.text) else { continue };
        let fault = fault(name, &clean, context.value(address.file, &address.pointer));
        diagnostics.push(address.replaced(context, fault, &clean));
    }
    for (text, address, part) in addresses::in_texts(context).filter(|it| it.1.contains("://")) {
        let Some((name, clean)) = without(address) else { continue };
        diagnostics.push(fault(name, &clean, text.place(context, part.clone())));
    }
}

fn fault(name: &str, clean: &str, label: Label) -> Diagnostic {
    let message = format!("the address contains `{name}`, which only serves to follow readers");
    Diagnostic::new(Code::TrackingParameter, message, label).help(format!("write {clean}"))
}

/// The name of the first such parameter of an address, and the address without all of them.
fn without(address: &str) -> Option<(&str, String)> {
    let (front, fragment) = match address.split_once('#') {
        Some((front, fragment)) => (front, Some(fragment)),
        None => (address, None),
    };
    let (path, query) = front.split_once('?').unwrap_or((front, ""));
    // `/page;jsessionid=1A2B`
    let (own, session) = path.rsplit_once(';').filter(|it| is_tracking(it.1)).unwrap_or((path, ""));
    let (tracking, kept): (Vec<&str>, Vec<&str>) =
        query.split('&').filter(|it| !it.is_empty()).partition(|part| is_tracking(part));
    let first = tracking.first().copied().or(Some(session).filter(|it| !it.is_empty()))?;
    let mut clean = own.to_owned();
    for (index, part) in kept.iter().enumerate() {
        clean.push(if index == 0 { '?' } else { '&' });
        clean.push_str(part);
    }
    if let Some(fragment) = fragment {
        clean.push('#');
        clean.push_str(fragment);
    }
    Some((first.split('=').next().unwrap_or(first), clean))
}

fn is_tracking(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or(part).to_ascii_lowercase();
    name.starts_with("utm_") || NAMES.contains(&name.as_str())
}
