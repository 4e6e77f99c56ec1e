//! What the name of a host tells.

use url::{Host, Url};

/// Whether an address is an example's: its host has a name that is kept for documentation (RFC 2606), so
/// nobody has a page there. `.test` is not one of them: somebody's own network may well know such a name.
///
/// ```
/// use signpost_core::address::is_placeholder;
///
/// assert!(is_placeholder("https://example.org/about"));
/// assert!(is_placeholder("https://www.aids.example/"));
/// assert!(!is_placeholder("https://example-clinic.org/"));
/// ```
pub fn is_placeholder(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let Some(Host::Domain(name)) = url.host() else { return false };
    let name = name.trim_end_matches('.');
    is_host_of(name, &EXAMPLES) || is_host_of(name, &["example"])
}

/// Whether an address is one that anybody can open, as far as its host's name tells: one below a domain, and none
/// of those that are kept for examples, tests and networks of somebody's own.
///
/// ```
/// use signpost_core::address::is_public;
///
/// assert!(is_public("https://www.example-clinic.org/"));
/// for other in ["https://YOUR-SITE/", "https://localhost/", "https://mysite.test/", "https://nas.local/"] {
///     assert!(!is_public(other), "{other}");
/// }
/// ```
pub fn is_public(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let Some(Host::Domain(name)) = url.host() else { return url.has_host() };
    !is_placeholder(address) && !is_private_name(name)
}

/// Whether no public name service can know a host's name: one without a dot, or below a name that nobody can
/// register. Only a network of somebody's own may know it.
///
/// ```
/// use signpost_core::address::is_private_name;
///
/// for name in ["intranet", "wiki.corp", "printer.local.", "4.3.2.10.in-addr.arpa"] {
///     assert!(is_private_name(name), "{name}");
/// }
/// assert!(!is_private_name("local.example.org"));
/// ```
pub fn is_private_name(host: &str) -> bool {
    let name = host.trim_end_matches('.');
    !name.contains('.') || is_host_of(name, &OF_NOBODY)
}

/// The domains that are in nobody's public name.
const OF_NOBODY: [&str; 17] = [
    // IANA's registry of special-use domain names (RFC 6761): RFC 2606 and 6761, 6762, 7686 and 9476. Those kept for
    // examples are among them; `example.com` and its like have a page.
    "test",
    "invalid",
    "example",
    "localhost",
    "local",
    "onion",
    "alt",
    // The domain of the internet's own machinery, with the names of addresses turned round (RFC 3172) and `home.arpa`
    // (RFC 8375). There are no pages below it.
    "arpa",
    // ICANN reserved it in 2024, and found in 2018 that so many networks use the next three that they are given to nobody.
    "internal",
    "corp",
    "home",
    "mail",
    // What networks were seen to use as well (RFC 6762, appendix G), and what systems take where nobody names a domain.
    "intranet",
    "private",
    "lan",
    "localdomain",
    "workgroup",
];

/// The domains that are kept for examples. A name below `example` is one at first sight.
pub(crate) const EXAMPLES: [&str; 3] = ["example.com", "example.net", "example.org"];

/// Whether a host is one of these or below one.
pub fn is_host_of(host: &str, known: &[&str]) -> bool {
    known.iter().any(|known| {
        host.strip_suffix(known).is_some_and(|above| above.is_empty() || above.ends_with('.'))
    })
}
