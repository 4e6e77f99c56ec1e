//! What pages say that want to know who is reading.

use super::Phrases;

/// What a page says that shows nothing without a login.
pub(in super::super) static LOGIN: Phrases = Phrases::new(&[
    "please log in", "please login", "please sign in", "log in to continue", "login to continue", "sign in to continue", "log in to view", "sign in to view", "you must log in", "you must be logged in", "you need to be logged in", "you need to log in", "you are not logged in", "login required", "log in required", "authentication required", "authorization required", "members only", "for members only", "restricted access", "restricted area", "subscribers only", "for subscribers", "registered users only", "for registered users",
    "u moet ingelogd zijn", "je moet ingelogd zijn", "u moet inloggen", "je moet inloggen", "log in om verder te gaan", "log eerst in", "eerst inloggen", "inloggen vereist", "alleen voor leden", "alleen toegankelijk voor", "u bent niet ingelogd", "niet ingelogd", 
    "bitte melden sie sich an", "bitte anmelden", "bitte loggen sie sich ein", "bitte einloggen", "sie mussen sich anmelden", "sie mussen angemeldet sein", "anmeldung erforderlich", "login erforderlich", "nur fur mitglieder", "nur fur registrierte", "geschutzter bereich", "geschlossener bereich", "zugang beschrankt", "zugriff beschrankt", "sie sind nicht angemeldet", 
    "veuillez vous connecter", "veuillez vous identifier", "vous devez etre connecte", "vous devez vous connecter", "connectez vous", "connexion requise", "authentification requise", "identifiez vous", "reserve aux membres", "reserve aux abonnes", "acces reserve", "acces restreint", "espace reserve", "vous n'etes pas connecte",
]);

/// What login pages have in their titles and headings, and others in their text.
pub(in super::super) static LOGIN_TITLES: Phrases = Phrases::new(&[
    "log in to your account", "sign in to your account", "login to your account", "member login", "members login", "member area", "patient login", "staff login", "user login", "account login", "single sign on", "login page", "log in with your", "sign in with your", "inloggen op", "inloggen bij", "inloggen met", "aanmelden bij", "inlogpagina", "log in met uw", "log in met je", "mitgliederbereich", "melden sie sich an", "connexion a votre compte", "espace membre", "espace membres", "besloten deel", "beveiligde omgeving",
]);

/// What a login is for that an aid offers and does not ask for.
pub(in super::super) static OFFERS: Phrases = Phrases::new(&[
    "save", "comment", "print", "rate", "share", "later", "opslaan", "bewaren", "reageren", "delen", "speichern", "kommentieren", "merken", "enregistrer", "commenter", "sauvegarder", "conserver", "partager", "imprimer",
]);

/// The same as a title, where nothing else stands beside it.
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
