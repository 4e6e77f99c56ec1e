//! What is said of files and folders whose names say nothing, or too much.

use std::collections::BTreeSet;

use super::has_extension;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::languages;
use crate::model::Language;
use crate::scaffold::id_from;
use crate::schema::kind::{FOLDERS, Kind};
use crate::source::SourcePath;
use crate::suggest;

/// A link to a folder, where content would be.
pub(super) fn linked_folder(path: &SourcePath, name: &str) -> Option<Diagnostic> {
    let top = path.as_str().split('/').next().unwrap_or_default();
    FOLDERS.contains(&top).then(|| {
        let message = "this is a link to another folder, and content is not read through links";
        Diagnostic::new(Code::Unreadable, message, Label::new(path, 0..0))
            .help(format!("put the folder {name} itself here, with its files"))
    })
}

/// Two files or folders whose names differ in their capitals only, which some systems take for one.
pub(super) fn twin(path: &SourcePath, thing: &str, other: &str) -> Diagnostic {
    let message = format!(
        "beside this {thing} there is {other}, which some computers take for the same {thing}"
    );
    Diagnostic::new(Code::UnexpectedFile, message, Label::new(path, 0..0))
        .help("keep one of the two; if they are two things, give this one another name and id")
        .error()
}

/// A file or folder that Windows cannot hold.
pub(super) fn device(path: &SourcePath, thing: &str, name: &str) -> Diagnostic {
    let message =
        format!("Windows keeps the name `{name}` for a device, so no {thing} can have it there");
    Diagnostic::new(Code::UnexpectedFile, message, Label::new(path, 0..0))
        .help(format!("give it another name and id, with one more word, for example {name}-2"))
        .error()
}

pub(super) fn unreadable_name(path: &SourcePath) -> Diagnostic {
    let message = "this name has a character in it that no name should have, so nothing reads it";
    Diagnostic::new(Code::Unreadable, message, Label::new(path, 0..0))
        .help("rename it: small letters, digits and hyphens, and .yaml at the end of a file's name")
}

pub(super) fn unread(path: &SourcePath, message: &str, help: String) -> Diagnostic {
    Diagnostic::new(Code::UnexpectedFile, message, Label::new(path, 0..0)).help(help)
}

/// A file that nothing reads is reported where it looks like content.
pub(super) fn unexpected(path: &SourcePath, names: &BTreeSet<String>) -> Option<Diagnostic> {
    let written = path.as_str();
    let (folder, name) = written.rsplit_once('/').unwrap_or(("", written));
    let top = written.split('/').next().unwrap_or_default();
    let in_content = FOLDERS.contains(&top) && !folder.is_empty();
    let stem = name.split('.').next().unwrap_or(name);
    let renamed = || {
        let stem = id_from(stem).unwrap_or_else(|| stem.to_owned());
        if folder.is_empty() { format!("{stem}.yaml") } else { format!("{folder}/{stem}.yaml") }
    };
    let is_yaml = ["yaml", "yml"].iter().any(|known| has_extension(name.trim_end(), known));
    let is_almost = ["yaml.", "yml."].iter().any(|part| name.to_lowercase().contains(part));
    // What editors and version control keep beside a file is not meant to be read.
    let is_kept =
        ["bak", "orig", "rej", "swp", "tmp", "md"].iter().any(|end| has_extension(name, end));
    let help = if is_kept {
        return None;
    } else if (is_yaml || (is_almost && in_content))
        && Kind::of(&SourcePath::from(renamed().as_str())).is_some()
        && renamed() != written
    {
        let other = renamed();
        if names.contains(other.rsplit('/').next().unwrap_or(&other)) {
            return Some(twin(path, "file", &other));
        }
        format!("rename it to {other}")
    } else if is_yaml {
        place_for(written, top, stem)
    } else if has_extension(name, "json") {
        "write it as YAML, in a file that ends in .yaml".to_owned()
    } else if in_content && (!name.contains('.') || has_extension(name, "txt")) {
        format!("if it is content, rename it to {}; else move it out of this folder", renamed())
    } else if in_content {
        "move it out of this folder; content is written in files that end in .yaml".to_owned()
    } else {
        return None;
    };
    Some(unread(path, "nothing reads this file", help))
}

/// Where a file belongs that has another ending or is in another folder than content, and must be meant for it. `says`
/// tells what it says of itself under a key.
pub(super) fn due(
    meant: &str,
    says: impl Fn(&str) -> Option<String>,
) -> Option<(SourcePath, Kind)> {
    // An editor that writes plain text adds an ending of its own.
    let lower = meant.to_ascii_lowercase();
    let own = lower.strip_suffix(".txt").unwrap_or(&lower).trim_end();
    let end = [".yaml", ".yml"].into_iter().find(|end| own.ends_with(end))?;
    let path = meant.get(..own.len() - end.len())?;
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let top = folder.split('/').next()?;
    let named = |folder: &str, name: &str| {
        let path = match folder {
            "" => format!("{name}.yaml"),
            _ => format!("{folder}/{name}.yaml"),
        };
        let path = SourcePath::from(path.as_str());
        // Without a site.yaml, all else is told otherwise.
        let kind = Kind::of(&path).filter(|kind| *kind != Kind::Site)?;
        Some((path, kind))
    };
    if top != "pages" {
        let name = id_from(name)?;
        return named(folder, &name).or_else(|| named(top, &name));
    }
    let language = Language::in_right_case(name);
    let language = Some(language).filter(|it| languages::is_language(it));
    match &language {
        Some(language) if folder != top => named(folder, language),
        _ => None,
    }
    .or_else(|| named(&format!("pages/{}", says("id")?), &language.or_else(|| says("language"))?))
}

/// Where a file belongs that is in a folder that content has not.
fn place_for(written: &str, top: &str, stem: &str) -> String {
    let meant = suggest::closest(top, FOLDERS);
    match meant.filter(|_| written != top) {
        Some("pages") => {
            let mut parts = written.split('/').skip(1);
            let id = parts.next().filter(|_| parts.next().is_some()).unwrap_or(stem);
            match languages::is_language(id) {
                true => format!("a page is in a folder of its own, named as its id: pages/<id>/{id}.yaml"),
                false => format!("a page is in a folder of its own: pages/{id}/<language>.yaml"),
            }
        }
        Some(folder) => format!("move it to {folder}/{stem}.yaml"),
        None => "content is site.yaml, suppressions.yaml, providers/<id>.yaml, aids/<id>.yaml and pages/<id>/<language>.yaml".to_owned(),
    }
}
