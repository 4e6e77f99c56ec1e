//! Sites that will not talk to a robot. Nobody can tell from outside whether the aid is there.

use super::shows;
use crate::aids::*;
use crate::link::{OK, Truth, blocked};
use crate::page::{self, Page};
use crate::reply::Reply;
use crate::scene::Scene;

const WALL: Truth = blocked("bot-wall");

pub(super) fn add(web: &mut Scene) {
    challenges(web);
    captchas(web);
    not_a_wall(web);
}

fn challenges(web: &mut Scene) {
    let cloudflare = "<!DOCTYPE html><html lang=\"en-US\"><head><title>Just a moment...</title><meta name=\"robots\" content=\"noindex,nofollow\"></head><body><noscript>Enable JavaScript and cookies to continue</noscript><script src=\"/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=8f1\"></script></body></html>";
    let behind = move |status: u16| {
        Reply::status(status, cloudflare)
            .header("Server", "cloudflare")
            .header("CF-RAY", "8f1c2d3e4f5a6b7c-AMS")
    };
    web.serve(
        "wall-cloudflare-403",
        "https://shielded-one.test/aids/scoliosis",
        &SCOLIOSIS,
        WALL,
        "Cloudflare answers 403 with a challenge and says so in a header.",
        move |_, _| behind(403).header("cf-mitigated", "challenge"),
    );
    web.serve(
        "wall-cloudflare-503",
        "https://shielded-two.test/aids/knee",
        &KNEE,
        WALL,
        "Cloudflare's older challenge comes with a 503, which is no fault of the server.",
        move |_, _| behind(503),
    );
    web.serve(
        "wall-aws-202",
        "https://shielded-three.test/aids/mri",
        &MRI,
        WALL,
        "Amazon's firewall answers 202 with an empty page and a script to run.",
        |_, _| {
            Reply::status(202, "<!DOCTYPE html><html lang=\"en\"><head><title></title><script src=\"https://token.awswaf.test/challenge.js\"></script></head><body><noscript><h1>JavaScript is disabled</h1>In order to continue, we need to verify that you're not a robot. This requires JavaScript.</noscript></body></html>")
                .header("x-amzn-waf-action", "challenge")
        },
    );
    web.serve(
        "wall-incapsula",
        "https://shielded-four.test/keuzehulp/hernia",
        &HERNIA,
        WALL,
        "Imperva answers 200 with a frame that holds its challenge.",
        |_, _| {
            Reply::html("<html style=\"height:100%\"><head><META NAME=\"ROBOTS\" CONTENT=\"NOINDEX, NOFOLLOW\"></head><body style=\"margin:0px;height:100%\"><iframe id=\"main-iframe\" src=\"/_Incapsula_Resource?SWUDNSAI=31&xinfo=5-1234-0\" width=\"100%\">Request unsuccessful. Incapsula incident ID: 512000-88112</iframe></body></html>")
                .header("X-Iinfo", "5-1234-0 0NNN RT(1 0)")
        },
    );
    web.serve(
        "wall-datadome",
        "https://shielded-five.test/aids/acne",
        &ACNE,
        WALL,
        "DataDome answers 403 with a captcha of its own.",
        |_, _| {
            Reply::status(403, "<html lang=\"en\"><head><title>shielded-five.test</title></head><body><p id=\"cmsg\">Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c','cid':'AHrlqAAA','host':'geo.captcha-delivery.com'}</script><script src=\"https://ct.captcha-delivery.com/c.js\"></script></body></html>")
                .header("X-DataDome", "protected")
        },
    );
    web.serve(
        "wall-sucuri",
        "https://shielded-six.test/aids/stenosis",
        &STENOSIS,
        WALL,
        "Sucuri's firewall answers 403 and names itself.",
        |_, _| {
            Reply::status(403, "<html><head><title>Sucuri WebSite Firewall - Access Denied</title></head><body><h1>Access Denied - Sucuri Website Firewall</h1><p>If you are the site owner, please whitelist your IP. Block reason: Bad bot access attempt.</p></body></html>")
                .header("X-Sucuri-ID", "15014")
        },
    );
}

fn captchas(web: &mut Scene) {
    web.host("gatekeeper.test").otherwise(|_, _| {
        Reply::html("<!DOCTYPE html><html><head><title>Are you a robot?</title></head><body><h1>Please verify you are a human</h1><p>Tick the box to continue to the site.</p><div class=\"g-recaptcha\" data-sitekey=\"6Lc\"></div><script src=\"https://www.google.com/recaptcha/api.js\"></script></body></html>")
    });
    web.link(
        "wall-captcha-at-200",
        "https://gatekeeper.test/aids/epidural",
        &EPIDURAL,
        WALL,
        "Every address answers 200 with a captcha: alike everywhere, and no soft 404.",
    );
    web.host("poortwachter.test").otherwise(|_, _| {
        Reply::html("<!DOCTYPE html><html lang=\"nl\"><head><title>Controle</title></head><body><h1>Bevestig dat u geen robot bent</h1><p>Vul de letters in die u hieronder ziet.</p><div class=\"h-captcha\"></div></body></html>")
    });
    web.link(
        "wall-captcha-dutch",
        "https://poortwachter.test/keuzehulp/scoliose",
        &SCOLIOSE,
        WALL,
        "A Dutch captcha at every address.",
    );
    web.host("pressing-gate.test").otherwise(|_, _| {
        Reply::html("<!DOCTYPE html><html><head><title>Access to this page has been denied</title></head><body><h1>Press &amp; Hold to confirm you are a human (and not a bot).</h1><div id=\"px-captcha\"></div><p>Reference ID 7d1e</p></body></html>")
            .with_status(403)
    });
    web.link(
        "wall-press-and-hold",
        "https://pressing-gate.test/aids/apnea",
        &APNEA,
        WALL,
        "A button to press and hold, under status 403.",
    );
}

/// Parts of a wall on pages that stand open.
fn not_a_wall(web: &mut Scene) {
    web.serve(
        "captcha-on-the-newsletter-form",
        "https://open-house.test/aids/fibroids",
        &FIBROIDS,
        OK,
        "The aid is there; only the newsletter form below it has a captcha.",
        |_, _| {
            let main = format!("{}<form action=\"/newsletter\"><label>Your e-mail <input name=\"mail\"></label><div class=\"g-recaptcha\" data-sitekey=\"6Lc\"></div><button>Subscribe</button></form>", page::paragraphs(FIBROIDS.text));
            Reply::html(Page::aid(&FIBROIDS, "Open House").main(main).head("<script src=\"https://www.google.com/recaptcha/api.js\"></script>"))
        },
    );
    web.serve(
        "cloudflare-without-a-challenge",
        "https://open-house.test/aids/colitis",
        &COLITIS,
        OK,
        "The site is behind Cloudflare, script and headers included, and shows the aid.",
        |request, attempt| {
            shows(&COLITIS, "Open House")(request, attempt)
                .header("Server", "cloudflare")
                .header("CF-RAY", "8f1c2d3e4f5a6b7d-AMS")
        },
    );
    web.serve(
        "noscript-notice",
        "https://open-house.test/aids/manipulation",
        &MANIPULATION,
        OK,
        "The aid is there, with a line that asks for JavaScript to use the slider.",
        |_, _| {
            Reply::html(
                Page::aid(&MANIPULATION, "Open House").lead(
                    "<noscript><p>Please enable JavaScript to use the slider.</p></noscript>",
                ),
            )
        },
    );
}
