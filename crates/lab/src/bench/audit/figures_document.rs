//! The section of `docs/performance.md` that the command writes.

use std::fs;

use anyhow::Context as _;

const PAGE: &str = "docs/performance.md";

const BEGIN: &str = "<!-- Written by `cargo xtask bench audit --write`, to the mark below. -->\n";
const END: &str = "<!-- To here. -->\n";

/// What was measured, as Markdown.
#[derive(Default)]
pub(super) struct Section(String);

impl Section {
    pub(super) fn add(&mut self, text: &str) {
        self.0 += text;
    }

    /// Puts it in the place of what an earlier run wrote.
    pub(super) fn write(&self) -> anyhow::Result<()> {
        let page = fs::read_to_string(PAGE).with_context(|| format!("{PAGE} cannot be read"))?;
        let page = replaced(&page, &self.0).with_context(|| {
            format!("{PAGE} has no section for what this command writes: {BEGIN}")
        })?;
        fs::write(PAGE, page).with_context(|| format!("{PAGE} cannot be written"))
    }
}

fn replaced(page: &str, section: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}{section}\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_the_section_stays() {
        let page = format!("before\n{BEGIN}old\n{END}after\n");
        let written = replaced(&page, "\nnew\n").unwrap();
        assert_eq!(written, format!("before\n{BEGIN}\nnew\n\n{END}after\n"));
        assert_eq!(replaced(&written, "\nnew\n"), Some(written));
        assert_eq!(replaced("no section", "new"), None);
    }
}
