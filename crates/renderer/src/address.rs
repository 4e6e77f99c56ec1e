//! Where files are to be published, and what addresses lead to.

use std::borrow::Cow;

use signpost_core::address::is_web;
pub(crate) use signpost_core::address::{Target, target};
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
        // A doubled slash would begin the address of another site wherever a page links by paths.
        let is_doubled = url.path().contains("//");
        if !is_web(&url) || is_doubled || url.query().is_some() || url.fragment().is_some() {
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

/// An address as it may be written in HTML: what a browser would encode as it follows it, is encoded.
pub(crate) fn written(address: &str) -> Cow<'_, str> {
    let is_odd = |c: char| c.is_whitespace() || "\"<>\\^`{|}".contains(c);
    if !address.contains(is_odd) {
        return Cow::Borrowed(address);
    }
    Url::parse(address).map_or(Cow::Borrowed(address), |url| Cow::Owned(url.into()))
}

/// A relative address with the name of the file that it leads to: a folder opens as the page in it
/// on a web server, and as a list of files from a disk.
pub(crate) fn to_file(address: &str) -> String {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (path, rest) = address.split_at(end);
    match path.rsplit('/').next() {
        Some("." | "..") => format!("{path}/index.html{rest}"),
        Some("") if !path.is_empty() => format!("{path}index.html{rest}"),
        _ => address.to_owned(),
    }
}

/// A relative address as it reads from anywhere, which is the one to share: that of a folder, where a page is in it.
pub(crate) fn resolve(page: &str, address: &str) -> String {
    let Ok(mut url) = Url::parse(page).and_then(|page| page.join(address)) else {
        return address.to_owned();
    };
    let folder = url.path().strip_suffix("/index.html").map(|folder| format!("{folder}/"));
    if let Some(folder) = folder {
        url.set_path(&folder);
    }
    url.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_ends_with_a_slash() {
        let base = BaseUrl::parse("https://example.org/aids").unwrap();
        assert_eq!(base.join("en/"), "https://example.org/aids/en/");
        assert_eq!(base.path(), "/aids/");
        for bad in
            ["example.org", "ftp://example.org/", "https://example.org/?a", "https://a.test//", ""]
        {
            assert!(matches!(BaseUrl::parse(bad), Err(RenderError::BaseUrl { .. })), "{bad}");
        }
    }

    #[test]
    fn a_folder_is_opened_by_its_page() {
        for (address, file) in [
            ("../neck-pain/", "../neck-pain/index.html"),
            ("../neck-pain/#aids", "../neck-pain/index.html#aids"),
            ("..", "../index.html"),
            ("#aids", "#aids"),
            ("?a=/", "?a=/"),
            ("index.txt", "index.txt"),
        ] {
            assert_eq!(to_file(address), file);
        }
    }

    #[test]
    fn only_what_html_cannot_hold_is_encoded() {
        let odd = "https://a.example/{x}?q=\">< y&a='b'";
        assert_eq!(written(odd), "https://a.example/%7Bx%7D?q=%22%3E%3C%20y&a=%27b%27");
        for fine in ["https://A.example?x='1'&y=é", "../neck-pain/index.html#aids"] {
            assert_eq!(written(fine), fine);
        }
    }

    #[test]
    fn a_pdf_is_known_by_its_name() {
        assert!(is_pdf("https://example.org/a.PDF?x=1#page=2"));
        assert!(!is_pdf("https://example.org/?file=a.pdf"));
        assert!(!is_pdf("https://example.org/é"));
    }
}
