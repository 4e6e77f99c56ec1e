//! Where a finding is explained: at an address, and offline in the program itself.

use signpost_core::Code;
use signpost_core::model::SiteConfig;
use url::Url;

/// `docs/diagnostics.md` as it was when the program was built.
const DIAGNOSTICS: &str = include_str!("../../../../docs/diagnostics.md");

/// The variable with the folder of the documentation on the web. What is released has it from its
/// build; a workflow of a clone sets it when it runs.
const FOLDER: &str = "SIGNPOST_DOCS";

/// Where the documentation is on the web, if it is anywhere that is known. No address is made up.
pub(crate) struct Docs(Option<String>);

impl Docs {
    /// Where it is for a site: the variable goes before what the site says, and that before the address
    /// that the program has from its build.
    pub(crate) fn of(config: &SiteConfig) -> Self {
        let set = std::env::var(FOLDER).ok().filter(|folder| !folder.is_empty());
        // It is shown as a browser writes it, whatever stands in the file.
        let own = || Some(Url::parse(config.documentation.as_deref()?).ok()?.to_string());
        let built = || option_env!("SIGNPOST_DOCS").map(str::to_owned);
        Self(set.or_else(own).or_else(built))
    }

    /// The address at which a code is explained.
    pub(crate) fn address(&self, code: Code) -> Option<String> {
        let folder = self.0.as_deref()?;
        Some(format!("{}/diagnostics.md#{code}", folder.trim_end_matches('/')))
    }

    /// Where a person reads more of a code: at its address, or else in the program itself.
    pub(crate) fn reference(&self, code: Code) -> String {
        self.address(code).unwrap_or_else(|| format!("`signpost validate --explain {code}`"))
    }
}

/// What the documentation says of a code.
pub(crate) fn section(code: Code) -> String {
    let heading = format!("\n### `{code}`\n");
    let Some((_, rest)) = DIAGNOSTICS.split_once(&heading) else { return String::new() };
    let end = rest.find("\n### ").into_iter().chain(rest.find("\n## ")).min();
    let body = rest[..end.unwrap_or(rest.len())].trim();
    format!("{code}: {body}\n")
}

#[cfg(test)]
mod tests {
    use signpost_core::Code;

    use super::section;

    #[test]
    fn every_code_is_explained() {
        for code in Code::ALL {
            let section = section(*code);
            assert!(section.starts_with(&format!("{code}: {}", code.title())), "{section}");
            assert!(section.contains("**Wrong**") && !section.contains("\n### "), "{section}");
        }
    }
}
