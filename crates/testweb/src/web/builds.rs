//! Pages that are known by how they are built, whatever the words on them. The frames are those that
//! the servers and content systems named in each story send.

use super::tells;
use crate::aids::*;
use crate::link::{OK, Truth, blocked, changed, down};
use crate::page::Page;
use crate::reply::Reply;
use crate::scene::Scene;

const FAULT: Truth = down("server-error");
const TAKEN: Truth = changed("taken-over");

pub(super) fn add(web: &mut Scene) {
    faults(web);
    beside_the_aid(web);
    sales(web);
    gambling(web);
    gates(web);
}

/// Faults that a server sends for every address, with `200 OK`.
fn faults(web: &mut Scene) {
    let rows: [(_, _, &'static Aid, _, _); 6] = [
        (
            "fault-of-wordpress",
            "https://rueckenpraxis.test/hilfen/bandscheibe",
            &BANDSCHEIBE,
            "WordPress ends with wp_die for every address (wp-includes/functions.php, _default_wp_die_handler).",
            "<!DOCTYPE html><html lang=de-DE><head><title>WordPress &rsaquo; Fehler</title></head><body id=\"error-page\"><div class=\"wp-die-message\"><p>Es gab einen kritischen Fehler auf deiner Website.</p></div></body></html>",
        ),
        (
            "fault-of-php",
            "https://spinechoices.test/aids/scoliosis",
            &SCOLIOSIS,
            "PHP breaks off before it has written anything (main/main.c, php_error_cb).",
            "<br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined function mysql_connect() in /var/www/html/db.php:12\nStack trace:\n#0 {main}\n  thrown in <b>/var/www/html/db.php</b> on line <b>12</b><br />",
        ),
        (
            "fault-of-cloudflare",
            "https://kneechoices.test/aids/knee",
            &KNEE,
            "Cloudflare waits in vain for the site behind it (its page for error 522).",
            "<!DOCTYPE html><html><head><title>kneechoices.test | 522: Connection timed out</title></head><body><div id=\"cf-wrapper\"><div id=\"cf-error-details\" class=\"p-0\"><header><h1><span>Connection timed out</span><span>Error code 522</span></h1></header><section>What happened? The initial connection between Cloudflare's network and the origin web server timed out.</section></div></div></body></html>",
        ),
        (
            "fault-of-varnish",
            "https://skinchoices.test/aids/acne",
            &ACNE,
            "Varnish cannot fetch from the site behind it (builtin.vcl, vcl_backend_error).",
            "<!DOCTYPE html><html><head><title>503 Backend fetch failed</title></head><body><h1>Error 503 Backend fetch failed</h1><p>Backend fetch failed</p><h3>Guru Meditation:</h3><p>XID: 32770</p><hr><p>Varnish cache server</p></body></html>",
        ),
        (
            "fault-of-apache",
            "https://dos-sante.test/aides/scoliose",
            &SCOLIOSE_FR,
            "Apache's proxy has no answer, said in French (error/HTTP_BAD_GATEWAY.html.var).",
            "<!DOCTYPE html><html lang=fr><head><title>Erreur du proxy !</title></head><body><h1>Erreur du proxy !</h1><p>Le serveur proxy a reçu une réponse incorrecte de la part d'un serveur supérieur.</p><h2>Error 502</h2><address><a href=\"/\">dos-sante.test</a><br><span>Apache</span></address></body></html>",
        ),
        (
            "fault-of-nginx",
            "https://kniekeuze.test/keuzehulpen/knie",
            &KNIE,
            "nginx has no site behind it (ngx_http_special_response.c).",
            "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.18.0</center></body></html>",
        ),
    ];
    for (name, url, aid, story, html) in rows {
        let host = url.split('/').nth(2).unwrap_or_default();
        web.host(host).otherwise(move |_, _| Reply::html(html));
        web.link(name, url, aid, FAULT, story);
    }
}

/// The aid, and something beside it that takes nothing away from it.
fn beside_the_aid(web: &mut Scene) {
    let rows: [(_, _, &'static Aid, _, _); 8] = [
        (
            "beside-a-comment-form",
            "https://backblog.test/aids/scoliosis",
            &SCOLIOSIS,
            "WordPress puts its form for comments below the aid (comment_form()).",
            "<h3>Leave a Reply</h3><form action=/comments method=post><p><label for=comment>Comment</label><textarea id=comment name=comment required></textarea></p><p><label for=author>Name *</label><input id=author name=author required></p><p><label for=email>Email *</label><input id=email name=email type=email required></p><p><label for=url>Website</label><input id=url name=url type=url></p></form>",
        ),
        (
            "beside-a-disclosure",
            "https://backblog.test/aids/knee",
            &KNEE,
            "The site says that some links are paid for, as the FTC's Endorsement Guides ask.",
            "<p>This post may contain affiliate links.</p>",
        ),
        (
            "beside-a-message-by-php",
            "https://rugblog.test/keuzehulpen/hernia",
            &HERNIA,
            "PHP writes a message into the page (main/main.c, php_error_cb).",
            "<b>Deprecated</b>: Function create_function() is deprecated in <b>/srv/www/menu.php</b> on line <b>3</b><br>",
        ),
        (
            "beside-an-older-edition",
            "https://backblog.test/aids/mri",
            &MRI,
            "The text says that an older guideline was withdrawn, which is not this page.",
            "<p>The 2010 guideline has been withdrawn and replaced.</p>",
        ),
        (
            "beside-an-older-edition-dutch",
            "https://rugblog.test/keuzehulpen/knie",
            &KNIE,
            "The text says that an older guideline was withdrawn, which is not this page.",
            "<p>De richtlijn uit 2010 is ingetrokken en vervangen.</p>",
        ),
        (
            "beside-an-older-edition-german",
            "https://rueckenblog.test/hilfen/bandscheibe",
            &BANDSCHEIBE,
            "The text says that an older guideline was withdrawn, which is not this page.",
            "<p>Die Leitlinie von 2010 wurde zurückgezogen und ersetzt.</p>",
        ),
        (
            "beside-an-older-edition-french",
            "https://blog-du-dos.test/aides/scoliose",
            &SCOLIOSE_FR,
            "The text says that an older guideline was withdrawn, which is not this page.",
            "<p>La recommandation de 2010 a été retirée et remplacée.</p>",
        ),
        (
            "beside-a-box-to-log-in",
            "https://rugblog.test/keuzehulpen/staar",
            &STAAR,
            "A box for members stands beside the aid, which everybody can read.",
            "<aside class=box><h3>Inloggen</h3><form action=/in method=post><label>E-mail <input name=user></label><label>Wachtwoord <input type=password name=p></label></form></aside>",
        ),
    ];
    for (name, url, aid, story, html) in rows {
        web.serve(name, url, aid, OK, story, move |_, _| {
            Reply::html(Page::aid(aid, "Blog").lead(html))
        });
    }
}

/// What is sold under the name of the ailment.
fn sales(web: &mut Scene) {
    let rows: [(_, _, &'static Aid, _, &[&str]); 2] = [
        (
            "for-sale-by-its-name",
            "https://herniated-disk-help.test/aid",
            &HERNIATED_DISK,
            "herniateddisk.example is for sale",
            &[
                "Own herniateddisk.example today. A herniated disk name brings visitors who look for herniated disk treatment.",
                "Ask for a price. Fast transfer, safe payment, and help with the move.",
            ],
        ),
        (
            "for-sale-by-its-name-dutch",
            "https://hernia-oud.test/keuzehulp",
            &HERNIA,
            "hernia.example is te koop",
            &[
                "Word eigenaar van hernia.example. Een naam over hernia trekt bezoekers die iets over hernia zoeken.",
                "Vraag de prijs. Snel en veilig geregeld.",
            ],
        ),
    ];
    for (name, url, aid, title, text) in rows {
        web.serve(
            name,
            url,
            aid,
            changed("parked"),
            "The domain is offered by its name, which has the ailment in it.",
            tells(aid.language, "Names", title, text),
        );
    }
    web.serve(
        "shop-for-the-ailment",
        "https://scoliosis-shop.test/aid",
        &SCOLIOSIS,
        TAKEN,
        "A shop sells patches for the ailment, with a cart as WooCommerce has it.",
        |_, _| {
            let page = Page::text("en", "Patches", "Scoliosis pain patches", &["Patches for scoliosis. Feel better today.", "$19.99", "In stock"]);
            Reply::html(page.lead("<form class=cart method=post><button name=add-to-cart value=7>Add to cart</button></form>"))
        },
    );
}

/// Gambling sites in the languages that lapsed domains are sold into.
fn gambling(web: &mut Scene) {
    let rows: [(_, _, _, _, &[&str]); 5] = [
        (
            "gambling-vietnamese",
            "https://lapsed-one.test/aid",
            "vi",
            "Nhà cái uy tín: cá cược bóng đá",
            &[
                "Cá cược bóng đá, nổ hũ đổi thưởng, game bài và xổ số mỗi ngày.",
                "Đăng ký tại nhà cái để nhận thưởng.",
            ],
        ),
        (
            "gambling-thai",
            "https://lapsed-two.test/aid",
            "th",
            "เว็บพนันออนไลน์ คาสิโนสด",
            &["บาคาร่า สล็อต แทงบอล หวย ฝากถอนไม่มีขั้นต่ำ", "สมัครสมาชิกวันนี้รับโบนัส"],
        ),
        (
            "gambling-portuguese",
            "https://lapsed-three.test/aid",
            "pt",
            "Cassino online com rodadas grátis",
            &[
                "Apostas esportivas e caça-níqueis para jogar agora.",
                "Faça o seu cadastro e ganhe um bônus.",
            ],
        ),
        (
            "gambling-polish",
            "https://lapsed-four.test/aid",
            "pl",
            "Kasyno online: darmowe spiny",
            &[
                "Zakłady bukmacherskie i automaty do gier bez depozytu.",
                "Zarejestruj się i odbierz bonus.",
            ],
        ),
        (
            "gambling-arabic",
            "https://lapsed-five.test/aid",
            "ar",
            "كازينو على الإنترنت",
            &["مراهنات رياضية، روليت وماكينات القمار للاعبين.", "سجل الآن واحصل على بونص."],
        ),
    ];
    for (name, url, language, title, text) in rows {
        web.serve(
            name,
            url,
            &COLITIS,
            TAKEN,
            "New owners run a gambling site on the lapsed domain.",
            tells(language, "Win", title, text),
        );
    }
}

/// What is asked of every reader first, in the language of the site's owner.
fn gates(web: &mut Scene) {
    let rows: [(_, _, &'static Aid, _, _, _); 3] = [
        (
            "consent-in-another-language",
            "https://consent-first.test/keuzehulp/knie",
            &KNIE,
            blocked("no-evidence"),
            "A consent page in English stands before the Dutch aid.",
            "<title>Before you continue</title><h1>Before you continue</h1><p>We use cookies and data to deliver our services. Choose what you agree to before you go on to the site that you want to see.</p><form action=/save><button>Accept all</button><button>Reject all</button></form>",
        ),
        (
            "country-chooser-in-another-language",
            "https://country-first.test/hilfen/bandscheibe",
            &BANDSCHEIBE,
            blocked("no-evidence"),
            "A chooser of countries in Danish stands before the German aid.",
            "<title>Vælg dit land</title><h1>Vælg dit land</h1><p>Fortæl os hvor du er, så vi kan vise dig den side der er lavet til det land som du bor i.</p><form action=/go><select><option>Danmark<option>Deutschland<option>Nederland</select><button>OK</button></form>",
        ),
        (
            "access-asked-for-in-another-language",
            "https://shared-files.test/hernie",
            &HERNIE,
            blocked("login-required"),
            "A file host asks its reader to ask for access, in English, before the French aid.",
            "<title>You need access</title><h1>You need access</h1><p>Ask for access, or switch to an account with access. Learn more about what you can do.</p>",
        ),
    ];
    for (name, url, aid, truth, story, html) in rows {
        web.serve(name, url, aid, truth, story, move |_, _| Reply::html(html));
    }
}
