//! The files that readers get as they are: all that is in `static/`.
//!
//! Whatever would keep one from being published is found here, so that `validate` says it: a link, a
//! name that not every system and address can hold, a path that the site's own pages have.

use std::collections::{BTreeMap, BTreeSet};

use signpost_files::{Folder, Kind};

use crate::address::OWN_FILES;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::model::SiteConfig;
use crate::scaffold::is_device;
use crate::source::SourcePath;

/// The name of the folder.
pub const STATIC: &str = "static";
/// The most bytes of such a file; many a host takes no larger one.
pub const LARGEST_STATIC: u64 = 100 * 1024 * 1024;

/// The most bytes of all of them: a site that is made has its files in memory.
const MOST: u64 = 512 * 1024 * 1024;

/// The folder at the top of every site for its styles and pictures.
const ASSETS: &str = "assets";
/// The names with a dot in front that are meant for readers or for a host; others are what editors and
/// systems leave behind.
const HIDDEN: [&str; 3] = [".htaccess", ".nojekyll", ".well-known"];
/// What cannot be in a name on every system, or means something else in an address.
const UNFIT: [char; 11] = ['\\', ':', '*', '?', '"', '<', '>', '|', '%', '#', '\u{fffd}'];

/// The paths of the files below the folder, sorted, and what is wrong with others.
pub(super) fn find(root: &Folder, config: &SiteConfig) -> (BTreeSet<String>, Vec<Diagnostic>) {
    let mut statics = Statics::default();
    match root.look(STATIC) {
        Ok(Some(seen)) if seen.kind == Kind::File => {
            statics.refuse("", "there is a file where the folder for files as they are would be");
        }
        Ok(Some(_)) => statics.enter(root, STATIC, ""),
        Ok(None) => {}
        Err(error) => statics.refuse("", &format!("the folder cannot be read: {error}")),
    }
    if statics.bytes > MOST {
        let most = MOST / (1024 * 1024);
        statics.refuse_size("", &format!("the files here have more than {most} MiB together"));
        statics.files.clear();
    }
    statics.collide(config);
    (statics.files, statics.diagnostics)
}

#[derive(Default)]
struct Statics {
    files: BTreeSet<String>,
    /// How many bytes they have.
    bytes: u64,
    diagnostics: Vec<Diagnostic>,
}

impl Statics {
    /// Lists a folder in another one; `path` is its path below the topmost one.
    fn enter(&mut self, outer: &Folder, name: &str, path: &str) {
        match outer.enter(name) {
            Ok(Some(folder)) => match folder.names() {
                Ok(names) => names.iter().for_each(|name| self.add(&folder, name, path)),
                Err(error) => self.refuse(path, &format!("the folder cannot be read: {error}")),
            },
            Ok(None) => {}
            Err(_) => {
                self.refuse(path, "this is a link or no folder, and no link is followed here")
            }
        }
    }

    fn add(&mut self, folder: &Folder, name: &str, above: &str) {
        let path = if above.is_empty() { name.to_owned() } else { format!("{above}/{name}") };
        if name.starts_with('.') && !HIDDEN.contains(&name) || name.ends_with('~') {
            return;
        }
        if name.contains(|c: char| c.is_control() || UNFIT.contains(&c))
            || name.ends_with(['.', ' '])
        {
            let path = path.replace(char::is_control, "\u{fffd}");
            self.refuse(
                &path,
                "this name has a character in it that a file on the web should not have",
            );
            return;
        }
        if is_device(name) {
            self.refuse(
                &path,
                "Windows keeps this name for a device, so no file can have it there",
            );
            return;
        }
        match folder.look(name) {
            Ok(Some(seen)) if seen.kind == Kind::Folder => self.enter(folder, name, &path),
            Ok(Some(seen)) if seen.kind == Kind::File && seen.len > LARGEST_STATIC => {
                let most = LARGEST_STATIC / (1024 * 1024);
                self.refuse_size(&path, &format!("the file is larger than {most} MiB"));
            }
            Ok(Some(seen)) if seen.kind == Kind::File => {
                self.bytes = self.bytes.saturating_add(seen.len);
                self.files.insert(path);
            }
            Ok(Some(_)) => {
                self.refuse(
                    &path,
                    "this is a link or a device, and only files themselves are published",
                );
            }
            Ok(None) => {}
            Err(error) => self.refuse(&path, &format!("the file cannot be read: {error}")),
        }
    }

    /// Takes out what would have the path of something else, on systems that ignore case too.
    fn collide(&mut self, config: &SiteConfig) {
        let languages = config.languages.iter().map(|it| it.as_str().to_lowercase());
        let own = OWN_FILES.into_iter().chain([ASSETS]).map(str::to_owned);
        let own: BTreeSet<String> = own.chain(languages).collect();
        let mut folded: BTreeMap<String, String> = BTreeMap::new();
        for path in std::mem::take(&mut self.files) {
            let top = path.split('/').next().unwrap_or_default();
            if own.contains(&top.to_lowercase()) {
                self.refuse(&path, &format!("the site itself has the path `{top}`"));
                continue;
            }
            // Each folder on the way as well: two that differ in case only are one on some systems.
            let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
            let names: Vec<_> = ends.map(|at| (path[..at].to_lowercase(), &path[..at])).collect();
            let other = names.iter().find_map(|(lower, name)| {
                folded.get(lower).filter(|other| other.as_str() != *name)
            });
            if let Some(other) = other {
                let message =
                    format!("beside it there is `{other}`, which some computers take for the same");
                self.refuse(&path, &message);
                continue;
            }
            folded.extend(names.into_iter().map(|(lower, name)| (lower, name.to_owned())));
            self.files.insert(path);
        }
    }

    fn refuse(&mut self, path: &str, message: &str) {
        self.tell(
            path,
            message,
            "put a file of another name or in another folder there, such as static/files/leaflet.pdf",
        );
    }

    fn refuse_size(&mut self, path: &str, message: &str) {
        self.tell(path, message, "put large files on a host that is made for them, and link them");
    }

    fn tell(&mut self, path: &str, message: &str, help: &str) {
        let path = if path.is_empty() { STATIC.to_owned() } else { format!("{STATIC}/{path}") };
        let label = Label::new(&SourcePath::from(path.as_str()), 0..0);
        self.diagnostics
            .push(Diagnostic::new(Code::UnexpectedFile, message, label).help(help).error());
    }
}
