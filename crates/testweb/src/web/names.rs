//! Names that prove nothing: the site's in a title, the ailment's on pages that are no aid, and what
//! stands above a title. One set of scenarios for each language.

use crate::aids::{self, Aid};
use crate::link::{OK, Truth, changed, dead};
use crate::page::{Page, escape, paragraphs};
use crate::reply::Reply;
use crate::scene::Scene;

const OTHER: Truth = changed("other-topic");

/// How sites put their names behind a title.
const STYLES: [(&str, &str); 6] = [
    ("bar", "{t} | {s}"),
    ("hyphen", "{t} - {s}"),
    ("dash", "{t} – {s}"),
    ("slash", "{t} / {s}"),
    ("semicolon", "{t}; {s}"),
    ("brackets", "{t} [{s}]"),
];

/// What is written in one language.
struct Words {
    aid: &'static Aid,
    site: &'static str,
    /// A page of the same site on something else.
    parking: (&'static str, &'static str),
    /// Pages that only name the ailment: kind, folder, name, text.
    kinds: [(&'static str, &'static str, &'static str, &'static str); 7],
    /// Labels above a title.
    labels: [&'static str; 2],
    /// An aid on something else that has the treatment in common.
    knee: (&'static str, &'static str),
    /// A word of the treatment, and one of every text.
    expect: [&'static str; 2],
}

pub(super) fn add(web: &mut Scene) {
    for words in [&ENGLISH, &DUTCH, &GERMAN, &FRENCH] {
        sites(web, words);
        kinds(web, words);
        labels(web, words);
        expected(web, words);
    }
}

/// Text that lives as long as the program, as labels do.
fn kept(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

fn titled(aid: &Aid, title: String) -> &'static Aid {
    Box::leak(Box::new(Aid {
        subject: aid.subject,
        title: kept(title),
        language: aid.language,
        text: aid.text,
    }))
}

fn sites(web: &mut Scene, words: &'static Words) {
    let (language, site) = (words.aid.language, words.site);
    web.host(kept(format!("names-{language}.test"))).named(site, language);
    for (style, pattern) in STYLES {
        let title = pattern.replace("{t}", words.aid.title).replace("{s}", site);
        let aid = titled(words.aid, title.clone());
        let shown = title.clone();
        web.serve(
            kept(format!("names-own-{style}-{language}")),
            kept(format!("https://names-{language}.test/aids/{style}")),
            aid,
            OK,
            "The content copied the site's name with the title, and the page is the aid.",
            move |_, _| Reply::html(Page::aid(words.aid, site).titled(shown.clone())),
        );
        let (name, text) = words.parking;
        let shown = pattern.replace("{t}", name).replace("{s}", site);
        web.serve(
            kept(format!("names-parking-{style}-{language}")),
            kept(format!("https://names-{language}.test/moved/{style}")),
            aid,
            OTHER,
            "Another page of the same site has the site's name in its title too.",
            move |_, _| {
                Reply::html(
                    Page::new(language, site, name).titled(shown.clone()).main(paragraphs(&[text])),
                )
            },
        );
    }
    let aid = titled(words.aid, format!("{} | {site}", words.aid.title));
    let (_, text) = words.parking;
    let shell =
        move || Page::new(language, site, site).titled(site).main(paragraphs(&[text])).html();
    let host = kept(format!("names-soft-{language}.test"));
    web.host(host).otherwise(move |_, _| Reply::html(shell()));
    web.link(
        kept(format!("names-soft-404-{language}")),
        kept(format!("https://names-soft-{language}.test/aids/one")),
        aid,
        dead("soft-404"),
        "Every address of the host shows the page that bears the site's name.",
    );
}

fn kinds(web: &mut Scene, words: &'static Words) {
    let (aid, language, site) = (words.aid, words.aid.language, words.site);
    for (kind, folder, name, text) in words.kinds {
        let page = move || {
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            Page::new(language, site, name).main(paragraphs(&lines)).html()
        };
        let old = kept(format!("https://names-{language}.test/old/{kind}-page"));
        let new = kept(format!("https://names-{language}.test/{folder}/{kind}"));
        let there = if kind == "results" {
            kept(format!("https://names-{language}.test/aids/found"))
        } else {
            new
        };
        web.page(new, move |_, _| Reply::html(page()));
        web.serve(
            kept(format!("names-kind-{kind}-{language}")),
            there,
            aid,
            OTHER,
            "The page names the ailment, and is no aid.",
            move |_, _| Reply::html(page()),
        );
        let to = kept(format!("/{folder}/{kind}"));
        web.serve(
            kept(format!("names-sent-to-{kind}-{language}")),
            old,
            aid,
            OTHER,
            "A permanent redirect leads to a page that names the ailment and is no aid.",
            move |_, _| Reply::redirect(301, to),
        );
    }
}

fn labels(web: &mut Scene, words: &'static Words) {
    let (aid, language, site) = (words.aid, words.aid.language, words.site);
    for (index, label) in words.labels.into_iter().enumerate() {
        let lead = format!("<h2>{}</h2>", escape(aid.title));
        web.serve(
            kept(format!("names-label-{index}-{language}")),
            kept(format!("https://names-{language}.test/labels/{index}")),
            aid,
            OK,
            "The first heading names the part of the site, and the aid's title stands below it.",
            move |_, _| Reply::html(Page::aid(aid, site).headed(label).lead(lead.clone())),
        );
    }
}

fn expected(web: &mut Scene, words: &'static Words) {
    let (aid, language, site) = (words.aid, words.aid.language, words.site);
    let (name, text) = words.knee;
    for (index, word) in words.expect.into_iter().enumerate() {
        let link = web.serve(
            kept(format!("names-expect-{index}-{language}")),
            kept(format!("https://names-{language}.test/expect/{index}")),
            aid,
            OTHER,
            "The page is on something else and has the word that the content expects.",
            move |_, _| Reply::html(Page::new(language, site, name).main(paragraphs(&[text]))),
        );
        link.expect = vec![word].leak();
    }
}

static ENGLISH: Words = Words {
    aid: &aids::SCOLIOSIS,
    site: "Riverside Health",
    parking: (
        "Parking and bus routes",
        "The car park opens at six. Bus 12 and bus 40 stop at the main gate. A ticket for the day costs five pounds.",
    ),
    kinds: [
        (
            "results",
            "search",
            "Search results for: scoliosis",
            "43 results found for scoliosis.\nScoliosis in the annual report.\nScoliosis clinic, second floor.\nConcert for people with scoliosis.",
        ),
        (
            "tag",
            "tag",
            "Articles about scoliosis",
            "Scoliosis day in the park. Read more\nA walk for scoliosis. Read more\nOur scoliosis choir sings. Read more",
        ),
        (
            "staff",
            "team",
            "Scoliosis: our team",
            "Doctor Hale graduated in Leeds and has a special interest in scoliosis.\nNurse Brook sees patients on Tuesdays.",
        ),
        (
            "prices",
            "prices",
            "Scoliosis clinic: price list",
            "First visit, scoliosis: £120\nFurther visit: £80\nLetter: £35 per visit, VAT included.",
        ),
        (
            "news",
            "news",
            "News: scoliosis wing opened",
            "The mayor opened the scoliosis wing on Friday, the hospital announced.\nJournalists may ring the press office.",
        ),
        (
            "event",
            "events",
            "Public lecture on scoliosis",
            "Tuesday, 19:30, great hall. The speaker talks about scoliosis.\nDoors open at 7 pm. Admission is free.",
        ),
        (
            "trial",
            "trials",
            "Scoliosis: a randomised trial",
            "The trial is recruiting. Inclusion criteria: scoliosis, aged 10 to 16.\nThe principal investigator enrols participants until June.",
        ),
    ],
    labels: ["News", "Press releases"],
    knee: (
        "Knee osteoarthritis: should I have surgery?",
        "In osteoarthritis of the knee the cartilage wears thin. Surgery replaces the joint of the knee. The knee is stiff for some weeks.",
    ),
    expect: ["surgery", "the"],
};

static DUTCH: Words = Words {
    aid: &aids::SCOLIOSE,
    site: "Rivierzorg",
    parking: (
        "Parkeren en bussen",
        "De parkeergarage gaat om zes uur open. Bus 12 en bus 40 stoppen bij de hoofdingang. Een dagkaart kost vijf euro.",
    ),
    kinds: [
        (
            "results",
            "zoeken",
            "Zoekresultaten voor scoliose",
            "43 resultaten gevonden voor scoliose.\nScoliose in het jaarverslag.\nPolikliniek scoliose, tweede verdieping.\nConcert voor mensen met scoliose.",
        ),
        (
            "tag",
            "tag",
            "Alle artikelen over scoliose",
            "Scoliosedag in het park. Lees meer\nEen wandeling voor scoliose. Lees meer\nOns koor zingt voor scoliose. Lees verder",
        ),
        (
            "staff",
            "team",
            "Scoliose: ons team",
            "Dokter De Haas is opgeleid in Gent en heeft scoliose als aandachtsgebied.\nVerpleegkundige Van Beek is werkzaam op dinsdag.",
        ),
        (
            "prices",
            "tarieven",
            "Scoliose: prijslijst",
            "Eerste bezoek scoliose: € 120\nVolgend bezoek: € 80\nBrief: € 35 per consult, betaling met pas.",
        ),
        (
            "news",
            "nieuws",
            "Nieuws: vleugel voor scoliose open",
            "De burgemeester opende vrijdag de vleugel voor scoliose, maakte het ziekenhuis bekend.\nVragen? Bel de woordvoerder.",
        ),
        (
            "event",
            "agenda",
            "Informatieavond over scoliose",
            "Dinsdag, 19:30, grote zaal. De spreker vertelt over scoliose.\nAanvang 20 uur. De toegang is gratis.",
        ),
        (
            "trial",
            "onderzoek",
            "Scoliose: deelnemers gezocht",
            "Het onderzoek naar scoliose zoekt deelnemers van 10 tot 16 jaar.\nDe hoofdonderzoeker bepaalt de loting en de controlegroep.",
        ),
    ],
    labels: ["Nieuws", "Actueel"],
    knee: (
        "Knieartrose: wel of niet opereren?",
        "Bij artrose van de knie wordt het kraakbeen dun. Een operatie vervangt het gewricht van de knie. De knie is daarna weken stijf.",
    ),
    expect: ["operatie", "de"],
};

static GERMAN: Words = Words {
    aid: &aids::SKOLIOSE,
    site: "Flussklinik",
    parking: (
        "Parken und Busse",
        "Das Parkhaus öffnet um sechs. Die Busse 12 und 40 halten am Haupteingang. Eine Karte für den Tag kostet fünf Euro.",
    ),
    kinds: [
        (
            "results",
            "suche",
            "Suchergebnisse für Skoliose",
            "43 Treffer gefunden für Skoliose.\nSkoliose im Jahresbericht.\nSprechstunde Skoliose, zweiter Stock.\nKonzert für Menschen mit Skoliose.",
        ),
        (
            "tag",
            "schlagwort",
            "Alle Beiträge zum Thema Skoliose",
            "Skoliosetag im Park. Weiterlesen\nEin Lauf für Skoliose. Weiterlesen\nUnser Chor singt für Skoliose. Mehr lesen",
        ),
        (
            "staff",
            "team",
            "Skoliose: unser Team",
            "Doktor Haas ist Facharzt und behandelt Skoliose seit dem Studium in Kiel.\nDie Oberärztin Frau Bach ist dienstags da.",
        ),
        (
            "prices",
            "preise",
            "Skoliose: Preisliste",
            "Erster Besuch Skoliose: 120 €\nWeiterer Besuch: 80 €\nBrief: 35 €, Zahlung mit Karte, inklusive MwSt.",
        ),
        (
            "news",
            "aktuelles",
            "Aktuelles: Flügel für Skoliose eröffnet",
            "Die Bürgermeisterin hat am Freitag den Flügel für Skoliose eröffnet, teilte mit Freude das Haus mit.\nFragen an die Pressestelle.",
        ),
        (
            "event",
            "veranstaltungen",
            "Vortragsabend über Skoliose",
            "Dienstag, 19:30 Uhr, großer Saal. Die Referentin spricht über Skoliose.\nEinlass ab 19 Uhr. Der Eintritt ist frei.",
        ),
        (
            "trial",
            "studien",
            "Skoliose: klinische Studie",
            "Die Studie sucht Teilnehmer mit Skoliose von 10 bis 16 Jahren.\nEinschlusskriterien nennt die Studienleitung. Es gibt eine Kontrollgruppe.",
        ),
    ],
    labels: ["Aktuelles", "Pressemitteilungen"],
    knee: (
        "Kniearthrose: Spritze oder Operation?",
        "Bei Arthrose im Knie wird der Knorpel dünn. Eine Operation ersetzt das Gelenk im Knie. Das Knie ist danach wochenlang steif.",
    ),
    expect: ["Operation", "die"],
};

static FRENCH: Words = Words {
    aid: &aids::SCOLIOSE_FR,
    site: "Clinique du Fleuve",
    parking: (
        "Parking et lignes de bus",
        "Le parking ouvre à six heures. Les bus 12 et 40 s'arrêtent à l'entrée. Un billet pour la journée coûte cinq euros.",
    ),
    kinds: [
        (
            "results",
            "recherche",
            "Résultats de recherche pour scoliose",
            "43 résultats trouvés pour scoliose.\nScoliose dans le rapport annuel.\nConsultation scoliose, deuxième étage.\nConcert pour la scoliose.",
        ),
        (
            "tag",
            "etiquette",
            "Tous les articles sur la scoliose",
            "Journée de la scoliose au parc. Lire la suite\nUne marche pour la scoliose. Lire la suite\nNotre chorale chante. En savoir plus",
        ),
        (
            "staff",
            "equipe",
            "Scoliose : notre équipe",
            "La docteure Hallé exerce depuis son diplôme et suit la scoliose.\nL'infirmier Brun a suivi une formation à Nantes.",
        ),
        (
            "prices",
            "tarifs",
            "Scoliose : grille tarifaire",
            "Première visite scoliose : 120 €\nVisite suivante : 80 €\nLettre : 35 €, paiement par carte, par consultation.",
        ),
        (
            "news",
            "actualites",
            "Actualités : aile scoliose ouverte",
            "La maire a ouvert vendredi l'aile pour la scoliose, a annoncé l'hôpital.\nQuestions au service de presse.",
        ),
        (
            "event",
            "evenements",
            "Conférence-débat sur la scoliose",
            "Mardi, 19h30, grande salle. L'intervenant parle de la scoliose.\nOuverture à 19 heures. Entrée libre.",
        ),
        (
            "trial",
            "essais-cliniques",
            "Scoliose : essai clinique",
            "Le recrutement est ouvert : scoliose, de 10 à 16 ans.\nLes critères d'inclusion sont chez l'investigateur. Il y a un groupe témoin.",
        ),
    ],
    labels: ["Actualités", "Communiqués de presse"],
    knee: (
        "Arthrose du genou : prothèse ou chirurgie ?",
        "Dans l'arthrose du genou, le cartilage s'amincit. La chirurgie remplace l'articulation du genou. Le genou reste raide quelques semaines.",
    ),
    expect: ["chirurgie", "la"],
};
