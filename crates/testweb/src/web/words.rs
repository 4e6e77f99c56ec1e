//! Aids that are well and use the words of pages that are not. All of these are `ok`.

use crate::aids::*;
use crate::link::OK;
use crate::page::{Page, paragraphs};
use crate::reply::Reply;
use crate::scene::Scene;

pub(super) fn add(web: &mut Scene) {
    let rows: [(_, _, &'static Aid, _, _); 8] = [
        (
            "words-no-cause-found",
            "https://wordy.test/aids/tiredness",
            &FATIGUE,
            "<p>Was nothing found? You are not alone.</p>",
            "The aid talks about not finding a cause, in its very title.",
        ),
        (
            "words-page-404-of-the-report",
            "https://wordy.test/aids/scoliosis",
            &SCOLIOSIS,
            "<p>See page 404 of the report for the numbers.</p>",
            "The aid refers to page 404 of a report.",
        ),
        (
            "words-no-results",
            "https://wordy.test/aids/mri",
            &MRI,
            "<p>In some people the scan gave no results that explain the pain, and 0 results led to an operation.</p>",
            "The aid speaks of scans without results.",
        ),
        (
            "words-expired",
            "https://wordy.test/aids/acne",
            &ACNE,
            "<p>Creams that have expired do not work. Throw away expired tubes.</p>",
            "The aid speaks of creams that have expired.",
        ),
        (
            "words-error",
            "https://wordy.test/aids/apnea",
            &APNEA,
            "<p>The error of the test is small: it is wrong in 4 of 100 people. An error message on the machine means that the mask leaks.</p>",
            "The aid speaks of errors of a test.",
        ),
        (
            "words-robot",
            "https://wordy.test/aids/knee",
            &KNEE,
            "<p>A robot may help the surgeon. You are not operated by a robot alone, and there is no need to prove that you are human.</p>",
            "The aid speaks of surgery with a robot.",
        ),
        (
            "words-access-denied",
            "https://wordy.test/aids/fibroids",
            &FIBROIDS,
            "<p>Some women were denied access to this treatment by their insurer. Log in to your insurer's site to see your cover.</p>",
            "The aid speaks of access that an insurer denied.",
        ),
        (
            "words-unavailable",
            "https://wordy.test/aids/epidural",
            &EPIDURAL,
            "<p>The shots may be temporarily unavailable in some hospitals. The older drug is no longer available.</p>",
            "The aid speaks of a drug that is no longer available.",
        ),
    ];
    for (name, url, aid, lead, story) in rows {
        web.serve(name, url, aid, OK, story, move |_, _| {
            Reply::html(Page::aid(aid, "Wordy").lead(lead))
        });
    }
    web.serve(
        "words-form-404-in-title",
        "https://wordy.test/aids/form-404",
        &STENOSIS,
        OK,
        "The hospital numbers its leaflets and forms, and this one is Form 404.",
        |_, _| {
            Reply::html(
                Page::aid(&STENOSIS, "Wordy").titled(format!("Form 404 - {}", STENOSIS.title)),
            )
        },
    );
    web.serve(
        "words-dutch-niet-gevonden",
        "https://wordy.test/keuzehulp/rugpijn",
        &RUGPIJN,
        OK,
        "The Dutch aid has a heading that asks what to do when no cause was found.",
        |_, _| {
            let main =
                format!("<h2>Geen oorzaak gevonden: wat nu?</h2>{}", paragraphs(RUGPIJN.text));
            Reply::html(Page::aid(&RUGPIJN, "Wordy").main(main))
        },
    );
    web.serve(
        "words-question-about-errors",
        "https://wordy.test/aids/tonsils",
        &CHILD_TONSILS,
        OK,
        "A box at the end tells readers what to do when a page was not found.",
        |_, _| {
            let main = format!(
                "{}<aside><p>Page not found or link broken? Tell us.</p></aside>",
                paragraphs(CHILD_TONSILS.text)
            );
            Reply::html(Page::aid(&CHILD_TONSILS, "Wordy").main(main))
        },
    );
    web.serve(
        "words-moved",
        "https://wordy.test/aids/colitis",
        &COLITIS,
        OK,
        "A line says that this page moved here last year; nothing redirects any more.",
        |_, _| {
            Reply::html(Page::aid(&COLITIS, "Wordy").lead(
                "<p>This page has moved here from our old site. Please update your bookmarks.</p>",
            ))
        },
    );
}
