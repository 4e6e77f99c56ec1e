//! The person who looks: who it is, and what they answer.

use std::io::{self, BufRead, IsTerminal as _, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::bail;

/// Somebody at a terminal.
pub(super) struct Person<R, W> {
    answers: R,
    questions: W,
}

/// The person at the terminal, if there is one.
pub(super) fn at_the_terminal()
-> Option<Person<io::StdinLock<'static>, anstream::AutoStream<io::Stderr>>> {
    let there = io::stdin().is_terminal() && io::stderr().is_terminal();
    there.then(|| Person { answers: io::stdin().lock(), questions: anstream::stderr() })
}

impl<R: BufRead, W: Write> Person<R, W> {
    /// One of the letters in `choices`; `None` where the person has left.
    pub(super) fn choose(&mut self, question: &str, choices: &str) -> io::Result<Option<char>> {
        loop {
            let Some(answer) = self.answer(question)? else { return Ok(None) };
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
        Ok(self.answer(question)?.filter(|answer| !answer.is_empty()))
    }

    fn answer(&mut self, question: &str) -> io::Result<Option<String>> {
        write!(self.questions, "{question} ")?;
        self.questions.flush()?;
        let mut answer = String::new();
        if self.answers.read_line(&mut answer)? == 0 {
            writeln!(self.questions)?;
            return Ok(None);
        }
        Ok(Some(answer.trim().to_owned()))
    }
}

/// Who looks: as given, as git knows it in this folder, or as the person says.
pub(super) fn name<R: BufRead, W: Write>(
    given: Option<&str>,
    content: &Path,
    person: Option<&mut Person<R, W>>,
) -> anyhow::Result<String> {
    if let Some(name) = given.map(str::trim).filter(|name| !name.is_empty()) {
        return Ok(name.to_owned());
    }
    if let Some(name) = by_git(content) {
        return Ok(name);
    }
    if let Some(person) = person
        && let Some(name) = person.line("Your name or role, to be written beside each look:")?
    {
        return Ok(name);
    }
    bail!("--by is missing: say who looked, by name or role")
}

fn by_git(content: &Path) -> Option<String> {
    let git =
        Command::new("git").arg("-C").arg(content).args(["config", "user.name"]).output().ok()?;
    let name = String::from_utf8(git.stdout).ok()?;
    Some(name.trim().to_owned()).filter(|name| git.status.success() && !name.is_empty())
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
