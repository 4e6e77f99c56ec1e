//! A page in Markdown.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::List;
use super::collect::Collector;
use super::elsewhere::Elsewhere;
use super::html::{self, Piece};
use super::small::Small;
use super::unseen;
use crate::model::Language;

/// Reads Markdown, and the HTML that may stand in it.
pub(super) fn read(text: &str) -> List {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut list = Collector::new(text);
    let mut heading: Option<String> = None;
    let mut metadata = false;
    let (mut image, mut code) = (0, 0_usize);
    let mut struck = 0_usize;
    let mut small = Small::default();
    let mut elsewhere: Option<Elsewhere> = None;
    let mut blocks = Blocks::default();
    let mut comments = Comments::default();
    let parser = Parser::new_ext(text, options);
    // Addresses that links refer to, each with its name, what it says and its place.
    let defined = parser.reference_definitions().iter().map(|(id, it)| {
        let title = it.title.as_deref().unwrap_or_default();
        (id.to_lowercase(), format!("{} {title}", it.dest), it.span.start)
    });
    let defined: Vec<_> = defined.collect();
    let mut used = HashSet::new();
    for (event, range) in parser.into_offset_iter() {
        blocks.at(&event, &mut list, text, &range);
        if is_edge(&event) {
            small.end_block();
        }
        let is_text = matches!(event, Event::Text(_));
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                list.heading(&heading.take().unwrap_or_default());
            }
            Event::Start(Tag::MetadataBlock(_)) => metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => metadata = false,
            Event::Text(words) if metadata => list.languages.set(front_matter(&words)),
            Event::Start(Tag::Strikethrough) => struck += 1,
            Event::End(TagEnd::Strikethrough) => struck = struck.saturating_sub(1),
            // The words of `<https://…>` are its address.
            Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => {}
            Event::Start(Tag::Link { dest_url, title, id, .. }) => {
                used.insert(id.to_lowercase());
                list.on_line(list.line_of(range.start));
                list.go_to(range);
                elsewhere = Elsewhere::of(&dest_url);
                match elsewhere {
                    Some(_) if is_phone(&dest_url) => {}
                    Some(_) => list.refuse_block(),
                    None if struck > 0 => list.struck(&dest_url),
                    None => {
                        list.begin(&dest_url, None);
                        list.note(&title);
                    }
                }
            }
            Event::End(TagEnd::Link) => {
                if let Some(rest) = elsewhere.take().and_then(|link| link.rest()) {
                    put(&mut list, &rest, heading.is_some());
                }
                list.end();
            }
            // What an image shows is what its link says.
            Event::Start(Tag::Image { title, id, .. }) => {
                used.insert(id.to_lowercase());
                list.beside(list.line_of(range.start), &title, NOTE_OF_IMAGE);
                image += 1;
            }
            Event::End(TagEnd::Image) => image -= 1,
            Event::Start(Tag::CodeBlock(_)) => code += 1,
            Event::End(TagEnd::CodeBlock) => code -= 1,
            Event::Text(words) | Event::Code(words) => {
                list.on_line(list.line_of(range.start));
                if let Some(heading) = heading.as_mut().filter(|_| struck == 0) {
                    heading.push_str(&words);
                }
                // An address in code is shown, and leads nowhere.
                if is_text && !list.is_open() && image == 0 && code == 0 {
                    list.go_to(range);
                    super::plain_text::bare_addresses(&mut list, &words);
                }
                let words = small.words(words.to_string());
                if let Some(link) = &mut elsewhere {
                    link.words(&words);
                }
                match struck {
                    0 => put(&mut list, &words, heading.is_some()),
                    _ => list.unseen(&words),
                }
            }
            Event::SoftBreak | Event::HardBreak => end_line(&mut list, &mut heading),
            Event::Html(markup) | Event::InlineHtml(markup) => {
                list.on_line(list.line_of(range.start));
                list.go_to(range);
                let markup = comments.without(&markup, &mut list);
                for (piece, _) in html::pieces(&markup) {
                    match piece {
                        // What hides words stands in Markdown apart from them.
                        Piece::Unseen(words) => list.unseen(&words),
                        Piece::Struck(url) => list.struck(&url),
                        Piece::UnseenLink(url) => list.unseen_link(&url),
                        Piece::Link { url, language, note } => {
                            list.begin(&url, language);
                            list.note(&note);
                        }
                        Piece::Label(label) => list.label(label),
                        Piece::EndLink => list.end(),
                        Piece::Heading => heading = Some(String::new()),
                        Piece::EndHeading => list.heading(&heading.take().unwrap_or_default()),
                        Piece::Words(words) => {
                            if let Some(heading) = &mut heading {
                                heading.push_str(&words);
                            }
                            put(&mut list, &words, heading.is_some());
                        }
                        Piece::Tag { name, begins, language } => {
                            if matches!(&*name, "code" | "pre" | "kbd" | "samp") {
                                code = if begins { code + 1 } else { code.saturating_sub(1) };
                            }
                            if unseen::STRUCK.contains(&&*name) {
                                struck = if begins { struck + 1 } else { struck.saturating_sub(1) };
                            }
                            small.tag(&name, begins);
                            html::end_small(&mut small, &name);
                            list.languages.tag(&name, begins, language);
                        }
                        Piece::Break => end_line(&mut list, &mut heading),
                        Piece::Base(_) | Piece::Begin(_) | Piece::End(_) => {}
                    }
                }
            }
            Event::End(TagEnd::HtmlBlock) => {
                comments.end(&mut list);
                list.gap();
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => list.gap(),
            _ => {}
        }
    }
    for (id, text, at) in defined.into_iter().filter(|(id, ..)| !used.contains(id)) {
        let why = "nothing in the text refers to this address, so it is in no file";
        list.beside(list.line_of(at), &format!("[{id}]: {text}"), why);
    }
    list.finish()
}

const NOTE_OF_IMAGE: &str =
    "a page shows this only where the pointer rests on the picture, so it is in no file";

/// Comments, which may go on over several lines.
#[derive(Default)]
struct Comments {
    open: Option<(usize, String)>,
}

impl Comments {
    /// Markup without its comments, each of which is named once it ends.
    fn without(&mut self, markup: &str, list: &mut Collector<'_>) -> String {
        const WHY: &str = "this is a comment, which no reader sees, so it is in no file";
        let mut shown = String::new();
        let mut rest = markup;
        while !rest.is_empty() {
            match self.open.take() {
                Some((line, mut said)) => {
                    let (more, behind) = rest.split_once("-->").unwrap_or((rest, ""));
                    said.push_str(more);
                    if more.len() < rest.len() {
                        list.beside(line, &said, WHY);
                    } else {
                        self.open = Some((line, said));
                    }
                    rest = behind;
                }
                None => {
                    let (before, behind) = rest.split_once("<!--").unwrap_or((rest, ""));
                    shown.push_str(before);
                    // `<!-->` and `<!--->` are whole comments (HTML, section 13.1.6; CommonMark, section 6.6).
                    if let Some(after) = behind.strip_prefix("->").or(behind.strip_prefix('>')) {
                        rest = after;
                        continue;
                    }
                    if before.len() < rest.len() {
                        let line = list.line() + before.matches('\n').count();
                        self.open = Some((line, String::new()));
                    }
                    rest = behind;
                }
            }
        }
        shown
    }

    /// One that nothing ends goes on to the end of its block.
    fn end(&mut self, list: &mut Collector<'_>) {
        if self.open.is_some() {
            self.without("-->", list);
        }
    }
}

/// A line ends, which may be one of a heading.
fn end_line(list: &mut Collector<'_>, heading: &mut Option<String>) {
    if let Some(heading) = heading {
        heading.push(' ');
    }
    list.gap();
}

/// Whether a block begins or ends there.
fn is_edge(event: &Event<'_>) -> bool {
    let within = |tag: &TagEnd| {
        use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong};
        matches!(tag, Emphasis | Image | Link | Strikethrough | Strong)
    };
    match event {
        Event::Start(tag) => !within(&tag.to_end()),
        Event::End(tag) => !within(tag),
        _ => false,
    }
}

/// The blocks of a page that stand in no other.
#[derive(Default)]
struct Blocks {
    depth: usize,
    /// Where lines of the block end that its author ends.
    ends: Vec<Range<usize>>,
}

impl Blocks {
    /// Tells where a block begins and ends. What a page shows in another way is none.
    fn at(
        &mut self,
        event: &Event<'_>,
        list: &mut Collector<'_>,
        text: &str,
        range: &Range<usize>,
    ) {
        match event {
            Event::Start(tag) => {
                match tag {
                    Tag::Paragraph | Tag::List(_) | Tag::BlockQuote(_) if self.depth == 0 => {
                        list.begin_block(list.line_of(range.start));
                    }
                    Tag::Paragraph
                    | Tag::List(_)
                    | Tag::Item
                    | Tag::Emphasis
                    | Tag::Strong
                    | Tag::BlockQuote(_) => {}
                    // A page can have one as it is written.
                    Tag::Link { dest_url, .. } if is_phone(dest_url) => {}
                    _ => list.refuse_block(),
                }
                self.depth += 1;
            }
            Event::End(_) => {
                self.depth -= 1;
                if self.depth == 0 {
                    let ends = std::mem::take(&mut self.ends);
                    list.end_block(|| as_written(text, range, &ends));
                }
            }
            Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => {
                list.refuse_block();
            }
            Event::HardBreak => self.ends.push(range.clone()),
            _ => {}
        }
    }
}

fn is_phone(url: &str) -> bool {
    url.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("tel:"))
}

/// A block word for word. Spaces that end a line are no sign that a person sees, and programs take them off.
fn as_written(text: &str, block: &Range<usize>, ends: &[Range<usize>]) -> String {
    let mut written = String::new();
    let mut from = block.start;
    for end in ends.iter().filter(|end| !text[(*end).clone()].starts_with('\\')) {
        let words = text[from..end.start].trim_end_matches(' ');
        written.push_str(words);
        written.push('\\');
        from = text[end.start..end.end].find('\n').map_or(end.end, |at| end.start + at);
    }
    written.push_str(&text[from..block.end]);
    written.replace("\r\n", "\n").trim_end().to_owned()
}

/// Takes words: those of a heading are no text by themselves.
fn put(list: &mut Collector<'_>, words: &str, within: bool) {
    match within {
        true => {
            list.words(words);
        }
        false => list.text(words),
    }
}

/// The language that the lines above a page say it is in.
fn front_matter(text: &str) -> Option<Language> {
    let mut lines = text.lines().filter_map(|line| line.split_once(':'));
    let (_, value) = lines.find(|(key, _)| matches!(key.trim(), "lang" | "language"))?;
    html::primary(value.trim().trim_matches(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::tests::shown;

    #[test]
    fn links_have_titles_subjects_languages_and_places() {
        let list = read(
            "---\nlang: nl-NL\n---\n# Rug\n\n## Hernia\n\n* [Hernia: opereren?](https://a.example/1)\n\
             * [Herniated disk (EN)](https://a.example/2 \"a title\") is nice\n* [hier](https://a.example/3)\n\
             * <https://a.example/4>\n* [Ischias][ref] (Engels)\n\n| wat | waar |\n|---|---|\n\
             | Scoliose | [Een *brace* dragen?](https://a.example/6?a=1&b=2) |\n\n\
             <a href=\"https://a.example/7?a=1&amp;b=2\">In HTML</a> and https://a.example/8.\n\
             [Mail](mailto:a@b.example) [ours](/about)\n\n[ref]: https://a.example/5\n",
        );
        insta::assert_snapshot!(shown(&list), @r#"
        8:23 https://a.example/1 "Hernia: opereren?" "Hernia" "nl"
        9:25 https://a.example/2 "Herniated disk" "Hernia" "en"
        10:10 https://a.example/3 "-" "Hernia" "nl"
        11:4 https://a.example/4 "-" "Hernia" "nl"
        12:3 https://a.example/5 "Ischias" "Hernia" "en"
        16:36 https://a.example/6?a=1&b=2 "Een brace dragen?" "Hernia" "nl"
        18:50 https://a.example/7?a=1&b=2 "In HTML" "Hernia" "nl"
        18:59 https://a.example/8 "-" "Hernia" "nl"
        "#);
        insta::assert_debug_snapshot!(list.remarks, @r#"
        [
            Remark {
                line: 19,
                text: "/about",
                why: "this address is relative, so it leads to a page of the same site; write it with https:// to have it asked",
            },
        ]
        "#);
    }

    /// The words of a page, each line with what is left of it.
    fn left(text: &str) -> String {
        let list = read(text);
        let title = list.title.map(|title| format!("title {title}"));
        let links = list.links.iter().map(|link| format!("link {:?}", link.title));
        let prose = list.prose.iter().map(|prose| format!("prose {}", prose.text));
        let left = list.left.iter().map(|left| format!("{} {}", left.line, left.text));
        title.into_iter().chain(links).chain(prose).chain(left).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_is_small_ends_with_its_block() {
        let behind = "[heup of knie](https://a.example/x) met 5 mg";
        let texts = [
            format!("# Heup 10<sup>9\n\n{behind}"),
            format!("<p>10<sup>9</p>\n\n{behind}"),
            format!("<div>\n10<sub>2\n</div>\n\n{behind}"),
            format!("> 10<sup>9\n\n{behind}"),
            format!("- 10<sup>9\n  - {behind}"),
            format!("| 10<sup>9 | en 2 |\n|---|---|\n| 5 mg | {behind} |"),
            format!("Het zijn 10<sup>9<p>{behind}"),
            format!("Het zijn 10<sup>9<br>8</sup> of {behind}"),
            "<td>Hernia</td><td>Scoliose</td>".to_owned(),
        ];
        insta::assert_snapshot!(texts.map(|text| left(&text)).join("\n\n"), @r#"
        link Some("heup of knie")
        3 met 5 mg

        link Some("heup of knie")
        1 10⁹
        3 met 5 mg

        link Some("heup of knie")
        2 10₂
        5 met 5 mg

        link Some("heup of knie")
        1 10⁹
        3 met 5 mg

        link Some("heup of knie")
        1 10⁹
        2 met 5 mg

        link Some("heup of knie")
        1 10⁹ en 2
        3 5 mg met 5 mg

        link Some("heup of knie")
        1 Het zijn 10⁹ met 5 mg

        link Some("heup of knie")
        1 Het zijn 10⁹ ⁸ of met 5 mg

        1 Hernia Scoliose
        "#);
    }

    #[test]
    fn an_address_in_code_is_no_link() {
        let list = read(
            "`https://a.example/1` <code>https://a.example/2</code>\n\n    https://a.example/3\n\n\
             ```\n[x](https://a.example/4)\n```\n\n<pre>\nhttps://a.example/5\n</pre>\n\n\
             [`https://a.example/6`](https://a.example/7) https://a.example/8 `code`\n\n\
             <code/> https://a.example/9 </code> https://a.example/10\n",
        );
        insta::assert_snapshot!(shown(&list), @r#"
        13:25 https://a.example/7 "-" "-" "-"
        13:46 https://a.example/8 "-" "-" "-"
        15:37 https://a.example/10 "-" "-" "-"
        "#);
    }
}
