//! The words of numbers.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::units::place_of;
use crate::model::primary;

/// A part of a word that says how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Token {
    Number(u64),
    /// A hundred or a thousand of what stands before.
    Times(u64),
    /// A part of one, in millionths, or more than one: `anderhalf`.
    Part(u64),
    And,
    /// A word that is "one" as well.
    One,
    /// Any other word between.
    Article,
}

/// How many some words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Count {
    /// In millionths.
    Of(u64),
    /// One, or no number at all.
    One,
    Unclear,
}

impl Count {
    /// In millionths, if it is a number or one.
    pub(in super::super) fn value(self) -> Option<u64> {
        match self {
            Self::Of(value) => Some(value),
            Self::One => Some(1_000_000),
            Self::Unclear => None,
        }
    }
}

use Token::{And, Article, Number, One, Part, Times};

type Words = &'static [(&'static str, Token)];

const HALF: Token = Part(500_000);
const THIRD: Token = Part(333_333);
const FIFTH: Token = Part(200_000);
const TENTH: Token = Part(100_000);
const QUARTER: Token = Part(250_000);

/// What "third" and "fifth" say, which are the third and the fifth of something as well.
pub(super) const ORDINALS: [Token; 3] = [THIRD, FIFTH, TENTH];

#[rustfmt::skip]
const ENGLISH: Words = &[
    ("one", Number(1)), ("two", Number(2)), ("three", Number(3)), ("four", Number(4)), ("five", Number(5)),
    ("six", Number(6)), ("seven", Number(7)), ("eight", Number(8)), ("nine", Number(9)), ("ten", Number(10)),
    ("eleven", Number(11)), ("twelve", Number(12)), ("thirteen", Number(13)), ("fourteen", Number(14)),
    ("fifteen", Number(15)), ("sixteen", Number(16)), ("seventeen", Number(17)), ("eighteen", Number(18)),
    ("nineteen", Number(19)), ("twenty", Number(20)), ("thirty", Number(30)), ("forty", Number(40)),
    ("fifty", Number(50)), ("sixty", Number(60)), ("seventy", Number(70)), ("eighty", Number(80)),
    ("ninety", Number(90)), ("hundred", Times(100)), ("thousand", Times(1000)), ("half", HALF), ("third", THIRD),
    ("thirds", THIRD), ("quarter", QUARTER), ("quarters", QUARTER), ("fifth", FIFTH), ("fifths", FIFTH), ("tenth", TENTH), ("tenths", TENTH), ("and", And), ("a", One), ("an", One),
    ("of", Article), ("the", Article), ("whole", Article), ("entire", Article), ("full", Article),
];

#[rustfmt::skip]
const DUTCH: Words = &[
    ("twee", Number(2)), ("drie", Number(3)), ("vier", Number(4)), ("vijf", Number(5)), ("zes", Number(6)),
    ("zeven", Number(7)), ("acht", Number(8)), ("negen", Number(9)), ("tien", Number(10)), ("elf", Number(11)),
    ("twaalf", Number(12)), ("dertien", Number(13)), ("veertien", Number(14)), ("vijftien", Number(15)),
    ("zestien", Number(16)), ("zeventien", Number(17)), ("achttien", Number(18)), ("negentien", Number(19)),
    ("twintig", Number(20)), ("dertig", Number(30)), ("veertig", Number(40)), ("vijftig", Number(50)),
    ("zestig", Number(60)), ("zeventig", Number(70)), ("tachtig", Number(80)), ("negentig", Number(90)),
    ("honderd", Times(100)), ("duizend", Times(1000)), ("half", HALF), ("halve", HALF), ("helft", HALF),
    ("anderhalf", Part(1_500_000)), ("anderhalve", Part(1_500_000)), ("derde", THIRD), ("kwart", QUARTER), ("vijfde", FIFTH), ("tiende", TENTH),
    ("en", And), ("ën", And), ("een", One), ("één", Number(1)), ("de", Article), ("het", Article), ("van", Article),
    ("hele", Article), ("heel", Article), ("volle", Article),
];

#[rustfmt::skip]
const GERMAN: Words = &[
    ("zwei", Number(2)), ("drei", Number(3)), ("vier", Number(4)), ("fünf", Number(5)), ("sechs", Number(6)),
    ("sieben", Number(7)), ("acht", Number(8)), ("neun", Number(9)), ("zehn", Number(10)), ("elf", Number(11)),
    ("zwölf", Number(12)), ("dreizehn", Number(13)), ("vierzehn", Number(14)), ("fünfzehn", Number(15)),
    ("sechzehn", Number(16)), ("siebzehn", Number(17)), ("achtzehn", Number(18)), ("neunzehn", Number(19)),
    ("zwanzig", Number(20)), ("dreißig", Number(30)), ("dreissig", Number(30)), ("vierzig", Number(40)),
    ("fünfzig", Number(50)), ("sechzig", Number(60)), ("siebzig", Number(70)), ("achtzig", Number(80)),
    ("neunzig", Number(90)), ("hundert", Times(100)), ("tausend", Times(1000)), ("halb", HALF), ("halbe", HALF),
    ("halben", HALF), ("halber", HALF), ("halbes", HALF), ("hälfte", HALF), ("einhalb", HALF),
    ("anderthalb", Part(1_500_000)), ("drittel", THIRD), ("viertel", QUARTER), ("fünftel", FIFTH), ("zehntel", TENTH), ("und", And), ("ein", One),
    ("eine", One), ("einen", One), ("einer", One), ("eines", One), ("eins", Number(1)), ("der", Article),
    ("die", Article), ("das", Article), ("ganze", Article), ("ganzen", Article), ("ganzer", Article), ("ganzes", Article),
    ("volle", Article), ("vollen", Article),
];

#[rustfmt::skip]
const FRENCH: Words = &[
    ("deux", Number(2)), ("trois", Number(3)), ("quatre", Number(4)), ("cinq", Number(5)), ("six", Number(6)),
    ("sept", Number(7)), ("huit", Number(8)), ("neuf", Number(9)), ("dix", Number(10)), ("onze", Number(11)),
    ("douze", Number(12)), ("treize", Number(13)), ("quatorze", Number(14)), ("quinze", Number(15)),
    ("seize", Number(16)), ("vingt", Number(20)), ("vingts", Number(20)), ("trente", Number(30)),
    ("quarante", Number(40)), ("cinquante", Number(50)), ("soixante", Number(60)), ("septante", Number(70)),
    ("huitante", Number(80)), ("nonante", Number(90)), ("cent", Times(100)), ("cents", Times(100)),
    ("mille", Times(1000)), ("demi", HALF), ("demie", HALF), ("moitié", HALF), ("tiers", THIRD), ("quart", QUARTER),
    ("quarts", QUARTER), ("cinquième", FIFTH), ("cinquièmes", FIFTH), ("dixième", TENTH), ("dixièmes", TENTH), ("et", And), ("un", One), ("une", One), ("de", Article), ("d", Article), ("du", Article),
    ("la", Article), ("le", Article), ("l", Article),
];

#[rustfmt::skip]
const SPANISH: Words = &[
    ("dos", Number(2)), ("tres", Number(3)), ("cuatro", Number(4)), ("cinco", Number(5)), ("seis", Number(6)),
    ("siete", Number(7)), ("ocho", Number(8)), ("nueve", Number(9)), ("diez", Number(10)), ("once", Number(11)),
    ("doce", Number(12)), ("trece", Number(13)), ("catorce", Number(14)), ("quince", Number(15)),
    ("dieciséis", Number(16)), ("diecisiete", Number(17)), ("dieciocho", Number(18)), ("diecinueve", Number(19)),
    ("veinte", Number(20)), ("veintiún", Number(21)), ("veintiuno", Number(21)), ("veintiuna", Number(21)),
    ("veintidós", Number(22)), ("veintitrés", Number(23)), ("veinticuatro", Number(24)), ("veinticinco", Number(25)),
    ("veintiséis", Number(26)), ("veintisiete", Number(27)), ("veintiocho", Number(28)), ("veintinueve", Number(29)),
    ("treinta", Number(30)), ("cuarenta", Number(40)), ("cincuenta", Number(50)), ("sesenta", Number(60)),
    ("setenta", Number(70)), ("ochenta", Number(80)), ("noventa", Number(90)), ("cien", Times(100)),
    ("ciento", Times(100)), ("doscientos", Number(200)), ("doscientas", Number(200)), ("trescientos", Number(300)),
    ("trescientas", Number(300)), ("cuatrocientos", Number(400)), ("cuatrocientas", Number(400)),
    ("quinientos", Number(500)), ("quinientas", Number(500)), ("seiscientos", Number(600)), ("seiscientas", Number(600)),
    ("setecientos", Number(700)), ("setecientas", Number(700)), ("ochocientos", Number(800)), ("ochocientas", Number(800)),
    ("novecientos", Number(900)), ("novecientas", Number(900)), ("mil", Times(1000)), ("medio", HALF), ("media", HALF),
    ("mitad", HALF), ("tercio", THIRD), ("tercios", THIRD), ("cuarto", QUARTER), ("cuartos", QUARTER),
    ("quinto", FIFTH), ("quintos", FIFTH), ("décimo", TENTH), ("décimos", TENTH), ("y", And), ("un", One), ("una", One),
    ("uno", Number(1)), ("de", Article), ("del", Article), ("la", Article), ("el", Article), ("los", Article),
    ("las", Article),
];

/// The words of each of [`LANGUAGES`](super::super::units::LANGUAGES), which every word of every text is compared with.
static VOCABULARIES: LazyLock<[HashMap<&'static str, Token>; 5]> = LazyLock::new(|| {
    [ENGLISH, DUTCH, GERMAN, FRENCH, SPANISH].map(|words| words.iter().copied().collect())
});

/// What a word in small letters says, which may be several numbers: `vijfentwintig`.
pub(in super::super) fn tokens(word: &str, language: &str) -> Option<Vec<Token>> {
    let place = place_of(language)?;
    if let Some(token) = VOCABULARIES[place].get(word) {
        return Some(vec![*token]);
    }
    // Only these two write such words as one.
    match primary(language) {
        "nl" => segments(word, DUTCH),
        "de" => segments(word, GERMAN),
        _ => None,
    }
}

fn segments(word: &str, words: Words) -> Option<Vec<Token>> {
    /// `neunhundertneunundneunzigtausend`
    const LONGEST: usize = 60;
    if word.len() > LONGEST {
        return None;
    }
    let mut rest = word;
    let mut found = Vec::new();
    while let Some(first) = rest.bytes().next() {
        let begins = words.iter().filter(|(own, token)| {
            own.as_bytes()[0] == first
                && rest.starts_with(own)
                && *token != Article
                && (*token != One || own.len() == 3)
        });
        let (own, token) = begins.max_by_key(|(own, _)| own.len())?;
        // `zweieinhalb`
        found.extend((*own == "einhalb").then_some(And));
        found.push(if *token == One { Number(1) } else { *token });
        rest = &rest[own.len()..];
    }
    Some(found)
}

/// How many all of these say; `None` where they say nothing of it.
pub(in super::super) fn count<'t>(
    tokens: impl Iterator<Item = &'t Token>,
    language: &str,
) -> Option<Count> {
    let mut tokens = tokens.copied().skip_while(|it| matches!(it, And | Article)).peekable();
    tokens.peek()?;
    let (mut total, mut current) = (0_u64, 0_u64);
    let (mut part, mut is_number, mut is_one, mut and) = (None, false, false, false);
    while let Some(token) = tokens.next() {
        match token {
            Number(_) | Times(_) if part.is_some() => return Some(Count::Unclear),
            Number(number) => {
                let joins = match (current, number) {
                    (0, _) => true,
                    // `quatre-vingt`
                    (_, 20) if current % 100 == 4 && primary(language) == "fr" => {
                        current = current.checked_add(56)?;
                        true
                    }
                    (_, 1..=99) if current % 100 == 0 => true,
                    (_, 1..=9) if current % 10 == 0 && current % 100 >= 20 => true,
                    (_, 10..=19) if matches!(current % 100, 60 | 80) => primary(language) == "fr",
                    // `vijfentwintig`
                    (_, 20..=90) => and && current % 100 < 10,
                    _ => false,
                };
                if !joins {
                    return Some(Count::Unclear);
                }
                current = current.checked_add(number)?;
                is_number = true;
            }
            Times(times) => {
                let own = if current == 0 { 1 } else { current };
                match times {
                    100 => current = own.checked_mul(100)?,
                    _ => {
                        total = total.checked_add(own.checked_mul(times)?)?;
                        current = 0;
                    }
                }
                is_number = true;
            }
            Part(_) if part.is_some() => return Some(Count::Unclear),
            Part(own) => {
                // "two and a half" and "two thirds", but not "two half tablets".
                match (is_number, and) {
                    (true, false) if own >= 500_000 => return Some(Count::Unclear),
                    (true, false) => {
                        part = Some(total.checked_add(current)?.checked_mul(own)?);
                        (total, current) = (0, 0);
                    }
                    (false, true) if is_one => part = Some(1_000_000 + own),
                    _ => part = Some(own),
                }
            }
            And => and = true,
            // `vingt et un`
            One if and && current >= 20 && !matches!(tokens.peek(), Some(Part(_))) => {
                current = current.checked_add(1)?;
            }
            One => is_one = true,
            Article => {}
        }
        if !matches!(token, And | One | Article) {
            and = false;
        }
    }
    let whole = total.checked_add(current)?.checked_mul(1_000_000)?;
    match (is_number, part) {
        (_, Some(part)) => Some(Count::Of(whole.checked_add(part)?)),
        (true, None) => Some(Count::Of(whole)),
        (false, None) => is_one.then_some(Count::One),
    }
}
