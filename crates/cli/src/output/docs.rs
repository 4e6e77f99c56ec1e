//! Where a finding is explained: at an address, and offline in the program itself.

use signpost_core::Code;

/// `docs/diagnostics.md` as it was when the program was built.
const DIAGNOSTICS: &str = include_str!("../../../../docs/diagnostics.md");

/// The variable with the folder of the documentation on the web. What is released has it from its
/// build; a workflow of a clone sets it when it runs.
const FOLDER: &str = "SIGNPOST_DOCS";

/// The address at which a code is explained, where one is known. None is made up.
pub(crate) fn address(code: Code) -> Option<String> {
    let set = std::env::var(FOLDER).ok().filter(|folder| !folder.is_empty());
    let folder = set.or_else(|| option_env!("SIGNPOST_DOCS").map(str::to_owned))?;
    Some(format!("{}/diagnostics.md#{code}", folder.trim_end_matches('/')))
}

/// Where a person reads more of a code: at its address, or else in the program itself.
pub(crate) fn reference(code: Code) -> String {
    address(code).unwrap_or_else(|| format!("`signpost validate --explain {code}`"))
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
