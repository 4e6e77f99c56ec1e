//! Which pages are worth remembering.

use super::fingerprint::{ENOUGH, Fingerprint, Text};
use super::{compare, sketch::Sketch};
use crate::observation::Answer;
use crate::page::{Media, Page};

impl Fingerprint {
    /// The fingerprint of a page that is worth remembering: it has enough words of its own, it is
    /// not the page that the site shows for an address that cannot exist (`control`), and it was
    /// read to its end. Files are known by their bytes.
    ///
    /// Whether the page is a wall, a login or a fault is for the rules to find out first.
    pub fn of(answer: &Answer, page: &Page, control: Option<&Page>) -> Option<Self> {
        let print = Self::taken(answer, page, control);
        print.is_worth_keeping(page, control).then_some(print)
    }

    /// Whether what a page showed is worth remembering: see [`Fingerprint::of`].
    pub(crate) fn is_worth_keeping(&self, page: &Page, control: Option<&Page>) -> bool {
        if page.cut.is_some() {
            return false;
        }
        if self.file.is_some() {
            return true;
        }
        if !matches!(page.media, Media::Html | Media::Text) || self.words < ENOUGH {
            return false;
        }
        // Of two pages alike in text, one with a name of its own is a page of its own.
        let named = !self.title.is_empty() || !self.heading.is_empty();
        named
            || control.is_none_or(|control| {
                let other = Sketch::of(&Text::of(control).shingles);
                self.sketch.resemblance(&other) < compare::ONE_TEXT
            })
    }
}
