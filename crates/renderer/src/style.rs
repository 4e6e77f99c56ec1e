//! The style: its own rules and those that are added, with the files that they name at their published addresses.

use std::collections::BTreeMap;
use std::ops::Range;

use percent_encoding::percent_decode_str;
use signpost_core::suggest;
use url::Url;

use crate::error::RenderError;
use crate::minify::{self, string_end};
use crate::overrides::{FILES, Overrides};

/// The style, as small as it can be. `own` has the paths of the files that came with the templates.
pub(crate) fn style(
    overrides: &Overrides,
    own: &BTreeMap<String, String>,
) -> Result<String, RenderError> {
    let styles = overrides.styles().map(|(name, css)| with_files(name, css, own));
    let styles: Vec<String> = styles.collect::<Result<_, _>>()?;
    Ok(minify::css(&styles.join("\n")))
}

/// A style with the published name in place of each file in `files/`.
fn with_files(
    style: &str,
    css: &str,
    own: &BTreeMap<String, String>,
) -> Result<String, RenderError> {
    let mut written = String::with_capacity(css.len());
    let mut from = 0;
    for address in addresses(css) {
        let named =
            css[address.clone()].trim_matches(|c: char| c.is_whitespace() || "\"'".contains(c));
        let named = named.strip_prefix("./").unwrap_or(named);
        // It stands beside the style under its published name.
        if !is_in_assets(named) || own.values().any(|path| beside_the_style(path) == named) {
            continue;
        }
        // Behind the name there may be what picks a part of the file.
        let (name, part) = named.split_at(named.find(['?', '#']).unwrap_or(named.len()));
        let file = name.strip_prefix(FILES).and_then(|it| it.strip_prefix('/'));
        let as_written = |file: &str| own.get(&*percent_decode_str(file).decode_utf8_lossy());
        let path = file.and_then(|file| own.get(file).or_else(|| as_written(file)));
        let Some(path) = path else {
            return Err(RenderError::NoStyleFile {
                style: style.to_owned(),
                line: css[..address.start].matches('\n').count() + 1,
                address: named.to_owned(),
                help: help(name, own),
            });
        };
        written.push_str(&css[from..address.start]);
        written.push_str(&format!("\"{}{part}\"", beside_the_style(path)));
        from = address.end;
    }
    written.push_str(&css[from..]);
    Ok(written)
}

/// Whether an address leads into the folder of the style itself, where all names are ours.
fn is_in_assets(address: &str) -> bool {
    let is_elsewhere = address.starts_with(['/', '.', '#', '?'])
        || address.split_once(':').is_some_and(|(scheme, _)| !scheme.contains(['/', '{']));
    !address.is_empty() && !is_elsewhere
}

/// What to write for a file that is not there.
fn help(name: &str, own: &BTreeMap<String, String>) -> String {
    let files: Vec<String> = own.keys().map(|file| format!("{FILES}/{file}")).collect();
    let files = || files.iter().map(String::as_str);
    // `logo.svg` without its folder, or as a template would ask for it: `{{asset "logo.svg"}}`.
    let bare = name.trim_start_matches("{{asset").trim_matches(|c: char| " \"'{}".contains(c));
    let in_files = format!("{FILES}/{bare}");
    let meant = files().find(|file| *file == in_files);
    match meant
        .or_else(|| suggest::closest(&in_files, files()))
        .or_else(|| suggest::closest(name, files()))
    {
        Some(meant) => format!("write url({meant})"),
        None => {
            format!("put the file into {FILES}/ in the folder of templates, or take the rule out")
        }
    }
}

/// How a style names what is in its folder.
fn beside_the_style(path: &str) -> String {
    let name = path.strip_prefix("assets/").unwrap_or(path);
    let Ok(mut url) = Url::parse("https://here.invalid/") else { return name.to_owned() };
    if let Ok(mut segments) = url.path_segments_mut() {
        segments.clear().extend(name.split('/'));
    }
    url.path().trim_start_matches('/').to_owned()
}

/// The places of all addresses in a style, with the quotes around them: those in `url(…)`, and those that are imported.
pub(crate) fn addresses(css: &str) -> Vec<Range<usize>> {
    let mut addresses = Vec::new();
    let mut at = 0;
    let mut is_import = false;
    while let Some(rest) = css.get(at..).filter(|rest| !rest.is_empty()) {
        let begins =
            |word: &str| rest.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word));
        let is_word = css[..at].ends_with(|c: char| c.is_alphanumeric() || "-_\\".contains(c));
        let was_import = is_import;
        is_import = false;
        if rest.starts_with("/*") {
            at += rest.find("*/").map_or(rest.len(), |end| end + 2);
            is_import = was_import;
        } else if rest.starts_with(['"', '\'']) {
            let end = at + string_end(rest);
            if was_import {
                addresses.push(at..end);
            }
            at = end;
        } else if begins("url(") && !is_word {
            let open = at + "url(".len();
            let inner = &css[open..];
            let start = inner.len() - inner.trim_start().len();
            let length = match inner[start..].starts_with(['"', '\'']) {
                true => string_end(&inner[start..]),
                false => inner[start..].find(')').unwrap_or(inner.len() - start),
            };
            addresses.push(open + start..open + start + length);
            at = open + start + length;
        } else if begins("@import") {
            is_import = true;
            at += "@import".len();
        } else {
            let next = rest.chars().next().unwrap_or_default();
            is_import = was_import && next.is_whitespace();
            at += next.len_utf8();
        }
    }
    addresses
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own() -> BTreeMap<String, String> {
        let own =
            [("logo.svg", "assets/logo.0a.svg"), ("fonts/a b.woff2", "assets/fonts/a b.0b.woff2")];
        own.map(|(name, path)| (name.to_owned(), path.to_owned())).into()
    }

    #[test]
    fn files_are_named_as_they_are_published() {
        let css = "\
            @import 'files/logo.svg';\n\
            a { background: url(files/logo.svg#dark) URL( 'files/fonts/a b.woff2' ) url(files/fonts/a%20b.woff2) }\n\
            b { background: url(https://a.example/x) url(data:x) url(#id) url(/x.png) url(../x.png) url() }\n\
            /* url(files/none.svg) */ c { content: \"url(files/none.svg)\"; d: my-url(files/none.svg) }\n\
            d { background: url(files/logo.svg";
        insta::assert_snapshot!(with_files("extra.css", css, &own()).unwrap(), @r#"
        @import "logo.0a.svg";
        a { background: url("logo.0a.svg#dark") URL( "fonts/a%20b.0b.woff2" ) url("fonts/a%20b.0b.woff2") }
        b { background: url(https://a.example/x) url(data:x) url(#id) url(/x.png) url(../x.png) url() }
        /* url(files/none.svg) */ c { content: "url(files/none.svg)"; d: my-url(files/none.svg) }
        d { background: url("logo.0a.svg"
        "#);
    }

    #[test]
    fn a_file_that_is_not_there_is_named_with_its_line_and_what_was_meant() {
        let said = |address: &str| {
            with_files("extra.css", &format!("a {{}}\nb {{ c: url({address}) }}"), &own())
                .unwrap_err()
                .to_string()
        };
        insta::assert_snapshot!(said("files/lgo.svg"), @"extra.css, line 2: there is no file `files/lgo.svg`; write url(files/logo.svg)");
        insta::assert_snapshot!(said("'logo.svg'"), @"extra.css, line 2: there is no file `logo.svg`; write url(files/logo.svg)");
        insta::assert_snapshot!(said("{{asset \"logo.svg\"}}"), @r#"extra.css, line 2: there is no file `{{asset "logo.svg"}}`; write url(files/logo.svg)"#);
        insta::assert_snapshot!(said("files/none.png"), @"extra.css, line 2: there is no file `files/none.png`; put the file into files/ in the folder of templates, or take the rule out");
    }
}
