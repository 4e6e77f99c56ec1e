//! Markdown as HTML.

use signpost_core::chars::is_xml;

use super::{Block, Inline};
use crate::address::Target;

/// Writes blocks as HTML, with headings from `<h{heading}>` down.
pub(crate) fn to_html(blocks: &[Block], heading: usize) -> String {
    let mut html = String::new();
    write_blocks(blocks, heading, &mut html);
    html
}

/// Writes text so that it is text in an element and in a quoted attribute alike.
pub(crate) fn escape(text: &str, into: &mut String) {
    // No reader has a use for what neither HTML nor XML can hold.
    if text.contains(|c| !is_xml(c)) {
        return escape(&text.replace(|c| !is_xml(c), ""), into);
    }
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        into.push_str(&rest[..at]);
        into.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    into.push_str(rest);
}

fn write_blocks(blocks: &[Block], heading: usize, html: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => element("p", inlines, html),
            Block::Tight(inlines) => write_inlines(inlines, html),
            Block::Heading(depth, inlines) => {
                element(&format!("h{}", (heading + depth).min(6)), inlines, html);
            }
            Block::List(start, items) => {
                let name = if start.is_some() { "ol" } else { "ul" };
                match start {
                    Some(start) if *start != 1 => html.push_str(&format!("<ol start=\"{start}\">")),
                    _ => html.push_str(&format!("<{name}>")),
                }
                for item in items {
                    html.push_str("\n<li>");
                    write_blocks(item, heading, html);
                    html.push_str("</li>");
                }
                html.push_str(&format!("\n</{name}>\n"));
            }
            Block::Quote(blocks) => {
                html.push_str("<blockquote>\n");
                write_blocks(blocks, heading, html);
                html.push_str("</blockquote>\n");
            }
            Block::Code(code) => {
                html.push_str("<pre><code>");
                escape(code, html);
                html.push_str("</code></pre>\n");
            }
            Block::Rule => html.push_str("<hr>\n"),
        }
    }
}

fn element(name: &str, inlines: &[Inline], html: &mut String) {
    html.push_str(&format!("<{name}>"));
    write_inlines(inlines, html);
    html.push_str(&format!("</{name}>\n"));
}

fn write_inlines(inlines: &[Inline], html: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => escape(text, html),
            Inline::Emphasis(inlines) => wrapped("em", inlines, html),
            Inline::Strong(inlines) => wrapped("strong", inlines, html),
            Inline::Code(code) => {
                html.push_str("<code>");
                escape(code, html);
                html.push_str("</code>");
            }
            Inline::Link(url, target, inlines) => {
                html.push_str("<a href=\"");
                escape(url, html);
                html.push_str(match target {
                    Target::Elsewhere => "\" rel=\"external noopener\">",
                    Target::Here => "\">",
                });
                write_inlines(inlines, html);
                html.push_str("</a>");
            }
            Inline::Break => html.push_str("<br>\n"),
        }
    }
}

fn wrapped(name: &str, inlines: &[Inline], html: &mut String) {
    html.push_str(&format!("<{name}>"));
    write_inlines(inlines, html);
    html.push_str(&format!("</{name}>"));
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn html(markdown: &str) -> String {
        to_html(&parse(markdown, "here").unwrap(), 3)
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
        <p><a href="https://e.example/?a&amp;b" rel="external noopener">out</a> <a href="../x/">in</a> <code>c&lt;d</code></p>
        "#);
    }

    #[test]
    fn a_dangerous_link_and_endless_nesting_are_refused() {
        insta::assert_snapshot!(parse("[x](javascript:alert(1))", "pages/a/en.yaml, intro").unwrap_err(), @"pages/a/en.yaml, intro: `javascript:alert(1)` must not be linked; only addresses that start with https:// or http:// may, and relative ones in Markdown");
        assert!(parse(&">".repeat(10_000), "here").is_err());
        assert!(parse(&format!("{}x", "- ".repeat(400)), "here").is_err());
    }
}
