//! Making the site, and after each save only what is different.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use signpost_core::diagnostic::Severity;
use signpost_renderer::{Audited, Made, Options, Rendered};

use crate::cli::{ContentArgs, ServeArgs};
use crate::commands::{Validated, audits};

/// What the site is made from.
pub(super) struct Recipe {
    content: ContentArgs,
    audit: Vec<PathBuf>,
    templates: Option<PathBuf>,
    drafts: bool,
    /// The address of the preview, which every address in the pages is to start with.
    pub(super) base_url: String,
    /// The content as it was read last, of which only what was saved since is read again.
    validated: Option<Validated>,
    /// What the last audits found, as it was read last.
    audited: Option<Audited>,
    /// The pages as they were made last.
    made: Made,
}

/// How making the site ended.
pub(crate) struct Build {
    /// The content with its faults; an error where the folder itself cannot be read.
    pub(crate) validated: anyhow::Result<Validated>,
    /// The site; `None` where the content has errors.
    pub(crate) rendered: Option<anyhow::Result<Rendered>>,
    /// How long it took.
    pub(crate) took: Duration,
}

impl Recipe {
    pub(super) fn new(args: &ServeArgs, base_url: &str) -> Self {
        Self {
            content: ContentArgs { content: args.content.content.clone(), now: args.content.now },
            audit: args.audit.clone(),
            templates: args.templates.clone(),
            drafts: args.drafts,
            base_url: base_url.to_owned(),
            validated: None,
            audited: None,
            made: Made::default(),
        }
    }

    fn options(&self) -> Options {
        Options {
            base_url: Some(self.base_url.clone()),
            drafts: self.drafts,
            templates: self.templates.clone(),
            content: Some(self.content.content.clone()),
            program: String::new(),
        }
    }

    fn render(&mut self, validated: &Validated) -> anyhow::Result<Rendered> {
        let options = self.options();
        self.audited = audits::read(&self.audit, self.content.now())?;
        let (site, sources) = (&validated.loaded.site, &validated.loaded.sources);
        let audited = self.audited.as_ref();
        let (rendered, made) =
            signpost_renderer::render_again(site, sources, audited, &options, &self.made)?;
        self.made = made;
        Ok(rendered)
    }

    /// The site with the few pages made anew that were saved, before the rules have looked at all of it: a person
    /// waits for that page. `None` where there is no such page, or where it cannot be shown as it is.
    pub(super) fn saved_pages(&mut self, shown: &Rendered, seen: &[PathBuf]) -> Option<Rendered> {
        let options = self.options();
        let validated = self.validated.as_mut().filter(|it| !it.has_errors())?;
        let changed = validated.refresh_files(&self.content, seen).ok()?.into_iter().collect();
        let loaded = &validated.loaded;
        if loaded.diagnostics.iter().any(|fault| fault.severity == Severity::Error) {
            return None;
        }
        let audited = self.audited.as_ref();
        // What is wrong is told by the whole build, which looks at all files once more: one may be saved meanwhile.
        signpost_renderer::render_pages(&loaded.site, audited, &options, shown, &changed).ok()?
    }

    /// Makes the site.
    pub(super) fn build(&mut self) -> Build {
        let started = Instant::now();
        let validated = match self.validated.take() {
            Some(validated) => validated.again(&self.content),
            None => Validated::read(&self.content),
        };
        let rendered = match &validated {
            Ok(validated) if !validated.has_errors() => Some(self.render(validated)),
            _ => None,
        };
        Build { validated, rendered, took: started.elapsed() }
    }

    /// Takes back what was read for a build, once everybody has been told of it.
    pub(super) fn keep(&mut self, build: Build) {
        self.validated = build.validated.ok();
    }
}

impl Build {
    /// The site, if there is one.
    pub(crate) fn site(&self) -> Option<&Rendered> {
        self.rendered.as_ref()?.as_ref().ok()
    }

    /// What kept the site from being made, other than a fault in a content file.
    pub(crate) fn failure(&self) -> Option<&anyhow::Error> {
        let unreadable = self.validated.as_ref().err();
        unreadable.or_else(|| self.rendered.as_ref()?.as_ref().err())
    }
}
