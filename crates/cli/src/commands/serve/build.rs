//! Making the site once.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use signpost_renderer::{Options, Rendered};

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
}

/// What became of making the site.
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
        }
    }

    fn render(&self, validated: &Validated, options: &Options) -> anyhow::Result<Rendered> {
        let audited = audits::read(&self.audit, self.content.now())?;
        let site = &validated.loaded.site;
        Ok(signpost_renderer::render(site, audited.as_ref(), options)?)
    }

    /// Makes the site.
    pub(super) fn build(&self) -> Build {
        let started = Instant::now();
        let validated = Validated::read(&self.content);
        let rendered = match &validated {
            Ok(validated) if !validated.has_errors() => {
                let options = Options {
                    base_url: Some(self.base_url.clone()),
                    drafts: self.drafts,
                    templates: self.templates.clone(),
                };
                Some(self.render(validated, &options))
            }
            _ => None,
        };
        Build { validated, rendered, took: started.elapsed() }
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
