//! What is shown to robots in place of a page.
//!
//! Sources: the challenge pages of Cloudflare (in its own translations), AWS WAF, Akamai, Imperva (Incapsula and
//! Distil), DataDome, HUMAN (PerimeterX), Sucuri, F5, Radware, Vercel, SiteGround and Anubis.

use super::Phrases;

/// Titles, headings and messages of such pages.
pub(in super::super) static WALLS: Phrases = Phrases::new(&[
    "attention required cloudflare", "checking your browser", "checking if the site connection is secure", "verifying you are human", "verify you are human", "verify that you are human", "verify you are a human", "verify that you are a human", "verify you're human", "verify that you're human", "confirm you are human", "confirm that you are human", "confirm you are a human", "prove you are human", "prove that you are human", "prove you're human", "are you a robot", "are you human", "are you a human", "you are not a robot", "you're not a robot", "i am not a robot", "i'm not a robot", "not a bot", "human verification", "bot verification", "robot check", "robot challenge screen", "security checkpoint", "ddos protection by", "complete the captcha", "complete the security check", "solve the captcha", "enter the characters you see", "type the characters", "captcha challenge", "unusual traffic", "automated access", "automated requests", "automated queries", "suspicious activity", "access to this page has been denied", "you have been blocked", "your request has been blocked", "your access has been blocked", "has been blocked by", "pardon our interruption", "request unsuccessful", "incapsula incident", "web application firewall", "the requested url was rejected", "access denied sucuri", "sucuri website firewall", "performing security verification", "bot protection", "bot detection", "blocked by security",
    "not available in your country", "not available in your region", "niet beschikbaar in uw land", "in ihrem land nicht verfugbar", "pas disponible dans votre pays",
    "controleren of u een mens bent", "verifieer dat u een mens bent", "bevestig dat u een mens bent", "bevestig dat je een mens bent", "bewijs dat u een mens bent", "geen robot bent", "ik ben geen robot", "bent u een robot", "ben je een robot", "uw browser wordt gecontroleerd", "uw browser controleren", "beveiligingscontrole", "beveiligingsverificatie", "verkeer vanaf uw netwerk", "toegang geblokkeerd", "u bent geblokkeerd", "los de captcha op", "vul de captcha in",
    "bestatigen sie dass sie ein mensch sind", "uberprufen ob sie ein mensch sind", "dass sie kein roboter sind", "ich bin kein roboter", "sind sie ein roboter", "ihr browser wird uberpruft", "browser wird uberpruft", "sicherheitsuberprufung", "sicherheitsabfrage", "ungewohnlichen datenverkehr", "sie wurden blockiert", "sie wurden gesperrt", "zugriff blockiert", "losen sie das captcha",
    "verifiez que vous etes humain", "verifier que vous etes humain", "verification que vous etes humain", "confirmez que vous etes humain", "prouvez que vous etes humain", "vous n'etes pas un robot", "je ne suis pas un robot", "etes vous un robot", "etes vous humain", "verification de securite", "verification de votre navigateur", "controle de securite", "trafic inhabituel", "vous avez ete bloque", "acces bloque", "completez le captcha",
]);

/// The same, where nothing else stands beside it.
pub(in super::super) static WALLS_EXACT: Phrases = Phrases::new(&[
    "just a moment", "just a second", "one moment please", "one moment", "please wait", "security check", "access denied", "captcha", "attention required", "challenge", "blocked", "robot", "even geduld", "een ogenblik geduld", "een moment geduld", "een ogenblik", "toegang geweigerd", "nur einen moment", "einen moment", "einen moment bitte", "einen augenblick bitte", "zugriff verweigert", "zugang verweigert", "un instant", "un moment", "un instant s'il vous plait", "veuillez patienter", "un moment s'il vous plait", "acces refuse",
]);

/// What the code of such pages has in it, in lower case. What Cloudflare and others put into
/// ordinary pages as well (`/cdn-cgi/challenge-platform/scripts/jsd/`) is not among it.
pub(in super::super) const WALL_SIGNS: &[&str] = &[
    "_cf_chl_opt", "cf-browser-verification", "cf_chl_", "/cdn-cgi/challenge-platform/h/", "cf-challenge", "cf-error-details", "awswafintegration", "awswafcookiedomainlist", "token.awswaf.com", "gokuprops", "_incapsula_resource", "incapsula incident", "captcha-delivery.com", "px-captcha", "sucuri_cloudproxy", "sucuri website firewall", "anubis_challenge", "/.within.website/x/cmd/anubis", "sgcaptcha", "distil_r_captcha", "errors.edgesuite.net", "sec-if-cpt-container", "kpsdk", "ddos-guard", "__ddg", "vercel security checkpoint", "radware bot manager", "validate.perfdrive.com",
];

/// What readers are told whose browsers run no scripts.
pub(in super::super) static NO_SCRIPT: Phrases = Phrases::new(&[
    "enable javascript", "javascript is disabled", "javascript is required", "requires javascript", "javascript to run this app", "turn on javascript", "activate javascript", "without javascript", "javascript must be enabled", "needs javascript", "javascript disabled", "your browser is not supported", "browser is not supported", "unsupported browser",
    "schakel javascript in", "javascript inschakelen", "javascript in te schakelen", "javascript staat uit", "javascript nodig", "javascript is uitgeschakeld", "zet javascript aan", "browser wordt niet ondersteund",
    "javascript aktivieren", "aktivieren sie javascript", "javascript ist deaktiviert", "javascript wird benotigt", "javascript erforderlich", "javascript einschalten", "javascript muss aktiviert", "browser wird nicht unterstutzt",
    "activer javascript", "activez javascript", "javascript est desactive", "javascript est necessaire", "javascript est requis", "necessite javascript", "navigateur n'est pas pris en charge", "loading", "laden", "wird geladen", "chargement", "chargement en cours", "bezig met laden",
]);
