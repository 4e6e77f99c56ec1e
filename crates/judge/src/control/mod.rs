//! An address that cannot exist, next to one that should, so that a host which answers `200 OK` to
//! everything gives itself away.
//!
//! Source: Z. Bar-Yossef, A. Broder, R. Kumar, A. Tomkins, "Sic transit gloria telae: towards an
//! understanding of the web's decay", WWW 2004, which asks for a random sibling in the same
//! directory and compares what comes back. Two things differ here. Two thirds of the aids at hand
//! carry their identity in the query, so that is what is changed there. And the made-up name is a
//! fixed one: a run can be repeated, and a host sees one strange request instead of a thousand.

mod compare;

pub use compare::{Comparison, compare};
use url::Url;

use crate::address::{identity, is_incidental, is_index, split_extension};
use crate::hash;
use crate::observation::{Observation, Outcome};
use crate::page::Page;

/// What a control address answered. Its page is read once, for all links that it stands beside, and
/// of its body nothing else is kept.
#[derive(Debug)]
pub struct Control {
    pub(crate) asked: Url,
    pub(crate) answer: Option<Answered>,
}

/// The answer of a control address.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) url: Url,
    pub(crate) status: u16,
    pub(crate) shows_page: bool,
    pub(crate) page: Page,
    body: (usize, u64),
}

impl Control {
    /// Reads what a control address answered.
    pub fn read(seen: &Observation) -> Self {
        let answer = match &seen.outcome {
            Outcome::Answer(answer) => {
                let mut page = Page::read(answer);
                // Its code is not looked at.
                page.source = String::new();
                Some(Answered {
                    url: answer.url.clone(),
                    status: answer.status,
                    shows_page: answer.shows_page(),
                    page,
                    body: (answer.body.len(), hash::of(&answer.body)),
                })
            }
            Outcome::Failure(_) => None,
        };
        Self { asked: seen.asked.clone(), answer }
    }

    /// A control address of which nothing is known, as if it had not answered.
    pub fn unread(asked: Url) -> Self {
        Self { asked, answer: None }
    }

    /// The page that it showed, whatever its status.
    pub(crate) fn page(&self) -> Option<&Page> {
        self.answer.as_ref().map(|answer| &answer.page)
    }
}

impl Answered {
    /// Whether its body was this very one.
    pub(crate) fn has_body(&self, body: &[u8]) -> bool {
        self.body.0 == body.len() && self.body.1 == hash::of(body)
    }
}

/// An address that cannot exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlAddress {
    /// The address.
    pub url: Url,
    /// The link's address with a star for the part that names the thing. What one control
    /// page shows holds for all links of the same template, so it needs asking once.
    pub template: String,
}

/// A name that nothing bears. It is made of letters that form no word, because sites that suggest
/// "did you mean" or redirect to the nearest name would otherwise find something.
const NOBODY: &str = "zqxjkvwbpzqhxkfjwqvz";

/// An address next to this one that cannot exist; `None` for a home page, which has none.
///
/// ```
/// use signpost_judge::control::of;
///
/// let url = "https://decisionaid.ohri.ca/AZsumm.php?ID=1037".parse().unwrap();
/// let control = of(&url).unwrap();
/// assert_ne!(control.url, url);
/// assert_eq!(control.template, "https://decisionaid.ohri.ca/AZsumm.php?ID=*");
/// ```
pub fn of(url: &Url) -> Option<ControlAddress> {
    match identity(url) {
        Some(index) => Some(of_query(url, index)),
        None => of_path(url),
    }
}

fn of_query(url: &Url, index: usize) -> ControlAddress {
    // The query is cut up by hand, so that what is not changed stays exactly as it was.
    let query = url.query().unwrap_or_default();
    let (mut changed, mut starred) = (Vec::new(), Vec::new());
    let mut seen = 0;
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        // `query_pairs` reads over empty pairs.
        let wanted = !pair.is_empty() && seen == index;
        seen += usize::from(!pair.is_empty());
        if wanted && value.is_empty() {
            changed.push(impossible(name));
            starred.push("*".to_owned());
        } else if wanted {
            changed.push(format!("{name}={}", impossible(value)));
            starred.push(format!("{name}=*"));
        } else {
            changed.push(pair.to_owned());
            if !is_incidental(name) {
                starred.push(pair.to_owned());
            }
        }
    }
    let mut control = url.clone();
    control.set_fragment(None);
    control.set_query(Some(&changed.join("&")));
    ControlAddress {
        url: control,
        template: format!("{}{}?{}", origin(url), url.path(), starred.join("&")),
    }
}

fn of_path(url: &Url) -> Option<ControlAddress> {
    let path = url.path();
    let bare = path.trim_end_matches('/');
    let slash = &path[bare.len()..];
    let (folder, last) = bare.rsplit_once('/')?;
    if last.is_empty() || (folder.is_empty() && is_index(last)) {
        return None;
    }
    let (stem, extension) = split_extension(last);
    let mut control = url.clone();
    control.set_fragment(None);
    control.set_path(&format!("{folder}/{}{extension}{slash}", impossible(stem)));
    let template =
        format!("{}{folder}/*{}{slash}{}", origin(url), extension.to_ascii_lowercase(), area(url));
    Some(ControlAddress { url: control, template })
}

/// The part of a query that stays in a template of a path. It names no thing, and it may choose the
/// part of the site in which the thing is looked for.
fn area(url: &Url) -> String {
    let pairs = url.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
    let kept: Vec<&str> =
        pairs.filter(|pair| !is_incidental(pair.split('=').next().unwrap_or_default())).collect();
    if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
}

/// The scheme, host and port.
fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// Something of the same shape that names nothing.
fn impossible(name: &str) -> String {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let prefix = &name[..letters];
    let rest = name[letters..].trim_start_matches(['-', '_']);
    let separator = &name[letters..name.len() - rest.len()];
    let numbered = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    if numbered && letters <= 6 {
        // Numbers are given out in order, so a short one is made longer: 99 may exist where 12
        // does. Nine digits still fit the integers of every database.
        let length = rest.len().max(if letters == 0 { 9 } else { 7 });
        let number = format!("{}83", "9".repeat(length - 2));
        let number = if rest == number { number.replace('9', "7") } else { number };
        return format!("{prefix}{separator}{number}");
    }
    let hexadecimal = name.len() >= 16
        && name.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
        && name.bytes().any(|byte| byte.is_ascii_digit());
    if hexadecimal {
        return name.chars().map(|c| if c == '-' { '-' } else { 'e' }).collect();
    }
    let nobody = &NOBODY[..name.len().clamp(10, NOBODY.len())];
    if name == nobody { nobody.chars().rev().collect() } else { nobody.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn control(url: &str) -> (String, String) {
        let control = of(&Url::parse(url).unwrap()).unwrap();
        (control.url.into(), control.template)
    }

    #[test]
    fn the_query_where_it_names_the_thing() {
        for (url, changed, template) in [
            (
                "https://d.example/AZsumm.php?ID=1037",
                "https://d.example/AZsumm.php?ID=999999983",
                "https://d.example/AZsumm.php?ID=*",
            ),
            (
                "https://h.example/o/StdDocument.aspx?DOCHWID=aa115911",
                "https://h.example/o/StdDocument.aspx?DOCHWID=aa9999983",
                "https://h.example/o/StdDocument.aspx?DOCHWID=*",
            ),
            (
                "http://d.example:81/index.php?id=192&L=2",
                "http://d.example:81/index.php?id=999999983&L=2",
                "http://d.example:81/index.php?id=*",
            ),
            (
                "https://b.example/pdf/?tx_show%5Bboite%5D=40",
                "https://b.example/pdf/?tx_show%5Bboite%5D=999999983",
                "https://b.example/pdf/?tx_show%5Bboite%5D=*",
            ),
            (
                "https://a.example/?page=low-back-pain",
                "https://a.example/?page=zqxjkvwbpzqhx",
                "https://a.example/?page=*",
            ),
            (
                "https://a.example/view.asp?1037",
                "https://a.example/view.asp?999999983",
                "https://a.example/view.asp?*",
            ),
            (
                "https://a.example/x?lang=nl&utm_source=a&leafletId=7",
                "https://a.example/x?lang=nl&utm_source=a&leafletId=999999983",
                "https://a.example/x?leafletId=*",
            ),
        ] {
            assert_eq!(control(url), (changed.to_owned(), template.to_owned()));
        }
    }

    #[test]
    fn the_last_segment_otherwise() {
        for (url, changed, template) in [
            (
                "https://www.thuisarts.nl/hernia",
                "https://www.thuisarts.nl/zqxjkvwbpz",
                "https://www.thuisarts.nl/*",
            ),
            (
                "https://a.example/aids/scoliosis.html#top",
                "https://a.example/aids/zqxjkvwbpz.html",
                "https://a.example/aids/*.html",
            ),
            (
                "https://a.example/d/Aid%20One.PDF",
                "https://a.example/d/zqxjkvwbpz.PDF",
                "https://a.example/d/*.pdf",
            ),
            (
                "https://a.example/in-depth/art-20045751",
                "https://a.example/in-depth/art-99999983",
                "https://a.example/in-depth/*",
            ),
            (
                "https://a.example/drive/0B2abc?usp=sharing",
                "https://a.example/drive/zqxjkvwbpz?usp=sharing",
                "https://a.example/drive/*",
            ),
            (
                "https://a.example/view/back-pain?site=aids&lang=nl",
                "https://a.example/view/zqxjkvwbpz?site=aids&lang=nl",
                "https://a.example/view/*?site=aids",
            ),
            (
                "https://a.example/en/aid/",
                "https://a.example/en/zqxjkvwbpz/",
                "https://a.example/en/*/",
            ),
            ("https://a.example/v1.2", "https://a.example/zqxjkvwbpz", "https://a.example/*"),
        ] {
            assert_eq!(control(url), (changed.to_owned(), template.to_owned()));
        }
    }

    #[test]
    fn each_area_of_a_site_has_a_template_of_its_own() {
        let areas = [
            "https://a.example/x",
            "https://a.example/aids/x",
            "https://a.example/conditions/x",
            "https://a.example/conditions/knee/x",
            "https://a.example/aids/x.html",
            "https://a.example/aids/x/",
            "https://a.example/aids/x?site=old",
            "https://a.example/aids/x?id=7",
            "https://a.example/conditions/x?id=7",
            "http://a.example/aids/x",
        ];
        let templates: std::collections::HashSet<_> =
            areas.iter().map(|url| control(url).1).collect();
        assert_eq!(templates.len(), areas.len(), "{templates:?}");
    }

    #[test]
    fn a_home_page_has_no_control_address() {
        for url in [
            "https://a.example",
            "https://a.example/?lang=nl",
            "https://a.example/index.html",
            "https://a.example/#/tool/x",
        ] {
            assert_eq!(of(&Url::parse(url).unwrap()), None, "{url}");
        }
    }

    #[test]
    fn a_control_address_is_never_the_address_itself() {
        for name in [
            "1",
            "999999983",
            "zqxjkvwbpz",
            "deadbeefdeadbeef0",
            "ffffffffffffffff",
            "aa9999983",
            "é",
            "%C3%A9",
        ] {
            assert_ne!(impossible(name), name);
        }
    }
}
