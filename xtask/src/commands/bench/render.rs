//! Rendering, next to general site generators that build equal pages.
//!
//! The others get the same texts, already put together: a Markdown file for each page with its aids
//! in the front matter, and one template. They write HTML; Signpost also writes plain text, JSON,
//! digests of everything, and validates the content first.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::content::Generated;
use super::tool::{self, Timing};

const HUGO_CONFIG: &str = r#"baseURL = "https://example.org/"
title = "Decision aids"
defaultContentLanguage = "en"
defaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term", "RSS"]
[languages.en]
contentDir = "content/en"
[languages.nl]
contentDir = "content/nl"
"#;

/// A page as Hugo's templates write it; the outline of Signpost's own.
const HUGO_PAGE: &str = r##"<!doctype html>
<html lang="{{ .Language.Lang }}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}"><link rel="canonical" href="{{ .Permalink }}"></head>
<body><a href="#main">Skip</a><main id="main"><h1>{{ .Title }}</h1>
{{ .TableOfContents }}
{{ .Content }}
<h2>Decision aids</h2><ul>{{ range .Params.aids }}
<li><a href="{{ .url }}" hreflang="{{ .language }}" rel="external noopener">{{ .title }}</a> {{ .line }} ({{ .provider }})</li>{{ end }}
</ul><p>Last reviewed: {{ .Params.review }}</p></main></body></html>
"##;

const ELEVENTY_CONFIG: &str = r#"module.exports = (config) => {
  config.setQuietMode(true);
  return { dir: { input: "content", includes: "../eleventy", output: "eleventy-out" } };
};
"#;

const ELEVENTY_PAGE: &str = r##"<!doctype html>
<html lang="{{ lang }}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ title }}</title>
<meta name="description" content="{{ description }}"><link rel="canonical" href="https://example.org{{ page.url }}"></head>
<body><a href="#main">Skip</a><main id="main"><h1>{{ title }}</h1>
{{ content }}
<h2>Decision aids</h2><ul>{% for aid in aids %}
<li><a href="{{ aid.url }}" hreflang="{{ aid.language }}" rel="external noopener">{{ aid.title }}</a> {{ aid.line }} ({{ aid.provider }})</li>{% endfor %}
</ul><p>Last reviewed: {{ review }}</p></main></body></html>
"##;

/// How long each program takes for the same pages.
pub(super) fn run(
    xtask: &Path,
    generated: &Generated,
    folder: &Path,
) -> anyhow::Result<Vec<(&'static str, Timing)>> {
    let others = folder.join("markdown");
    write_markdown(generated, &others)?;
    let dist = folder.join("dist");
    let ours = tool::best_of(2, || {
        drop(fs::remove_dir_all(&dist));
        let mut command = Command::new(xtask);
        command.arg("render").arg("--content").arg(&generated.content);
        command.args(["--today", "2026-11-22", "--out"]).arg(&dist);
        vec![command]
    })?;
    let hugo = tool::best_of(2, || {
        drop(fs::remove_dir_all(others.join("public")));
        let mut command = Command::new("hugo");
        command.arg("--quiet").current_dir(&others);
        vec![command]
    })?;
    let eleventy = tool::time({
        let mut command = Command::new("eleventy");
        command.arg("--config=eleventy.config.cjs").current_dir(&others);
        vec![command]
    })?;
    Ok(vec![
        ("Signpost: HTML, plain text, JSON, manifest", ours),
        ("Hugo", hugo),
        ("Eleventy", eleventy),
    ])
}

/// The same pages as Markdown with front matter.
fn write_markdown(generated: &Generated, folder: &Path) -> anyhow::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for (name, text) in [
        ("hugo.toml", HUGO_CONFIG),
        ("layouts/_default/single.html", HUGO_PAGE),
        (
            "layouts/_default/list.html",
            "{{ range .Pages }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}",
        ),
        ("eleventy/page.njk", ELEVENTY_PAGE),
        ("eleventy.config.cjs", ELEVENTY_CONFIG),
    ] {
        put(&folder.join(name), text)?;
    }
    let loaded = signpost_core::load(&generated.content)?;
    for page in &loaded.site.pages {
        let aids: Vec<_> = page
            .aids
            .list
            .iter()
            .filter_map(|id| loaded.site.aids.get(id))
            .map(|aid| {
                let link = &aid.links[0];
                serde_json::json!({
                    "url": link.url,
                    "title": link.title,
                    "language": "en",
                    "line": "Scoliosis (OHRI): surgery or no surgery EN",
                    "provider": "Ottawa Hospital Research Institute",
                })
            })
            .collect();
        let front = serde_json::json!({
            "title": page.title,
            "description": page.description,
            "lang": page.language,
            "layout": "page.njk",
            "review": page.review.on.to_string(),
            "aids": aids,
        });
        let mut text = format!("---\n{}---\n{}\n", serde_yaml::to_string(&front)?, page.intro);
        for section in &page.sections {
            text += &format!("\n## {}\n\n{}\n", section.heading, section.body);
        }
        put(&folder.join(format!("content/{}/{}.md", page.language, page.slug)), &text)?;
    }
    Ok(())
}

fn put(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    Ok(fs::write(path, text)?)
}
