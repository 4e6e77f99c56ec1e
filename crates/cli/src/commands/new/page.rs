//! `signpost new page`

use std::collections::BTreeMap;
use std::io;

use anyhow::ensure;
use jiff::civil::Date;
use signpost_core::languages;
use signpost_core::model::{
    AidId, ConditionId, Decision, Entry, Language, Page, PageId, Site, Status,
};
use signpost_core::scaffold::{NewAid, NewPage, NewSection, TODO, id_from};

use super::ask::{self, asker};
use crate::cli::NewPageArgs;
use crate::commands::files::NewFiles;
use crate::commands::unfinished;
use crate::exit::Exit;
use crate::output::Output;

pub(super) fn run(args: &NewPageArgs) -> anyhow::Result<Exit> {
    let content = &args.target.content.content;
    let mut site = super::site(&args.target)?;
    let mut asker = asker();
    let id =
        asker.need(args.id.as_deref(), "ID", "Id, shared by all languages (back-pain)", ask::id)?;
    if unfinished::undo_page(content, &id)? {
        site = super::site(&args.target)?;
    }
    let new = begin(args, &PageId::from(id.as_str()), &site, &mut asker)?;
    let mut out = Output::to(None)?.fitted();
    let mut files = NewFiles::new(content, &id, args.target.force);
    for (path, text) in &new.files {
        files.add(path, text.clone());
    }
    files.refuse_errors(&args.target.content)?;
    files.write(&mut out)?;
    new.say_next(&mut out, "")?;
    out.finish()?;
    Ok(Exit::Clean)
}

/// A page that is begun.
pub(super) struct NewFilesOfPage {
    /// The files in the content folder, and their texts.
    pub(super) files: Vec<(String, String)>,
}

impl NewFilesOfPage {
    /// Says how to go on; `first` is what a person must do before the next commands work.
    pub(super) fn say_next(&self, out: &mut impl io::Write, first: &str) -> io::Result<()> {
        if self.files.iter().any(|(path, _)| path.starts_with("aids/")) {
            writeln!(
                out,
                "A page lists at least one aid, so one was created: complete it, or list another."
            )?;
        }
        writeln!(
            out,
            "Next: {first}write what is marked {TODO}; `signpost serve --drafts` shows the page as it grows."
        )?;
        writeln!(out, "Then: `signpost check`")
    }
}

/// Begins a page of a site.
pub(super) fn begin<R: io::BufRead, W: io::Write>(
    args: &NewPageArgs,
    id: &PageId,
    site: &Site,
    asker: &mut ask::Asker<R, W>,
) -> anyhow::Result<NewFilesOfPage> {
    let today = args.target.content.today();
    let twin = site.pages.iter().find(|page| page.id == *id);
    let languages = languages(args, id, site)?;
    let mut titles = titles(args, &languages, site)?;
    // The title of a translation is one more thing to translate.
    if twin.is_none() && titles.is_empty() {
        let main = main_language(&languages, site);
        let question = format!("Title in `{main}`");
        titles.insert(main.clone(), asker.need(None, "--title", &question, ask::text)?);
    }
    let sections = sections(args, id, twin)?;
    let (aids, begun) = aids(args, id, &titles, &sections, twin, site)?;
    let mut files = Vec::new();
    for language in languages {
        let title = titles.get(&language).map(String::as_str);
        let page = page(id, &language, title, &sections, &aids, today, site);
        files.push((format!("pages/{id}/{language}.yaml"), page.to_yaml()));
    }
    files.extend(begun.iter().map(|aid| (format!("aids/{}.yaml", aid.id), aid.to_yaml())));
    Ok(NewFilesOfPage { files })
}

/// The language that a title without one is in: the only one asked for, else the site's own.
fn main_language<'l>(languages: &'l [Language], site: &'l Site) -> &'l Language {
    match languages {
        [only] => only,
        _ => languages
            .iter()
            .find(|it| **it == site.config.default_language)
            .or(languages.first())
            .unwrap_or(&site.config.default_language),
    }
}

/// Whether a text is the code of a language, which no title begins with.
fn is_language(code: &str) -> bool {
    Language::is_code(code) && languages::wrong_tag(code).is_none_or(|it| it.meant.is_some())
}

/// The titles that were given. What is not known in a language is not put there in another.
fn titles(
    args: &NewPageArgs,
    languages: &[Language],
    site: &Site,
) -> anyhow::Result<BTreeMap<Language, String>> {
    let mut titles = BTreeMap::new();
    for given in &args.title {
        let is_ours = |code: &str| site.config.languages.iter().any(|own| own.as_str() == code);
        let (language, text) = match given.split_once('=').map(|(code, text)| (code.trim(), text)) {
            Some((code, text)) if is_ours(code) => (Language::from(code), text),
            // "fr=Douleur": a title may have such a sign, but no word for a language before it.
            Some((code, _)) if is_language(code) => {
                let known: Vec<&str> = site.config.languages.iter().map(Language::as_str).collect();
                anyhow::bail!(
                    "--title: the site is not written in `{code}`, only in {}; add it to `languages` in site.yaml first",
                    known.join(", ")
                );
            }
            _ => (main_language(languages, site).clone(), given.as_str()),
        };
        let text = ask::text(text).map_err(|why| anyhow::anyhow!("--title: {why}"))?;
        ensure!(
            titles.insert(language.clone(), text).is_none(),
            "--title: the title in `{language}` is given twice; write the language before each: nl=…"
        );
    }
    Ok(titles)
}

/// The languages asked for, else those of the site that the page is not there in.
fn languages(args: &NewPageArgs, id: &PageId, site: &Site) -> anyhow::Result<Vec<Language>> {
    let known = &site.config.languages;
    let languages: Vec<Language> = match args.language.as_slice() {
        [] => known.iter().filter(|language| site.page(id, language).is_none()).cloned().collect(),
        given => ask::each("--language", given, ask::language)?,
    };
    for language in &languages {
        ensure!(
            known.contains(language),
            "--language: the site is not written in `{language}`; add it to `languages` in site.yaml first"
        );
    }
    ensure!(
        !languages.is_empty(),
        "the page `{id}` is there in every language of the site already"
    );
    Ok(languages)
}

/// The sections of a translation, else one for each condition asked for.
fn sections(
    args: &NewPageArgs,
    id: &PageId,
    twin: Option<&Entry<Page>>,
) -> anyhow::Result<Vec<NewSection>> {
    let empty = |condition: Option<ConditionId>| NewSection {
        condition,
        heading: None,
        also_called: Vec::new(),
        body: None,
    };
    if let Some(twin) = twin.filter(|_| args.condition.is_empty()) {
        return Ok(twin.sections.iter().map(|section| empty(section.condition.clone())).collect());
    }
    let given: &[String] = &args.condition;
    let of_page = [id.to_string()];
    let names = if given.is_empty() { &of_page[..] } else { given };
    let conditions = ask::each("--condition", names, ask::id)?;
    Ok(conditions.iter().map(|it| empty(Some(it.as_str().into()))).collect())
}

/// The aids to list: those asked for, else those of a translation, else all about the conditions of
/// the page; and one to begin with where there are none.
fn aids(
    args: &NewPageArgs,
    id: &PageId,
    titles: &BTreeMap<Language, String>,
    sections: &[NewSection],
    twin: Option<&Entry<Page>>,
    site: &Site,
) -> anyhow::Result<(Vec<AidId>, Vec<NewAid>)> {
    for aid in &args.aid {
        ensure!(
            site.aids.contains_key(aid.as_str()),
            "--aid: there is no aid `{aid}`; begin it with `signpost new aid {aid}`"
        );
    }
    let twice = args.aid.iter().enumerate().find(|(at, aid)| args.aid[..*at].contains(aid));
    if let Some((_, aid)) = twice {
        anyhow::bail!("--aid: `{aid}` is given twice");
    }
    let covered = |condition: &ConditionId| {
        sections.iter().any(|it| it.condition.as_ref() == Some(condition))
    };
    for aid in &args.aid {
        let condition = site.aids.get(aid.as_str()).map(|aid| &aid.condition);
        if let Some(condition) = condition.filter(|it| !covered(it)) {
            anyhow::bail!(
                "--aid: `{aid}` is about `{condition}`, and no section of the page is; add --condition {condition}, or leave the aid out"
            );
        }
    }
    let mut aids: Vec<AidId> = args.aid.iter().map(|aid| aid.as_str().into()).collect();
    if let Some(twin) = twin.filter(|_| aids.is_empty()) {
        aids = twin.aids.list.clone();
    }
    if aids.is_empty() {
        let in_use = site.aids.iter().filter(|(_, aid)| aid.status == Status::Active);
        aids =
            in_use.filter(|(_, aid)| covered(&aid.condition)).map(|(id, _)| id.clone()).collect();
    }
    if !aids.is_empty() {
        return Ok((aids, Vec::new()));
    }
    let condition = sections.iter().find_map(|section| section.condition.clone());
    let name = AidId::from(format!("{id}-aid").as_str());
    let aid = NewAid {
        id: name.clone(),
        subject: site
            .config
            .languages
            .iter()
            .map(|language| {
                let open = || format!("{TODO}: the subject");
                (language.clone(), titles.get(language).cloned().unwrap_or_else(open))
            })
            .collect(),
        condition: condition.unwrap_or_else(|| id.as_str().into()),
        provider: None,
        decision: Decision::TreatmentMethods,
        collection: false,
        languages: vec![site.config.default_language.clone()],
        updated: None,
        links: Vec::new(),
        comments: vec![format!("{TODO}: which decision aid is it, whose, and where?")],
    };
    Ok((vec![name], vec![aid]))
}

fn page(
    id: &PageId,
    language: &Language,
    title: Option<&str>,
    sections: &[NewSection],
    aids: &[AidId],
    today: Date,
    site: &Site,
) -> NewPage {
    let is_default = *language == site.config.default_language;
    let own = title.and_then(id_from).filter(|_| !is_default);
    let slug_is_open = title.is_none();
    let slug = own.unwrap_or_else(|| id.to_string());
    let taken = site
        .pages
        .iter()
        .any(|page| page.language == *language && page.slug == slug && page.id != *id);
    NewPage {
        id: id.clone(),
        language: language.clone(),
        slug: if taken { format!("{slug}-{id}") } else { slug },
        slug_is_open,
        title: title.map_or_else(|| format!("{TODO}: the title"), str::to_owned),
        description: None,
        intro: None,
        sections: sections.to_vec(),
        aids_heading: None,
        aids_intro: None,
        aids: aids.to_vec(),
        reviewed: today,
        reviewer: None,
        comments: Vec::new(),
    }
}
