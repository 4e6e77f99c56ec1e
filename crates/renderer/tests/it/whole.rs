//! Pages that a generator writes: no text of one is lost in any form, and no text becomes markup.

use serde_json::{Value, json};
use signpost_core::Site;
use signpost_renderer::{Options, Rendered, render};

use crate::site::{add_aid, add_page, add_provider, config, file};

/// A small generator of numbers, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}

/// Where the words of a page come from: each is there once, and all are kept.
struct Words<'w> {
    random: Random,
    word: &'w dyn Fn(usize) -> String,
    all: Vec<String>,
}

impl Words<'_> {
    fn one(&mut self) -> String {
        let word = (self.word)(self.all.len());
        self.all.push(word.clone());
        word
    }

    fn line(&mut self) -> String {
        let count = 1 + self.random.below(9);
        (0..count).map(|_| self.one()).collect::<Vec<_>>().join(" ")
    }

    /// A line in which nothing but letters and digits stands, as in Markdown that has a form: raw HTML
    /// would be shown as it is written, and with it the marks of the form.
    fn prose(&mut self) -> String {
        let line = self.line();
        let words =
            line.split(' ').map(|word| word.split(|c: char| !c.is_ascii_alphanumeric()).next());
        words.flatten().collect::<Vec<_>>().join(" ")
    }

    /// Markdown of any form that content uses.
    fn markdown(&mut self, depth: usize) -> String {
        let mut text = String::new();
        for _ in 0..=self.random.below(3) {
            let block = match self.random.below(if depth > 2 { 3 } else { 7 }) {
                0 | 1 => format!("x {}", self.line()),
                2 => format!(
                    "x *{}* **{}** [{}](https://a.example/?b=1&c=2)",
                    self.prose(),
                    self.prose(),
                    self.prose()
                ),
                3 => format!("### x {}", self.prose()),
                4 => format!("> {}", self.markdown(depth + 1).trim_end().replace('\n', "\n> ")),
                5 => {
                    format!("1. x {}\n2. x {}\n   - x {}", self.prose(), self.prose(), self.prose())
                }
                _ => format!(
                    "- x {}\n- {}",
                    self.prose(),
                    self.markdown(depth + 1).trim_end().replace('\n', "\n  ")
                ),
            };
            text.push_str(&block);
            text.push_str("\n\n");
        }
        text
    }
}

/// A site with one page whose form depends on the seed alone, and every word of it.
fn generated(seed: u64, word: &dyn Fn(usize) -> String) -> (Site, Vec<String>) {
    let mut words =
        Words { random: Random(0x9e37_79b9 ^ (seed << 17) ^ 0x51), word, all: Vec::new() };
    let mut site = Site { config: config(), ..Site::default() };
    site.config.name = [("en", words.one().as_str())].into();
    let (name, short) = (words.line(), words.one());
    add_provider(
        &mut site,
        json!({"id": "p", "name": name, "short_name": short, "home": "https://p.example/", "hosts": ["p.example"]}),
    );
    let mut sections = Vec::new();
    let mut list = Vec::new();
    for number in 0..1 + words.random.below(4) {
        let also: Vec<String> = (0..words.random.below(3)).map(|_| words.line()).collect();
        let (heading, body) = (words.line(), words.markdown(0));
        sections.push(json!({"condition": format!("c-{number}"), "heading": heading, "also_called": also, "body": body}));
        for aid in 0..1 + words.random.below(4) {
            let id = format!("a-{number}-{aid}");
            let links: Vec<Value> = (0..1 + words.random.below(2))
                .map(|link| json!({"url": format!("https://p.example/{id}/{link}"), "title": words.line()}))
                .collect();
            let subject = words.line();
            add_aid(
                &mut site,
                json!({
                    "id": id, "subject": {"en": subject}, "condition": format!("c-{number}"), "provider": "p",
                    "decision": "surgery-or-not", "collection": links.len() > 1, "languages": ["en"],
                    "status": "active", "links": links,
                }),
            );
            list.push(id);
        }
    }
    let page = json!({
        "id": "page", "language": "en", "slug": "page", "title": words.line(), "description": words.line(),
        "intro": words.markdown(0), "sections": sections,
        "aids": {"heading": words.line(), "intro": words.markdown(0), "list": list},
        "review": {"on": "2026-11-22", "by": words.line(), "role": words.line()},
    });
    add_page(&mut site, page);
    (site, words.all)
}

fn rendered(site: &Site) -> Rendered {
    render(site, None, &Options::default()).unwrap()
}

#[test]
fn no_word_is_lost_in_any_form() {
    for seed in 0..60 {
        let (site, words) = generated(seed, &|number| format!("w{number:03}e"));
        let rendered = rendered(&site);
        let description = &site.pages[0].value.description;
        let name = site.config.name.get(&"en".into()).unwrap();
        for path in ["en/page/index.html", "en/page/index.txt", "en/page/index.json"] {
            let text = file(&rendered, path);
            for word in &words {
                // Those of which plain text and a page's JSON have no need.
                let is_elsewhere = description.split(' ').any(|it| it == word) || word == name;
                assert!(
                    text.contains(word)
                        || is_elsewhere && !path.ends_with(".html")
                        || path.ends_with(".json") && word == name,
                    "{word} of seed {seed} is not in {path}"
                );
            }
        }
    }
}

/// What means something to a format that pages are written in.
const HOSTILE: [&str; 16] = [
    "</script><script>alert(1)</script>",
    "\"onload=\"x",
    "'onload='x",
    "]]>",
    "<![CDATA[",
    "--&gt;",
    "&amp;&#60;img",
    "</title></textarea>",
    "{{frame}}{{{body}}}",
    "\u{202e}\u{2066}",
    "\u{fffe}\u{ffff}\u{1}\u{1b}[31m",
    "%3Cscript%3E",
    "<?xml-stylesheet?>",
    "<!DOCTYPE",
    "</loc></url>",
    "\u{2028}\u{85}",
];

/// The names of all tags, in their order.
fn tags(markup: &str) -> Vec<&str> {
    let after = markup.split('<').skip(1);
    after.map(|rest| rest.split([' ', '>', '\n', '\t']).next().unwrap_or_default()).collect()
}

#[test]
fn no_text_becomes_markup_in_any_form() {
    for seed in 0..40 {
        let plain = |number| format!("w{number:03}e");
        let hostile = |number: usize| format!("w{number:03}{}e", HOSTILE[number % HOSTILE.len()]);
        let (plain, hostile) =
            (rendered(&generated(seed, &plain).0), rendered(&generated(seed, &hostile).0));
        let paths = |site: &Rendered| {
            let paths = site.files.iter().map(|it| it.path.clone());
            paths.filter(|path| !path.starts_with("assets/")).collect::<Vec<_>>()
        };
        assert_eq!(paths(&plain), paths(&hostile));
        for path in paths(&hostile) {
            let (before, text) = (file(&plain, &path), file(&hostile, &path));
            let ending = path.rsplit('.').next().unwrap();
            match ending {
                "html" => assert_eq!(tags(text), tags(before), "seed {seed}, {path}"),
                "xml" => {
                    assert_eq!(tags(text), tags(before), "seed {seed}, {path}");
                    roxmltree::Document::parse(text).unwrap();
                }
                "json" => {
                    let json: Value = serde_json::from_str(text).unwrap();
                    for html in html_in(&json) {
                        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
                    }
                }
                "txt" => {
                    let odd = text.chars().find(|c| c.is_control() && *c != '\n');
                    assert_eq!(odd, None, "seed {seed}, {path}");
                    assert!(!text.contains(['\u{202e}', '\u{2066}']));
                    assert!(text.lines().all(|line| line.len() <= 998));
                }
                other => panic!("a form that is not looked at: {other}"),
            }
        }
    }
}

/// Every value that is HTML.
fn html_in(json: &Value) -> Vec<&str> {
    match json {
        Value::Object(fields) => {
            let own = fields.iter().filter(|(name, _)| name.ends_with("_html"));
            let own = own.filter_map(|(_, value)| value.as_str());
            own.chain(fields.values().flat_map(html_in)).collect()
        }
        Value::Array(items) => items.iter().flat_map(html_in).collect(),
        _ => Vec::new(),
    }
}
