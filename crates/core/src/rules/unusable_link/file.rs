//! A link to a file that readers would get as it is, and that is not there.

use super::{Fault, Links};
use crate::load::STATIC;
use crate::rules::meant::PageNames;
use crate::suggest;

/// The endings of what could also be the address of a page.
const OF_PAGES: [&str; 7] = ["html", "htm", "md", "yaml", "yml", "txt", "json"];

impl<'l> Links<'_, 'l> {
    /// What to do about an address that leads to no page, if it is that of a file. `Some(None)` if what
    /// keeps that file from being published has been reported at the file itself.
    pub(super) fn no_file(&self, names: &PageNames<'l>, address: &str) -> Option<Option<Fault>> {
        let written = address.split(['?', '#']).next().unwrap_or(address);
        let path = self.map.path(names.page, written)?;
        let (top, name) = (path.split('/').next()?, path.rsplit('/').next()?);
        let is_of_files = self.statics().any(|it| it.split('/').next() == Some(top) && it != top);
        let is_folder = self.statics().any(|it| {
            it.strip_prefix(path.trim_end_matches('/')).is_some_and(|rest| rest.starts_with('/'))
        });
        if name.is_empty()
            || name.starts_with('.')
            || is_folder
            || (!is_of_files && !has_ending(name))
        {
            return None;
        }
        let place = format!("{STATIC}/{path}");
        let is_reported = |file: &str| file == place;
        if self.context.loaded.diagnostics.iter().any(|it| is_reported(it.place().file.as_str())) {
            return Some(None);
        }
        let help = match self.closest_file(&path, name) {
            Some(file) => format!("did you mean {}?", self.map.link_to_file(file)),
            None if self.is_language(top) => format!(
                "put the file into the content as {STATIC}/files/{name}, and write ../../files/{name}"
            ),
            None => format!("put the file into the content as {place}, or take the link out"),
        };
        Some(Some(("this link leads to a file that is not there", help)))
    }

    /// The file that was probably meant: one of this name in another folder, or one of much the same path or name.
    fn closest_file(&self, path: &str, name: &str) -> Option<&'l str> {
        let last = |file: &'l str| file.rsplit('/').next().unwrap_or(file);
        let named = |name: &str| self.statics().find(|it| last(it).eq_ignore_ascii_case(name));
        named(name)
            .or_else(|| suggest::closest(path, self.statics()))
            .or_else(|| suggest::closest(name, self.statics().map(last)).and_then(named))
    }

    fn statics(&self) -> impl Iterator<Item = &'l str> + use<'l> {
        self.context.site.statics.iter().map(String::as_str)
    }

    fn is_language(&self, name: &str) -> bool {
        self.context.site.config.languages.iter().any(|it| it.as_str() == name)
    }
}

/// Whether a name ends as those of files do that are no pages.
fn has_ending(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, ending)| {
        let is_one = (2..=5).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && !ending.bytes().all(|byte| byte.is_ascii_digit());
        is_one && !stem.is_empty() && !OF_PAGES.iter().any(|it| ending.eq_ignore_ascii_case(it))
    })
}
