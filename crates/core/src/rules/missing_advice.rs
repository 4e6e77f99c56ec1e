//! The words above a list of decision aids do not advise the reader to talk to a doctor.
//!
//! Whether a text gives that advice is for a person to judge. This rule looks for a word for the
//! doctor and one for talking, in the languages that it knows, and leaves other languages alone.

use super::advice_words::{WORDS, Words};
use super::amounts;
use super::context::Context;
use super::language;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Language, PageKind};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for page in context.site.pages.iter().filter(|page| page.kind == PageKind::Aids) {
        // The name of the file: a wrong `language` inside it does not change what it is written in.
        let language = Language::from(page.file.stem());
        let Some(words) = WORDS.iter().find(|words| words.language == language.primary()) else {
            continue;
        };
        let text = amounts::words(&page.aids.intro);
        let has = |any: &[&str]| any.iter().any(|word| contains_word(&text, word));
        if names_who(&text, words) && (has(words.what) || has(words.meets)) {
            if advises_against(&text, words) {
                let message = "the text above the decision aids advises not to talk to a doctor";
                let label = context.key(&page.file, "/aids/intro");
                diagnostics.push(
                    Diagnostic::new(Code::MissingAdvice, message, label)
                        .help(format!("write the opposite, for example: {}", words.example)),
                );
            }
            continue;
        }
        // A text that is still in another language is reported as that.
        let own = language::known(page.file.stem());
        if language::of(&page.aids.intro).is_some_and(|it| Some(it) != own) {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                Code::MissingAdvice,
                "the text above the decision aids does not advise to talk to a doctor",
                context.key(&page.file, "/aids/intro"),
            )
            .help(format!("add the advice, for example: {}", words.example)),
        );
    }
}

/// Whether the only sentences that speak of talking to a doctor say the opposite.
fn advises_against(text: &str, words: &Words) -> bool {
    let mut against = text.split(['.', '!', '?', ';', ':']).filter_map(|it| is_against(it, words));
    // Without a single one, nobody can tell.
    against.next().is_some_and(|first| first && against.all(|it| it))
}

/// Whether a sentence says not to talk to a doctor, where it speaks of that.
fn is_against(sentence: &str, words: &Words) -> Option<bool> {
    let said = Said::new(sentence, words.language);
    let (first, last) = said.advice(words)?;
    let start = said.part(first, words);
    let has = |any: &[&str]| (start..last).any(|at| said.is_any(at, any));
    if said.is_put_off(start, words) || said.is_limited(first, last, words) {
        return Some(true);
    }
    // "Decide nothing without asking your doctor", in any words for nothing.
    let is_nothing = (0..first).any(|at| said.is_any(at, &NOTHING));
    if has(words.hinders) || is_nothing && (0..last).any(|at| said.has(at, words.without)) {
        return Some(false);
    }
    if has(words.replaces) {
        return Some(said.negations(start, said.words.len(), first, words) == 0);
    }
    // "Do not stop, or take more, without asking your doctor": what stands before may turn it back.
    let is_open = said.negations(0, start, start, words) == 0;
    let stopped = usize::from(said.is_stopped(first, words));
    let needless = usize::from(said.is_needless(last, words));
    Some(is_open && (said.negations(start, last, first, words) + stopped + needless) % 2 == 1)
}

/// What is not done at all.
const NOTHING: [&str; 5] = ["nothing", "niets", "nichts", "rien", "aucun*"];

/// Whether a text, as [`amounts::words`] gives it, names somebody to talk to.
fn names_who(text: &str, words: &Words) -> bool {
    words.who.iter().any(|word| contains_word(text, word))
        || text.split(|c: char| !c.is_alphabetic()).any(|word| is_by_end(word, words))
}

fn is_by_end(word: &str, words: &Words) -> bool {
    words.who_ends.iter().any(|end| word.ends_with(end))
}

/// The words of a sentence, in small letters and without punctuation.
struct Said {
    words: Vec<String>,
    /// Whether a comma or a dash stands behind each.
    ends: Vec<bool>,
}

impl Said {
    fn new(sentence: &str, language: &str) -> Self {
        let plain = sentence.to_lowercase().replace('’', "'");
        // "n'hésitez" is two words, "don't" is one.
        let plain = if language == "fr" { plain.replace('\'', " ") } else { plain };
        let mut said = Self { words: Vec::new(), ends: Vec::new() };
        for written in plain.split_whitespace() {
            let word = written.trim_matches(|c: char| !c.is_alphanumeric());
            if let (true, Some(end)) = (word.is_empty(), said.ends.last_mut()) {
                *end = true;
                continue;
            }
            said.words.push(word.to_owned());
            said.ends.push(written.ends_with(','));
        }
        said
    }

    /// Where the words for a doctor and for talking stand that are nearest to each other.
    fn advice(&self, words: &Words) -> Option<(usize, usize)> {
        let is_who = |at: usize| {
            words.who.iter().any(|it| self.begins(at, it))
                || self.words.get(at).is_some_and(|word| is_by_end(word, words))
        };
        let is_left_out = |at| self.has(at, words.without) && (is_who(at + 1) || is_who(at + 2));
        let (mut who, mut what) = (None, None);
        let mut nearest: Option<(usize, usize)> = None;
        for at in 0..self.words.len() {
            let other = if is_who(at) {
                who = Some(at);
                what
            } else if words.what.iter().any(|it| self.begins(at, it)) || is_left_out(at) {
                what = Some(at);
                who
            } else {
                continue;
            };
            if let Some(other) = other
                && nearest.is_none_or(|(first, last)| at - other < last - first)
            {
                nearest = Some((other, at));
            }
        }
        nearest
    }

    /// Where the part of the sentence begins in which the advice stands.
    fn part(&self, advice: usize, words: &Words) -> usize {
        let need = (0..advice).find(|at| self.is_any(*at, words.need));
        let is_end = |at: &usize| {
            let is_needed = need.is_some_and(|need| need <= *at);
            self.is_any(*at, words.begins) || self.ends[*at] && !is_needed
        };
        (0..advice).rev().find(is_end).map_or(0, |end| end + 1)
    }

    /// How many words between two places turn the advice into its opposite.
    fn negations(&self, start: usize, end: usize, advice: usize, words: &Words) -> usize {
        let mut is_aside = false;
        let mut found = 0;
        for at in start..end {
            if self.is_any(at, words.aside) {
                // What follows is said of something else, up to the advice itself.
                if at > advice {
                    break;
                }
                (is_aside, found) = (true, 0);
            } else if (at >= advice || !is_aside) && self.is_negation(at, words) {
                found += 1;
            }
        }
        found
    }

    /// Whether what stands behind the advice says that nobody needs it: "is not necessary".
    fn is_needless(&self, advice: usize, words: &Words) -> bool {
        /// Others whom one may talk to stand between.
        const MOST: usize = 4;
        let mut between = advice + 1;
        while between <= advice + MOST && !self.is_any(between, words.is) {
            if between >= self.words.len()
                || self.ends[between - 1]
                || self.is_any(between, words.aside)
            {
                return false;
            }
            between += 1;
        }
        let behind = between + 1;
        let is_not = (behind..behind + 2).any(|at| {
            at < self.words.len()
                && self.is_negation(at, words)
                && (at + 1..at + 3).any(|it| self.is_any(it, words.need))
        });
        self.is_any(between, words.is)
            && (is_not || (behind..behind + 2).any(|at| self.is_any(at, words.needless)))
    }

    /// Whether the part of the sentence with the advice says what comes after the decision: "decide before you ask".
    fn is_put_off(&self, start: usize, words: &Words) -> bool {
        let Some(before) = start.checked_sub(1).filter(|it| self.is_any(*it, words.before)) else {
            return false;
        };
        // "What you would choose before you ask" is no order.
        let decides = |it: &&&str| before == it.split(' ').count() && self.has(0, it);
        words.decides.iter().any(|it| decides(&it)) && self.negations(0, before, before, words) == 0
    }

    /// Whether the advice is only for some case: "only if you cannot decide".
    fn is_limited(&self, advice: usize, last: usize, words: &Words) -> bool {
        let is_only = |at: usize| {
            let before = at.checked_sub(1);
            at < self.words.len()
                && self.is_any(at, words.limits)
                // "Not only": `is_negation` takes it for none.
                && !before.is_some_and(|it| self.is_any(it, words.not))
        };
        /// So many words stand at most between "after" and that it is decided.
        const BETWEEN: usize = 4;
        // "Only after you have decided", and not "only after you have read of each choice".
        let is_decided = |at: usize| {
            let end = self.words.len().min(at + BETWEEN + 1);
            self.is_any(at, words.after) && (at + 1..end).any(|it| self.is_any(it, words.decided))
        };
        let is_condition = |at: usize| self.is_any(at, words.conditions);
        let is_behind = is_only(last + 1) && (is_condition(last + 2) || is_decided(last + 2));
        let is_in_front = (advice.saturating_sub(1)..last).any(|it| is_only(it) && !self.ends[it])
            && ((last + 1..self.words.len()).take_while(|it| !self.ends[it - 1]).any(is_condition)
                // German has a comma between the two.
                || is_decided(last + 1));
        is_behind || is_in_front
    }

    /// Whether the advice stands right behind a word that ends it: "stop talking", "hören Sie auf, mit Ihrem Arzt".
    fn is_stopped(&self, advice: usize, words: &Words) -> bool {
        /// What may stand between the two.
        const LINKS: [&str; 20] = [
            "your", "the", "to", "with", "a", "met", "uw", "je", "jouw", "de", "een", "mit",
            "ihrem", "ihrer", "dem", "der", "votre", "le", "un", "à",
        ];
        (0..advice).any(|at| {
            let of = |stop: &&&str| {
                let end = at + stop.split(' ').count();
                let is_joined = stop.ends_with("auf") || !self.ends[end.min(advice) - 1];
                let mut between = self.words.iter().take(advice).skip(end);
                // "Ne cessez de parler" is said without a second word for "not".
                let before = at.checked_sub(1).and_then(|it| self.words.get(it));
                let is_denied =
                    !stop.contains(" pas ") && before.is_some_and(|it| it == "ne" || it == "n");
                self.has(at, stop)
                    && end <= advice
                    && !is_denied
                    && is_joined
                    && between.all(|it| LINKS.contains(&it.as_str()))
            };
            words.stops.iter().any(|stop| of(&stop))
        })
    }

    fn is_negation(&self, at: usize, words: &Words) -> bool {
        (self.is_any(at, words.not) || self.words[at].ends_with("n't"))
            && !self.is_any(at + 1, words.only)
    }

    fn is_any(&self, at: usize, any: &[&str]) -> bool {
        any.iter().any(|words| match words.strip_suffix('*') {
            Some(start) => self.begins(at, start),
            None => self.has(at, words),
        })
    }

    /// Whether these words stand at a place.
    fn has(&self, at: usize, words: &str) -> bool {
        self.begins(at, words) && {
            let last = at + words.matches(' ').count();
            words.ends_with(self.words[last].as_str())
        }
    }

    /// Whether they do, the last one with any ending.
    fn begins(&self, at: usize, words: &str) -> bool {
        let (front, last) = words.rsplit_once(' ').unwrap_or(("", words));
        let mut own = self.words.iter().skip(at).map(String::as_str);
        front.split_whitespace().all(|word| own.next() == Some(word))
            && own.next().is_some_and(|own| own.starts_with(last))
    }
}

/// Whether a text, as [`amounts::words`] gives it, has a word that begins so.
fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word)
        .any(|(start, _)| !text[..start].chars().next_back().is_some_and(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::amounts::words as lower;
    use super::{WORDS, advises_against, contains_word, names_who};

    #[test]
    fn the_opposite_of_the_advice_is_none() {
        let against = |language: &str, text: &str| {
            let words = WORDS.iter().find(|it| it.language == language).expect("the words");
            advises_against(&text.to_lowercase(), words)
        };
        assert!(against("en", "Do not talk to your doctor about them."));
        assert!(against("en", "You should never discuss these with a nurse."));
        assert!(against("nl", "Bespreek ze niet met uw arts."));
        assert!(against("de", "Sprechen Sie nicht mit Ihrem Arzt."));
        for (language, text) in [
            ("de", "Sie brauchen nicht mit Ihrem Arzt zu sprechen."),
            ("de", "Sprechen Sie niemals mit Ihrem Arzt."),
            ("de", "Statt mit Ihrem Arzt zu sprechen, nutzen Sie diese Hilfe."),
            ("de", "Es ist nicht nötig, mit Ihrem Arzt zu sprechen."),
            ("nl", "U hoeft ze niet met uw arts te bespreken."),
            ("nl", "U beslist zonder uw arts te raadplegen."),
            ("nl", "Praat erover met uw familie, zonder uw arts."),
            ("en", "Avoid talking to your doctor."),
            ("en", "There is no need to talk to your doctor."),
            ("en", "You don’t have to ask your care team."),
            ("en", "These aids replace talking to your doctor."),
            ("en", "If you are not sure, do not talk to your doctor."),
            ("fr", "Inutile d’en parler à votre médecin."),
            ("en", "Stop talking to your doctor."),
            ("en", "Quit asking the nurse."),
            ("nl", "Stop met overleggen met uw arts."),
            ("nl", "Houd op met uw arts te praten."),
            ("de", "Hören Sie auf, mit Ihrem Arzt zu sprechen."),
            ("fr", "Arrêtez de parler à votre médecin."),
            ("fr", "Décidez sans consulter votre médecin."),
            ("nl", "Praten met uw arts is niet nodig."),
            ("nl", "Met uw arts of verpleegkundige praten is overbodig."),
            ("de", "Ein Gespräch mit Ihrem Arzt ist nicht nötig."),
            ("en", "Talking to your doctor is not necessary."),
            ("fr", "Parler à votre médecin n’est pas nécessaire."),
            ("nl", "Beslis voordat u met uw arts praat."),
            ("de", "Entscheiden Sie sich, bevor Sie mit Ihrem Arzt sprechen."),
            ("en", "Decide before you talk to your doctor."),
            ("en", "Talk to your doctor only if you cannot decide."),
            ("nl", "Praat alleen met uw arts als u niet kunt kiezen."),
            ("de", "Sprechen Sie mit Ihrem Arzt nur, wenn Sie sich nicht entscheiden können."),
            ("fr", "Parlez à votre médecin seulement si vous hésitez."),
            ("en", "Talk to your doctor only after you have decided."),
            ("nl", "Bespreek ze pas met uw arts nadat u hebt beslist."),
            ("de", "Sprechen Sie erst mit Ihrem Arzt, nachdem Sie sich entschieden haben."),
            ("fr", "Parlez à votre médecin seulement après votre décision."),
        ] {
            assert!(against(language, text), "{text}");
        }
        for (language, text) in [
            ("de", "Entscheiden Sie nicht, bevor Sie mit Ihrem Arzt gesprochen haben."),
            ("de", "Sprechen Sie nicht nur mit Ihrem Arzt, sondern auch mit Ihrer Familie."),
            ("de", "Zögern Sie nicht, mit Ihrem Arzt zu sprechen."),
            ("en", "Talk to your doctor if an operation is not necessary."),
            ("en", "Just ask your doctor if you are not sure."),
            ("de", "Sprechen Sie auch allein mit Ihrem Arzt, wenn Sie das wünschen."),
            ("en", "Talk to your doctor, it is not necessary to decide today."),
            ("en", "Talk to your doctor, not only if you are in doubt."),
            ("en", "Talk not only to your doctor if you are unsure, but also to your family."),
            ("nl", "Praat niet alleen met uw arts als u twijfelt, maar ook met uw familie."),
            (
                "de",
                "Sprechen Sie nicht nur mit Ihrem Arzt, wenn Sie unsicher sind, sondern auch mit Ihrer Familie.",
            ),
            ("en", "Think about what you would choose before you talk to your doctor."),
            ("en", "Try to decide before you talk to your doctor what matters most."),
            ("nl", "Bedenk wat u kiest voordat u met uw arts praat."),
            ("nl", "Alleen samen met uw arts kunt u beslissen, praat erover als u klaar bent."),
            ("nl", "Bespreek met uw arts welke behandeling niet nodig is."),
            ("nl", "Praten met uw arts is altijd goed."),
            ("nl", "Beslis niet alleen, praat met uw arts als u twijfelt."),
            ("nl", "Schrijf uw vragen op voordat u met uw arts praat."),
            ("nl", "Praat erover met uw cardioloog."),
            ("en", "Decide what matters to you before you talk to your doctor."),
            ("de", "Ein Gespräch mit Ihrem Arzt ist nötig."),
            ("fr", "Parlez-en à votre cardiologue, à un généraliste ou à votre sage-femme."),
            ("en", "Never stop talking to your doctor."),
            ("en", "Before you stop, talk to your doctor."),
            ("en", "Stop and ask your doctor."),
            ("nl", "Stop met roken na overleg met uw arts."),
            ("nl", "Stop niet met praten met uw arts."),
            ("de", "Hören Sie nicht auf, mit Ihrem Arzt zu sprechen."),
            ("fr", "Arrêtez de fumer et parlez-en à votre médecin."),
            ("fr", "Ne cessez de parler à votre médecin."),
            ("fr", "N’arrêtez pas de parler à votre médecin."),
            ("de", "Wenn Sie nicht sicher sind, fragen Sie Ihren Arzt."),
            ("nl", "Beslis niet zonder uw arts te raadplegen."),
            ("nl", "Beslis pas nadat u met uw arts hebt gepraat."),
            ("nl", "Als u het niet weet vraag het uw arts."),
            ("nl", "Bespreek wat u niet begrijpt met uw arts."),
            ("nl", "Deze hulp vervangt het gesprek met uw arts niet."),
            ("nl", "Wees niet bang om het uw arts te vragen."),
            ("de", "Diese Hilfe ersetzt nicht das Gespräch mit Ihrem Arzt."),
            ("fr", "Elles ne remplacent pas une consultation avec votre médecin."),
            ("fr", "Parlez sans tarder à votre médecin."),
            ("en", "These aids are no substitute for talking to your doctor."),
            ("en", "Do not be afraid to ask your doctor."),
            ("en", "Do not start, stop or change a medicine without asking your doctor."),
            ("en", "If you are not sure talk to your doctor."),
            ("en", "There is no best choice so talk to your doctor."),
            ("en", "Ask yourself what you do not want and discuss it with your doctor."),
            ("en", "Why not talk to your doctor?"),
            ("en", "Never decide without asking your doctor."),
            ("fr", "N’hésitez pas à en parler à votre médecin."),
            ("fr", "Ne décidez pas avant d’en avoir parlé à votre médecin."),
            ("fr", "Ne décidez rien sans en parler à votre médecin."),
            ("fr", "Ne prenez aucune décision sans en parler à votre médecin."),
            ("de", "Entscheiden Sie nichts, ohne mit Ihrem Arzt zu sprechen."),
            ("nl", "Neem geen beslissing zonder uw arts te spreken."),
            ("en", "Talk to your doctor only after you have read them."),
            ("en", "Talk to your doctor only after you have read about each choice."),
            (
                "de",
                "Sprechen Sie erst mit Ihrem Arzt und treffen Sie nach dem Gespräch eine Entscheidung.",
            ),
            ("nl", "Alleen samen met uw arts kunt u na het gesprek een goede keuze maken."),
            ("fr", "Rien ne vous empêche d’en parler à votre médecin."),
            ("en", "Nothing is too small to discuss with your doctor."),
            ("nl", "Niets is te klein om met uw arts te bespreken."),
        ] {
            assert!(!against(language, text), "{text}");
            let words = WORDS.iter().find(|it| it.language == language).expect("the words");
            let text = lower(text);
            let has = |any: &[&str]| any.iter().any(|word| contains_word(&text, word));
            assert!(names_who(&text, words) && has(words.what), "{text}");
        }
        assert!(against("fr", "Ne parlez pas à votre médecin."));
        assert!(!against("en", "Do not decide before you talk to your doctor."));
        assert!(!against("en", "Do not hesitate to talk to your doctor."));
        assert!(!against("nl", "Beslis niet voordat u met uw arts overlegt."));
    }

    #[test]
    fn the_advice_has_many_words() {
        for (language, text) in [
            ("de", "Holen Sie ärztlichen Rat ein, bevor Sie wählen."),
            ("de", "Treffen Sie die Entscheidung gemeinsam mit Ihrem Behandlungsteam."),
            ("de", "Nehmen Sie Ihre Antworten zum nächsten Termin bei Ihrer Fachärztin mit."),
            ("en", "Decide together with your physiotherapist."),
            ("en", "Your doctor can help you choose: make an appointment."),
            ("en", "Take your answers to your next visit to the pharmacist."),
            ("fr", "Prenez l’avis d’un professionnel de santé avant de choisir."),
            ("fr", "Prenez rendez-vous avec votre kinésithérapeute."),
            ("nl", "Maak een afspraak bij de huisarts om uw keuze door te nemen."),
            ("nl", "Vraag advies aan uw fysiotherapeut."),
        ] {
            let words = WORDS.iter().find(|it| it.language == language).expect("the words");
            let text = lower(text);
            let has = |any: &[&str]| any.iter().any(|word| contains_word(&text, word));
            assert!(has(words.who) && (has(words.what) || has(words.meets)), "{text}");
            assert!(!advises_against(&text, words), "{text}");
        }
    }

    #[test]
    fn the_examples_give_the_advice() {
        for words in WORDS {
            let text = lower(words.example);
            assert!(words.who.iter().any(|word| contains_word(&text, word)), "{text}");
            assert!(words.what.iter().any(|word| contains_word(&text, word)), "{text}");
        }
    }

    #[test]
    fn a_word_begins_where_a_word_begins() {
        assert!(contains_word(&lower("vraag uw\nartsen"), "arts"));
        assert!(contains_word(&lower("with your health\nprofessional"), "health professional"));
        assert!(!contains_word("hoe u start met kiezen, starts", "arts"));
    }
}
