//! Aids in the words of their providers, and pages on something else that look much like them.

use crate::aids::Aid;
use crate::link::{OK, Truth, blocked, changed, dead, moved};
use crate::page::Page;
use crate::reply::Reply;
use crate::scene::Scene;

use super::sends;

const fn aid(language: &'static str, subject: &'static str, title: &'static str) -> Aid {
    Aid { subject, title, language, text: &[] }
}

static HEEL: Aid = aid("en", "Plantar fasciitis", "Plantar fasciitis: insoles or stretching?");
static CUFF: Aid = aid("en", "Rotator cuff tear", "Rotator cuff tear: surgery or physiotherapy");
static MENIERE: Aid =
    aid("en", "Ménière's disease", "Ménière's disease: pills or injections into the ear?");
static WRIST: Aid = aid("nl", "Polsfractuur", "Polsfractuur: gips of operatie?");
static THYROID: Aid =
    aid("de", "Schilddrüsenknoten", "Schilddruesenknoten: operieren oder beobachten");
static VEINS: Aid = aid("fr", "Jambes lourdes", "Jambes lourdes : bas de contention ou laser ?");

pub(super) fn add(web: &mut Scene) {
    well(web);
    other(web);
    shut(web);
}

/// Shows a page of plain HTML.
fn page(language: &'static str, name: &'static str, html: &'static str) -> Reply {
    Reply::html(Page::new(language, "Elmfield", name).main(html))
}

const HEEL_TEXT: &str = "<p>Plantar fasciitis hurts with the first steps of the day. Insoles take some of the load; stretching the calf twice a day works about as well after three months. Nine in ten people are better within a year.</p>";

fn well(web: &mut Scene) {
    web.serve(
        "topic-in-other-words",
        "https://elmfield.test/aids/heel",
        &HEEL,
        OK,
        "The heading is a question of the readers; the text names the subject and both options.",
        |_, _| page("en", "Sore heel in the morning: what can I do?", HEEL_TEXT),
    );
    web.serve(
        "topic-heading-says-more",
        "https://elmfield.test/aids/shoulder",
        &CUFF,
        OK,
        "The heading names the subject and puts the choice in other words than the content does.",
        |_, _| {
            page("en", "Rotator cuff tear after sixty: is an operation worth it?", "<p>After a year, people who trained with a therapist lift their arm about as well as those who had the tendon sewn. Sewing helps more when the tear came from a fall.</p>")
        },
    );
    web.serve(
        "topic-leaflet-number",
        "https://elmfield.test/leaflets/231",
        &CUFF,
        OK,
        "Title and heading are the number of a leaflet.",
        |_, _| {
            page("en", "ELM 0231 v4", "<p>A rotator cuff tear is a tear in a tendon of the shoulder. Surgery sews it; physiotherapy trains the others to do its work.</p>")
        },
    );
    web.serve(
        "topic-in-the-state",
        "https://elmfield.test/app/heel",
        &HEEL,
        OK,
        "The page is filled by a script, and what it will show is in the page as JSON.",
        |_, _| {
            Reply::html("<!DOCTYPE html><html lang=en><head><title>Elmfield tools</title></head><body><div id=app></div><script type=\"application/json\">{\"tool\":{\"name\":\"Plantar fasciitis\",\"steps\":[\"Insoles or stretching?\",\"What matters to you?\"]}}</script><script src=/app.js></script></body></html>")
        },
    );
    web.serve(
        "topic-umlauts-on-the-page",
        "https://elmfield.test/hilfen/knoten",
        &THYROID,
        OK,
        "The content writes the title without umlauts, the page with them, and in another form.",
        |_, _| {
            page("de", "Knoten in der Schilddrüse – muss ich mich operieren lassen?", "<p>Die meisten Schilddrüsenknoten sind harmlos. Sie können den Knoten beobachten lassen: einmal im Jahr ein Ultraschall. Eine Operation entfernt ihn, hinterlässt aber eine Narbe.</p>")
        },
    );
    web.serve(
        "topic-sent-to-its-name",
        "https://elmfield.test/aids/old-17",
        &HEEL,
        moved("moved-permanently"),
        "A permanent redirect leads to an address that names the subject; the page calls it by a lay name.",
        sends(301, "/aids/plantar-fasciitis"),
    );
    web.page("https://elmfield.test/aids/plantar-fasciitis", |_, _| {
        page("en", "Policeman's heel: insoles, stretching or patience?", "<p>The band under the foot is sore where it meets the bone. Insoles spare it, stretching makes it supple, and most heels settle within a year.</p>")
    });
    web.serve(
        "topic-history-of-a-guideline",
        "https://elmfield.test/aids/history",
        &HEEL,
        OK,
        "The text tells how the advice came to be: that an older guideline was withdrawn is a part of it.",
        |_, _| {
            page("en", "Plantar fasciitis: insoles or stretching?", "<p>In 2011 our guideline was withdrawn. It had been built on small trials. Today we know that stretching and insoles do about as well, and that both beat rest.</p>")
        },
    );
    web.serve(
        "topic-captcha-under-an-aid",
        "https://elmfield.test/aids/comments",
        &HEEL,
        OK,
        "A short aid has a form for comments with a captcha in it.",
        |_, _| {
            page("en", "Plantar fasciitis: insoles or stretching?", "<p>Stretching is free. Insoles cost little. Both help.</p><form><textarea></textarea><div class=g-recaptcha></div></form>")
        },
    );
}

fn other(web: &mut Scene) {
    const OTHER: Truth = changed("other-topic");
    web.serve(
        "topic-neighbour-in-dutch",
        "https://elmfield.test/keuzehulp/fractuur",
        &WRIST,
        OTHER,
        "The page asks the same of another bone, whose name ends alike.",
        |_, _| {
            page("nl", "Enkelfractuur: gips of operatie?", "<p>Bij een enkelfractuur die goed staat is gips genoeg. Staat de breuk scheef, dan zet een operatie hem vast met een plaatje.</p>")
        },
    );
    web.serve(
        "topic-staff-of-the-same",
        "https://elmfield.test/aids/surgeons",
        &CUFF,
        OTHER,
        "The subject is in the heading, and the page is about those who treat it.",
        |_, _| {
            page("en", "Rotator cuff tear: our surgeons", "<p>Miss Hale and Mr Brook see patients on Tuesdays and Fridays. To book, ring the secretary.</p>")
        },
    );
    web.serve(
        "topic-opening-hours-in-french",
        "https://elmfield.test/fiches/horaires",
        &VEINS,
        OTHER,
        "The address now shows when the department is open.",
        |_, _| {
            page("fr", "Horaires d'ouverture", "<p>Le service est ouvert du lundi au vendredi, de 8 h à 18 h. Fermé les jours fériés.</p>")
        },
    );
    web.serve(
        "topic-under-another-name",
        "https://elmfield.test/aids/dizzy",
        &MENIERE,
        blocked("no-evidence"),
        "The same question under a name that the content does not know: a person has to look.",
        |_, _| {
            page("en", "Bouts of dizziness: pills or injections into the ear?", "<p>Pills against the attacks are tried first. Injections into the ear work better and may cost some hearing.</p>")
        },
    );
    web.serve(
        "topic-sold-by-commission",
        "https://elmfield.test/aids/best",
        &HEEL,
        changed("taken-over"),
        "The old address carries reviews that live on what their readers buy.",
        |_, _| {
            page("en", "Nine best insoles for plantar fasciitis", "<p>As affiliate partners we earn a commission when you buy through our links. Our favourite is the StepCloud Ultra. Check price.</p>")
        },
    );
}

fn shut(web: &mut Scene) {
    const WITHDRAWN: Truth = changed("withdrawn-notice");
    web.serve(
        "topic-form-is-closed",
        "https://elmfield.test/forms/heel",
        &HEEL,
        WITHDRAWN,
        "The aid was a form, which names it still and takes no answers any more.",
        |_, _| {
            page("en", "Plantar fasciitis: insoles or stretching?", "<p>The form “Plantar fasciitis: insoles or stretching?” is no longer accepting responses.</p>")
        },
    );
    web.serve(
        "topic-page-was-deleted",
        "https://elmfield.test/wiki/heel",
        &HEEL,
        dead("soft-404"),
        "The page of a wiki names the aid and says that it was deleted.",
        |_, _| {
            page("en", "Plantar fasciitis", "<p>This page has been deleted. The log of deletions is shown below.</p><ul><li>3 May: page deleted, nobody looks after it</li></ul>")
        },
    );
    web.serve(
        "topic-pdf-of-nine-bytes",
        "https://elmfield.test/files/heel.pdf",
        &HEEL,
        changed("not-a-pdf"),
        "The file begins as a PDF does, and ends there.",
        |_, _| Reply::bytes("application/pdf", "%PDF-1.6\n"),
    );
}
