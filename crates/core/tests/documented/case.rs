//! A file broken on purpose.

use signpost_core::diagnostic::Label;
use signpost_core::rules::PastAddress;
use signpost_core::source::SourcePath;
use signpost_core::{Diagnostic, Loaded, Severity, rules};

use crate::common::Content;

/// One fault, put into a copy of the real content.
#[derive(Clone, Copy)]
pub(crate) struct Case {
    /// The code that must be reported, and nothing else.
    pub(crate) code: &'static str,
    /// What is broken, as the row of a table begins.
    pub(crate) name: &'static str,
    /// The file.
    pub(crate) file: &'static str,
    /// What the file says in this place when nothing is wrong with it.
    pub(crate) fixed: &'static str,
    /// What it says instead.
    pub(crate) wrong: &'static str,
    /// What the example needs beside the real content.
    pub(crate) setup: Option<fn(Content) -> Content>,
    /// How the file is broken, where it takes more than an edit.
    pub(crate) breaking: Option<fn(Content) -> Content>,
}

impl Case {
    /// A fault of this code.
    pub(crate) const fn new(
        code: &'static str,
        name: &'static str,
        file: &'static str,
        wrong: &'static str,
        fixed: &'static str,
    ) -> Self {
        Self { code, name, file, fixed, wrong, setup: None, breaking: None }
    }

    /// Prepares the content first.
    pub(crate) const fn with(self, setup: fn(Content) -> Content) -> Self {
        Self { setup: Some(setup), ..self }
    }

    /// Breaks the content in a way of its own.
    pub(crate) const fn by(self, breaking: fn(Content) -> Content) -> Self {
        Self { breaking: Some(breaking), ..self }
    }

    fn broken(&self) -> Content {
        let real = Content::real();
        let content = match self.setup {
            Some(setup) => setup(real),
            None => real,
        };
        match self.breaking {
            Some(breaking) => breaking(content),
            None => content.edit(self.file, self.fixed, self.wrong),
        }
    }

    fn check(&self, content: &Content) -> (Loaded, Vec<Diagnostic>) {
        let (loaded, mut diagnostics) = content.check();
        // What is no fault is left out, except where the case is about it.
        diagnostics.retain(|found| {
            found.severity > Severity::Note
                || (found.code.as_str() == self.code && found.place().file.as_str() == self.file)
        });
        (loaded, diagnostics)
    }

    /// What is reported, and what is reported when nothing is broken.
    pub(crate) fn outcome(&self) -> Outcome {
        let (loaded, mut diagnostics) = self.check(&self.broken());
        if self.code == "suppression-unneeded" {
            // Only an audit can tell.
            diagnostics.extend(rules::suppression_unneeded(&loaded, &[0]));
        }
        if self.code == "lost-address" {
            // Only git and the last manifest can tell.
            let (file, slug) = (SourcePath::from(self.file), "back-pain".to_owned());
            let past = PastAddress {
                file,
                slug,
                is_former: false,
                conditions: Vec::new(),
                when: "in the last commit".to_owned(),
            };
            diagnostics.extend(rules::lost_addresses(&loaded, &[past]));
        }
        let codes = diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
        let print = |loaded: &Loaded, diagnostics: &[Diagnostic]| {
            diagnostics.iter().map(|diagnostic| printed(loaded, diagnostic)).collect()
        };
        let when_broken = print(&loaded, &diagnostics);
        // The real content alone has a test of its own.
        let when_fixed = self.setup.map(|setup| {
            let (loaded, diagnostics) = self.check(&setup(Content::real()));
            print(&loaded, &diagnostics)
        });
        Outcome { case: *self, codes, printed: when_broken, fixed: when_fixed.unwrap_or_default() }
    }
}

/// What came of a case.
pub(crate) struct Outcome {
    pub(crate) case: Case,
    pub(crate) codes: Vec<&'static str>,
    pub(crate) printed: String,
    pub(crate) fixed: String,
}

/// A diagnostic as a person reads it.
fn printed(loaded: &Loaded, fault: &Diagnostic) -> String {
    let place = |label: &Label| {
        let place = loaded.sources.place(&label.file, label.span.start);
        format!("{}:{}:{}", label.file, place.line, place.column)
    };
    let (severity, code, message) = (fault.severity, fault.code, &fault.message);
    let mut printed = format!("{severity}[{code}]: {message}\n  at {}", place(fault.place()));
    let text = &loaded.sources.text(&fault.place().file)[fault.place().span.clone()];
    if let Some(line) = text.lines().next() {
        printed += &format!(": {}", line.trim());
    }
    for label in &fault.labels[1..] {
        printed += &format!("\n  and {}: {}", place(label), label.text);
    }
    if let Some(help) = &fault.help {
        printed += &format!("\n  help: {help}");
    }
    // What nobody can see should be seen in the document.
    printed.replace('\u{200b}', "\\u{200b}") + "\n"
}
