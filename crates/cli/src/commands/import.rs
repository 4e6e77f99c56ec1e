//! `signpost import`

use std::io::Write as _;

use anyhow::{Context as _, bail, ensure};
use signpost_core::import::{Request, import};
use signpost_core::lists::{self, Format};
use signpost_core::model::{Language, PageId};
use signpost_core::scaffold::id_from;

use super::files::NewFiles;
use super::{load, reading, unfinished};
use crate::cli::ImportArgs;
use crate::exit::Exit;
use crate::output::{DIM, HEADING, Output, count, printable, shown};

pub(crate) fn run(args: &ImportArgs) -> anyhow::Result<Exit> {
    let mut site = super::new::site(&args.target)?;
    let shown = shown(&args.text);
    let format = Format::of(&args.text);
    let text = if args.text.as_os_str() == "-" {
        lists::decode(reading::LIST.read_standard()?, Format::Text)
            .context("what comes in is not UTF-8 text")?
    } else {
        let bytes = reading::LIST.read(&args.text, &shown)?;
        if let Some(what) = no_text(&bytes, format) {
            bail!("{shown} is {what}");
        }
        lists::decode(bytes, format.unwrap_or(Format::Text))
            .with_context(|| format!("{shown} is not UTF-8 text; save it as UTF-8"))?
    };
    ensure!(!text.trim().is_empty(), "{shown} is empty, so there is nothing to import");
    let id = id_from(&args.id).filter(|id| *id == args.id).with_context(|| {
        format!(
            "--id: `{}` is no id; it has small letters, digits and hyphens, for example back-pain",
            args.id
        )
    })?;
    let language = args
        .language
        .as_deref()
        .map_or_else(|| site.config.default_language.clone(), Language::from);
    ensure!(
        site.config.languages.contains(&language),
        "--language: the site is not written in `{language}`; add it to `languages` in site.yaml first"
    );
    if unfinished::undo_page(&args.target.content.content, &id)? {
        site = load(&args.target.content.content)?.site;
    }
    let page = PageId::from(id.as_str());
    let request = Request {
        text: &text,
        language: language.clone(),
        page,
        today: args.target.content.today(),
    };
    let import = match format {
        None => import(&request, &site),
        Some(Format::Text) if !lists::is_list(&text) => import(&request, &site),
        Some(format) => {
            let list =
                lists::read(format, &text).with_context(|| format!("{shown} cannot be read"))?;
            ensure!(
                !list.links.is_empty(),
                "{shown} has no link to another site, so nothing can be made of it as a list; to keep its text, \
                 save it as plain text with a name that ends in .txt, and import that"
            );
            lists::content(&list, &request, &site)
        }
    };

    let mut out = Output::to(None)?.fitted();
    let mut files = NewFiles::new(&args.target.content.content, &id, args.target.force);
    files.add(&format!("pages/{id}/{language}.yaml"), import.page);
    for (aid, text) in import.aids {
        files.add(&format!("aids/{aid}.yaml"), text);
    }
    for (provider, text) in import.providers {
        files.add(&format!("providers/{provider}.yaml"), text);
    }
    files.write(&mut out)?;
    if !import.remarks.is_empty() {
        let lines = count(import.remarks.len(), "line");
        writeln!(out, "\n{HEADING}Look at {lines} of the text{HEADING:#}")?;
        for remark in &import.remarks {
            writeln!(out, "{shown}:{}: {}", remark.line, printable(&remark.text))?;
            writeln!(out, "  {DIM}{}{DIM:#}", printable(&remark.why))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "Next: compare the new files with the text, and write what is marked TODO.")?;
    writeln!(out, "Then: `signpost check`")?;
    out.finish()?;
    Ok(Exit::Clean)
}

/// What a file is that is not plain text, and how to make plain text of it.
fn no_text(bytes: &[u8], format: Option<Format>) -> Option<&'static str> {
    const WORD: &str = "a Word document, not plain text; in Word choose Save As, then Plain Text (*.txt) with the encoding Unicode (UTF-8); \
                        in LibreOffice, Text - Choose Encoding (*.txt)";
    const OPEN: &str = "an OpenDocument file, not plain text; in LibreOffice choose Save As, then Text - Choose Encoding (*.txt) \
                        with the encoding Unicode (UTF-8)";
    const EXCEL: &str = "an Excel workbook, not plain text; in Excel choose Save As, then CSV UTF-8 (*.csv); in LibreOffice, Text CSV (*.csv)";
    const SLIDES: &str = "a presentation, not plain text; open it, copy the text into a new file and save that as UTF-8";
    const SHEET: &str = "an OpenDocument spreadsheet, not plain text; in LibreOffice choose Save As, then Text CSV (*.csv) \
                         with the character set Unicode (UTF-8)";
    const HTML: &str = "HTML, not plain text; give it a name that ends in .html";
    const PACK: &[u8] = b"PK\x03\x04";
    let has = |part: &[u8]| bytes.windows(part.len()).any(|it| it == part);
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins = |tag: &[u8]| text.get(..tag.len()).is_some_and(|it| it.eq_ignore_ascii_case(tag));
    // What is packed is named before it.
    if bytes.starts_with(PACK) {
        let parts: [(&[u8], &str); 5] = [
            (b"opendocument.spreadsheet", SHEET),
            (b"opendocument.presentation", SLIDES),
            (b"opendocument", OPEN),
            (b"xl/workbook", EXCEL),
            (b"ppt/presentation", SLIDES),
        ];
        return Some(parts.iter().find(|(part, _)| has(part)).map_or(WORD, |(_, what)| what));
    }
    let is_text = matches!(format, None | Some(Format::Text));
    if is_text && [&b"<!doctype"[..], b"<html", b"<head", b"<body"].iter().any(|tag| begins(tag)) {
        return Some(HTML);
    }
    // The names of the streams in it are in UTF-16.
    let is_word = || has(b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t");
    let old = if has(b"W\0o\0r\0k\0b\0o\0o\0k") && !is_word() { EXCEL } else { WORD };
    [
        (&b"\xd0\xcf\x11\xe0"[..], old),
        (b"{\\rtf", "a rich-text file, not plain text; open it in a word processor and save it as plain text in UTF-8"),
        (b"%PDF-", "a PDF, not plain text; open it, copy the text into a new file and save that as UTF-8"),
    ]
    .into_iter()
    .find_map(|(start, what)| bytes.starts_with(start).then_some(what))
}
