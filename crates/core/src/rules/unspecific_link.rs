//! A link that leads to nothing in particular: a home page, a record without its number, an address that
//! was to be filled in.

use std::ops::Range;
use std::ptr;

use url::Url;

use super::addresses;
use super::context::Context;
use super::placeholders::mark;
use super::unfilled::{escaped, is_example, unfilled};
use crate::diagnostic::{Code, Diagnostic};
use crate::languages::MARKS;
use crate::model::Access;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    of_aids(context, diagnostics);
    to_be_filled_in(context, diagnostics);
}

/// Addresses that stand for others, wherever they are.
fn to_be_filled_in(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for address in addresses::unknown(context) {
        // The site itself may have no domain yet.
        let example = || {
            let is_example = address.file.folder() != "" && is_example(address.host());
            is_example.then(|| format!("`{}` is a name that is kept for examples", address.host()))
        };
        let message = unfilled(address.text).or_else(|| escaped(address.text));
        let Some(message) = message.or_else(example) else { continue };
        let label = context.value(address.file, &address.pointer);
        let help = match address.file.folder() {
            "aids" => COPY,
            _ => "write the address as your browser shows it",
        };
        diagnostics.push(Diagnostic::new(Code::UnspecificLink, message, label).help(help));
    }
    // The mark of the text that was looked at last.
    let mut marked: (&str, Option<Range<usize>>) = ("", None);
    for (text, address, part) in addresses::in_texts(context) {
        let Some(message) = unfilled(address) else { continue };
        // What is still to be written in a text is told as that.
        if !ptr::eq(marked.0, text.text) {
            marked = (text.text, mark(text.text));
        }
        if marked.1.as_ref().is_some_and(|found| part.contains(&found.start)) {
            continue;
        }
        let label = text.place(context, part.clone());
        let help = "copy the whole address from the browser while the page is open";
        diagnostics.push(Diagnostic::new(Code::UnspecificLink, message, label).help(help));
    }
}

const COPY: &str = "copy the whole address from the browser while the aid is open";

fn of_aids(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for link in addresses::links(context) {
        let Some(aid) = context.site.aids.get(link.file.stem()) else { continue };
        let index = link.pointer.split('/').nth(2).and_then(|it| it.parse::<usize>().ok());
        let access = index.and_then(|index| aid.links.get(index)).map(|it| it.access);
        let home = context.site.provider_of(aid).and_then(|it| Url::parse(&it.home).ok());
        let label = || context.value(link.file, &link.pointer);
        if let Some(message) = empty_id(&link.url) {
            diagnostics.push(Diagnostic::new(Code::UnspecificLink, message, label()).help(COPY));
        } else if home.is_some_and(|home| is_same(&home, &link.url))
            // Whom to ask for an aid may well stand on a home page.
            && access != Some(Access::Contact)
        {
            diagnostics.push(
                Diagnostic::new(
                    Code::UnspecificLink,
                    "this is the provider's home page, not the aid",
                    label(),
                )
                .help("open the aid there and copy its own address; without one, write status: unresolved and links: []"),
            );
        }
    }
}

/// What is said of a number in an address that has no value: `?ID=`, `?ID` or `?ID=XXXX`.
fn empty_id(url: &Url) -> Option<String> {
    let has_values = url.query().is_some_and(|query| query.contains('='));
    let is_all_empty = has_values && url.query_pairs().all(|(_, value)| value.trim().is_empty());
    url.query_pairs().find_map(|(name, value)| {
        let lower = name.to_ascii_lowercase();
        let is_blank = |c: char| value.len() > 1 && value.chars().all(|own| own == c);
        // "?covid" is a word, "?id" is nothing else.
        if value.trim().is_empty()
            && (lower == "id" || is_all_empty || has_values && lower.ends_with("id"))
        {
            Some(format!("there is nothing behind `{name}=` in this address"))
        } else if lower.ends_with("id") && ['x', 'X', '?', '.', '_'].into_iter().any(is_blank) {
            Some(format!("`{value}` behind `{name}=` in this address is no number of an aid"))
        } else {
            None
        }
    })
}

fn is_same(home: &Url, url: &Url) -> bool {
    let part = |url: &Url| {
        let host = url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
        // What servers call the page of a folder: `index.php`, `default.aspx`.
        let file = |it: &&str| it.starts_with("/index.") || it.starts_with("/default.");
        let path = url.path();
        let last = path.rfind('/').map(|at| &path[at..]).filter(file).unwrap_or_default();
        let path = path.strip_suffix(last).unwrap_or(path).trim_end_matches('/').to_owned();
        (host, path, url.query().unwrap_or_default().to_owned())
    };
    // `/ms/` is an ailment, and only then Malay.
    let is_language = |text: &str| MARKS.contains(&text);
    let (home_host, home_path, home_query) = part(home);
    let (host, path, query) = part(url);
    // A home page in a language: `/en/`, `/?lang=en`.
    let own = path.strip_prefix(&*home_path).and_then(|it| it.strip_prefix('/'));
    let is_same_path = path == home_path || own.is_some_and(is_language);
    /// What sites call the parameter for the language.
    const NAMES: [&str; 5] = ["lang", "language", "locale", "hl", "lng"];
    let chooses = |it: (&str, &str)| NAMES.contains(&it.0) && is_language(it.1);
    let is_same_query = query == home_query || query.split_once('=').is_some_and(chooses);
    home_host == host
        && is_same_path
        && is_same_query
        && url.fragment().is_none_or(|it| matches!(it, "" | "/" | "top"))
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn a_home_page_in_a_language_is_one() {
        let home = "https://aids.example/".parse().unwrap();
        let is_home = |url: &str| is_same(&home, &url.parse().unwrap());
        for url in ["/", "/en/", "/nl", "/?lang=en", "/index.php", "/de/?hl=de", "/#top"] {
            assert!(is_home(&format!("https://www.aids.example{url}")), "{url}");
        }
        for url in [
            "/knee/",
            "/en/knee",
            "/?id=en",
            "/xx/",
            "/ms/",
            "/af/",
            "/?l=ms",
            "/?lang=en&id=7",
            "/#hernia",
        ] {
            assert!(!is_home(&format!("https://aids.example{url}")), "{url}");
        }
    }
}
