//! An address contains a space or a character that nobody can see: it was copied with too much.

use super::addresses;
use super::context::Context;
use super::unfilled::unfilled;
use crate::chars::{code, hidden};
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for address in addresses::unknown(context) {
        let Some(odd) = address.text.chars().find(|c| is_odd(*c)) else { continue };
        // `[object Object]` is told as that.
        if unfilled(address.text).is_some() {
            continue;
        }
        let what = match odd {
            ' ' => "a space".to_owned(),
            other => format!("an invisible character ({})", code(other)),
        };
        let clean: String = address.text.chars().filter(|c| !is_odd(*c)).collect();
        let inner_space = address.text.trim_matches(is_odd).contains(char::is_whitespace);
        let help = match inner_space {
            false => format!("write {clean}"),
            true => {
                "copy the address again from the browser; a space that belongs to it is written %20"
                    .to_owned()
            }
        };
        let label = context.value(address.file, &address.pointer);
        let message = format!("the address contains {what}");
        let fault = Diagnostic::new(Code::UrlSpace, message, label).help(help);
        diagnostics.push(match inner_space {
            true => fault,
            false => address.replaced(context, fault, &clean),
        });
    }
}

fn is_odd(c: char) -> bool {
    c.is_whitespace() || c.is_control() || hidden(c).is_some()
}
