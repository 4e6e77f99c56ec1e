//! The kinds of content file and their schemas.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;
use url::Url;

use crate::place::SourcePath;

/// The folders of a content folder.
pub(crate) const FOLDERS: [&str; 3] = ["aids", "providers", "pages"];

/// The kinds of content file, each with a schema of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `site.yaml`
    Site,
    /// `suppressions.yaml`
    Suppressions,
    /// `providers/<id>.yaml`
    Provider,
    /// `aids/<id>.yaml`
    Aid,
    /// `pages/<id>/<language>.yaml`
    Page,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Site, Self::Suppressions, Self::Provider, Self::Aid, Self::Page];

    /// The kind of the file at this path.
    pub fn of(path: &SourcePath) -> Option<Self> {
        let parts: Vec<&str> = path.as_str().strip_suffix(".yaml")?.split('/').collect();
        match parts.as_slice() {
            ["site"] => Some(Self::Site),
            ["suppressions"] => Some(Self::Suppressions),
            ["providers", _] => Some(Self::Provider),
            ["aids", _] => Some(Self::Aid),
            ["pages", _, _] => Some(Self::Page),
            _ => None,
        }
    }

    /// What a person calls such a file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Suppressions => "suppressions",
            Self::Provider => "provider",
            Self::Aid => "aid",
            Self::Page => "page",
        }
    }

    /// Where such a file belongs.
    pub(super) fn place(self) -> &'static str {
        match self {
            Self::Site => "site.yaml",
            Self::Suppressions => "suppressions.yaml",
            Self::Provider => "providers/<id>.yaml",
            Self::Aid => "aids/<id>.yaml",
            Self::Page => "pages/<id>/<language>.yaml",
        }
    }

    pub(super) fn schema(self) -> &'static Schema {
        static SCHEMAS: LazyLock<[Schema; 5]> = LazyLock::new(|| {
            [
                Schema::new(include_str!("../../../../schemas/site.schema.json")),
                Schema::new(include_str!("../../../../schemas/suppressions.schema.json")),
                Schema::new(include_str!("../../../../schemas/provider.schema.json")),
                Schema::new(include_str!("../../../../schemas/aid.schema.json")),
                Schema::new(include_str!("../../../../schemas/page.schema.json")),
            ]
        });
        &SCHEMAS[self as usize]
    }
}

/// A schema, ready to be used and to be quoted.
pub(super) struct Schema {
    pub(super) text: Value,
    pub(super) validator: Validator,
}

impl Schema {
    fn new(text: &str) -> Self {
        let text: Value = serde_json::from_str(text).expect("a test parses each schema");
        let validator = jsonschema::draft202012::options()
            .should_validate_formats(true)
            .should_ignore_unknown_formats(false)
            .with_format("http-url", is_http_url)
            .build(&text)
            .expect("a test builds each schema");
        Self { text, validator }
    }
}

/// The format `http-url`: an absolute http or https address with a host. JSON Schema's own `uri`
/// would accept `javascript:` and `https://`.
pub(super) fn is_http_url(text: &str) -> bool {
    let web = text.starts_with("http://") || text.starts_with("https://");
    web && Url::parse(text).is_ok_and(|url| url.has_host())
}
