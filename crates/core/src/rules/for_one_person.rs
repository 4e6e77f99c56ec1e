//! Addresses as one person got them: by way of a mail program or a search engine, shortened, or of a place that is
//! that person's own.

use url::Url;

use crate::address::{has_credentials, is_host_of};
use crate::diagnostic::Severity;

/// What is said of such an address, and how much it matters.
pub(super) struct ForOnePerson {
    pub(super) message: String,
    pub(super) help: String,
    pub(super) severity: Severity,
}

/// Hosts that lead on to an address in one of their parameters.
const ON: [(&[&str], &[&str]); 5] = [
    (&["safelinks.protection.outlook.com"], &["url"]),
    (&["urldefense.com", "urldefense.proofpoint.com"], &["u", "url"]),
    (&["l.facebook.com", "lm.facebook.com", "l.instagram.com"], &["u"]),
    (&["translate.google.com"], &["u"]),
    (&["googleadservices.com", "statics.teams.cdn.office.net"], &["adurl", "url"]),
];

/// Hosts that give long addresses short names.
const SHORT: [&str; 14] = [
    "bit.ly",
    "buff.ly",
    "cutt.ly",
    "goo.gl",
    "is.gd",
    "lnkd.in",
    "ow.ly",
    "rb.gy",
    "rebrand.ly",
    "t.co",
    "t.ly",
    "tiny.cc",
    "tinyurl.com",
    "tr.im",
];

/// Hosts on which each person sees what is that person's own.
const OWN: [&str; 7] = [
    "mail.google.com",
    "calendar.google.com",
    "outlook.live.com",
    "outlook.office.com",
    "outlook.office365.com",
    "teams.microsoft.com",
    "web.whatsapp.com",
];

pub(super) fn for_one_person(url: &Url) -> Option<ForOnePerson> {
    let host = url.host_str()?.trim_end_matches('.');
    let said =
        |message: String, help: String, severity| Some(ForOnePerson { message, help, severity });
    if is_host_of(host, &OWN) {
        let message = format!(
            "`{host}` shows each person what is their own, so readers do not see this page"
        );
        return said(
            message,
            "write an address that everybody can open".to_owned(),
            Severity::Error,
        );
    }
    let value = |names: &[&str]| {
        let mut pairs = url.query_pairs();
        pairs.find(|(name, _)| names.contains(&&**name)).map(|(_, value)| value.into_owned())
    };
    let is_search =
        host.split('.').rev().nth(1) == Some("google") && matches!(url.path(), "/url" | "/imgres");
    let on = ON.iter().find(|(hosts, _)| is_host_of(host, hosts)).map(|(_, names)| *names);
    if let Some(names) = on.or(is_search.then_some(&["url", "q", "imgrefurl"])) {
        let to = value(names)
            .filter(|it| Url::parse(it).is_ok_and(|url| url.has_host() && !has_credentials(&url)));
        let help = match to {
            Some(to) => format!("write {to}"),
            None => "open it, and copy the address that it leads to".to_owned(),
        };
        let message = format!("this address leads to another one by way of `{host}`");
        return said(message, help, Severity::Warning);
    }
    if host.ends_with(".translate.goog") {
        let message = format!("`{host}` is a translation that a machine makes of another page");
        return said(message, "write the address of the page itself".to_owned(), Severity::Warning);
    }
    if is_host_of(host, &SHORT) {
        let message = format!("`{host}` shortens addresses, and nobody sees where this one leads");
        let help = "open it, and copy the address that it leads to".to_owned();
        return said(message, help, Severity::Warning);
    }
    let edits = || url.path_segments().is_some_and(|mut it| it.any(|part| part == "edit"));
    (host == "docs.google.com" && edits()).then(|| ForOnePerson {
        message: "this address opens a document for those who write it".to_owned(),
        help: "publish the document on the web, and write the address that this gives".to_owned(),
        severity: Severity::Warning,
    })
}
