//! Where files are to be published, and which addresses may be linked at all.

use url::Url;

use crate::error::RenderError;

/// The address that the site is published at; it ends with a slash.
#[derive(Debug, Clone)]
pub(crate) struct BaseUrl(Url);

impl BaseUrl {
    /// Reads the address; a missing slash at the end is put there.
    pub(crate) fn parse(text: &str) -> Result<Self, RenderError> {
        let refuse = || RenderError::BaseUrl { url: text.to_owned() };
        let mut url = Url::parse(text).map_err(|_| refuse())?;
        if !is_web(&url) || url.query().is_some() || url.fragment().is_some() {
            return Err(refuse());
        }
        if !url.path().ends_with('/') {
            url.set_path(&format!("{}/", url.path()));
        }
        Ok(Self(url))
    }

    /// The address as text.
    pub(crate) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The address without scheme and host: what a page at an unknown depth can link with.
    pub(crate) fn path(&self) -> &str {
        self.0.path()
    }

    /// The address of a path below it.
    pub(crate) fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

/// Where an address leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// To another site.
    Elsewhere,
    /// To a page of this site, written relative to the page that it stands on.
    Here,
}

/// Where an address leads, if it may be linked: on the web, or relative within this site.
///
/// Escaping does not know that `href` runs `javascript:`, so this is asked of every address. It
/// reads them as browsers do, who ignore tabs and take a backslash for a slash.
pub(crate) fn target(address: &str) -> Option<Target> {
    match Url::parse(address) {
        Ok(url) => is_web(&url).then_some(Target::Elsewhere),
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            let somewhere = Url::parse("https://here.invalid/").ok()?;
            let url = somewhere.join(address).ok()?;
            (url.host_str() == somewhere.host_str() && is_web(&url)).then_some(Target::Here)
        }
        Err(_) => None,
    }
}

/// Whether an address is on the web and so may be linked from an aid.
pub(crate) fn is_elsewhere(address: &str) -> bool {
    target(address) == Some(Target::Elsewhere)
}

/// Whether an address is that of a PDF by its name.
pub(crate) fn is_pdf(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| {
        let path = url.path();
        path.len() >= 4
            && path.is_char_boundary(path.len() - 4)
            && path[path.len() - 4..].eq_ignore_ascii_case(".pdf")
    })
}

/// A relative address as it reads from anywhere.
pub(crate) fn resolve(page: &str, address: &str) -> String {
    Url::parse(page)
        .and_then(|page| page.join(address))
        .map_or_else(|_| address.to_owned(), String::from)
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none()
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
        for address in [
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
    fn a_base_ends_with_a_slash() {
        let base = BaseUrl::parse("https://example.org/aids").unwrap();
        assert_eq!(base.join("en/"), "https://example.org/aids/en/");
        assert_eq!(base.path(), "/aids/");
        for bad in ["example.org", "ftp://example.org/", "https://example.org/?a", ""] {
            assert!(matches!(BaseUrl::parse(bad), Err(RenderError::BaseUrl { .. })), "{bad}");
        }
    }

    #[test]
    fn a_pdf_is_known_by_its_name() {
        assert!(is_pdf("https://example.org/a.PDF?x=1#page=2"));
        assert!(!is_pdf("https://example.org/?file=a.pdf"));
        assert!(!is_pdf("https://example.org/é"));
    }
}
