//! `signpost new aid`

use std::io::Write as _;

use anyhow::{Context as _, ensure};
use signpost_core::model::{Access, Decision, Language, Site};
use signpost_core::scaffold::{NewAid, NewLink, id_from};
use signpost_core::suggest;

use super::ask::{self, asker};
use crate::cli::NewAidArgs;
use crate::commands::files::NewFiles;
use crate::exit::Exit;
use crate::output::Output;

pub(super) fn run(args: &NewAidArgs) -> anyhow::Result<Exit> {
    let site = super::site(&args.target)?;
    let mut asker = asker();
    let id = asker.need(args.id.as_deref(), "ID", "Id (scoliosis-ohri)", |answer| {
        super::free(&args.target, "aids", &ask::id(answer)?)
    })?;
    let known = conditions(&site);
    let condition = asker.need(
        args.condition.as_deref(),
        "--condition",
        &format!("Condition{}", among(&known)),
        |answer| condition(answer, &known),
    )?;
    let subject = subject(args, &site, &mut asker)?;
    let providers: Vec<&str> = site.providers.keys().map(|id| id.as_str()).collect();
    let provider = asker.want(
        args.provider.as_deref(),
        "--provider",
        &format!("Provider{}", among(&providers)),
        |answer| provider(answer, &site, &providers),
    )?;
    let decisions = Decision::ALL.map(Decision::as_str);
    let decision = asker.need(
        args.decision.as_deref(),
        "--decision",
        &format!("Decision{}", among(&decisions)),
        ask::decision,
    )?;
    let languages = match args.language.as_slice() {
        [] => vec![language(&site, &mut asker)?],
        given => ask::each("--language", given, ask::language)?,
    };
    let links = links(args, &mut asker)?;
    let aid = NewAid {
        id: id.as_str().into(),
        subject,
        condition: condition.as_str().into(),
        provider: provider.as_deref().map(Into::into),
        decision,
        collection: links.len() > 1,
        languages,
        updated: None,
        links,
        comments: Vec::new(),
    };
    let mut out = Output::to(None)?.fitted();
    let mut files = NewFiles::new(&args.target.content.content, &id, args.target.force);
    files.add(&format!("aids/{id}.yaml"), aid.to_yaml());
    files.refuse_errors(&args.target.content)?;
    files.write(&mut out)?;
    if !known.is_empty() && !known.contains(&condition.as_str()) {
        writeln!(
            out,
            "No page has a section about `{condition}` yet; those that there are: {}.",
            known.join(", ")
        )?;
    }
    writeln!(out, "Next: add `{id}` to `list` under `aids` of the pages that it belongs to.")?;
    if aid.links.is_empty() {
        writeln!(out, "When its address is known, add it to `links` and write `status: active`.")?;
    }
    writeln!(out, "Then: `signpost check`")?;
    out.finish()?;
    Ok(Exit::Clean)
}

/// The language of the aid, which is often one of the site's.
fn language<R: std::io::BufRead, W: std::io::Write>(
    site: &Site,
    asker: &mut ask::Asker<R, W>,
) -> anyhow::Result<Language> {
    let known: Vec<&str> = site.config.languages.iter().map(Language::as_str).collect();
    let usual = &site.config.default_language;
    let question = format!("Language of the aid itself{} (Enter for {usual})", among(&known));
    asker.need(None, "--language", &question, |answer| match ask::choice(answer, &known) {
        _ if answer.is_empty() => Ok(usual.clone()),
        Some(code) => Ok(Language::from(code)),
        None => ask::language(answer),
    })
}

/// The subject in each of the site's languages, as far as it was given or answered.
fn subject<R: std::io::BufRead, W: std::io::Write>(
    args: &NewAidArgs,
    site: &Site,
    asker: &mut ask::Asker<R, W>,
) -> anyhow::Result<Vec<(Language, String)>> {
    if !args.subject.is_empty() {
        let mut subject: Vec<(Language, String)> = Vec::new();
        for given in &args.subject {
            let (tag, text) = given.split_once('=').with_context(|| {
                format!("--subject: write the language before it, for example en={given}")
            })?;
            let read = |why: String| anyhow::anyhow!("--subject: {why}");
            let (tag, text) = (ask::language(tag).map_err(read)?, ask::text(text).map_err(read)?);
            ensure!(
                !subject.iter().any(|(known, _)| *known == tag),
                "--subject: the subject in `{tag}` is given twice"
            );
            ensure!(
                site.config.languages.contains(&tag),
                "--subject: the site is not written in `{tag}`; add it to `languages` in site.yaml first"
            );
            subject.push((tag, text));
        }
        return Ok(subject);
    }
    let mut subject = Vec::new();
    for tag in &site.config.languages {
        let question = format!("Subject in `{tag}`");
        let text = asker.want(None, "--subject", &question, ask::text)?;
        subject.extend(text.map(|text| (tag.clone(), text)));
    }
    ensure!(
        !subject.is_empty(),
        "--subject is missing; give it, for example --subject en=Scoliosis"
    );
    Ok(subject)
}

fn links<R: std::io::BufRead, W: std::io::Write>(
    args: &NewAidArgs,
    asker: &mut ask::Asker<R, W>,
) -> anyhow::Result<Vec<NewLink>> {
    let urls = match args.url.as_slice() {
        [] => asker.want(None, "--url", "Address", ask::address)?.into_iter().collect(),
        given => ask::each("--url", given, ask::address)?,
    };
    ensure!(
        args.title.len() <= urls.len(),
        "--title: there are more titles than addresses; give a --url for each"
    );
    let mut titles = args.title.iter().map(String::as_str);
    let mut links = Vec::new();
    for url in urls {
        let question = "Title, as the aid shows it";
        // Those of several addresses are given with flags, or not at all.
        let title = match titles.next() {
            None if !args.url.is_empty() => None,
            given => asker.want(given, "--title", question, ask::text)?,
        };
        links.push(NewLink { url: url.into(), title, access: Access::Open, expect: Vec::new() });
    }
    Ok(links)
}

fn conditions(site: &Site) -> Vec<&str> {
    let sections = site.pages.iter().flat_map(|page| &page.sections);
    let mut conditions: Vec<&str> =
        sections.filter_map(|section| Some(section.condition.as_ref()?.as_str())).collect();
    conditions.sort_unstable();
    conditions.dedup();
    conditions
}

/// Names what there is to choose from, where that is not too much to read.
fn among(choices: &[&str]) -> String {
    match choices.len() {
        1..=12 => format!(" ({})", choices.join(", ")),
        _ => String::new(),
    }
}

/// A condition that a page is about, or another id.
fn condition(answer: &str, known: &[&str]) -> Result<String, String> {
    if let Some(known) = ask::choice(answer, known) {
        return Ok(known.to_owned());
    }
    match answer.bytes().all(|byte| byte.is_ascii_digit()) && !answer.is_empty() {
        true => Err(format!(
            "there are {} to choose from; write a name, or the number of one",
            known.len()
        )),
        false => ask::id(answer),
    }
}

/// A provider of the site, by its id or a name, or by its number among them.
fn provider(answer: &str, site: &Site, ids: &[&str]) -> Result<String, String> {
    if let Some(known) = ask::choice(answer, ids) {
        return Ok(known.to_owned());
    }
    let is_named = |name: &str| name.eq_ignore_ascii_case(answer);
    let named = site.providers.iter().find(|(_, provider)| {
        is_named(&provider.name) || provider.short_name.as_deref().is_some_and(is_named)
    });
    if let Some((id, _)) = named {
        return Ok(id.to_string());
    }
    Err(match suggest::closest(answer, ids.iter().copied()) {
        Some(meant) => format!("there is no provider `{answer}`; did you mean `{meant}`?"),
        None => match id_from(answer).filter(|id| id.contains(|c: char| c.is_ascii_alphabetic())) {
            Some(id) => format!(
                "there is no provider `{answer}`; begin one with `signpost new provider {id}`"
            ),
            None => format!("there is no provider `{answer}`"),
        },
    })
}
