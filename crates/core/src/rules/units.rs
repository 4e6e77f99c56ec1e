//! The units that numbers have in texts for patients, and their names.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A unit by one of its names, all in small letters.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// As it is shown.
    pub(super) shown: &'static str,
    /// What it measures. Amounts of one kind are compared.
    pub(super) kind: Kind,
    /// How many of the smallest unit of its kind it is.
    pub(super) size: u64,
    /// Its names in any language.
    signs: &'static [&'static str],
    /// Its names in each of [`LANGUAGES`].
    words: Words,
}

impl Unit {
    /// Whether a name is a sign, the same in any language, and no word.
    pub(super) fn has_sign(&self, name: &str) -> bool {
        self.signs.contains(&name)
    }
}

/// Words of each of [`LANGUAGES`].
pub(super) type Words = [&'static [&'static str]; 5];

/// The languages whose words are known. A text is read by the words of its own language, because "an"
/// is a year in French alone; a text in any other language by the words of all of them.
pub(super) const LANGUAGES: [&str; 5] = ["en", "nl", "de", "fr", "es"];

/// Where a language is in [`LANGUAGES`]. Every word of every text is asked for, so this does not look for the end of a
/// tag's first part.
pub(super) fn place_of(language: &str) -> Option<usize> {
    let bytes = language.as_bytes();
    let is_primary = matches!(bytes, [_, _] | [_, _, b'-', ..]);
    is_primary.then(|| LANGUAGES.iter().position(|it| it.as_bytes() == &bytes[..2])).flatten()
}

/// Whether a word in small letters is one of those of a language.
pub(super) fn has_word(words: &Words, language: &str, word: &str) -> bool {
    has(words, language, |it| it == word)
}

/// Whether two words in small letters, one behind the other, are one of those of a language.
pub(super) fn has_words(words: &Words, language: &str, first: &str, second: &str) -> bool {
    let is_both =
        |it: &str| it.strip_prefix(first).and_then(|it| it.strip_prefix(' ')) == Some(second);
    has(words, language, is_both)
}

fn has(words: &Words, language: &str, is_it: impl Fn(&str) -> bool) -> bool {
    match place_of(language) {
        Some(place) => words[place].iter().any(|it| is_it(it)),
        None => words.iter().copied().flatten().any(|it| is_it(it)),
    }
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Mass,
    Volume,
    Length,
    Pressure,
    Share,
    Substance,
    Area,
    Energy,
    /// Of a gas; that of blood is in millimetres.
    Pascals,
    Equivalents,
    Radiation,
    Exposure,
    Activity,
    Temperature,
    BodyMass,
    Acidity,
    Euros,
    Dollars,
    Pounds,
    Francs,
    Tablets,
    Capsules,
    Puffs,
    Spoons,
    Sachets,
    Patches,
    Suppositories,
    Ampoules,
    Injections,
    Drops,
    Cells,
    Power,
    Beats,
    Glasses,
    Sessions,
    Nights,
    Years,
    Months,
    Weeks,
    Days,
    Hours,
    Minutes,
    Times,
    /// So many in this number of people.
    Of(u64),
}

impl Kind {
    /// Whether every language writes it in digits. "Two weeks" may be "2 weken" elsewhere.
    pub(super) fn is_always_in_digits(self) -> bool {
        self <= Self::BodyMass
    }

    /// Whether an amount may be meant for each of these: "10 mg/kg".
    pub(super) fn is_divisor(self) -> bool {
        matches!(self, Self::Mass | Self::Volume | Self::Substance | Self::Area)
    }

    /// Whether it is what is taken, of which there are parts: "½ tablet".
    pub(super) fn is_dose(self) -> bool {
        Self::Tablets <= self && self <= Self::Ampoules
    }

    /// Whether it is time that passes, and how much of the shortest one that each time is a whole part of: a minute, or
    /// a month.
    pub(super) fn in_common(self) -> Option<(Self, u64)> {
        Some(match self {
            Self::Years => (Self::Months, 12),
            Self::Months => (Self::Months, 1),
            Self::Weeks => (Self::Minutes, 60 * 24 * 7),
            Self::Days => (Self::Minutes, 60 * 24),
            Self::Hours => (Self::Minutes, 60),
            Self::Minutes => (Self::Minutes, 1),
            _ => return None,
        })
    }

    /// Whether it is time that passes.
    pub(super) fn is_time(self) -> bool {
        Self::Years <= self && self <= Self::Minutes
    }

    /// One of a time.
    pub(super) fn one(self) -> Option<&'static str> {
        Some(match self {
            Self::Years => "year",
            Self::Months => "month",
            Self::Weeks => "week",
            Self::Days => "day",
            Self::Hours => "hour",
            Self::Minutes => "minute",
            _ => return None,
        })
    }

    pub(super) fn is_money(self) -> bool {
        matches!(self, Self::Euros | Self::Dollars | Self::Pounds | Self::Francs)
    }
}

impl Unit {
    /// Whether every translation has it, in digits. A unit of alcohol may be a glass elsewhere.
    pub(super) fn is_always_in_digits(&self) -> bool {
        self.kind.is_always_in_digits() && self.shown != "units"
    }
}

/// The units that have a name in any language, in their order: every word of every text is asked for.
static BY_NAME: LazyLock<HashMap<&'static str, Vec<&'static Unit>>> = LazyLock::new(|| {
    let mut by_name: HashMap<&str, Vec<&Unit>> = HashMap::new();
    for unit in UNITS {
        for name in unit.signs.iter().chain(unit.words.iter().copied().flatten()) {
            by_name.entry(name).or_default().push(unit);
        }
    }
    by_name
});

/// The unit with a name, in small letters.
pub(super) fn unit_named(name: &str, language: &str) -> Option<&'static Unit> {
    let named = |name: &str| {
        let mut units = BY_NAME.get(name)?.iter().copied();
        units.find(|unit| unit.signs.contains(&name) || has_word(&unit.words, language, name))
    };
    named(name).or_else(|| {
        // "50-prozentige", "40-gradige"
        let endings = ["ige", "igen", "iger", "iges", "igem", "ig"];
        let may_end = || has_word(&[&[], &["ig"], &["ig"], &[], &[]], language, "ig");
        let stem = endings.iter().find_map(|it| name.strip_suffix(it)).filter(|_| may_end())?;
        named(stem).or_else(|| named(&format!("{stem}en")))
    })
}

/// A unit's names: those of any language, then those of each of [`LANGUAGES`].
const fn unit(
    (shown, kind, size): (&'static str, Kind, u64),
    signs: &'static [&'static str],
    words: Words,
) -> Unit {
    Unit { shown, kind, size, signs, words }
}

const NO_WORDS: Words = [&[]; 5];

/// The signs for units of insulin, which are signs only in capitals and apart: "10 E", but not "de 10e".
pub(super) const UNITS_SIGNS: [&str; 2] = ["E", "U"];

/// What is counted in a volume of blood: "150,000 per microlitre".
pub(super) static CELLS: Unit = unit(("", Kind::Cells, 1), &[], NO_WORDS);

/// What has no unit, but is a power of ten, which no language writes otherwise.
pub(super) static POWER: Unit = unit(("", Kind::Power, 1), &[], NO_WORDS);

/// A body's weight for its height.
pub(super) static BODY_MASS: Unit = unit(("kg/m²", Kind::BodyMass, 1), &[], NO_WORDS);

/// What a number is that stands behind one of these words and has no unit: "a BMI of 30".
pub(super) static INDEXES: [(&Unit, &[&str]); 2] =
    [(&BODY_MASS, &["bmi", "imc"]), (&unit(("pH", Kind::Acidity, 1), &[], NO_WORDS), &["ph"])];

#[rustfmt::skip]
const UNITS: &[Unit] = &[
    unit(("µg", Kind::Mass, 1), &["µg", "μg", "mcg"], [
        &["microgram", "micrograms", "microgramme", "microgrammes"], &["microgram"], &["mikrogramm"], &["microgramme", "microgrammes"],
        &["microgramo", "microgramos"],
    ]),
    unit(("mg", Kind::Mass, 1_000), &["mg"], [
        &["milligram", "milligrams", "milligramme", "milligrammes"], &["milligram"], &["milligramm"], &["milligramme", "milligrammes"],
        &["miligramo", "miligramos"],
    ]),
    unit(("g", Kind::Mass, 1_000_000), &["g"], [
        &["gram", "grams", "gramme", "grammes"], &["gram"], &["gramm"], &["gramme", "grammes"], &["gramo", "gramos"],
    ]),
    unit(("kg", Kind::Mass, 1_000_000_000), &["kg", "kilo"], [
        &["kilogram", "kilograms", "kilos"], &["kilogram"], &["kilogramm"], &["kilogramme", "kilogrammes", "kilos"],
        &["kilogramo", "kilogramos", "kilos"],
    ]),
    unit(("µl", Kind::Volume, 1), &["µl", "μl", "mcl", "mm³"], [
        &["microliter", "microliters", "microlitre", "microlitres"], &["microliter"], &["mikroliter"], &["microlitre", "microlitres"],
        &["microlitro", "microlitros"],
    ]),
    unit(("ml", Kind::Volume, 1_000), &["ml", "cm³"], [
        &["milliliter", "milliliters", "millilitre", "millilitres"], &["milliliter"], &["milliliter"], &["millilitre", "millilitres"],
        &["mililitro", "mililitros"],
    ]),
    unit(("cl", Kind::Volume, 10_000), &["cl"], NO_WORDS),
    unit(("dl", Kind::Volume, 100_000), &["dl"], NO_WORDS),
    unit(("l", Kind::Volume, 1_000_000), &["l"], [
        &["liter", "liters", "litre", "litres"], &["liter"], &["liter"], &["litre", "litres"], &["litro", "litros"],
    ]),
    unit(("mm", Kind::Length, 1), &["mm"], [
        &["millimeter", "millimeters", "millimetre", "millimetres"], &["millimeter"], &["millimeter"], &["millimètre", "millimètres"],
        &["milímetro", "milímetros"],
    ]),
    unit(("cm", Kind::Length, 10), &["cm"], [
        &["centimeter", "centimeters", "centimetre", "centimetres"], &["centimeter"], &["zentimeter"], &["centimètre", "centimètres"],
        &["centímetro", "centímetros"],
    ]),
    unit(("m²", Kind::Area, 1), &["m²", "m2"], [
        &["square metre", "square metres", "square meter", "square meters"], &["vierkante meter"], &["quadratmeter"],
        &["mètre carré", "mètres carrés"], &["metro cuadrado", "metros cuadrados"],
    ]),
    unit(("kcal", Kind::Energy, 1), &["kcal"], [
        &["kilocalorie", "kilocalories"], &["kilocalorie", "kilocalorieën"], &["kilokalorie", "kilokalorien"],
        &["kilocalorie", "kilocalories"], &["kilocaloría", "kilocalorías"],
    ]),
    unit(("kPa", Kind::Pascals, 1), &["kpa"], NO_WORDS),
    unit(("mEq", Kind::Equivalents, 1), &["meq", "mval"], NO_WORDS),
    unit(("mmHg", Kind::Pressure, 1), &["mmhg", "mm hg"], NO_WORDS),
    unit(("%", Kind::Share, 1), &["%"], [
        &["percent", "per cent"], &["procent", "procents"], &["prozent"], &["pourcent", "pour cent"], &["por ciento"],
    ]),
    unit(("nmol", Kind::Substance, 1), &["nmol"], NO_WORDS),
    unit(("µmol", Kind::Substance, 1_000), &["µmol", "μmol"], NO_WORDS),
    unit(("mmol", Kind::Substance, 1_000_000), &["mmol"], NO_WORDS),
    unit(("mol", Kind::Substance, 1_000_000_000), &["mol"], NO_WORDS),
    unit(("mGy", Kind::Radiation, 1), &["mgy"], NO_WORDS),
    unit(("cGy", Kind::Radiation, 10), &["cgy"], NO_WORDS),
    unit(("Gy", Kind::Radiation, 1_000), &["gy"], NO_WORDS),
    unit(("mSv", Kind::Exposure, 1_000), &["msv", "millisievert"], NO_WORDS),
    unit(("µSv", Kind::Exposure, 1), &["µsv", "μsv"], NO_WORDS),
    unit(("IU", Kind::Activity, 1), &["iu", "ie"], [&["i.u."], &["i.e."], &["i.e."], &["ui", "u.i."], &["ui", "u.i."]]),
    unit(("units", Kind::Activity, 1), &[], [
        &["unit", "units", "U"], &["eenheid", "eenheden", "E"], &["einheit", "einheiten", "E", "U"], &["unité", "unités", "U"],
        &["unidad", "unidades", "U"],
    ]),
    unit(("°", Kind::Temperature, 1), &["°", "°c"], [
        &["degree", "degrees"], &["graad", "graden"], &["grad"], &["degré", "degrés"], &["grado", "grados"],
    ]),
    unit(("€", Kind::Euros, 1), &["€", "eur", "euro"], [&["euros"], &[], &[], &["euros"], &["euros"]]),
    unit(("$", Kind::Dollars, 1), &["$", "usd"], [
        &["dollar", "dollars"], &["dollar"], &["dollar"], &["dollar", "dollars"], &["dólar", "dólares"],
    ]),
    unit(("£", Kind::Pounds, 1), &["£", "gbp"], NO_WORDS),
    unit(("CHF", Kind::Francs, 1), &["chf"], NO_WORDS),
    unit(("tablets", Kind::Tablets, 1), &[], [
        &["tablet", "tablets", "pill", "pills"], &["tablet", "tabletten", "pil", "pillen"],
        &["tablette", "tabletten", "pille", "pillen"], &["comprimé", "comprimés", "pilule", "pilules"],
        &["comprimido", "comprimidos", "pastilla", "pastillas", "tableta", "tabletas", "píldora", "píldoras"],
    ]),
    unit(("capsules", Kind::Capsules, 1), &[], [
        &["capsule", "capsules"], &["capsule", "capsules"], &["kapsel", "kapseln"], &["capsule", "capsules", "gélule", "gélules"],
        &["cápsula", "cápsulas"],
    ]),
    unit(("puffs", Kind::Puffs, 1), &[], [
        &["puff", "puffs"], &["puf", "pufs", "pufje", "pufjes"], &["hub", "hübe", "sprühstoß", "sprühstöße"], &["bouffée", "bouffées"],
        &["inhalación", "inhalaciones", "pulverización", "pulverizaciones"],
    ]),
    unit(("teaspoons", Kind::Spoons, 1), &[], [
        &["teaspoon", "teaspoons", "tsp"], &["theelepel", "theelepels", "theelepeltje", "theelepeltjes", "tl"],
        &["teelöffel", "teelöffeln", "tl"],
        &["cuillère à café", "cuillères à café", "cuillerée à café", "cuillerées à café"],
        &["cucharadita", "cucharaditas", "cucharilla", "cucharillas"],
    ]),
    unit(("tablespoons", Kind::Spoons, 3), &[], [
        &["tablespoon", "tablespoons", "tbsp"], &["eetlepel", "eetlepels", "el"], &["esslöffel", "esslöffeln", "eßlöffel", "el"],
        &["cuillère à soupe", "cuillères à soupe", "cuillerée à soupe", "cuillerées à soupe"],
        &["cucharada", "cucharadas"],
    ]),
    unit(("sachets", Kind::Sachets, 1), &[], [
        &["sachet", "sachets"], &["sachet", "sachets", "zakje", "zakjes"], &["beutel", "beuteln"], &["sachet", "sachets"],
        // "Sobre" is "on" as well.
        &["sobres"],
    ]),
    unit(("patches", Kind::Patches, 1), &[], [
        &["patch", "patches"], &["pleister", "pleisters"], &["pflaster", "pflastern"], &["patch", "patchs", "patches"],
        &["parche", "parches"],
    ]),
    unit(("suppositories", Kind::Suppositories, 1), &[], [
        &["suppository", "suppositories"], &["zetpil", "zetpillen"], &["zäpfchen"], &["suppositoire", "suppositoires"],
        &["supositorio", "supositorios"],
    ]),
    unit(("ampoules", Kind::Ampoules, 1), &[], [
        &["ampoule", "ampoules", "ampule", "ampules"], &["ampul", "ampullen"], &["ampulle", "ampullen"], &["ampoule", "ampoules"],
        &["ampolla", "ampollas"],
    ]),
    unit(("injections", Kind::Injections, 1), &[], [
        &["injection", "injections", "jab", "jabs", "shot", "shots"],
        &["injectie", "injecties", "prik", "prikken", "spuit", "spuiten"],
        &["injektion", "injektionen", "spritze", "spritzen"], &["injection", "injections", "piqûre", "piqûres"],
        &["inyección", "inyecciones", "pinchazo", "pinchazos"],
    ]),
    unit(("drops", Kind::Drops, 1), &[], [
        &["drop", "drops"], &["druppel", "druppels"], &["tropfen"], &["goutte", "gouttes"], &["gota", "gotas"],
    ]),
    unit(("beats", Kind::Beats, 1), &["bpm"], [
        &["beat", "beats"], &["slag", "slagen"], &["schlag", "schläge", "schlägen"], &["battement", "battements"],
        &["latido", "latidos", "lpm"],
    ]),
    unit(("glasses", Kind::Glasses, 1), &[], [
        &["glass", "glasses"], &["glas", "glazen"], &["glas", "gläser", "gläsern"], &["verre", "verres"], &["vaso", "vasos"],
    ]),
    unit(("sessions", Kind::Sessions, 1), &[], [
        &["session", "sessions"], &["sessie", "sessies"], &["sitzung", "sitzungen"], &["séance", "séances"], &["sesión", "sesiones"],
    ]),
    unit(("nights", Kind::Nights, 1), &[], [
        &["night", "nights"], &["nacht", "nachten"], &["nacht", "nächte", "nächten"], &["nuit", "nuits"], &["noche", "noches"],
    ]),
    unit(("years", Kind::Years, 1), &[], [
        &["year", "years"], &["jaar"], &["jahr", "jahre", "jahren"], &["an", "ans"], &["año", "años"],
    ]),
    unit(("months", Kind::Months, 1), &[], [
        &["month", "months"], &["maand", "maanden"], &["monat", "monate", "monaten"], &["mois"], &["mes", "meses"],
    ]),
    unit(("quarters", Kind::Months, 3), &[], [&[], &["kwartaal", "kwartalen"], &["quartal", "quartale"], &[], &[]]),
    unit(("fortnights", Kind::Weeks, 2), &[], [&["fortnight", "fortnights"], &[], &[], &[], &[]]),
    unit(("quarters of an hour", Kind::Minutes, 15), &[], [&[], &["kwartier"], &["viertelstunde", "viertelstunden"], &[], &[]]),
    unit(("weeks", Kind::Weeks, 1), &[], [
        &["week", "weeks"], &["week", "weken"], &["woche", "wochen"], &["semaine", "semaines"], &["semana", "semanas"],
    ]),
    unit(("days", Kind::Days, 1), &[], [
        &["day", "days"], &["dag", "dagen"], &["tag", "tage", "tagen"], &["jour", "jours"], &["día", "días"],
    ]),
    unit(("hours", Kind::Hours, 1), &["h"], [
        &["hour", "hours", "hr", "hrs"], &["uur", "uren", "u"], &["stunde", "stunden", "std"], &["heure", "heures"],
        &["hora", "horas"],
    ]),
    unit(("minutes", Kind::Minutes, 1), &[], [
        &["minute", "minutes"], &["minuut", "minuten"], &["minute", "minuten"], &["minute", "minutes"], &["minuto", "minutos"],
    ]),
    unit(("times", Kind::Times, 1), &["x", "×"], [
        &["time", "times"], &["keer", "maal"], &["mal"], &["fois"], &["vez", "veces"],
    ]),
];
