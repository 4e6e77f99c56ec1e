//! Which addresses a text may link, and what they lead to within the site.
//!
//! Validation and the renderer ask the same questions, so that nothing is refused when pages are
//! made that was passed over when the content was checked.

mod anchors;
mod credentials;
pub(crate) mod hosts;
pub mod in_text;
mod map;
mod ports;

use url::{Host, Url};

use crate::chars::ascii_digit;

pub(crate) use anchors::OWN_FILES;
pub use anchors::{DECISION_AIDS, aid_anchor, aids_file, condition_of, section_anchors};
pub use credentials::{has_credentials, url_without_credentials, without_credentials};
pub(crate) use credentials::{text_without_credentials, told_without};
pub(crate) use hosts::EXAMPLES;
pub use hosts::{is_host_of, is_placeholder, is_private_name, is_public};
pub use map::{Lost, SiteMap, from_page};
pub use ports::is_refused_port;

/// Where an address leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// To another site.
    Elsewhere,
    /// To a page of this site, written relative to the page that it stands on.
    Here,
    /// To a telephone, such as a helpline's.
    Phone,
}

/// The digits of a telephone number, without what stands between them.
pub fn digits(number: &str) -> String {
    number.chars().filter_map(ascii_digit).collect()
}

/// Whether a number in a text ends with these digits: a reader dials a whole number, and not parts of several.
///
/// ```
/// use signpost_core::address::says_number;
///
/// assert!(says_number("Bel 020 123 45 67", "1234567"));
/// assert!(says_number("اتصل بالرقم ٠٨٠٠-٠١١٣", "08000113"));
/// assert!(!says_number("Bel 0900-1122, of 1, dan 12", "112"));
/// ```
pub fn says_number(text: &str, wanted: &str) -> bool {
    let is_of_number = |c: char| ascii_digit(c).is_some() || " +.()-\u{a0}\u{2011}".contains(c);
    let mut numbers = text.split(|c| !is_of_number(c)).map(digits);
    !wanted.is_empty() && numbers.any(|number| number.ends_with(wanted))
}

/// The host of an address without `www.`
pub fn bare_host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    Some(url.host_str()?.trim_start_matches("www.").to_owned())
}

/// Where an address leads, if it may be linked: on the web, relative within this site, or to a
/// telephone.
///
/// Escaping does not know that `href` runs `javascript:`, so this is asked of every address. It
/// reads them as browsers do, who ignore tabs and take a backslash for a slash.
///
/// ```
/// use signpost_core::address::{Target, target};
///
/// assert_eq!(target("https://aids.example/knee"), Some(Target::Elsewhere));
/// assert_eq!(target("../knee/"), Some(Target::Here));
/// assert_eq!(target("tel:+31201234567"), Some(Target::Phone));
/// assert_eq!(target("java\tscript:alert(1)"), None);
/// ```
pub fn target(address: &str) -> Option<Target> {
    match Url::parse(address) {
        Ok(_) if is_phone(address) => Some(Target::Phone),
        Ok(url) => is_web(&url).then_some(Target::Elsewhere),
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            let somewhere = Url::parse("https://here.invalid/").ok()?;
            let url = somewhere.join(address).ok()?;
            (url.host_str() == somewhere.host_str() && is_web(&url)).then_some(Target::Here)
        }
        Err(_) => None,
    }
}

/// Whether an address is that of a telephone (RFC 3966), as pages write it: digits, with a plus sign
/// before and the usual signs between them.
fn is_phone(address: &str) -> bool {
    let number = address.split_once(':').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("tel"));
    let number = number.map_or("", |(_, number)| number);
    let digits = number.strip_prefix('+').unwrap_or(number);
    digits.bytes().filter(u8::is_ascii_digit).count() >= 2
        && digits.bytes().all(|byte| byte.is_ascii_digit() || b"-.()".contains(&byte))
}

/// Whether an address is on the web and tells nobody's name or password.
pub fn is_web(url: &Url) -> bool {
    is_http(url) && !has_credentials(url)
}

/// Whether an address can be asked by HTTP, whatever else stands in it.
pub fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// The domain that somebody registered: `example.co.uk` for `www.example.co.uk`, by the public suffix
/// list. A host without one, as an address of numbers is, stands for itself.
pub fn registrable(url: &Url) -> &str {
    match url.host() {
        Some(Host::Domain(host)) => {
            // The root is the same with its dot and without.
            let host = host.trim_end_matches('.');
            psl::domain_str(host).unwrap_or(host)
        }
        _ => url.host_str().unwrap_or_default(),
    }
}

/// An address in the one form that all its spellings have: how its letters are escaped (RFC 3986, section 6.2.2)
/// and the dot behind its host make no difference.
///
/// ```
/// use signpost_core::address::plain;
///
/// let plain = |address: &str| plain(address.parse().unwrap());
/// assert_eq!(plain("HTTPS://Aids.example.:443/%6bnee?q=%c3%a9"), "https://aids.example/knee?q=%C3%A9");
/// assert_ne!(plain("https://aids.example/a%2Fb"), plain("https://aids.example/a/b"));
/// ```
pub fn plain(mut url: Url) -> String {
    if let Some(host) = url.host_str().and_then(|host| host.strip_suffix('.')).map(str::to_owned) {
        // It stays as it is where a host without its dot is none.
        url.set_host(Some(&host)).ok();
    }
    let text = url.as_str();
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        plain.push_str(before);
        let code = after.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        match code {
            Some(byte) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                plain.push(char::from(byte));
            }
            Some(byte) => plain.push_str(&format!("%{byte:02X}")),
            None => plain.push('%'),
        }
        rest = if code.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_and_relative_ones_may_be_linked() {
        for address in ["https://example.org/a", "HTTP://example.org"] {
            assert_eq!(target(address), Some(Target::Elsewhere), "{address}");
        }
        for address in ["../neck-pain/", "#scoliosis", "/en/", "?a=b"] {
            assert_eq!(target(address), Some(Target::Here), "{address}");
        }
        // The case of a scheme makes no difference (RFC 3986, section 3.1).
        for address in ["tel:113", "tel:+31-800-0113", "tel:+44(0)116.123", "TEL:113", "Tel:113"] {
            assert_eq!(target(address), Some(Target::Phone), "{address}");
        }
        for address in [
            "tel:",
            "tel:0800 0113",
            "tel:*21*900#",
            "TEL:113;phone-context=x",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "mailto:a@example.org",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://user:secret@example.org/",
            "https://",
        ] {
            assert_eq!(target(address), None, "{address}");
        }
    }

    #[test]
    fn what_somebody_registered() {
        for (address, expected) in [
            ("https://www.example.co.uk/a", "example.co.uk"),
            ("https://www.example.org./a", "example.org"),
            ("https://one.github.io/", "one.github.io"),
            ("https://co.uk/", "co.uk"),
            ("http://localhost:8080/", "localhost"),
            ("http://10.1.2.3/", "10.1.2.3"),
            ("http://[2001:db8::1]:81/", "[2001:db8::1]"),
            ("mailto:a@example.org", ""),
        ] {
            assert_eq!(registrable(&Url::parse(address).unwrap()), expected, "{address}");
        }
    }
}
