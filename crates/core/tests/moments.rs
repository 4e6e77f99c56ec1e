//! When something is, in what power of ten, and of whom: what is the same in two languages, and what is not.

mod common;

use common::pair::{all_told, are_right};
use insta::assert_snapshot;

#[test]
fn times_of_day() {
    assert_snapshot!(all_told(&[
        (("en", "Come at 8 am."), ("nl", "Kom om 20 uur.")),
        (("en", "Come at 8 p.m."), ("de", "Kommen Sie um 9 Uhr.")),
        (("en", "Come at 7 pm."), ("fr", "Venez à 7 h du matin.")),
        (("en", "Come at 9.30 am."), ("es", "Venga a las 19:30.")),
        (("nl", "Kom om acht uur ’s avonds."), ("de", "Kommen Sie um 8 Uhr morgens.")),
        (("fr", "Venez à 20 h 30."), ("en", "Come at 8.15 pm.")),
        (("en", "From 8:00 to 17:30."), ("nl", "Van 8.00 uur tot 16.30 uur.")),
    ]), @"
    the version in `en` says 8 am, this one 20 uur
    the version in `en` says 8 p.m., this one 9 Uhr
    the version in `en` says 7 pm, this one 7 h du matin
    the version in `en` says 9.30 am, this one 19:30
    the version in `nl` says acht uur ’s avonds, this one 8 Uhr morgens
    the version in `fr` says 20 h 30, this one 8.15 pm
    the version in `en` says 17:30, this one 16.30 uur
    ");
    are_right(&[
        (("en", "Come at 8 am."), ("nl", "Kom om 8 uur.")),
        (("en", "Come at 8 p.m. for 2 hours."), ("nl", "Kom om 20 uur, 2 uur lang.")),
        (("en", "Come at 8.30 a.m."), ("de", "Kommen Sie um 8.30 Uhr.")),
        (("en", "Come at eight o’clock in the morning."), ("nl", "Kom om acht uur ’s ochtends.")),
        (("en", "Come at 2 pm."), ("fr", "Venez à 14 heures.")),
        (("en", "Come at 2:15 pm."), ("fr", "Venez à 2 h 15 de l’après-midi.")),
        (("en", "Come at 1 pm."), ("es", "Venga a la 1 de la tarde.")),
        (("en", "Come at 10 pm."), ("es", "Venga a las 10 de la noche.")),
        (("de", "Von 9 bis 17 Uhr."), ("nl", "Van 9 tot 17 uur.")),
        (("en", "Come at 7.30 pm."), ("nl", "Kom om half acht.")),
        (("en", "Within 24 hours, at 8 am."), ("nl", "Binnen een etmaal, om 8 uur.")),
        (("en", "Take it 8 hours apart."), ("fr", "Prenez-le à 8 heures d’intervalle.")),
        (("en", "Fast for 6 to 8 hours."), ("fr", "Restez à jeun de 6 à 8 heures.")),
        (("en", "Fast for up to 8 hours before."), ("fr", "Restez à jeun jusqu’à 8 heures avant.")),
        (("en", "After 8 weeks, at 6 months."), ("es", "A las 8 semanas, a los 6 meses.")),
        (("en", "Take 20 mg at 8 am."), ("nl", "Neem om 8 uur 20 mg.")),
        (("en", "Midnight to noon, 9 am."), ("de", "Mitternacht bis Mittag, 9 Uhr.")),
    ]);
}

#[test]
fn dates() {
    assert_snapshot!(all_told(&[
        (("en", "Since March 2019."), ("nl", "Sinds mei 2019.")),
        (("en", "On 1 March 2020."), ("de", "Am 1. Mai 2020.")),
        (("en", "On March 1st, 2020."), ("fr", "Le 2 mars 2020.")),
        (("en", "Since 5 May."), ("es", "Desde el 5 de marzo.")),
        (("en", "Since 2019."), ("nl", "Sinds 2009.")),
        (("nl", "Op 03-04-2019."), ("de", "Am 03.05.2019.")),
        (("en", "On 2019-03-01."), ("fr", "Le 01/04/2019.")),
    ]), @"
    the version in `en` says March 2019, this one mei 2019
    the version in `en` says 1 March 2020, this one 1. Mai 2020
    the version in `en` says March 1st, 2020, this one 2 mars 2020
    the version in `en` says 5 May, this one 5 de marzo
    the version in `en` says 2019, this one 2009
    the version in `nl` says 03-04-2019, this one 03.05.2019
    the version in `en` says 2019-03-01, this one 01/04/2019
    ");
    are_right(&[
        (("en", "Since March 2019."), ("nl", "Sinds maart 2019.")),
        (("en", "On March 1st, 2020."), ("fr", "Le 1er mars 2020.")),
        (("en", "On 3 Mar. 2020."), ("es", "El 3 de marzo de 2020.")),
        (("en", "On 03/04/2019."), ("nl", "Op 4-3-2019.")),
        (
            ("en", "1 in 5 may have it, since 2019."),
            ("nl", "1 op de 5 kan het hebben, sinds 2019."),
        ),
        (("en", "Take 5, but no more."), ("nl", "Neem er 5 maar niet meer.")),
        (("en", "2000 to 2500 kcal, 2000 women."), ("fr", "2000 à 2500 kcal, 2 000 femmes.")),
        (("en", "Last year (2019)."), ("de", "Im vergangenen Jahr (2019).")),
        (("de", "Am 5. Mai um 9 Uhr."), ("nl", "Op 5 mei om 9 uur.")),
    ]);
}

#[test]
fn powers_of_ten() {
    assert_snapshot!(all_told(&[
        (("en", "Below 10³."), ("nl", "Onder 10⁴.")),
        (("en", "About 4 × 10^6 of them."), ("de", "Etwa 4 × 10^5 davon.")),
        (("en", "Below 150 × 10⁹/l."), ("fr", "Moins de 150 × 10⁶/l.")),
        (("en", "Below 150 × 10⁹/l."), ("nl", "Onder 15.000 per microliter.")),
    ]), @"
    the version in `en` says 10³, this one 10⁴
    the version in `en` says 4 × 10^6, this one 4 × 10^5
    the version in `en` says 150 × 10⁹ per l, this one 150 × 10⁶ per l
    the version in `en` says 150 × 10⁹ per l, this one 15000 per µl
    ");
    are_right(&[
        (("en", "Below 10³."), ("nl", "Onder 10³.")),
        (("en", "Below 10³."), ("de", "Unter 1.000.")),
        (("en", "Below 150 × 10⁹/l."), ("nl", "Onder 150.000 per microliter.")),
        (("en", "Below 150,000 per microlitre."), ("fr", "Moins de 150 000/mm³.")),
        (("en", "A lump of 10 cm³."), ("de", "Ein Knoten von 10 ml.")),
        (("en", "Aspirin² and 10 people."), ("nl", "Aspirine¹ en 10 mensen.")),
    ]);
}

#[test]
fn amounts_that_changed_places() {
    assert_snapshot!(all_told(&[
        (("en", "Adults 10 mg, children 5 mg."), ("nl", "Volwassenen 5 mg, kinderen 10 mg.")),
        (("en", "10 mg for adults and 5 mg for children."), ("de", "Kinder: 10 mg. Erwachsene: 5 mg.")),
        (("en", "- Women: 5 in 100\n- Men: 10 in 100"), ("fr", "- Femmes : 10 sur 100\n- Hommes : 5 sur 100")),
        (("en", "10 units in the morning, 12 units at night."), ("es", "12 unidades por la mañana, 10 unidades por la noche.")),
        (("en", "Paracetamol 500 mg or ibuprofen 400 mg."), ("fr", "Paracétamol 400 mg ou ibuprofène 500 mg.")),
        (("en", "The left one is 4 cm, the right one 5 cm."), ("nl", "De linker is 5 cm, de rechter 4 cm.")),
        (("en", "Stop 7 days before it, and start 3 days after it."), ("de", "Hören Sie 3 Tage vor der Operation auf, und beginnen Sie 7 Tage nach der Operation.")),
    ]), @"
    the version in `en` says 10 mg beside `adults`, this one 5 mg beside `volwassenen`
    the version in `en` says 10 mg beside `adults`, this one 5 mg beside `erwachsene`
    the version in `en` says 5 in 100 beside `women`, this one 10 in 100 beside `femmes`
    the version in `en` says 10 units beside `morning`, this one 12 units beside `mañana`
    the version in `en` says 400 mg beside `ibuprofen`, this one 500 mg beside `ibuprofène`
    the version in `en` says 4 cm beside `left`, this one 5 cm beside `linker`
    the version in `en` says 7 days beside `before`, this one 3 days beside `vor`
    ");
    are_right(&[
        (("en", "Adults 10 mg, children 5 mg."), ("nl", "Kinderen 5 mg, volwassenen 10 mg.")),
        (
            ("en", "10 mg for adults and 5 mg for children."),
            ("de", "Erwachsene nehmen 10 mg, Kinder 5 mg."),
        ),
        (
            ("en", "Adults and children take 10 and 5 mg."),
            ("fr", "Les enfants prennent 5 mg et les adultes 10 mg."),
        ),
        (
            ("en", "Paracetamol 500 mg or ibuprofen 400 mg."),
            ("es", "Ibuprofeno 400 mg o paracetamol 500 mg."),
        ),
        (
            ("en", "Take 500 mg paracetamol, with ibuprofen 400 mg."),
            ("nl", "Neem 500 mg paracetamol, met 400 mg ibuprofen."),
        ),
        (
            ("en", "Children take 5 mg. Adults take 10 mg, at most 20 mg."),
            ("nl", "Volwassenen nemen 10 mg, hooguit 20 mg. Kinderen nemen 5 mg."),
        ),
        (
            ("en", "The right knee bends to 120°, the left one to 90°."),
            ("fr", "Le genou gauche se plie à 90°, le droit à 120°."),
        ),
    ]);
}

/// Leaflets as they are, with all of it in their own order.
#[test]
fn whole_leaflets() {
    are_right(&[
        (
            (
                "en",
                "Call us between 8 am and 5 pm, Monday to Friday. After 5 pm, call the out-of-hours service.",
            ),
            (
                "nl",
                "Bel ons tussen 8 en 17 uur, van maandag tot en met vrijdag. Na 17 uur belt u de huisartsenpost.",
            ),
        ),
        (
            (
                "en",
                "Do not eat after midnight. Drink water until 6 am. The operation is at 8:30 am and takes 2 hours.",
            ),
            (
                "de",
                "Essen Sie nach Mitternacht nichts mehr. Trinken Sie bis 6 Uhr Wasser. Die Operation ist um 8.30 Uhr und dauert 2 Stunden.",
            ),
        ),
        (
            ("en", "Take the first tablet at 7 in the morning and the second at 7 in the evening."),
            (
                "fr",
                "Prenez le premier comprimé à 7 heures du matin et le second à 7 heures du soir.",
            ),
        ),
        (
            ("en", "This page was written in March 2019 and revised on 12 May 2021."),
            ("es", "Esta página se escribió en marzo de 2019 y se revisó el 12 de mayo de 2021."),
        ),
        (
            ("en", "Since 2015, 1 in 8 women are screened. In 2019, 2000 women took part."),
            (
                "nl",
                "Sinds 2015 wordt 1 op de 8 vrouwen onderzocht. In 2019 deden 2000 vrouwen mee.",
            ),
        ),
        (
            (
                "en",
                "Adults take 500 mg up to 4 times a day; children aged 6 to 12 take 250 mg up to 4 times a day.",
            ),
            (
                "nl",
                "Volwassenen nemen tot 4 keer per dag 500 mg; kinderen van 6 tot 12 jaar nemen tot 4 keer per dag 250 mg.",
            ),
        ),
        (
            ("en", "Adults take 500 mg; children take 250 mg."),
            ("de", "250 mg für Kinder, 500 mg für Erwachsene."),
        ),
        (
            ("en", "For men the risk is 5 in 100, for women it is 10 in 100."),
            ("fr", "Le risque est de 10 sur 100 pour les femmes et de 5 sur 100 pour les hommes."),
        ),
        (
            ("en", "Take 20 mg in the morning and 10 mg in the evening."),
            ("es", "Tome 10 mg por la noche y 20 mg por la mañana."),
        ),
        (
            ("en", "A white cell count above 11 × 10⁹/l is high."),
            ("nl", "Een aantal witte bloedcellen boven 11 × 10⁹/l is te hoog."),
        ),
        (
            ("en", "A platelet count below 150 × 10⁹/l is low."),
            ("de", "Weniger als 150.000 Blutplättchen pro Mikroliter sind zu wenig."),
        ),
        (
            ("en", "Bring your letter on 3 June at 10.15 am."),
            ("fr", "Apportez votre lettre le 3 juin à 10 h 15."),
        ),
        (
            ("en", "The clinic is open from 9 am to 12 noon and from 2 pm to 6 pm."),
            ("es", "La consulta está abierta de 9 a 12 h y de 14 a 18 h."),
        ),
        (
            ("en", "Take it at 8 o'clock, 2 o'clock and 8 o'clock."),
            ("de", "Nehmen Sie es um 8, 14 und 20 Uhr."),
        ),
        (
            ("en", "Wait for 8 hours. Then take 1 tablet at 9 pm."),
            ("nl", "Wacht 8 uur. Neem dan om 21 uur 1 tablet."),
        ),
        (
            ("en", "In May 2020 and June 2020 there were 1,200 patients."),
            ("de", "Im Mai und Juni 2020 gab es 1.200 Patienten."),
        ),
        (
            ("en", "On Christmas Day 2020 and in January 2021."),
            ("fr", "Le jour de Noël 2020 et en janvier 2021."),
        ),
        (("en", "From 1 January to 31 March."), ("nl", "Van 1 januari tot en met 31 maart.")),
        (
            ("en", "In the first half of 2018, 12 people fell ill; in 2019, 15."),
            ("de", "In der ersten Hälfte 2018 erkrankten 12 Menschen, 2019 waren es 15."),
        ),
        (
            ("en", "Girls of 9 to 14 years get 2 doses, women over 15 get 3."),
            ("es", "Las niñas de 9 a 14 años reciben 2 dosis; las mujeres mayores de 15, 3."),
        ),
        (
            ("en", "Children weighing less than 20 kg take 5 ml, adults 15 ml."),
            ("fr", "Les enfants de moins de 20 kg prennent 5 ml, les adultes 15 ml."),
        ),
        (
            ("en", "Take metformin 500 mg with breakfast and simvastatin 40 mg at night."),
            ("nl", "Neem metformine 500 mg bij het ontbijt en simvastatine 40 mg voor de nacht."),
        ),
        (
            ("en", "Take 500 mg of metformin with breakfast and 40 mg of simvastatin at night."),
            ("es", "Con el desayuno, tome metformina 500 mg, y por la noche simvastatina 40 mg."),
        ),
        (
            ("en", "The left knee bends to 90°, the right knee to 120°."),
            ("de", "Das linke Knie lässt sich bis 90° beugen, das rechte bis 120°."),
        ),
        (
            ("en", "The right knee bends to 120°, the left one to 90°."),
            ("fr", "Le genou gauche se plie à 90°, le droit à 120°."),
        ),
        (
            ("en", "With the operation 10 in 100 have pain after 1 year, without it 20 in 100."),
            ("nl", "Met operatie heeft 10 op de 100 na 1 jaar pijn, zonder operatie 20 op de 100."),
        ),
        (
            (
                "en",
                "Of 1,000 men screened, 5 die; of 1,000 men not screened, 7 die (study from 2009 to 2016).",
            ),
            (
                "de",
                "Von 1.000 untersuchten Männern sterben 5, von 1.000 nicht untersuchten 7 (Studie von 2009 bis 2016).",
            ),
        ),
        (
            ("en", "Dial 112 in an emergency. Visiting hours are from 2 to 4 pm."),
            ("fr", "En cas d’urgence, appelez le 15. Les visites ont lieu de 14 à 16 heures."),
        ),
        (
            ("en", "The 2019 guideline (version 2.1, 15 October 2019) replaces the one of 2012."),
            ("nl", "De richtlijn van 2019 (versie 2.1, 15 oktober 2019) vervangt die van 2012."),
        ),
        (
            (
                "en",
                "You may be pregnant: take 400 micrograms of folic acid a day until week 10. In March, 5 may stop.",
            ),
            (
                "es",
                "Si puede estar embarazada, tome 400 microgramos de ácido fólico al día hasta la semana 10. En marzo, 5 pueden dejarlo.",
            ),
        ),
        (
            ("en", "Babies get 2.5 ml, children 5 ml and adults 10 ml of the syrup."),
            ("fr", "Les bébés reçoivent 2,5 ml de sirop, les enfants 5 ml et les adultes 10 ml."),
        ),
        (
            ("en", "The tablet is taken twice: at 8 am and at 8 pm."),
            ("fr", "Le comprimé se prend deux fois : à 8 heures et à 20 heures."),
        ),
        (
            ("en", "Come at half past nine. The test lasts until 11."),
            ("nl", "Kom om half tien. Het onderzoek duurt tot 11 uur."),
        ),
        (
            ("en", "Sleep from 11 pm to 7 am, at least 8 hours."),
            ("es", "Duerma de 23 a 7 h, al menos 8 horas."),
        ),
        (
            ("en", "It takes 1 h 30. Be there at 9:45."),
            ("fr", "Cela dure 1 h 30. Soyez là à 9 h 45."),
        ),
        (
            ("en", "Temperature above 38.5 °C at 6 pm on 2 consecutive days."),
            ("de", "Temperatur über 38,5 °C um 18 Uhr an 2 Tagen hintereinander."),
        ),
    ]);
}
