//! Domains that have lost their owner, or found another one.

use signpost_core::address::is_host_of;
use signpost_core::model::Access;
use signpost_core::verdict::Reason;
use url::Url;

use super::case::{Case, Finding};
use super::expectation::Extent;
use crate::address;
use crate::lexicon::{
    AFFILIATES, CARE, DISCLOSURES, Line, List, PARKED, PARKING_HOSTS, PARKING_SIGNS, PLACEHOLDERS,
    SALES, SHOP_SIGNS, SHOPS, SPAM, SPAM_ELSEWHERE,
};
use crate::page::Place;
use crate::words::plain;

/// Recognises a parked domain.
pub(super) fn parked(case: &Case<'_>) -> Option<Finding> {
    let visited = case.observation.hops.iter().map(|hop| &hop.to).chain([case.landed()]);
    let asked = address::registrable(&case.observation.asked);
    for url in visited {
        let host = url.host_str().unwrap_or_default();
        if address::registrable(url) != asked && is_host_of(host, PARKING_HOSTS.written()) {
            return Finding::new(
                Reason::Parked,
                format!("The reader is sent on to {host}, where domains are parked and sold."),
            );
        }
    }
    let page = &case.page;
    // A domain is named after the ailment as aids are, so what its name says is offered goes first.
    if let Some(name) = page.names().into_iter().find(|name| offers_domain(name)) {
        let said = plain(name, 80);
        return Finding::new(Reason::Parked, format!("The page says “{said}”."));
    }
    if !case.shown.own_title
        && let Some(phrase) = case.parts.iter().find_map(|part| PARKED.within(part))
    {
        return Finding::new(Reason::Parked, format!("The page says “{phrase}”."));
    }
    if case.shown.extent == Extent::Named && case.length() >= 30 || case.met_at_length() {
        return None;
    }
    for source in &page.sources {
        let url = case.landed().join(source).ok();
        let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
        if address::registrable(case.landed()) != host && is_host_of(host, PARKING_HOSTS.written())
        {
            return Finding::new(
                Reason::Parked,
                format!("The page is filled by {host}, where domains are parked and sold."),
            );
        }
    }
    if let Some(host) = market(case) {
        return Finding::new(
            Reason::Parked,
            format!("The page leads to {host}, where its own domain is for sale."),
        );
    }
    if let Some(sign) = case.sign(PARKING_SIGNS) {
        return Finding::new(
            Reason::Parked,
            format!("The page's code has “{sign}” in it, the mark of a parked domain."),
        );
    }
    // Such pages are short, and the phrase may well stand in what looks like chrome. Where the page
    // shows what is expected, that is what it is about, and its footer is not.
    let names = case.headlines();
    let short = page.all().length() < 400 && !case.shown.met();
    let said = names.iter().find_map(|line| PARKED.within(line)).or_else(|| {
        let everything = short.then(|| format!("{} {}", page.title, page.all_text()))?;
        PARKED.within(&Line::of(&without_host(&everything, case.landed())))
    });
    if let Some(phrase) = said {
        return Finding::new(Reason::Parked, format!("The page says “{phrase}”."));
    }
    let placeholder = names.iter().find_map(|line| PLACEHOLDERS.within(line));
    let exact = names.iter().any(|line| {
        matches!(
            &**line,
            " it works "
                | " coming soon "
                | " domain default page "
                | " binnenkort online "
                | " demnachst "
                | " bientot disponible "
        )
    });
    if exact && case.length() < 60 || placeholder.is_some() && case.length() < 500 {
        let said = placeholder.unwrap_or("coming soon");
        return Finding::new(
            Reason::Parked,
            format!("The page is what a hosting company puts up in place of a site (“{said}”)."),
        );
    }
    None
}

/// The market for domains that the page sends its reader to for its own one, in whatever language it says so: the
/// address there names the domain.
fn market(case: &Case<'_>) -> Option<String> {
    let own = [&case.observation.asked, case.landed()].map(address::registrable);
    let mut links = case.page.blocks.iter().filter_map(|block| block.href.as_deref());
    links.find_map(|href| {
        let url = case.landed().join(href).ok()?;
        let host = url.host_str()?;
        let is_market =
            is_host_of(host, PARKING_HOSTS.written()) && !own.contains(&address::registrable(&url));
        let is_sold = || {
            let named = address::percent(&url[url::Position::BeforePath..]).to_ascii_lowercase();
            let mut words = named.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-'));
            words.any(|word| is_host_of(word, &own))
        };
        (is_market && is_sold()).then(|| host.to_owned())
    })
}

/// Whether a title offers a domain by its name: `aids.example is for sale | Dealer`.
fn offers_domain(name: &str) -> bool {
    const OFFERS: &[&str] = &[
        " is for sale",
        " may be for sale",
        " is available for purchase",
        " - for sale",
        " kan worden gekocht",
        " ist käuflich",
        " te koop",
        " zu verkaufen",
        " à vendre",
        " is te koop",
        " steht zum verkauf",
        " ist zu verkaufen",
        " est à vendre",
    ];
    let name = name.to_lowercase();
    OFFERS.iter().filter_map(|offer| name.split_once(offer)).any(|(before, _)| {
        let domain = before.split_whitespace().last().unwrap_or_default();
        domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty())
    })
}

/// A text with the words `this domain` for the page's own host, since that is how such pages put it.
fn without_host(text: &str, url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    let mut text = text.to_lowercase();
    for name in [host, address::bare_host(url), address::registrable(url)] {
        if name.contains('.') {
            text = text.replace(name, "this domain");
        }
    }
    text
}

/// Recognises another site at the same address, of the kind that takes over domains for their
/// good name. Only a page that does not show what is expected can be one.
pub(super) fn taken_over(case: &Case<'_>) -> Option<Finding> {
    if let Some(finding) = sells(case) {
        return Some(finding);
    }
    if case.shown.extent == Extent::Named && !trades_by_name(case) {
        return sold_under_title(case);
    }
    let page = &case.page;
    let headings = page.headings.iter().map(|heading| &heading.line);
    let names: Vec<&Line> =
        page.name_lines().chain([page.description_line()]).chain(headings).collect();
    let text = page.all();
    let (in_names, in_text) = (spam(&names), spam(&[text]));
    let needed = if case.shown.met() && !trades_by_name(case) { 3 } else { 2 };
    let sold =
        in_names >= 1 && in_text.max(in_names) >= needed || in_text >= 4 && !case.shown.met();
    if !sold || CARE.count(text) >= 2 || !CARE.all_in(names.iter().copied()).is_empty() {
        return None;
    }
    let lines = || names.iter().copied().chain([text]);
    let first = |list: List| lines().find_map(|line| list.within(line));
    let named = first(SPAM).or_else(|| first(SPAM_ELSEWHERE)).unwrap_or("casino");
    Finding::new(
        Reason::TakenOver,
        format!(
            "The page is about something that is sold on domains taken over for their good name (“{named}” and the like)."
        ),
    )
}

/// Whether what the page calls itself is something sold, and the link's title is not: `Herniated disc
/// essay: write my paper`. That goes before the ailment that it names.
fn trades_by_name(case: &Case<'_>) -> bool {
    !case.shown.own_title
        && case.names.iter().any(|name| spam(&[name]) > 0)
        && spam(&[&case.expected_names()]) == 0
}

/// Recognises a page that lives on what its readers buy, be it on the very subject: reviews with
/// links to shops, and medicine without a prescription.
fn sells(case: &Case<'_>) -> Option<Finding> {
    if !case.is_page() {
        return None;
    }
    let names = || case.page.name_lines();
    let text = case.page.all();
    let cares = CARE.within(text).is_some();
    let own_title = case.shown.own_title;
    // Under the aid's own title, or in an article that shows what is expected, a shop is what the page's own text
    // says, and not what is sold beside it.
    let shows_it = case.met_at_length() && case.is_article();
    let place = if own_title || shows_it { Place::Main } else { Place::Chrome };
    let blocks = || case.page.blocks.iter().filter(move |block| block.place <= place);
    let prices = blocks().filter(|block| has_price(&block.text)).count();
    // An aid may say once what a treatment costs, in a round amount.
    let sums = || blocks().filter(|block| has_money(&block.text)).count();
    let is_priced = prices > 0 || own_title && sums() >= 2;
    let cart = case.sign(SHOP_SIGNS);
    let shop = match place {
        Place::Main => blocks().find_map(|block| SHOPS.within(&block.line)),
        _ => SHOPS.within(text),
    };
    // A cart and prices are no part of an aid, whatever ailment they are for. Under the aid's own title, it takes
    // that the page has no word of one.
    let may_be = match (own_title, case.link.expectation.access) {
        (_, Access::Paid) => false,
        (true, access) => access == Access::Open && shop.is_some() && !cares && !case.is_article(),
        (false, _) => true,
    };
    if let (Some(said), true) = (shop.or(cart), is_priced && (shop.is_some() || prices >= 2))
        && may_be
    {
        return Finding::new(
            Reason::TakenOver,
            format!("The page is a shop: it has prices and “{said}”."),
        );
    }
    if own_title || cares {
        return None;
    }
    let titled = SALES.all_within(&case.expected_names());
    let mut offers = SALES.all_in(names());
    offers.retain(|offer| !titled.contains(offer));
    // To be paid for links is one thing, and to have a page for no other purpose another.
    let first = |list: List| names().find_map(|name| list.within(name));
    let named = first(AFFILIATES).or_else(|| first(DISCLOSURES));
    let bought = AFFILIATES.all_within(text);
    let disclosed = DISCLOSURES.within(text).is_some();
    let affiliate = named.or_else(|| {
        let enough = if case.met_at_length() { 2 } else { 1 };
        let sold = bought.len() + usize::from(disclosed) + usize::from(shop.is_some());
        bought.first().copied().filter(|_| sold >= enough)
    });
    let said = affiliate.or_else(|| {
        let is_spam = || spam(&names().collect::<Vec<_>>()) > 0;
        let sold = offers.len() >= 2 && (shop.is_some() || is_spam());
        offers.first().copied().filter(|_| sold || offers.len() >= 3)
    })?;
    Finding::new(
        Reason::TakenOver,
        format!("The page is there to sell something (“{said}” and the like)."),
    )
}

/// Whether a short text has a price in it, with cents: `$19.99`, `€ 24,95`, `19,95 €`.
fn has_price(text: &str) -> bool {
    has_amount(text, |amount| {
        let cut = amount.split_once(['.', ',']);
        cut.is_some_and(|(whole, cents)| is_number(whole) && cents.len() == 2 && is_number(cents))
    })
}

/// Whether a short text has an amount of money in it, with cents or without: `$11`, `1 290 €`, `£2,400`.
fn has_money(text: &str) -> bool {
    has_amount(text, |amount| amount.split(['.', ',']).all(is_number))
}

/// Whether beside a sign of a currency stands what is such an amount.
fn has_amount(text: &str, is: impl Fn(&str) -> bool) -> bool {
    const PUNCTUATION: [char; 6] = ['.', ',', ';', ':', '!', ')'];
    // By the first byte of these signs most texts are known to have none.
    if text.len() >= 200 || memchr::memchr3(b'$', 0xc2, 0xe2, text.as_bytes()).is_none() {
        return false;
    }
    let currency = |c: char| matches!(c, '$' | '€' | '£');
    let near = |at: usize, c: char| {
        let after = text[at + c.len_utf8()..].split_whitespace().next();
        let before = text[..at].split_whitespace().last();
        let amounts = [after, before].into_iter().flatten();
        amounts.map(|amount| amount.trim_end_matches(PUNCTUATION)).any(&is)
    };
    text.char_indices().filter(|(_, c)| currency(*c)).any(|(at, c)| near(at, c))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Recognises such a site that kept the old page's title, for the good name that this has. Its
/// text then has nothing of what an aid has, and much of what is sold.
fn sold_under_title(case: &Case<'_>) -> Option<Finding> {
    let body = case.page.main_blocks().filter(|block| block.heading.is_none());
    let body: Vec<&Line> = body.map(|block| &block.line).collect();
    let all = |list: List| list.all_in(body.iter().copied());
    let (sold, shop) = (spam(&body), all(SHOPS).len());
    if sold < 2 && shop < 3 || !all(CARE).is_empty() {
        return None;
    }
    let aside = !case.shown.recognised.in_body;
    let open = case.link.expectation.access == Access::Open;
    if sold < if aside { 2 } else { 5 } && (shop < 3 || !open) {
        return None;
    }
    let named = all(SPAM).into_iter().chain(all(SHOPS)).next().unwrap_or("casino");
    Finding::new(
        Reason::TakenOver,
        format!(
            "Under the aid's title the page sells something that has nothing to do with it (“{named}” and the like)."
        ),
    )
}

/// How many different things some lines speak of that are sold in this way.
fn spam(lines: &[&Line]) -> usize {
    [SPAM, SPAM_ELSEWHERE].map(|list| list.all_in(lines.iter().copied()).len()).iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_offered_by_its_name() {
        for name in ["Aids.example is for sale | Dealer", "aids.example steht zum Verkauf"] {
            assert!(offers_domain(name), "{name}");
        }
        for name in ["A brace is for sale", "... is for sale", "Aids.example: back pain"] {
            assert!(!offers_domain(name), "{name}");
        }
    }
}
