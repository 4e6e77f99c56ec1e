//! A word or a rule that fits too much: everybody's host, a phrase that any page has, a suppression
//! of years.

use jiff::ToSpan;

use super::context::Context;
use crate::common_words::says_nothing;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Aid, ProviderId, Suppression};
use crate::source::SourcePath;
use crate::suggest::key;
use crate::verdict::Verdict;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    hosts(context, diagnostics);
    phrases(context, diagnostics);
    expected(context, diagnostics);
    suppressions(context, diagnostics);
}

fn hosts(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for provider in context.site.providers.values() {
        for (index, host) in provider.hosts.iter().enumerate() {
            let name = host.trim_start_matches("*.");
            if psl::suffix_str(name) != Some(name)
                || !name.contains('.') && !host.starts_with("*.")
                || is_of_one_owner(name)
            {
                continue;
            }
            diagnostics.push(
                Diagnostic::new(
                    Code::TooBroad,
                    format!("websites of many owners are below `{name}`"),
                    context.value(&provider.file, &format!("/hosts/{index}")),
                )
                .help(format!(
                    "write the provider's own name as well, for example \"*.example.{name}\""
                ))
                .error(),
            );
        }
    }
}

/// Whether the websites below a name are all those of one government or health service.
fn is_of_one_owner(name: &str) -> bool {
    const OWNERS: [&str; 6] = ["gov", "gouv", "gob", "govt", "gub", "nhs"];
    name.contains('.') && name.split('.').next().is_some_and(|first| OWNERS.contains(&first))
}

fn phrases(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for provider in context.site.providers.values() {
        if provider.not_found_texts.is_empty() {
            continue;
        }
        let titles = titles(context, &provider.id);
        for (index, phrase) in provider.not_found_texts.iter().enumerate() {
            let words = spaced(phrase);
            let own = titles.iter().find(|(_, _, title)| title.contains(&words));
            if !says_nothing(phrase) && own.is_none() {
                continue;
            }
            let fault = Diagnostic::new(
                Code::TooBroad,
                format!("pages that are there have `{phrase}` as well"),
                context.value(&provider.file, &format!("/not_found_texts/{index}")),
            )
            .help("write the whole phrase that only a missing record shows, word for word");
            diagnostics.push(match own {
                Some((file, link, _)) => {
                    let place = context.value(file, &format!("/links/{link}/title"));
                    fault.label(place.text("in this title"))
                }
                None => fault,
            });
        }
    }
}

/// The titles of a provider's aids: the file, which of its links, and the words.
fn titles<'l>(
    context: &Context<'l>,
    provider: &ProviderId,
) -> Vec<(&'l SourcePath, usize, String)> {
    let aids = context.site.aids.values().filter(|aid| aid.provider.as_ref() == Some(provider));
    let titles = aids.flat_map(|aid| {
        let links = aid.links.iter().enumerate();
        links.filter_map(|(index, link)| Some((&aid.file, index, spaced(link.title.as_ref()?))))
    });
    titles.collect()
}

/// The words of a text in small letters, with a space around each.
fn spaced(text: &str) -> String {
    format!(" {} ", key(text))
}

fn expected(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for aid in context.site.aids.values() {
        for (index, link) in aid.links.iter().enumerate() {
            let list = format!("/links/{index}/expect");
            for (number, word) in
                link.expect.iter().enumerate().filter(|(_, word)| says_nothing(word))
            {
                let label = context.value(&aid.file, &format!("{list}/{number}"));
                let message = format!("every page has `{word}`, so it tells nothing");
                diagnostics.push(
                    Diagnostic::new(Code::TooBroad, message, label)
                        .help("write a word that names the ailment or the treatment"),
                );
            }
            let telling =
                link.expect.iter().any(|word| names_subject(aid, link.title.as_deref(), word));
            let any = link.expect.iter().any(|word| !says_nothing(word));
            if any && !telling {
                diagnostics.push(
                    Diagnostic::new(
                        Code::TooBroad,
                        "none of these words is in the title or the subject, so another page may have them",
                        context.value(&aid.file, &list),
                    )
                    .help("add a word that names what the aid is about, as the page itself has it"),
                );
            }
        }
    }
}

/// Whether a word is much like one of the aid's title, subject or condition.
fn names_subject(aid: &Aid, title: Option<&str>, word: &str) -> bool {
    let subjects = aid.subject.iter().map(|(_, text)| text);
    let known = subjects.chain(title).chain([aid.condition.as_str()]);
    let known: Vec<String> = known.map(str::to_lowercase).collect();
    let word = word.to_lowercase();
    let mut parts = word.split(|c: char| !c.is_alphanumeric()).filter(|it| it.chars().count() > 1);
    parts.any(|part| {
        let stem: String = part.chars().take(5).collect();
        known.iter().any(|text| {
            text.split(|c: char| !c.is_alphanumeric()).any(|it| {
                !it.is_empty()
                    && (it.starts_with(&stem) || part.starts_with(it) && it.chars().count() > 3)
            })
        })
    })
}

/// The provider of whom a suppression covers every link, where there are some.
fn all_of<'l>(context: &Context<'l>, suppression: &Suppression) -> Option<&'l ProviderId> {
    const SOME: usize = 3;
    context.site.providers.keys().find(|provider| {
        let aids = context.site.aids.values().filter(|it| it.provider.as_ref() == Some(*provider));
        let links: Vec<_> = aids.flat_map(|aid| &aid.links).collect();
        links.len() >= SOME && links.iter().all(|link| suppression.covers(&link.url))
    })
}

fn suppressions(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let file = SourcePath::from("suppressions.yaml");
    // A year is as long as a person's own look can hold for most sites.
    let furthest = context.today.saturating_add(1.year());
    for (index, suppression) in context.site.suppressions.iter().enumerate() {
        if suppression.until > furthest {
            diagnostics.push(
                Diagnostic::new(
                    Code::TooBroad,
                    "this suppression is for more than a year, so that nobody looks again for as long",
                    context.value(&file, &format!("/{index}/until")),
                )
                .help(format!("write a day up to {furthest}")),
            );
        }
        let Some(prefix) = &suppression.prefix else { continue };
        if !matches!(suppression.verdict, Verdict::Changed | Verdict::Dead | Verdict::Moved) {
            continue;
        }
        let whole =
            url::Url::parse(prefix).is_ok_and(|it| it.path() == "/" && it.query().is_none());
        let all = || all_of(context, suppression).map(|it| format!("link to `{it}`"));
        if let Some(what) = whole.then(|| "page of a website".to_owned()).or_else(all) {
            let verdict = suppression.verdict;
            diagnostics.push(
                Diagnostic::new(
                    Code::TooBroad,
                    format!("this accepts `{verdict}` for every {what}, whatever becomes of it"),
                    context.value(&file, &format!("/{index}/prefix")),
                )
                .help("name the one address with url: …, or the part of the website that is meant"),
            );
        }
    }
}
