//! Asking for what was not given: on a terminal one question after the other, elsewhere not at all.

use std::io::{self, BufRead, Write};

use anyhow::bail;
use signpost_core::import::decision_in;
use signpost_core::languages::{self, WrongTag};
use signpost_core::lists::language_named;
use signpost_core::model::{Decision, Language};
use signpost_core::rules::unfit_for_readers;
use signpost_core::scaffold::{TODO, id_from, is_device};

use crate::commands::person::{Person, at_the_terminal};

/// Gets the values that the flags did not give, from the person at the terminal if anybody is there.
pub(super) struct Asker<R, W>(pub(super) Option<Person<R, W>>);

/// Asks anyone who is at the terminal.
pub(super) fn asker() -> Asker<io::StdinLock<'static>, anstream::AutoStream<io::Stderr>> {
    Asker(at_the_terminal())
}

impl<R: BufRead, W: Write> Asker<R, W> {
    /// A value that must be there: the given one, else the answer to a question. `read` says what is
    /// wrong with a value that cannot stand.
    pub(super) fn need<T>(
        &mut self,
        given: Option<&str>,
        flag: &str,
        question: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> anyhow::Result<T> {
        if let Some(given) = given {
            return read(given).map_err(|why| anyhow::anyhow!("{flag}: {why}"));
        }
        let Some(person) = &mut self.0 else {
            bail!("{flag} is missing; give it, or run this on a terminal to be asked");
        };
        loop {
            let answer = person.answer(&format!("{question}:"))?;
            let Some(answer) = answer else { bail!("nothing was written") };
            match read(&answer) {
                Ok(value) => return Ok(value),
                Err(why) => writeln!(person.questions, "  {why}")?,
            }
        }
    }

    /// A value that may be left out.
    pub(super) fn want<T>(
        &mut self,
        given: Option<&str>,
        flag: &str,
        question: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> anyhow::Result<Option<T>> {
        if given.is_none() && self.0.is_none() {
            return Ok(None);
        }
        self.need(given, flag, &format!("{question} (Enter to leave it out)"), |answer| {
            if answer.is_empty() { Ok(None) } else { read(answer).map(Some) }
        })
    }
}

const LONGEST_ID: usize = 100;

/// Reads an id.
pub(super) fn id(text: &str) -> Result<String, String> {
    match id_from(text) {
        // A file's name has an ending, and a temporary one beside it.
        Some(id) if id.len() > LONGEST_ID => Err(format!(
            "an id has at most {LONGEST_ID} letters, so that files can be named after it"
        )),
        Some(id) if is_device(&id) => Err(format!(
            "`{id}` is the name of a device to some computers, so that no file can have it; add a word, for example {id}-aid"
        )),
        Some(id) if id == text => Ok(id),
        Some(id) => Err(format!("an id has small letters, digits and hyphens: {id}")),
        None => {
            Err("an id has small letters, digits and hyphens, for example scoliosis-ohri"
                .to_owned())
        }
    }
}

/// One of the choices that a question names: as it is there, in any letters, or by its number among them.
pub(super) fn choice<'c>(answer: &str, choices: &[&'c str]) -> Option<&'c str> {
    let number = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let numbered = || choices.get(number?);
    choices.iter().find(|it| it.eq_ignore_ascii_case(answer)).or_else(numbered).copied()
}

/// Reads a decision: by its name, by its number in the list, or by words that are only about it, in
/// the languages of pages.
pub(super) fn decision(answer: &str) -> Result<Decision, String> {
    const MEANT: [(&str, Decision); 3] = [
        ("medicine", Decision::MedicationOrNot),
        ("medicines", Decision::MedicationOrNot),
        ("drugs", Decision::MedicationOrNot),
    ];
    let said = answer.trim().to_lowercase();
    let name = said.replace([' ', '_'], "-");
    let chosen = choice(&name, &Decision::ALL.map(Decision::as_str));
    let exact = Decision::ALL.into_iter().find(|decision| Some(decision.as_str()) == chosen);
    let meant = MEANT.iter().find(|(word, _)| *word == said).map(|(_, decision)| *decision);
    exact.or(meant).or_else(|| decision_in(&said)).ok_or_else(|| {
        let names = Decision::ALL.map(Decision::as_str);
        match signpost_core::suggest::closest(&name, names) {
            Some(meant) => format!("did you mean {meant}? Write one of {}", names.join(", ")),
            None => format!("write one of {}", names.join(", ")),
        }
    })
}

/// Reads a language: its code, or its name in some languages and in itself.
pub(super) fn language(answer: &str) -> Result<Language, String> {
    let said = answer.trim();
    if let Some(code) = language_named(&said.to_lowercase()) {
        return Ok(Language::from(code));
    }
    let no_code = || format!("`{said}` is not the code of a language, such as en or pt-BR");
    let tag = Language::in_right_case(said);
    if !Language::is_code(&tag) {
        return Err(no_code());
    }
    match languages::wrong_tag(&tag) {
        Some(WrongTag { meant: Some(meant), .. }) => Ok(Language::from(meant.as_str())),
        Some(WrongTag { message, help, .. }) => Err(format!("{message}: {help}")),
        None => Ok(Language::from(tag.as_str())),
    }
}

/// Reads each of some values that were given, none of them twice.
pub(super) fn each<T: PartialEq>(
    flag: &str,
    given: &[String],
    read: impl Fn(&str) -> Result<T, String>,
) -> anyhow::Result<Vec<T>> {
    let mut values = Vec::new();
    for text in given {
        let value = read(text).map_err(|why| anyhow::anyhow!("{flag}: {why}"))?;
        if values.contains(&value) {
            bail!("{flag}: `{text}` is given twice");
        }
        values.push(value);
    }
    Ok(values)
}

/// Reads a text that says something, on one line.
pub(super) fn text(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("write something".to_owned()),
        text if text.contains(|c: char| c.is_control()) => {
            Err("write it on one line, without tabs".to_owned())
        }
        text if text.split(|c: char| !c.is_alphanumeric()).any(|word| word == TODO) => {
            Err(format!("{TODO} marks what is still to be written; write it, or leave it out"))
        }
        text => match unfit_for_readers(text) {
            Some(why) => Err(format!("`{text}`: {why}")),
            None => Ok(text.to_owned()),
        },
    }
}

/// Reads a web address.
pub(super) fn address(text: &str) -> Result<url::Url, String> {
    let url = url::Url::parse(text.trim()).ok();
    if url.as_ref().is_some_and(signpost_core::address::has_credentials) {
        return Err("leave out the user name and password in the address".to_owned());
    }
    if let Some(label) = mixed_label(text) {
        return Err(format!(
            "a letter of `{label}` is from another alphabet, and only looks like the right one; type the address"
        ));
    }
    url.filter(signpost_core::address::is_http)
        .ok_or_else(|| format!("`{text}` is not a web address; it begins with https://"))
}

/// A part of an address's host in which letters of two alphabets stand together.
fn mixed_label(address: &str) -> Option<&str> {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let is_other = |c: char| matches!(c, '\u{370}'..='\u{58f}');
    host.split('.').find(|label| {
        label.contains(is_other) && label.contains(|c: char| c.is_alphabetic() && !is_other(c))
    })
}

#[cfg(test)]
mod tests {
    use signpost_core::model::Decision;

    use super::{Asker, Person, address, choice, decision, id, language, text};

    fn asker(answers: &[u8]) -> Asker<&[u8], Vec<u8>> {
        Asker(Some(Person { answers, questions: Vec::new() }))
    }

    fn asked(asker: Asker<&[u8], Vec<u8>>) -> String {
        String::from_utf8(asker.0.unwrap().questions).unwrap()
    }

    #[test]
    fn answers_in_reach_are_understood() {
        for (answer, meant) in [
            ("surgery", "surgery-or-not"),
            ("Surgery or not", "surgery-or-not"),
            ("2", "surgery-or-not"),
            ("operatie", "surgery-or-not"),
            ("opération", "surgery-or-not"),
            ("medicatie", "medication-or-not"),
            ("Medikamente", "medication-or-not"),
            ("médicaments", "medication-or-not"),
            ("drugs", "medication-or-not"),
            ("treatment", "treatment-methods"),
            ("Behandlungsmethoden", "treatment-methods"),
            ("options", "treatment-methods"),
            ("test", "test-or-not"),
            ("onderzoek", "test-or-not"),
            ("Früherkennung", "screening-or-not"),
        ] {
            assert_eq!(decision(answer).map(Decision::as_str), Ok(meant), "{answer}");
        }
        for answer in ["or", "oder", "geen", "of niet", "7", ""] {
            assert!(decision(answer).is_err(), "{answer}");
        }
        insta::assert_snapshot!(decision("surgry-or-not").unwrap_err(), @"did you mean surgery-or-not? Write one of treatment-methods, surgery-or-not, medication-or-not, test-or-not, screening-or-not");
        assert_eq!(language("English").map(|it| it.to_string()), Ok("en".to_owned()));
        assert_eq!(language("pt-br").map(|it| it.to_string()), Ok("pt-BR".to_owned()));
        for name in ["Engels", "engels", "Englisch", "anglais"] {
            assert_eq!(language(name).map(|it| it.to_string()), Ok("en".to_owned()), "{name}");
        }
        assert!(language("Klingon").is_err());
        for code in ["nl", "de-AT", "zu", "nds", "SV"] {
            assert!(language(code).is_ok(), "{code}");
        }
        let meant = ["nld", "en-uk"].map(|it| language(it).map(|it| it.to_string()));
        assert_eq!(meant, [Ok("nl".to_owned()), Ok("en-GB".to_owned())]);
        let said = ["xx", "cz", "DK", "nq", "en-uk2", "zz-NL"].map(|it| language(it).unwrap_err());
        insta::assert_snapshot!(said.join("\n"), @"
        there is no name for a language with the code `xx`: write the code of a language, for example en or nl; of one without a name here, write that of the nearest language that has one
        `cz` is a country and no language: write the code of the language, for example `cs`
        `dk` is a country and no language: write the code of the language, for example `da`
        there is no name for a language with the code `nq`: write the code of a language, for example en or nl; of one without a name here, write that of the nearest language that has one
        `en-uk2` is not the code of a language, such as en or pt-BR
        there is no name for a language with the code `zz`: write the code of a language, for example en or nl; of one without a name here, write that of the nearest language that has one
        ");
        for name in ["con", "nul", "aux", "com1"] {
            assert!(id(name).is_err(), "{name}");
        }
        assert!(text("a\nb").is_err());
        for answer in ["Neck <b>pain</b>", "[insert title]", "TBD", "TODO", "[Titel einfügen]"] {
            assert!(text(answer).is_err(), "{answer}");
        }
        for answer in ["Pain < 3 weeks", "Pijn (nek)", "[PDF] Douleur", "Hernia"] {
            assert_eq!(text(answer).as_deref(), Ok(answer));
        }
        assert!(id(&"a".repeat(300)).is_err() && id(&"a".repeat(100)).is_ok());
        assert!(address("https://ex\u{430}mple.org/a").is_err());
        for url in ["https://пример.рф/", "https://münchen.example/", "https://example.org/ж"]
        {
            assert!(address(url).is_ok(), "{url}");
        }
    }

    #[test]
    fn a_choice_has_a_name_and_a_number() {
        let choices = ["ohri", "thuisarts"];
        for answer in ["1", "ohri", "OHRI"] {
            assert_eq!(choice(answer, &choices), Some("ohri"), "{answer}");
        }
        for answer in ["0", "3", "ohr", "-1", ""] {
            assert_eq!(choice(answer, &choices), None, "{answer}");
        }
    }

    #[test]
    fn what_was_given_is_not_asked_for() {
        let mut asker = asker(b"");
        assert_eq!(asker.need(Some("knee-nice"), "ID", "Id", id).unwrap(), "knee-nice");
        assert_eq!(asked(asker), "");
    }

    #[test]
    fn a_question_is_asked_until_the_answer_will_do() {
        let mut asker = asker(b"Knee NICE\nknee-nice\n\n");
        assert_eq!(asker.need(None, "ID", "Id", id).unwrap(), "knee-nice");
        assert_eq!(asker.want(None, "--provider", "Provider", id).unwrap(), None);
        insta::assert_snapshot!(asked(asker), @"
        Id:   an id has small letters, digits and hyphens: knee-nice
        Id: Provider (Enter to leave it out):
        ");
    }

    #[test]
    fn without_a_terminal_a_missing_value_is_an_error() {
        let mut asker = Asker(None::<Person<&[u8], Vec<u8>>>);
        let error = asker.need(None, "--name", "Name", text).unwrap_err().to_string();
        insta::assert_snapshot!(error, @"--name is missing; give it, or run this on a terminal to be asked");
        assert_eq!(asker.want(None, "--provider", "Provider", id).unwrap(), None);
    }

    #[test]
    fn who_ends_the_input_wants_nothing_written() {
        let mut asker = asker(b"");
        assert!(asker.need(None, "--name", "Name", text).is_err());
    }
}
