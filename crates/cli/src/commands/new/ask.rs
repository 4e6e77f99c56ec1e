//! Asking for what was not given: on a terminal one question after the other, elsewhere not at all.

use std::io::{self, BufRead, IsTerminal as _, Write};

use anyhow::bail;
use signpost_core::scaffold::id_from;

/// Gets the values that the flags did not give.
pub(super) struct Asker<R, W> {
    /// The person's answers, where there is a person.
    answers: Option<R>,
    questions: W,
}

/// Asks whoever is at the terminal, if anybody is.
pub(super) fn asker() -> Asker<io::StdinLock<'static>, anstream::AutoStream<io::Stderr>> {
    let is_person = io::stdin().is_terminal() && io::stderr().is_terminal();
    Asker { answers: is_person.then(|| io::stdin().lock()), questions: anstream::stderr() }
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
        if self.answers.is_none() {
            bail!("{flag} is missing; give it, or run this on a terminal to be asked");
        }
        loop {
            let Some(answer) = self.answer(question)? else { bail!("nothing was written") };
            match read(&answer) {
                Ok(value) => return Ok(value),
                Err(why) => writeln!(self.questions, "  {why}")?,
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
        if given.is_none() && self.answers.is_none() {
            return Ok(None);
        }
        self.need(given, flag, &format!("{question} (Enter to leave it out)"), |answer| {
            if answer.is_empty() { Ok(None) } else { read(answer).map(Some) }
        })
    }

    /// One line of an answer, without spaces around it; `None` where the person ended the input.
    fn answer(&mut self, question: &str) -> io::Result<Option<String>> {
        let Some(answers) = &mut self.answers else { return Ok(None) };
        write!(self.questions, "{question}: ")?;
        self.questions.flush()?;
        let mut line = String::new();
        let length = answers.read_line(&mut line)?;
        Ok((length > 0).then(|| line.trim().to_owned()))
    }
}

/// Reads an id.
pub(super) fn id(text: &str) -> Result<String, String> {
    match id_from(text) {
        Some(id) if id == text => Ok(id),
        Some(id) => Err(format!("an id has small letters, digits and hyphens: {id}")),
        None => {
            Err("an id has small letters, digits and hyphens, for example scoliosis-ohri"
                .to_owned())
        }
    }
}

/// Reads a text that says something.
pub(super) fn text(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("write something".to_owned()),
        text => Ok(text.to_owned()),
    }
}

/// Reads a web address.
pub(super) fn address(text: &str) -> Result<url::Url, String> {
    let url = url::Url::parse(text).ok();
    url.filter(signpost_core::address::is_http)
        .ok_or_else(|| format!("`{text}` is not a web address; it begins with https://"))
}

#[cfg(test)]
mod tests {
    use super::{Asker, id, text};

    #[test]
    fn what_was_given_is_not_asked_for() {
        let mut asker = Asker { answers: Some(&b""[..]), questions: Vec::new() };
        assert_eq!(asker.need(Some("knee-nice"), "ID", "Id", id).unwrap(), "knee-nice");
        assert_eq!(asker.questions, b"");
    }

    #[test]
    fn a_question_is_asked_until_the_answer_will_do() {
        let mut asker =
            Asker { answers: Some(&b"Knee NICE\nknee-nice\n\n"[..]), questions: Vec::new() };
        assert_eq!(asker.need(None, "ID", "Id", id).unwrap(), "knee-nice");
        assert_eq!(asker.want(None, "--provider", "Provider", id).unwrap(), None);
        let asked = String::from_utf8(asker.questions).unwrap();
        insta::assert_snapshot!(asked, @"
        Id:   an id has small letters, digits and hyphens: knee-nice
        Id: Provider (Enter to leave it out):
        ");
    }

    #[test]
    fn without_a_terminal_a_missing_value_is_an_error() {
        let mut asker = Asker { answers: None::<&[u8]>, questions: Vec::new() };
        let error = asker.need(None, "--name", "Name", text).unwrap_err().to_string();
        insta::assert_snapshot!(error, @"--name is missing; give it, or run this on a terminal to be asked");
        assert_eq!(asker.want(None, "--provider", "Provider", id).unwrap(), None);
    }

    #[test]
    fn who_ends_the_input_wants_nothing_written() {
        let mut asker = Asker { answers: Some(&b""[..]), questions: Vec::new() };
        assert!(asker.need(None, "--name", "Name", text).is_err());
    }
}
