//! What is wrong with the content, where, and how to mend it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::source::SourcePath;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing to do.
    Fine,
    /// Good to know.
    Note,
    /// Worth a look.
    Warning,
    /// Must be mended.
    Error,
}

impl Severity {
    /// The severity as reports write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One fault, with its place and its remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of fault.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, as a sentence without its full stop.
    pub message: String,
    /// The places concerned; the first one is where the fault is.
    pub labels: Vec<Label>,
    /// What to do about it, as a sentence without its full stop.
    pub help: Option<String>,
}

/// A place in a file, and what is to be said there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub file: SourcePath,
    /// The place, as a range of bytes that begins and ends between characters.
    pub span: std::ops::Range<usize>,
    /// What is to be said there, if anything.
    pub text: String,
}

impl Diagnostic {
    /// A fault of the code's usual severity at one place.
    pub fn new(code: Code, message: impl Into<String>, label: Label) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            labels: vec![label],
            help: None,
        }
    }

    /// Says what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Shows another place that has to do with it.
    #[must_use]
    pub fn label(mut self, label: Label) -> Self {
        self.labels.push(label);
        self
    }

    /// Where the fault is.
    pub fn place(&self) -> &Label {
        &self.labels[0]
    }
}

impl Label {
    /// A place with nothing more to say about it.
    pub fn new(file: &SourcePath, span: std::ops::Range<usize>) -> Self {
        Self { file: file.clone(), span, text: String::new() }
    }

    /// Says something at the place.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $title:literal;)+) => {
        /// The kind of a fault: stable, and explained in `docs/diagnostics.md`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $variant,)+
        }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The code as reports write it, in kebab case.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// How much such a fault matters.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)+
                }
            }

            /// What such a fault is, in a few words.
            pub fn title(self) -> &'static str {
                match self {
                    $(Self::$variant => $title,)+
                }
            }
        }
    };
}

codes! {
    Unreadable "unreadable" Error "A file that cannot be read";
    NotUtf8 "not-utf8" Error "A file that is not UTF-8 text";
    MissingFile "missing-file" Error "A file that every site has is not there";
    UnexpectedFile "unexpected-file" Warning "A file that nothing reads";
    EmptyFile "empty-file" Error "A file without content";
    YamlSyntax "yaml-syntax" Error "A file that is not valid YAML";
    TabIndentation "tab-indentation" Error "A line indented with a tab";
    YamlFeature "yaml-feature" Error "A YAML feature that content does not use";
    DuplicateKey "duplicate-key" Error "A key that stands twice in one place";
    AmbiguousScalar "ambiguous-scalar" Warning "A word that YAML readers disagree on";
    UnknownKey "unknown-key" Error "A key that does not belong there";
    MissingKey "missing-key" Error "A key that must be there";
    MisplacedKey "misplaced-key" Error "A key that does not go with the others";
    WrongType "wrong-type" Error "A value of the wrong kind";
    InvalidValue "invalid-value" Error "A value that is not one of those allowed";
    InvalidDate "invalid-date" Error "A date that does not exist";
    InvalidUrl "invalid-url" Error "A value that is not a web address";
    EmptyValue "empty-value" Error "A value that says nothing";
    TooFew "too-few" Error "A list that is too short";
    DuplicateItem "duplicate-item" Error "An item that stands twice in one list";
    IdMismatch "id-mismatch" Error "An id that is not the name of its file";
    UnknownProvider "unknown-provider" Error "A provider that has no file";
    UnknownAid "unknown-aid" Error "An aid that has no file";
    UnknownLanguage "unknown-language" Error "A language that the site is not written in";
    UnverifiedLink "unverified-link" Note "A link that no person has opened";
    SuppressionExpired "suppression-expired" Error "A suppression that is past its date";
    SuppressionUnneeded "suppression-unneeded" Error "A suppression of something that is no longer found";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
