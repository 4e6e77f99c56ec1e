//! One link's case: everything that the rules look at, read once.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;

use signpost_core::Link;
use signpost_core::report::SourceKind;
use signpost_core::verdict::Reason;
use url::Url;

use super::around;
use super::expectation::{self, Shown};
use super::wanted::Site;
use crate::address;
use crate::bounds::Budget;
use crate::control::{self, Control};
use crate::lexicon::{KINDS, Line, List, NO_SCRIPT, Signs};
use crate::memory::{Fingerprint, parts};
use crate::observation::{Answer, Observation};
use crate::page::{Block, Media, Page, Place};
use crate::recognise;

/// What a rule found, and the sentence that tells an editor why.
pub(super) struct Finding {
    pub(super) reason: Reason,
    pub(super) why: String,
}

impl Finding {
    pub(super) fn new(reason: Reason, why: impl Into<String>) -> Option<Self> {
        Some(Self { reason, why: why.into() })
    }
}

/// An answer in its surroundings.
pub(super) struct Case<'a> {
    /// The link, without what proves nothing in its titles and words.
    pub(super) link: Cow<'a, Link>,
    pub(super) observation: &'a Observation,
    pub(super) answer: &'a Answer,
    pub(super) page: Page,
    /// The page of the control address, whatever its status.
    pub(super) control_page: Option<&'a Page>,
    pub(super) shown: Shown,
    pub(super) control: Option<Compared>,
    pub(super) budget: Budget,
    /// What the page calls itself in its title and main headings.
    pub(super) names: Vec<Line>,
    /// The same, cut at the signs that sites put between their name and a page's.
    pub(super) parts: Vec<Line>,
    headlines: Vec<Line>,
    signs: OnceCell<Signs>,
    fingerprint: OnceCell<Fingerprint>,
    document: OnceCell<Shown>,
    own: OnceCell<Vec<bool>>,
}

/// What the control address answered, compared with the link.
pub(super) struct Compared {
    pub(super) asked: Url,
    pub(super) status: Option<u16>,
    /// How much its text is like the link's.
    pub(super) similarity: Option<f64>,
    /// Whether it is one and the same page.
    pub(super) same: bool,
    /// Whether it says that there is nothing.
    pub(super) honest: bool,
    /// Whether it was sent on to the very address that the link names.
    pub(super) sent_to_link: bool,
    /// Whether both were sent on to one address.
    pub(super) sent_together: bool,
    /// Whether it is much like the link's page and meets what is expected of the link, too.
    pub(super) met: bool,
    /// Whether it repeats its own address where the link's page has the words of the link's.
    pub(super) echoes: bool,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        link: &'a Link,
        observation: &'a Observation,
        answer: &'a Answer,
        control: Option<&'a Control>,
    ) -> Self {
        let mut page = Page::read(answer);
        let control_page = control.and_then(Control::page);
        label_taken_off(&mut page);
        let site = Site { page: &page, control: control_page, address: &answer.url };
        let (link, shown) = around::read(link, &site);
        let cut = page.names().into_iter().flat_map(parts).map(|part| Line::of(&part));
        let mut case = Self {
            link,
            observation,
            answer,
            names: page.name_lines().cloned().collect(),
            parts: cut.collect(),
            headlines: Vec::new(),
            signs: OnceCell::new(),
            fingerprint: OnceCell::new(),
            document: OnceCell::new(),
            own: OnceCell::new(),
            page,
            control_page,
            shown,
            control: None,
            budget: Budget::new(),
        };
        case.headlines = case.read_headlines();
        case.control = control.map(|control| case.compare(control));
        if case.control.as_ref().is_some_and(|control| control.same && control.echoes) {
            // What the page seems to be called is what it was asked for.
            case.shown = Shown::nothing(&case.link.expectation);
            case.headlines = case.read_headlines();
        }
        case
    }

    fn compare(&self, control: &Control) -> Compared {
        let mut compared = Compared {
            asked: control.asked.clone(),
            status: None,
            similarity: None,
            same: false,
            honest: false,
            sent_to_link: false,
            sent_together: false,
            met: false,
            echoes: false,
        };
        let Some(answer) = &control.answer else { return compared };
        compared.status = Some(answer.status);
        compared.honest = matches!(answer.status, 404 | 410);
        if !answer.shows_page || !self.answer.shows_page() {
            return compared;
        }
        let page = &answer.page;
        let (one, other) = (&self.answer.url, &answer.url);
        // The names that the two were asked by are what a page repeats, wherever it was sent to.
        let (asked, control_asked) = (&self.observation.asked, &control.asked);
        let comparison = control::compare(&self.page, asked, page, control_asked);
        compared.similarity = Some(comparison.similarity);
        compared.sent_together = address::moved_away(asked, one)
            && address::moved_away(control_asked, other)
            && address::is_same(one, other);
        compared.sent_to_link = !address::moved_away(asked, one)
            && address::moved_away(control_asked, other)
            && address::is_same(one, other);
        let identical = answer.has_body(&self.answer.body);
        compared.same = identical || compared.sent_together || comparison.same;
        let loosely = comparison.loosely && !self.shown.met();
        // What an altogether other page shows is nobody's concern.
        compared.met = (compared.same || loosely)
            && expectation::shown(&self.link.expectation, page, None).met();
        // An error page with changing suggestions on it is still known by what it calls itself.
        compared.same |= loosely && !compared.met;
        compared.echoes = comparison.echoes;
        compared
    }

    /// The address that answered in the end.
    pub(super) fn landed(&self) -> &Url {
        &self.answer.url
    }

    /// Whether the reader ends up at another address in more than form.
    pub(super) fn moved_away(&self) -> bool {
        address::moved_away(&self.observation.asked, self.landed())
    }

    /// The blocks of the page's text without those that another page of the site has too.
    pub(super) fn own_blocks(&self) -> impl Iterator<Item = &Block> + Clone {
        let read = || {
            let others = self.other_page().map(|page| &page.blocks).into_iter().flatten();
            let shared: HashSet<&str> = others.map(|block| block.text.as_str()).collect();
            let blocks = self.page.main_blocks();
            blocks.map(|block| !shared.contains(block.text.as_str())).collect()
        };
        let own: &Vec<bool> = self.own.get_or_init(read);
        self.page.main_blocks().zip(own).filter_map(|(block, own)| own.then_some(block))
    }

    /// The site's other page, where it says that there is nothing. A host that has a page for every address may have
    /// the aid's own text on it.
    fn other_page(&self) -> Option<&'a Page> {
        let is_other = self.control.as_ref().is_some_and(|control| control.honest && !control.same);
        self.control_page.filter(|_| is_other)
    }

    /// How much more the page has of something than another page of its site.
    fn more_than(&self, other: Option<&Page>, count: impl Fn(&Page) -> usize) -> usize {
        count(&self.page).saturating_sub(other.map_or(0, count))
    }

    /// How many images the page has more than the site's other page: a logo is on both.
    pub(super) fn own_images(&self) -> usize {
        self.more_than(self.control_page, |page| page.script.images)
    }

    /// How many fields and choices the page has more than the site's other page.
    pub(super) fn own_fields(&self) -> usize {
        self.more_than(self.control_page, |page| page.form.inputs + page.form.choices)
    }

    /// Whether the page has choices or buttons that the site's other page has not: for consent, for a country, for
    /// access.
    pub(super) fn asks_to_choose(&self) -> bool {
        self.more_than(self.control_page, |page| page.form.choices + page.form.buttons) > 0
    }

    /// Whether the page has anything of what is expected.
    pub(super) fn is_topical(&self) -> bool {
        self.shown.met() || self.shown.recognised.touched
    }

    /// Whether the page is short and has nothing of what is expected, as those that stand before another page.
    pub(super) fn is_short_and_strange(&self) -> bool {
        /// The longest consent pages at hand have 110 words.
        const SHORT: usize = 120;
        !self.is_topical() && self.length() < SHORT
    }

    /// How many fields for a password the page has more than another page of the site that says that there is
    /// nothing: a box to log in stands on every page of some sites.
    pub(super) fn own_passwords(&self) -> usize {
        self.more_than(self.other_page(), |page| page.form.passwords)
    }

    /// Whether there is a page to be read.
    pub(super) fn is_page(&self) -> bool {
        matches!(self.page.media, Media::Html | Media::Text)
    }

    /// How many words the page has.
    pub(super) fn length(&self) -> usize {
        self.page.length()
    }

    /// Whether the page has as many words as one that has something to say: the captured articles of the calibration
    /// have, and those on things for sale have the words of shops as well.
    pub(super) fn is_article(&self) -> bool {
        self.length() >= 200
    }

    /// Whether the page shows what is expected with a text of its own around it, so that what else
    /// it says is said beside the point.
    pub(super) fn met_at_length(&self) -> bool {
        self.shown.extent > expectation::Extent::Listed && self.length() >= 60
    }

    /// What the page says in the places where it says what it is: the parts of its title, its main
    /// headings and, on a page of few words, each of its lines, fewer still where its title is that
    /// of the aid.
    pub(super) fn headlines(&self) -> &[Line] {
        &self.headlines
    }

    fn read_headlines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = self.names.iter().chain(&self.parts).cloned().collect();
        let brief = if self.shown.extent == expectation::Extent::Named { 25 } else { 60 };
        if self.length() <= brief {
            lines.extend(self.page.main_blocks().map(|block| block.line.clone()));
        }
        lines.retain(|line| line.len() > 1);
        lines.dedup();
        lines
    }

    /// The first of the signs on this list that the page's own code has in it.
    pub(super) fn sign(&self, list: List) -> Option<&'static str> {
        self.signs.get_or_init(|| Signs::of(&self.page.source)).first(list)
    }

    /// What the page shows, for memory.
    pub(super) fn fingerprint(&self) -> &Fingerprint {
        let taken = || Fingerprint::taken(self.answer, &self.page, self.control_page);
        self.fingerprint.get_or_init(taken)
    }

    /// What the link's titles and subjects say.
    pub(super) fn expected_names(&self) -> Line {
        let expected = &self.link.expectation;
        Line::of(&format!("{} {}", expected.titles.join(" "), expected.subjects.join(" ")))
    }

    /// The name of the page that begins with what a list calls it, where the page does not show it otherwise.
    /// Only the rules on what is different about an aid may ask for it: an error page or a page for sale
    /// repeats such words as well.
    pub(super) fn begun(&self) -> Option<&str> {
        let listed = self.link.sources.iter().any(|source| source.kind == SourceKind::File);
        if !listed || self.shown.met() || !self.shown.recognised.missing.is_empty() {
            return None;
        }
        recognise::begun(&self.link.expectation.titles, &self.page)
    }

    /// What the text of a PDF shows of what is expected.
    pub(super) fn document(&self) -> &Shown {
        let shown = || expectation::shown(&self.link.expectation, &self.page.of_document(), None);
        self.document.get_or_init(shown)
    }

    /// Whether the page leaves it to scripts or frames to show anything.
    pub(super) fn is_shell(&self) -> bool {
        let said = |block: &&Block| block.heading.is_none() && block.place == Place::Main;
        let body: usize =
            self.page.blocks.iter().filter(said).map(|block| block.line.length()).sum();
        let script = &self.page.script;
        let length = self.length();
        let asks = length < 40
            && (NO_SCRIPT.within(&Line::of(&script.noscript)).is_some()
                || self.page.main_blocks().any(|block| NO_SCRIPT.within(&block.line).is_some()));
        self.page.media == Media::Html
            && (script.empty_root && script.scripts > 0 && length < 40
                || asks
                || script.scripts > 0 && body < 5 && self.page.headings.is_empty()
                || (script.frames > 0 || script.images > 0) && body < 5)
    }
}

/// Takes off a first heading that only labels the part of the site, `News` or `Aktuelles`, where the
/// page's own heading stands below it. A list of news has more such headings, and they are links.
fn label_taken_off(page: &mut Page) {
    let [label, own, ..] = page.headings.as_slice() else { return };
    if !KINDS.is(&label.line) {
        return;
    }
    let linked = page.blocks.iter().filter(|block| block.heading.is_some() && block.linked);
    let linked: HashSet<&str> = linked.map(|block| block.text.as_str()).collect();
    let listed = page.headings.iter().filter(|heading| linked.contains(heading.text.as_str()));
    if listed.count() > 1 || linked.contains(own.text.as_str()) {
        return;
    }
    let level = label.level.min(own.level);
    page.headings.remove(0);
    if let Some(own) = page.headings.first_mut() {
        own.level = level;
    }
}
