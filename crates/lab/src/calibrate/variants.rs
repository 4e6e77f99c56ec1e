//! What becomes of real pages, made of them: the same page in other surroundings, new editions, and
//! other pages in its place.

use signpost_judge::page::Page;
use signpost_judge::words;

use super::cases::Captured;
use super::escaped;

/// A kind of change, and whether the page is still the one that is remembered after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Unchanged,
    Chrome,
    Dates,
    Comments,
    Template,
    Tenth,
    Fifth,
    Half,
    Most,
    Retitled,
    RetitledTemplate,
    SameSite,
    SameTemplate,
    Elsewhere,
    Aggregate,
}

impl Kind {
    pub(super) const ALL: [Self; 15] = [
        Self::Unchanged,
        Self::Chrome,
        Self::Dates,
        Self::Comments,
        Self::Template,
        Self::Tenth,
        Self::Fifth,
        Self::Half,
        Self::Most,
        Self::Retitled,
        Self::RetitledTemplate,
        Self::SameSite,
        Self::SameTemplate,
        Self::Elsewhere,
        Self::Aggregate,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Chrome => "another menu, footer and side column",
            Self::Dates => "other dates and counters",
            Self::Comments => "40 new comments",
            Self::Template => "the same text in a new template",
            Self::Tenth => "edition: a tenth of the text replaced",
            Self::Fifth => "edition: a fifth replaced",
            Self::Half => "edition: half replaced",
            Self::Most => "edition: four fifths replaced",
            Self::Retitled => "retitled edition: a fifth replaced",
            Self::RetitledTemplate => "the same, in a new template",
            Self::SameSite => "another page of the same site",
            Self::SameTemplate => "another page in the same wrapper",
            Self::Elsewhere => "a page of another site",
            Self::Aggregate => "a list of teasers, this page among them",
        }
    }
}

/// Makes variants of pages. The same seed makes the same variants.
pub(super) struct Maker<'a> {
    pages: &'a [Captured],
    rng: fastrand::Rng,
}

impl<'a> Maker<'a> {
    pub(super) fn new(pages: &'a [Captured]) -> Self {
        Self { pages, rng: fastrand::Rng::with_seed(20_261_125) }
    }

    /// One variant of a page as HTML; `None` where there is none of this kind.
    pub(super) fn variant(&mut self, index: usize, kind: Kind) -> Option<String> {
        let captured = &self.pages[index];
        let page = &captured.page;
        Some(match kind {
            Kind::Unchanged => String::from_utf8_lossy(&captured.answer.body).into_owned(),
            Kind::Chrome => {
                let html = String::from_utf8_lossy(&captured.answer.body).into_owned();
                let menu = self.lines(30, 3);
                let aside = self.lines(6, 9);
                let at = html.find("<body").and_then(|at| Some(at + html[at..].find('>')? + 1))?;
                let head = &html[..at];
                format!("{head}<nav>{menu}</nav><aside>{aside}</aside>{}", &html[at..])
            }
            Kind::Dates => {
                let html = String::from_utf8_lossy(&captured.answer.body);
                dated(&html)
            }
            Kind::Comments => {
                let comments = self.lines(40, 14);
                let html = String::from_utf8_lossy(&captured.answer.body).into_owned();
                let end = html.rfind("</body").unwrap_or(html.len());
                format!(
                    "{}<section><h2>Comments</h2>{comments}</section>{}",
                    &html[..end],
                    &html[end..]
                )
            }
            Kind::Template => wrapped(&title_of(page), &heading_of(page), &blocks_of(page), "Site"),
            Kind::Tenth => self.edition(page, 0.1, ""),
            Kind::Fifth => self.edition(page, 0.2, ""),
            Kind::Half => self.edition(page, 0.5, ""),
            Kind::Most => self.edition(page, 0.8, ""),
            Kind::Retitled => self.edition(page, 0.2, " (updated edition)"),
            Kind::RetitledTemplate => {
                let blocks = self.replaced(page, 0.2);
                let title = format!("{} (new edition)", heading_or_title(page));
                wrapped(&title, &title, &blocks, "A New Site")
            }
            Kind::SameSite => {
                let site = captured.case.was.as_deref()?;
                let mut others = self.pages.iter().enumerate().filter(|(other, page)| {
                    *other != index && page.case.was.as_deref() == Some(site)
                });
                let (_, other) = others.next()?;
                String::from_utf8_lossy(&other.answer.body).into_owned()
            }
            Kind::SameTemplate => {
                let other = &self.other(index).page;
                wrapped(&title_of(other), &heading_of(other), &blocks_of(other), "Site")
            }
            Kind::Elsewhere => String::from_utf8_lossy(&self.other(index).answer.body).into_owned(),
            Kind::Aggregate => {
                let mut blocks = Vec::new();
                for _ in 0..8 {
                    let other = &self.other(index).page;
                    blocks.push((true, heading_or_title(other)));
                    blocks.extend(blocks_of(other).into_iter().filter(|(head, _)| !head).take(1));
                }
                blocks.push((true, heading_or_title(page)));
                blocks.extend(blocks_of(page).into_iter().filter(|(head, _)| !head).take(2));
                wrapped("Articles", "Articles", &blocks, "Site")
            }
        })
    }

    fn other(&mut self, index: usize) -> &'a Captured {
        loop {
            let other = self.rng.usize(0..self.pages.len());
            let same = self.pages[other].case.was == self.pages[index].case.was;
            if other != index && !(same && self.pages[index].case.was.is_some()) {
                return &self.pages[other];
            }
        }
    }

    /// Lines of other pages' words.
    fn lines(&mut self, count: usize, length: usize) -> String {
        let mut lines = String::new();
        for _ in 0..count {
            let from = &self.pages[self.rng.usize(0..self.pages.len())].page;
            let text = from.text();
            let all: Vec<&str> = text.split_whitespace().collect();
            let start = self.rng.usize(0..all.len().max(1));
            let line: Vec<&str> = all.into_iter().skip(start).take(length).collect();
            lines.push_str(&format!("<p>{}</p>", escaped(&line.join(" "))));
        }
        lines
    }

    /// The page's own code with a share of its sentences replaced by those of another page.
    fn edition(&mut self, page: &Page, share: f64, retitled: &str) -> String {
        let blocks = self.replaced(page, share);
        let title = format!("{}{retitled}", title_of(page));
        let heading = format!("{}{retitled}", heading_of(page));
        wrapped(&title, &heading, &blocks, "")
    }

    fn replaced(&mut self, page: &Page, share: f64) -> Vec<(bool, String)> {
        let from = &self.pages[self.rng.usize(0..self.pages.len())].page;
        let strange: Vec<String> =
            blocks_of(from).into_iter().flat_map(|(_, text)| sentences(&text)).collect();
        blocks_of(page)
            .into_iter()
            .map(|(head, text)| {
                let kept = sentences(&text).into_iter().map(|sentence| {
                    if self.rng.f64() < share && !strange.is_empty() {
                        strange[self.rng.usize(0..strange.len())].clone()
                    } else {
                        sentence
                    }
                });
                let text = kept.collect::<Vec<_>>().join(" ");
                (head, text)
            })
            .collect()
    }
}

fn sentences(text: &str) -> Vec<String> {
    text.split_inclusive(['.', '?', '!', '。']).map(|part| part.trim().to_owned()).collect()
}

fn title_of(page: &Page) -> String {
    page.title.clone()
}

fn heading_of(page: &Page) -> String {
    page.main_headings().next().unwrap_or_default().to_owned()
}

fn heading_or_title(page: &Page) -> String {
    let heading = heading_of(page);
    if words::count(&heading) < 2 { title_of(page) } else { heading }
}

/// The page's own blocks, with whether each is a heading; the first heading is left out.
fn blocks_of(page: &Page) -> Vec<(bool, String)> {
    let first = heading_of(page);
    page.main_blocks()
        .filter(|block| !block.linked && block.text != first)
        .map(|block| (block.heading.is_some(), block.text.clone()))
        .collect()
}

/// A page around a text that has nothing of the old one's code.
fn wrapped(title: &str, heading: &str, blocks: &[(bool, String)], site: &str) -> String {
    let mut html = format!(
        "<!doctype html><html><head><meta charset=utf-8><title>{}{}</title></head><body><nav><a href=/>Home</a><a href=/a>Articles</a></nav><main>",
        escaped(title),
        if site.is_empty() { String::new() } else { format!(" – {site}") },
    );
    if !heading.is_empty() {
        html.push_str(&format!("<h1>{}</h1>", escaped(heading)));
    }
    for (head, text) in blocks {
        let tag = if *head { "h2" } else { "p" };
        html.push_str(&format!("<{tag}>{}</{tag}>", escaped(text)));
    }
    html.push_str("</main><footer>All rights reserved</footer></body></html>");
    html
}

/// The same code with every number in its text exchanged, those that stand for letters left out.
fn dated(html: &str) -> String {
    let (mut tag, mut entity) = (false, false);
    html.chars()
        .map(|c| {
            match c {
                '<' => tag = true,
                '>' => tag = false,
                '&' => entity = true,
                ';' | ' ' => entity = false,
                _ => {}
            }
            match c.to_digit(10) {
                Some(digit) if !tag && !entity => {
                    char::from_digit((digit + 3) % 10, 10).unwrap_or(c)
                }
                _ => c,
            }
        })
        .collect()
}
