//! Walls and logins.

use super::*;

#[test]
fn walls_with_a_mark() {
    let link = scoliosis();
    for (status, header) in [
        (403, ("cf-mitigated", "challenge")),
        (503, ("cf-mitigated", "challenge")),
        (404, ("cf-mitigated", "challenge")),
        (202, ("x-amzn-waf-action", "challenge")),
        (405, ("x-amzn-waf-action", "captcha")),
        (403, ("x-datadome", "protected")),
        (429, ("x-vercel-mitigated", "challenge")),
        (202, ("sg-captcha", "challenge")),
    ] {
        assert_eq!(
            reason(&link, &with_header(seen(ADDRESS, status, ""), header.0, header.1), None),
            "bot-wall",
            "{status} {header:?}"
        );
    }
    // A header of a firewall that let the request through.
    let through = with_header(at(&link, &aid_page(&link)), "x-datadome", "protected");
    assert_eq!(reason(&link, &through, Some(&honest(&link))), "ok");
}

#[test]
fn walls_by_what_they_say() {
    let link = scoliosis();
    for (status, html) in [
        (
            403,
            "<title>Just a moment...</title><h1>aids.example.org</h1><p>Checking if the site connection is secure</p><script>window._cf_chl_opt={}</script>",
        ),
        (
            503,
            "<title>Just a moment...</title><p>Checking your browser before accessing the site.</p>",
        ),
        (200, "<title>Just a moment...</title><script src=x></script>"),
        (
            403,
            "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>",
        ),
        (
            403,
            "<TITLE>Access Denied</TITLE><H1>Access Denied</H1>You don't have permission to access this server.<P>Reference #18.2f.16",
        ),
        (
            200,
            "<html><head><meta name=robots content=noindex></head><body><iframe src=/_Incapsula_Resource?x>Request unsuccessful. Incapsula incident ID: 1-2</iframe></body></html>",
        ),
        (403, "<title>Access to this page has been denied</title><div id=px-captcha></div>"),
        (
            200,
            "<title>Pardon Our Interruption</title><p>As you were browsing something about your browser made us think you were a bot.</p>",
        ),
        (200, "<title>Making sure you're not a bot!</title><script id=anubis_challenge></script>"),
        (200, "<title>Human Verification</title><div class=h-captcha></div>"),
        (200, "<title>Site</title><h1>Are you a robot?</h1><div class=g-recaptcha></div>"),
        (
            200,
            "<title>Request Rejected</title><p>The requested URL was rejected. Please consult with your administrator.</p>",
        ),
        (200, "<title>Even geduld...</title><p>Controleren of u een mens bent.</p>"),
        (
            200,
            "<title>Sicherheitsüberprüfung</title><p>Bitte bestätigen Sie, dass Sie kein Roboter sind.</p>",
        ),
        (200, "<title>Un instant…</title><p>Vérifiez que vous êtes humain.</p>"),
        (
            429,
            "<title>Unusual traffic</title><p>Our systems have detected unusual traffic from your network.</p>",
        ),
    ] {
        let seen = seen(ADDRESS, status, html);
        assert_eq!(reason(&link, &seen, Some(&same(&link, html))), "bot-wall", "{html}");
    }
    for (status, html, expected) in [
        (403, "<title>403 Forbidden</title><h1>Forbidden</h1>", "forbidden"),
        (
            403,
            "<title>Access denied</title><p>You do not have permission to view this page.</p>",
            "forbidden",
        ),
        (429, "<title>Too many requests</title>", "rate-limited"),
        (503, "<title>503 Service Unavailable</title>", "server-error"),
        (404, "<title>Not found</title><div class=g-recaptcha></div>", "http-404"),
    ] {
        assert_eq!(reason(&link, &seen(ADDRESS, status, html), None), expected, "{html}");
    }
}

#[test]
fn logins() {
    let form = |user: &str, password: &str| {
        format!(
            "<form action=/x><label>{user} <input name=u></label><label>{password} <input type=password></label><button>OK</button></form>"
        )
    };
    for (link, title, body) in [
        (scoliosis(), "Sign in", form("User name", "Password")),
        (scoliosis(), "Welcome back", form("E-mail", "Password")),
        (
            scoliosis(),
            "Members only",
            "<p>This page is for members. You must be logged in to see it.</p>".to_owned(),
        ),
        (
            scoliosis(),
            "Scoliosis: Should I (or My Child) Have Surgery?",
            "<p>Please log in to view this decision aid.</p><a href=/login>Log in</a>".to_owned(),
        ),
        (hernia(), "Inloggen", form("E-mailadres", "Wachtwoord")),
        (
            hernia(),
            "Besloten deel",
            "<p>U moet ingelogd zijn om deze pagina te zien.</p>".to_owned(),
        ),
        (bandscheibe(), "Anmeldung", form("Benutzername", "Passwort")),
        (hernie(), "Connexion", form("Identifiant", "Mot de passe")),
        (hernie(), "Accès réservé", "<p>Veuillez vous connecter pour continuer.</p>".to_owned()),
    ] {
        check_everywhere(&link, &page(&link, title, &body), "login-required");
    }
    let link = scoliosis();
    // The way to a login stands above every page of some sites.
    let above = "<div><a href=/sign-on>Sign in</a></div><p>Search our encyclopedia.</p>";
    check(&link, &page(&link, "Health encyclopedia", above), "other-topic");
    for to in [
        "/login?returnUrl=%2Faids",
        "https://login.microsoftonline.com/common/oauth2",
        "/nl/inloggen",
        "/user/login",
        "https://sso.example.org/realms/x",
        "/wp-login.php?redirect_to=x",
    ] {
        let html = page(&link, "Continue", "<form><input type=email name=user></form>");
        assert_eq!(
            reason(&link, &via(&link, &[(302, to)], 200, &html), None),
            "login-required",
            "{to}"
        );
    }
    check(
        &link,
        &page(&link, "Welcome", "<p>Vul uw toegangscode in.</p><form><input name=code></form>"),
        "login-required",
    );
}

#[test]
fn gates_that_every_reader_has_to_pass() {
    for (link, title, body) in [
        (
            scoliosis(),
            "Before you continue",
            "<p>We and our partners use cookies.</p><button>Accept all</button>",
        ),
        (scoliosis(), "Are you a healthcare professional?", "<a href=/y>Yes</a><a href=/n>No</a>"),
        (hernia(), "Cookies accepteren", "<p>Maak een keuze.</p>"),
        (bandscheibe(), "Datenschutzeinstellungen", "<p>Wir nutzen Cookies.</p>"),
        (hernie(), "Avant de continuer", "<p>Nous utilisons des cookies.</p>"),
    ] {
        check_everywhere(&link, &page(&link, title, body), "no-evidence");
        let seen =
            via(&link, &[(302, "https://consent.example/?back=x")], 200, &page(&link, title, body));
        assert_eq!(reason(&link, &seen, None), "no-evidence");
    }
}

#[test]
fn a_page_before_the_page_leads_back() {
    let link = scoliosis();
    let html = page(&link, "Hello", "<p>Tell us who you are, so that we can serve you.</p>");
    let next = "https://aids.example.org/who?t=/aids/scoliosis-surgery";
    assert_eq!(reason(&link, &via(&link, &[(302, next)], 200, &html), None), "no-evidence");
}

#[test]
fn a_form_that_sends_itself_to_a_login() {
    let html = "<title>Working...</title><body onload='document.forms[0].submit()'><form method=POST action=https://login.example/><input type=hidden name=SAMLRequest value=x></form>";
    check_everywhere(&scoliosis(), html, "login-required");
}

#[test]
fn a_short_page_with_buttons_stands_before_what_nobody_has_seen() {
    for (link, title, body) in [
        (
            bandscheibe(),
            "Zustimmung erforderlich",
            "<p>Um fortzufahren, stimmen Sie bitte zu.</p><button>Ja</button>",
        ),
        (
            hernia(),
            "Wij vragen uw toestemming",
            "<p>Wij plaatsen bestanden op uw apparaat.</p><button>Akkoord</button>",
        ),
        (
            hernie(),
            "Informativa sui cookie",
            "<p>Utilizziamo strumenti per offrire un servizio migliore a tutti i visitatori.</p><button>Accetta</button>",
        ),
        (
            scoliosis(),
            "Velg ditt land",
            "<p>Velg landet du bor i for å gå videre til siden som gjelder for deg.</p><select><option>Norge<option>Sverige</select>",
        ),
    ] {
        check(&link, &page(&link, title, body), "no-evidence");
    }
}
