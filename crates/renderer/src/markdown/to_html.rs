//! Markdown as HTML.

use signpost_core::chars::{Hidden, hidden};

use super::phone::unbroken;
use super::{Block, Inline};
use crate::address::{self, Target};

/// How links to pages of the site are written.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Links<'a> {
    /// To their files, as seen from the page.
    Relative,
    /// In full, as seen from the page at this address: for anyone who shows the text elsewhere.
    Absolute(&'a str),
}

/// Writes blocks as HTML, with headings from `<h{heading}>` down.
pub(crate) fn to_html(blocks: &[Block], heading: usize, links: Links<'_>) -> String {
    let mut writer = Writer { html: String::new(), links };
    writer.blocks(blocks, heading);
    writer.html
}

/// Whether a character may stand in HTML and in XML: others end a parser's work or are faults.
fn is_fit(c: char) -> bool {
    hidden(c) != Some(Hidden::Forbidden)
}

/// Writes text so that it is text in an element and in a quoted attribute alike, in HTML and in
/// XML. What may stand in neither is left out.
pub(crate) fn escape(text: &str, into: &mut String) {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && !b"&<>\"'".contains(&byte);
    let is_special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || !is_fit(c);
    if text.bytes().all(is_plain) {
        into.push_str(text);
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.find(is_special) {
        into.push_str(&rest[..at]);
        let special = rest[at..].chars().next().unwrap_or_default();
        into.push_str(match special {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            _ => "",
        });
        rest = &rest[at + special.len_utf8()..];
    }
    into.push_str(rest);
}

struct Writer<'a> {
    html: String,
    links: Links<'a>,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block], heading: usize) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => self.element("p", inlines),
                Block::Tight(inlines) => self.inlines(inlines),
                Block::Heading(depth, inlines) => {
                    self.element(&format!("h{}", (heading + depth).min(6)), inlines);
                }
                Block::List(start, items) => {
                    let name = if start.is_some() { "ol" } else { "ul" };
                    match start {
                        Some(start) if *start != 1 => {
                            self.html.push_str(&format!("<ol start=\"{start}\">"));
                        }
                        _ => self.html.push_str(&format!("<{name}>")),
                    }
                    for item in items {
                        self.html.push_str("\n<li>");
                        self.blocks(item, heading);
                        self.html.push_str("</li>");
                    }
                    self.html.push_str(&format!("\n</{name}>\n"));
                }
                Block::Quote(blocks) => {
                    self.html.push_str("<blockquote>\n");
                    self.blocks(blocks, heading);
                    self.html.push_str("</blockquote>\n");
                }
                Block::Code(code) => {
                    self.html.push_str("<pre><code>");
                    escape(code, &mut self.html);
                    self.html.push_str("</code></pre>\n");
                }
                Block::Rule => self.html.push_str("<hr>\n"),
            }
        }
    }

    fn element(&mut self, name: &str, inlines: &[Inline]) {
        self.html.push_str(&format!("<{name}>"));
        self.inlines(inlines);
        self.html.push_str(&format!("</{name}>\n"));
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => escape(text, &mut self.html),
                Inline::Emphasis(inlines) => self.wrapped("em", inlines),
                Inline::Strong(inlines) => self.wrapped("strong", inlines),
                Inline::Code(code) => {
                    self.html.push_str("<code>");
                    escape(code, &mut self.html);
                    self.html.push_str("</code>");
                }
                Inline::Link(url, target, inlines) => {
                    self.html.push_str("<a href=\"");
                    match (target, self.links) {
                        (Target::Here, Links::Relative) => {
                            escape(&address::to_file(url), &mut self.html);
                        }
                        (Target::Here, Links::Absolute(page)) => {
                            escape(&address::resolve(page, url), &mut self.html);
                        }
                        (Target::Elsewhere | Target::Phone, _) => escape(url, &mut self.html),
                    }
                    match target {
                        Target::Elsewhere => {
                            self.html.push_str("\" rel=\"external noopener\">");
                            self.inlines(inlines);
                        }
                        Target::Here => {
                            self.html.push_str("\">");
                            self.inlines(inlines);
                        }
                        Target::Phone => {
                            let words = unbroken(inlines);
                            let end = if words.left_to_right { "\" dir=\"ltr\">" } else { "\">" };
                            self.html.push_str(end);
                            self.inlines(&words.inlines);
                        }
                    }
                    self.html.push_str("</a>");
                }
                Inline::Break => self.html.push_str("<br>\n"),
            }
        }
    }

    fn wrapped(&mut self, name: &str, inlines: &[Inline]) {
        self.html.push_str(&format!("<{name}>"));
        self.inlines(inlines);
        self.html.push_str(&format!("</{name}>"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn html(markdown: &str) -> String {
        to_html(&parse(markdown, "here").unwrap(), 3, Links::Relative)
    }

    #[test]
    fn raw_html_and_images_become_text() {
        insta::assert_snapshot!(html(
            "a <b onclick=x>b</b> & \"c\"\n\n<script>alert(1)</script>\n\n![a *spine*](https://x.example/i.png)"
        ), @"
        <p>a &lt;b onclick=x&gt;b&lt;/b&gt; &amp; &quot;c&quot;</p>
        <p>&lt;script&gt;alert(1)&lt;/script&gt;</p>
        <p>a <em>spine</em></p>
        ");
    }

    #[test]
    fn headings_are_in_order_below_the_section() {
        insta::assert_snapshot!(html("## A\n\n##### B\n\n### C\n\n## D"), @"
        <h3>A</h3>
        <h4>B</h4>
        <h4>C</h4>
        <h3>D</h3>
        ");
    }

    #[test]
    fn lists_links_and_breaks() {
        insta::assert_snapshot!(html(
            "- tight *one*\n- two\n  - deeper\n\n3. three\n4. four\n\n> said\\\n> so\n\n[out](https://e.example/?a&b) [in](../x/) `c<d`"
        ), @r#"
        <ul>
        <li>tight <em>one</em></li>
        <li>two<ul>
        <li>deeper</li>
        </ul>
        </li>
        </ul>
        <ol start="3">
        <li>three</li>
        <li>four</li>
        </ol>
        <blockquote>
        <p>said<br>
        so</p>
        </blockquote>
        <p><a href="https://e.example/?a&amp;b" rel="external noopener">out</a> <a href="../x/index.html">in</a> <code>c&lt;d</code></p>
        "#);
    }

    #[test]
    fn no_text_breaks_html_or_xml() {
        let mut text = String::new();
        escape("a\0\u{b}\u{fffe}\u{ffff}\u{1fffe}\u{85}\u{fdd0}b\tc\n<é>", &mut text);
        assert_eq!(text, "ab\tc\n&lt;é&gt;");
    }

    #[test]
    fn links_of_the_site_open_files_or_are_written_in_full() {
        let blocks = parse("[a](../x/#y) [b](#z) [c](tel:113)", "here").unwrap();
        insta::assert_snapshot!(to_html(&blocks, 3, Links::Relative), @r##"<p><a href="../x/index.html#y">a</a> <a href="#z">b</a> <a href="tel:113">c</a></p>"##);
        let page = Links::Absolute("https://example.org/en/knee/");
        insta::assert_snapshot!(to_html(&blocks, 3, page), @r#"<p><a href="https://example.org/en/x/#y">a</a> <a href="https://example.org/en/knee/#z">b</a> <a href="tel:113">c</a></p>"#);
    }

    #[test]
    fn a_dangerous_link_and_endless_nesting_are_refused() {
        insta::assert_snapshot!(parse("[x](javascript:alert(1))", "pages/a/en.yaml, intro").unwrap_err(), @"pages/a/en.yaml, intro: `javascript:alert(1)` must not be linked; only addresses that start with https:// or http:// may, and relative ones in Markdown");
        assert!(parse(&">".repeat(10_000), "here").is_err());
        assert!(parse(&format!("{}x", "- ".repeat(400)), "here").is_err());
    }
}
