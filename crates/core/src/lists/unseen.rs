//! What a page has in it and no reader sees, or sees struck out.

use html5ever::tokenizer::Tag;

/// Elements whose words are struck out.
pub(super) const STRUCK: [&str; 3] = ["del", "s", "strike"];

/// Elements without an end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that end a paragraph where they begin.
const ENDS_PARAGRAPH: [&str; 30] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
    "dd",
    "dt",
    "li",
];

/// An element that is not seen, and those that are open in it.
#[derive(Debug)]
pub(super) struct Unseen {
    open: Vec<String>,
    /// Whether it is struck out.
    pub(super) struck: bool,
}

impl Unseen {
    /// The element that begins with this tag, if it is not seen.
    pub(super) fn of(tag: &Tag) -> Option<Self> {
        let name: &str = &tag.name;
        let value = |name: &str| {
            let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name)?;
            Some(found.value.to_ascii_lowercase())
        };
        let styles = styles(&value("style").unwrap_or_default());
        let has = |wanted: &str| styles.iter().any(|style| style == wanted);
        let struck = STRUCK.contains(&name)
            || has("text-decoration:line-through")
            || has("text-decoration-line:line-through");
        let hidden = value("hidden").is_some()
            || value("aria-hidden").is_some_and(|value| value.trim() == "true")
            || has("display:none")
            || has("visibility:hidden");
        let is_one = (struck || hidden) && !VOID.contains(&name);
        is_one.then(|| Self { open: vec![name.to_owned()], struck })
    }

    /// Whether it goes on behind a tag that begins an element, which is then in it.
    pub(super) fn begin(&mut self, name: &str) -> bool {
        // In HTML some elements end where the next of their kind begins.
        let is_open = |names: &[&str]| self.open.iter().skip(1).any(|it| names.contains(&&**it));
        let ends = match self.open.first().map(String::as_str) {
            Some("p") => ENDS_PARAGRAPH.contains(&name),
            Some("li") => name == "li" && !is_open(&["ul", "ol"]),
            Some("dd" | "dt") => matches!(name, "dd" | "dt") && !is_open(&["dl"]),
            Some("td" | "th") => matches!(name, "td" | "th" | "tr") && !is_open(&["table"]),
            Some("tr") => name == "tr" && !is_open(&["table"]),
            Some("option") => name == "option",
            _ => false,
        };
        if !ends && !VOID.contains(&name) {
            self.open.push(name.to_owned());
        }
        !ends
    }

    /// Whether it goes on behind a tag that ends an element. The second says whether the tag is its own.
    pub(super) fn end(&mut self, name: &str) -> (bool, bool) {
        match self.open.iter().rposition(|open| open == name) {
            Some(at) => {
                self.open.truncate(at);
                (at > 0, true)
            }
            // What stands around it ends, and so does it, unless it must have an end of its own.
            None => {
                let first = self.open.first().map(String::as_str);
                let open_ended =
                    matches!(first, Some("p" | "li" | "dd" | "dt" | "td" | "th" | "tr" | "option"));
                (!open_ended, false)
            }
        }
    }
}

/// The declarations of an element's style, without spaces.
fn styles(style: &str) -> Vec<String> {
    let declarations = style.split(';').map(|it| it.replace("!important", ""));
    declarations.map(|it| it.split_whitespace().collect()).collect()
}
