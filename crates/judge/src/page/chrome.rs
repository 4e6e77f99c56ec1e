//! Which elements are the furniture of a page, and which are not to be seen.

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

/// Whether nothing within this element is read.
pub(super) fn unread(element: &Element) -> bool {
    // A declarative shadow root is a template that is shown.
    let shadow = element.name() == "template" && element.attr("shadowrootmode").is_some();
    UNREAD.contains(&element.name()) && !shadow
        || element.attr("hidden").is_some() && !opens(element)
        || (element.name() == "dialog" && element.attr("open").is_none())
        || element.attr("style").is_some_and(hides) && !opens(element)
        || element.classes().any(|class| matches!(class, "d-none" | "hidden" | "is-hidden"))
            // `hidden md:block` and the like hide something on small screens alone.
            && !element.classes().any(|class| class.contains(':') || class.starts_with("d-"))
        || element.classes().any(|class| class == "d-none") && element.classes().count() == 1
}

/// Whether a reader opens this element to read on: a tab or a fold, of which all but one are hidden.
fn opens(element: &Element) -> bool {
    element.attr("role") == Some("tabpanel")
        || element.attr("hidden") == Some("until-found")
        || tokens(element).any(|token| {
            matches!(
                token.as_str(),
                "tab-pane"
                    | "tab-panel"
                    | "tabpanel"
                    | "tab-content"
                    | "tabcontent"
                    | "accordion-body"
                    | "accordion-content"
                    | "accordion-panel"
                    | "accordion-collapse"
            )
        })
}

fn hides(style: &str) -> bool {
    let style: String = style.to_ascii_lowercase().split_whitespace().collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// Where the content of this element stands, within an element that stands at `around`.
/// `article` says whether it is within the text's own sections, whose headers are part of the text.
pub(super) fn place(element: &Element, around: Place, article: bool) -> Place {
    let own = match element.name() {
        "html" | "body" | "main" | "article" | "h1" => Place::Main,
        "nav" | "footer" if !(element.name() == "footer" && article) => Place::Chrome,
        "header" if !article => Place::Margin,
        "aside" => Place::Margin,
        _ => by_role(element).unwrap_or_else(|| by_token(element, article)),
    };
    own.max(around)
}

fn by_role(element: &Element) -> Option<Place> {
    Some(match element.attr("role")? {
        "navigation" | "contentinfo" | "search" | "menu" | "menubar" => Place::Chrome,
        "banner" | "complementary" => Place::Margin,
        "main" | "article" => Place::Main,
        "dialog" | "alertdialog" if mentions(element, COOKIE_TOKENS) => Place::Chrome,
        _ => return None,
    })
}

fn by_token(element: &Element, article: bool) -> Place {
    if !matches!(
        element.name(),
        "div" | "section" | "ul" | "ol" | "p" | "form" | "table" | "td" | "a" | "dialog"
    ) {
        return Place::Main;
    }
    if mentions(element, COOKIE_TOKENS) {
        return Place::Chrome;
    }
    let has = |known: &[&str]| tokens(element).any(|token| known.contains(&token.as_str()));
    if has(CHROME_TOKENS) {
        Place::Chrome
    } else if !article && has(MARGIN_TOKENS) {
        Place::Margin
    } else {
        Place::Main
    }
}

/// Whether the page marks this element as something not to be overlooked.
pub(super) fn is_notice(element: &Element) -> bool {
    !matches!(element.name(), "html" | "body" | "main")
        && (matches!(element.attr("role"), Some("alert" | "status" | "note"))
            || mentions(element, NOTICE_TOKENS))
}

fn tokens(element: &Element) -> impl Iterator<Item = String> + '_ {
    let all = element.id().into_iter().chain(element.classes());
    all.take(bounds::TOKENS).map(str::to_ascii_lowercase)
}

fn mentions(element: &Element, parts: &[&str]) -> bool {
    tokens(element).any(|token| parts.iter().any(|part| token.contains(part)))
}
