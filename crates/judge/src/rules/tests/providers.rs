//! Pages as providers write them: the decision in words of their own, and pages that are something
//! else by their own account.
//!
//! The cases were written before any of them was tried.

use super::*;

/// Language, title, subject, the page's title and heading, its text, and the verdicts that a careful
/// person would accept.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // English
    ("en", "Carpal tunnel syndrome: splint, injection or surgery", "Carpal tunnel syndrome", "Numb hands at night? | Riverside GP", "Numb hands at night?", "<p>Carpal tunnel syndrome comes from a squeezed nerve at the wrist. A splint at night helps one in three. A steroid injection helps for some months. Surgery cuts the band over the nerve and helps most people for good.</p>", "ok"),
    ("en", "Menopause: hormone therapy or not?", "Menopause", "HRT: is it right for me? - Women's Choices", "HRT: is it right for me?", "<p>Hot flushes in the menopause come and go for about seven years. Hormone replacement therapy (HRT) takes them away in eight of ten women. Five in 1,000 more get breast cancer over five years.</p>", "ok"),
    ("en", "Enlarged prostate: watchful waiting, medicine or surgery", "Benign prostatic hyperplasia", "BPH – your choices", "BPH – your choices", "<p>Getting up three times a night? An enlarged prostate squeezes the pipe. You can keep an eye on it, take tablets that relax the muscle, or have an operation.</p>", "ok"),
    ("en", "Statins: should I take them?", "High cholesterol", "Lowering your heart risk with a statin", "Lowering your heart risk with a statin", "<p>Of 100 people like you, 10 will have a heart attack or stroke in ten years. If all take a statin, it is 7. High cholesterol is one of several reasons to think of it.</p>", "ok"),
    ("en", "Achilles tendinopathy: exercises or shock waves", "Achilles tendinopathy", "Sore Achilles tendon: loading programme or shockwave therapy?", "Sore Achilles tendon: loading programme or shockwave therapy?", "<p>Heel drops twice a day for twelve weeks settle most sore tendons. Shockwave may be added when exercises alone did not help.</p>", "ok blocked"),
    ("en", "Type 2 diabetes: adding a second medicine", "Type 2 diabetes", "Metformin is not enough: which add-on?", "Metformin is not enough: which add-on?", "<p>In type 2 diabetes sugar slowly creeps up. If metformin alone does not hold it, there are four add-ons: gliclazide, gliptins, gliflozins and injections. They differ in weight, hypos and cost.</p>", "ok blocked"),
    ("en", "Type 2 diabetes: adding a second medicine", "Type 2 diabetes", "Type 1 diabetes: adding a sensor | Sugar Clinic", "Type 1 diabetes: adding a sensor", "<p>A sensor reads sugar every five minutes. In type 1 diabetes it lowers the number of hypos. It itches, and it beeps.</p>", "changed"),
    ("en", "Kidney stones: wait, shock waves or a scope", "Kidney stones", "Kidney stones: meet our team", "Kidney stones: meet our team", "<p>Mr Osborne and Miss Patel see patients in clinic on Mondays. To book, ring the secretary.</p>", "changed blocked"),
    ("en", "Bunions: shoes, splints or surgery", "Bunions", "Spring news from the foundation", "Spring news from the foundation", "<ul><li>A new roof for the east wing</li><li>Fun run raises record sum</li><li>Volunteers wanted</li></ul>", "changed"),
    ("en", "Frozen shoulder: injection or wait", "Frozen shoulder", "PHY-112 v3", "PHY-112 v3", "<p>Your shoulder has become stiff and sore. A frozen shoulder thaws by itself in one to three years. An injection of steroid gives relief in the first weeks. You can also wait and keep it moving.</p>", "ok"),
    // Dutch
    ("nl", "Artrose van de knie: nieuwe knie of niet", "Knieartrose", "Een kunstknie, ja of nee? | Ziekenhuis Zuiderlicht", "Een kunstknie, ja of nee?", "<p>Bij knieartrose is het kraakbeen versleten. Oefentherapie helpt de helft. Een nieuwe knie gaat vijftien jaar mee en geeft negen van de tien mensen minder pijn.</p>", "ok blocked"),
    ("nl", "Spiraal of pil", "Anticonceptie", "Voorkomen van zwangerschap: welke manier past bij mij?", "Voorkomen van zwangerschap: welke manier past bij mij?", "<p>De pil neemt u elke dag. Een spiraal blijft vijf jaar zitten. Beide vormen van anticonceptie werken goed; per jaar worden 9 van de 100 vrouwen met de pil zwanger en minder dan 1 met een spiraal.</p>", "ok"),
    ("nl", "Prostaatkanker: opereren, bestralen of actief volgen", "Prostaatkanker", "Keuzehulp gelokaliseerde prostaatkanker", "Keuzehulp gelokaliseerde prostaatkanker", "<p>U heeft gehoord dat de kanker niet is uitgezaaid. Deze keuzehulp zet operatie, bestraling en actief afwachten naast elkaar.</p>", "ok"),
    ("nl", "Prostaatkanker: opereren, bestralen of actief volgen", "Prostaatkanker", "Keuzehulp blaaskanker", "Keuzehulp blaaskanker", "<p>Bij blaaskanker die in de spier groeit kunt u kiezen voor verwijderen van de blaas of bestralen. Een operatie duurt vijf uur.</p>", "changed"),
    ("nl", "Buisjes bij kinderen met slijmoren", "Lijmoor", "Trommelvliesbuisjes: wel of niet? - KNO Oost", "Trommelvliesbuisjes: wel of niet?", "<p>Veel kinderen hebben slijm achter het trommelvlies. Dat heet een lijmoor. Buisjes maken dat uw kind eerder beter hoort; na een half jaar is er geen verschil.</p>", "ok blocked"),
    ("nl", "Depressie: praten of pillen", "Depressie", "Antidepressiva of psychotherapie?", "Antidepressiva of psychotherapie?", "<p>Bij een lichte depressie helpen gesprekken even goed als pillen. Bij een zware depressie werkt het samen beter. Praten kost meer tijd; pillen geven bijwerkingen.</p>", "ok"),
    ("nl", "Nekhernia: opereren of afwachten", "Nekhernia", "Cursusdata 2025", "Cursusdata", "<p>De cursus nekhernia voor fysiotherapeuten is op dinsdag 4 maart. Inschrijven kan tot 1 februari. Er is plaats voor twintig mensen.</p>", "changed"),
    ("nl", "Overgangsklachten: hormonen of niet", "Overgang", "Opvliegers te lijf | Vrouwenwijzer", "Opvliegers te lijf", "<p>In de overgang hebben zeven van de tien vrouwen opvliegers. Hormonen helpen het best. Zonder hormonen: luchtige kleding, sporten, soms andere pillen. De overgang duurt gemiddeld vijf jaar.</p>", "ok"),
    ("nl", "Maagzuur: stoppen met maagzuurremmers", "Brandend maagzuur", "Afbouwen van maagbeschermers", "Afbouwen van maagbeschermers", "<p>Slikt u al maanden omeprazol? Als u in één keer stopt kan het brandend maagzuur terugkomen. Afbouwen in vier weken lukt zes van de tien mensen.</p>", "ok blocked"),
    ("nl", "Liesbreuk: opereren of afwachten", "Liesbreuk", "Zuiderlicht", "", "<p>Een moment geduld, de inhoud komt eraan.</p>", "blocked"),
    // German
    ("de", "Kniearthrose: Gelenkersatz ja oder nein", "Kniearthrose", "Arthrose im Kniegelenk – brauche ich eine Prothese?", "Arthrose im Kniegelenk – brauche ich eine Prothese?", "<p>Eine Prothese lindert den Schmerz bei neun von zehn Menschen. Vorher sollten Bewegung und Abnehmen versucht werden. Das künstliche Gelenk hält etwa 15 Jahre.</p>", "ok"),
    ("de", "Kniearthrose: Gelenkersatz ja oder nein", "Kniearthrose", "Arthrose im Hüftgelenk – brauche ich eine Prothese?", "Arthrose im Hüftgelenk – brauche ich eine Prothese?", "<p>Eine Hüftprothese lindert den Schmerz bei neun von zehn Menschen. Die Hüfte wird seitlich geöffnet.</p>", "changed"),
    ("de", "Vorhofflimmern: Gerinnungshemmer ja oder nein", "Vorhofflimmern", "Blutverdünner bei unregelmäßigem Herzschlag", "Blutverdünner bei unregelmäßigem Herzschlag", "<p>Beim Vorhofflimmern können Gerinnsel entstehen. Gerinnungshemmer senken das Risiko für einen Schlaganfall um zwei Drittel. Dafür bluten Sie leichter.</p>", "ok blocked"),
    ("de", "Mandeln: herausnehmen oder nicht", "Mandelentzündung", "Müssen die Mandeln raus? | Kinderklinik am See", "Müssen die Mandeln raus?", "<p>Nach sechs Mandelentzündungen im Jahr kann eine Operation helfen. Viele Kinder haben auch ohne Eingriff bald weniger Halsweh.</p>", "ok"),
    ("de", "Pränataldiagnostik: Bluttest oder Fruchtwasseruntersuchung", "Pränataldiagnostik", "Untersuchungen vor der Geburt", "Untersuchungen vor der Geburt", "<p>Der Bluttest (NIPT) sucht nach Trisomien. Eine Fruchtwasseruntersuchung ist sicherer, löst aber bei 2 von 1000 Frauen eine Fehlgeburt aus. Sie dürfen auch auf Pränataldiagnostik verzichten.</p>", "ok blocked"),
    ("de", "Leistenbruch: Operation oder abwarten", "Leistenbruch", "Unsere Sprechzeiten", "Sprechzeiten", "<p>Leistenbruch-Sprechstunde: Montag und Donnerstag, 9 bis 12 Uhr. Bitte rufen Sie uns an.</p>", "changed"),
    ("de", "Krampfadern: Laser, Stripping oder Strümpfe", "Krampfadern", "Varizen behandeln – mit Laser, Strippen oder Kompression", "Varizen behandeln – mit Laser, Strippen oder Kompression", "<p>Kompressionsstrümpfe lindern die Schwere. Der Laser verschließt die Vene, beim Strippen wird sie gezogen. Wiederkommen können sie immer.</p>", "ok blocked"),
    ("de", "Ruecken: Spritze oder Uebungen", "Rückenschmerzen", "Rückenschmerz: Helfen Spritzen?", "Rückenschmerz: Helfen Spritzen?", "<p>Spritzen in den Rücken helfen nicht länger als vier Wochen. Übungen helfen langsamer, dafür dauerhaft.</p>", "ok"),
    ("de", "Bluthochdruck: Tabletten ja oder nein", "Bluthochdruck", "Die besten Elektroroller im Vergleich", "Die besten Elektroroller im Vergleich", "<p>Wir haben zehn Roller getestet. Sieger ist der Flitz 3. Auch bei Bluthochdruck macht Rollern Spaß. Reichweite, Gewicht und Bremsen im Überblick.</p>", "changed blocked"),
    ("de", "Demenz: Magensonde oder nicht", "Demenz", "Künstliche Ernährung bei fortgeschrittener Demenz", "Künstliche Ernährung bei fortgeschrittener Demenz", "<p>Wenn ein Mensch mit Demenz nicht mehr isst, stellt sich die Frage nach einer Sonde. Sie verlängert das Leben nicht. Das Anreichen von Hand braucht Zeit.</p>", "ok"),
    // French
    ("fr", "Cancer de la prostate : surveiller, opérer ou irradier", "Cancer de la prostate", "Cancer localisé de la prostate : quel traitement ?", "Cancer localisé de la prostate : quel traitement ?", "<p>La surveillance active évite les effets secondaires. L'opération enlève la prostate. La radiothérapie l'irradie en sept semaines.</p>", "ok"),
    ("fr", "Cancer de la prostate : surveiller, opérer ou irradier", "Cancer de la prostate", "Cancer du sein : conserver ou enlever ?", "Cancer du sein : conserver ou enlever ?", "<p>On peut enlever la tumeur seule ou tout le sein. La survie est la même. Après une chirurgie conservatrice, des rayons sont nécessaires.</p>", "changed"),
    ("fr", "Apnée du sommeil : masque ou orthèse", "Apnée du sommeil", "Je ronfle et je m'arrête de respirer la nuit", "Je ronfle et je m'arrête de respirer la nuit", "<p>L'apnée du sommeil fatigue le jour. Le masque (PPC) marche le mieux, si on le porte. L'orthèse avance la mâchoire ; elle est plus discrète.</p>", "ok"),
    ("fr", "Hystérectomie : quelle voie ?", "Hystérectomie", "Enlever l'utérus : par le ventre, par le vagin ou par caméra", "Enlever l'utérus : par le ventre, par le vagin ou par caméra", "<p>L'hystérectomie peut se faire de trois façons. La voie vaginale laisse le moins de douleur. La cœlioscopie laisse trois petites cicatrices.</p>", "ok blocked"),
    ("fr", "Canal lombaire étroit : opération ou kiné", "Canal lombaire étroit", "Sténose du canal lombaire", "Sténose du canal lombaire", "<p>Quand le canal lombaire devient trop étroit, marcher fait mal. La kiné suffit à la moitié. L'opération soulage mieux la première année.</p>", "ok"),
    ("fr", "Migraine : traitement de fond ou non", "Migraine", "Nos horaires", "Horaires d'ouverture", "<p>Le service est ouvert du lundi au vendredi. Consultation migraine le jeudi, sur rendez-vous.</p>", "changed"),
    ("fr", "Vaccination contre la grippe", "Grippe", "Se faire vacciner contre la grippe ?", "Se faire vacciner contre la grippe ?", "<p>Le vaccin évite la grippe à une personne sur vingt. Le bras est douloureux pendant un ou deux jours.</p>", "ok"),
    ("fr", "Genou : prothèse ou attendre", "Arthrose du genou", "Gonarthrose : faut-il se faire opérer ?", "Gonarthrose : faut-il se faire opérer ?", "<p>La gonarthrose use le cartilage. Perdre du poids aide. Une prothèse soulage neuf personnes sur dix. Rien ne presse : on peut attendre.</p>", "ok"),
    ("fr", "Césarienne après une première césarienne", "Accouchement après césarienne", "Accoucher par voie basse après une césarienne", "Accoucher par voie basse après une césarienne", "<p>Trois femmes sur quatre qui essaient accouchent par voie basse. La cicatrice se rompt chez une femme sur 200.</p>", "ok"),
    ("fr", "Ménopause : hormones ou non", "Ménopause", "Page d'accueil", "Bienvenue", "<ul><li><a href=/a>Asthme</a></li><li><a href=/b>Diabète</a></li><li><a href=/c>Goutte</a></li><li><a href=/d>Migraine</a></li></ul>", "changed blocked"),
    // A second lot
    ("en", "Irritable bowel syndrome: diet or medicine", "Irritable bowel syndrome", "IBS: food or tablets?", "IBS: food or tablets?", "<p>Leaving out onions, wheat and beans for six weeks helps six in ten. Tablets calm the cramps. You can do both.</p>", "ok"),
    ("en", "Cataract surgery: now or later", "Cataract", "CLOUDY LENS: OPERATE NOW OR LATER? | EYE POINT", "CLOUDY LENS: OPERATE NOW OR LATER?", "<p>A cataract clouds the lens. Surgery takes twenty minutes and can wait until you feel the need.</p>", "ok blocked"),
    ("en", "Prenatal tests: blood test or amniocentesis", "Prenatal testing", "Screening in pregnancy: NIPT or amnio?", "Screening in pregnancy: NIPT or amnio?", "<p>The blood test looks for Down's syndrome. Amniocentesis is certain, and one in 500 women miscarries after it. Prenatal testing is your choice.</p>", "ok"),
    ("en", "Ear infection in children: antibiotics or wait", "Otitis media", "Earache: wait and see, or antibiotics? | Kids First", "Earache: wait and see, or antibiotics?", "<p>Most ear infections in children clear up within three days. Antibiotics help one child in fourteen. Wait two days before you start.</p>", "ok"),
    ("en", "Ear infection in children: antibiotics or wait", "Otitis media", "Sinus infection: antibiotics or wait? | Kids First", "Sinus infection: antibiotics or wait?", "<p>A sinus infection blocks the nose for weeks. Antibiotics help one adult in fifteen.</p>", "changed blocked"),
    ("en", "Obesity: gastric bypass or sleeve", "Obesity", "Weight-loss surgery: sleeve or bypass?", "Weight-loss surgery: sleeve or bypass?", "<p>With a gastric bypass you lose a little more weight than with a sleeve. Vitamins are needed for life. Suits people with a BMI over 40.</p>", "ok blocked"),
    ("en", "Obesity: gastric bypass or sleeve", "Obesity", "Privacy policy", "Privacy policy", "<p>We keep your data safe. We use cookies to count our visitors. Write to us for a copy of what we hold.</p>", "changed"),
    ("en", "Osteoporosis: medicine or not", "Osteoporosis", "Thin bones: should I take a bisphosphonate?", "Thin bones: should I take a bisphosphonate?", "<p>Osteoporosis means that bones break easily. Taken for three years, the medicine prevents one hip fracture in 90 women.</p>", "ok blocked"),
    ("en", "Chest pain: stent or tablets", "Angina", "Annual conference of cardiology nurses", "Annual conference of cardiology nurses", "<p>Join us in Leeds. Talks on heart failure, rehab and angina. Tickets from the website.</p>", "changed"),
    ("nl", "Keuzehulp COPD: revalidatie of niet", "COPD", "Longrevalidatie, iets voor u?", "Longrevalidatie, iets voor u?", "<p>Heeft u COPD, dan helpt revalidatie om langer te kunnen lopen. U komt drie maanden lang twee keer per week.</p>", "ok"),
    ("nl", "Spataderen: laser, spuiten of kousen", "Spataderen", "Behandeling van spataders - Vaatkliniek West", "Behandeling van spataders", "<p>Steunkousen helpen tegen zware benen. Met de laser wordt de ader dichtgebrand. Spuiten kan bij kleine aders.</p>", "ok"),
    ("nl", "Borstreconstructie: eigen weefsel of prothese", "Borstreconstructie", "Een nieuwe borst na kanker: prothese of eigen weefsel?", "Een nieuwe borst na kanker: prothese of eigen weefsel?", "<p>Een reconstructie met eigen weefsel voelt natuurlijker. Een prothese is sneller klaar.</p>", "ok blocked"),
    ("nl", "Rughernia: opereren of afwachten", "Hernia", "Zwemles voor beginners", "Zwemles voor beginners", "<p>Leer zwemmen in tien lessen. Ook fijn na een hernia. Inschrijven aan de balie.</p>", "changed"),
    ("nl", "Dotteren of medicijnen bij pijn op de borst", "Angina pectoris", "Vernauwde kransslagader: stent of pillen?", "Vernauwde kransslagader: stent of pillen?", "<p>Bij angina pectoris krijgt het hart te weinig zuurstof. Dotteren haalt de pijn sneller weg dan medicijnen, maar voorkomt geen infarct.</p>", "ok"),
    ("de", "Brustkrebs: brusterhaltend oder Entfernung", "Brustkrebs", "Muss die Brust ganz ab?", "Muss die Brust ganz ab?", "<p>Bei Brustkrebs kann meistens brusterhaltend operiert werden. Die Entfernung der ganzen Brust bringt dann keinen Vorteil. Nach der Operation folgt die Bestrahlung.</p>", "ok"),
    ("de", "Kreuzbandriss: Operation oder Physiotherapie", "Kreuzbandriss", "Vorderes Kreuzband gerissen – operieren oder trainieren?", "Vorderes Kreuzband gerissen – operieren oder trainieren?", "<p>Mit Training allein wird das Knie bei jedem Zweiten stabil. Wer viel springt, lässt eher operieren.</p>", "ok blocked"),
    ("de", "Hüftarthrose: Prothese ja oder nein", "Hüftarthrose", "Coxarthrose: Wann ist eine künstliche Hüfte sinnvoll?", "Coxarthrose: Wann ist eine künstliche Hüfte sinnvoll?", "<p>Bei einer Hüftarthrose hilft zuerst Bewegung. Eine Prothese hält 15 bis 20 Jahre.</p>", "ok blocked"),
    ("de", "Hüftarthrose: Prothese ja oder nein", "Hüftarthrose", "Stellenangebot: Pflegefachkraft Orthopädie", "Stellenangebot: Pflegefachkraft Orthopädie", "<p>Wir suchen zum 1. Mai Verstärkung. Sie betreuen Menschen nach Hüftprothese.</p>", "changed"),
    ("fr", "Calculs rénaux : attendre ou opérer", "Calculs rénaux", "J'ai un calcul dans le rein : faut-il l'enlever ?", "J'ai un calcul dans le rein : faut-il l'enlever ?", "<p>Un petit calcul part tout seul en quelques semaines. Sinon on peut le casser par ondes de choc ou opérer. Boire beaucoup évite les calculs rénaux.</p>", "ok"),
    ("fr", "Varices : laser ou chirurgie", "Varices", "Actualités", "Actualités", "<p>La clinique accueille deux nouveaux médecins. Le parking est agrandi.</p>", "changed"),
];

/// How many of these pages a person may have to look at that are the aid: those that share no more
/// than the subject with the title.
const LOOKS: usize = 14;

#[test]
fn pages_in_the_words_of_their_providers() {
    let (mut wrong, mut looks) = (Vec::new(), Vec::new());
    for (language, title, subject, name, heading, body, accepted) in ROWS {
        let link = link("https://provider.example/aids/17", title, subject, language);
        let html = format!(
            "<html lang={language}><head><title>{name}</title></head><body><main><h1>{heading}</h1>{body}</main></body></html>"
        );
        let judgement = judged(&link, &at(&link, &html), Some(&honest(&link)));
        let verdict = judgement.reason.verdict().to_string();
        if accepted.split(' ').any(|one| one == verdict) {
            continue;
        }
        let wrongly = format!("{name} for {title}: {}, not {accepted}", judgement.reason.as_str());
        if verdict == "blocked" { &mut looks } else { &mut wrong }.push(wrongly);
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), ROWS.len(), wrong.join("\n"));
    assert!(looks.len() <= LOOKS, "{} of {}:\n{}", looks.len(), ROWS.len(), looks.join("\n"));
}
