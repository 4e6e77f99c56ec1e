//! A slug of which a folder is made that Windows cannot hold.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::scaffold::is_device;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for page in &context.site.pages {
        let former = page.former_slugs.iter().enumerate();
        let former = former.map(|(index, slug)| (slug, format!("/former_slugs/{index}")));
        let slugs = [(&page.slug, "/slug".to_owned())].into_iter().chain(former);
        for (slug, pointer) in slugs.filter(|(slug, _)| is_device(slug)) {
            let message = format!(
                "Windows keeps the name `{slug}` for a device, so the page can have no folder of this name there"
            );
            let help = match pointer.as_str() {
                "/slug" => format!("add a word, for example {slug}-2"),
                _ => "take it out".to_owned(),
            };
            let label = context.value(&page.file, &pointer);
            diagnostics.push(Diagnostic::new(Code::InvalidValue, message, label).help(help));
        }
    }
}
