//! A page as plain text, for e-mail and for people who read best that way.

use crate::context::Edition;
use crate::error::RenderError;
use crate::markdown::write_text;
use crate::plain::Plain;
use crate::view::{AidView, LinkView, PageView, SectionView};

/// The text of a page.
///
/// An aid's line stands on a line of its own and is never wrapped, so that it can be searched for
/// and reads the same everywhere; what belongs to it is indented below it.
pub(crate) fn page(edition: &Edition<'_>, page: &PageView) -> Result<String, RenderError> {
    let words = &edition.words;
    let mut text = Plain::new(page.url.clone());
    text.underlined(&page.title, '=');
    write_text(&page.intro.blocks, &mut text);
    text.blank();
    for section in page.sections.iter().filter(|section| section.condition.is_some()) {
        text.indented("- ", "  ", |text| text.fill(&with_other_names(section)));
    }
    for section in &page.sections {
        text.underlined(&section.heading, '-');
        write_text(&section.body.blocks, &mut text);
        if section.aid_count > 0 {
            text.blank();
            let word = match section.is_doubtful {
                true => "section-aids-below-doubt",
                false => "section-aids-below",
            };
            text.fill(&words.with(word, [("count", section.aid_count)])?);
        } else if !section.aids.is_empty() {
            text.blank();
            text.fill(&format!("{}.", words.get("section-aids-none")?));
        }
    }
    if page.has_aids {
        text.underlined(&page.aids_heading, '-');
        write_text(&page.aids_intro.blocks, &mut text);
    }
    let codes = page.codes.iter().map(|it| format!("{}: {}", it.code, it.words));
    let codes = codes.collect::<Vec<_>>().join("; ");
    if !codes.is_empty() {
        text.blank();
        text.fill(&format!("({codes})"));
    }
    for aid in &page.aids {
        if let Some(group) = &aid.group {
            text.underlined(group, '.');
        }
        text.blank();
        write_aid(edition, aid, &mut text)?;
    }
    text.blank();
    text.line("* * *");
    text.blank();
    text.fill(&format!("{}.", page.reviewed));
    text.fill(&format!("{}.", page.next_review));
    let url = text.address(&page.url);
    text.fill(&format!("{}: {url}", words.get("on-the-web")?));
    for other in &page.translations {
        let url = text.address(&other.url);
        text.fill(&format!("{}: {} {url}", other.own_name, other.title));
    }
    if let Some(suggest) = &page.suggest {
        let url = text.address(suggest);
        text.fill(&format!("{}: {url}", words.get("suggest")?));
    }
    text.write_addresses(&words.get("addresses")?);
    Ok(text.finish())
}

fn with_other_names(section: &SectionView) -> String {
    match section.also_called.as_slice() {
        [] => section.heading.clone(),
        names => format!("{} ({})", section.heading, names.join(", ")),
    }
}

fn write_aid(edition: &Edition<'_>, aid: &AidView, text: &mut Plain) -> Result<(), RenderError> {
    text.line(&aid.line.to_string());
    let mut result = Ok(());
    text.indented("  ", "  ", |text| result = write_details(edition, aid, text));
    result
}

fn write_details(
    edition: &Edition<'_>,
    aid: &AidView,
    text: &mut Plain,
) -> Result<(), RenderError> {
    let words = &edition.words;
    for notice in &aid.notices {
        text.fill(notice);
    }
    for link in &aid.links {
        let bullet = if aid.single { "" } else { "- " };
        let mut result = Ok(());
        text.indented(bullet, &" ".repeat(bullet.len()), |text| {
            result = write_link(edition, aid.single, link, text);
        });
        result?;
    }
    if !aid.facts.is_empty() {
        text.fill(&aid.facts.join("; "));
    }
    if let Some(successor) = &aid.successor {
        text.fill(&successor.words);
        // Its line is in this same text where it is on this same page.
        let url = match &successor.href {
            Some(href) if !href.starts_with('#') => format!(" {}", text.address(href)),
            _ => String::new(),
        };
        text.indented("  ", "  ", |text| text.line(&format!("{}{url}", successor.line)));
        for detail in [successor.facts.join("; "), successor.caution.clone().unwrap_or_default()] {
            if !detail.is_empty() {
                text.indented("  ", "  ", |text| text.fill(&format!("({detail})")));
            }
        }
        for link in successor.links.iter().filter(|_| successor.several) {
            let mut result = Ok(());
            text.indented("  - ", "    ", |text| result = write_link(edition, false, link, text));
            result?;
        }
        if let Some(home) = &successor.home {
            let url = text.address(&home.href);
            text.fill(&format!("{}: {url}", home.words));
        }
    }
    if !aid.others.is_empty() {
        text.fill(&words.with("other-aids", [("count", aid.others.len())])?);
        for other in &aid.others {
            text.indented("  ", "  ", |text| {
                text.line(&other.line.to_string());
                if let Some(caution) = &other.caution {
                    text.indented("  ", "  ", |text| text.fill(&format!("({caution})")));
                }
            });
        }
    }
    if let Some(home) = &aid.home {
        let url = text.address(&home.href);
        text.fill(&format!("{}: {url}", home.words));
    }
    Ok(())
}

fn write_link(
    edition: &Edition<'_>,
    single: bool,
    link: &LinkView,
    text: &mut Plain,
) -> Result<(), RenderError> {
    let title = match (&link.title, &link.href) {
        (Some(title), _) => Some(title.text.clone()),
        (None, Some(_)) if single => Some(format!("{}:", edition.words.get("address")?)),
        (None, None) if single => None,
        (None, _) => Some(link.untitled.clone()),
    };
    if let Some(title) = title {
        let url = link.href.as_ref().map(|href| format!(" {}", text.address(href)));
        text.fill(&format!("{title}{}", url.unwrap_or_default()));
    }
    if !link.facts.is_empty() {
        text.fill(&link.facts.join("; "));
    }
    if let Some(notice) = &link.notice {
        text.fill(notice);
    }
    if let Some(copy) = &link.archived_copy {
        let url = text.address(&copy.href);
        text.fill(&format!("{}: {url}", copy.words));
        text.fill(&copy.caution);
    }
    if let Some(home) = &link.home {
        let url = text.address(&home.href);
        text.fill(&format!("{}: {url}", home.words));
    }
    Ok(())
}
