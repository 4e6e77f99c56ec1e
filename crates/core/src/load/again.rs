//! Reading again what was saved since, and nothing else: for a preview, in which one file of thousands
//! changes at a time.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use signpost_files::{Folder, Seen};

use super::{Loaded, file_names, read_all, statics, understood};
use crate::diagnostic::Diagnostic;
use crate::model::SiteConfig;
use crate::schema::Kind;
use crate::source::SourcePath;

/// What can be seen of the file at a path; `None` where it cannot be found out.
pub(super) fn seen(path: &Path) -> Option<Seen> {
    Some((&path.symlink_metadata().ok()?).into())
}

/// A file as it was when it was read.
#[derive(Debug)]
pub(super) struct Own {
    /// What was seen of it before it was read; `None` where that could not be found out.
    pub(super) seen: Option<Seen>,
    /// What is wrong with it by itself.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// Reads again the files that are not as they were when they were read last, and says which these are. The
    /// outcome is that of [`load`](super::load) of the whole folder.
    ///
    /// # Errors
    ///
    /// As for [`load`](super::load). What was read before is then still there.
    pub fn refresh(&mut self) -> io::Result<Vec<SourcePath>> {
        let root = self.sources.root().to_owned();
        let found = file_names::find(&root)?;
        let folder = Folder::open(&root)?;
        let paths: BTreeSet<&SourcePath> = found.files.iter().map(|file| &file.path).collect();
        let gone: Vec<_> = self.own.keys().filter(|path| !paths.contains(path)).cloned().collect();
        gone.iter().for_each(|path| self.forget(path));
        let is_same = |file: &file_names::File| {
            let before = self.own.get(&file.path).and_then(|own| own.seen);
            before.is_some() && before == seen(&root.join(&file.on_disk))
        };
        let changed: Vec<_> = found.files.into_par_iter().filter(|file| !is_same(file)).collect();
        self.read_again(&folder, &changed);
        self.conclude(&folder, found.diagnostics);
        Ok(changed.into_iter().map(|file| file.path).chain(gone).collect())
    }

    /// The same of files that somebody saw changing, by their full paths: no other is looked at. `None`, with nothing
    /// read, unless all of those in the folder were there before and are there still, and none is the site's own.
    ///
    /// # Errors
    ///
    /// As for [`load`](super::load).
    pub fn refresh_files(&mut self, seen: &[PathBuf]) -> io::Result<Option<Vec<SourcePath>>> {
        let root = self.sources.root().to_owned();
        let full = std::path::absolute(&root)?;
        let mut files = Vec::new();
        for below in seen.iter().filter_map(|path| path.strip_prefix(&full).ok()) {
            let Some(path) =
                below.to_str().map(|path| SourcePath::from(path.replace('\\', "/").as_str()))
            else {
                return Ok(None);
            };
            let own = self.own.get(&path).zip(Kind::of(&path));
            match (own, self::seen(&root.join(below))) {
                (Some((own, _)), Some(now)) if own.seen == Some(now) => {}
                (Some((_, kind)), Some(now))
                    if kind != Kind::Site && now.kind == signpost_files::Kind::File =>
                {
                    files.push(file_names::File { on_disk: path.to_string(), path, kind });
                }
                // An editor's own, which is away already.
                (None, None) => {}
                _ => return Ok(None),
            }
        }
        self.read_again(&Folder::open(&root)?, &files);
        self.gather();
        Ok(Some(files.into_iter().map(|file| file.path).collect()))
    }

    fn read_again(&mut self, folder: &Folder, files: &[file_names::File]) {
        for read in read_all(folder, files) {
            self.forget(&read.path);
            self.add(read);
        }
    }

    /// Takes a text for what a file says, whatever is in the file, to see what would be wrong then.
    ///
    /// # Errors
    ///
    /// As for [`load`](super::load).
    pub fn suppose(&mut self, texts: &[(SourcePath, String)]) -> io::Result<()> {
        let root = self.sources.root().to_owned();
        let found = file_names::find(&root)?;
        for (path, text) in texts {
            if let Some(kind) = Kind::of(path) {
                self.forget(path);
                self.add(understood(path, kind, None, text.clone()));
            }
        }
        self.conclude(&Folder::open(&root)?, found.diagnostics);
        Ok(())
    }

    /// Puts together what was found in all files.
    pub(super) fn conclude(&mut self, folder: &Folder, names: Vec<Diagnostic>) {
        let (statics, of_statics) = statics::find(folder, &self.site.config);
        self.site.statics = statics;
        self.of_folder = names;
        self.of_folder.extend(of_statics);
        self.gather();
    }

    /// Puts together what was found in the files that were read.
    fn gather(&mut self) {
        self.site
            .pages
            .sort_by(|a, b| (&a.id, &a.language, &a.file).cmp(&(&b.id, &b.language, &b.file)));
        self.diagnostics.clone_from(&self.of_folder);
        self.diagnostics.extend(self.own.values().flat_map(|own| &own.diagnostics).cloned());
    }

    /// Takes out what a file said.
    fn forget(&mut self, path: &SourcePath) {
        if self.own.remove(path).is_none() {
            return;
        }
        self.faulty.remove(path);
        self.doubts.remove(path);
        self.sources.remove(path);
        match Kind::of(path) {
            Some(Kind::Site) => self.site.config = SiteConfig::default(),
            Some(Kind::Suppressions) => self.site.suppressions.clear(),
            Some(Kind::Provider) => drop(self.site.providers.remove(path.stem())),
            Some(Kind::Aid) => drop(self.site.aids.remove(path.stem())),
            Some(Kind::Page) => self.site.pages.retain(|page| page.file != *path),
            None => {}
        }
    }
}
