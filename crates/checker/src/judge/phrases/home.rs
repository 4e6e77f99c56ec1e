//! What home pages are called.

use super::Phrases;

/// Path segments of home pages, without their extension.
pub(in super::super) static HOME: Phrases = Phrases::new(&[
    "home", "homepage", "home page", "index", "default", "welcome", "start", "startpage", "main", "landing", "frontpage", "front page", "startpagina", "hoofdpagina", "welkom", "startseite", "willkommen", "hauptseite", "accueil", "bienvenue", "page d'accueil", "page accueil", "portal",
]);
