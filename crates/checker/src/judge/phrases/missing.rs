//! What error pages and searches without results say.

use super::Phrases;

/// What no page says in its title or heading that has something to show.
pub(in super::super) static ERRORS: Phrases = Phrases::new(&[
    // English
    "page not found", "page was not found", "page is not found", "page cannot be found", "page can't be found", "page could not be found", "page can not be found",
    "page couldn't be found", "page does not exist", "page doesn't exist", "page no longer exists", "page not available", "page is not available",
    "page is unavailable", "page unavailable", "page isn't available", "page is no longer available", "page no longer available", "page has been removed", "page was removed", "page has been deleted", "page you are looking for",
    "page you're looking for", "page you were looking for", "page that you are looking for", "page you requested", "requested page", "requested url", "requested document", "requested resource", "requested content", "requested record",
    "file not found", "document not found", "record not found", "item not found", "content not found", "content not available", "resource not found", "article not found", "entry not found", "object not found",
    "url not found", "post not found", "topic not found", "leaflet not found", "guideline not found", "product not found",
    "decision aid not found", "aid not found", "decision aid could not be found", "decision aid does not exist", "tool not found", "no such page", "no such record", "no such document", "no such file", "no such item", "no such decision aid",
    "record does not exist", "item does not exist", "document does not exist", "file does not exist", "content does not exist",
    "invalid record", "invalid id", "invalid request", "invalid url", "no record found", "no records found", "no record was found", "no page found", "nothing found here", "nothing was found at this location",
    "we can't find that page", "we can't find the page", "we couldn't find that page", "we couldn't find the page", "we could not find that page", "we could not find the page", "we cannot find the page", "we can't find this page",
    "we can't find what you're looking for", "we couldn't find what you're looking for", "we can't seem to find", "content is no longer available", "document is no longer available", "resource is no longer available",
    "404 not found", "404 error", "error 404", "http 404", "404 page", "status 404", "404 page not found", "410 gone", "error 410", "missing page", "page missing", "dead link", "broken link", "wrong address",
    "there isn't a github pages site here", "nosuchbucket", "nosuchkey", "no such bucket", "no such app", "site not found", "website not found",
    // Dutch
    "pagina niet gevonden", "pagina is niet gevonden", "pagina werd niet gevonden", "pagina kon niet worden gevonden", "pagina kan niet worden gevonden", "pagina niet kunnen vinden",
    "pagina bestaat niet", "pagina bestaat helaas niet", "pagina bestaat niet meer", "pagina niet beschikbaar", "pagina is niet beschikbaar", "pagina is niet meer beschikbaar", "pagina is verwijderd", "pagina is niet langer beschikbaar", "pagina die u zoekt", "pagina die je zoekt", "pagina die u zocht", "pagina die je zocht",
    "opgevraagde pagina", "gevraagde pagina", "gezochte pagina", "bestand niet gevonden", "document niet gevonden", "keuzehulp niet gevonden", "keuzehulp bestaat niet", "inhoud niet gevonden", "artikel niet gevonden", "onderwerp niet gevonden", "record niet gevonden",
    "item niet gevonden", "folder niet gevonden", "geen pagina gevonden", "we kunnen deze pagina niet vinden", "we kunnen de pagina niet vinden", "wij kunnen deze pagina niet vinden", "fout 404", "foutmelding 404", "404 fout", "404 niet gevonden", "ongeldig verzoek",
    // German
    "seite nicht gefunden", "seite wurde nicht gefunden", "seite wurde leider nicht gefunden", "seite konnte nicht gefunden werden", "seite konnte leider nicht gefunden werden", "seite kann nicht gefunden werden", "seite existiert nicht", "seite existiert leider nicht", "seite existiert nicht mehr", "seite nicht vorhanden", "seite ist nicht vorhanden", "seite nicht verfugbar",
    "seite ist nicht verfugbar", "seite ist nicht mehr verfugbar", "seite ist leider nicht verfugbar", "seite nicht mehr verfugbar", "seite gibt es nicht", "seite gibt es leider nicht", "gewunschte seite", "angeforderte seite", "gesuchte seite", "aufgerufene seite", "seite die sie suchen", "seite wurde entfernt", "seite wurde geloscht",
    "datei nicht gefunden", "dokument nicht gefunden", "eintrag nicht gefunden", "eintrag existiert nicht", "inhalt nicht gefunden", "inhalt nicht verfugbar", "artikel nicht gefunden", "entscheidungshilfe nicht gefunden", "datensatz nicht gefunden", "fehler 404", "404 fehler", "404 nicht gefunden", "ungultige anfrage",
    // French
    "page introuvable", "page est introuvable", "page non trouvee", "page n'a pas ete trouvee", "page n'a pu etre trouvee", "page n'existe pas", "page n'existe plus", "page non disponible", "page indisponible", "page n'est pas disponible", "page n'est plus disponible",
    "page demandee", "page que vous cherchez", "page que vous recherchez", "page recherchee", "page a ete supprimee", "document introuvable", "fichier introuvable", "contenu introuvable", "fiche introuvable", "article introuvable", "enregistrement introuvable", "ressource introuvable", "outil introuvable",
    "contenu n'existe pas", "contenu n'est plus disponible", "aucune page trouvee", "erreur 404", "404 erreur", "404 introuvable", "404 page introuvable", "requete invalide",
]);

/// What is an error message only if nothing else stands beside it.
pub(in super::super) static ERRORS_EXACT: Phrases = Phrases::new(&[
    "404", "410", "not found", "error", "an error occurred", "an error has occurred", "oops", "whoops", "gone", "sorry", "uh oh", "error page", "page error", "nothing found", "nothing here", "unavailable", "not available", "no longer available", "does not exist", "notfound", "object moved",
    "niet gevonden", "fout", "helaas", "oeps", "foutmelding", "foutpagina", "er is iets misgegaan", "er ging iets mis", "niet beschikbaar", "bestaat niet",
    "nicht gefunden", "fehler", "fehlerseite", "hoppla", "ups", "leider nicht gefunden", "nicht verfugbar", "ein fehler ist aufgetreten", "es ist ein fehler aufgetreten",
    "introuvable", "erreur", "oups", "desole", "non trouve", "page d'erreur", "indisponible", "une erreur est survenue", "une erreur s'est produite",
]);

/// Path segments of error pages, without their extension.
pub(in super::super) static ERROR_SEGMENTS: Phrases = Phrases::new(&[
    "404", "410", "error", "errors", "error404", "error 404", "404 error", "err404", "e404", "http404", "404page", "page404", "notfound", "not found", "pagenotfound", "page not found", "filenotfound", "file not found",
    "http error", "errorpage", "error page", "custom404", "custom error", "genericerror", "generic error", "missing", "missing page", "gone", "oops", "sorry", "unavailable", "page unavailable", "not available", "page missing", "does not exist", "nopage", "no page", "invalid", "file not found 404", "404 not found", "page not found 404",
    "pagina niet gevonden", "paginanietgevonden", "niet gevonden", "nietgevonden", "fout", "foutpagina", "foutmelding", "pagina bestaat niet", "niet beschikbaar",
    "seite nicht gefunden", "nicht gefunden", "nichtgefunden", "fehler", "fehlerseite", "fehler 404", "seitenichtgefunden", "nicht vorhanden",
    "page introuvable", "pageintrouvable", "introuvable", "erreur", "erreur 404", "erreur404", "page non trouvee", "non trouve", "page erreur", "page inexistante",
]);

/// What a server says with `200 OK` that cannot do its work for the moment.
pub(in super::super) static FAULTS: Phrases = Phrases::new(&[
    "internal server error", "service unavailable", "service temporarily unavailable", "temporarily unavailable", "bad gateway", "gateway timeout", "gateway time out", "error establishing a database connection", "database connection error", "could not connect to the database",
    "database error", "down for maintenance", "undergoing maintenance", "under maintenance", "scheduled maintenance", "maintenance mode", "site maintenance", "temporarily offline", "temporarily down", "briefly unavailable for scheduled maintenance", "application error", "server error in application", "runtime error", "unexpected error", "technical difficulties", "technical problems", "fatal error", "uncaught exception", "sql syntax",
    "wegens onderhoud", "in onderhoud", "onderhoud aan de website", "onderhoud aan de site", "tijdelijk niet beschikbaar", "tijdelijk buiten gebruik", "tijdelijk onbereikbaar", "technische storing", "interne serverfout", "technische problemen",
    "wartungsarbeiten", "wartungsmodus", "im wartungsmodus", "wegen wartung", "voruebergehend nicht erreichbar", "vorubergehend nicht erreichbar", "vorubergehend nicht verfugbar", "derzeit nicht verfugbar", "interner serverfehler", "technische storung", "dienst nicht verfugbar", "technische probleme",
    "en maintenance", "maintenance en cours", "mode maintenance", "temporairement indisponible", "momentanement indisponible", "erreur interne du serveur", "service indisponible", "site en cours de maintenance", "probleme technique", "difficultes techniques",
]);

/// The same, where nothing else stands beside it.
pub(in super::super) static FAULTS_EXACT: Phrases = Phrases::new(&[
    "maintenance", "500", "502", "503", "504", "server error", "error 500", "error 502", "error 503", "500 error", "503 service unavailable", "under construction", "onderhoud", "storing", "serverfout", "wartung", "storung", "serverfehler", "erreur serveur", "erreur 500", "we'll be back soon", "we will be back soon", "be right back", "we zijn zo terug", "we zijn snel terug", "wir sind gleich zuruck", "wir sind bald zuruck", "nous revenons bientot", "de retour bientot",
]);

/// What searches say that found nothing.
pub(in super::super) static NO_RESULTS: Phrases = Phrases::new(&[
    "no results", "no result found", "no search results", "0 results", "0 result", "zero results", "0 hits", "no hits", "no matches", "no matches found", "no matching results", "no matching documents", "0 items found", "0 records", "0 records found", "0 documents", "0 documents found", "0 entries", "0 matches", "your search returned no", "your search did not match", "did not match any",
    "your search did not return", "returned no results", "we found no results", "we couldn't find any results", "we could not find any results", "couldn't find any matches", "nothing matched your search", "nothing matched", "no decision aids found", "no decision aids were found", "no decision aids match", "no aids found", "no items found", "no documents found", "no articles found", "no pages found", "no tools found", "found 0", "sorry nothing found",
    "geen resultaten", "geen resultaat", "0 resultaten", "geen zoekresultaten", "geen treffers", "0 treffers", "niets gevonden", "geen keuzehulpen gevonden", "geen keuzehulp gevonden", "0 keuzehulpen", "geen items gevonden", "geen artikelen gevonden", "geen documenten gevonden", "geen overeenkomsten", "geen pagina's gevonden", "leverde niets op", "leverde geen", "heeft niets opgeleverd", "heeft geen resultaten",
    "keine ergebnisse", "kein ergebnis", "0 ergebnisse", "keine suchergebnisse", "keine treffer", "0 treffer", "nichts gefunden", "keine eintrage gefunden", "keine entscheidungshilfen gefunden", "keine entscheidungshilfe gefunden", "keine ubereinstimmungen", "keine dokumente gefunden", "keine inhalte gefunden", "keine seiten gefunden", "keine passenden", "ergab keine", "lieferte keine",
    "aucun resultat", "0 resultat", "0 resultats", "pas de resultat", "pas de resultats", "aucune correspondance", "aucun document trouve", "aucun outil trouve", "aucun outil ne correspond", "aucun element trouve", "aucune fiche trouvee", "aucun article trouve", "n'a donne aucun", "n'a retourne aucun", "aucune aide a la decision trouvee", "rien trouve", "n'a rien donne",
]);

/// How the titles of search pages begin: what comes after it is what was searched for.
pub(in super::super) static SEARCHES: Phrases = Phrases::new(&[
    "search results", "search result", "search", "search for", "results for", "you searched for", "searching for", "showing results for", "zoekresultaten", "zoekresultaat", "zoeken", "resultaten voor", "u zocht", "je zocht", "u heeft gezocht", "gezocht op",
    "suchergebnisse", "suchergebnis", "suche", "suche nach", "ergebnisse fur", "ihre suche", "sie suchten", "resultats de recherche", "resultats de la recherche", "resultats pour", "recherche", "vous avez cherche", "vous avez recherche", "votre recherche",
]);
