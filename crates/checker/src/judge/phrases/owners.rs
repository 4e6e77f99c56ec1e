//! What domains show that have no owner, or another one.
//!
//! The hosts are those of the large parking and domain trading companies, as kept by blocklists of
//! parked domains; the phrases are what their landers and registrars' placeholder pages say.

use super::Phrases;

/// What only a page that offers or holds a domain says.
pub(in super::super) static PARKED: Phrases = Phrases::new(&[
    "domain is for sale", "domain may be for sale", "domain might be for sale", "domain name is for sale", "domain name may be for sale", "domain for sale", "buy this domain", "purchase this domain", "get this domain", "this domain is available for purchase", "this domain is available", "inquire about this domain", "interested in this domain", "make an offer on this domain", "the owner of this domain", "own this domain", "is this your domain", "domain is parked", "domain parked", "parked domain", "domain parking", "parked free", "parked page", "this page is parked", "domain has expired", "domain name has expired", "domain expired", "domain registration has expired", "this domain has been registered", "this domain is registered", "this domain name has been registered", "this domain was registered", "domain has recently been registered", "domain is not configured", "domain is pending", "domain has been suspended", "renew your domain", "renew this domain", "this web page is parked",
    "domein is te koop", "domeinnaam is te koop", "domeinnaam te koop", "domein te koop", "koop dit domein", "koop deze domeinnaam", "deze domeinnaam is geregistreerd", "dit domein is geregistreerd", "deze domeinnaam is gereserveerd", "dit domein is gereserveerd", "domein is geparkeerd", "domeinnaam is geparkeerd", "deze domeinnaam kopen", "domeinnaam is verlopen", "domein is verlopen", "interesse in deze domeinnaam", "interesse in dit domein",
    "domain steht zum verkauf", "domain zum verkauf", "domain ist zu verkaufen", "domain zu verkaufen", "domain kaufen", "diese domain kaufen", "domain kann gekauft werden", "domain konnen sie kaufen", "domain ist geparkt", "domain wurde geparkt", "geparkte domain", "diese domain ist registriert", "diese domain wurde registriert", "domain ist abgelaufen", "domain wurde reserviert", "hier entsteht eine neue internetprasenz", "hier entsteht eine neue website",
    "domaine est a vendre", "domaine a vendre", "nom de domaine est a vendre", "acheter ce domaine", "acheter ce nom de domaine", "achetez ce domaine", "domaine est en vente", "domaine est gare", "domaine est parque", "domaine parque", "nom de domaine a expire", "domaine a expire", "domaine est expire", "nom de domaine est reserve", "ce domaine est reserve", "ce domaine est enregistre", "ce nom de domaine est enregistre", "domaine est reserve",
]);

/// What hosting companies and fresh servers show in place of a site.
pub(in super::super) static PLACEHOLDERS: Phrases = Phrases::new(&[
    "welcome to nginx", "apache2 ubuntu default page", "apache2 debian default page", "apache http server test page", "apache2 default page", "test page for the apache", "iis windows server", "internet information services", "default web site page", "default plesk page", "web server's default page", "this is the default web page", "default page for this server", "account suspended", "account has been suspended", "site has been suspended", "website has been suspended", "website suspended", "future home of", "website coming soon", "site coming soon", "website is coming soon", "this site is under construction", "website under construction", "this website is under construction", "congratulations your website is up", "your website is ready", "website is nog niet ingericht", "deze website is in aanbouw", "website in aanbouw", "binnenkort beschikbaar", "website komt binnenkort", "diese website befindet sich im aufbau", "website im aufbau", "diese seite befindet sich im aufbau", "hier entsteht", "site en construction", "site web en construction", "bientot en ligne", "this store is unavailable", "shop is currently unavailable", "domain not configured", "fastly error unknown domain",
]);

/// Hosts of parking and domain trading companies, as suffixes.
pub(in super::super) const PARKING_HOSTS: &[&str] = &[
    "sedoparking.com", "sedo.com", "parkingcrew.net", "parkingcrew.com", "bodis.com", "bodiscdn.com", "above.com", "hugedomains.com", "dan.com", "undeveloped.com", "afternic.com", "parklogic.com", "cashparking.com", "domainsponsor.com", "smartname.com", "skenzo.com", "voodoo.com", "uniregistry.com", "uniregistrymarket.link", "namedrive.com", "fabulous.com", "rookmedia.net", "trafficz.com", "parked.com", "domaincontrol.com", "domainmarket.com", "buydomains.com", "brandbucket.com", "squadhelp.com", "atom.com", "domainnamesales.com", "ztomy.com", "dsparking.com", "parkingpage.namecheap.com", "efty.com", "epik.com", "domain.io", "perfectdomain.com", "sav.com", "spaceship.com", "nicsell.com", "elitedomains.de", "domainprofi.de", "d38psrni17bvxu.cloudfront.net",
];

/// What the code of parking pages has in it.
pub(in super::super) const PARKING_SIGNS: &[&str] = &[
    "img1.wsimg.com/parking-lander", "window.park=", "window.park =", "data-adblockkey=", "/parking-lander/", "pw.parkpage", "parkingcrew", "sedoparking", "google.ads.domains.caf", "adsense/domains/caf.js", "parking.bodiscdn.com",
];

/// What is sold by those who take over domains for their good name. One of these proves nothing, since an aid may
/// be about addiction or impotence.
pub(in super::super) static SPAM: Phrases = Phrases::new(&[
    "online casino", "online casinos", "casino bonus", "casino online", "best casino", "casino games", "live casino", "real money", "casino", "casinos", "slots", "slot gacor", "slot online", "judi online", "judi", "togel", "situs", "sportsbook", "sports betting", "betting sites", "betting tips", "bookmaker", "bookmakers", "free spins", "no deposit bonus", "deposit bonus", "welcome bonus", "jackpot", "jackpots", "roulette", "blackjack", "poker", "baccarat", "bet now", "play now", "place your bets", "odds",
    "goksite", "goksites", "gokkasten", "gokkast", "online gokken", "gratis spins", "speel nu", "welkomstbonus", "inzetten", "spelautomaten", "weddenschappen", "sportweddenschappen", "legale casino's", "beste casino",
    "glucksspiel", "spielautomaten", "freispiele", "sportwetten", "wettanbieter", "willkommensbonus", "spielbank", "jetzt spielen", "echtgeld", "ohne einzahlung", "wetten",
    "jeux d'argent", "machines a sous", "machine a sous", "paris sportifs", "tours gratuits", "bonus sans depot", "jouez maintenant", "casino en ligne", "bonus de bienvenue", "argent reel",
    "viagra", "cialis", "levitra", "kamagra", "online pharmacy", "buy cheap", "without prescription", "no prescription", "cheap pills", "order now", "zonder recept", "ohne rezept", "sans ordonnance", "rezeptfrei kaufen",
    "escort", "escorts", "call girls", "porn", "porno", "xxx", "sex cam", "webcam sex", "adult dating", "sexdate", "hookup", "sex shop", "nude", "hot girls", "sexkontakte", "plan cul",
    "payday loan", "payday loans", "quick loans", "fast cash", "instant loan", "bad credit", "minilening", "geld lenen zonder bkr", "sofortkredit", "kredit ohne schufa", "pret rapide", "credit rapide",
    "replica watches", "replica rolex", "essay writing service", "write my essay", "buy followers", "crypto trading", "bitcoin casino", "forex signals", "binary options", "cbd gummies", "vape shop", "weight loss gummies", "cheap jerseys", "seo services", "guest post",
]);

/// What one writes who means to help. An aid on addiction has a spammer's words and these.
pub(in super::super) static CARE: Phrases = Phrases::new(&[
    "addiction", "addicted", "gambling problem", "problem gambling", "get help", "quit gambling", "therapist", "counselling", "your doctor", "side effects", "decision aid", "verslaving", "verslaafd", "gokverslaving", "hulp bij", "huisarts", "uw arts", "keuzehulp", "bijwerkingen", "spielsucht", "sucht", "suchtberatung", "beratungsstelle", "ihr arzt", "ihrem arzt", "nebenwirkungen", "entscheidungshilfe", "addiction aux jeux", "dependance", "joueurs excessifs", "votre medecin", "effets secondaires", "aide a la decision",
]);
