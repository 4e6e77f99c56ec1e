//! Links for a second audit: what a page showed when it was fine, what its address shows now, and
//! what happened to it. Made by rule of the aids of this web, so they are the same every time.

use crate::aids::{self, Aid};
use crate::page::{Page, escape, paragraphs};

/// What happened to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is still that page, in other surroundings.
    Same,
    /// It is the same page with much new text.
    Revised,
    /// Another page stands at its address.
    Replaced,
}

/// A link that was fine, and is audited again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revisit {
    /// A unique name.
    pub name: String,
    /// The address.
    pub url: String,
    /// What the content says of the aid.
    pub subject: &'static str,
    /// Its title there.
    pub title: &'static str,
    /// Its language.
    pub language: &'static str,
    /// The page when it was fine.
    pub before: String,
    /// The page now.
    pub after: String,
    /// What happened to it.
    pub fate: Fate,
}

/// The aids of which the links are made: fifteen in English, seven in Dutch, four each in German and
/// French.
fn all() -> Vec<&'static Aid> {
    vec![
        &aids::SCOLIOSIS,
        &aids::MRI,
        &aids::MANIPULATION,
        &aids::EPIDURAL,
        &aids::HERNIATED_DISK,
        &aids::STENOSIS,
        &aids::KNEE,
        &aids::ANTIBIOTICS,
        &aids::FATIGUE,
        &aids::FIBROIDS,
        &aids::TRIAL,
        &aids::ACNE,
        &aids::BIRTH_CONTROL,
        &aids::COLITIS,
        &aids::APNEA,
        &aids::HERNIA,
        &aids::RUGPIJN,
        &aids::STENOSE,
        &aids::KNIE,
        &aids::STAAR,
        &aids::BORSTKANKER,
        &aids::SCOLIOSE,
        &aids::KREUZSCHMERZ,
        &aids::BANDSCHEIBE,
        &aids::SKOLIOSE,
        &aids::DEPRESSION,
        &aids::LOMBALGIE,
        &aids::HERNIE,
        &aids::SCOLIOSE_FR,
        &aids::DEPISTAGE,
    ]
}

/// Three hundred links: each aid with each of ten things that happen to pages.
pub fn revisits() -> Vec<Revisit> {
    let all = all();
    let mut links = Vec::new();
    for (index, aid) in all.iter().enumerate() {
        let same_language = |step: usize| {
            let others: Vec<&&Aid> = all
                .iter()
                .filter(|other| other.language == aid.language && other.subject != aid.subject)
                .collect();
            *others[(index + step) % others.len()]
        };
        let text = Texts::of(aid.language);
        let said = |text: &str| paragraphs_of(text, aid.subject);
        let own = paragraphs(aid.text);
        let page =
            |name: &str, main: String| Page::new(aid.language, text.site, name).main(main).html();
        let before = page(aid.title, format!("{own}{}", said(text.background)));
        let after: [(&str, Fate, String); 10] = [
            (
                "surroundings",
                Fate::Same,
                page(
                    aid.title,
                    format!("<p>12.03.2025</p>{own}{}<p>4711</p>", said(text.background)),
                )
                .replace("</header>", "<p>Open day, Sunday</p></header>"),
            ),
            (
                "comments",
                Fate::Same,
                page(
                    aid.title,
                    format!(
                        "{own}{}<section>{}</section>",
                        said(text.background),
                        said(text.comments)
                    ),
                ),
            ),
            (
                "rebuilt",
                Fate::Same,
                format!(
                    "<!doctype html><html lang={}><title>{} · {}</title><body class=v2><div class=top><a href=/>{}</a></div><div class=col><h2>{}</h2>{}{}</div></body></html>",
                    aid.language,
                    escape(aid.title),
                    text.site,
                    text.site,
                    escape(aid.title),
                    own.replace("<p>", "<div class=t>").replace("</p>", "</div>"),
                    said(text.background).replace("<p>", "<div>").replace("</p>", "</div>"),
                ),
            ),
            ("revised", Fate::Revised, page(aid.title, said(text.revised))),
            (
                "new-edition",
                Fate::Revised,
                page(
                    &format!("{} ({} 2025)", aid.title, text.edition),
                    format!("{}{}", paragraphs(&aid.text[..1]), said(text.revised)),
                ),
            ),
            ("another-aid", Fate::Replaced, {
                let other = same_language(1);
                page(
                    other.title,
                    format!(
                        "{}{}",
                        paragraphs(other.text),
                        paragraphs_of(text.background, other.subject)
                    ),
                )
            }),
            (
                "staff",
                Fate::Replaced,
                page(&format!("{}: {}", aid.subject, text.staff_name), said(text.staff)),
            ),
            ("prices", Fate::Replaced, page(text.prices_name, said(text.prices))),
            (
                "news",
                Fate::Replaced,
                page(&format!("{} – {}", text.news_name, aid.subject), said(text.news)),
            ),
            (
                "results",
                Fate::Replaced,
                page(&format!("{} {}", text.results_name, aid.subject), said(text.results)),
            ),
        ];
        for (what, fate, after) in after {
            let name = format!("revisit-{index:02}-{what}");
            links.push(Revisit {
                url: format!("https://{}.revisited.test/aids/{index}", aid.language),
                name,
                subject: aid.subject,
                title: aid.title,
                language: aid.language,
                before: before.clone(),
                after,
                fate,
            });
        }
    }
    links
}

/// A text of one language with the subject in it, a paragraph for each line.
fn paragraphs_of(text: &str, subject: &str) -> String {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| format!("<p>{}</p>", escape(&line.replace("{}", subject))))
        .collect()
}

/// What the sites of one language write.
struct Texts {
    site: &'static str,
    edition: &'static str,
    /// What stands below every aid.
    background: &'static str,
    comments: &'static str,
    /// What an aid says after it was written anew.
    revised: &'static str,
    staff_name: &'static str,
    staff: &'static str,
    prices_name: &'static str,
    prices: &'static str,
    news_name: &'static str,
    news: &'static str,
    results_name: &'static str,
    results: &'static str,
}

impl Texts {
    fn of(language: &str) -> &'static Self {
        match language {
            "nl" => &DUTCH,
            "de" => &GERMAN,
            "fr" => &FRENCH,
            _ => &ENGLISH,
        }
    }
}

static ENGLISH: Texts = Texts {
    site: "Harbour Aids",
    edition: "edition",
    background: "Nobody has to decide about {} today. Write down what worries you most, and what you hope to be able to do again in a year.
        Bring this page to your next visit and go through it together with somebody you trust.",
    comments: "Thank you, this helped my mother a lot last winter.
        I wish somebody had shown me this when I was in that place myself.",
    revised: "New studies have changed what we know about {}. We therefore wrote this page again from the beginning, together with people who live with it.
        Out of a hundred people who waited, sixty were content after two years; out of a hundred who were treated at once, sixty-five were.
        Tick below which of these numbers surprises you, and say why it matters in your own life and work.",
    staff_name: "our team",
    staff: "Doctor Hale leads the clinic for {} and trained in Leeds, York and Toronto before she came to the coast.
        Nurse Brook answers the telephone on weekday mornings. Our secretary, Miss Lane, plans every appointment and posts the letters.
        Photographs of all colleagues hang in the corridor on the second floor, opposite the lift.",
    prices_name: "Price list",
    prices: "First visit for {}: £120, payable at the desk by card. Each further visit: £80.
        A letter to your employer costs £35, a copy of your file £15. Prices hold until the end of the financial year.
        Members of the harbour scheme pay half of every item on this list, except for letters and parking tickets.",
    news_name: "News",
    news: "The harbour clinic opened a new wing for people with {} on Friday, in the presence of the mayor and a brass band.
        The wing cost four million pounds, half of which was raised by swimmers, bakers and the lifeboat crew.
        Our press office answers questions from journalists all week, also in the evening.",
    results_name: "Search results for",
    results: "Showing 1 to 5 of 43 pages found for your words, sorted by date of the last change.
        Annual report of the department, with {} on page twelve. Minutes of the board, spring meeting. Menu of the hospital kitchen.
        Map of the grounds with all the bus stops. Rules for visitors with dogs. Choir concert in aid of {} on the first of May.",
};

static DUTCH: Texts = Texts {
    site: "Havenhulp",
    edition: "editie",
    background: "Niemand hoeft vandaag te beslissen over {}. Schrijf op waar u zich het meest zorgen over maakt, en wat u over een jaar weer hoopt te kunnen.
        Neem deze pagina mee naar uw volgende bezoek en loop haar door met iemand die u vertrouwt.",
    comments: "Bedankt, mijn moeder had hier afgelopen winter veel aan.
        Had iemand mij dit maar laten zien toen ik er zelf voor stond.",
    revised: "Nieuw onderzoek heeft veranderd wat we weten over {}. Daarom schreven we deze bladzijde helemaal opnieuw, samen met mensen die ermee leven.
        Van honderd mensen die wachtten waren er zestig na twee jaar tevreden; van honderd die meteen hulp kregen vijfenzestig.
        Kruis hieronder aan welk getal u verbaast, en zeg waarom dat voor uw eigen leven en werk telt.",
    staff_name: "ons team",
    staff: "Dokter De Haas leidt de polikliniek voor {} en leerde haar vak in Gent, Leiden en Toronto voordat zij naar de kust kwam.
        Verpleegkundige Van Beek neemt elke ochtend de telefoon op. Onze secretaresse plant de afspraken en verstuurt de brieven.
        Foto's van alle collega's hangen op de gang van de tweede verdieping, tegenover de lift.",
    prices_name: "Tarieven",
    prices: "Eerste bezoek voor {}: € 120, te betalen aan de balie met een pas. Elk volgend bezoek: € 80.
        Een brief aan uw werkgever kost € 35, een kopie van uw dossier € 15. De prijzen gelden tot het einde van het boekjaar.
        Leden van de havenkas betalen de helft van alles op deze lijst, behalve voor brieven en parkeerkaarten.",
    news_name: "Nieuws",
    news: "De havenkliniek opende vrijdag een nieuwe vleugel voor mensen met {}, in het bijzijn van de burgemeester en een fanfare.
        De vleugel kostte vier miljoen euro, waarvan de helft werd opgehaald door zwemmers, bakkers en de reddingsbrigade.
        Onze persvoorlichter beantwoordt de hele week vragen van journalisten, ook in de avond.",
    results_name: "Zoekresultaten voor",
    results: "Resultaat 1 tot 5 van 43 bladzijden die bij uw woorden passen, gesorteerd op datum van de laatste wijziging.
        Jaarverslag van de afdeling, met {} op bladzijde twaalf. Notulen van het bestuur in het voorjaar. Menu van de keuken.
        Plattegrond van het terrein met alle bushaltes. Regels voor bezoekers met honden. Koorconcert ten bate van {} op een mei.",
};

static GERMAN: Texts = Texts {
    site: "Hafenhilfe",
    edition: "Auflage",
    background: "Niemand muss heute über {} entscheiden. Schreiben Sie auf, was Ihnen die größte Sorge macht, und was Sie in einem Jahr wieder können möchten.
        Nehmen Sie diese Seite zum nächsten Besuch mit und gehen Sie sie mit jemandem durch, dem Sie vertrauen.",
    comments: "Danke, meiner Mutter hat das im letzten Winter sehr geholfen.
        Hätte mir das nur jemand gezeigt, als ich selbst davor stand.",
    revised: "Neue Studien haben verändert, was wir über {} wissen. Deshalb haben wir diese Seite von Anfang an neu geschrieben, zusammen mit Menschen, die damit leben.
        Von hundert Menschen, die warteten, waren sechzig nach zwei Jahren zufrieden; von hundert sofort Behandelten waren es fünfundsechzig.
        Kreuzen Sie unten an, welche Zahl Sie überrascht, und sagen Sie, warum sie für Ihr eigenes Leben zählt.",
    staff_name: "unser Team",
    staff: "Doktor Haas leitet die Sprechstunde für {} und lernte in Kiel, Wien und Toronto, bevor sie an die Küste kam.
        Schwester Bach nimmt jeden Morgen das Telefon ab. Unsere Sekretärin plant die Termine und verschickt die Briefe.
        Bilder aller Kolleginnen und Kollegen hängen im Flur des zweiten Stocks gegenüber dem Aufzug.",
    prices_name: "Preisliste",
    prices: "Erster Besuch wegen {}: 120 €, zu zahlen an der Theke mit Karte. Jeder weitere Besuch: 80 €.
        Ein Brief an den Arbeitgeber kostet 35 €, eine Kopie der Akte 15 €. Die Preise gelten bis zum Ende des Geschäftsjahres.
        Mitglieder der Hafenkasse zahlen die Hälfte von allem auf dieser Liste, außer für Briefe und Parkscheine.",
    news_name: "Aktuelles",
    news: "Die Hafenklinik hat am Freitag einen neuen Flügel für Menschen mit {} eröffnet, im Beisein der Bürgermeisterin und einer Blaskapelle.
        Der Flügel kostete vier Millionen Euro, von denen Schwimmer, Bäcker und die Seenotretter die Hälfte gesammelt haben.
        Unsere Pressestelle beantwortet die ganze Woche Fragen von Journalisten, auch am Abend.",
    results_name: "Suchergebnisse für",
    results: "Treffer 1 bis 5 von 43 Seiten, die zu Ihren Wörtern passen, geordnet nach dem Tag der letzten Änderung.
        Jahresbericht der Abteilung, mit {} auf Seite zwölf. Protokoll des Vorstands im Frühjahr. Speiseplan der Küche.
        Lageplan mit allen Haltestellen. Regeln für Besucher mit Hunden. Chorkonzert zugunsten von {} am ersten Mai.",
};

static FRENCH: Texts = Texts {
    site: "Aide du Port",
    edition: "édition",
    background: "Personne ne doit décider aujourd'hui au sujet de {}. Notez ce qui vous inquiète le plus, et ce que vous aimeriez pouvoir refaire dans un an.
        Apportez cette page à votre prochaine visite et parcourez-la avec une personne en qui vous avez confiance.",
    comments: "Merci, cela a beaucoup aidé ma mère l'hiver dernier.
        Si seulement on m'avait montré cela quand j'y étais moi-même.",
    revised: "De nouvelles études ont changé ce que nous savons sur {}. Nous avons donc récrit cette page depuis le début, avec des gens qui vivent avec.
        Sur cent personnes qui ont attendu, soixante étaient contentes après deux ans ; sur cent soignées tout de suite, soixante-cinq.
        Cochez plus bas le chiffre qui vous étonne, et dites pourquoi il compte dans votre vie et votre travail.",
    staff_name: "notre équipe",
    staff: "La docteure Hallé dirige la consultation pour {} et a appris son métier à Nantes, Genève et Toronto avant de venir sur la côte.
        L'infirmier Brun répond au téléphone chaque matin. Notre secrétaire fixe les rendez-vous et envoie les lettres.
        Les portraits de tous les collègues sont dans le couloir du deuxième étage, en face de l'ascenseur.",
    prices_name: "Tarifs",
    prices: "Première visite pour {} : 120 €, à payer au guichet par carte. Chaque visite suivante : 80 €.
        Une lettre à votre employeur coûte 35 €, une copie du dossier 15 €. Les prix valent jusqu'à la fin de l'exercice.
        Les membres de la caisse du port paient la moitié de tout ce qui est sur cette liste, sauf les lettres et le parking.",
    news_name: "Actualités",
    news: "La clinique du port a ouvert vendredi une nouvelle aile pour les personnes avec {}, en présence de la maire et d'une fanfare.
        L'aile a coûté quatre millions d'euros, dont la moitié a été réunie par des nageurs, des boulangers et les sauveteurs en mer.
        Notre service de presse répond toute la semaine aux questions des journalistes, le soir aussi.",
    results_name: "Résultats de recherche pour",
    results: "Pages 1 à 5 sur 43 qui correspondent à vos mots, rangées par date du dernier changement.
        Rapport annuel du service, avec {} à la page douze. Compte rendu du conseil au printemps. Menu de la cuisine.
        Plan du site avec tous les arrêts de bus. Règles pour les visiteurs avec des chiens. Concert du chœur au profit de {} le premier mai.",
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_are_three_hundred_and_they_are_the_same_every_time() {
        let links = revisits();
        assert_eq!(links.len(), 300);
        let names: BTreeSet<_> = links.iter().map(|link| &link.name).collect();
        assert_eq!(names.len(), 300);
        assert_eq!(links, revisits());
        assert!(links.iter().all(|link| link.before != link.after));
    }
}
