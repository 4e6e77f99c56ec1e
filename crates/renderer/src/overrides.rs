//! A folder of files that replace built-in templates, styles and words by their names, and of what
//! those need besides: templates and files of their own, more rules for the style, values.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use serde_json::Value;
use signpost_core::load::{LARGEST_FILE, LARGEST_STATIC};
use signpost_core::model::Language;
use signpost_files::{Folder, Kind};

use crate::blocked;
use crate::error::RenderError;
use crate::own_words;
use crate::template_text::{included, place, without_comments};

/// Every template and asset by name, as it is built in.
pub(crate) const BUILT_IN: [(&str, &str); 18] = [
    ("aid.hbs", include_str!("../templates/aid.hbs")),
    ("aids.hbs", include_str!("../templates/aids.hbs")),
    ("condition.hbs", include_str!("../templates/condition.hbs")),
    ("foot.hbs", include_str!("../templates/foot.hbs")),
    ("head.hbs", include_str!("../templates/head.hbs")),
    ("home.hbs", include_str!("../templates/home.hbs")),
    ("icon.svg", include_str!("../templates/icon.svg")),
    ("index.hbs", include_str!("../templates/index.hbs")),
    ("layout.hbs", include_str!("../templates/layout.hbs")),
    ("line.hbs", include_str!("../templates/line.hbs")),
    ("link.hbs", include_str!("../templates/link.hbs")),
    ("mention.hbs", include_str!("../templates/mention.hbs")),
    ("moved.hbs", include_str!("../templates/moved.hbs")),
    ("not-found.hbs", include_str!("../templates/not-found.hbs")),
    ("page.hbs", include_str!("../templates/page.hbs")),
    ("style.css", include_str!("../templates/style.css")),
    ("successor.hbs", include_str!("../templates/successor.hbs")),
    ("text.hbs", include_str!("../templates/text.hbs")),
];

/// The file of the style.
const STYLE: &str = "style.css";
/// The file whose rules are added to the style.
const EXTRA_STYLE: &str = "extra.css";
/// The file of values that templates can ask for.
const VALUES: &str = "values.yaml";

/// The folder of words, and that of files that templates and styles link to.
const WORDS: &str = "words";
pub(crate) const FILES: &str = "files";

/// The files of a folder of templates.
#[derive(Debug, Default)]
pub(crate) struct Overrides {
    /// Templates, styles and words, by name.
    files: BTreeMap<String, String>,
    /// Files that templates can link to, by their paths below `files/`.
    assets: BTreeMap<String, Vec<u8>>,
    /// What `values.yaml` says.
    values: Value,
}

impl Overrides {
    /// Reads a folder; without one, nothing is replaced.
    pub(crate) fn load(folder: Option<&Path>) -> Result<Self, RenderError> {
        let mut overrides = Self::default();
        if let Some(folder) = folder {
            // The folder itself is named by a person and may be a link. What is below it may come with a pull
            // request: no link below it is followed.
            let root = Folder::open(folder).map_err(RenderError::io("read", folder))?;
            overrides.read(&root, "")?;
            if let Some(words) = enter(&root, WORDS)? {
                overrides.read(&words, "words/")?;
            }
            if let Some(files) = enter(&root, FILES)? {
                overrides.read_assets(&files, "")?;
            }
            overrides.unused_partial()?;
            overrides.without_circles()?;
            own_words::check(&overrides.files)?;
            if let Some(values) = overrides.files.get(VALUES) {
                overrides.values = signpost_core::load::values(values)
                    .map_err(|reason| RenderError::Values { file: VALUES.to_owned(), reason })?;
            }
        }
        Ok(overrides)
    }

    /// A template or an asset: the folder's, or else the built-in one.
    pub(crate) fn file(&self, name: &str) -> &str {
        let built_in =
            || BUILT_IN.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text);
        self.files.get(name).map_or_else(built_in, String::as_str)
    }

    /// The names of all templates, with those that only this folder has.
    pub(crate) fn templates(&self) -> BTreeSet<&str> {
        let built_in = BUILT_IN.iter().map(|(name, _)| *name);
        built_in.chain(self.files.keys().map(String::as_str)).filter_map(stem).collect()
    }

    /// Refuses templates with something that the pages of a site at this address would not show.
    pub(crate) fn refuse_blocked(&self, base: &str) -> Result<(), RenderError> {
        blocked::check(&self.files, base)
    }

    /// Whether the folder has a file of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Whether the folder has any template.
    pub(crate) fn has_templates(&self) -> bool {
        self.files.keys().any(|name| stem(name).is_some())
    }

    /// The style, and the folder's own rules that come after it, with the names of their files.
    pub(crate) fn styles(&self) -> impl Iterator<Item = (&str, &str)> {
        let extra = self.files.get(EXTRA_STYLE).map(|extra| (EXTRA_STYLE, extra.as_str()));
        [(STYLE, self.file(STYLE))].into_iter().chain(extra)
    }

    /// The files that templates can link to, by their paths.
    pub(crate) fn assets(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.assets
    }

    /// The values that templates can ask for.
    pub(crate) fn values(&self) -> &Value {
        &self.values
    }

    /// Every file of the folder by its name, with what it holds.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let texts = self.files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
        texts.chain(self.assets.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
    }

    /// The words that replace those of a language.
    pub(crate) fn words(&self, language: &Language) -> Option<&str> {
        self.files.get(&format!("words/{language}.ftl")).map(String::as_str)
    }

    fn read(&mut self, folder: &Folder, prefix: &str) -> Result<(), RenderError> {
        for entry in entries(folder)? {
            let is_ours = prefix.is_empty() && [WORDS, FILES].contains(&&*entry);
            if is_ours || is_folder(folder, &entry)? {
                continue;
            }
            let name = format!("{prefix}{entry}");
            let fits = match prefix {
                "" => is_known(&name) || stem(&name).is_some(),
                _ => language_of(&entry).is_some(),
            };
            if !fits {
                let known = BUILT_IN.map(|(known, _)| known).join(", ");
                let known = format!(
                    "{known}, {EXTRA_STYLE}, {VALUES}, words/<language>.ftl, templates of your own (*.hbs), \
                     and below files/ what they link to"
                );
                return Err(RenderError::UnknownTemplate { name, known });
            }
            let text = folder.read_to_string(&entry, LARGEST_FILE);
            self.files.insert(name, text.map_err(cannot_read(folder, &entry))?);
        }
        Ok(())
    }

    fn read_assets(&mut self, folder: &Folder, prefix: &str) -> Result<(), RenderError> {
        for entry in entries(folder)? {
            let name = format!("{prefix}{entry}");
            if is_folder(folder, &entry)? {
                let inner = enter(folder, &entry)?;
                inner.map_or(Ok(()), |inner| self.read_assets(&inner, &format!("{name}/")))?;
            } else {
                let bytes = folder.read(&entry, LARGEST_STATIC);
                self.assets.insert(name, bytes.map_err(cannot_read(folder, &entry))?);
            }
        }
        Ok(())
    }

    /// A template that replaces none and that none includes: its name is most likely a typo.
    fn unused_partial(&self) -> Result<(), RenderError> {
        for name in self.files.keys().filter(|name| !is_known(name)) {
            let Some(own) = stem(name) else { continue };
            let is_used = self.files.iter().any(|(other, text)| {
                let text = without_comments(text);
                other != name && included(&text).iter().any(|(_, included)| *included == own)
            });
            if !is_used {
                let like = signpost_core::suggest::closest(name, BUILT_IN.map(|(known, _)| known));
                let like = like.map(|like| format!("; did you mean {like}?"));
                return Err(RenderError::UnusedTemplate {
                    name: name.clone(),
                    like: like.unwrap_or_default(),
                });
            }
        }
        Ok(())
    }

    /// Refuses templates that include each other in a circle: what they make has no end.
    fn without_circles(&self) -> Result<(), RenderError> {
        let mut done = BTreeSet::new();
        let names = self.templates().into_iter();
        names.map(str::to_owned).try_for_each(|name| self.follow(name, &mut Vec::new(), &mut done))
    }

    /// Follows what a template includes, below those of `path`.
    fn follow(
        &self,
        name: String,
        path: &mut Vec<String>,
        done: &mut BTreeSet<String>,
    ) -> Result<(), RenderError> {
        if let Some(from) = path.iter().position(|it| *it == name) {
            let circle = path[from..].iter().chain([&name]).map(|it| format!("{it}.hbs"));
            return Err(RenderError::EndlessTemplates {
                circle: circle.collect::<Vec<_>>().join(", which includes "),
            });
        }
        if done.contains(&name) {
            return Ok(());
        }
        let file = format!("{name}.hbs");
        let text = without_comments(self.file(&file));
        path.push(name.clone());
        for (at, included) in included(&text) {
            // Only of a name that is written there is known that it does not lead back here.
            if included.is_empty() {
                let (line, column) = place(&text, at);
                let reason = "`include` is followed by the name of a template in quotes";
                let reason = reason.to_owned();
                return Err(RenderError::Template { template: file, line, column, reason });
            }
            self.follow(included.to_owned(), path, done)?;
        }
        path.pop();
        done.insert(name);
        Ok(())
    }
}

/// A folder below one; none where nothing has its name.
fn enter(folder: &Folder, name: &str) -> Result<Option<Folder>, RenderError> {
    folder.enter(name).map_err(cannot_read(folder, name))
}

/// Whether there is a folder of this name, and no link to one.
fn is_folder(folder: &Folder, name: &str) -> Result<bool, RenderError> {
    let seen = folder.look(name).map_err(cannot_read(folder, name))?;
    Ok(seen.is_some_and(|seen| seen.kind == Kind::Folder))
}

fn cannot_read(folder: &Folder, name: &str) -> impl FnOnce(io::Error) -> RenderError {
    RenderError::io("read", &folder.path().join(name))
}

/// The language of a file of words, by its name: its tag as the content of a site writes it.
fn language_of(name: &str) -> Option<&str> {
    let tag = name.strip_suffix(".ftl")?;
    let mut parts = tag.split('-');
    signpost_core::languages::names(parts.next()?)?;
    let is_written = |part: &str| match part.len() {
        // A script, and then a country.
        4 => part[..1] == part[..1].to_uppercase() && part[1..] == part[1..].to_lowercase(),
        2..=3 => part.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()),
        _ => false,
    };
    (tag.is_ascii() && parts.all(is_written)).then_some(tag)
}

/// Whether the program itself has a file of this name, or looks for one.
fn is_known(name: &str) -> bool {
    [EXTRA_STYLE, VALUES].contains(&name) || BUILT_IN.iter().any(|(known, _)| *known == name)
}

/// A template's name without its ending.
fn stem(name: &str) -> Option<&str> {
    name.strip_suffix(".hbs")
}

/// What is in a folder, without what editors and file managers leave behind.
fn entries(folder: &Folder) -> Result<Vec<String>, RenderError> {
    let mut names = folder.names().map_err(RenderError::io("read", folder.path()))?;
    names.retain(|name| !name.starts_with('.') && !name.ends_with('~'));
    Ok(names)
}
