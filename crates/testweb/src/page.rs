//! Pages that look like real ones: a head, a header with a menu, the text, and a footer.

use crate::aids::Aid;

/// A page in the making. The parts that are HTML already say so in their names.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    language: &'static str,
    site: String,
    title: String,
    heading: String,
    head_html: String,
    lead_html: String,
    main_html: String,
}

impl Page {
    /// The page of an aid, as it should be.
    pub(crate) fn aid(aid: &Aid, site: &str) -> Self {
        let mut main = paragraphs(aid.text);
        main.push_str(options(aid.language));
        Self::new(aid.language, site, aid.title).main(main)
    }

    /// Any other page, made of plain paragraphs.
    pub(crate) fn text(language: &'static str, site: &str, title: &str, text: &[&str]) -> Self {
        Self::new(language, site, title).main(paragraphs(text))
    }

    /// A page with nothing between its heading and its footer.
    pub(crate) fn new(language: &'static str, site: &str, title: &str) -> Self {
        Self {
            language,
            site: site.to_owned(),
            title: format!("{title} | {site}"),
            heading: title.to_owned(),
            head_html: String::new(),
            lead_html: String::new(),
            main_html: String::new(),
        }
    }

    /// Another `<title>` than heading and site.
    pub(crate) fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Another first heading than the title.
    pub(crate) fn headed(mut self, heading: impl Into<String>) -> Self {
        self.heading = heading.into();
        self
    }

    /// Another language in the `lang` attribute and the menu than that of the text.
    pub(crate) fn in_chrome_of(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    /// More for the `<head>`.
    pub(crate) fn head(mut self, html: impl Into<String>) -> Self {
        self.head_html = html.into();
        self
    }

    /// Something between the heading and the text.
    pub(crate) fn lead(mut self, html: impl Into<String>) -> Self {
        self.lead_html = html.into();
        self
    }

    /// Another text.
    pub(crate) fn main(mut self, html: impl Into<String>) -> Self {
        self.main_html = html.into();
        self
    }

    /// The page as HTML.
    pub(crate) fn html(&self) -> String {
        let Self { language, head_html, lead_html, main_html, .. } = self;
        let (site, title, heading) =
            (escape(&self.site), escape(&self.title), escape(&self.heading));
        let (menu, footer) = chrome(language);
        format!(
            r#"<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/assets/site.css">
{head_html}
</head>
<body>
<header><a class="logo" href="/">{site}</a>{menu}</header>
<main id="content">
<h1>{heading}</h1>
{lead_html}
{main_html}
</main>
<footer>{footer}<p>&copy; {site}</p></footer>
<script src="/assets/site.js" defer></script>
</body>
</html>
"#
        )
    }
}

impl From<Page> for String {
    fn from(page: Page) -> Self {
        page.html()
    }
}

/// A name for an organisation that writes in this language.
pub(crate) fn organisation(language: &str) -> &'static str {
    match language {
        "nl" => "Ziekenhuis Zonnehoek",
        "de" => "Waldklinik",
        "fr" => "Clinique du Parc",
        _ => "Fernhill Hospital",
    }
}

/// The home page of an organisation: who they are and what they have, and no aid in particular.
pub(crate) fn home(language: &'static str, site: &str) -> String {
    let (title, text): (&str, &[&str]) = match language {
        "nl" => (
            "Welkom",
            &[
                "Op deze site vindt u informatie over onze afdelingen, onze polikliniek en onze medewerkers.",
                "Maak online een afspraak, lees het laatste nieuws of bekijk de bezoektijden.",
            ],
        ),
        "de" => (
            "Willkommen",
            &[
                "Hier finden Sie Informationen über unsere Abteilungen, unsere Sprechzeiten und unser Team.",
                "Vereinbaren Sie online einen Termin oder lesen Sie aktuelle Meldungen.",
            ],
        ),
        "fr" => (
            "Bienvenue",
            &[
                "Vous trouverez ici des informations sur nos services, nos horaires et notre équipe.",
                "Prenez rendez-vous en ligne ou lisez nos actualités.",
            ],
        ),
        _ => (
            "Welcome",
            &[
                "Here you find our departments, our visiting hours and the people who work with us.",
                "Make an appointment online, read the latest news or see how to reach us.",
            ],
        ),
    };
    Page::text(language, site, title, text).titled(site).html()
}

/// An honest error page; the status that goes with it is up to the caller.
pub(crate) fn not_found(language: &'static str, site: &str) -> String {
    let (title, text) = match language {
        "nl" => (
            "Pagina niet gevonden",
            "De pagina die u zoekt bestaat niet of niet meer. Ga naar de homepage of gebruik de zoekfunctie.",
        ),
        "de" => (
            "Seite nicht gefunden",
            "Die gewünschte Seite existiert nicht oder nicht mehr. Gehen Sie zur Startseite oder nutzen Sie die Suche.",
        ),
        "fr" => (
            "Page introuvable",
            "La page demandée n'existe pas ou plus. Retournez à l'accueil ou utilisez la recherche.",
        ),
        _ => (
            "Page not found",
            "The page you are looking for does not exist or was removed. Go to the home page or use the search.",
        ),
    };
    Page::text(language, site, title, &[text]).html()
}

/// A form that asks who one is.
pub(crate) fn login_form(language: &'static str) -> &'static str {
    match language {
        "nl" => {
            r#"<form method="post" action="/inloggen"><label>E-mailadres <input name="email" type="email"></label><label>Wachtwoord <input name="password" type="password"></label><button>Inloggen</button><a href="/wachtwoord">Wachtwoord vergeten?</a></form>"#
        }
        "de" => {
            r#"<form method="post" action="/anmelden"><label>Benutzername <input name="user"></label><label>Passwort <input name="password" type="password"></label><button>Anmelden</button><a href="/passwort">Passwort vergessen?</a></form>"#
        }
        "fr" => {
            r#"<form method="post" action="/connexion"><label>Identifiant <input name="user"></label><label>Mot de passe <input name="password" type="password"></label><button>Se connecter</button><a href="/mot-de-passe">Mot de passe oublié ?</a></form>"#
        }
        _ => {
            r#"<form method="post" action="/login"><label>User name <input name="user"></label><label>Password <input name="password" type="password"></label><button>Sign in</button><a href="/forgot">Forgot your password?</a></form>"#
        }
    }
}

/// Text for HTML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

pub(crate) fn paragraphs(text: &[&str]) -> String {
    text.iter().map(|paragraph| format!("<p>{}</p>\n", escape(paragraph))).collect()
}

fn options(language: &str) -> &'static str {
    match language {
        "nl" => {
            "<h2>De mogelijkheden naast elkaar</h2><table><tr><th></th><th>Voordelen</th><th>Nadelen</th></tr><tr><td>Behandelen</td><td>Sneller minder klachten</td><td>Kans op bijwerkingen</td></tr><tr><td>Afwachten</td><td>Geen ingreep nodig</td><td>Klachten kunnen langer duren</td></tr></table>"
        }
        "de" => {
            "<h2>Die Möglichkeiten im Vergleich</h2><table><tr><th></th><th>Vorteile</th><th>Nachteile</th></tr><tr><td>Behandeln</td><td>Schneller weniger Beschwerden</td><td>Mögliche Nebenwirkungen</td></tr><tr><td>Abwarten</td><td>Kein Eingriff</td><td>Beschwerden können länger dauern</td></tr></table>"
        }
        "fr" => {
            "<h2>Comparer les options</h2><table><tr><th></th><th>Avantages</th><th>Inconvénients</th></tr><tr><td>Traiter</td><td>Soulagement plus rapide</td><td>Effets indésirables possibles</td></tr><tr><td>Attendre</td><td>Pas d'intervention</td><td>La gêne peut durer plus longtemps</td></tr></table>"
        }
        _ => {
            "<h2>Compare your options</h2><table><tr><th></th><th>Benefits</th><th>Risks</th></tr><tr><td>Treatment</td><td>Relief may come sooner</td><td>Side effects are possible</td></tr><tr><td>Wait and see</td><td>No procedure is needed</td><td>Symptoms may last longer</td></tr></table>"
        }
    }
}

/// The menu and the footer. An audit must look past both: they are on the error pages as well.
fn chrome(language: &str) -> (&'static str, &'static str) {
    match language {
        "nl" => (
            r#"<nav><ul><li><a href="/">Home</a></li><li><a href="/onderwerpen">Onderwerpen</a></li><li><a href="/over-ons">Over ons</a></li><li><a href="/archief">Archief</a></li><li><a href="/inloggen">Inloggen</a></li></ul><form action="/zoeken"><input name="q" placeholder="Zoeken"></form></nav>"#,
            r#"<p><a href="/contact">Contact</a> <a href="/privacy">Privacy en cookies</a> <a href="/toegankelijkheid">Toegankelijkheid</a></p>"#,
        ),
        "de" => (
            r#"<nav><ul><li><a href="/">Startseite</a></li><li><a href="/themen">Themen</a></li><li><a href="/ueber-uns">Über uns</a></li><li><a href="/anmelden">Anmelden</a></li></ul><form action="/suche"><input name="q" placeholder="Suche"></form></nav>"#,
            r#"<p><a href="/impressum">Impressum</a> <a href="/datenschutz">Datenschutz</a> <a href="/kontakt">Kontakt</a></p>"#,
        ),
        "fr" => (
            r#"<nav><ul><li><a href="/">Accueil</a></li><li><a href="/sujets">Sujets</a></li><li><a href="/a-propos">À propos</a></li><li><a href="/connexion">Se connecter</a></li></ul><form action="/recherche"><input name="q" placeholder="Rechercher"></form></nav>"#,
            r#"<p><a href="/contact">Contact</a> <a href="/mentions-legales">Mentions légales</a> <a href="/confidentialite">Confidentialité</a></p>"#,
        ),
        _ => (
            r#"<nav><ul><li><a href="/">Home</a></li><li><a href="/topics">Topics</a></li><li><a href="/about">About us</a></li><li><a href="/archive">Archive</a></li><li><a href="/login">Log in</a></li></ul><form action="/search"><input name="q" placeholder="Search"></form></nav>"#,
            r#"<p><a href="/contact">Contact</a> <a href="/privacy">Privacy and cookies</a> <a href="/accessibility">Accessibility</a></p>"#,
        ),
    }
}
