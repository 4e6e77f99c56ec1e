//! Kinds of pages that are known by how they are built, each in several languages.

use super::*;

fn with_text(link: &Link, extra: &str) -> String {
    page(link, &link.expectation.titles[0], &format!("{}{extra}", text_of(link)))
}

#[test]
fn a_form_for_comments_is_no_record() {
    for link in all() {
        let form = "<h2>Leave a reply</h2><form action=/c method=post><p><label for=c>Comment</label><textarea id=c name=comment></textarea><p><label for=a>Name *</label><input id=a name=author required><p><label for=e>Email *</label><input id=e name=email type=email><p><label for=u>Website</label><input id=u name=url type=url></form>";
        check(&link, &with_text(&link, form), "ok");
    }
}

#[test]
fn to_say_that_links_are_paid_for_is_no_takeover() {
    for (link, said) in all().into_iter().zip([
        "This post may contain affiliate links. We may earn a commission.",
        "Deze pagina bevat partnerlinks: wij ontvangen commissie.",
        "Diese Seite enthält Provisionslinks; als Amazon-Partner verdienen wir.",
        "Cet article contient des liens affiliés.",
    ]) {
        check(&link, &with_text(&link, &format!("<p>{said}</p>")), "ok");
    }
}

#[test]
fn a_message_by_php_is_no_notice() {
    for link in all() {
        let said = "Deprecated: Function split() is deprecated in /srv/www/x.php on line 3";
        let html = aid_page(&link).replace("<main>", &format!("<main><p><b>{said}</b></p>"));
        check(&link, &html, "ok");
    }
}

#[test]
fn an_older_edition_that_was_withdrawn_is_no_notice() {
    for (link, said) in all().into_iter().zip([
        "The 2010 guideline has been withdrawn and replaced.",
        "De richtlijn uit 2010 is ingetrokken en vervangen.",
        "Die Leitlinie von 2010 wurde zurückgezogen und ersetzt.",
        "La recommandation de 2010 a été retirée et remplacée.",
    ]) {
        check(&link, &with_text(&link, &format!("<p>{said}</p>")), "ok");
    }
    for (link, said) in all().into_iter().zip([
        "This 2010 guideline has been withdrawn.",
        "Deze richtlijn uit 2010 is ingetrokken.",
        "Diese Leitlinie von 2010 wurde zurückgezogen.",
        "Cette recommandation de 2010 a été retirée.",
    ]) {
        check(&link, &with_text(&link, &format!("<p>{said}</p>")), "withdrawn-notice");
    }
}

#[test]
fn a_box_to_log_in_beside_the_aid_hides_nothing() {
    for (link, ask) in all().into_iter().zip([
        ("Log in", "Please log in"),
        ("Inloggen", "Je moet inloggen"),
        ("Anmelden", "Bitte melden Sie sich an"),
        ("Connexion", "Veuillez vous connecter"),
    ]) {
        let form = format!(
            "<div><h2>{}</h2><form action=/login method=post><p>{}</p><label>E-mail <input name=user></label><label>* <input type=password name=p></label></form></div>",
            ask.0, ask.1
        );
        check(&link, &with_text(&link, &form), "ok");
        check(&link, &page(&link, ask.0, &form), "login-required");
    }
}

#[test]
fn a_servers_own_page_for_a_fault_is_known_by_its_build() {
    for html in [
        "<html><body id=error-page><div class=wp-die-message><p>Es gab einen kritischen Fehler auf deiner Website.</p></div>",
        "<html><body id=error-page><div class=wp-die-message><p>Šajā vietnē ir radusies kritiska kļūda.</p></div>",
        "<br /><b>Fatal error</b>:  Uncaught Error: Call to undefined function mysql_connect() in /var/www/html/db.php:12 Stack trace: #0 {main} thrown in <b>/var/www/html/db.php</b> on line <b>12</b><br />",
        "<title>www.example.org | 522: Connection timed out</title><body><div id=\"cf-wrapper\"><div id=\"cf-error-details\" class=\"cf-error-details-wrapper\"><h1><span>Connection timed out</span><span>Error code 522</span></h1></div></div>",
        "<title>503 Backend fetch failed</title><h1>Error 503 Backend fetch failed</h1><p>Backend fetch failed</p><h3>Guru Meditation:</h3><p>XID: 32770</p><hr><p>Varnish cache server</p>",
        "<title>Proxy-Fehler!</title><h1>Proxy-Fehler!</h1><p>Der Proxy-Server erhielt eine fehlerhafte Antwort eines vorgelagerten Servers.</p><h2>Error 502</h2><address><a href=/>example.org</a><br><span>Apache</span></address>",
        "<title>プロキシエラー!</title><h1>プロキシエラー!</h1><p>上流サーバから不正な応答を受けました。</p><h2>Error 502</h2><address>Apache</address>",
        "<title>Erreur du serveur mandataire</title><h1>Erreur du serveur mandataire</h1><p>Le serveur mandataire a reçu une réponse incorrecte.</p><h2>Error 502</h2><address>Apache</address>",
        "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.18.0</center>",
        "<title>HTTP Status 500 – Internal Server Error</title><h1>HTTP Status 500 – Internal Server Error</h1>",
        "<title>Foutmelding</title><h1>Fout 503</h1><p>Probeer het later nog eens.</p>",
    ] {
        check_everywhere(&scoliosis(), html, "server-error");
        check(&hernia(), html, "server-error");
    }
    // A message at the end of an aid's own text, and a title with a number.
    check(
        &scoliosis(),
        &with_text(&scoliosis(), "<p>Warning: Undefined variable $x in /srv/x.php on line 9</p>"),
        "ok",
    );
}

#[test]
fn what_is_for_sale_may_be_named_after_the_ailment() {
    for (link, name) in all().into_iter().zip([
        "scoliosis.example is for sale",
        "hernia.example is te koop",
        "bandscheibenvorfall.example steht zum Verkauf",
        "herniediscale.example est à vendre",
    ]) {
        let text = format!("<p>{}</p><p>More on it.</p>", name).repeat(12);
        let html = format!("<title>{name}</title><h1>{name}</h1>{text}");
        check(&link, &html, "parked");
    }
}

#[test]
fn a_shop_for_the_ailment_is_no_aid() {
    for (link, buy) in all().into_iter().zip([
        ("Scoliosis pain patches", "Add to cart", "$19.99"),
        ("Hernia pleisters", "In winkelwagen", "€ 19,95"),
        ("Bandscheibenvorfall Pflaster", "In den Warenkorb", "19,95 €"),
        ("Patchs hernie discale", "Ajouter au panier", "19,95 €"),
    ]) {
        let html = page(
            &link,
            buy.0,
            &format!(
                "<p>{} {}</p><form action=/cart><p>{}</p><button class=add-to-cart>{}</button></form>",
                buy.0,
                link.expectation.subjects[0].clone(),
                buy.2,
                buy.1
            ),
        );
        check(&link, &html, "taken-over");
    }
}

#[test]
fn gambling_is_known_in_many_languages() {
    for text in [
        "Nhà cái uy tín số một, cá cược bóng đá, nổ hũ đổi thưởng, game bài và xổ số mỗi ngày cho người chơi.",
        "เว็บพนันออนไลน์ คาสิโน บาคาร่า สล็อต แทงบอล หวย ฝากถอนไม่มีขั้นต่ำ",
        "Cassino online com rodadas grátis, apostas esportivas e caça-níqueis para jogar agora mesmo.",
        "Kasyno online, darmowe spiny, zakłady bukmacherskie i automaty do gier bez depozytu.",
        "كازينو على الإنترنت، مراهنات رياضية، روليت وماكينات القمار للاعبين العرب",
    ] {
        let html =
            format!("<title>{text}</title><h1>{text}</h1><p>{}</p>", format!("{text} ").repeat(8));
        check(&scoliosis(), &html, "taken-over");
        check(&hernia(), &html, "taken-over");
    }
}

#[test]
fn what_asks_before_it_shows_is_no_other_language() {
    for (title, text) in [
        (
            "Before you continue",
            "We use cookies and data to deliver our services. Choose what you agree to before you go on to the site that you want to see.",
        ),
        (
            "Antes de continuar",
            "Usamos cookies y datos para ofrecer nuestros servicios. Elija lo que acepta antes de seguir al sitio que quiere ver.",
        ),
        (
            "Choose your country",
            "Please tell us where you are so that we can show you the site that is made for the country that you live in.",
        ),
        (
            "Vælg dit land",
            "Fortæl os hvor du er, så vi kan vise dig den side der er lavet til det land som du bor i.",
        ),
        (
            "No disponible en su país",
            "Lo sentimos, este contenido no está disponible en su país. Los derechos no lo permiten y no podemos mostrarlo.",
        ),
    ] {
        let html = format!(
            "<title>{title}</title><h1>{title}</h1><p>{text}</p><form action=/go><select><option>Nederland<option>Danmark<option>España</select><button>OK</button></form>"
        );
        let judgement =
            judge(&hernia(), &at(&hernia(), &html), Some(&honest(&hernia())), Memory::Nothing);
        assert!(
            matches!(judgement.reason.as_str(), "no-evidence" | "bot-wall"),
            "{title}: {} {:#?}",
            judgement.reason,
            judgement.evidence.steps
        );
    }
    let access = "<title>You need access</title><h1>You need access</h1><p>Ask for access, or switch to an account with access. Learn more about what you can do.</p>";
    check(&hernia(), access, "login-required");
    let acceso = "<title>Necesitas acceso</title><h1>Necesitas acceso</h1><p>Solicitar acceso o cambiar a una cuenta que lo tenga. Más información sobre lo que se puede hacer.</p>";
    check(&hernia(), acceso, "login-required");
}
