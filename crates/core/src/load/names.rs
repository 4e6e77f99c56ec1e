//! The names of the files in a content folder, which say what each of them is.

use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::scaffold::id_from;
use crate::schema::Kind;
use crate::source::SourcePath;
use crate::suggest;

/// The files of a content folder.
#[derive(Default)]
pub(super) struct Found {
    /// Those whose name says what is in them.
    pub(super) files: Vec<(SourcePath, Kind)>,
    /// What is wrong with the names of the others.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Everything below a content folder, hidden files left out.
pub(super) fn find(root: &Path) -> io::Result<Found> {
    let mut found = Found::default();
    list(root, "", &mut found)?;
    found.files.sort_by(|a, b| a.0.cmp(&b.0));
    if !found.files.iter().any(|(_, kind)| *kind == Kind::Site) {
        found.without_site();
    }
    Ok(found)
}

fn list(root: &Path, folder: &str, found: &mut Found) -> io::Result<()> {
    let mut entries = fs::read_dir(root.join(folder))?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let file_name = entry.file_name();
        let name = file_name.to_string_lossy();
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        // Not through a link: it could lead round in circles, or out of the content.
        let is_folder = entry.file_type()?.is_dir();
        // A name is printed in many places, and a line break in it would begin a line of its own.
        let printable = name.replace(char::is_control, "\u{fffd}");
        let join = |name: &str| match folder {
            "" => name.to_owned(),
            _ => format!("{folder}/{name}"),
        };
        let path = SourcePath::from(join(&printable).as_str());
        if file_name.to_str() != Some(&printable) {
            found.diagnostics.push(unreadable_name(&path));
        } else if !is_folder {
            match Kind::of(&path) {
                Some(kind) => found.files.push((path, kind)),
                None => found.diagnostics.extend(unexpected(&path)),
            }
        } else if has_extension(&printable, "yaml") || has_extension(&printable, "yml") {
            let help = "rename the folder; content is in files whose names end in .yaml";
            found.diagnostics.push(unread(&path, "nothing reads this folder", help.to_owned()));
        } else {
            list(root, path.as_str(), found)?;
        }
    }
    Ok(())
}

impl Found {
    /// Without a `site.yaml`, a file much like it is meant for one.
    fn without_site(&mut self) {
        let is_like = |path: &str| {
            path.split_once('.').is_some_and(|(stem, _)| stem.eq_ignore_ascii_case("site"))
        };
        let like = self.diagnostics.iter().position(|fault| is_like(fault.place().file.as_str()));
        let help = match like.map(|index| self.diagnostics.remove(index)) {
            Some(fault) => format!("rename {} to site.yaml", fault.place().file),
            None => "create it, or name the right folder with --content DIR".to_owned(),
        };
        let label = Label::new(&SourcePath::from("site.yaml"), 0..0);
        let message = "there is no site.yaml in the content folder";
        self.diagnostics.push(Diagnostic::new(Code::MissingFile, message, label).help(help));
    }
}

fn unreadable_name(path: &SourcePath) -> Diagnostic {
    let message = "this name has a character in it that no name should have, so nothing reads it";
    Diagnostic::new(Code::Unreadable, message, Label::new(path, 0..0))
        .help("rename it: small letters, digits and hyphens, and .yaml at the end of a file's name")
}

fn unread(path: &SourcePath, message: &str, help: String) -> Diagnostic {
    Diagnostic::new(Code::UnexpectedFile, message, Label::new(path, 0..0)).help(help)
}

/// A file that nothing reads is reported where it looks like content.
fn unexpected(path: &SourcePath) -> Option<Diagnostic> {
    let written = path.as_str();
    let (folder, name) = written.rsplit_once('/').unwrap_or(("", written));
    let top = written.split('/').next().unwrap_or_default();
    let in_content = ["aids", "providers", "pages"].contains(&top) && !folder.is_empty();
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
        format!("rename it to {}", renamed())
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

/// Where a file belongs that is in a folder that content has not.
fn place_for(written: &str, top: &str, stem: &str) -> String {
    let meant = suggest::closest(top, ["aids", "providers", "pages"]);
    match meant.filter(|_| written != top) {
        Some("pages") => {
            let id = written.split('/').nth(1).map_or(stem, |it| it.trim_end_matches(".yaml"));
            format!("a page is in a folder of its own: pages/{id}/<language>.yaml")
        }
        Some(folder) => format!("move it to {folder}/{stem}.yaml"),
        None => "content is site.yaml, suppressions.yaml, providers/<id>.yaml, aids/<id>.yaml and pages/<id>/<language>.yaml".to_owned(),
    }
}

fn has_extension(name: &str, wanted: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case(wanted))
}
