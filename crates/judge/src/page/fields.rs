//! Labels with their values: how a record is laid out on a page.
//!
//! A record that was removed from a database often leaves its form behind, with every value empty.
//! To see that, the form has to be found in whatever clothes it comes.

use std::collections::HashMap;

use scraper::{ElementRef, Html};

use super::{Block, Place};
use crate::bounds;
use crate::words;

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The label.
    pub label: String,
    /// The value; a dash, zeros and the like count as none.
    pub value: String,
    /// What the field is made of.
    pub kind: FieldKind,
}

/// What a field is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// A row of a table or an entry of a definition list.
    Row,
    /// A line such as `Label: value`.
    Line,
    /// A labelled input.
    Input,
    /// A heading and what comes after it.
    Section,
}

impl Field {
    /// A field of texts that stand on one line each.
    fn new(label: &str, value: &str, kind: FieldKind) -> Self {
        let [label, value] =
            [label, value].map(|text| bounds::head(text.trim(), bounds::VALUE).trim_end());
        let value = if is_nothing(value) { "" } else { value };
        Self { label: label.to_owned(), value: value.to_owned(), kind }
    }

    /// A field of texts as they stand in a page's code.
    fn of_code(label: &str, value: &str, kind: FieldKind) -> Self {
        let [label, value] =
            [label, value].map(|text| words::one_line(bounds::head(text, bounds::VALUE)));
        Self::new(&label, &value, kind)
    }
}

/// What databases print where there is nothing. That is a word or two, or no words at all.
fn is_nothing(value: &str) -> bool {
    /// More letters than any of them has.
    const LONG: usize = 20;
    if value.chars().filter(|c| c.is_alphabetic()).nth(LONG).is_some() {
        return false;
    }
    let word = words::fold(value);
    let word = word.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '.' | ':' | '?' | '/' | '(' | ')')
    });
    word.chars().all(|c| matches!(c, '0' | '-' | '/' | ' '))
        || matches!(
            word,
            "n/a"
                | "n.v.t"
                | "nvt"
                | "k.a"
                | "null"
                | "undefined"
                | "nan"
                | "none"
                | "unknown"
                | "onbekend"
                | "unbekannt"
                | "inconnu"
                | "not available"
                | "not specified"
                | "geen"
                | "keine"
                | "aucun"
        )
}

/// The fields of a page.
pub(super) fn of(document: &Html, blocks: &[Block]) -> Vec<Field> {
    let found = Found::in_tree(document);
    let mut fields = Vec::new();
    fields.extend(found.rows.iter().filter_map(|row| of_row(*row)));
    fields.extend(found.terms.iter().map(|term| of_term(*term)));
    fields.extend(found.labels.iter().filter_map(|label| found.of_label(*label)));
    lines(blocks, &mut fields);
    sections(blocks, &mut fields);
    fields
}

/// How many nodes below an element are looked at for its text.
const BELOW: usize = 400;

/// The text of an element, as far as it can be that of a label or a value.
fn text(element: ElementRef<'_>) -> String {
    let below = element.descendants().take(BELOW);
    let texts: Vec<&str> = below.filter_map(|node| Some(&*node.value().as_text()?.text)).collect();
    texts.join(" ")
}

/// The elements that fields are made of, found in one pass.
#[derive(Default)]
struct Found<'a> {
    rows: Vec<ElementRef<'a>>,
    terms: Vec<ElementRef<'a>>,
    labels: Vec<ElementRef<'a>>,
    /// The first input of each id.
    inputs: HashMap<&'a str, ElementRef<'a>>,
    /// The forms that a reader is to fill in.
    asked: Vec<ElementRef<'a>>,
}

impl<'a> Found<'a> {
    fn in_tree(document: &'a Html) -> Self {
        let mut found = Self::default();
        for element in document.tree.nodes().filter_map(ElementRef::wrap) {
            let list = match element.value().name() {
                "tr" => &mut found.rows,
                "dt" => &mut found.terms,
                "label" => &mut found.labels,
                "input" | "textarea" => {
                    if found.asked.len() < bounds::FIELDS && is_for_readers(element) {
                        found.asked.extend(form_of(element));
                    }
                    if let Some(id) = element.value().id() {
                        found.inputs.entry(id).or_insert(element);
                    }
                    continue;
                }
                _ => continue,
            };
            if list.len() < bounds::FIELDS {
                list.push(element);
            }
        }
        found
    }

    fn of_label(&self, label: ElementRef<'a>) -> Option<Field> {
        let input = match label.attr("for") {
            Some(id) => self.inputs.get(id).copied(),
            None => below(label).find(is_input),
        };
        if form_of(label).is_some_and(|form| self.asked.contains(&form)) {
            return None;
        }
        Some(Field::of_code(&text(label), &entered(input?)?, FieldKind::Input))
    }
}

/// Whether an input asks something of a reader, as that of a record does not: it must be filled in, or
/// browsers are told what to fill in, or it takes a mail address or a comment.
fn is_for_readers(input: ElementRef<'_>) -> bool {
    let attr = |name: &str| input.attr(name);
    let hints = ["name", "given-name", "family-name", "email", "url", "tel"];
    attr("required").is_some()
        || attr("aria-required") == Some("true")
        || attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("email"))
        || attr("autocomplete").is_some_and(|hint| hints.contains(&hint))
        || attr("name").is_some_and(|name| {
            let name = name.to_ascii_lowercase();
            name.contains("comment") || name.contains("mail") || name.contains("message")
        })
}

/// The form that an element is in.
fn form_of<'a>(element: ElementRef<'a>) -> Option<ElementRef<'a>> {
    let mut above = element.ancestors().filter_map(ElementRef::wrap);
    above.find(|above| above.value().name() == "form")
}

fn below(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    element.descendants().skip(1).take(BELOW).filter_map(ElementRef::wrap)
}

fn is_input(element: &ElementRef<'_>) -> bool {
    matches!(element.value().name(), "input" | "textarea")
}

/// What an input that text can be put into was filled in with.
fn entered(input: ElementRef<'_>) -> Option<String> {
    match input.value().name() {
        "textarea" => Some(text(input)),
        _ => matches!(input.attr("type").unwrap_or("text"), "text" | "number" | "date" | "url")
            .then(|| bounds::head(input.attr("value").unwrap_or_default(), bounds::VALUE).into()),
    }
}

fn of_row(row: ElementRef<'_>) -> Option<Field> {
    let cells: Vec<_> = row
        .child_elements()
        .filter(|cell| matches!(cell.value().name(), "td" | "th"))
        .take(BELOW)
        .collect();
    let lays_out = |cell: &ElementRef<'_>| below(*cell).any(|it| it.value().name() == "table");
    if cells.len() < 2
        || cells.iter().all(|cell| cell.value().name() == "th")
        || cells.iter().any(lays_out)
    {
        return None;
    }
    let texts: Vec<String> = cells.into_iter().map(text).collect();
    let (label, values) = texts.split_first()?;
    let label = label.trim();
    (!label.is_empty() && words::count(label) <= 8)
        .then(|| Field::of_code(label, &values.join(" "), FieldKind::Row))
}

fn of_term(term: ElementRef<'_>) -> Field {
    let mut value = String::new();
    for next in term.next_siblings().filter_map(ElementRef::wrap).take(BELOW) {
        match next.value().name() {
            "dd" => value.push_str(&text(next)),
            _ => break,
        }
    }
    Field::of_code(&text(term), &value, FieldKind::Row)
}

/// Lines such as `Label: value`, and `Label:` with the value, if any, in the next block.
fn lines(blocks: &[Block], fields: &mut Vec<Field>) {
    let lines: Vec<&Block> = blocks
        .iter()
        .filter(|block| block.place == Place::Main && !block.cell && block.heading.is_none())
        .collect();
    let most = fields.len() + bounds::FIELDS;
    for (index, block) in lines.iter().enumerate() {
        if fields.len() == most {
            break;
        }
        let Some((label, value)) = labelled(block) else { continue };
        // A comment's `Anna says:` has what she says below it, after a date and a time.
        let next = lines.get(index + 1).filter(|next| labelled(next).is_none());
        let below = next.map_or("", |next| next.text.as_str());
        let value = if value.trim().is_empty() { below } else { value };
        fields.push(Field::new(label, value, FieldKind::Line));
    }
}

/// A line's label and what comes after its colon. The colon of a time or an address is none of a label.
fn labelled(block: &Block) -> Option<(&str, &str)> {
    let (label, value) = block.text.split_once(':')?;
    let is_time = label.ends_with(|c: char| c.is_ascii_digit())
        && value.starts_with(|c: char| c.is_ascii_digit());
    let is_label = (1..=bounds::VALUE).contains(&label.len()) && words::count(label) <= 4;
    (is_label && !is_time && !value.starts_with("//")).then_some((label, value))
}

/// Headings below the first level, with what comes before the next one.
fn sections(blocks: &[Block], fields: &mut Vec<Field>) {
    let mut open: Option<(&Block, String)> = None;
    let most = fields.len() + bounds::FIELDS;
    for block in blocks.iter().filter(|block| block.place == Place::Main) {
        match block.heading {
            Some(level) => {
                if let Some((heading, value)) = open.take() {
                    // A heading that subheadings follow is not empty.
                    let above = heading.heading < Some(level);
                    let value = if above { block.text.as_str() } else { &value };
                    fields.push(Field::new(&heading.text, value, FieldKind::Section));
                }
                open = (level > 1 && fields.len() < most).then(|| (block, String::new()));
            }
            None => {
                if let Some((_, value)) = &mut open
                    && value.len() < bounds::VALUE
                {
                    value.push_str(&block.text);
                }
            }
        }
    }
    if let Some((heading, value)) = open {
        fields.push(Field::new(&heading.text, &value, FieldKind::Section));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Page;
    use super::super::tests::answer;

    fn fields(html: &str) -> Vec<(String, String)> {
        let page = Page::read(&answer(200, html));
        page.fields.into_iter().map(|field| (field.label, field.value)).collect()
    }

    fn pair(label: &str, value: &str) -> (String, String) {
        (label.into(), value.into())
    }

    #[test]
    fn records_in_many_clothes() {
        let expected = [pair("Title", "Scoliosis"), pair("Year", "")];
        for html in [
            "<table><tr><th>Title<td>Scoliosis<tr><th>Year<td>&nbsp;</table>",
            "<table><tr><td>Title</td><td>Scoliosis</td></tr><tr><td>Year</td><td>0000-00-00</td></tr></table>",
            "<dl><dt>Title<dd>Scoliosis<dt>Year</dl>",
            "<p><b>Title:</b> Scoliosis<p><b>Year:</b>",
            "<b>Title</b>: Scoliosis<br><b>Year</b>: -<br>",
            "<label>Title <input value=Scoliosis></label><label for=y>Year</label><input id=y>",
            "<h1>Record</h1><h2>Title</h2><p>Scoliosis</p><h2>Year</h2>",
        ] {
            let mut found = fields(html);
            for (label, _) in &mut found {
                *label = label.trim_end_matches(':').trim().to_owned();
            }
            assert_eq!(found, expected, "{html}");
        }
    }

    #[test]
    fn prose_is_no_record() {
        assert_eq!(fields("<p>Surgery can help. It is not always needed.</p>"), []);
        assert_eq!(fields("<p>There is one thing to remember here: it passes.</p>"), []);
        assert_eq!(fields("<table><tr><th>Benefits<th>Harms</table>"), []);
        assert_eq!(fields("<p>Open at 10:15 am</p>"), []);
    }

    #[test]
    fn what_somebody_says_stands_below_the_name() {
        for (name, date) in [
            ("Anna says:", "3 June 2020 at 10:15 am"),
            ("Anna zegt:", "3 juni 2020 om 10:15"),
            ("Anna dit :", "Le 3/6/2020 à 10:15"),
            ("Anna sagt:", "10:15 Uhr"),
        ] {
            let found = fields(&format!("<p>{name}</p><p>{date}</p><p>It helped me.</p>"));
            let label = name.trim_end_matches([':', ' ']);
            let said: Vec<_> = found.iter().map(|(name, value)| (name.trim(), &**value)).collect();
            assert_eq!(said, [(label, date)], "{name}");
        }
    }
}
