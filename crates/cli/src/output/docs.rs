//! Where a finding is explained: at an address, and offline in the program itself.

use signpost_core::Code;

/// `docs/diagnostics.md` as it was when the program was built.
const DIAGNOSTICS: &str = include_str!("../../../../docs/diagnostics.md");

/// The folder of the documentation on the web. Anyone who publishes a copy of this program elsewhere
/// sets `SIGNPOST_DOCS` when building it.
const FOLDER: &str = match option_env!("SIGNPOST_DOCS") {
    Some(folder) => folder,
    None => "https://example.org/signpost/docs",
};

/// The address at which a code is explained.
pub(crate) fn address(code: Code) -> String {
    format!("{}/diagnostics.md#{code}", FOLDER.trim_end_matches('/'))
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
