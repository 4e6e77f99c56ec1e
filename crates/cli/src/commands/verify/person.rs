//! The person who looks: who it is, and what they answer.

use std::io::{self, BufRead, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};
use signpost_core::rules::names_nobody;

use crate::commands::git;
use crate::commands::person::Person;

impl<R: BufRead, W: Write> Person<R, W> {
    /// One of the letters in `choices`; `None` where the person has left.
    pub(super) fn choose(&mut self, question: &str, choices: &str) -> io::Result<Option<char>> {
        loop {
            let Some(answer) = self.answer_or_leave(question)? else { return Ok(None) };
            let letter = answer.chars().next().map(|c| c.to_ascii_lowercase());
            match letter.filter(|letter| choices.contains(*letter)) {
                Some(letter) => return Ok(Some(letter)),
                None => {
                    let letters: Vec<String> = choices.chars().map(String::from).collect();
                    writeln!(self.questions, "  answer one of {}", letters.join(", "))?;
                }
            }
        }
    }

    /// A line of text; `None` where the person has left or wrote nothing.
    pub(super) fn line(&mut self, question: &str) -> io::Result<Option<String>> {
        Ok(self.answer_or_leave(question)?.filter(|answer| !answer.is_empty()))
    }

    fn answer_or_leave(&mut self, question: &str) -> io::Result<Option<String>> {
        let answer = self.answer(question)?;
        if answer.is_none() {
            writeln!(self.questions)?;
        }
        Ok(answer)
    }
}

/// What is said where nobody knows who looks.
const NO_NAME: &str = "--by is missing: say who looked, by name or role";

/// The same of a name that is none.
const NOBODY: &str = "this stands for a name; write the name or the role of the person who looked";

/// The name of who looks, unless it only stands for one.
pub(super) fn somebody(name: Option<String>) -> anyhow::Result<String> {
    let name = name.context(NO_NAME)?;
    ensure!(!names_nobody(&name), "--by: `{name}`: {NOBODY}");
    Ok(name)
}

/// Who looks: as given, or as git knows it in this folder.
pub(super) fn known_name(given: Option<&str>, content: &Path) -> Option<String> {
    let given = given.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
    given.or_else(|| {
        let name = git::say(content, &["config", "user.name"]).ok()??;
        // What is not UTF-8 is nobody's name.
        Some(name.trim().to_owned()).filter(|name| !name.is_empty() && !name.contains('\u{fffd}'))
    })
}

/// Who looks: as is known, or as the person says.
pub(super) fn name<R: BufRead, W: Write>(
    given: Option<&str>,
    content: &Path,
    person: &mut Person<R, W>,
) -> anyhow::Result<String> {
    somebody(match known_name(given, content) {
        None => person.line("Your name or role, to be written beside each look:")?,
        known => known,
    })
}

/// Opens an address in the browser; says whether that could be tried.
pub(super) fn open(url: &str) -> bool {
    // A web address, which begins with its scheme: no program takes it for an option.
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(url);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_a_name_is_none() {
        for name in ["NAME", "your name or role", "onbekend", "?"] {
            assert!(somebody(Some(name.to_owned())).is_err(), "{name}");
        }
        assert!(somebody(None).is_err());
        assert_eq!(somebody(Some("R. Jansen".to_owned())).unwrap(), "R. Jansen");
    }

    #[test]
    fn a_question_is_asked_until_the_answer_will_do() {
        let mut person = Person { answers: &b"maybe\nYes\n\n"[..], questions: Vec::new() };
        assert_eq!(person.choose("Is this the aid?", "yn").unwrap(), Some('y'));
        assert_eq!(person.line("Name").unwrap(), None);
        assert_eq!(person.choose("Is this the aid?", "yn").unwrap(), None);
        let asked = String::from_utf8(person.questions).unwrap();
        assert!(
            asked.starts_with("Is this the aid?   answer one of y, n\nIs this the aid? "),
            "{asked}"
        );
    }
}
