//! Rendering, next to general site generators that build equal pages.
//!
//! The others get the same texts, already put together: for each page a Markdown file with its
//! sections and its aids in the front matter, every word about an aid chosen. Their templates
//! write the same HTML as ours, which is compared; Hugo also writes the two other forms of a page.
//! Signpost validates the content first, and writes a manifest with the digest of each file.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, ensure};
use serde_json::{Value, json};
use signpost_core::load;
use signpost_renderer::{Options, Rendered};

use super::content::Generated;
use super::tool::{self, Timing};

/// How often each program runs. Each run writes into a new folder, and nothing is removed until all
/// have run: ext4 without a journal leaves the numbers of removed files alone for minutes, and looks
/// through all of them whenever it makes a file, which can take longer than the rendering.
const RUNS: usize = 3;

const WORDS: &str = include_str!("words.json");

const HUGO_CONFIG: &str = include_str!("hugo/hugo.toml");

const TEMPLATES: [(&str, &str); 8] = [
    ("hugo.toml", HUGO_CONFIG),
    ("layouts/page.html", include_str!("hugo/page.html")),
    ("layouts/page.json", include_str!("hugo/page.json")),
    ("layouts/page.txt", include_str!("hugo/page.txt")),
    ("layouts/home.html", include_str!("hugo/home.html")),
    ("layouts/_markup/render-link.html", include_str!("hugo/render-link.html")),
    ("eleventy/page.njk", include_str!("eleventy/page.njk")),
    ("eleventy.config.cjs", include_str!("eleventy/eleventy.config.cjs")),
];

/// How long each program takes for the same pages.
pub(super) fn run(
    signpost: &Path,
    generated: &Generated,
    folder: &Path,
) -> anyhow::Result<Vec<(&'static str, Timing)>> {
    // The others run in their own folder, and would take a relative one as beginning there.
    let folder = std::path::absolute(folder)?;
    let others = folder.join("markdown");
    let out = folder.join("out");
    for folder in [&others, &out] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
    }
    write_markdown(generated, &others)?;
    let ours = tool::best_of(RUNS, |run| {
        let mut command = Command::new(signpost);
        command.arg("render").arg("--content").arg(&generated.content);
        command.args(["--today", "2026-11-22", "--out"]).arg(out.join(format!("ours-{run}")));
        vec![command]
    })?;
    let hugo = |config: &'static str| {
        tool::best_of(RUNS, |run| {
            let mut command = Command::new("hugo");
            command.args(["--quiet", "--config", config, "--destination"]);
            command.arg(out.join(format!("{config}-{run}"))).current_dir(&others);
            vec![command]
        })
    };
    let hugo_html = hugo("hugo-html.toml")?;
    let hugo = hugo("hugo.toml")?;
    let eleventy = tool::best_of(RUNS, |run| {
        let mut command = Command::new("eleventy");
        command.arg("--config=eleventy.config.cjs").arg("--output");
        command.arg(out.join(format!("eleventy-{run}"))).current_dir(&others);
        vec![command]
    })?;
    for (timing, other) in [(hugo, "hugo.toml-0"), (eleventy, "eleventy-0")] {
        if timing.seconds().is_some() {
            for page in ["en/page-1", "nl/page-2"] {
                compare(&out.join("ours-0").join(page), &out.join(other).join(page))?;
            }
        }
    }
    Ok(vec![
        ("Signpost: HTML, plain text, JSON, manifest", ours),
        ("Hugo: HTML, plain text, JSON", hugo),
        ("Hugo: HTML", hugo_html),
        ("Eleventy: HTML", eleventy),
    ])
}

/// Makes sure that another program wrote the same page as we did: a faster way to another page
/// would say nothing.
fn compare(ours: &Path, other: &Path) -> anyhow::Result<()> {
    let read = |folder: &Path| -> anyhow::Result<Vec<String>> {
        let path = folder.join("index.html");
        let html = fs::read_to_string(&path)
            .with_context(|| format!("{} cannot be read", path.display()))?;
        // The one writes these as they are, the other as an entity.
        let html = html.replace("&#39;", "'").replace("&#43;", "+");
        Ok(html.lines().map(|line| line.trim().to_owned()).filter(|it| !it.is_empty()).collect())
    };
    // The keys of JSON-LD may stand in any order.
    let is_data = |line: &str| line.starts_with("<script type=\"application/ld+json\">");
    let (ours, other) = (read(ours)?, read(other)?);
    for (ours, other) in ours.iter().zip(&other) {
        ensure!(
            ours == other || is_data(ours) && is_data(other),
            "the pages are not equal:\n  {ours}\n  {other}"
        );
    }
    ensure!(ours.len() == other.len(), "one page is longer than the other");
    Ok(())
}

/// The same pages as Markdown with front matter, and the templates.
fn write_markdown(generated: &Generated, folder: &Path) -> anyhow::Result<()> {
    for (name, text) in TEMPLATES {
        put(&folder.join(name), text)?;
    }
    let html_alone = HUGO_CONFIG.replace(r#"["html", "json", "txt"]"#, r#"["html"]"#);
    put(&folder.join("hugo-html.toml"), &html_alone)?;
    let loaded = load(&generated.content)?;
    let rendered = signpost_renderer::render(&loaded.site, None, &Options::default())?;
    let mut words: Value = serde_json::from_str(WORDS)?;
    for (language, words) in words.as_object_mut().into_iter().flatten() {
        words["style"] = asset(&rendered, "style").into();
        words["icon"] = asset(&rendered, "icon").into();
        put(&folder.join(format!("i18n/{language}.json")), &words.to_string())?;
    }
    put(&folder.join("words.json"), &words.to_string())?;
    for page in &loaded.site.pages {
        let path = format!("{}/{}/index", page.language, page.slug);
        let json = rendered.file(&format!("{path}.json")).context("a page without JSON")?;
        let view: Value = serde_json::from_slice(&json.bytes)?;
        let html = rendered.file(&format!("{path}.html")).context("a page without HTML")?;
        let html = String::from_utf8_lossy(&html.bytes);
        let between = |start: &str, end: &str| {
            html.split_once(start).and_then(|(_, rest)| rest.split_once(end)).map(|(it, _)| it)
        };
        let aids = view["aids"].as_array().into_iter().flatten();
        let aids = aids.zip(&page.aids.list).map(|(view, id)| {
            let line = view["line"].as_str().unwrap_or_default();
            let (text, code) = line.rsplit_once(' ').unwrap_or_default();
            json!({
                "anchor": view["anchor"],
                "condition": loaded.site.aids.get(id).map(|aid| &aid.condition),
                "text": text,
                "code": code,
                "in_words": between("<abbr title=\"", "\""),
                "url": view["links"][0]["url"],
                "hreflang": "en",
                "title": view["links"][0]["title"]["text"],
                "title_language": view["links"][0]["title"]["language"],
                "standing": view["standing"],
                "access": view["links"][0]["facts"][0],
                // The first is that in a section, where the language of the aid stands with it.
                "in_section": between("<span class=\"access\">(", ")</span>"),
                "notices": view["notices"],
                "facts": view["facts"],
            })
        });
        let sections = view["sections"].as_array().into_iter().flatten().zip(&page.sections);
        let sections = sections.map(|(view, section)| {
            json!({
                "anchor": view["anchor"],
                "condition": section.condition,
                "heading": section.heading,
                "also_called": section.also_called,
                "body": section.body,
            })
        });
        let translations = words.as_object().into_iter().flatten().map(|(language, words)| {
            let url = format!("https://example.org/{language}/{}/", page.slug);
            json!({ "language": language, "own_name": words["own-name"], "url": url })
        });
        let front = json!({
            "title": page.title,
            "description": page.description,
            "slug": page.slug,
            "lang": page.language,
            "layout": "page.njk",
            "permalink": format!("/{}/{}/", page.language, page.slug),
            "intro": page.intro,
            "sections": sections.collect::<Vec<_>>(),
            "aids_heading": page.aids.heading,
            "aids_intro": page.aids.intro,
            "codes": between("<p class=\"codes\">", "</p>"),
            "aids": aids.collect::<Vec<_>>(),
            "reviewed": {
                "on": page.review.on.to_string(),
                "words": between("<footer>\n<p>", ".</p>"),
            },
            "translations": translations.collect::<Vec<_>>(),
        });
        let text = format!("---\n{}---\n", serde_yaml::to_string(&front)?);
        put(&folder.join(format!("content/{}/{}.md", page.language, page.slug)), &text)?;
    }
    Ok(())
}

/// The name of an asset with the digest of what it holds.
fn asset(rendered: &Rendered, name: &str) -> String {
    let start = format!("assets/{name}.");
    let file = rendered.files.iter().find(|file| file.path.starts_with(&start));
    file.map(|file| file.path.trim_start_matches("assets/").to_owned()).unwrap_or_default()
}

fn put(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    Ok(fs::write(path, text)?)
}
