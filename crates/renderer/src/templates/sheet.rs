//! One page, while it is written.
//!
//! Its frame becomes JSON once, and each of its aids goes through the templates once: the page, the file of a
//! section and that of all aids have the same card of it. Each card is written by itself, with nothing above it,
//! because every lookup in a template goes down from the top.

use serde_json::{Map, Value};

use super::{Data, Templates, made_by, to_json};
use crate::error::RenderError;
use crate::view::{AidRef, AidView, Frame, PageView, SectionView};

/// What one page is written on.
pub(crate) struct Sheet<'t> {
    templates: &'t Templates<'t>,
    /// What stands around the page; it goes into each view, and comes out of it again.
    frame: Value,
    /// The room that is written in.
    room: Vec<u8>,
}

/// What a page says of one of its aids, as HTML.
pub(crate) struct Card<'a> {
    aid: &'a AidView,
    /// Its line, of which a section has the same.
    line: Value,
    html: Value,
}

impl<'t> Sheet<'t> {
    pub(super) fn new(templates: &'t Templates<'t>, frame: &Frame) -> Result<Self, RenderError> {
        Ok(Self { templates, frame: to_json(frame)?, room: Vec::new() })
    }

    /// Writes the cards of aids.
    pub(crate) fn cards<'a>(&mut self, aids: &'a [AidView]) -> Result<Vec<Card<'a>>, RenderError> {
        let card = |aid: &'a AidView| {
            let line = self.made("line", to_json(&aid.line)?)?;
            let html = self.card(aid, &line)?;
            Ok(Card { aid, line, html })
        };
        aids.iter().map(card).collect()
    }

    /// Writes a page that lists aids, with these cards.
    pub(crate) fn page(
        &mut self,
        view: &PageView,
        cards: &[Card<'_>],
    ) -> Result<String, RenderError> {
        let mut json = to_json(view)?;
        json["aids"] = cards.iter().map(|card| card.html.clone()).collect();
        for (number, section) in view.sections.iter().enumerate() {
            let mentions = section.aids.iter().map(|mention| {
                let mut json = to_json(mention)?;
                json["line"] = find(cards, mention).map(|it| it.line.clone()).unwrap_or_default();
                self.made("mention", json)
            });
            json["sections"][number]["aids"] = mentions.collect::<Result<_, _>>()?;
        }
        self.whole("page", json)
    }

    /// Writes a view with its own template, and what stands around it with the layout.
    pub(super) fn whole(&mut self, template: &str, mut view: Value) -> Result<String, RenderError> {
        // Not a partial with a block, which would copy the whole view for the layout.
        let mut body = self.write(template, &mut view)?;
        body.truncate(body.trim_end().len());
        self.write_line("layout", &mut with("body", body.into()))
    }

    /// Writes the aids of a section, in the order of the section's own list.
    pub(crate) fn section(
        &mut self,
        page: &str,
        section: &SectionView,
        cards: &[Card<'_>],
    ) -> Result<String, RenderError> {
        self.fragment(page, section.aids.iter().filter_map(|mention| find(cards, mention)))
    }

    /// Writes aids as a fragment that can stand on any page of any site: every address in it is whole, as seen
    /// from the page at this address, and its language is its own.
    pub(crate) fn fragment<'a>(
        &mut self,
        page: &str,
        cards: impl IntoIterator<Item = &'a Card<'a>>,
    ) -> Result<String, RenderError> {
        let cards = cards.into_iter().map(|card| match card.aid.anywhere(page) {
            Some(aid) => self.card(&aid, &card.line),
            None => Ok(card.html.clone()),
        });
        let cards = cards.collect::<Result<_, _>>()?;
        self.write_line("aids", &mut with("aids", cards))
    }

    fn card(&mut self, aid: &AidView, line: &Value) -> Result<Value, RenderError> {
        let mut json = to_json(aid)?;
        json["line"] = line.clone();
        self.made("aid", json)
    }

    /// A view with what a template makes of it, which [`Include`](super::Include) writes in its place.
    fn made(&mut self, template: &str, mut view: Value) -> Result<Value, RenderError> {
        /// What our own templates ask of such a view besides.
        const ASKED: &str = "group";
        let html = self.write(template, &mut view)?;
        if !self.templates.has_others {
            view = with(ASKED, view[ASKED].take());
        }
        view[made_by(template)] = html.into();
        Ok(view)
    }

    fn write_line(&mut self, template: &str, view: &mut Value) -> Result<String, RenderError> {
        let mut html = self.write(template, view)?;
        html.push('\n');
        Ok(html)
    }

    /// Writes a view, with the frame beside the view's own fields.
    fn write(&mut self, template: &str, view: &mut Value) -> Result<String, RenderError> {
        view["frame"] = self.frame.take();
        let mut data = Data::from(view.take());
        self.room.clear();
        self.templates.render(template, &data, &mut self.room)?;
        *view = std::mem::take(data.data_mut());
        self.frame = view["frame"].take();
        // Templates write texts alone, and nothing is lost.
        Ok(match std::str::from_utf8(&self.room) {
            Ok(html) => html.to_owned(),
            Err(_) => String::from_utf8_lossy(&self.room).into_owned(),
        })
    }
}

/// The card of an aid that a section mentions.
fn find<'c, 'a>(cards: &'c [Card<'a>], mention: &AidRef) -> Option<&'c Card<'a>> {
    cards.iter().find(|card| card.aid.id == mention.id)
}

/// A view with one field.
fn with(name: &str, value: Value) -> Value {
    Map::from_iter([(name.to_owned(), value)]).into()
}
