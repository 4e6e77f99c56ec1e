//! What stands in the place of a text that is still to be written, in a scaffold's words and in people's.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::amounts;
use super::placeholder_words::{
    ABBREVIATIONS, BESIDE_NO_PERSON, FILL_IN, FILLERS, IN_ROUND_BRACKETS, IN_SMALL_LETTERS, LOREM,
    MARKS, NO_PERSON, NO_TITLES, NOBODY, SLOTS, TEXTS, TO_FILL_IN, TO_FOLLOW, TO_LOOK_AT,
    WHERE_TODO_IS_A_WORD,
};
use crate::model::primary;
use crate::scaffold::TODO;

/// The first mark in a text of any language.
pub(super) fn mark(text: &str) -> Option<Range<usize>> {
    mark_in(text, "")
}

/// The first mark in a text of a language.
pub(super) fn mark_in(text: &str, language: &str) -> Option<Range<usize>> {
    // Small letters of other lengths than the capitals would shift the places.
    let lower = text.to_ascii_lowercase();
    let is_word = WHERE_TODO_IS_A_WORD.contains(&primary(language));
    word(text, &IN_TEXT, |it| !is_word || &text[it.clone()] != TODO || is_alone(text, it))
        .or_else(|| word(&lower, &IN_LOWER, |_| true))
        .or_else(|| in_capitals(text))
        .or_else(|| abbreviation(text))
        .or_else(|| todo(text))
        .or_else(|| filler(&lower))
        .or_else(|| in_brackets(text))
        .or_else(|| in_other_brackets(text))
        .or_else(|| in_braces(text))
        .or_else(|| without_number(text))
        .or_else(|| follows(text))
        .or_else(|| missing(text))
        .or_else(|| without_words(text))
}

/// What stands in the place of the name of a person who answers for something.
pub(super) fn nobody(name: &str) -> Option<Range<usize>> {
    let said = name.trim().to_lowercase();
    let mut words = said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_nobody = NOBODY.contains(&said.as_str())
        || said.chars().all(|c| c == 'x')
        || words.clone().any(|word| NO_PERSON.contains(&word))
            && words.all(|word| NO_PERSON.contains(&word) || BESIDE_NO_PERSON.contains(&word));
    is_nobody.then_some(0..name.len())
}

/// What programs put in the place of a page's title.
pub(super) fn no_title(title: &str) -> Option<Range<usize>> {
    let said = title.trim().trim_end_matches(['.', '…']).to_lowercase();
    NO_TITLES.contains(&said.as_str()).then_some(0..title.len())
}

/// A text of nothing but punctuation.
fn without_words(text: &str) -> Option<Range<usize>> {
    let is_empty = !text.is_empty() && !text.contains(char::is_alphanumeric);
    is_empty.then_some(0..text.trim_end().len())
}

/// What says so in capitals, as it is compared.
static IN_CAPITALS: LazyLock<HashSet<String>> =
    LazyLock::new(|| MARKS.iter().chain(&TO_FOLLOW).map(|it| without_accents(it)).collect());

/// `A COMPLETER`, `TEXT FOLGT`: some words in capitals, with or without accents, that say that something is missing.
fn in_capitals(text: &str) -> Option<Range<usize>> {
    /// What may be a sentence's own is of one word.
    const FEWEST_WORDS: usize = 2;
    /// No words of that kind are longer, in bytes.
    const LONGEST: usize = 40;
    // Most texts have no two capitals with a space between them.
    if !has_around(text, b' ', |c| c.is_ascii_uppercase() || !c.is_ascii()) {
        return None;
    }
    let is_capital =
        |word: &str| word.chars().all(char::is_uppercase) && word.chars().any(char::is_alphabetic);
    let at = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
    let mut run: Option<(Range<usize>, usize)> = None;
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|it| !it.is_empty());
    // The empty word behind the last one ends what is in capitals.
    words.chain([&text[text.len()..]]).find_map(|word| {
        let own = at(word)..at(word) + word.len();
        let is_next = |range: &Range<usize>| text.get(range.end..own.start) == Some(" ");
        match &mut run {
            Some((range, count)) if is_capital(word) && is_next(range) => {
                (range.end, *count) = (own.end, *count + 1);
                None
            }
            _ => {
                let last = run
                    .take()
                    .filter(|it| it.1 >= FEWEST_WORDS && it.0.len() <= LONGEST)
                    .map(|it| it.0);
                run = is_capital(word).then_some((own, 1));
                last.filter(|range| {
                    let said = without_accents(&text[range.clone()]);
                    IN_CAPITALS.contains(&said)
                })
            }
        }
    })
}

/// Whether a text has this sign between two bytes of a kind.
fn has_around(text: &str, sign: u8, is_of_kind: impl Fn(u8) -> bool) -> bool {
    let mut threes = text.as_bytes().windows(3);
    threes.any(|it| it[1] == sign && is_of_kind(it[0]) && is_of_kind(it[2]))
}

/// A text in small letters without accents, which few type on capitals.
fn without_accents(text: &str) -> String {
    text.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// `t.b.d.`, `n.t.b.`: letters with dots between them, which are no word without.
fn abbreviation(text: &str) -> Option<Range<usize>> {
    if !has_around(text, b'.', |c| c.is_ascii_alphanumeric() || c == b'.' || !c.is_ascii()) {
        return None;
    }
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '.');
    let mut words = words.map(|it| it.trim_matches('.')).filter(|it| it.contains('.'));
    let word =
        words.find(|it| ABBREVIATIONS.contains(&it.replace('.', "").to_lowercase().as_str()))?;
    let start = word.as_ptr().addr() - text.as_ptr().addr();
    let dot = usize::from(text[start + word.len()..].starts_with('.'));
    Some(start..start + word.len() + dot)
}

/// A short sentence of what is not there: `De dosis volgt nog.`, `Your text here.`
fn missing(text: &str) -> Option<Range<usize>> {
    const MOST_WORDS: usize = 5;
    let mut sentences = text.split(['.', '!', '\n', ':', ';']).map(str::trim);
    let sentence = sentences.find(|sentence| {
        if sentence.split(' ').count() > MOST_WORDS {
            return false;
        }
        let said = sentence.to_lowercase();
        let has = |word: &&str| said.split(' ').any(|it| it == *word);
        let ends = |words: &&str| said.strip_suffix(*words).is_some_and(|it| it.ends_with(' '));
        let begins = |words: &&str| said.strip_prefix(*words).is_some_and(|it| it.starts_with(' '));
        // What it is of stands first, with or without an article.
        let of_slot =
            || said.split(' ').take(2).any(|it| SLOTS.contains(&it) || TEXTS.contains(&it));
        let of_text = || TO_FILL_IN.iter().chain(&TEXTS).any(begins) && TEXTS.iter().any(has);
        TO_FOLLOW.iter().any(ends) && of_slot() || FILL_IN.iter().any(ends) && of_text()
    })?;
    let start = sentence.as_ptr().addr() - text.as_ptr().addr();
    Some(start..start + sentence.len())
}

/// `todo: …` where a line begins.
fn todo(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n').find_map(|line| {
        let own = start + (line.len() - line.trim_start().len());
        start += line.len();
        let mark = text.get(own..own + TODO.len())?;
        let is_mark = mark.eq_ignore_ascii_case(TODO) && text[own + TODO.len()..].starts_with(':');
        is_mark.then_some(own..own + TODO.len())
    })
}

static IN_TEXT: LazyLock<AhoCorasick> = LazyLock::new(|| all_of(&MARKS));
static IN_LOWER: LazyLock<AhoCorasick> = LazyLock::new(|| all_of(&IN_SMALL_LETTERS));
static ALL_FILLERS: LazyLock<AhoCorasick> = LazyLock::new(|| all_of(&FILLERS));

/// What finds all of these in one pass over a text.
fn all_of(words: &[&str]) -> AhoCorasick {
    AhoCorasick::new(words).expect("few words, and short ones")
}

/// The first of some words, which stands by itself.
fn word(
    text: &str,
    words: &AhoCorasick,
    is_mark: impl Fn(&Range<usize>) -> bool,
) -> Option<Range<usize>> {
    words
        .find_overlapping_iter(text)
        .map(|it| it.range())
        .filter(|it| {
            !text[..it.start].ends_with(char::is_alphanumeric)
                && !text[it.end..].starts_with(char::is_alphanumeric)
                && is_mark(it)
        })
        .min_by_key(|it| it.start)
}

/// Whether a word is no part of a sentence: alone on its line or in brackets, or with a colon behind it.
fn is_alone(text: &str, word: &Range<usize>) -> bool {
    let (before, behind) = (&text[..word.start], text[word.end..].trim_start_matches(' '));
    let begins = before.trim_end_matches([' ', '"', '*']);
    let begins = begins.is_empty() || begins.ends_with(['\n', '[', '(', '.', '-']);
    let ends = behind.trim_start_matches(['.', '!', '"', '*']);
    behind.starts_with(':') || begins && (ends.is_empty() || ends.starts_with(['\n', ']', ')']))
}

/// What printers and programs fill a place with, in a text in small letters.
fn filler(lower: &str) -> Option<Range<usize>> {
    // A "placeholder text message" is something else.
    let found = ALL_FILLERS.find_overlapping_iter(lower).map(|it| it.range());
    let found = found.filter(|it| !lower[it.end..].starts_with(" message"));
    found.min_by_key(|it| (it.start, it.end)).or_else(|| lorem(lower))
}

/// Any three words of the text that printers use.
fn lorem(text: &str) -> Option<Range<usize>> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let at = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
    let (mut next, mut run, mut start) = (0, 0, 0);
    for word in words {
        if run > 0 && LOREM.get(next) == Some(&word) {
            run += 1;
        } else if let Some(place) = LOREM.iter().position(|it| *it == word) {
            (next, run, start) = (place, 1, at(word));
        } else {
            run = 0;
        }
        next += 1;
        if run == 3 {
            return Some(start..at(word) + word.len());
        }
    }
    None
}

/// `[insert the dose]`, `[Dosis einfügen]` or `[DOSIS]`: brackets to be filled in, and no link.
fn in_brackets(text: &str) -> Option<Range<usize>> {
    if !text.contains('[') {
        return None;
    }
    // The references of Markdown.
    let named = text.lines().filter_map(|line| line.trim_start().strip_prefix('['));
    let explained: BTreeSet<&str> =
        named.filter_map(|line| Some(line.split_once("]:")?.0)).collect();
    let mut from = 0;
    // Each piece ends where a bracket is closed, so that none is looked at more often than twice.
    text.split_inclusive(']').find_map(|piece| {
        let start = from;
        from += piece.len();
        let end = from;
        let is_link = text[end..].starts_with(['(', '[', ':']);
        let opened = [piece.find('['), piece.rfind('[')].into_iter().flatten();
        let mut opened = opened.map(|at| start + at).filter(|_| !is_link);
        opened.find_map(|open| {
            let inner = text.get(open + 1..end)?.strip_suffix(']')?;
            (is_to_fill_in(inner) && !explained.contains(inner)).then_some(open..end)
        })
    })
}

/// `\<dose\>` or `(nog in te vullen)`.
fn in_other_brackets(text: &str) -> Option<Range<usize>> {
    let between = |open: &str, close: &str, is_mark: fn(&str) -> bool| {
        if !text.contains(open) {
            return None;
        }
        let mut from = 0;
        text.split_inclusive(close).find_map(|piece| {
            let start = from;
            from += piece.len();
            let at = piece.rfind(open)?;
            let inner = piece[at + open.len()..].strip_suffix(close)?;
            is_mark(&inner.trim().to_lowercase()).then_some(start + at..from)
        })
    };
    between("\\<", "\\>", |inner| SLOTS.contains(&inner))
        .or_else(|| between("(", ")", is_round_slot))
}

fn is_round_slot(inner: &str) -> bool {
    // "(insert dose here)", "(dosis invullen)"
    let inserts = inner.strip_prefix("insert ").and_then(|it| it.strip_suffix(" here"));
    let filled = || FILL_IN.iter().find_map(|it| inner.strip_suffix(it)).map(str::trim_end);
    let is_slot = inserts.or_else(filled).is_some_and(|it| SLOTS.contains(&it));
    is_slot || IN_ROUND_BRACKETS.contains(&inner)
}

fn is_to_fill_in(inner: &str) -> bool {
    let words = amounts::words(inner);
    let begins = |verb: &&str| {
        let rest = words.strip_prefix(*verb);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':', '…', '.']))
    };
    let ends = |verb: &&str| words.strip_suffix(*verb).is_some_and(|it| it.ends_with(' '));
    let is_slot = || SLOTS.contains(&words.as_str());
    let is_question = || words.ends_with('?') && words.contains(char::is_alphabetic);
    TO_FILL_IN.iter().chain(&TO_LOOK_AT).any(begins)
        || FILL_IN.iter().chain(&TO_LOOK_AT).any(ends)
        || is_question()
        || is_slot()
        || TO_FOLLOW.contains(&words.as_str())
        || !words.is_empty() && words.chars().all(|c| matches!(c, '.' | '…' | '_' | '?'))
        // `[x]` is a box that is ticked.
        || words.len() > 1 && words.chars().all(|c| c == 'x')
}

/// `{{ dose }}` or `{naam}`, which a program was to replace.
fn in_braces(text: &str) -> Option<Range<usize>> {
    if !text.contains('{') {
        return None;
    }
    let mut from = 0;
    text.split_inclusive('}').find_map(|piece| {
        let open = piece.rfind('{');
        let start = from + open.map_or(0, |at| piece[..at].trim_end_matches('{').len());
        let inner = open.map(|at| piece[at + 1..].trim_end_matches('}').trim());
        from += piece.len();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ' ');
        let is_name = inner.is_some_and(|it| {
            it.starts_with(char::is_alphabetic) && it.chars().all(is_part) && piece.ends_with('}')
        });
        let end = || text.len() - text[from..].trim_start_matches('}').len();
        is_name.then(|| start..end())
    })
}

/// `xx mg` and `… %`: a unit with something in the place of its number. `???` stands for anything.
/// A longer line is for the reader to fill in.
fn without_number(text: &str) -> Option<Range<usize>> {
    const LONGEST_LINE: usize = 3;
    const LONGEST_IN_SENTENCE: usize = 5;
    let mut start = 0;
    for word in text.split_inclusive([' ', '\n', '\u{a0}']) {
        let from = start;
        start += word.len();
        // All that may stand for a number begins with one of these.
        if !word
            .trim_start_matches('(')
            .starts_with(['…', 'x', 'X', '?', '[', '@', 'N', '_', '.', '%'])
            && !word.contains('?')
        {
            continue;
        }
        let own = word.trim_end().trim_start_matches('(');
        let from = from + (word.trim_end().len() - own.len());
        let blank = own.trim_end_matches('%');
        let longest = || match text[..from].trim_end().ends_with(':') {
            true => LONGEST_LINE,
            false => LONGEST_IN_SENTENCE,
        };
        let is_blank = matches!(blank, "…" | "X" | "?" | "[X]" | "[x]" | "[…]")
            || blank.len() > 1
                && ['x', 'X', '?', '@', 'N'].iter().any(|it| blank.chars().all(|c| c == *it))
            || blank.len() > 1
                && blank.len() <= LONGEST_IN_SENTENCE
                && ['_', '.'].iter().any(|it| blank.chars().all(|c| c == *it))
                && blank.len() <= longest();
        // Only a blank is asked for its unit: there are few, and many words.
        let has_unit = || own.len() > blank.len() || amounts::begins_with_amount(&text[start..]);
        if is_blank && has_unit() || own.contains('?') && own.contains("???") {
            return Some(from..from + own.len());
        }
    }
    None
}

/// A paragraph of nothing else, or what stands behind a colon where a line ends: `Dosis: n.t.b.`
fn follows(text: &str) -> Option<Range<usize>> {
    /// None of them is longer, in bytes.
    const LONGEST: usize = 60;
    let is_to_follow = |said: &str| {
        let said = said.trim().trim_matches(['(', ')', '*', '…', '.']);
        if said.len() > LONGEST && !said.starts_with(['x', 'X']) {
            return false;
        }
        let said = said.to_lowercase();
        // The "XX chromosomes" are two.
        let is_blank = said.len() > 2 && said.chars().all(|c| c == 'x');
        is_blank || TO_FOLLOW.iter().any(|it| said == it.trim_end_matches('.'))
    };
    let range = |said: &str| {
        let start = said.as_ptr().addr() - text.as_ptr().addr();
        let own = said.trim();
        let start = start + (said.len() - said.trim_start().len());
        start..start + own.len()
    };
    let paragraphs = text.split("\n\n");
    let behind = text.lines().filter_map(|line| Some(line.rsplit_once(": ")?.1));
    paragraphs.chain(behind).find(|it| is_to_follow(it)).map(range)
}

#[cfg(test)]
mod tests {
    use super::super::placeholder_words::YOUR_NAME;
    use super::{mark, mark_in, no_title, nobody};

    #[test]
    fn marks_are_known_in_four_languages() {
        for text in [
            "TODO: a sentence",
            "The dose is TBD.",
            "FIXME",
            "Lorem ipsum dolor",
            "take [insert dose] daily",
            "[invullen: dosis]",
            "neem [vul in] per dag",
            "[hier einfügen]",
            "[bitte ergänzen]",
            "prenez [à compléter] par jour",
            "[…]",
            "text\n\nTekst volgt.",
            "Text folgt",
            "à venir",
            "take xx mg",
            "neem … mg",
            "take … tablets a day",
            "neem __ capsules",
            "nehmen Sie ... Tabletten",
            "prenez … gélules",
            "20 to XX%",
            "nehmen Sie (__ mg)",
            "prenez ... mg",
            "how many???",
            "todo: a sentence",
            "One.\n\nTodo: zwei",
            "TO DO",
            "the dose is tbd",
            "[Dosis einfügen]",
            "neem [dosis invullen] per dag",
            "prenez [dose à compléter] par jour",
            "take [DOSE]",
            "[see [insert dose] below]",
            "[insert [the] dose",
            "nimm [DOSIS]",
            "voir [LIEN]",
            "{{ dosis }}",
            "Beste {naam},",
            "Chère {{patient.name}}",
            "Dosis: n.t.b.",
            "Dose : à venir",
            "First line: to be determined\nSecond.",
            "Consectetur adipiscing elit",
            "sed do eiusmod",
            "take [dose] daily",
            "neem [dosis] per dag",
            "take \\<dose\\> daily",
            "neem \\<dosis\\>",
            "tba",
            "De dosis (nog in te vullen)",
            "Texte à venir.",
            "la dose [à définir]",
            "To be completed.",
            "Wird noch ergänzt.",
            "take @@ mg",
            "PENDIENTE",
            "Take X mg daily.",
            "Take [X] mg daily.",
            "Neem ? mg per dag.",
            "De dosis: NOG INVULLEN",
            "Wordt nog aangevuld.",
            "To be added.",
            "Noch ausfüllen",
            "Pendiente de redactar",
            "Zie Fout! Verwijzingsbron niet gevonden.",
            "Siehe Fehler! Textmarke nicht definiert.",
            "Tome [completar] mg.",
            "Por completar.",
            "Texto pendiente.",
            "Próximamente.",
            "[insertar dosis]",
            "Dosis: por definir",
            "Nog te schrijven.",
            "NOG DOEN",
            "Volgt nog.",
            "Tekst toevoegen.",
            "Platzhalter",
            "ZU ERLEDIGEN: Dosis",
            "ENTWURF",
            "Noch zu schreiben.",
            "BROUILLON",
            "À RÉDIGER",
            "À FAIRE : la dose",
            "WIP",
            "TK",
            "ToDo",
            "todo",
            "[dose to be confirmed]",
            "(insert dose here)",
            "(dosis invullen)",
            "Under construction.",
            "Draft - do not publish",
            "CONCEPT - niet publiceren",
            "...",
            "-",
            "The dose is t.b.d.",
            "De dosis is n.t.b. en later meer",
            "De dosis: n.n.b.",
            "XXX",
            "Take it.\n\nXXX\n\nRest.",
            "take [dose?] daily",
            "WIP: more text here.",
            "The dose is .... mg.",
            "De dosis is ____ mg.",
            "Your text here.",
            "Hier Text einfügen.",
            "Insert your text here",
            "[check with Dr Smith]",
            "this helps [citation needed]",
            "De dosis volgt nog.",
            "Die Dosis folgt noch.",
            "NOG TE DOEN: dosis.",
            "TE DOEN: dosis",
            "neem [aanvullen] mg",
            "[dosis nakijken]",
            "ZU ERGÄNZEN.",
            "Text fehlt noch.",
            "[Dosis prüfen]",
            "A COMPLETER",
            "La dose : A PRECISER.",
            "TEXT FOLGT",
            "prenez [insérez ici]",
            "[dose à préciser]",
            "[indiquer la dose]",
            "Klik om tekst toe te voegen",
            "Click or tap here to enter text.",
            "Cliquez pour ajouter du texte",
            "[navragen]",
            "[à traduire]",
            "[dose à déterminer]",
            "[übersetzen]",
            "[Text]",
            "The dose is [?] for adults.",
            "The dose is [XXX] for adults.",
            "nehmen Sie NN mg",
        ] {
            assert!(mark(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_no_mark() {
        for text in [
            "METODOS and TODOS",
            "[x] done, and [a] and [b]",
            "la dose [à déterminer avec votre médecin]",
            "## 20 mg or 40 mg",
            "see [your doctor](https://example.org/)",
            "the [sic] word, and [1]",
            "la dose est à définir avec votre médecin",
            "Er volgt een gesprek.",
            "TBC (tuberculose)",
            "the XXX chromosomes",
            "XX or XY",
            "and so on ... 5 mg",
            "Really? 5 mg",
            "one … two weeks",
            "Bougez … l’essentiel est de bouger.",
            "Bougez … l'important",
            "Neem rust … g5 is een spel",
            "[addition] of a medicine",
            "Eso es todo",
            "Todos",
            "magnetic resonance imaging [MRI], as [NICE] says",
            "[see the links here](https://example.org/)",
            "numbers {1, 2}",
            "Er volgt: een gesprek.",
            "el dolor, sit or stand",
            "Fill in your weight: ____ kg",
            "Vul uw gewicht in: ______ kg",
            "Ihr Gewicht: ........ kg",
            "Votre poids : ____ kg",
            "Naam: ........",
            "You get a placeholder text message.",
            "the questionnaire (to be completed)",
            "see [link] there\n\n[link]: https://example.org/",
            "À faire",
            "HOW TO FOLLOW THE DIET",
            "WAT VOLGT NA DE OPERATIE",
            "Read the text here.",
            "Your doctor is here.",
            "Here is a diet to follow.",
            "Een onderzoek volgt nog.",
            "Die Nachsorge folgt.",
            "z.B. Massage, d.h. Ruhe, t.o.v. rust, p.o. or i.v.",
            "Women: XX\nMen: XY",
            "he said [the pain] is gone",
            "Mein Gewicht: .... kg",
            "Er volgt nog een gesprek.",
            "Próximamente hablará con su médico.",
            "el resultado está pendiente",
            "Ein Platzhalter ist ein Implantat.",
            "An implant that is under construction.",
            "Het concept is eenvoudig.",
            "Concept",
            "À faire soi-même : des exercices.",
            "(add salt here and there)",
            "the X chromosome, Factor X 500 IU, vitamin K",
            "Does it help? 5 mg does.",
            "the TK gene, and WIPO",
        ] {
            assert!(mark(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_word_of_a_language_is_no_mark_in_it() {
        for text in [
            "Muévase TODO EL DÍA.",
            "TODO EL DÍA",
            "un método TODO en uno",
            "TODO, absolutamente TODO, ayuda",
        ] {
            assert_eq!(mark_in(text, "es"), None, "{text}");
            assert_eq!(mark_in(text, "pt-BR"), None, "{text}");
            assert!(mark_in(text, "nl").is_some(), "{text}");
        }
        for text in ["TODO: la dosis", "Tome 5 mg. TODO", "[TODO]", "Uno.\n\nTODO\n\nDos.", "TODO."]
        {
            assert!(mark_in(text, "es").is_some(), "{text}");
        }
    }

    #[test]
    fn a_title_is_that_of_a_page() {
        for title in ["404 Not Found", "Untitled", "Loading...", "Pagina niet gevonden"] {
            assert!(no_title(title).is_some(), "{title}");
        }
        for title in ["Home", "Loading the spine: Should I Lift?", "Untitled pain"] {
            assert!(no_title(title).is_none(), "{title}");
        }
    }

    #[test]
    fn a_name_is_that_of_somebody() {
        for name in [
            "n/a",
            "N.v.t.",
            "X",
            "xx",
            YOUR_NAME,
            "Your name",
            "name",
            "Unknown",
            "Nobody",
            "onbekend",
            "Niemand",
            "uw naam",
            "Unbekannt",
            "der Name",
            "inconnu",
            "votre nom",
            "(naam of rol)",
        ] {
            assert!(nobody(name).is_some(), "{name}");
        }
        for name in [
            "A",
            "Dr. X. Li",
            "Max",
            "Xu",
            "NA Smith",
            "the editors",
            "Or Ben-David",
            "Le Ou",
            "M. Personne",
            "de redactie",
        ] {
            assert!(nobody(name).is_none(), "{name}");
        }
    }

    #[test]
    fn brackets_that_nothing_closes_cost_no_more_than_their_length() {
        for sign in ["[", "]", "{", "}", "[a", "{a"] {
            let text = format!("a{}a]}}", sign.repeat(250_000));
            assert_eq!(mark(&text), None);
        }
    }
}
