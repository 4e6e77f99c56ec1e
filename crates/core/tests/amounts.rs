//! Amounts in a text and in its translation: what is one amount in two ways, and what is another.

mod common;

use common::Content;
use common::pair::{all_told, are_right, said};
use insta::assert_snapshot;

#[test]
fn one_amount_in_two_ways() {
    are_right(&[
        (("en", "Take a 500-mg tablet."), ("nl", "Neem een tablet van 500 mg.")),
        (("en", "Take a 1,000-mg tablet."), ("de", "Nehmen Sie eine 1.000-mg-Tablette.")),
        (("en", "Take a 500 mg tablet."), ("de", "Nehmen Sie eine 500-mg-Tablette.")),
        (("en", "A 5-ml spoon."), ("fr", "Une cuillère de 5 ml.")),
        (("en", "A 20-kg child."), ("nl", "Een kind van 20 kilo.")),
        (("en", "A 2-litre bottle."), ("nl", "Een fles van 2 liter.")),
        (("en", "A 10-cm scar."), ("fr", "Une cicatrice de 10 cm.")),
        (("en", "A 40-degree curve."), ("nl", "Een 40-gradige kromming.")),
        (("en", "A 40-degree curve."), ("de", "Eine Krümmung von 40°.")),
        (("en", "It helps 5 per cent."), ("de", "Es hilft 5 Prozent.")),
        (("en", "It helps one per cent."), ("fr", "Cela aide 1 %.")),
        (("en", "It helps 5%."), ("de", "Es hilft fünf Prozent.")),
        (("en", "It helps 5%."), ("nl", "Het helpt vijf procent.")),
        (("en", "It helps 5 to 10%."), ("nl", "Het helpt 5 à 10%.")),
        (("en", "Between 5 and 10 mg."), ("nl", "Tussen 5 en 10 mg.")),
        (("en", "From 5 to 10 mg."), ("nl", "Tussen 5 en 10 mg.")),
        (("en", "Take 10 IU."), ("de", "Nehmen Sie 10 I.E.")),
        (("en", "A 95% CI."), ("de", "Das 95-%-KI.")),
        (("en", "A 50% solution."), ("de", "Eine 50-prozentige Lösung.")),
        (("en", "From 126 mg/dL (7.0 mmol/L)."), ("nl", "Vanaf 7,0 mmol/l.")),
        (("en", "From 98 °F (37 °C)."), ("nl", "Vanaf 37 °C.")),
        (("en", "The odds are 50/50."), ("nl", "De kans is 50%.")),
        (("en", "It helps a third."), ("nl", "Het helpt een derde (33%).")),
        (("en", "It helps a quarter."), ("de", "Es hilft einem Viertel (25 %).")),
        (("en", "It helps 5 in 100 people."), ("fr", "Cela aide 5 %.")),
        (("en", "Of every 100 women, 5 have it."), ("nl", "5 op de 100 vrouwen hebben het.")),
        (("de", "Von 100 Frauen, die es nehmen, haben es 5."), ("fr", "Sur 100 femmes, 5 l’ont.")),
        (("en", "Half a gram of it."), ("nl", "0,5 gram ervan.")),
        (("en", "Take 1½ tablets."), ("nl", "Neem 1,5 tablet.")),
        (("en", "Every 8 h."), ("de", "Alle 8 Stunden.")),
        (("en", "Take 10 mg per kg."), ("de", "Nehmen Sie 10 mg/kg.")),
        (("en", "A pressure of 120 mmHg."), ("fr", "Une pression de 120 mm Hg.")),
        (("en", "14 units of alcohol."), ("nl", "Alcohol: 10 glazen.")),
        (("en", "Take half a tablet."), ("nl", "Neem een halve tablet.")),
        (("en", "Take half a tablet."), ("fr", "Prenez un demi-comprimé.")),
        (("en", "Take half a tablet."), ("nl", "Breek de tablet doormidden en neem één deel.")),
        (("de", "Nehmen Sie eine halbe Tablette."), ("nl", "Neem 1/2 tablet.")),
        (("fr", "Prenez un comprimé et demi."), ("nl", "Neem anderhalve tablet.")),
        (("fr", "Prenez un comprimé et demi."), ("de", "Nehmen Sie 1,5 Tabletten.")),
        (("en", "Take 500 mg."), ("nl", "Neem vijfhonderd milligram.")),
        (("en", "Take 10 to 20 mg."), ("nl", "Neem tien tot twintig milligram.")),
        (("en", "A quarter of a litre."), ("de", "250 ml davon.")),
        (("en", "One litre of it."), ("fr", "Un litre de cela.")),
        (("en", "It helps 47%."), ("nl", "Het helpt bijna de helft.")),
        (("en", "It helps 20%."), ("nl", "Het helpt een op de vijf mensen.")),
        (("en", "It helps 20%."), ("fr", "Cela aide une personne sur cinq.")),
        (("en", "It helps 2%."), ("nl", "Het helpt een paar procent.")),
        (("en", "It helps 20%."), ("de", "Es hilft jeder fünften Frau.")),
        (("en", "It helps a fifth (20%)."), ("fr", "Cela aide un cinquième.")),
        (("en", "Above thirty-eight and a half degrees."), ("de", "Über 38,5 °C.")),
        (("en", "The other half of the tablet."), ("nl", "De andere helft van de tablet.")),
        (("en", "Drink 2 to 3 litres."), ("de", "Trinken Sie zwei bis drei Liter.")),
        (("nl", "Neem driekwart tablet."), ("de", "Nehmen Sie 3/4 Tablette.")),
        (("nl", "Een half uur, een kwartier."), ("fr", "Une demi-heure, un quart d’heure.")),
        (("en", "A half percent of them."), ("nl", "0,5 procent ervan.")),
        (("en", "It helps ninety per cent."), ("fr", "Cela aide quatre-vingt-dix pour cent.")),
        (("en", "It helps ninety per cent."), ("de", "Es hilft neun von zehn Menschen.")),
        (("en", "Take 15 mg weekly."), ("nl", "Neem 15 mg per week.")),
        (("en", "At most 3 g a day."), ("fr", "Au plus 3 g par jour.")),
        (("en", "Drink 1.5 to 2 litres."), ("nl", "Drink anderhalf tot 2 liter.")),
        (("en", "Drink 1.5 to 2 litres."), ("nl", "Drink 1,5 tot twee liter.")),
        (("en", "Drink 1.5 to 2 litres."), ("de", "Trinken Sie anderthalb bis 2 Liter.")),
        (("en", "Take 5 to 10 mg."), ("fr", "Prenez cinq à 10 mg.")),
        (("en", "Take 5 or 10 mg."), ("es", "Tome cinco o 10 mg.")),
        (("en", "Take 5 or 10 mg."), ("nl", "Neem 5 (of 10) mg.")),
        (("en", "Take 5 mg or 10 mg."), ("de", "Nehmen Sie 5 (oder 10) mg.")),
        (("en", "For 2 or 3 weeks."), ("fr", "Pendant 2 (ou 3) semaines.")),
        (("en", "Take ½ tablespoon."), ("fr", "Prenez une demi-cuillère à soupe.")),
        (("en", "Take 1.5 teaspoons."), ("fr", "Prenez une cuillère à café et demie.")),
        (("en", "Take it once daily."), ("nl", "Neem het één keer per dag.")),
        (("en", "Take it once daily."), ("nl", "Neem het eenmaal daags.")),
        (("en", "Drink 2 (two) litres."), ("de", "Trinken Sie 2 Liter.")),
        (("nl", "Drink twee (2) liter."), ("fr", "Buvez 2 (deux) litres.")),
        (("en", "Take it twice a day."), ("de", "Nehmen Sie es zweimal täglich.")),
        (("en", "Take it twice a day."), ("fr", "Prenez-le deux fois par jour.")),
        (("en", "Take it three times a week."), ("es", "Tómelo tres veces por semana.")),
        (("en", "Take it twice a day."), ("nl", "Neem het 2x per dag.")),
        (("en", "Take it twice a day."), ("de", "Nehmen Sie es 14-mal pro Woche.")),
        (
            ("en", "Once a day, later twice a week."),
            ("nl", "Eén keer per dag, later tweemaal per week."),
        ),
        (
            ("en", "Once a year, it is looked at twice."),
            ("nl", "Elk jaar wordt het bekeken, tweemaal."),
        ),
        (("en", "Once every two weeks."), ("nl", "Eens per twee weken.")),
        (("en", "A few times a day."), ("de", "Mehrmals pro Woche.")),
        (("en", "25 µg/h, then 600 µg daily."), ("de", "25 µg pro Stunde, dann 600 µg am Tag.")),
        (("en", "10 mg per 24 hours."), ("nl", "10 mg per dag.")),
        (("en", "10 mg/kg per day, 5 mg DAILY."), ("nl", "10 mg/kg per dag, 5 mg per dag.")),
        (
            ("en", "First 5 mg a week, then 5 mg a day."),
            ("fr", "D’abord 5 mg par semaine, puis 5 mg par jour."),
        ),
    ]);
}

#[test]
fn another_amount() {
    let told = all_told(&[
        (("en", "Take 500 mg."), ("nl", "Neem 5000 mg.")),
        (("en", "Take a 500-mg tablet."), ("de", "Nehmen Sie eine 50-mg-Tablette.")),
        (("en", "If you lose > 30 ml."), ("nl", "Verliest u < 30 ml.")),
        (("en", "From 5.5 mmol/L."), ("nl", "Vanaf 6,5 mmol/l.")),
        (("en", "2 units of insulin."), ("nl", "20 eenheden insuline.")),
        (("en", "2 units of insulin."), ("fr", "20 unités d’insuline.")),
        (("en", "For 6 weeks."), ("nl", "Gedurende 6 maanden.")),
        (("de", "6 Tage lang."), ("fr", "Pendant 6 semaines.")),
        (("en", "It helps 1 in 10."), ("nl", "Het helpt 1 op de 100.")),
        (("en", "Of 100 people, 3 get it."), ("es", "De cada 100 personas, 8 lo tienen.")),
        (("en", "It helps 5 in 100 people."), ("fr", "Cela aide 6 personnes sur 100.")),
        (("en", "It helps 5 women out of 100."), ("de", "Es hilft 6 von 100 Frauen.")),
        (("en", "Take it 2x a day."), ("nl", "Neem het 3x per dag.")),
        (("de", "3-mal am Tag."), ("nl", "2 maal per dag.")),
        (("en", "Take 3 x 500 mg."), ("nl", "Neem 2 x 500 mg.")),
        (("en", "Take ½ tablet."), ("nl", "Neem 1½ tablet.")),
        (("en", "Take 1/2 tablet."), ("nl", "Neem 1/4 tablet.")),
        (("en", "Take it every 8 h."), ("nl", "Neem het elke 6 uur.")),
        (("en", "Take 10 mg/kg."), ("nl", "Neem 10 mg.")),
        (("en", "Take .5 mg."), ("nl", "Neem 5 mg.")),
        (("en", "From 126 mg/dL (7.0 mmol/L)."), ("nl", "Vanaf 8,0 mmol/l.")),
        (("en", "2 tablets (1000 mg)."), ("nl", "2 tabletten (100 mg).")),
        (("en", "It helps 20%."), ("nl", "Het helpt vaak.")),
        (("en", "It helps 5%, half of them for long."), ("nl", "Het helpt, de helft voor lang.")),
        (("en", "It helps 5%."), ("nl", "Het helpt vijftig procent.")),
        (("en", "It helps five per cent."), ("de", "Es hilft oft.")),
        (("en", "Take half a tablet."), ("nl", "Neem een tablet.")),
        (("en", "Take ½ tablet."), ("de", "Nehmen Sie eine Tablette.")),
        (("fr", "Prenez un comprimé et demi."), ("en", "Take one tablet.")),
        (("nl", "Neem vijfhonderd milligram."), ("fr", "Prenez le comprimé.")),
        (("en", "Take 15 mg/week."), ("de", "Nehmen Sie 15 mg/Tag.")),
        (("en", "Take 15 mg weekly."), ("fr", "Prenez 15 mg par jour.")),
        (("nl", "Neem 2 keer per dag."), ("de", "Nehmen Sie es 2-mal pro Woche.")),
        (("en", "A patch of 25 µg/h."), ("nl", "Een pleister van 25 µg per dag.")),
        (("en", "Drink 1.5 to 2 litres."), ("nl", "Drink tweeënhalf tot 2 liter.")),
        (("en", "Take 5 or 10 mg."), ("nl", "Neem 5 (of 20) mg.")),
        (("en", "Take ½ tablespoon."), ("fr", "Prenez une cuillère à soupe.")),
        (("en", "Take it once daily."), ("nl", "Neem het één keer per week.")),
        (("en", "Take it once a week."), ("de", "Nehmen Sie es einmal täglich.")),
        (("en", "Take it twice a day."), ("fr", "Prenez-le trois fois par jour.")),
        (("nl", "Neem het tweemaal daags."), ("es", "Tómelo dos veces por semana.")),
        (("de", "Zweimal pro Woche."), ("nl", "2 keer per maand.")),
        (("fr", "Une fois par mois."), ("en", "Once a year.")),
        (("en", "Drink 2 (two) litres."), ("de", "Trinken Sie 3 (drei) Liter.")),
        (("en", "Take two (2) tablets."), ("nl", "Neem 20 tabletten.")),
    ]);
    assert_snapshot!(told, @"
    the version in `en` says 500 mg, this one 5000 mg
    the version in `en` says 500 mg, this one 50 mg
    the version in `en` says > 30 ml, this one < 30 ml
    the version in `en` says 5.5 mmol/l, this one 6.5 mmol/l
    the version in `en` says 2 units, this one 20 units
    the version in `en` says 2 units, this one 20 units
    the version in `en` says 6 weeks, this one 6 months
    the version in `de` says 6 days, this one 6 weeks
    the version in `en` says 1 in 10, this one 1 in 100
    the version in `en` says 3 in 100, this one 8 in 100
    the version in `en` says 5 in 100, this one 6 in 100
    the version in `en` says 5 in 100, this one 6 in 100
    the version in `en` says 2 times, this one 3 times
    the version in `de` says 3 times, this one 2 times
    the version in `en` says 3 times, this one 2 times
    the version in `en` says ½ tablets, this one 1½ tablets
    the version in `en` says 1/2 tablets, this one 1/4 tablets
    the version in `en` says 8 hours, this one 6 hours
    the version in `en` says 10 mg/kg, this one 10 mg
    the version in `en` says 0.5 mg, this one 5 mg
    the version in `en` says 7 mmol/l, this one 8 mmol/l
    the version in `en` says 1000 mg, this one 100 mg
    the version in `en` says 20 %, and this page does not
    the version in `en` says 5 %, and this page does not
    the version in `en` says 5 %, and this page does not
    the version in `en` says five per cent, and this page does not
    the version in `en` says half a tablet, and this page does not
    the version in `en` says ½ tablets, and this page does not
    the version in `fr` says un comprimé et demi, and this page does not
    the version in `nl` says vijfhonderd milligram, and this page does not
    the version in `en` says 15 mg per week, this one per day
    the version in `en` says 15 mg per week, this one per day
    the version in `nl` says 2 times per day, this one per week
    the version in `en` says 25 µg per hour, this one per day
    the version in `en` says 1.5 l, and this page does not
    the version in `en` says 10 mg, this one 20 mg
    the version in `en` says ½ tablespoons, and this page does not
    the version in `en` says once daily, this one één keer per week
    the version in `en` says once a week, this one einmal täglich
    the version in `en` says twice a day, this one trois fois par jour
    the version in `nl` says tweemaal daags, this one dos veces por semana
    the version in `de` says Zweimal pro Woche, this one 2 keer per maand
    the version in `fr` says Une fois par mois, this one Once a year
    the version in `en` says 2 l, this one 3 l
    the version in `en` says 2 tablets, this one 20 tablets
    ");
}

/// Sections without a condition are compared with those at the same place.
#[test]
fn sections_without_a_condition() {
    assert_snapshot!(said(("en", "Take 500 mg."), ("nl", "Neem 5000 mg.")), @"
    pages/pain/nl.yaml:11:5 warning[translation-differs] the version in `en` says 500 mg, this one 5000 mg
      at: body
      also: pages/pain/en.yaml:11:5
      help: find out which of the two is right, and write it in both
    ");
    let same = "Ask us whatever you want to know.";
    assert_snapshot!(said(("en", same), ("nl", same)), @"
    pages/pain/nl.yaml:11:5 warning[translation-differs] this text is word for word that of the version in `en`
      at: body
      also: pages/pain/en.yaml:11:5
      help: translate it into `nl`
    ");
}

/// They may stand in another order, which nobody can see.
#[test]
fn sections_without_a_condition_in_another_order() {
    let sections = |content: Content, file: &str, sections: [&str; 2]| {
        let text = content.read(file);
        let at = text.find("aids:\n").expect("aids");
        let more: String = sections
            .iter()
            .enumerate()
            .map(|(index, it)| {
                format!("  - heading: More {file} {index}\n    body: |\n      {it}\n")
            })
            .collect();
        let (front, end) = text.split_at(at);
        content.write(file, format!("{front}{more}{end}"))
    };
    let content =
        sections(Content::real(), "pages/back-pain/en.yaml", ["Take 5 mg.", "Take 10 mg."]);
    let content = sections(content, "pages/back-pain/nl.yaml", ["Neem 10 mg.", "Neem 5 mg."]);
    assert_eq!(content.faults(), "");
}

#[test]
fn what_is_taken_by_spoons_patches_and_other_pieces() {
    are_right(&[
        (("en", "Take 2 tablespoons."), ("nl", "Neem 2 eetlepels.")),
        (("en", "Take 2 tablespoons."), ("de", "Nehmen Sie 2 EL.")),
        (("en", "Take 2 tbsp."), ("fr", "Prenez 2 cuillères à soupe.")),
        (("en", "Take 2 tablespoons."), ("es", "Tome 2 cucharadas.")),
        (("en", "Take half a teaspoon."), ("fr", "Prenez une demi-cuillère à café.")),
        (("en", "Take half a teaspoon."), ("nl", "Neem een halve theelepel.")),
        (("en", "1 patch every 3 days."), ("de", "1 Pflaster alle 3 Tage.")),
        (("en", "A course of 3 injections."), ("nl", "Een kuur van 3 prikken.")),
        (("en", "Take 2 sachets."), ("de", "Nehmen Sie 2 Beutel.")),
        (("en", "At most 50 Gy."), ("fr", "Au plus 50 Gy.")),
        (("en", "A dose of 2 mGy."), ("de", "Eine Dosis von 0,002 Gy.")),
        (("en", "Inject 10 units."), ("nl", "Spuit 10 E.")),
        (("en", "Inject 10 Units."), ("de", "Spritzen Sie 10 E.")),
        (("en", "Inject 10 IU."), ("fr", "Injectez 10 UI.")),
        (("en", "Inject 10 units."), ("es", "Inyecte 10 unidades.")),
        (("en", "Adrenaline 1:1000."), ("de", "Adrenalin 1 : 1.000.")),
        (("en", "It happens to 1 in 1000."), ("nl", "Het gebeurt bij 1:1000.")),
        (
            ("en", "Open from 9:30 to 17:30, and at 1:30."),
            ("de", "Von 9:30 bis 17:30 Uhr, und um 13:30."),
        ),
        (("en", "From the 5th day on."), ("nl", "Vanaf de 5e dag.")),
    ]);
    let told = all_told(&[
        (("en", "Take 2 tablespoons."), ("nl", "Neem 3 eetlepels.")),
        (("en", "Take 1 teaspoon."), ("de", "Nehmen Sie 1 Esslöffel.")),
        (("en", "Take 1 teaspoon."), ("fr", "Prenez 2 cuillères à café.")),
        (("en", "Wear 1 patch."), ("nl", "Draag 2 pleisters.")),
        (("de", "Nach 3 Spritzen."), ("fr", "Après 5 injections.")),
        (("en", "Use 2 sachets."), ("es", "Use 3 sobres.")),
        (("en", "At most 50 Gy."), ("de", "Höchstens 50 mGy.")),
        (("en", "At most 2 mSv."), ("nl", "Hooguit 20 mSv.")),
        (("en", "Inject 10 units."), ("nl", "Spuit 100 E.")),
        (("de", "Spritzen Sie 10 IE."), ("fr", "Injectez 100 UI.")),
        (("en", "Adrenaline 1:1000."), ("nl", "Adrenaline 1:10.000.")),
        (("en", "2 suppositories."), ("fr", "4 suppositoires.")),
    ]);
    assert_snapshot!(told, @"
    the version in `en` says 2 tablespoons, this one 3 tablespoons
    the version in `en` says 1 teaspoons, this one 1 tablespoons
    the version in `en` says 1 teaspoons, this one 2 teaspoons
    the version in `en` says 1 patches, this one 2 patches
    the version in `de` says 3 injections, this one 5 injections
    the version in `en` says 2 sachets, this one 3 sachets
    the version in `en` says 50 Gy, this one 50 mGy
    the version in `en` says 2 mSv, this one 20 mSv
    the version in `en` says 10 units, this one 100 units
    the version in `de` says 10 IU, this one 100 IU
    the version in `en` says 1 in 1000, this one 1 in 10000
    the version in `en` says 2 suppositories, this one 4 suppositories
    ");
}

#[test]
fn spanish_is_compared_as_the_others_are() {
    are_right(&[
        (("en", "Take 1,500 mg 2 times a day."), ("es", "Tome 1.500 mg 2 veces al día.")),
        (("en", "Take 1500.5 mg."), ("es", "Tome 1.500,5 mg.")),
        (("en", "Take 1,500 mg."), ("es", "Tome 1 500 mg.")),
        (("en", "Take 2.5 mg weekly."), ("es", "Tome 2,5 mg por semana.")),
        (("en", "It helps 5 in 100 people."), ("es", "Ayuda a 5 de cada 100 personas.")),
        (("en", "It helps 20%."), ("es", "Ayuda a una de cada cinco personas.")),
        (("en", "It helps 25 per cent."), ("es", "Ayuda al veinticinco por ciento.")),
        (("en", "Take half a tablet."), ("es", "Tome medio comprimido.")),
        (("en", "Take 1½ tablets."), ("es", "Tome un comprimido y medio.")),
        (("nl", "Neem 5 tot 10 mg."), ("es", "Tome de 5 a 10 mg.")),
        (("de", "Am Tag 35 Grad."), ("es", "De día, treinta y cinco grados.")),
        (("fr", "Au moins 3 fois, 2 ans."), ("es", "Al menos 3 veces, 2 años.")),
        (("en", "About 5 mg."), ("es", "Más o menos 5 mg.")),
        (("en", "Two hundred and fifty milligrams."), ("es", "Doscientos cincuenta miligramos.")),
        (("en", "Below −2.5."), ("es", "Por debajo de menos 2,5.")),
    ]);
    let told = all_told(&[
        (("en", "Take it 2 times a day."), ("es", "Tómelo 3 veces al día.")),
        (("en", "Take 1,500 mg."), ("es", "Tome 15.000 mg.")),
        (("de", "Nehmen Sie 2 Tabletten."), ("es", "Tome 3 comprimidos.")),
        (("fr", "Pendant 6 semaines."), ("es", "Durante 6 meses.")),
        (("nl", "5 op de 100 mensen."), ("es", "15 de cada 100 personas.")),
        (("en", "Take 15 mg a week."), ("es", "Tome 15 mg al día.")),
        (("en", "It helps 20 per cent."), ("es", "Ayuda al treinta por ciento.")),
    ]);
    assert_snapshot!(told, @"
    the version in `en` says 2 times, this one 3 times
    the version in `en` says 1500 mg, this one 15000 mg
    the version in `de` says 2 tablets, this one 3 tablets
    the version in `fr` says 6 weeks, this one 6 months
    the version in `nl` says 5 in 100, this one 15 in 100
    the version in `en` says 15 mg per week, this one per day
    the version in `en` says 20 %, and this page does not
    ");
}

#[test]
fn a_unit_may_be_written_once() {
    are_right(&[
        (("en", "Go from 10 mg to 5 mg."), ("nl", "Ga van 10 naar 5 mg.")),
        (("en", "Go from 10 mg to 5 mg."), ("de", "Gehen Sie von 10 auf 5 mg.")),
        (("en", "Take 10 mg, 20 mg or 40 mg."), ("fr", "Prenez 10, 20 ou 40 mg.")),
        (("de", "10 mg, 20 mg und 40 mg."), ("en", "10, 20 and 40 mg.")),
        (("en", "A stone of 2 mm × 3 mm × 4 mm."), ("nl", "Een steen van 2 × 3 × 4 mm.")),
        (("fr", "Un calcul de 2 mm sur 3 mm."), ("nl", "Een steen van 2 bij 3 mm.")),
        (("nl", "120/80 mmHg."), ("en", "120 over 80 mmHg.")),
        (("de", "120/80 mmHg."), ("fr", "120 sur 80 mmHg.")),
        (("de", "120/80 mmHg."), ("es", "120 sobre 80 mmHg.")),
        (("en", "First 5 mg, then 10 mg."), ("nl", "Eerst 5, daarna 10 mg.")),
        (("en", "5 mg or even 10 mg."), ("de", "5 oder sogar 10 mg.")),
        (("en", "10% and 5%."), ("de", "10 bzw. 5 %.")),
        (("en", "Not 5 mg but 10 mg."), ("es", "No 5 sino 10 mg.")),
        (("en", "5 mg to 10 mg."), ("fr", "5 mg, voire 10.")),
        (("en", "From 10 ml to 20 ml to 30 ml."), ("es", "De 10 a 20 a 30 ml.")),
    ]);
    let told = all_told(&[
        (("en", "Go from 10 mg to 5 mg."), ("nl", "Ga van 20 naar 5 mg.")),
        (("en", "Go from 10 µg to 5 mg."), ("nl", "Ga van 10 naar 5 mg.")),
        (("en", "10 mg, 20 mg or 40 mg."), ("fr", "10, 30 ou 40 mg.")),
        (("nl", "120/80 mmHg."), ("en", "120 over 90 mmHg.")),
        (("en", "2 mm × 3 mm × 4 mm."), ("de", "2 × 5 × 4 mm.")),
        (("en", "Take 5 mg on day 10."), ("nl", "Neem op dag 10 dan 10 mg.")),
        (("en", "Take 10 mg. Rest 5 days."), ("es", "Tome 5 mg. Descanse 10 días.")),
    ]);
    assert_snapshot!(told, @"
    the version in `en` says 10 mg, and this page does not
    the version in `en` says 10 µg, and this page does not
    the version in `en` says 20 mg, this one 30 mg
    the version in `nl` says 80 mmHg, this one 90 mmHg
    the version in `en` says 3 mm, and this page does not
    the version in `en` says 5 mg, and this page does not
    the version in `en` says 10 mg, this one 5 mg
    ");
}

#[test]
fn how_often_an_amount_for_each_is_taken() {
    for (original, translation) in [
        (("en", "Take 10 mg/kg per day."), ("nl", "Neem 10 mg/kg per week.")),
        (("fr", "Prenez 5 mg/kg par jour."), ("de", "Nehmen Sie 5 mg/kg pro Woche.")),
        (("en", "Take 15 mg DAILY."), ("nl", "Neem 15 mg per week.")),
        (("en", "Take 15 mg PER week."), ("de", "Nehmen Sie 15 mg täglich.")),
    ] {
        assert_ne!(said(original, translation), "", "{original:?} {translation:?}");
    }
}
