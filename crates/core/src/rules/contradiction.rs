//! Two things that cannot both be so: an aid that was withdrawn before it was last updated, a
//! decision that the title does not speak of, a name that repeats a heading.

mod decision;

use std::collections::BTreeMap;

use jiff::civil::Date;

use self::decision::asks_about_others;
use super::context::Context;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Aid, Entry, Updated};
use crate::suggest::key;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for aid in context.site.aids.values() {
        dates(context, aid, diagnostics);
        decision(context, aid, diagnostics);
    }
    titles(context, diagnostics);
    names(context, diagnostics);
    reviews(context, diagnostics);
}

/// The first day on which an aid can have been updated by its provider's account.
fn updated(aid: &Aid) -> Option<Date> {
    match aid.updated? {
        Updated::Year(year) => Date::new(year, 1, 1).ok(),
        Updated::Date(date) => Some(date),
    }
}

fn dates(context: &Context<'_>, aid: &Entry<Aid>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(updated) = updated(aid) else { return };
    let over = [
        ("/archived_on", aid.archived_on, "archived"),
        ("/withdrawn_on", aid.withdrawn_on, "withdrawn"),
    ];
    for (pointer, date, what) in over {
        if date.is_some_and(|date| date < updated) {
            diagnostics.push(
                Diagnostic::new(
                    Code::Contradiction,
                    format!("the aid was {what} before it was last updated"),
                    context.value(&aid.file, pointer),
                )
                .label(context.value(&aid.file, "/updated").text("last updated"))
                .help("correct the date that is wrong"),
            );
        }
    }
    for (index, link) in aid.links.iter().enumerate() {
        let Some(verified) = link.verified.as_ref().filter(|it| it.on < updated) else { continue };
        let pointer = format!("/links/{index}/verified/on");
        let mut fault = Diagnostic::new(
            Code::Contradiction,
            // Not by whom: findings are shown in public.
            format!("the aid was updated after this link was opened on {}", verified.on),
            context.value(&aid.file, &pointer),
        )
        .help("open the link again, see that it is still the right aid, and write the new day");
        // It was right when it was written.
        fault.severity = Severity::Note;
        diagnostics.push(fault);
    }
}

fn decision(context: &Context<'_>, aid: &Entry<Aid>, diagnostics: &mut Vec<Diagnostic>) {
    for (index, link) in aid.links.iter().enumerate() {
        let title = link.title.as_deref();
        let Some(asked) = title.and_then(|it| asks_about_others(it, aid.decision)) else {
            continue;
        };
        let names: Vec<&str> = asked.iter().map(|it| it.as_str()).collect();
        diagnostics.push(
            Diagnostic::new(
                Code::Contradiction,
                format!("the title asks about another decision than `{}`", aid.decision.as_str()),
                context.value(&aid.file, "/decision"),
            )
            .label(context.value(&aid.file, &format!("/links/{index}/title")).text("the title"))
            .help(format!("if the title is right, write decision: {}", names.join(" or "))),
        );
        // One message for an aid with many links.
        return;
    }
}

/// One provider seldom gives two aids one title.
fn titles(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut first = BTreeMap::new();
    let place =
        |aid: &Entry<Aid>, index: usize| context.value(&aid.file, &format!("/links/{index}/title"));
    for (id, aid) in &context.site.aids {
        // A copy of a file is reported as that.
        if aid.id != *id {
            continue;
        }
        let provider = aid.provider.as_ref();
        for (index, link) in aid.links.iter().enumerate() {
            let Some(title) = &link.title else { continue };
            // Without a provider, an aid is compared with itself.
            let key = (provider, provider.is_none().then_some(id), key(title));
            let (other, earlier) = *first.entry(key).or_insert((aid, index));
            let is_same = other.file == aid.file;
            // An address that stands twice is reported as that.
            let has_it = |at: usize| other.links.get(at).is_some_and(|it| it.url == link.url);
            let mut places = if is_same { earlier..earlier + 1 } else { 0..other.links.len() };
            if places.any(has_it) || other.languages != aid.languages {
                continue;
            }
            let message = match is_same {
                true => "another link of this aid has the same title",
                false => "another aid of this provider has the same title",
            };
            diagnostics.push(
                Diagnostic::new(Code::Contradiction, message, place(aid, index).text("again here"))
                    .label(place(other, earlier).text("first here"))
                    .help("open both links, and write the title that each page shows"),
            );
        }
    }
}

/// Another name of a problem that is the heading of a section already.
fn names(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for page in &context.site.pages {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for (index, section) in page.sections.iter().enumerate() {
            let mut names: BTreeMap<String, usize> = BTreeMap::new();
            for (name, also) in section.also_called.iter().enumerate() {
                let key = key(also);
                let is_name = !key.is_empty();
                let twice = *names.entry(key).or_insert(name);
                // Twice in the same letters is for the schema to report.
                if is_name && section.also_called.get(twice) != Some(also) {
                    let place = |name: usize| {
                        let pointer = format!("/sections/{index}/also_called/{name}");
                        context.value(&page.file, &pointer)
                    };
                    let message = "this other name stands there twice";
                    diagnostics.push(
                        Diagnostic::new(Code::Contradiction, message, place(name))
                            .label(place(twice).text("first here"))
                            .help("keep one of the two"),
                    );
                    continue;
                }
                let earlier = *first.entry(also.to_lowercase()).or_insert(index);
                if earlier != index {
                    let place =
                        context.value(&page.file, &format!("/sections/{index}/also_called/{name}"));
                    let there =
                        context.value(&page.file, &format!("/sections/{earlier}/also_called"));
                    let message = "this other name is that of another section too";
                    diagnostics.push(
                        Diagnostic::new(Code::Contradiction, message, place)
                            .label(there.text("also there"))
                            .help("keep it in the section that readers look for under this name"),
                    );
                    continue;
                }
                let same = |heading: &str| heading.to_lowercase() == also.to_lowercase();
                let Some(other) = page.sections.iter().position(|it| same(&it.heading)) else {
                    continue;
                };
                let pointer = format!("/sections/{index}/also_called/{name}");
                let message = match other == index {
                    true => "this other name is the heading itself",
                    false => "this other name is the heading of another section",
                };
                diagnostics.push(
                    Diagnostic::new(
                        Code::Contradiction,
                        message,
                        context.value(&page.file, &pointer),
                    )
                    .label(
                        context
                            .value(&page.file, &format!("/sections/{other}/heading"))
                            .text("the heading"),
                    )
                    .help("take it out of `also_called`"),
                );
            }
        }
    }
}

/// A translation that was last read long before its original, so that it may say what was so then.
/// Long is half the time after which the site has a page read again.
fn reviews(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let main = context.site.config.default_language.as_str();
    for (_, versions) in context.meant.versions() {
        let Some(original) = versions.iter().find(|it| it.page.file.stem() == main) else {
            continue;
        };
        for other in &versions {
            let (read, due) = (
                other.page.review.on,
                context.site.config.review_every.after(other.page.review.on),
            );
            let late = original.page.review.on;
            let whole = due.duration_since(read).as_hours();
            if other.page.draft
                || original.page.draft
                || late.duration_since(read).as_hours() * 2 <= whole
            {
                continue;
            }
            let mut fault = Diagnostic::new(
                Code::Contradiction,
                format!("this page was reviewed long before its version in `{main}`, on {read} and {late}"),
                context.value(&other.page.file, "/review/on"),
            )
            .label(context.value(&original.page.file, "/review/on").text("reviewed since"))
            .help("see whether this version still says the same, and write the day of the review");
            fault.severity = Severity::Note;
            diagnostics.push(fault);
        }
    }
}
