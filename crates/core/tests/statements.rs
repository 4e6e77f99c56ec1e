//! What a statement says in all of its forms: an amount, in which time, how often, for how long.

mod common;

use common::pair::{all_told, are_right};
use common::{Content, aid};
use insta::assert_snapshot;

#[test]
fn weekly_is_not_daily_wherever_it_stands() {
    let weekly = ("en", "Take 7.5 mg of methotrexate per week.");
    assert_snapshot!(all_told(&[
        (weekly, ("nl", "Neem 7,5 mg methotrexaat per dag.")),
        (weekly, ("fr", "Prenez 7,5 mg de méthotrexate par jour.")),
        (weekly, ("de", "Nehmen Sie täglich 7,5 mg Methotrexat.")),
        (weekly, ("es", "Tome 7,5 mg de metotrexato al día.")),
        (("en", "Take 7.5 mg weekly."), ("nl", "Neem dagelijks 7,5 mg.")),
        (("en", "Drink 2 litres of water a day."), ("fr", "Buvez 2 litres d’eau par heure.")),
        (("en", "Take 800 IU of vitamin D daily."), ("es", "Tome 800 UI de vitamina D a la semana.")),
        (("en", "Take 15 mg once a week."), ("de", "Nehmen Sie 15 mg täglich.")),
        (("de", "Einmal im Monat 150 mg."), ("nl", "Neem elke week 150 mg.")),
        (("nl", "Neem elke dag 2 tabletten."), ("fr", "Prenez 2 comprimés chaque semaine.")),
    ]), @"
    the version in `en` says 7.5 mg of methotrexate per week, this one 7,5 mg methotrexaat per dag
    the version in `en` says 7.5 mg of methotrexate per week, this one 7,5 mg de méthotrexate par jour
    the version in `en` says 7.5 mg of methotrexate per week, this one täglich 7,5 mg
    the version in `en` says 7.5 mg of methotrexate per week, this one 7,5 mg de metotrexato al día
    the version in `en` says 7.5 mg weekly, this one dagelijks 7,5 mg
    the version in `en` says 2 litres of water a day, this one 2 litres d’eau par heure
    the version in `en` says 800 IU of vitamin D daily, this one 800 UI de vitamina D a la semana
    the version in `en` says once a week, this one 15 mg täglich
    the version in `de` says Einmal im Monat, this one elke week 150 mg
    the version in `nl` says elke dag 2 tabletten, this one 2 comprimés chaque semaine
    ");
}

#[test]
fn numbers_that_nobody_means_are_compared_as_well() {
    let told = all_told(&[(
        ("en", "18000000000000 times every 18000000000000 years."),
        ("nl", "18000000000000 keer elke 17000000000000 weken."),
    )]);
    assert!(told.lines().count() <= 2, "{told}");
}

#[test]
fn how_often_something_is_done() {
    assert_snapshot!(all_told(&[
        (("en", "Take it daily."), ("nl", "Neem het wekelijks.")),
        (("en", "Take it daily."), ("de", "Nehmen Sie es wöchentlich.")),
        (("en", "Take it once a week."), ("nl", "Neem het elke dag.")),
        (("en", "Take it twice a day."), ("de", "Nehmen Sie es 3 × täglich.")),
        (("en", "Take it twice a day."), ("fr", "Prenez-le 3 fois/jour.")),
        (("en", "Take it twice a day."), ("fr", "Prenez-le 3x/jour.")),
        (("en", "Take it twice a day."), ("es", "Tómelo 3 veces/día.")),
        (("en", "Once every two weeks."), ("nl", "Eén keer per drie weken.")),
        (("en", "Come every three months."), ("fr", "Venez tous les trois jours.")),
        (("en", "Come every three months."), ("de", "Kommen Sie alle drei Wochen.")),
        (("en", "Come every fortnight."), ("nl", "Kom elke twee dagen.")),
        (("en", "Train two days a week."), ("nl", "Train vijf dagen per week.")),
        (("en", "Take it every six hours."), ("de", "Nehmen Sie es alle acht Stunden.")),
        (("en", "Take it every other day."), ("nl", "Neem het elke dag.")),
        (("nl", "Om de dag een tablet."), ("de", "Täglich eine Tablette.")),
        (("nl", "Kom driemaandelijks."), ("fr", "Venez chaque mois.")),
        (("de", "Vierteljährlich zur Kontrolle."), ("es", "Control cada mes.")),
    ]), @"
    the version in `en` says daily, this one wekelijks
    the version in `en` says daily, this one wöchentlich
    the version in `en` says once a week, this one elke dag
    the version in `en` says twice a day, this one 3 × täglich
    the version in `en` says twice a day, this one 3 fois/jour
    the version in `en` says twice a day, this one 3x/jour
    the version in `en` says twice a day, this one 3 veces/día
    the version in `en` says Once every two weeks, this one per drie weken
    the version in `en` says every three months, this one tous les trois jours
    the version in `en` says every three months, this one alle drei Wochen
    the version in `en` says every fortnight, this one elke twee dagen
    the version in `en` says two days a week, this one vijf dagen per week
    the version in `en` says every six hours, this one alle acht Stunden
    the version in `en` says every other day, this one elke dag
    the version in `nl` says Om de dag, this one Täglich
    the version in `nl` says driemaandelijks, this one chaque mois
    the version in `de` says Vierteljährlich, this one cada mes
    ");
}

#[test]
fn how_often_in_other_words() {
    are_right(&[
        (
            ("en", "Take 7.5 mg of methotrexate per week."),
            ("de", "Nehmen Sie wöchentlich 7,5 mg Methotrexat."),
        ),
        (("en", "Take it twice a day."), ("nl", "Neem het elke 12 uur.")),
        (("en", "Take it every 8 hours."), ("de", "Nehmen Sie es dreimal täglich.")),
        (("en", "Take it every 8 hours."), ("fr", "Prenez-le toutes les huit heures.")),
        (("en", "Take 1 tablet 3 times a day."), ("es", "Tome 3 veces al día 1 comprimido.")),
        (("en", "Once every two weeks."), ("fr", "Une fois tous les quinze jours.")),
        (("en", "Every fortnight."), ("nl", "Om de 2 weken.")),
        (("en", "Every other day."), ("nl", "Om de dag.")),
        (("en", "Every other day."), ("de", "Jeden zweiten Tag.")),
        (("en", "Every second day."), ("es", "Cada dos días.")),
        (("en", "Once a month."), ("nl", "Eens per vier weken.")),
        (("en", "Every 3 months."), ("de", "Vierteljährlich.")),
        (("en", "Four times a year."), ("nl", "Eens per kwartaal.")),
        (("en", "Once a year."), ("fr", "Tous les 12 mois.")),
        (("en", "Every 10 years."), ("nl", "Om de tien jaar.")),
        (
            ("en", "In your daily life, walk twice a week."),
            ("fr", "Dans la vie quotidienne, marchez deux fois par semaine."),
        ),
        (
            ("en", "Walk 30 minutes a day, 5 days a week."),
            ("de", "Gehen Sie an 5 Tagen pro Woche 30 Minuten am Tag spazieren."),
        ),
        (
            ("en", "On the day of the operation, take it once."),
            ("de", "Am Tag der Operation nehmen Sie es einmal."),
        ),
        (
            ("en", "In the week after it, take it daily."),
            ("nl", "Neem het in de week erna dagelijks."),
        ),
        (
            ("en", "Rest for a day, then walk every day."),
            ("es", "Descanse un día y luego camine todos los días."),
        ),
        (("en", "Once or twice a day."), ("nl", "Eén of twee keer per dag.")),
        (("en", "Three to four times a week."), ("de", "Drei- bis viermal pro Woche.")),
        (
            ("en", "Every few hours, at most 3 g a day."),
            ("nl", "Om de paar uur, hooguit 3 gram per dag."),
        ),
        (("en", "2 tablets in 24 hours."), ("fr", "2 comprimés par jour.")),
        (("en", "At least once every half hour."), ("nl", "Minstens elk half uur een keer.")),
        (
            ("en", "A day later you can walk, every week a bit more."),
            ("de", "Einen Tag später können Sie gehen, jede Woche etwas mehr."),
        ),
        (
            ("en", "Half of the people, daily or weekly."),
            ("nl", "De helft van de mensen, dagelijks of wekelijks."),
        ),
    ]);
}

#[test]
fn whole_and_broken_tablets() {
    let half = ("en", "Take half a tablet.");
    assert_snapshot!(all_told(&[
        (half, ("nl", "Neem een hele tablet.")),
        (half, ("nl", "Neem een (1) hele tablet.")),
        (half, ("de", "Nehmen Sie eine ganze Tablette.")),
        (("en", "Take 1½ tablets."), ("nl", "Neem een halve tablet.")),
        (("en", "Take 1½ tablets."), ("de", "Nehmen Sie eine halbe Tablette.")),
        (("en", "Take 1½ tablets."), ("fr", "Prenez un demi-comprimé.")),
        (("en", "Take a quarter of a tablet."), ("nl", "Neem een halve tablet.")),
        (half, ("fr", "Prenez un quart de comprimé.")),
        (("en", "Inject 10 units."), ("fr", "Injectez 100 U.")),
        (("en", "Inject 10 units."), ("es", "Inyecte 100 U.")),
        (("en", "Inject 10 U."), ("nl", "Spuit 100 E.")),
        (("en", "1 to 2 tablets."), ("de", "2 Tabletten.")),
        (("nl", "6 tot 8 weken."), ("fr", "8 semaines.")),
    ]), @"
    the version in `en` says half a tablet, and this page does not
    the version in `en` says half a tablet, and this page does not
    the version in `en` says half a tablet, and this page does not
    the version in `en` says 1½ tablets, and this page does not
    the version in `en` says 1½ tablets, and this page does not
    the version in `en` says 1½ tablets, and this page does not
    the version in `en` says a quarter of a tablet, and this page does not
    the version in `en` says half a tablet, and this page does not
    the version in `en` says 10 units, this one 100 units
    the version in `en` says 10 units, this one 100 units
    the version in `en` says 10 units, this one 100 units
    the version in `en` says 1 to 2 tablets, this one 2 tablets
    the version in `nl` says 6 to 8 weeks, this one 8 weeks
    ");
    are_right(&[
        (half, ("nl", "Neem de helft van een hele tablet.")),
        (("en", "Take a whole tablet."), ("de", "Nehmen Sie eine ganze Tablette.")),
        (("en", "Inject 10 U."), ("fr", "Injectez 10 U.")),
        (("en", "Inject 10 units at 10."), ("nl", "Spuit 10 E om 10 u.")),
        (("en", "1 to 2 tablets."), ("nl", "Eén tot twee tabletten.")),
        (("en", "1 to 2 tablets."), ("fr", "Un à 2 comprimés.")),
    ]);
}

#[test]
fn how_long_in_other_units() {
    assert_snapshot!(all_told(&[
        (("en", "Call within 24 hours."), ("nl", "Bel binnen 1 week.")),
        (("en", "It takes 90 minutes."), ("nl", "Het duurt 2,5 uur.")),
        (("en", "It takes 6 weeks."), ("nl", "Het duurt 8 maanden.")),
        (("en", "After 48 hours."), ("es", "Después de 4 días.")),
        (("en", "Stop 7 days before."), ("de", "24 Stunden vorher aufhören.")),
        (("en", "It takes two days."), ("nl", "Het duurt vier weken.")),
    ]), @"
    the version in `en` says 24 hours, this one 1 weeks
    the version in `en` says 90 minutes, this one 2.5 hours
    the version in `en` says 6 weeks, this one 8 months
    the version in `en` says 48 hours, this one 4 days
    the version in `en` says 7 days, this one 24 hours
    the version in `en` says two days, this one vier weken
    ");
    are_right(&[
        (("en", "Call within 24 hours."), ("nl", "Bel binnen 1 dag.")),
        (("en", "It takes 90 minutes."), ("nl", "Het duurt anderhalf uur.")),
        (("en", "It takes 90 minutes."), ("fr", "Cela dure 1 h 30.")),
        (("en", "It takes 90 minutes."), ("de", "Es dauert 1 Stunde und 30 Minuten.")),
        (("en", "It takes 1½ hours."), ("fr", "Cela dure 1 h 30.")),
        (("en", "After 1 month."), ("nl", "Na 4 weken.")),
        (("en", "After 6 weeks."), ("de", "Nach 42 Tagen.")),
        (("en", "After 18 months."), ("nl", "Na 1,5 jaar.")),
        (("en", "After 2 weeks."), ("fr", "Après 15 jours.")),
        (("en", "After a week."), ("fr", "Après 8 jours.")),
        (("en", "After 45 minutes."), ("nl", "Na drie kwartier.")),
        (("en", "After a fortnight."), ("es", "Después de 14 días.")),
        (("en", "Twelve months or 2 years."), ("de", "1 Jahr oder 24 Monate.")),
    ]);
}

#[test]
fn shares_beside_percentages() {
    assert_snapshot!(all_told(&[
        (("en", "It harms 1 in 1,000 (0.1%)."), ("fr", "Cela nuit à 1 sur 1000 (1 %).")),
        (("en", "It is 1 to 2 per 1,000, or 0.1–0.2%."), ("fr", "C’est 1 à 2 pour 1 000, soit 1 à 2 %.")),
        (("en", "It is 1 to 2 per 1,000."), ("nl", "Het is 1 à 2 op de 100.")),
    ]), @"
    the version in `en` says 0.1 %, this one 1 %
    the version in `en` says 0.1 %, this one 1 %
    the version in `en` says 1 in 1000, this one 1 in 100
    ");
    are_right(&[
        (("en", "It harms 1 in 1,000 (0.1%)."), ("fr", "Cela nuit à 1 sur 1000 (0,1 %).")),
        (
            ("en", "It is 1 to 2 per 1,000, or 0.1–0.2%."),
            ("nl", "Het is 1 à 2 op de 1.000, ofwel 0,1–0,2%."),
        ),
    ]);
}

#[test]
fn other_units() {
    assert_snapshot!(all_told(&[
        (("en", "Below 150,000 per microlitre."), ("nl", "Onder 15.000 per microliter.")),
        (("en", "60 ml/min per 1.73 m²."), ("de", "60 ml/min pro 1,37 m².")),
        (("en", "Eat 2000 kcal."), ("fr", "Mangez 2500 kcal.")),
        (("en", "Below 8 kPa."), ("nl", "Onder 9 kPa.")),
        (("en", "Take 10 mEq."), ("es", "Tome 20 mEq.")),
        (("en", "A pulse of 60 bpm."), ("nl", "Een pols van 80 bpm.")),
        (("en", "A pH of 7.4."), ("de", "Ein pH von 7,2.")),
        (("en", "Stay 3 nights."), ("de", "Bleiben Sie 30 Nächte.")),
        (("en", "At most 2 glasses."), ("nl", "Hooguit 3 glazen.")),
        (("en", "After 6 sessions."), ("fr", "Après 8 séances.")),
        (("en", "A BMI of 30 kg/m²."), ("nl", "Een BMI van 35.")),
        (("en", "Take a teaspoon (5 ml)."), ("nl", "Neem een eetlepel (5 ml).")),
    ]), @"
    the version in `en` says 150000 per µl, this one 15000 per µl
    the version in `en` says 1.73 m², this one 1.37 m²
    the version in `en` says 2000 kcal, this one 2500 kcal
    the version in `en` says 8 kPa, this one 9 kPa
    the version in `en` says 10 mEq, this one 20 mEq
    the version in `en` says 60 beats, this one 80 beats
    the version in `en` says 7.4 pH, this one 7.2 pH
    the version in `en` says 3 nights, this one 30 nights
    the version in `en` says 2 glasses, this one 3 glasses
    the version in `en` says 6 sessions, this one 8 sessions
    the version in `en` says 30 kg/m², this one 35 kg/m²
    the version in `en` says a teaspoon, this one een eetlepel
    ");
    are_right(&[
        (("en", "A BMI of 30 kg/m²."), ("nl", "Een BMI van 30.")),
        (("en", "Take a teaspoon (5 ml)."), ("fr", "Prenez une cuillère à café (5 ml).")),
        (
            ("en", "Take two teaspoons. The teaspoon is in the box."),
            ("de", "Nehmen Sie 2 Teelöffel."),
        ),
        (("en", "A BMI of 30 to 35 kg/m²."), ("fr", "Un IMC de 30 à 35.")),
        (("en", "A body mass index of 30."), ("de", "Ein BMI von 30 kg/m2.")),
        (("en", "A pressure of 140/90 mmHg."), ("fr", "Une tension de 14/9.")),
        (("en", "A pulse of 60 bpm."), ("nl", "Een pols van 60 slagen per minuut.")),
        (("en", "60 ml/min per 1.73 m²."), ("fr", "60 ml/min pour 1,73 m².")),
    ]);
}

#[test]
fn names_are_compared_too() {
    assert_snapshot!(aid("{en: Scoliosis, nl: Scoliose}", "{en: 'Knee > 40°', nl: 'Knie ‹ 40°'}"), @"
    aids/scoliosis-ohri.yaml:3:29 warning[translation-differs] the version in `en` says > 40 °, this one < 40 °
      at: nl
      also: aids/scoliosis-ohri.yaml:3:11
      help: find out which of the two is right, and write it in both
    ");
    assert_snapshot!(aid("{en: Scoliosis, nl: Scoliose}", "{en: 'Pill, 50 mg', nl: 'Pil, 5 mg'}"), @"
    aids/scoliosis-ohri.yaml:3:30 warning[translation-differs] the version in `en` says 50 mg, this one 5 mg
      at: nl
      also: aids/scoliosis-ohri.yaml:3:11
      help: find out which of the two is right, and write it in both
    ");
    let named = |en: &str, nl: &str| {
        let from = "condition: scoliosis\n    heading: SC\n    also_called: []";
        let edit = |content: Content, language: &str, heading: &str, name: &str| {
            let from = from.replace("SC", heading);
            let to = from.replace("[]", &format!("[\"{name}\"]"));
            content.edit(&format!("pages/back-pain/{language}.yaml"), &from, &to)
        };
        let content = edit(Content::real(), "en", "Scoliosis", en);
        let content = edit(content, "nl", "Scoliose", nl);
        content.faults()
    };
    assert_snapshot!(named("curve of > 5 mg", "bocht van < 5 mg"), @"
    pages/back-pain/nl.yaml:56:5 warning[translation-differs] the version in `en` says > 5 mg, this one < 5 mg
      at: also_called
      also: pages/back-pain/en.yaml:56:5
      help: find out which of the two is right, and write it in both
    ");
    assert_eq!(named("curve of > 5 mg", "bocht van > 5 mg"), "");
}

/// Paragraphs as leaflets have them, each with several statements.
#[test]
fn whole_paragraphs() {
    are_right(&[
        (
            (
                "en",
                "Take methotrexate once a week, always on the same day. Take folic acid (5 mg) 24 hours later. Never take methotrexate every day. Have your blood tested every 2 weeks for the first 6 weeks, then every 2 to 3 months.",
            ),
            (
                "nl",
                "Neem methotrexaat één keer per week, altijd op dezelfde dag. Neem een dag later foliumzuur (5 mg). Neem methotrexaat nooit elke dag. Laat de eerste 6 weken om de 2 weken uw bloed controleren, daarna om de 2 à 3 maanden.",
            ),
        ),
        (
            (
                "en",
                "Use the spray twice daily, 2 puffs each time, for up to 4 weeks. Most people feel better within a week or two. Do not drive for 24 hours after the operation.",
            ),
            (
                "de",
                "Verwenden Sie das Spray zweimal täglich, jeweils 2 Hübe, höchstens 4 Wochen lang. Den meisten geht es nach ein bis zwei Wochen besser. Fahren Sie nach der Operation 24 Stunden lang nicht Auto.",
            ),
        ),
        (
            (
                "en",
                "You stay in hospital for 2 to 3 nights. After 6 weeks you can drive, after 3 months you can do sports. About 1 in 100 people (1%) get an infection. See your doctor every year.",
            ),
            (
                "fr",
                "Vous restez à l’hôpital pendant 2 à 3 nuits. Après 6 semaines, vous pouvez conduire, après 3 mois faire du sport. Environ 1 personne sur 100 (1 %) a une infection. Voyez votre médecin tous les ans.",
            ),
        ),
        (
            (
                "en",
                "Walk for half an hour a day, at least 5 days a week. Lose 5 to 10% of your weight in 6 months. Drink at most 1 glass of wine per day and not every day.",
            ),
            (
                "es",
                "Camine media hora al día, al menos 5 días a la semana. Pierda del 5 al 10 % de su peso en 6 meses. Beba como máximo 1 vaso de vino al día y no todos los días.",
            ),
        ),
        (
            (
                "en",
                "Paracetamol: 1 or 2 tablets of 500 mg every 4 to 6 hours, at most 4 g in 24 hours. Ibuprofen: 400 mg three times a day with food.",
            ),
            (
                "nl",
                "Paracetamol: elke 4 tot 6 uur 1 of 2 tabletten van 500 mg, hooguit 4 gram per 24 uur. Ibuprofen: driemaal daags 400 mg bij het eten.",
            ),
        ),
        (
            (
                "en",
                "The operation takes 1 to 2 hours. You can go home the same day or after one night. The wound heals in 10 to 14 days. Your arm is in a sling for a month.",
            ),
            (
                "nl",
                "De operatie duurt 1 tot 2 uur. U mag dezelfde dag of na één nacht naar huis. De wond geneest in anderhalve tot twee weken. Uw arm zit een maand in een mitella.",
            ),
        ),
        (
            (
                "en",
                "Come to the clinic at 9.30 am. Do not eat for 6 hours before. From 2 hours before, drink nothing.",
            ),
            (
                "fr",
                "Venez à la clinique à 9 h 30. Ne mangez pas pendant 6 heures avant. À partir de 2 heures avant, ne buvez rien.",
            ),
        ),
        (
            (
                "en",
                "Come at 8 am. The injection is given once every six months and takes 10 minutes.",
            ),
            (
                "nl",
                "Kom om 8 uur. De injectie krijgt u één keer per half jaar, en duurt 10 minuten.",
            ),
        ),
        (
            (
                "en",
                "Screening is offered every two years to people aged 55 to 75. In a group of 1,000 people who are screened for 10 years, 3 fewer die.",
            ),
            (
                "nl",
                "Mensen van 55 tot en met 75 jaar krijgen om de twee jaar een uitnodiging. Van 1.000 mensen die 10 jaar lang meedoen, overlijden er 3 minder.",
            ),
        ),
        (
            (
                "en",
                "Inject 10 units in the morning and 12 units at night. Measure your sugar four times a day; a value of 4 to 7 mmol/l is good.",
            ),
            (
                "fr",
                "Injectez 10 U le matin et 12 U le soir. Mesurez votre glycémie quatre fois par jour ; une valeur de 4 à 7 mmol/l est bonne.",
            ),
        ),
        (
            (
                "en",
                "Most babies are born after 40 weeks (280 days). One in ten is born 3 weeks early.",
            ),
            (
                "de",
                "Die meisten Kinder kommen nach 40 Wochen (280 Tagen) zur Welt. Eines von zehn wird 3 Wochen zu früh geboren.",
            ),
        ),
        (
            ("en", "Wear the brace 18 hours a day, also at night. Take it off once a day to wash."),
            (
                "de",
                "Tragen Sie das Korsett 18 Stunden am Tag, auch nachts. Legen Sie es einmal am Tag zum Waschen ab.",
            ),
        ),
        (
            (
                "en",
                "Radiotherapy is given daily, from Monday to Friday, for 5 weeks (25 sessions of 2 Gy).",
            ),
            (
                "fr",
                "La radiothérapie a lieu tous les jours, du lundi au vendredi, pendant 5 semaines (25 séances de 2 Gy).",
            ),
        ),
        (
            (
                "en",
                "After the first year, a check every 6 months; after 5 years, once a year. Every day without a cigarette counts.",
            ),
            (
                "es",
                "Después del primer año, un control cada 6 meses; después de 5 años, una vez al año. Cada día sin fumar cuenta.",
            ),
        ),
    ]);
}
