//! Which elements are the furniture of a page, and which are not to be seen.

use std::collections::HashMap;

use scraper::node::Element;

use super::Place;
use crate::bounds;

/// Elements whose content nobody reads as text.
const UNREAD: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "select", "datalist", "textarea",
    "iframe", "object", "audio", "video", "canvas", "map", "title", "head", "frameset", "noframes",
];

/// Ids and classes, as whole tokens, by which pages without sectioning elements mark their
/// furniture.
const CHROME_TOKENS: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "main-nav",
    "mainnav",
    "topnav",
    "menu",
    "mainmenu",
    "main-menu",
    "footer",
    "site-footer",
    "page-footer",
    "colophon",
    "breadcrumb",
    "breadcrumbs",
    "kruimelpad",
    "skip-link",
    "skiplink",
    "skip-links",
    "pagination",
    "language-switcher",
    "lang-switcher",
];
const MARGIN_TOKENS: &[&str] =
    &["header", "site-header", "masthead", "topbar", "sidebar", "side-bar"];

/// Parts of ids and classes by which cookie banners are known, the common products among them.
const COOKIE_TOKENS: &[&str] = &[
    "cookie",
    "consent",
    "gdpr",
    "onetrust",
    "cybot",
    "usercentrics",
    "didomi",
    "cmplz",
    "borlabs",
    "tarteaucitron",
    "klaro",
    "cc-window",
    "cc-banner",
];

/// Ids and classes, in part, by which pages mark what a reader must not overlook.
const NOTICE_TOKENS: &[&str] = &[
    "notice",
    "alert",
    "warning",
    "banner",
    "callout",
    "melding",
    "waarschuwing",
    "hinweis",
    "warnung",
    "meldung",
    "avis",
    "alerte",
    "bandeau",
    "status-message",
    "messages",
    "archived",
    "withdrawn",
];

/// Classes by which tabs and folds are known, of which all but one are hidden.
const OPENED_TOKENS: &[&str] = &[
    "tab-pane",
    "tab-panel",
    "tabpanel",
    "tab-content",
    "tabcontent",
    "accordion-body",
    "accordion-content",
    "accordion-panel",
    "accordion-collapse",
];

/// Classes of the common captchas.
const CAPTCHA_TOKENS: &[&str] =
    &["g-recaptcha", "h-captcha", "cf-turnstile", "frc-captcha", "geetest_captcha", "mtcaptcha"];

/// What the ids and classes of an element say of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks(u8);

impl Marks {
    const CHROME: Self = Self(1);
    const MARGIN: Self = Self(2);
    const COOKIE: Self = Self(4);
    const NOTICE: Self = Self(8);
    const OPENED: Self = Self(16);
    /// Hidden, at least on small screens.
    const HIDDEN: Self = Self(32);
    /// Shown on larger screens: `hidden md:block` and the like hide on small screens alone.
    const RESPONSIVE: Self = Self(64);
    pub(super) const CAPTCHA: Self = Self(128);

    pub(super) fn has(self, mark: Self) -> bool {
        self.0 & mark.0 != 0
    }

    /// What one id or class says.
    fn of(token: &str) -> Self {
        let lower = token.to_ascii_lowercase();
        let is = |known: &[&str]| known.contains(&lower.as_str());
        let mentions = |known: &[&str]| known.iter().any(|part| lower.contains(part));
        let marks = [
            (is(CHROME_TOKENS), Self::CHROME),
            (is(MARGIN_TOKENS), Self::MARGIN),
            (mentions(COOKIE_TOKENS), Self::COOKIE),
            (mentions(NOTICE_TOKENS), Self::NOTICE),
            (is(OPENED_TOKENS), Self::OPENED),
            (matches!(token, "d-none" | "hidden" | "is-hidden"), Self::HIDDEN),
            (token.contains(':') || token.starts_with("d-"), Self::RESPONSIVE),
            (CAPTCHA_TOKENS.contains(&token), Self::CAPTCHA),
        ];
        Self(marks.into_iter().filter(|(holds, _)| *holds).fold(0, |all, (_, mark)| all | mark.0))
    }
}

/// What is known of the ids and classes of a page, since most come again and again.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<String, Marks>);

impl Known {
    /// What the ids and classes of an element say of it.
    pub(super) fn marks(&mut self, element: &Element) -> Marks {
        // What hides an element, or makes a captcha of it, is its class and never its id.
        let by_class = Marks::HIDDEN.0 | Marks::RESPONSIVE.0 | Marks::CAPTCHA.0;
        let id = element.attr("id").map_or(0, |id| self.of(id).0 & !by_class);
        let classes = classes(element).take(bounds::TOKENS);
        Marks(classes.fold(id, |all, class| all | self.of(class).0))
    }

    fn of(&mut self, token: &str) -> Marks {
        if let Some(known) = self.0.get(token) {
            return *known;
        }
        let marks = Marks::of(token);
        self.0.insert(token.to_owned(), marks);
        marks
    }
}

fn classes(element: &Element) -> impl Iterator<Item = &str> {
    element.attr("class").unwrap_or_default().split_ascii_whitespace()
}

/// Whether nothing within this element is read.
pub(super) fn unread(element: &Element, marks: Marks) -> bool {
    // A declarative shadow root is a template that is shown.
    let shadow = element.name() == "template" && element.attr("shadowrootmode").is_some();
    let opens = || opens(element, marks);
    UNREAD.contains(&element.name()) && !shadow
        || element.attr("hidden").is_some() && !opens()
        || (element.name() == "dialog" && element.attr("open").is_none())
        || element.attr("style").is_some_and(hides) && !opens()
        || marks.has(Marks::HIDDEN) && !marks.has(Marks::RESPONSIVE)
        || marks.has(Marks::HIDDEN) && classes(element).eq(["d-none"])
}

/// Whether a reader opens this element to read on: a tab or a fold, of which all but one are hidden.
fn opens(element: &Element, marks: Marks) -> bool {
    element.attr("role") == Some("tabpanel")
        || element.attr("hidden") == Some("until-found")
        || marks.has(Marks::OPENED)
}

fn hides(style: &str) -> bool {
    let style: String = style.to_ascii_lowercase().split_whitespace().collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// Where the content of this element stands, within an element that stands at `around`.
/// `article` says whether it is within the text's own sections, whose headers are part of the text.
pub(super) fn place(element: &Element, marks: Marks, around: Place, article: bool) -> Place {
    let own = match element.name() {
        "html" | "body" | "main" | "article" | "h1" => Place::Main,
        "nav" | "footer" if !(element.name() == "footer" && article) => Place::Chrome,
        "header" if !article => Place::Margin,
        "aside" => Place::Margin,
        _ => by_role(element, marks).unwrap_or_else(|| by_token(element, marks, article)),
    };
    own.max(around)
}

fn by_role(element: &Element, marks: Marks) -> Option<Place> {
    Some(match element.attr("role")? {
        "navigation" | "contentinfo" | "search" | "menu" | "menubar" => Place::Chrome,
        "banner" | "complementary" => Place::Margin,
        "main" | "article" => Place::Main,
        "dialog" | "alertdialog" if marks.has(Marks::COOKIE) => Place::Chrome,
        _ => return None,
    })
}

fn by_token(element: &Element, marks: Marks, article: bool) -> Place {
    if !matches!(
        element.name(),
        "div" | "section" | "ul" | "ol" | "p" | "form" | "table" | "td" | "a" | "dialog"
    ) {
        return Place::Main;
    }
    if marks.has(Marks::COOKIE) || marks.has(Marks::CHROME) {
        Place::Chrome
    } else if !article && marks.has(Marks::MARGIN) {
        Place::Margin
    } else {
        Place::Main
    }
}

/// Whether the page marks this element as something not to be overlooked.
pub(super) fn is_notice(element: &Element, marks: Marks) -> bool {
    !matches!(element.name(), "html" | "body" | "main")
        && (matches!(element.attr("role"), Some("alert" | "status" | "note"))
            || marks.has(Marks::NOTICE))
}
