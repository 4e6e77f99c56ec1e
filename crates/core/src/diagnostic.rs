//! What is wrong with the content, where, and how to fix it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::place::SourcePath;

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
    /// Must be fixed.
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
    /// The same as a replacement in the file, where it is one.
    pub remedy: Option<Remedy>,
}

/// What to write instead: exactly these bytes in the place of exactly those.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// The file.
    pub file: SourcePath,
    /// The bytes to replace.
    pub span: std::ops::Range<usize>,
    /// What to write in their place.
    pub replacement: String,
    /// Whether it can be written without asking a person: it leaves the words, numbers and signs
    /// that a reader sees as they are, or as they can only have been meant.
    pub automatic: bool,
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
            remedy: None,
        }
    }

    /// Says what to write in the place of some bytes of the file, once a person agrees.
    #[must_use]
    pub fn replace(mut self, span: std::ops::Range<usize>, replacement: impl Into<String>) -> Self {
        let file = self.place().file.clone();
        let replacement = replacement.into();
        self.remedy = Some(Remedy { file, span, replacement, automatic: false });
        self
    }

    /// Says that the replacement can be written without asking a person.
    #[must_use]
    pub fn automatic(mut self) -> Self {
        if let Some(remedy) = &mut self.remedy {
            remedy.automatic = true;
        }
        self
    }

    /// Makes an error of it, whatever such faults usually are.
    #[must_use]
    pub fn error(mut self) -> Self {
        self.severity = Severity::Error;
        self
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
    ControlCharacter "control-character" Error "A character that cannot be seen";
    AmbiguousScalar "ambiguous-scalar" Warning "A word that YAML readers disagree on";
    HiddenText "hidden-text" Warning "A text of which readers see only the beginning";
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
    DuplicateId "duplicate-id" Error "An id that two files have";
    DuplicateSlug "duplicate-slug" Error "A slug that two pages of one language have";
    LostAddress "lost-address" Warning "An address that a page had and that does not lead to it now";
    DuplicateSection "duplicate-section" Error "A condition or heading that two sections of a page have";
    DuplicateLink "duplicate-link" Warning "An address that stands in the content twice";
    DuplicateHost "duplicate-host" Error "A host that two providers have";
    UnknownProvider "unknown-provider" Error "A provider that has no file";
    UnknownAid "unknown-aid" Error "An aid that has no file";
    UnknownCondition "unknown-condition" Error "A condition that nothing else knows";
    UnknownLanguage "unknown-language" Error "A language that the site is not written in";
    UnlistedAid "unlisted-aid" Warning "An aid that is on no page";
    UncoveredCondition "uncovered-condition" Error "An aid about a condition that no section of its page is about";
    MissingProvider "missing-provider" Warning "An aid on a provider's host that does not name the provider";
    ForeignHost "foreign-host" Error "A link to a host that is not its provider's";
    InsecureUrl "insecure-url" Warning "An address with http where https is meant";
    UrlSpace "url-space" Error "An address with a space or an invisible character in it";
    UrlCredentials "url-credentials" Error "An address with a user name or password in it";
    TrackingParameter "tracking-parameter" Warning "An address that follows its readers";
    StagingHost "staging-host" Error "An address that is not for the public";
    CollectionTooSmall "collection-too-small" Error "A collection with fewer links than it should have";
    NotACollection "not-a-collection" Error "An aid with several links that is not a collection";
    StatusContradicted "status-contradicted" Warning "An aid whose status is not what the rest of it says";
    UnfitSuccessor "unfit-successor" Error "A successor that cannot take an aid's place";
    WithdrawnListed "withdrawn-listed" Warning "A listed aid that has been replaced by another";
    StaleAid "stale-aid" Note "An aid that is older than aids should be";
    ReviewOverdue "review-overdue" Warning "A page whose review is overdue";
    FutureDate "future-date" Error "A date of something past that is in the future";
    MissingTranslation "missing-translation" Warning "A page that is not there in a language of the site";
    TranslationDiffers "translation-differs" Warning "A translation with other sections or aids";
    MissingText "missing-text" Warning "A text that is not there in a language of the site";
    MissingAdvice "missing-advice" Warning "Decision aids without the advice to talk to a doctor";
    UnfinishedText "unfinished-text" Error "A text that is still to be written";
    LostSign "lost-sign" Error "A sign that Markdown takes for a mark of its own";
    GluedText "glued-text" Warning "A text whose lines YAML joins";
    LookAlike "look-alike" Warning "A letter or quotation mark that only looks like the right one";
    MarkdownSlip "markdown-slip" Warning "Markdown that does not do what it seems to";
    UnusableLink "unusable-link" Error "A link in a text that goes to no page or address";
    RawHtml "raw-html" Error "HTML in a text";
    UnspecificLink "unspecific-link" Warning "A link that leads to nothing in particular";
    SiteName "site-name" Warning "A website's name at the end of a title";
    Contradiction "contradiction" Warning "Two things that cannot both be so";
    SectionWithoutAid "section-without-aid" Note "A section about a problem for which there is no aid";
    TooBroad "too-broad" Warning "A word or a rule that fits too much";
    UnverifiedLink "unverified-link" Note "A link that no person has opened";
    SuppressionExpired "suppression-expired" Error "A suppression that is past its date";
    SuppressionWithoutLink "suppression-without-link" Error "A suppression that covers no link";
    SuppressionUnneeded "suppression-unneeded" Error "A suppression of something that is no longer found";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
