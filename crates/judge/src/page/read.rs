//! From an answer to a page whose text is cut into words.

use super::{Block, Heading, Media, Page, Place, SelfDescription, charset, extract, media, pdf};
use crate::bounds::{self, Bound};
use crate::lexicon::Cutter;
use crate::observation::Answer;
use crate::words;

impl Page {
    /// Reads an answer's body.
    ///
    /// ```
    /// use signpost_judge::observation::Answer;
    /// use signpost_judge::page::Page;
    ///
    /// # fn answer(body: &str) -> Answer {
    /// #     Answer {
    /// #         url: "https://aids.example/knee".parse().unwrap(),
    /// #         status: 200,
    /// #         headers: vec![("content-type".to_owned(), "text/html".to_owned())],
    /// #         body: body.into(),
    /// #         cut: None,
    /// #     }
    /// # }
    /// let page = Page::read(&answer("<title>Knee pain</title><nav>Menu</nav><h1>Knee pain</h1><p>Surgery or not?"));
    /// assert_eq!(page.names()[0], "Knee pain");
    /// assert_eq!(page.main_headings().collect::<Vec<_>>(), ["Knee pain"]);
    /// assert!(page.text().contains("Surgery or not?"));
    /// ```
    pub fn read(answer: &Answer) -> Self {
        let media = media::of(answer);
        let mut page = match media {
            Media::Html => extract::page(&charset::decode(answer), &answer.url),
            Media::Text => extract::text(&charset::decode(answer)),
            Media::Pdf => pdf::page(&answer.body),
            Media::Empty | Media::Other | Media::Encoded => Self::default(),
        };
        page.media = media;
        page.cut = page.cut.or(answer.cut.map(|_| Bound::Answer));
        page.measure();
        page
    }

    /// Cuts all text into words, once, and finds out what is the page's own text, and how long it
    /// is.
    fn measure(&mut self) {
        let text = self.blocks.iter().map(|block| block.text.len() + 1).sum();
        let mut cutter = Cutter::with_capacity(text);
        self.blocks.iter().for_each(|block| cutter.add(&block.text));
        for said in [&self.title, &self.og_title, &self.description] {
            cutter.add(said);
        }
        let (lines, blocks) = (cutter.cut(), self.blocks.len());
        self.all = lines.together(blocks);
        self.said = SelfDescription {
            title: lines.line(blocks),
            og_title: lines.line(blocks + 1),
            description: lines.line(blocks + 2),
        };
        for (at, block) in self.blocks.iter_mut().enumerate() {
            block.line = lines.line(at);
        }
        let headings = self
            .blocks
            .iter()
            .filter(|block| block.place < Place::Chrome)
            .filter_map(|block| Some(Heading::new(block.heading?, block)));
        self.headings = headings.take(bounds::HEADINGS).collect();
        let (mut main, mut margin) = (0, 0);
        for block in &self.blocks {
            match block.place {
                Place::Main => main += block.line.length(),
                Place::Margin => margin += block.line.length(),
                Place::Chrome => {}
            }
        }
        let bare = main < 12 && margin > 20;
        self.main = if bare { Place::Margin } else { Place::Main };
        self.length = if bare { main + margin } else { main };
    }

    /// The text of a PDF as a page that has no more than that and its title.
    pub(crate) fn of_document(&self) -> Self {
        let mut page = Self { title: self.title.clone(), ..extract::text(&self.document) };
        page.measure();
        page
    }
}

impl Heading {
    fn new(level: u8, block: &Block) -> Self {
        let text = words::name(&block.text);
        Self { level, line: block.line.first(words::count(&text)), text }
    }
}
