//! An address says where its reader came from: what a newsletter or an advertisement adds to an
//! address follows patients around, and comes with a link that was copied from one.

use super::addresses;
use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};

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
        let (front, fragment) = match address.text.split_once('#') {
            Some((front, fragment)) => (front, Some(fragment)),
            None => (address.text, None),
        };
        let Some((path, query)) = front.split_once('?') else { continue };
        let (tracking, kept): (Vec<&str>, Vec<&str>) =
            query.split('&').partition(|part| is_tracking(part));
        let Some(first) = tracking.first() else { continue };
        let mut clean = path.to_owned();
        for (index, part) in kept.iter().enumerate() {
            clean.push(if index == 0 { '?' } else { '&' });
            clean.push_str(part);
        }
        if let Some(fragment) = fragment {
            clean.push('#');
            clean.push_str(fragment);
        }
        let name = first.split('=').next().unwrap_or(first);
        let label = context.value(address.file, &address.pointer);
        let message = format!("the address contains `{name}`, which only serves to follow readers");
        let fault = Diagnostic::new(Code::TrackingParameter, message, label);
        diagnostics.push(address.replaced(context, fault.help(format!("write {clean}")), &clean));
    }
}

fn is_tracking(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or(part).to_ascii_lowercase();
    name.starts_with("utm_") || NAMES.contains(&name.as_str())
}
