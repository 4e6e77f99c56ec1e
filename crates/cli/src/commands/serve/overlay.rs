//! What the preview adds to a page: its faults, and the script that reloads it.

use signpost_core::Severity;

use super::problem::{Excerpt, Problem};
use super::snapshot::Snapshot;
use crate::output::count;
use crate::output::html::{prose, text};

const SCRIPT: &str = include_str!("reload.js");
const STYLE: &str = include_str!("overlay.css");

/// A page of the site, with what is wrong now and the script that reloads it.
pub(super) fn on_page(page: &str, snapshot: &Snapshot) -> String {
    // What a published page forbids, and the preview needs to follow saves and to show faults.
    let page = page.replacen(
        "; style-src 'self'; ",
        "; style-src 'self' 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; ",
        1,
    );
    let at = page.rfind("</body>").unwrap_or(page.len());
    let (before, after) = page.split_at(at);
    format!("{before}{}{}{after}", faults_over_page(&snapshot.problems), script(snapshot))
}

/// The page that stands in for a site that could not be made yet.
pub(super) fn instead_of_page(snapshot: &Snapshot) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Nothing to show yet</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main class=\"page\">\n<h1>Nothing to show yet</h1>\n\
         <p>The pages appear here as soon as the content has no errors: {}.</p>\n{}</main>\n{}</body>\n</html>\n",
        summary(&snapshot.problems),
        list(&snapshot.problems),
        script(snapshot),
    )
}

/// The faults in a box over the page. In a shadow tree, because neither the site's style nor this
/// one must reach into the other; `details` can be closed without a script.
fn faults_over_page(problems: &[Problem]) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let broken = problems.iter().any(|problem| problem.severity == Severity::Error);
    let (open, meaning) = if broken {
        (" open", "You see the last pages that could be made.")
    } else {
        ("", "The pages are up to date.")
    };
    // The summary is no heading, so that the page's own outline stays as it is.
    format!(
        "<signpost-faults lang=\"en\" dir=\"ltr\"><template shadowrootmode=\"open\"><style>{STYLE}</style>\
         <section class=\"overlay\" aria-label=\"Faults in the content\"><details{open}>\
         <summary>{}</summary><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"The faults\">\
         <p>{meaning}</p>{}</div></details></section></template></signpost-faults>\n",
        summary(problems),
        list(problems),
    )
}

/// "2 errors and 1 warning in the content"
fn summary(problems: &[Problem]) -> String {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let counts = match (errors, problems.len() - errors) {
        (errors, 0) => count(errors, "error"),
        (0, warnings) => count(warnings, "warning"),
        (errors, warnings) => {
            format!("{} and {}", count(errors, "error"), count(warnings, "warning"))
        }
    };
    format!("{counts} in the content")
}

fn list(problems: &[Problem]) -> String {
    let items: String = problems.iter().map(item).collect();
    format!("<ul>{items}</ul>\n")
}

fn item(problem: &Problem) -> String {
    let Problem { severity, message, place, excerpt, help } = problem;
    let place =
        place.iter().map(|place| format!("<p class=\"place\"><code>{}</code></p>", text(place)));
    let excerpt = excerpt.iter().map(|Excerpt { before, marked, after }| {
        let [before, marked, after] = [before, marked, after].map(|part| text(part));
        let marked = if marked.is_empty() { marked } else { format!("<mark>{marked}</mark>") };
        format!("<p class=\"excerpt\"><code>{before}{marked}{after}</code></p>")
    });
    let help = help.iter().map(|help| format!("<p class=\"help\">{}</p>", prose(help)));
    let rest: String = place.chain(excerpt).chain(help).collect();
    format!(
        "<li class=\"{severity}\"><p class=\"message\"><strong>{severity}:</strong> {}</p>{rest}</li>",
        prose(message)
    )
}

fn script(snapshot: &Snapshot) -> String {
    let faults = match snapshot.problems.as_slice() {
        [] => String::new(),
        problems => summary(problems),
    };
    format!(
        "<script data-seen=\"{}\" data-faults=\"{faults}\">{SCRIPT}</script>\n",
        snapshot.revision
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn snapshot(problems: Vec<Problem>) -> Snapshot {
        Snapshot { revision: 7, site: None, problems: Arc::new(problems) }
    }

    fn problem(severity: Severity, text: &str) -> Problem {
        let excerpt =
            Excerpt { before: text.to_owned(), marked: text.to_owned(), after: text.to_owned() };
        Problem {
            severity,
            message: text.to_owned(),
            place: Some(text.to_owned()),
            excerpt: Some(excerpt),
            help: vec![text.to_owned()],
        }
    }

    #[test]
    fn nothing_from_the_content_becomes_markup() {
        let hostile = "</template></script><img src=x onerror=\"alert(1)\" title='\u{202e}'>&";
        for severity in [Severity::Error, Severity::Warning] {
            let snapshot = snapshot(vec![problem(severity, hostile)]);
            for html in [on_page("<p>", &snapshot), instead_of_page(&snapshot)] {
                assert_eq!(html.matches("&lt;/template&gt;").count(), 6, "{html}");
                assert!(!html.contains("<img"), "{html}");
                assert!(!html.contains('\u{202e}'), "{html}");
            }
        }
    }

    #[test]
    fn the_box_is_at_the_end_of_the_body_and_only_there_when_needed() {
        let page = "<body><p>a</p>\n</body>\n</html>\n";
        let clean = on_page(page, &snapshot(Vec::new()));
        assert!(
            clean.starts_with("<body><p>a</p>\n<script data-seen=\"7\" data-faults=\"\">"),
            "{clean}"
        );
        assert!(clean.ends_with("</script>\n</body>\n</html>\n"), "{clean}");
        let faults = vec![problem(Severity::Error, "a"), problem(Severity::Warning, "b")];
        let faulty = on_page(page, &snapshot(faults));
        assert!(
            faulty.contains("<details open><summary>1 error and 1 warning in the content<"),
            "{faulty}"
        );
    }

    #[test]
    fn the_box_may_run_where_the_page_itself_may_not() {
        let html = on_page(
            "<meta content=\"default-src 'none'; style-src 'self'; img-src 'self'\">",
            &snapshot(Vec::new()),
        );
        assert!(html.contains("script-src 'unsafe-inline'; connect-src 'self'; img-src"), "{html}");
    }

    #[test]
    fn warnings_alone_stay_folded() {
        let html = on_page("", &snapshot(vec![problem(Severity::Warning, "a")]));
        assert!(html.contains("<details><summary>1 warning in the content<"), "{html}");
    }
}
