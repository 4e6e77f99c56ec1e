//! Reads how often a text says that something is done.

use super::super::amounts;
use super::super::parts::{Part, What};
use super::super::spelled::numbers::{Count, Token as Numeral, count, tokens};
use super::super::units::{Kind, Words, has_word, has_words, unit_named};
use super::phrases::{
    ADVERBS, ARTICLES, BEHIND_ADVERB, EVERY, EVERY_OTHER, IN, NTH, ONCE, ONE_TIME,
};
use super::{ONE, Often, Time};
use crate::model::primary;

/// All that a text in a language, which has these parts, says of it.
pub(in super::super) fn how_often(text: &str, language: &str, parts: &[Part]) -> Vec<Often> {
    let line = Line { text, language, parts };
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.parts.len() {
        match line.statement(at) {
            Some((often, next)) => {
                found.push(often);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// How a text says in which time something is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// "daily"
    Adverb,
    /// "per day"
    Each,
    /// "every day"
    Every,
    /// "a day", which is one time as well.
    Article,
    /// "in 2 weeks"
    In,
}

struct Line<'l> {
    text: &'l str,
    language: &'l str,
    parts: &'l [Part],
}

impl Line<'_> {
    /// The statement that begins here, or whose count ends here, and where the next one may begin.
    fn statement(&self, at: usize) -> Option<(Often, usize)> {
        if let Some((times, first)) = self.times(at)
            && let Some((time, _, next)) = self.time(at + 1)
        {
            return Some((self.often(Some(times), time, first, next), next));
        }
        if let Some((days, first)) = self.days(at)
            && let Some((time, form, next)) = self.time(at + 1)
            && matches!(time.unit, Kind::Weeks | Kind::Months | Kind::Years)
            && form != Form::In
        {
            return Some((self.often(Some(days), time, first, next), next));
        }
        let (time, form, next) = self.time(at)?;
        let counted = self.counted(at);
        let is_meant = match form {
            Form::Adverb => self.is_adverb(at),
            Form::Each | Form::Every => true,
            Form::Article => counted.is_some() && !self.is_one_time(at, next),
            Form::In => false,
        };
        let times =
            (matches!(form, Form::Every | Form::Adverb) && time.count != ONE).then_some(ONE);
        let (first, last) = match (counted, self.unit_behind(next)) {
            (Some(first), _) => (first, next),
            (None, Some(last)) => (at, last),
            (None, None) => (at, next),
        };
        is_meant.then(|| (self.often(times, time, first, last), next))
    }

    fn often(&self, times: Option<u64>, time: Time, first: usize, next: usize) -> Often {
        let written = &self.text[self.parts[first].start..self.parts[next - 1].end];
        let written = written.replace(['*', '_'], "");
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        Often { times, time, written }
    }

    fn word(&self, at: usize) -> Option<&str> {
        match &self.parts.get(at)?.what {
            What::Word(word, _) => Some(word),
            _ => None,
        }
    }

    fn says(&self, at: usize) -> Option<&[Numeral]> {
        match &self.parts.get(at)?.what {
            What::Word(_, says) => says.as_deref(),
            _ => None,
        }
    }

    /// How many times, by a word that ends saying so, and where that begins: "twice", "2 times", "zweimal".
    fn times(&self, at: usize) -> Option<(u64, usize)> {
        let own = self.word(at)?;
        if let Some((times, _)) = ONCE.iter().find(|(_, it)| has_word(it, self.language, own)) {
            return Some((*times, at));
        }
        let stem = ["maal", "mal"].iter().find_map(|it| own.strip_suffix(it));
        let stem = stem.filter(|it| !it.is_empty());
        if let Some(says) = stem.and_then(|it| tokens(it, self.language)) {
            return Some((count(says.iter(), self.language)?.value()?, at));
        }
        // Few words stand behind a number, and units are many.
        let number = self.number_before(at)?;
        let is_times = unit_named(own, self.language).is_some_and(|it| it.kind == Kind::Times);
        is_times.then_some(number)
    }

    /// How many days, by their word, and where that begins.
    fn days(&self, at: usize) -> Option<(u64, usize)> {
        let (own, number) = (self.word(at)?, self.number_before(at)?);
        let unit = unit_named(own, self.language)?;
        (unit.kind == Kind::Days).then_some(number)
    }

    /// The number that ends before a part, and where it begins.
    fn number_before(&self, at: usize) -> Option<(u64, usize)> {
        const MOST: usize = 8;
        let last = at.checked_sub(1)?;
        if let What::Number(number) = self.parts[last].what {
            return Some((number, last));
        }
        let mut first = at;
        while first > 0 && at - first < MOST && self.says(first - 1).is_some() {
            first -= 1;
        }
        let value = self.count(first, at)?.value()?;
        // "het één keer": an article is none of it.
        let is_number =
            |it: &usize| !matches!(self.says(*it), Some([Numeral::Article | Numeral::And]));
        Some((value, (first..at).find(is_number)?))
    }

    /// The number that begins at a part, and what follows it.
    fn number_at(&self, at: usize) -> Option<(u64, usize)> {
        const MOST: usize = 5;
        if let What::Number(number) = self.parts.get(at)?.what {
            return Some((number, at + 1));
        }
        let nth =
            |it: &&(u64, _)| self.word(at).is_some_and(|own| has_word(&it.1, self.language, own));
        if let Some((number, _)) = NTH.iter().find(nth) {
            return Some((number * ONE, at + 1));
        }
        let run = (at..).take(MOST).take_while(|it| self.says(*it).is_some()).count();
        (1..=run).rev().find_map(|length| match self.count(at, at + length)? {
            Count::Of(number) => Some((number, at + length)),
            _ => None,
        })
    }

    fn count(&self, first: usize, end: usize) -> Option<Count> {
        count((first..end).filter_map(|it| self.says(it)).flatten(), self.language)
    }

    /// The time in which something is done, if these words say one, and what follows them.
    fn time(&self, at: usize) -> Option<(Time, Form, usize)> {
        if let Some(time) = self.adverb(at) {
            return Some((time, Form::Adverb, at + 1));
        }
        if let What::Slash = self.parts.get(at)?.what {
            let (time, next) = self.amount_of_time(at + 1)?;
            return Some((time, Form::Each, next));
        }
        let lists = [
            (&EVERY, Form::Every),
            (&amounts::EACH, Form::Each),
            (&ARTICLES, Form::Article),
            (&IN, Form::In),
        ];
        let (first, second) = (self.word(at)?, self.word(at + 1));
        let phrases = [second.map(Some), Some(None)].into_iter().flatten();
        phrases.into_iter().find_map(|second| {
            let rest = at + 1 + usize::from(second.is_some());
            let is_in = |words: &Words| match second {
                Some(second) => has_words(words, self.language, first, second),
                None => has_word(words, self.language, first),
            };
            lists.iter().filter(|it| is_in(it.0)).find_map(|(_, form)| {
                let (time, next) = self.amount_of_time(rest)?;
                let has_number = next > rest + 1;
                match form {
                    Form::Every if !has_number && is_in(&EVERY_OTHER) => {
                        Some((Time { count: time.count * 2, ..time }, *form, next))
                    }
                    // "Alle Tage" are all of them.
                    Form::Every if !has_number && second.is_none() && first == "alle" => None,
                    Form::In if !has_number => None,
                    _ => Some((time, *form, next)),
                }
            })
        })
    }

    /// "day", "2 weeks", "half hour".
    fn amount_of_time(&self, at: usize) -> Option<(Time, usize)> {
        let (count, unit) = self.number_at(at).unwrap_or((ONE, at));
        let named = unit_named(self.word(unit)?, self.language).filter(|it| it.kind.is_time())?;
        let count = count.checked_mul(named.size)?;
        (count > 0).then_some((Time { unit: named.kind, count }, unit + 1))
    }

    /// "daily", "zweiwöchentlich", "driemaandelijks".
    fn adverb(&self, at: usize) -> Option<Time> {
        let own = self.word(at)?;
        let exact = ADVERBS.iter().find(|(.., words)| has_word(words, self.language, own));
        if let Some((unit, number, _)) = exact {
            return Some(Time { unit: *unit, count: number * ONE });
        }
        let language = primary(self.language);
        let list = match language {
            "nl" => 1,
            "de" => 2,
            _ => return None,
        };
        ADVERBS.iter().filter(|it| it.1 == 1).find_map(|(unit, _, words)| {
            let stem = words[list].iter().find_map(|it| own.strip_suffix(it))?;
            let says = tokens(stem, language)?;
            let Some(Count::Of(count)) = count(says.iter(), language) else { return None };
            Some(Time { unit: *unit, count })
        })
    }

    /// Whether a word says how often, and does not describe the word behind it: "daily life".
    fn is_adverb(&self, at: usize) -> bool {
        primary(self.language) != "en"
            || self.word(at + 1).is_none_or(|next| BEHIND_ADVERB.contains(&next))
    }

    /// Where the number begins that counts what is done in a time: "2 litres of water" a day.
    fn counted(&self, at: usize) -> Option<usize> {
        /// More words between the two say something else.
        const MOST: usize = 6;
        for before in (at.saturating_sub(MOST)..at).rev() {
            match self.parts[before].what {
                What::End | What::Slash => return None,
                What::Number(_) => return Some(before),
                What::Word(..) => {}
            }
            if let Some(Count::Of(_)) = self.count(before, before + 1) {
                return self.number_before(before + 1).map(|it| it.1);
            }
        }
        None
    }

    /// Whether "a day" is only one, by what stands before it and behind it.
    fn is_one_time(&self, at: usize, next: usize) -> bool {
        let is_one =
            |it: usize| self.word(it).is_some_and(|word| has_word(&ONE_TIME, self.language, word));
        // "2 litres of water a day"
        let last = at.checked_sub(1);
        is_one(next) || last.is_some_and(is_one)
    }

    /// Where an amount ends that begins at a part: "daily 7.5 mg".
    fn unit_behind(&self, at: usize) -> Option<usize> {
        let (_, unit) = self.number_at(at)?;
        unit_named(self.word(unit)?, self.language).map(|_| unit + 1)
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::super::parts::parts;
    use super::how_often;

    #[test]
    fn how_often_in_many_forms() {
        let texts = [
            ("en", "Take it twice a day, and 7.5 mg of it weekly."),
            ("en", "every fortnight; every other day; once every two weeks; every half hour"),
            ("en", "two days a week, 30 minutes a day, 5 mg/day"),
            (
                "en",
                "in your daily life, a day later, rest for a day, every few hours, every 2 to 3 weeks",
            ),
            ("nl", "dagelijks 7,5 mg, om de dag, om de acht uur, eens per drie weken"),
            ("nl", "3x/dag, driemaandelijks, in de week na de operatie, elke twee dagen"),
            ("de", "3 × täglich, alle acht Stunden, am Tag der Operation, zweiwöchentlich"),
            ("de", "zweimal pro Woche, jeden zweiten Tag, 2 Liter am Tag, halbjährlich"),
            ("fr", "3 fois/jour, tous les trois jours, toutes les 8 heures, chaque semaine"),
            ("fr", "deux litres d’eau par heure, une fois tous les quinze jours"),
            (
                "es",
                "3 veces/día, 800 UI de vitamina D a la semana, cada dos días, al día siguiente",
            ),
            ("en", "**twice** a\nday\n- a week\n\ndaily"),
        ];
        let lines = texts.map(|(language, text)| {
            let all = how_often(text, language, &parts(text, language)).into_iter().map(|it| {
                let times = it.times.map_or("?".to_owned(), |it| (it as f64 / 1e6).to_string());
                format!("{times} in {} {:?}", it.time.count as f64 / 1e6, it.time.unit)
            });
            format!("{text}: {}", all.collect::<Vec<_>>().join("; "))
        });
        assert_snapshot!(lines.join("\n"), @"
        Take it twice a day, and 7.5 mg of it weekly.: 2 in 1 Days; ? in 1 Weeks
        every fortnight; every other day; once every two weeks; every half hour: 1 in 2 Weeks; 1 in 2 Days; 1 in 2 Weeks; 1 in 0.5 Hours
        two days a week, 30 minutes a day, 5 mg/day: 2 in 1 Weeks; ? in 1 Days; ? in 1 Days
        in your daily life, a day later, rest for a day, every few hours, every 2 to 3 weeks: 
        dagelijks 7,5 mg, om de dag, om de acht uur, eens per drie weken: ? in 1 Days; 1 in 2 Days; 1 in 8 Hours; 1 in 3 Weeks
        3x/dag, driemaandelijks, in de week na de operatie, elke twee dagen: 3 in 1 Days; 1 in 3 Months; 1 in 2 Days
        3 × täglich, alle acht Stunden, am Tag der Operation, zweiwöchentlich: 3 in 1 Days; 1 in 8 Hours; 1 in 2 Weeks
        zweimal pro Woche, jeden zweiten Tag, 2 Liter am Tag, halbjährlich: 2 in 1 Weeks; 1 in 2 Days; ? in 1 Days; 1 in 0.5 Years
        3 fois/jour, tous les trois jours, toutes les 8 heures, chaque semaine: 3 in 1 Days; 1 in 3 Days; 1 in 8 Hours; ? in 1 Weeks
        deux litres d’eau par heure, une fois tous les quinze jours: ? in 1 Hours; 1 in 15 Days
        3 veces/día, 800 UI de vitamina D a la semana, cada dos días, al día siguiente: 3 in 1 Days; ? in 1 Weeks; 1 in 2 Days
        **twice** a
        day
        - a week

        daily: 2 in 1 Days; ? in 1 Days
        ");
    }
}
