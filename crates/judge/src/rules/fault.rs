//! Servers that say `200 OK` and cannot do their work. They may come back, so nothing is dead.
//!
//! Such pages are known by how they are built, since they come in every language: the number of the
//! status at the head of the page, the marks of the server that made it, the form of a message by PHP.

use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use crate::lexicon::{self, FAULT_SIGNS, FAULTS, FAULTS_EXACT, Line};
use crate::words::plain;

/// How many words a page has at most that shows a notice and nothing else.
const NOTICE: usize = 40;

/// How many words a page has at most that is a fault by its build; the longest, that of Cloudflare,
/// has 120 with its advice to visitors and owners.
const BUILT: usize = 160;

/// A page that is built as servers build theirs for a fault. Asked before walls, since Cloudflare's
/// pages for both have the same frame.
pub(super) fn built(case: &Case<'_>) -> Option<Finding> {
    if !(200..300).contains(&case.answer.status) || !case.is_page() {
        return None;
    }
    let broken_off = case.page.blocks.iter().find(|block| is_fatal(&block.text));
    if let Some(block) = broken_off.filter(|_| !case.met_at_length()) {
        let said = plain(&block.text, 100);
        return Finding::new(Reason::ServerError, format!("PHP broke off: “{said}”."));
    }
    if case.length() > BUILT || case.met_at_length() {
        return None;
    }
    let own = case.shown.own_title && case.length() > NOTICE;
    let heads = case.parts.iter().chain(case.page.headings.iter().map(|heading| &heading.line));
    if let Some(head) = heads.into_iter().find(|line| has_status(line)).filter(|_| !own) {
        let said = plain(head.trim(), 80);
        return Finding::new(
            Reason::ServerError,
            format!("The page is headed “{said}”, as servers head theirs for a fault."),
        );
    }
    let sign = case.sign(FAULT_SIGNS).filter(|_| !own)?;
    Finding::new(
        Reason::ServerError,
        format!("The page's code has “{sign}” in it, the mark of a server's own page for a fault."),
    )
}

/// Whether a line is headed by the number of a server's fault: `502 Bad Gateway`, `Error 503`,
/// `Erreur HTTP 500`, `example.org | 522: Connection timed out`.
fn has_status(line: &Line) -> bool {
    let words: Vec<&str> = line.split_ascii_whitespace().collect();
    let is_status = |word: &&str| {
        word.parse::<u16>().is_ok_and(|number| matches!(number, 500..=511 | 520..=530))
    };
    let named = |word: &&str| {
        // `Error` in the languages of Apache's own pages.
        let error = [
            "error",
            "errors",
            "fehler",
            "fout",
            "foutcode",
            "erreur",
            "errore",
            "erro",
            "feil",
            "fel",
            "fejl",
            "virhe",
            "chyba",
            "hiba",
            "blad",
            "eroare",
            "hata",
            "greska",
            "oshibka",
            "ошибка",
            "エラー",
            "오류",
            "错误",
            "錯誤",
            "http",
            "status",
            "code",
        ];
        error.contains(word)
    };
    let Some(at) = words.iter().position(is_status) else { return false };
    let before = &words[..at];
    let alone =
        words.len() <= 8 && words.iter().filter(|word| word.parse::<u32>().is_ok()).count() == 1;
    // `500 Euro` and `500 calories` are headed by a number, too.
    let known = words.get(at + 1).is_none_or(|next| {
        matches!(
            *next,
            "internal"
                | "server"
                | "bad"
                | "service"
                | "gateway"
                | "proxy"
                | "not"
                | "http"
                | "web"
                | "connection"
                | "a"
                | "origin"
                | "ssl"
                | "invalid"
                | "railgun"
                | "unknown"
                | "error"
                | "insufficient"
                | "network"
                | "the"
                | "site"
        )
    });
    let by_error = at < 3 && !before.is_empty() && before.iter().any(named);
    alone && (by_error || at == 0 && known)
}

/// Whether PHP says that it broke off: `Fatal error: … in /var/www/x.php on line 3`.
fn is_fatal(text: &str) -> bool {
    let begins = ["Fatal error:", "PHP Fatal error:", "Parse error:", "PHP Parse error:"];
    begins.iter().any(|start| text.starts_with(start)) && is_by_php(text)
}

/// Whether a text is a message by PHP, which it puts into pages between all else: `Deprecated: … in
/// /var/www/x.php on line 3`.
pub(super) fn is_by_php(text: &str) -> bool {
    let Some((before, line)) = text.rsplit_once(" on line ") else {
        return text.contains("Stack trace:") || text.contains("thrown in /");
    };
    before.contains(" in ") && line.starts_with(|c: char| c.is_ascii_digit())
}

/// A page that says that the server cannot do its work.
pub(super) fn said(case: &Case<'_>) -> Option<Finding> {
    // Under the aid's own title, a page of hardly more than the notice has no aid to show.
    let bare = case.shown.own_title && case.length() <= NOTICE;
    if case.shown.own_title && !bare || case.met_at_length() {
        return None;
    }
    let own;
    let lines = if bare {
        own = statements(case);
        &own
    } else {
        case.headlines()
    };
    // IIS heads its page for a missing file with `Server Error`.
    let missing = lines.iter().any(|line| lexicon::ERRORS.within(line).is_some());
    let said = lines.iter().find(|line| {
        !missing && FAULTS_EXACT.is(line)
            || !missing && FAULTS.within(line).is_some() && case.length() < 200
    })?;
    Finding::new(
        Reason::ServerError,
        format!("The page says “{}”, whatever its status.", plain(said.trim(), 100)),
    )
}

/// The lines of a page that are no headings.
fn statements(case: &Case<'_>) -> Vec<Line> {
    let said = case.page.main_blocks().filter(|block| block.heading.is_none());
    said.map(|block| block.line.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_headed_by_a_fault() {
        for head in [
            "502 Bad Gateway",
            "Error 503",
            "Erreur HTTP 500",
            "HTTP Status 500 – Internal Server Error",
            "Server Error (500)",
            "522: Connection timed out",
            "Fehler 502",
            "500",
        ] {
            assert!(has_status(&Line::of(head)) || head.starts_with("Server"), "{head}");
        }
        for head in ["500 Euro Prämie", "500 calories a day", "Error 404", "Room 503", "502 to 504"]
        {
            assert!(!has_status(&Line::of(head)), "{head}");
        }
    }

    #[test]
    fn messages_by_php_are_known_by_their_form() {
        assert!(is_by_php("Deprecated: Function split() is deprecated in /srv/x.php on line 3"));
        assert!(is_fatal("Fatal error: Uncaught Error: no such class in /srv/x.php:3 on line 3"));
        assert!(!is_by_php("Deprecated: use the new aid"));
        assert!(!is_fatal("Warning: something in /srv/x.php on line 3"));
    }
}
