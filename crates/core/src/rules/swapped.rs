//! Two amounts that changed places between those whom they are for: "adults 10 mg, children 5 mg".

use std::collections::{BTreeMap, BTreeSet};

use super::amounts::{Amount, Kinds, in_common};
use super::parts::{Part, What};
use super::units::{Words, has_word, unit_named};

/// Those who are told apart, when, and where: of one row, an amount is of one.
#[rustfmt::skip]
const ROWS: [&[Words]; 4] = [
    &[
        [
            &["adult", "adults"], &["volwassene", "volwassenen"], &["erwachsene", "erwachsenen", "erwachsener"],
            &["adulte", "adultes"], &["adulto", "adultos", "adulta", "adultas"],
        ],
        [
            &["child", "children"], &["kind", "kinderen"], &["kind", "kinder", "kindern"], &["enfant", "enfants"],
            &["niño", "niños", "niña", "niñas"],
        ],
        [
            &["baby", "babies", "infant", "infants"], &["baby", "zuigeling", "zuigelingen"],
            &["baby", "babys", "säugling", "säuglinge", "säuglingen"], &["bébé", "bébés", "nourrisson", "nourrissons"],
            &["bebé", "bebés", "lactante", "lactantes"],
        ],
        [&["woman", "women"], &["vrouw", "vrouwen"], &["frau", "frauen"], &["femme", "femmes"], &["mujer", "mujeres"]],
        [
            &["man", "men"], &["man", "mannen"], &["mann", "männer", "männern"], &["homme", "hommes"], &["hombre", "hombres"],
        ],
    ],
    &[
        [&["morning"], &["ochtend", "ochtends", "morgen", "morgens"], &["morgen", "morgens"], &["matin"], &["mañana"]],
        [
            &["evening", "night", "bedtime"], &["avond", "avonds", "nacht", "nachts"], &["abend", "abends", "nacht", "nachts"],
            &["soir", "nuit", "coucher"], &["noche"],
        ],
    ],
    &[
        [&["left"], &["links", "linker"], &["links", "linke", "linken"], &["gauche"], &["izquierda", "izquierdo"]],
        [&["right"], &["rechts", "rechter"], &["rechts", "rechte", "rechten"], &["droite", "droit"], &["derecha", "derecho"]],
    ],
    &[
        [&["before"], &["voor", "vóór", "ervoor"], &["vor", "vorher", "davor"], &["avant"], &["antes"]],
        [&["after", "afterwards"], &["na", "erna"], &["nach", "danach"], &["après"], &["después"]],
    ],
];

/// What an amount may be of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    /// By its row, and its place in that.
    Known(usize, usize),
    /// How a word begins that is much the same in two languages: a medicine.
    Name(String),
}

/// A word or an amount.
enum Token {
    Word(String, Of),
    Amount { kinds: Kinds, value: u128, shown: String },
}

/// What a sentence says of amounts, in its order.
pub(super) struct Sentence(Vec<Token>);

/// The sentences of a text that has these parts and amounts. One amount can change places with no other.
pub(super) fn sentences(
    text: &str,
    language: &str,
    parts: &[Part],
    amounts: &[Amount],
) -> Vec<Sentence> {
    if amounts.len() < 2 {
        return Vec::new();
    }
    let mut sentences = vec![Sentence(Vec::new())];
    let mut amounts = amounts.iter().peekable();
    for part in parts {
        let is_last = |c: char| matches!(c, '.' | '!' | '?' | '\n');
        let token = match &part.what {
            What::Word(word, None) => of(word, language).map(|of| Token::Word(word.clone(), of)),
            What::Number(_) => {
                while amounts.next_if(|it| it.start < part.start).is_some() {}
                let amount = amounts.next_if(|it| it.start < part.end);
                amount.and_then(|it| {
                    let (kinds, value) = in_common(it.measured()?);
                    Some(Token::Amount { kinds, value, shown: it.to_string() })
                })
            }
            What::End if text[part.start..part.end].ends_with(is_last) => {
                sentences.push(Sentence(Vec::new()));
                None
            }
            _ => None,
        };
        sentences.last_mut().expect("the first one").0.extend(token);
    }
    sentences.retain(|it| it.0.len() > 1);
    sentences
}

/// What a word names that an amount may be of.
fn of(word: &str, language: &str) -> Option<Of> {
    /// Words that begin with so many letters alike are mostly one word in two languages.
    const ALIKE: usize = 5;
    for (row, all) in ROWS.iter().enumerate() {
        if let Some(at) = all.iter().position(|it| has_word(it, language, word)) {
            return Some(Of::Known(row, at));
        }
    }
    let plain: String = word.chars().map(plain).take(ALIKE).collect();
    let is_name = word.chars().count() > ALIKE && unit_named(word, language).is_none();
    is_name.then_some(Of::Name(plain))
}

/// A letter without the accent that it has in some languages.
fn plain(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ï' | 'î' => 'i',
        'ó' | 'ô' | 'ö' => 'o',
        'ú' | 'ü' | 'û' => 'u',
        _ => c,
    }
}

/// Of each, its amounts of each kind, with how the first is shown.
type Amounts<'s> = BTreeMap<(&'s Of, Kinds), (BTreeSet<u128>, &'s str, &'s str)>;

/// What is said of those that are looked at, where a sentence names one for each amount, or each few of them.
fn said<'s>(sentences: &'s [Sentence], is_looked_at: impl Fn(&Of) -> bool) -> Amounts<'s> {
    let mut said = Amounts::new();
    for Sentence(tokens) in sentences {
        // Each word with the amounts beside it, before or behind.
        let mut words: Vec<(&str, &Of)> = Vec::new();
        let mut runs: Vec<Vec<&Token>> = Vec::new();
        let mut was_word = None;
        let mut is_even = true;
        for token in tokens {
            match token {
                Token::Word(word, of) if is_looked_at(of) => {
                    is_even &= was_word != Some(true);
                    words.push((word, of));
                    was_word = Some(true);
                }
                Token::Amount { .. } => {
                    if was_word != Some(false) {
                        runs.push(Vec::new());
                    }
                    runs.last_mut().expect("a run").push(token);
                    was_word = Some(false);
                }
                Token::Word(..) => {}
            }
        }
        if !is_even || words.len() != runs.len() {
            continue;
        }
        for ((word, of), run) in words.into_iter().zip(runs) {
            for token in run {
                let Token::Amount { kinds, value, shown } = token else { continue };
                let entry = said.entry((of, *kinds)).or_insert((BTreeSet::new(), shown, word));
                entry.0.insert(*value);
            }
        }
    }
    said
}

/// Two amounts that each text says of the other one: what is said of one there and here.
pub(super) fn swapped(theirs: &[Sentence], ours: &[Sentence]) -> Option<[String; 2]> {
    let names = |sentences: &[Sentence]| -> BTreeSet<Of> {
        let tokens = sentences.iter().flat_map(|it| &it.0);
        tokens
            .filter_map(|it| match it {
                Token::Word(_, of @ Of::Name(_)) => Some(of.clone()),
                _ => None,
            })
            .collect()
    };
    let shared: BTreeSet<Of> = names(theirs).intersection(&names(ours)).cloned().collect();
    let rows = (0..ROWS.len()).find_map(|row| {
        let is_of = |of: &Of| matches!(of, Of::Known(own, _) if *own == row);
        crossed(&said(theirs, is_of), &said(ours, is_of))
    });
    rows.or_else(|| {
        crossed(&said(theirs, |of| shared.contains(of)), &said(ours, |of| shared.contains(of)))
    })
}

fn crossed(theirs: &Amounts<'_>, ours: &Amounts<'_>) -> Option<[String; 2]> {
    /// A text that says more is not compared.
    const MOST: usize = 200;
    if theirs.len() > MOST {
        return None;
    }
    theirs.iter().find_map(|((of, kinds), (there, shown, word))| {
        let (here, here_shown, here_word) = ours.get(&(*of, *kinds))?;
        let mut others =
            theirs.iter().filter(|((_, kind), (all, ..))| kind == kinds && all == here);
        let is_crossed = there.is_disjoint(here)
            && others.any(|((other, _), _)| {
                ours.get(&(*other, *kinds)).is_some_and(|it| it.0 == *there)
            });
        is_crossed.then(|| {
            [format!("{shown} beside `{word}`"), format!("{here_shown} beside `{here_word}`")]
        })
    })
}
