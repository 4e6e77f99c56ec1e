//! What to write in the place of a value that is another than it was meant to be.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Wrong;
use serde_json::{Value, json};

use super::explainer::Explainer;
use super::kind::FOLDERS;
use super::walk;
use super::wording::name_of;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::languages::language_named;
use crate::scaffold::id_from;

impl Explainer<'_> {
    /// A value that begins with a `#`, which YAML takes for a comment.
    pub(super) fn hidden(&self, pointer: &str) -> Option<Diagnostic> {
        let key = self.spans.key(pointer);
        // What is not there is where the next thing could begin: behind the comment.
        let (end, mark, before) = match walk::list_of(pointer) {
            Some(_) => (self.text.get(..key.start)?.rfind('\n')? + 1, '-', "- ".to_owned()),
            None => (key.end, ':', format!("{}: ", self.text.get(key)?)),
        };
        let line = self.text.get(end..)?.lines().next()?;
        let value = line.trim_start().strip_prefix(mark)?;
        let sign = value.find('#').filter(|at| value[..*at].trim().is_empty())?;
        let hidden = value[sign..].trim_end();
        // A comment in the place of a value has a space behind its sign, and begins in small letters.
        let may_be_comment = !hidden[1..].starts_with(char::is_alphanumeric);
        let begins = hidden[1..].trim_start().chars().next()?;
        if may_be_comment && !begins.is_uppercase() && !begins.is_numeric() {
            return None;
        }
        let start = end + line.len() - value.len() + sign;
        let span = start..start + hidden.len();
        let name = name_of(pointer);
        let message = format!("{name} is left empty, because # begins a comment");
        let fault = Diagnostic::new(Code::EmptyValue, message, Label::new(self.path, span.clone()));
        Some(match hidden.contains(['"', '\\']) {
            true => fault.help("put the text in quotes"),
            false if may_be_comment => fault.help(format!(
                "if the text begins with #, put it in quotes: {before}\"{hidden}\"; if this is a comment, \
                 write the value before it"
            )),
            false => fault
                .help(format!("put the text in quotes: {before}\"{hidden}\""))
                .replace(span, format!("\"{hidden}\"")),
        })
    }

    /// A text as it may stand where it stands in another form: an id with capitals or spaces in it,
    /// a single line that was written below its key.
    pub(super) fn fitting(&self, error: &ValidationError<'_>) -> Option<String> {
        let value = error.instance();
        let text = value.as_str()?;
        if text.ends_with('\n') && matches!(error.kind(), Wrong::Pattern { .. }) {
            return Some("write it on one line behind its key, without > or | there".to_owned());
        }
        let id = id_from(named(text).trim_end_matches(".yaml")).filter(|_| wants_id(error))?;
        Some(format!("write `{id}`: {}", self.help(error)?))
    }

    /// What to write for a number that no text of this form is. The inner value is `None` where the
    /// form wants something else than a unit.
    pub(super) fn without_unit(
        &self,
        error: &ValidationError<'_>,
        written: &str,
    ) -> Option<Option<String>> {
        let schema = walk::to(self.schema, error.instance_path().as_str())?;
        let pattern = self.pattern(error).filter(|pattern| !fits(pattern, written))?;
        let example = walk::find(self.schema, schema, "examples").and_then(|it| it[0].as_str());
        let unit = example.map(|it| it.trim_start_matches(|c: char| c.is_ascii_digit()));
        let whole =
            unit.map(|unit| format!("{written}{unit}")).filter(|whole| fits(pattern, whole));
        Some(whole.map(|whole| format!("write the unit behind it, for example `{whole}`")))
    }

    /// The entries of a list that were written without brackets, each as it may stand in one.
    pub(super) fn entries(&self, list: &str, written: &str) -> Option<String> {
        let entry = walk::to(self.schema, &format!("{list}/0"))?;
        let pattern = walk::find(self.schema, entry, "pattern");
        let is_fit = |text: &String| pattern.is_none_or(|pattern| fits(pattern, text));
        let fit = |text: &str| {
            let text = text.trim();
            let language = language_named(&text.to_lowercase()).map(str::to_owned);
            let forms = [Some(text.to_owned()), language, id_from(text)];
            forms.into_iter().flatten().find(is_fit)
        };
        let entries: Option<Vec<String>> = written.split(',').map(fit).collect();
        Some(entries?.join(", "))
    }

    /// The pattern of the texts that may stand where an error is.
    pub(super) fn pattern(&self, error: &ValidationError<'_>) -> Option<&Value> {
        let schema = walk::to(self.schema, error.instance_path().as_str())?;
        walk::find(self.schema, schema, "pattern")
    }

    /// Two entries of a list with a space or a semicolon between them.
    pub(super) fn wants_comma(&self, error: &ValidationError<'_>) -> Option<String> {
        let value = error.instance();
        let is_entry = walk::list_of(error.instance_path().as_str()).is_some();
        let text = value.as_str()?;
        let mark = if text.contains(';') { ';' } else { ' ' };
        let entries: Vec<&str> =
            text.split(mark).map(str::trim).filter(|it| !it.is_empty()).collect();
        (is_entry && entries.len() > 1 && matches!(error.kind(), Wrong::Pattern { .. }))
            .then(|| format!("put commas between the entries: {}", entries.join(", ")))
    }
}

/// What a path names: the file in the content, the folder of a page, or the last part of an address. The host of an
/// address names nothing.
fn named(text: &str) -> &str {
    let mut parts = text.split('/').skip_while(|part| !FOLDERS.contains(part)).skip(1);
    let last = || {
        let (_, path) = text.split_once("://").unwrap_or(("", text));
        let path =
            if path.len() < text.len() { path.split_once('/').map_or("", |it| it.1) } else { path };
        let is_path = path.len() < text.len() || text.starts_with('/') || text.ends_with('/');
        let path = path.split(['?', '#']).next().unwrap_or_default();
        is_path.then(|| path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default())
    };
    parts.next().filter(|part| !part.is_empty()).or_else(last).unwrap_or(text)
}

/// Whether a text has the form that a pattern describes.
pub(super) fn fits(pattern: &Value, text: &str) -> bool {
    jsonschema::is_valid(&json!({ "pattern": pattern }), &Value::from(text))
}

/// Whether an error is about a text that should be an id.
pub(super) fn wants_id(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), Wrong::Pattern { pattern } if pattern == "^[a-z0-9]+(-[a-z0-9]+)*$")
}
