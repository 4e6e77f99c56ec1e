//! Titles that are the beginning of a page's own: `Carpal tunnel syndrome` of `Carpal tunnel syndrome:
//! surgery or splint?`. A list calls a page by as many of its words as it takes.

use crate::lexicon::{self, Line};
use crate::page::Page;
use crate::words;

use super::telling;

/// How many telling words a title has at least that no page on something else begins with.
const SEVERAL: usize = 2;

/// Signs that end the name of a subject. A word alone must stand before one: `Hernia: mesh or not?` is what
/// `Hernia` names, and `Hernia clinic` is not.
const BREAKS: &[char] = &[':', ',', ';', '?', '!', '(', '[', '–', '—', '|', '·', '•', '»', '/'];

/// The first of the page's names that begins with one of these titles, whole and in order. A name that
/// repeats what was asked for is none.
pub(crate) fn begun<'p>(titles: &[String], page: &'p Page) -> Option<&'p str> {
    let names = page.names().into_iter().filter(|name| !lexicon::is_echo(&Line::of(name)));
    names.into_iter().find(|name| titles.iter().any(|title| begins(title, name)))
}

/// Whether a name of the page has all words of one of these titles, in order, so that both are in one language.
pub(crate) fn is_said_in_names(titles: &[String], page: &Page) -> bool {
    let several = titles.iter().filter(|title| telling(title).len() >= SEVERAL);
    let lines: Vec<String> = several.map(|title| words::folded_line(title)).collect();
    begun(titles, page).is_some()
        || page.name_lines().any(|name| lines.iter().any(|title| name.contains(title.as_str())))
}

fn begins(title: &str, name: &str) -> bool {
    match telling(title).len() {
        0 => false,
        1..SEVERAL => {
            let apart = name.replace(" - ", ":");
            let head = apart.split(BREAKS).next().unwrap_or_default();
            words::folded_line(head) == words::folded_line(title)
        }
        _ => words::folded_line(name).starts_with(&words::folded_line(title)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_begins_a_name_word_by_word() {
        for (title, name) in [
            ("Carpal tunnel syndrome", "Carpal tunnel syndrome: surgery or splint?"),
            ("stoppen met roken", "Stoppen met roken pleisters of pillen"),
            ("Grauer Star", "GRAUER STAR – Operation?"),
            ("Apnee du sommeil", "Apnée du sommeil : masque ou orthèse ?"),
            ("Spataderen", "Spataderen: wel of niet behandelen?"),
            ("Hernia", "Hernia (groin)"),
            ("Hernia", "Hernia - mesh or not"),
            ("Een hernia", "Een hernia, en nu?"),
        ] {
            assert!(begins(title, name), "{title}: {name}");
        }
        for (title, name) in [
            ("Carpal tunnel syndrome", "Carpal tunnel: surgery or splint?"),
            ("Carpal tunnel", "Carpal tunnels"),
            ("Carpal tunnel syndrome", "The carpal tunnel syndrome"),
            ("Tunnel carpal syndrome", "Carpal tunnel syndrome: surgery or splint?"),
            ("Hernia", "Hernia clinic: our team"),
            ("Hernia", "Hernia-operatie"),
            ("The", "The knee: surgery or not?"),
            ("", "Knee"),
        ] {
            assert!(!begins(title, name), "{title}: {name}");
        }
    }
}
