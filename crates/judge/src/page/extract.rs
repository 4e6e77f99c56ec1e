//! From HTML to a [`Page`], in one walk over the tree and without recursion.

use scraper::Node;
use scraper::node::Element;
use url::Url;

use super::{Block, Page, Place, chrome, fields, parse, state};
use crate::bounds::{self, Bound};
use crate::lexicon::Line;
use crate::words::{name, one_line};

/// Whether an element stands within a line of text; all others end it.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "input"
            | "script"
            | "style"
            | "svg"
    )
}

/// What holds within an open element.
#[derive(Clone, Copy, Default)]
struct Frame {
    unread: bool,
    svg: bool,
    article: bool,
    link: bool,
    item: bool,
    cell: bool,
    notice: bool,
    form: Option<usize>,
    heading: Option<u8>,
    place: Place,
}

/// Reads a page.
pub(super) fn page(html: &str, url: &Url) -> Page {
    let parse::Parsed { document, cut } = parse::parse(html);
    let mut reader = Reader::new(url);
    // By hand, since recursion would let a deep page overflow the stack.
    let mut node = document.tree.root();
    'walk: loop {
        match node.value() {
            Node::Element(element) => {
                reader.open(element);
                let texts =
                    || node.descendants().filter_map(|below| Some(&**below.value().as_text()?));
                match element.name() {
                    "title" if reader.page.title.is_empty() && !reader.top().svg => {
                        reader.page.title = name(&texts().collect::<String>());
                    }
                    "noscript" => {
                        let text = texts().collect::<Vec<_>>().join(" ");
                        let noscript = &mut reader.page.script.noscript;
                        if noscript.len() < bounds::STORE {
                            noscript.push_str(&one_line(bounds::head(&text, bounds::STORE)));
                        }
                    }
                    "script"
                        if state::is_data(element) && reader.page.state.len() < bounds::STORE =>
                    {
                        reader.page.state.push_str(&state::strings(&texts().collect::<String>()));
                    }
                    // One element has each of these ids, and the search goes through all below it.
                    _ if reader.roots < ROOTS && is_root(element) => {
                        reader.roots += 1;
                        reader.page.script.empty_root |= texts().all(|text| text.trim().is_empty());
                    }
                    _ => {}
                }
            }
            Node::Text(text) => reader.text(text),
            _ => {}
        }
        if let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            if let Node::Element(element) = node.value() {
                reader.close(element);
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => break 'walk,
            }
        }
    }
    reader.flush();
    let mut page = reader.page;
    page.cut = page.cut.or(cut);
    page.fields = fields::of(&document, &page.blocks);
    page.source = bounds::head(html, bounds::SOURCE).to_owned();
    page
}

/// Reads a text without markup.
pub(super) fn text(text: &str) -> Page {
    let read = bounds::head(text, bounds::TEXT);
    let blocks = read.lines().map(one_line).filter(|line| !line.is_empty()).map(Block::plain);
    let cut = (read.len() < text.len()).then_some(Bound::Text);
    Page { blocks: blocks.collect(), cut, ..Page::default() }
}

/// How many elements that applications are put in are looked through.
const ROOTS: usize = 8;

struct Reader<'a> {
    url: &'a Url,
    page: Page,
    frames: Vec<Frame>,
    line: String,
    linked: usize,
    kept: usize,
    roots: usize,
    forms: usize,
    href: Option<String>,
    frame_of_line: Frame,
    /// Whether the line has nothing but white space.
    blank: bool,
    known: chrome::Known,
}

impl<'a> Reader<'a> {
    fn new(url: &'a Url) -> Self {
        Self {
            url,
            page: Page::default(),
            frames: vec![Frame::default()],
            line: String::new(),
            linked: 0,
            kept: 0,
            roots: 0,
            forms: 0,
            href: None,
            frame_of_line: Frame::default(),
            blank: true,
            known: chrome::Known::default(),
        }
    }

    fn top(&self) -> Frame {
        self.frames.last().copied().unwrap_or_default()
    }

    fn open(&mut self, element: &Element) {
        let name = element.name();
        if !is_inline(name) {
            self.flush();
        }
        let around = self.top();
        let marks = self.known.marks(element);
        let frame = Frame {
            unread: around.unread || chrome::unread(element, marks),
            svg: around.svg || name == "svg",
            article: around.article || matches!(name, "article" | "main"),
            link: around.link || name == "a",
            item: around.item || name == "li",
            cell: around.cell || matches!(name, "td" | "th" | "dt" | "dd"),
            notice: around.notice || chrome::is_notice(element, marks),
            form: if name == "form" { Some(self.forms) } else { around.form },
            heading: around.heading.or(match name {
                "h1" => Some(1),
                "h2" => Some(2),
                "h3" => Some(3),
                "h4" => Some(4),
                "h5" => Some(5),
                "h6" => Some(6),
                _ => None,
            }),
            place: chrome::place(element, marks, around.place, around.article),
        };
        self.forms += usize::from(name == "form");
        self.frames.push(frame);
        self.page.form.captcha |= marks.has(chrome::Marks::CAPTCHA);
        self.note(element, frame);
    }

    fn close(&mut self, element: &Element) {
        if !is_inline(element.name()) {
            self.flush();
        }
        self.frames.pop();
    }

    fn text(&mut self, text: &str) {
        let frame = self.top();
        if frame.unread {
            return;
        }
        // Of white space one sign is as good as many, and a page can have much of it.
        let said = text.trim();
        if said.is_empty() {
            if !self.line.ends_with(' ') {
                self.line.push(' ');
            }
            return;
        }
        if self.blank {
            self.frame_of_line = frame;
            self.blank = false;
        }
        self.line.push_str(text);
        if frame.link {
            self.linked += said.len();
        }
    }

    /// Ends a block.
    fn flush(&mut self) {
        let mut text = one_line(&self.line);
        let left = bounds::TEXT.saturating_sub(self.kept);
        if text.len() > left {
            text.truncate(text.floor_char_boundary(left));
            self.page.cut = Some(Bound::Text);
        }
        if !text.is_empty() {
            self.kept += text.len();
            let frame = self.frame_of_line;
            self.page.blocks.push(Block {
                linked: self.linked * 10 >= text.len() * 8,
                text,
                line: Line::default(),
                place: frame.place,
                heading: frame.heading,
                item: frame.item,
                cell: frame.cell,
                notice: frame.notice,
                form: frame.form,
                href: self.href.take(),
            });
        }
        self.line.clear();
        self.blank = true;
        self.href = None;
        self.linked = 0;
    }

    /// Keeps what an element says by its attributes.
    fn note(&mut self, element: &Element, frame: Frame) {
        let attr = |name: &str| element.attr(name).unwrap_or_default();
        let page = &mut self.page;
        let source = match element.name() {
            "script" | "iframe" | "frame" | "embed" => attr("src"),
            "object" => attr("data"),
            _ => "",
        };
        if !source.is_empty() && page.sources.len() < bounds::SOURCES {
            page.sources.push(source.to_owned());
        }
        match element.name() {
            "html" => page.language = element.attr("lang").map(str::to_owned),
            "meta" => {
                let content = name(attr("content"));
                let key = if attr("property").is_empty() { attr("name") } else { attr("property") };
                match key.to_ascii_lowercase().as_str() {
                    "og:title" => page.og_title = content,
                    "description" => page.description = content,
                    _ => {}
                }
            }
            "link" if attr("rel").eq_ignore_ascii_case("canonical") => {
                page.canonical = self.url.join(attr("href")).ok();
            }
            "a" if element.attr("href").is_some() && !frame.unread => {
                page.links += usize::from(frame.place == Place::Main);
                let href = bounds::head(attr("href"), bounds::VALUE);
                self.href.get_or_insert_with(|| href.to_owned());
            }
            "option" => page.form.choices += 1,
            "button" => page.form.buttons += usize::from(frame.place == Place::Main),
            "script" => page.script.scripts += 1,
            "iframe" | "frame" | "embed" | "object" => page.script.frames += 1,
            "img" | "video" | "canvas" => {
                page.script.images += 1;
                // A heading may be an image; what it says is then in its alternative text.
                let alternative = one_line(attr("alt"));
                if !alternative.is_empty() {
                    self.text(&format!(" {alternative} "));
                }
            }
            "form"
                if element.attr("action").is_some()
                    && page.form.actions.len() < bounds::SOURCES =>
            {
                page.form.actions.push(attr("action").to_owned())
            }
            "input" if !frame.unread => self.input(element, frame),
            _ => {}
        }
        self.page.form.captcha |= !source.is_empty()
            && [
                "recaptcha/api",
                "hcaptcha.com",
                "challenges.cloudflare.com/turnstile",
                "arkoselabs",
                "friendlycaptcha",
            ]
            .iter()
            .any(|host| source.contains(host));
    }

    fn input(&mut self, element: &Element, frame: Frame) {
        let attr = |name: &str| element.attr(name).unwrap_or_default().to_lowercase();
        let form = &mut self.page.form;
        let kind = attr("type");
        form.choices += usize::from(matches!(kind.as_str(), "checkbox" | "radio"));
        if kind == "password" {
            form.logins.extend(frame.form.filter(|_| form.logins.len() < bounds::SOURCES));
            *(if frame.place == Place::Main {
                &mut form.passwords
            } else {
                &mut form.chrome_passwords
            }) += 1;
        }
        if frame.place != Place::Main
            || !matches!(kind.as_str(), "" | "text" | "email" | "password" | "tel" | "number")
        {
            return;
        }
        form.inputs += 1;
        let known = format!(" {} {} {} ", attr("name"), attr("id"), attr("placeholder"));
        form.code |= ["code", "pin", "token", "toegang", "zugang", "acces"]
            .iter()
            .any(|part| known.contains(part))
            && !["postcode", "zip", "postal", "promo", "coupon"]
                .iter()
                .any(|part| known.contains(part));
        form.user |= kind == "email"
            || ["user", "login", "mail", "gebruiker", "benutzer", "identifiant"]
                .iter()
                .any(|part| known.contains(part));
    }
}

/// An element that single-page applications are put in.
fn is_root(element: &Element) -> bool {
    element.name() == "app-root"
        || matches!(
            element.id(),
            Some(
                "root"
                    | "app"
                    | "__next"
                    | "__nuxt"
                    | "___gatsby"
                    | "svelte"
                    | "main-app"
                    | "application"
                    | "react-root"
            )
        )
}
