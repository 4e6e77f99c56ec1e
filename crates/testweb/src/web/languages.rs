//! The aid in its language, in another, or in two.

use super::{sends, shows};
use crate::aids::*;
use crate::link::{OK, Truth, changed};
use crate::page::{self, Page};
use crate::reply::Reply;
use crate::scene::Scene;

const OTHER: Truth = changed("other-language");

pub(super) fn add(web: &mut Scene) {
    plain(web);
    other(web);
    confusing(web);
}

fn plain(web: &mut Scene) {
    let rows: [(_, _, &'static Aid); 6] = [
        ("plain-english", "https://meadowview.test/aids/apnea", &APNEA),
        ("plain-dutch", "https://wilgenhof.test/keuzehulpen/borstkanker", &BORSTKANKER),
        (
            "plain-german",
            "https://seeklinik.test/entscheidungshilfen/kreuzschmerzen",
            &KREUZSCHMERZ,
        ),
        ("plain-french", "https://hopital-de-la-mer.test/aides/lombalgie", &LOMBALGIE),
        (
            "plain-unicode-host-and-path",
            "https://rückenhilfe.test/hilfen/brauche-ich-eine-röntgenaufnahme",
            &KREUZSCHMERZ,
        ),
        (
            "plain-with-fragment",
            "https://seeklinik.test/entscheidungshilfen/depression#vergleich",
            &DEPRESSION,
        ),
    ];
    for (name, url, aid) in rows {
        web.serve(
            name,
            url,
            aid,
            OK,
            "The aid is there, in its language.",
            shows(aid, "Patienteninfo"),
        );
    }
}

fn other(web: &mut Scene) {
    web.serve(
        "other-language-in-place",
        "https://wilgenhof.test/keuzehulpen/hernia",
        &HERNIA,
        OTHER,
        "The Dutch address now shows the aid in English.",
        shows(&HERNIATED_DISK, "Wilgenhof"),
    )
    .expect = &["hernia"];
    web.serve(
        "other-language-by-redirect",
        "https://wilgenhof.test/nl/scoliose",
        &SCOLIOSE,
        OTHER,
        "The Dutch address leads to the English version.",
        sends(302, "/en/scoliosis"),
    );
    web.page("https://wilgenhof.test/en/scoliosis", shows(&SCOLIOSIS, "Wilgenhof"));
    web.serve(
        "other-language-german-for-dutch",
        "https://grensziekenhuis.test/keuze/hernia",
        &HERNIA,
        OTHER,
        "A hospital near the border now shows the aid in German only.",
        |_, _| {
            let page = Page::aid(&BANDSCHEIBE, "Grensziekenhuis");
            Reply::html(page.titled("Hernia (Bandscheibenvorfall): Operieren oder abwarten?"))
        },
    );
    web.serve(
        "other-language-french-for-english",
        "https://two-rivers.test/aids/scoliosis",
        &SCOLIOSIS,
        OTHER,
        "The English address now shows the French version of the aid.",
        shows(&SCOLIOSE_FR, "Two Rivers"),
    );
    web.serve(
        "other-language-kept-title",
        "https://two-rivers.test/hulp/stenose",
        &STENOSE,
        OTHER,
        "The Dutch title was kept over a text that is English from beginning to end.",
        |_, _| {
            let page = Page::aid(&STENOSIS, "Two Rivers");
            Reply::html(page.titled(STENOSE.title).headed(STENOSE.title))
        },
    );
}

fn confusing(web: &mut Scene) {
    web.serve(
        "bilingual-page",
        "https://two-rivers.test/aids/hernia-nl-en",
        &HERNIA,
        OK,
        "One page holds the aid in Dutch and then in English.",
        |_, _| {
            let english = page::paragraphs(HERNIATED_DISK.text);
            let dutch = page::paragraphs(HERNIA.text);
            let page = Page::aid(&HERNIA, "Two Rivers").titled("Hernia: welke behandeling past bij mij? / Herniated disk: treatment options");
            Reply::html(page.main(format!("{dutch}<h2 lang=\"en\">Herniated disk: treatment options</h2><div lang=\"en\">{english}</div>")))
        },
    );
    web.serve(
        "wrong-lang-attribute",
        "https://wilgenhof.test/keuzehulpen/rugpijn",
        &RUGPIJN,
        OK,
        "The template says lang=en and has an English menu, but the aid is in Dutch.",
        |_, _| Reply::html(Page::aid(&RUGPIJN, "Wilgenhof").in_chrome_of("en")),
    );
    web.serve(
        "dutch-with-english-abstract",
        "https://wilgenhof.test/keuzehulpen/staar",
        &STAAR,
        OK,
        "A Dutch aid ends with a short abstract in English for colleagues.",
        |_, _| {
            let main = format!("{}<h2>Abstract</h2><p>This decision aid compares surgery for cataract with waiting.</p>", page::paragraphs(STAAR.text));
            Reply::html(Page::aid(&STAAR, "Wilgenhof").main(main))
        },
    );
    web.serve(
        "negotiated-language",
        "https://wilgenhof.test/keuzehulp/knie",
        &KNIE,
        OK,
        "The site asks the browser for its language: a Dutch reader, or one who does not say, gets Dutch.",
        |request, _| {
            let wanted = request.header("accept-language").unwrap_or("nl").to_ascii_lowercase();
            let page = if wanted.starts_with("nl") || wanted.starts_with('*') {
                Page::aid(&KNIE, "Wilgenhof")
            } else {
                Page::aid(&KNEE, "Wilgenhof")
            };
            Reply::html(page).header("Vary", "Accept-Language")
        },
    );
}
