//! An aid names a provider that has no file.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for aid in context.site.aids.values() {
        let Some(provider) = &aid.provider else { continue };
        let path = format!("providers/{provider}.yaml");
        if context.site.providers.contains_key(provider) || context.exists(&path) {
            continue;
        }
        // A file that states this id under another name is reported itself.
        if context.site.providers.values().any(|it| it.id == *provider) {
            continue;
        }
        let help = match context.closest("providers", provider.as_str()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!(
                "create {path} with `signpost new provider {provider}`, or leave `provider` out"
            ),
        };
        let label = context.value(&aid.file, "/provider");
        let span = label.span.clone();
        let message = format!("there is no provider `{provider}`");
        let mut fault = Diagnostic::new(Code::UnknownProvider, message, label).help(help);
        if let Some(meant) = context.closest("providers", provider.as_str()) {
            fault = fault.replace(span, meant);
        }
        diagnostics.push(fault);
    }
}
