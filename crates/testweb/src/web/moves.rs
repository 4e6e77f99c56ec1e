//! Permanent moves to where the aid now is. Each new address shows the aid.

use super::{sends, shows};
use crate::aids::*;
use crate::link::{OK_TEMPORARY, changed, dead, moved};
use crate::page::Page;
use crate::reply::Reply;
use crate::scene::Scene;

const PERMANENTLY: &str = "moved-permanently";
const REFRESH: &str = "moved-by-meta-refresh";
const HTTPS: &str = "http-to-https";
const NOTICE: &str = "moved-by-notice";

pub(super) fn add(web: &mut Scene) {
    within_one_host(web);
    to_another_host(web);
    odd_locations(web);
    to_https(web);
    by_meta_refresh(web);
    by_notice(web);
}

fn within_one_host(web: &mut Scene) {
    web.serve(
        "moved-301",
        "https://larkfield.test/aids/knee",
        &KNEE,
        moved(PERMANENTLY),
        "A 301 leads to the aid's new path on the same host.",
        sends(301, "https://larkfield.test/decision-aids/knee-replacement"),
    );
    web.page(
        "https://larkfield.test/decision-aids/knee-replacement",
        shows(&KNEE, "Larkfield Trust"),
    );
    web.serve(
        "moved-same-aid-second-address",
        "https://larkfield.test/aids/new-knee",
        &KNEE,
        moved(PERMANENTLY),
        "Two old addresses of one aid lead to its one new address: together, and rightly so.",
        sends(301, "/decision-aids/knee-replacement"),
    );
    web.serve(
        "moved-308",
        "https://larkfield.test/aids/sore-throat",
        &ANTIBIOTICS,
        moved(PERMANENTLY),
        "A 308 leads to the aid's new path on the same host.",
        sends(308, "/decision-aids/sore-throat"),
    );
    web.page(
        "https://larkfield.test/decision-aids/sore-throat",
        shows(&ANTIBIOTICS, "Larkfield Trust"),
    );
    web.serve(
        "moved-chain-of-three",
        "https://larkfield.test/tonsils.html",
        &CHILD_TONSILS,
        moved(PERMANENTLY),
        "Three permanent redirects in a row lead to the aid.",
        sends(301, "/aids/tonsils"),
    );
    web.page("https://larkfield.test/aids/tonsils", sends(308, "/decision-aids/tonsils"));
    web.page("https://larkfield.test/decision-aids/tonsils", sends(301, "/decision-aids/tonsils/"));
    web.page(
        "https://larkfield.test/decision-aids/tonsils/",
        shows(&CHILD_TONSILS, "Larkfield Trust"),
    );
    web.serve(
        "moved-with-a-new-title",
        "https://larkfield.test/aids/mri",
        &MRI,
        moved(PERMANENTLY),
        "The aid moved and its title was revised a little on the way.",
        sends(301, "/decision-aids/low-back-pain-mri"),
    );
    web.page("https://larkfield.test/decision-aids/low-back-pain-mri", |_, _| {
        let title = "Low back pain: do I need an MRI scan?";
        let page = Page::aid(&MRI, "Larkfield Trust");
        Reply::html(page.titled(format!("{title} | Larkfield Trust")).headed(title))
    });
    web.serve(
        "moved-then-session",
        "https://larkfield.test/aids/stenosis",
        &STENOSIS,
        moved(PERMANENTLY),
        "A 301 leads to the new address, which opens a session with a 302: the new address is the permanent one.",
        sends(301, "/tool/stenosis"),
    );
    web.page("https://larkfield.test/tool/stenosis", sends(302, "/tool/stenosis/s/7f3a9c"));
    web.page("https://larkfield.test/tool/stenosis/s/7f3a9c", shows(&STENOSIS, "Larkfield Trust"));
    web.serve(
        "temporary-then-permanent",
        "https://larkfield.test/aids/epidural",
        &EPIDURAL,
        OK_TEMPORARY,
        "The first hop is temporary, so by RFC 9110 the old address stays the one to use, whatever follows.",
        sends(302, "/tool/epidural"),
    );
    web.page("https://larkfield.test/tool/epidural", sends(301, "/tool/epidural/"));
    web.page("https://larkfield.test/tool/epidural/", shows(&EPIDURAL, "Larkfield Trust"));
}

fn to_another_host(web: &mut Scene) {
    web.serve(
        "moved-to-www",
        "https://oakridge.test/aids/scoliosis",
        &SCOLIOSIS,
        moved(PERMANENTLY),
        "A 301 puts www in front of the host.",
        sends(301, "https://www.oakridge.test/aids/scoliosis"),
    );
    web.page("https://www.oakridge.test/aids/scoliosis", shows(&SCOLIOSIS, "Oakridge"));
    web.serve(
        "moved-to-new-owner",
        "https://small-charity.test/tools/acne",
        &ACNE,
        moved(PERMANENTLY),
        "Another organisation took the aid over and shows it on its own site.",
        sends(301, "https://www.big-charity.test/skin/acne-decision-aid"),
    );
    web.page("https://www.big-charity.test/skin/acne-decision-aid", shows(&ACNE, "Big Charity"));
    web.serve(
        "moved-to-subdomain-root",
        "https://weidehof.test/tools/keuzehulp-knie",
        &KNIE,
        moved(PERMANENTLY),
        "The aid now has a subdomain of its own; its root is no home page but the aid itself.",
        sends(301, "https://keuzehulp-knie.weidehof.test/"),
    );
    web.page("https://keuzehulp-knie.weidehof.test/", shows(&KNIE, "Weidehof"));
    web.serve(
        "moved-to-domain-root",
        "https://weidehof.test/tools/keuzehulp-borstkanker",
        &BORSTKANKER,
        moved(PERMANENTLY),
        "The aid now has a domain of its own; its root shows the aid.",
        sends(301, "https://www.borstkankerkeuze.test/"),
    );
    web.page("https://www.borstkankerkeuze.test/", shows(&BORSTKANKER, "Borstkankerkeuze"));
    web.serve(
        "moved-http-to-https-and-www",
        "http://oakridge.test/aids/fibroids",
        &FIBROIDS,
        moved(PERMANENTLY),
        "First to https, then to www: more than the scheme has changed.",
        |request, _| match request.scheme {
            "http" => Reply::redirect(301, "https://oakridge.test/aids/fibroids"),
            _ => Reply::redirect(301, "https://www.oakridge.test/aids/fibroids"),
        },
    );
    web.page("https://www.oakridge.test/aids/fibroids", shows(&FIBROIDS, "Oakridge"));
}

fn odd_locations(web: &mut Scene) {
    web.serve(
        "moved-location-without-scheme",
        "https://oakridge.test/aids/colitis",
        &COLITIS,
        moved(PERMANENTLY),
        "The Location begins with two slashes and keeps the scheme.",
        sends(301, "//www.oakridge.test/aids/colitis"),
    );
    web.page("https://www.oakridge.test/aids/colitis", shows(&COLITIS, "Oakridge"));
    web.serve(
        "moved-location-with-spaces",
        "https://oakridge.test/aids/apnea",
        &APNEA,
        moved(PERMANENTLY),
        "The Location holds spaces, which every browser encodes.",
        sends(301, "/sleep apnea/decision aid"),
    );
    web.page("https://oakridge.test/sleep%20apnea/decision%20aid", shows(&APNEA, "Oakridge"));
    web.serve(
        "moved-location-in-utf8",
        "https://centre-du-dos.test/aides/depistage",
        &DEPISTAGE,
        moved(PERMANENTLY),
        "The Location holds raw UTF-8, which every browser encodes.",
        sends(301, "/aides/dépistage-du-cancer"),
    );
    web.page(
        "https://centre-du-dos.test/aides/dépistage-du-cancer",
        shows(&DEPISTAGE, "Centre du dos"),
    );
}

fn to_https(web: &mut Scene) {
    web.serve(
        "https-upgrade-301",
        "http://brookside.test/decision-aids/scoliosis",
        &SCOLIOSIS,
        moved(HTTPS),
        "The same address with https shows the aid, and a 301 says so.",
        |request, _| match request.scheme {
            "http" => Reply::redirect(301, "https://brookside.test/decision-aids/scoliosis"),
            _ => Reply::html(Page::aid(&SCOLIOSIS, "Brookside")),
        },
    );
    web.serve(
        "https-upgrade-308-query",
        "http://brookside.test/aid?id=77&lang=nl",
        &STENOSE,
        moved(HTTPS),
        "The same address with https, query and all, by a 308.",
        |request, _| match request.scheme {
            "http" => Reply::redirect(308, "https://brookside.test/aid?id=77&lang=nl"),
            _ => Reply::html(Page::aid(&STENOSE, "Brookside")),
        },
    );
    web.serve(
        "https-upgrade-of-root",
        "http://rugpijnkeuze.test/",
        &RUGPIJN,
        moved(HTTPS),
        "The whole site is the aid; its root moved from http to https, and is not a redirect to some home page.",
        |request, _| match request.scheme {
            "http" => Reply::redirect(301, "https://rugpijnkeuze.test/"),
            _ => Reply::html(Page::aid(&RUGPIJN, "Rugpijnkeuze")),
        },
    );
}

fn by_meta_refresh(web: &mut Scene) {
    web.serve(
        "refresh-at-once",
        "http://old-university.test/~aids/herniated.html",
        &HERNIATED_DISK,
        moved(REFRESH),
        "An otherwise empty page refreshes at once to the aid's new address.",
        |_, _| {
            Reply::html("<html><head><title>Redirecting</title><meta http-equiv=\"refresh\" content=\"0; url=https://new-university.test/aids/herniated-disk\"></head><body></body></html>")
        },
    );
    web.page(
        "https://new-university.test/aids/herniated-disk",
        shows(&HERNIATED_DISK, "New University"),
    );
    web.serve(
        "refresh-after-five-seconds",
        "http://old-university.test/~aids/stenosis.html",
        &STENOSIS,
        moved(REFRESH),
        "A notice says that the page has moved and refreshes after five seconds.",
        |_, _| {
            let page = Page::text("en", "Old University", "This page has moved", &["You will be taken to the new address in a moment. Please update your bookmarks."]);
            Reply::html(page.head("<META HTTP-EQUIV=Refresh CONTENT=\"5;URL='https://new-university.test/aids/stenosis'\">"))
        },
    );
    web.page("https://new-university.test/aids/stenosis", shows(&STENOSIS, "New University"));
    web.serve(
        "refresh-dutch-relative",
        "https://weidehof.test/rugpijn.htm",
        &RUGPIJN,
        moved(REFRESH),
        "A Dutch page refreshes to a relative address that shows the aid.",
        |_, _| {
            let page =
                Page::text("nl", "Weidehof", "Deze pagina is verhuisd", &["U wordt doorgestuurd."]);
            Reply::html(
                page.head("<meta http-equiv=\"refresh\" content=\"1;url=keuzehulpen/rugpijn\">"),
            )
        },
    );
    web.page("https://weidehof.test/keuzehulpen/rugpijn", shows(&RUGPIJN, "Weidehof"));
}

/// What people write who have moved a page and cannot change the server.
fn by_notice(web: &mut Scene) {
    let story = "The old page says that it has moved, with a link to where the aid is now.";
    let rows: [(_, _, _, &'static Aid, _); 8] = [
        (
            "notice-english",
            "https://old-trust.test/aids/knee",
            "https://new-trust.test/tools/knee",
            &KNEE,
            (
                "Page moved",
                "This page has moved to <a href='{}'>our new website</a>. Please update your bookmarks.",
            ),
        ),
        (
            "notice-english-under-its-title",
            "https://old-trust.test/aids/scoliosis",
            "https://new-trust.test/tools/scoliosis",
            &SCOLIOSIS,
            ("", "You can now find this decision aid at <a href='{}'>new-trust.test</a>."),
        ),
        (
            "notice-dutch",
            "https://oude-site.test/keuzehulp/hernia",
            "https://nieuwe-site.test/hernia",
            &HERNIA,
            ("Verhuisd", "Deze keuzehulp is verhuisd. Ga naar <a href='{}'>de nieuwe pagina</a>."),
        ),
        (
            "notice-dutch-under-its-title",
            "https://oude-site.test/keuzehulp/knie",
            "https://nieuwe-site.test/knie",
            &KNIE,
            ("", "U vindt deze pagina nu op <a href='{}'>nieuwe-site.test</a>."),
        ),
        (
            "notice-german",
            "https://alte-klinik.test/hilfe/skoliose",
            "https://neue-klinik.test/skoliose",
            &SKOLIOSE,
            ("Umzug", "Diese Seite ist umgezogen. Sie finden sie <a href='{}'>hier</a>."),
        ),
        (
            "notice-german-under-its-title",
            "https://alte-klinik.test/hilfe/bandscheibe",
            "https://neue-klinik.test/bandscheibe",
            &BANDSCHEIBE,
            (
                "",
                "Diese Entscheidungshilfe finden Sie jetzt unter <a href='{}'>neue-klinik.test</a>.",
            ),
        ),
        (
            "notice-french",
            "https://ancien-site.test/aides/scoliose",
            "https://nouveau-site.test/scoliose",
            &SCOLIOSE_FR,
            ("Nouvelle adresse", "Cette page a été déplacée : <a href='{}'>suivez le lien</a>."),
        ),
        (
            "notice-french-under-its-title",
            "https://ancien-site.test/aides/hernie",
            "https://nouveau-site.test/hernie",
            &HERNIE,
            (
                "",
                "Cette aide à la décision se trouve désormais <a href='{}'>sur notre nouveau site</a>.",
            ),
        ),
    ];
    for (name, url, to, aid, (title, said)) in rows {
        web.serve(name, url, aid, moved(NOTICE), story, tells_of(aid, title, said, to));
        web.page(to, shows(aid, "New home"));
    }
    web.serve(
        "notice-with-a-timer",
        "https://old-trust.test/aids/mri",
        &MRI,
        moved(NOTICE),
        "The old page says that it has moved, and sends its readers on after half a minute.",
        |_, _| {
            let page = Page::new("en", "Old Trust", MRI.title);
            let timer =
                "<meta http-equiv=refresh content='30; url=https://new-trust.test/tools/mri'>";
            Reply::html(
                page.head(timer).main("<p>This page has moved. You will be taken there.</p>"),
            )
        },
    );
    web.page("https://new-trust.test/tools/mri", shows(&MRI, "New home"));
    web.serve(
        "notice-to-something-else",
        "https://old-trust.test/aids/acne",
        &ACNE,
        changed("other-topic"),
        "The page that the notice leads to is about something else.",
        tells_of(
            &ACNE,
            "",
            "This page has moved to <a href='{}'>our new website</a>.",
            "https://new-trust.test/tools/knee",
        ),
    );
    web.serve(
        "notice-to-the-home-page",
        "https://oude-site.test/keuzehulp/staar",
        &STAAR,
        changed("other-topic"),
        "The notice leads to the home page of the new site, where readers must look for themselves.",
        tells_of(
            &STAAR,
            "Verhuisd",
            "Deze pagina is verhuisd naar <a href='{}'>onze nieuwe website</a>.",
            "https://nieuwe-site.test/",
        ),
    );
    web.host("nieuwe-site.test").named("Ziekenhuis Zonnehoek", "nl");
    web.serve(
        "notice-to-nowhere",
        "https://alte-klinik.test/hilfe/depression",
        &DEPRESSION,
        changed("other-topic"),
        "The page says that it has moved and not where to.",
        tells_of(&DEPRESSION, "", "Diese Seite ist umgezogen.", ""),
    );
    web.serve(
        "notice-to-what-is-gone",
        "https://ancien-site.test/aides/depistage",
        &DEPISTAGE,
        dead("http-404"),
        "The page says that it has moved to an address that answers 404.",
        tells_of(
            &DEPISTAGE,
            "",
            "Cette page a été déplacée : <a href='{}'>nouvelle adresse</a>.",
            "https://nouveau-site.test/perdu",
        ),
    );
}

/// A page with no more than a notice, under the aid's own title where it is given none.
fn tells_of(
    aid: &'static Aid,
    title: &'static str,
    said: &'static str,
    to: &'static str,
) -> impl Fn(&crate::request::Request, u32) -> Reply {
    move |_, _| {
        let title = if title.is_empty() { aid.title } else { title };
        let said = said.replace("{}", to);
        Reply::html(Page::new(aid.language, "Old home", title).main(format!("<p>{said}</p>")))
    }
}
