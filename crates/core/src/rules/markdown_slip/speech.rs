//! What people say to each other, which many languages begin with a dash: `— Où avez-vous mal ?`

use std::collections::BTreeSet;

use super::line_start::sign;
use crate::model::primary;

/// Languages that put speech between quotation marks. A dash at the beginning of a line is an item there.
const QUOTING: [&str; 3] = ["en", "nl", "de"];

/// The dashes that speech begins with. The first is seldom that of a list.
const DASHES: [char; 3] = ['—', '―', '–'];

/// Where the lines of a text begin, from their sign on, that somebody says.
///
/// Each begins and ends as a sentence does, and something besides shows that they are no items: one
/// answers another's question, somebody is said to say it, there is one alone, or the dash is that of speech.
/// That holds for all lines between two headings that begin with one dash.
pub(super) fn spoken(text: &str, language: &str) -> BTreeSet<usize> {
    let mut spoken = BTreeSet::new();
    if QUOTING.contains(&primary(language)) {
        return spoken;
    }
    for dash in DASHES {
        let mut turns: Vec<Turn<'_>> = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let own = line.trim_start();
            let at = start + line.len() - own.len();
            start += line.len();
            if own.starts_with('#') {
                spoken.extend(places(&turns, dash));
                turns.clear();
            } else if let Some((_, said)) = sign(own).filter(|(mark, _)| *mark == dash) {
                turns.push(Turn {
                    at,
                    first: said.trim_end(),
                    last: said.trim_end(),
                    ended: false,
                });
            } else if let Some(turn) = turns.last_mut() {
                turn.ended |= own.is_empty();
                if !turn.ended {
                    turn.last = own.trim_end();
                }
            }
        }
        spoken.extend(places(&turns, dash));
    }
    spoken
}

fn places(turns: &[Turn<'_>], dash: char) -> impl Iterator<Item = usize> {
    let answers = |two: &[Turn<'_>]| two[0].asks() && !two[1].asks();
    let shows = dash != '–'
        || turns.len() == 1
        || turns.windows(2).any(answers)
        || turns.iter().any(Turn::is_attributed);
    let is_speech = shows && turns.iter().all(Turn::is_sentence);
    turns.iter().filter(move |_| is_speech).map(|turn| turn.at)
}

/// What one says.
struct Turn<'l> {
    at: usize,
    /// Its lines.
    first: &'l str,
    last: &'l str,
    /// Whether its paragraph has come to its end.
    ended: bool,
}

impl Turn<'_> {
    fn is_sentence(&self) -> bool {
        let begins = self.first.chars().find(|c| c.is_alphanumeric());
        begins.is_some_and(|c| !c.is_lowercase() || self.first.starts_with('…'))
            && without_closing(self.last).ends_with(['.', '?', '!', '…', ':'])
    }

    fn asks(&self) -> bool {
        [self.first, self.last].into_iter().any(|line| without_closing(line).ends_with('?'))
    }

    /// Whether the words go on behind the end of a sentence: `? demande le médecin`, `!, dit-il`, `, — сказал он`.
    fn is_attributed(&self) -> bool {
        let is_behind = |(at, mark): (usize, &str)| {
            let rest = self.first[at + mark.len()..]
                .trim_start_matches([' ', '\u{a0}', '»', '"', '”', ',']);
            let bare = rest.trim_start_matches(DASHES).trim_start();
            let by_dash = bare.len() < rest.len();
            (mark != "," || by_dash) && bare.starts_with(char::is_lowercase)
        };
        self.first.match_indices(['?', '!', ',', '…']).any(is_behind)
            || self.first.split(' ').any(is_inverted)
    }
}

/// `dit-il`, `répond-elle`: the verb stands before who says it.
fn is_inverted(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let ends = ["-il", "-elle", "-ils", "-elles", "-je", "-on"];
    ends.iter()
        .any(|end| bare.strip_suffix(end).is_some_and(|verb| verb.starts_with(char::is_lowercase)))
}

/// A text without what closes behind its last sign.
fn without_closing(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || "»«”“\"’)]*_".contains(c))
}

#[cfg(test)]
mod tests {
    use super::super::slips;

    fn told(language: &str, text: &str) -> usize {
        slips(text, language).len()
    }

    #[test]
    fn speech_is_no_list() {
        for (language, text) in [
            ("fr", "— Avez-vous mal ? demande le médecin.\n— Oui, répond-elle."),
            ("fr", "– Avez-vous mal ?\n– Oui, depuis lundi."),
            (
                "fr",
                "Le médecin demande :\n\n– Où avez-vous mal ?\n\nVous répondez :\n\n– Au genou.",
            ),
            ("fr", "– Bonjour, docteur, dit-elle.\n– Bonjour."),
            ("fr", "— « Bonjour. »\n— « J’ai mal au\ngenou. »"),
            ("fr", "Elle demande :\n\n– C’est grave.\n\nNon, ce n’est pas grave."),
            ("fr", "— …et le genou ?\nElle le montre.\n— Là."),
            ("es", "— ¿Le duele?\n— Sí, mucho."),
            ("pt", "— Onde dói? — perguntou o médico.\n— No joelho."),
            ("pl", "– Gdzie boli? – zapytał lekarz.\n– W kolanie – odpowiedziała."),
            ("ru", "— Где болит? — спросил врач.\n— В колене, — сказала она."),
            ("ru", "– Здравствуйте, – сказал врач.\n– Здравствуйте."),
        ] {
            assert_eq!(told(language, text), 0, "{text}");
        }
    }

    #[test]
    fn items_are_no_speech() {
        for (language, text) in [
            ("fr", "Les options :\n– repos\n– exercice"),
            ("fr", "— Repos\n— Exercice"),
            ("fr", "— Paracétamol ;\n— ibuprofène."),
            ("fr", "– Reposez-vous.\n– Bougez un peu."),
            ("fr", "– Avez-vous de la fièvre ?\n– Avez-vous mal ?"),
            ("fr", "– Quels sont les risques ?\n– Combien de temps ?\nNotez les réponses."),
            ("es", "– Paracetamol, un calmante.\n– Ibuprofeno."),
            ("nl", "– Doet het pijn?\n– Neem dan rust."),
            ("en", "— Rest.\n— Move."),
            ("en-GB", "— Rest.\n— Move."),
            ("nl-BE", "– Doet het pijn?\n– Neem dan rust."),
        ] {
            assert_eq!(told(language, text), 2, "{text}");
        }
    }
}
