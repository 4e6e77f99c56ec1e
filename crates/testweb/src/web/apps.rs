//! Sites whose unknown addresses look like known ones: single-page apps, catch-all hosts, slugs
//! that nobody reads. The sibling probe alone would call these aids dead.

use super::shows;
use crate::aids::*;
use crate::link::{OK, blocked};
use crate::page::{Page, escape, paragraphs};
use crate::reply::Reply;
use crate::scene::Scene;

pub(super) fn add(web: &mut Scene) {
    shells(web);
    catch_alls(web);
    titles(web);
    frames(web);
}

fn shells(web: &mut Scene) {
    web.host("app-server-rendered.test").otherwise(|request, _| {
        let (title, text) = match request.path() {
            "/aids/scoliosis" => (SCOLIOSIS.title, SCOLIOSIS.text),
            _ => ("Choices for your back", &[][..]),
        };
        Reply::html(shell(title, &paragraphs(text)))
    });
    web.link(
        "app-with-server-rendered-aid",
        "https://app-server-rendered.test/aids/scoliosis",
        &SCOLIOSIS,
        OK,
        "One shell answers every path, but at its own address the server fills in the aid.",
    );
    web.host("app-titles-only.test").otherwise(|request, _| {
        let title = match request.path() {
            "/keuzehulp/knie" => KNIE.title,
            _ => "Samen kiezen",
        };
        Reply::html(shell(title, ""))
    });
    web.link(
        "app-with-server-rendered-title",
        "https://app-titles-only.test/keuzehulp/knie",
        &KNIE,
        OK,
        "One shell answers every path; at the aid's own address the server writes its title and leaves the rest to the script.",
    );
    web.host("app-data-in-script.test").otherwise(|request, _| {
        let data = match request.path() {
            "/tool/stenosis" => format!("{{\"page\":{{\"title\":\"{}\"}}}}", STENOSIS.title),
            _ => "{\"page\":null}".to_owned(),
        };
        let meta = match request.path() {
            "/tool/stenosis" => {
                format!("<meta property=\"og:title\" content=\"{}\">", escape(STENOSIS.title))
            }
            _ => String::new(),
        };
        Reply::html(shell("Back Tools", "").replace(
            "</head>",
            &format!("{meta}<script id=\"data\" type=\"application/json\">{data}</script></head>"),
        ))
    });
    web.link(
        "app-with-title-in-og",
        "https://app-data-in-script.test/tool/stenosis",
        &STENOSIS,
        OK,
        "The shell's title is always the same; the aid's is in og:title at its own address.",
    );
    web.host("app-empty-shell.test").otherwise(|_, _| {
        Reply::html(shell(
            "Health Decisions",
            "<noscript>You need to enable JavaScript to run this app.</noscript>",
        ))
    });
    web.link(
        "app-empty-shell",
        "https://app-empty-shell.test/aids/colitis",
        &COLITIS,
        blocked("no-evidence"),
        "Every path answers with one empty shell that a script is to fill: without running it nobody can tell.",
    );
    web.host("app-empty-shell-hash.test").otherwise(|_, _| Reply::html(shell("Keuzehulpen", "")));
    web.link(
        "app-empty-shell-dutch",
        "https://app-empty-shell-hash.test/#/keuzehulp/borstkanker",
        &BORSTKANKER,
        blocked("no-evidence"),
        "The aid is named in the fragment, which the server never sees; the shell is empty without its script.",
    );
}

fn shell(title: &str, inside: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{}</title><link rel=\"stylesheet\" href=\"/static/main.css\"></head><body><div id=\"root\">{inside}</div><script src=\"/static/js/main.8f3c.js\"></script></body></html>",
        escape(title)
    )
}

fn catch_alls(web: &mut Scene) {
    web.host("catch-all-home.test")
        .otherwise(|_, _| Reply::html(crate::page::home("en", "Catch All")));
    web.serve(
        "unknown-paths-show-home-aid-alive",
        "https://catch-all-home.test/aids/herniated-disk",
        &HERNIATED_DISK,
        OK,
        "The host answers unknown paths with its home page, but this one shows the aid.",
        shows(&HERNIATED_DISK, "Catch All"),
    );
    web.host("slug-after-id.test").otherwise(|request, _| {
        let mut parts = request.path().split('/').skip(1);
        match (parts.next(), parts.next()) {
            (Some("aid"), Some("1092")) => Reply::html(Page::aid(&STENOSIS, "Slug")),
            _ => Reply::status(404, crate::page::not_found("en", "Slug")),
        }
    });
    web.link(
        "slug-is-decoration",
        "https://slug-after-id.test/aid/1092/lumbar-spinal-stenosis",
        &STENOSIS,
        OK,
        "The number names the aid and the words after it are never read, so a sibling with other words shows the same aid.",
    );
    web.host("parameter-ignored.test").otherwise(|request, _| {
        match request.query("id").as_deref() {
            Some("77") => Reply::html(Page::aid(&RUGPIJN, "Rugcentrum")),
            _ => Reply::status(404, crate::page::not_found("nl", "Rugcentrum")),
        }
    });
    web.link(
        "last-parameter-is-decoration",
        "https://parameter-ignored.test/toon?id=77&stijl=groot",
        &RUGPIJN,
        OK,
        "The first parameter names the aid; the last is ignored whatever it says.",
    );
    web.host("one-aid-everywhere.test").otherwise(shows(&ANTIBIOTICS, "Sore Throat Aid"));
    web.link(
        "one-aid-at-every-path",
        "https://one-aid-everywhere.test/start",
        &ANTIBIOTICS,
        OK,
        "The whole host is the aid and shows it at every path, this one included.",
    );
    web.host("thin-template.test").otherwise(|request, _| {
        let (title, line) = match request.path() {
            "/t/41" => (FIBROIDS.title, "Start the questions"),
            _ => ("Unnamed topic", "Start the questions"),
        };
        Reply::html(
            Page::new("en", "Thin Template", title)
                .main(format!("<p><a href=\"/q\">{line}</a></p>")),
        )
    });
    web.link(
        "thin-page-in-a-thick-template",
        "https://thin-template.test/t/41",
        &FIBROIDS,
        OK,
        "Known and unknown numbers get the same template and one line; the aid's own has its title.",
    );
}

fn titles(web: &mut Scene) {
    web.serve(
        "title-only-in-heading",
        "https://plain-titles.test/aids/7",
        &CHILD_TONSILS,
        OK,
        "The title element names the site on every page; the heading names the aid.",
        |_, _| Reply::html(Page::aid(&CHILD_TONSILS, "Plain Titles").titled("Plain Titles")),
    );
    web.serve(
        "no-title-element-and-an-svg",
        "https://plain-titles.test/aids/8",
        &MANIPULATION,
        OK,
        "There is no title element but the one in a drawing; the heading names the aid.",
        |_, _| {
            let page = Page::aid(&MANIPULATION, "Plain Titles").html();
            let start = page.find("<title>").unwrap_or(0);
            let end = page.find("</title>").map_or(start, |at| at + "</title>".len());
            let page = format!("{}{}", &page[..start], &page[end..]);
            Reply::html(page.replace(
                "<header>",
                "<header><svg viewBox=\"0 0 9 9\"><title>Menu</title><path d=\"M0 0h9\"/></svg>",
            ))
        },
    );
    web.serve(
        "refresh-only-without-script",
        "https://plain-titles.test/aids/9",
        &EPIDURAL,
        OK,
        "Readers without JavaScript are refreshed to a plain page; everybody else sees the aid here.",
        |_, _| Reply::html(Page::aid(&EPIDURAL, "Plain Titles").head("<noscript><meta http-equiv=\"refresh\" content=\"0; url=/no-script.html\"></noscript>")),
    );
    web.page("https://plain-titles.test/no-script.html", |_, _| {
        Reply::html(Page::text(
            "en",
            "Plain Titles",
            "JavaScript is off",
            &["This site works best with JavaScript."],
        ))
    });
    web.serve(
        "refresh-of-itself",
        "https://plain-titles.test/aids/10",
        &APNEA,
        OK,
        "The page reloads itself every five minutes.",
        |_, _| {
            Reply::html(
                Page::aid(&APNEA, "Plain Titles")
                    .head("<meta http-equiv=\"refresh\" content=\"300\">"),
            )
        },
    );
    web.serve(
        "refresh-in-a-comment",
        "https://plain-titles.test/aids/11",
        &FIBROIDS,
        OK,
        "A refresh to the home page was commented out long ago.",
        |_, _| {
            Reply::html(
                Page::aid(&FIBROIDS, "Plain Titles")
                    .head("<!-- <meta http-equiv=\"refresh\" content=\"0; url=/\"> -->"),
            )
        },
    );
}

fn frames(web: &mut Scene) {
    web.serve(
        "aid-changes-every-time",
        "https://lively.test/aids/knee",
        &KNEE,
        OK,
        "The aid is there between news, numbers and advertisements that change with every request.",
        |_, attempt| {
            let news: String = (0..40)
                .map(|line| format!("<li>Item {} of today's news</li>", line * 7 + attempt))
                .collect();
            let main = format!("<aside><ul>{news}</ul></aside>{}", paragraphs(KNEE.text));
            Reply::html(Page::aid(&KNEE, "Lively").main(main))
        },
    );
}
