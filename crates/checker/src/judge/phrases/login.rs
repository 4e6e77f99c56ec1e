//! What pages say that want to know who is reading.

use super::Phrases;

/// Titles and headings of login pages.
pub(in super::super) static LOGIN: Phrases = Phrases::new(&[
    "please log in", "please login", "please sign in", "log in to continue", "login to continue", "sign in to continue", "sign in to your account", "log in to your account", "login to your account", "log in to view", "sign in to view", "you must log in", "you must be logged in", "you need to be logged in", "you need to log in", "you are not logged in", "login required", "log in required", "authentication required", "authorization required", "members only", "for members only", "member login", "members login", "member area", "patient login", "staff login", "user login", "account login", "single sign on", "login page", "log in with your", "sign in with your", "restricted access", "restricted area", "subscribers only", "for subscribers", "registered users only", "for registered users",
    "u moet ingelogd zijn", "je moet ingelogd zijn", "u moet inloggen", "je moet inloggen", "log in om verder te gaan", "log eerst in", "eerst inloggen", "inloggen vereist", "inloggen op", "inloggen bij", "inloggen met", "aanmelden bij", "alleen voor leden", "alleen toegankelijk voor", "besloten deel", "beveiligde omgeving", "u bent niet ingelogd", "inlogpagina", "niet ingelogd", "log in met uw", "log in met je",
    "bitte melden sie sich an", "bitte anmelden", "bitte loggen sie sich ein", "bitte einloggen", "sie mussen sich anmelden", "sie mussen angemeldet sein", "anmeldung erforderlich", "login erforderlich", "nur fur mitglieder", "nur fur registrierte", "mitgliederbereich", "geschutzter bereich", "geschlossener bereich", "zugang beschrankt", "zugriff beschrankt", "sie sind nicht angemeldet", "melden sie sich an",
    "veuillez vous connecter", "veuillez vous identifier", "vous devez etre connecte", "vous devez vous connecter", "connectez vous", "connexion requise", "connexion a votre compte", "authentification requise", "identifiez vous", "reserve aux membres", "reserve aux abonnes", "acces reserve", "acces restreint", "espace membre", "espace membres", "espace reserve", "vous n'etes pas connecte",
]);

/// The same, where nothing else stands beside it.
pub(in super::super) static LOGIN_NAMES: Phrases = Phrases::new(&[
    "login", "log in", "logon", "log on", "sign in", "signin", "sign on", "my account", "welcome back", "sign in or register", "log in or register", "login or register", "inloggen", "aanmelden", "log in a u b", "mijn account", "inloggen of registreren", "anmelden", "anmeldung", "einloggen", "mein konto", "kundenlogin", "connexion", "se connecter", "identification", "authentification", "mon compte", "s'identifier",
]);

/// Requests for a code that a reader is given beforehand.
pub(in super::super) static CODE: Phrases = Phrases::new(&[
    "access code", "enter your code", "enter the code", "enter code", "invitation code", "activation code", "login code", "toegangscode", "vul uw code in", "vul je code in", "inlogcode", "activatiecode", "voer uw code in", "voer de code in", "zugangscode", "zugangscode ein", "geben sie ihren code ein", "code eingeben", "aktivierungscode", "code d'acces", "entrez votre code", "saisissez votre code", "saisissez le code", "code d'activation",
]);

/// Path segments of login pages, without their extension.
pub(in super::super) static LOGIN_SEGMENTS: Phrases = Phrases::new(&[
    "login", "log in", "logon", "log on", "signin", "sign in", "sign on", "signon", "sso", "auth", "authorize", "authenticate", "authentication", "oauth", "oauth2", "openid", "openid connect", "saml", "saml2", "adfs", "cas", "shibboleth", "wp login", "user login", "userlogin", "account login", "members login", "idp", "wayf", "inloggen", "aanmelden", "inlog", "anmelden", "anmeldung", "einloggen", "connexion", "se connecter", "identification", "authentification", "espace membre",
]);

/// Hosts that do nothing but log people in, as the first label or the whole name.
pub(in super::super) const LOGIN_HOSTS: &[&str] = &[
    "login.", "sso.", "idp.", "auth.", "signin.", "accounts.", "account.", "adfs.", "cas.", "inloggen.", "login.microsoftonline.com", "engine.surfconext.nl", ".okta.com", ".auth0.com", ".onelogin.com", ".b2clogin.com",
];
