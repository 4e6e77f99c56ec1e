//! Words of a folder of templates that nothing asks for: their names are most likely typos, and
//! readers would go on reading the built-in words.

use std::collections::BTreeMap;

use signpost_core::languages::names;
use signpost_core::model::Language;
use signpost_core::suggest::closest;

use crate::error::RenderError;
use crate::words;

/// Refuses the first such word of a folder, whose files are given by their names.
pub(crate) fn check(files: &BTreeMap<String, String>) -> Result<(), RenderError> {
    let built_in: Vec<&str> = ids(words::ENGLISH).map(|(_, word)| word).collect();
    let templates = || files.iter().filter(|(name, _)| name.ends_with(".hbs")).map(|(_, it)| it);
    // Which words that are is only known when a page is made.
    if templates().any(|template| asks_by_value(template)) {
        return Ok(());
    }
    let is_in_template = |word: &str| templates().any(|template| asks_for(template, word));
    for (file, text) in files.iter().filter(|(name, _)| name.ends_with(".ftl")) {
        let unknown = ids(text).find(|(_, word)| {
            !(built_in.contains(word)
                || is_of_language(word)
                || is_in_template(word)
                || refers_to(text, word))
        });
        if let Some((line, word)) = unknown {
            let like = closest(word, built_in.iter().copied());
            return Err(RenderError::UnknownWord {
                file: file.clone(),
                line,
                word: word.to_owned(),
                like: like.map(|like| format!("; did you mean `{like}`?")).unwrap_or_default(),
            });
        }
    }
    Ok(())
}

/// The line on which a file gives a word, the last one where it does so twice.
pub(crate) fn line_of(text: &str, word: &str) -> Option<usize> {
    ids(text).filter(|(_, id)| *id == word).last().map(|(line, _)| line)
}

/// The words that a file gives, with their lines: a message of Fluent begins at the margin, and everything
/// that belongs to it is set in. Terms (`-brand`) are only for the messages of their file.
fn ids(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().zip(1..).filter_map(|(line, number)| {
        let (word, _) = line.split_once('=')?;
        let word = word.trim_end();
        let is_id =
            word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.chars().all(is_of_id);
        is_id.then_some((number, word))
    })
}

fn is_of_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// Whether it says what it is to be in some language (`in-cy`): there are built-in ones for the usual
/// languages only, and the program asks for any.
fn is_of_language(word: &str) -> bool {
    let tag = word.strip_prefix("in-").map(Language::from);
    tag.is_some_and(|tag| names(tag.primary()).is_some())
}

/// Whether a template asks for a word: `{{word "home"}}`, `(word 'home')`.
fn asks_for(template: &str, word: &str) -> bool {
    ['"', '\''].iter().any(|quote| {
        let quoted = format!("{quote}{word}{quote}");
        let mut places = template.match_indices(&quoted).map(|(at, _)| &template[..at]);
        places.any(|before| before.trim_end().ends_with("word"))
    })
}

/// Whether a template asks for a word that is not written there: `{{word standing}}`.
fn asks_by_value(template: &str) -> bool {
    template.match_indices("word").any(|(at, helper)| {
        let (before, after) = (template[..at].trim_end(), &template[at + helper.len()..]);
        let is_called = before.ends_with(['{', '(', '~']) && after.starts_with(char::is_whitespace);
        is_called && !after.trim_start().starts_with(['"', '\''])
    })
}

/// Whether another message of its file is made with it: `{ home }`.
fn refers_to(text: &str, word: &str) -> bool {
    let mut placed = text.split('{').skip(1).filter_map(|it| it.trim_start().strip_prefix(word));
    placed.any(|rest| !rest.starts_with(is_of_id))
}
