//! The names of the files in a content folder, which say what each of them is.

mod unread;

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use self::unread::{device, due, linked_folder, twin, unexpected, unread, unreadable_name};
use super::LARGEST_FILE;
use crate::diagnostic::{Code, Diagnostic, Label, Severity};
use crate::languages;
use crate::model::Language;
use crate::scaffold::{id_from, is_device};
use crate::schema::kind::{FOLDERS, Kind};
use crate::source::SourcePath;
use crate::suggest;
use signpost_files::Folder;

/// A file whose name says what is in it.
pub(super) struct File {
    /// Its path in the content folder, as it is.
    pub(super) on_disk: String,
    /// Its path as it is meant: a file or folder whose name is a little off is reported once, and read
    /// all the same, so that nothing that refers to it is reported as well.
    pub(super) path: SourcePath,
    pub(super) kind: Kind,
}

/// The files of a content folder.
#[derive(Default)]
pub(super) struct Found {
    /// Those whose name says what is in them.
    pub(super) files: Vec<File>,
    /// What is wrong with the names of the others.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Those that may be content of another name, or in another folder: their paths as they are and as meant.
    strays: Vec<(String, String)>,
}

/// Everything below a content folder, hidden files left out.
pub(super) fn find(root: &Path) -> io::Result<Found> {
    let mut found = Found::default();
    list(root, "", "", &mut found)?;
    found.place_strays(&Folder::open(root)?);
    found.files.sort_by(|a, b| a.path.cmp(&b.path));
    if !found.files.iter().any(|file| file.kind == Kind::Site) {
        found.without_site();
    }
    Ok(found)
}

/// Lists a folder, and those in it. `meant` is the folder that it stands for.
fn list(root: &Path, folder: &str, meant: &str, found: &mut Found) -> io::Result<()> {
    let mut entries = fs::read_dir(root.join(folder))?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    let names: BTreeSet<String> =
        entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    for entry in entries {
        let file_name = entry.file_name();
        let name = file_name.to_string_lossy();
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        let kind = entry.file_type()?;
        // A name is printed in many places, and a line break in it would begin a line of its own.
        let printable = name.replace(char::is_control, "\u{fffd}");
        let join = |folder: &str, name: &str| match folder {
            "" => name.to_owned(),
            _ => format!("{folder}/{name}"),
        };
        let (on_disk, meant) = (join(folder, &printable), join(meant, &printable));
        let path = SourcePath::from(on_disk.as_str());
        if file_name.to_str() != Some(&printable) {
            found.diagnostics.push(unreadable_name(&path));
        } else if kind.is_symlink() && !is_plain_file(&root.join(&on_disk)) {
            // Not through a link: it could lead round in circles, or out of the content.
            found.diagnostics.extend(linked_folder(&path, &printable));
        } else if !kind.is_dir() {
            found.add(on_disk, &meant, &names);
        } else if has_extension(&printable, "yaml") || has_extension(&printable, "yml") {
            let help = "rename the folder; content is in files whose names end in .yaml";
            found.diagnostics.push(unread(&path, "nothing reads this folder", help.to_owned()));
        } else {
            found.add_folder(root, &on_disk, &meant, &names);
        }
    }
    Ok(())
}

/// Whether a link leads to a file, which is reported where it is read.
fn is_plain_file(path: &Path) -> bool {
    !fs::metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

impl Found {
    fn add(&mut self, on_disk: String, meant: &str, names: &BTreeSet<String>) {
        let path = SourcePath::from(meant);
        let shown = SourcePath::from(on_disk.as_str());
        let Some(kind) = Kind::of(&path) else {
            self.diagnostics.extend(unexpected(&shown, names));
            self.strays.push((on_disk, meant.to_owned()));
            return;
        };
        let (folder, stem) =
            meant.rsplit_once('/').map_or(("", path.stem()), |(it, _)| (it, path.stem()));
        if is_device(stem) && matches!(kind, Kind::Aid | Kind::Provider) {
            self.diagnostics.push(device(&shown, "file", stem));
        }
        let Some(right) = right_stem(kind, stem) else {
            self.files.push(File { on_disk, path, kind });
            return;
        };
        let name = format!("{right}.yaml");
        if names.contains(&name) {
            self.diagnostics.push(twin(&shown, "file", &name));
            return;
        }
        let message = "the name of this file is written otherwise than others refer to it";
        let fault = Diagnostic::new(Code::UnexpectedFile, message, Label::new(&shown, 0..0));
        let except = if kind == Kind::Page { ", except for a script or a country" } else { "" };
        let help = format!("rename it to {name}: small letters{except}");
        self.diagnostics.push(fault.help(help).error());
        let path = SourcePath::from(format!("{folder}/{name}").as_str());
        self.files.push(File { on_disk, path, kind });
    }

    fn add_folder(&mut self, root: &Path, on_disk: &str, meant: &str, names: &BTreeSet<String>) {
        let shown = SourcePath::from(on_disk);
        let mut meant = meant.to_owned();
        // A folder for files as they are, which readers get and nothing here reads.
        if meant == "static" {
            return;
        }
        if let Some(("pages", name)) = meant.split_once('/').filter(|(_, it)| !it.contains('/')) {
            if is_device(name) {
                self.diagnostics.push(device(&shown, "folder", name));
            }
            let lower = name.to_lowercase();
            if name.chars().any(char::is_uppercase) && names.contains(&lower) {
                self.diagnostics.push(twin(&shown, "folder", &lower));
                return;
            }
        }
        if !meant.contains('/') && !FOLDERS.contains(&meant.as_str()) {
            let like = suggest::closest(&meant, FOLDERS);
            if let Some(folder) = like.filter(|_| has_content(&root.join(on_disk))) {
                let message = format!("nothing reads a folder of the name `{on_disk}`");
                let fault =
                    Diagnostic::new(Code::UnexpectedFile, message, Label::new(&shown, 0..0))
                        .error();
                if names.contains(folder) {
                    self.diagnostics.push(fault.help(format!("move what is in it to {folder}/")));
                    return;
                }
                self.diagnostics.push(fault.help(format!("rename it to {folder}")));
                meant = folder.to_owned();
            }
        }
        if let Err(error) = list(root, on_disk, &meant, self) {
            let message = format!("the folder cannot be read: {error}");
            let fault = Diagnostic::new(Code::Unreadable, message, Label::new(&shown, 0..0));
            self.diagnostics.push(fault.help("check that you may read the folder"));
        }
    }
}

/// Whether there is content in a folder, or in one below it.
fn has_content(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| {
        let is_yaml = has_extension(&entry.file_name().to_string_lossy(), "yaml");
        is_yaml
            || (entry.file_type().is_ok_and(|it| it.is_dir()) && {
                let below = fs::read_dir(entry.path()).into_iter().flatten().flatten();
                below.into_iter().any(|it| has_extension(&it.file_name().to_string_lossy(), "yaml"))
            })
    })
}

/// A file's name without .yaml as it should be, where only its capitals are not.
fn right_stem(kind: Kind, stem: &str) -> Option<String> {
    let lower = stem.to_ascii_lowercase();
    let right = match kind {
        Kind::Aid | Kind::Provider => Some(lower).filter(|it| id_from(it).as_ref() == Some(it))?,
        Kind::Page => Language::in_right_case(stem),
        _ => return None,
    };
    // "en-Copy" has the form of a code, and is none.
    (right != stem && (kind != Kind::Page || languages::is_language(&right))).then_some(right)
}

impl Found {
    /// Takes each file that has another name or folder than content for the one that belongs there, if there is
    /// none: it has been told to be moved, and what refers to it is right.
    fn place_strays(&mut self, root: &Folder) {
        let mut taken: BTreeSet<SourcePath> =
            self.files.iter().map(|file| file.path.clone()).collect();
        for (on_disk, meant) in std::mem::take(&mut self.strays) {
            let told = self.diagnostics.iter_mut();
            let mut told = told.filter(|it| it.place().file.as_str() == on_disk);
            let Some(fault) = told.next() else { continue };
            let text = OnceCell::new();
            let text = || text.get_or_init(|| read(root, &on_disk)).as_str();
            let says = |key: &str| stated(text(), key);
            let Some((path, kind)) = due(&meant, says) else { continue };
            if taken.insert(path.clone()) {
                let folder =
                    |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
                let stays = folder(path.as_str()) == folder(&meant);
                let to = if stays { "rename" } else { "move" };
                fault.severity = Severity::Error;
                fault.help = Some(format!("{to} it to {path}"));
                self.files.push(File { on_disk, path, kind });
            } else if fault.severity < Severity::Error {
                fault.help = Some(format!(
                    "delete it if it is a copy of {path}; else give it another name and id there"
                ));
            }
        }
    }

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

/// The text of a file that may be content; one that cannot be read says nothing.
fn read(root: &Folder, path: &str) -> String {
    let bytes = root.read(path, LARGEST_FILE).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// The id or the language that a file says it has.
fn stated(text: &str, key: &str) -> Option<String> {
    let value = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?;
    let value = value.split('#').next()?.trim().trim_matches(['"', '\'']);
    let is_fit = id_from(value).as_deref() == Some(value) || languages::is_language(value);
    is_fit.then(|| value.to_owned())
}

fn has_extension(name: &str, wanted: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case(wanted))
}
