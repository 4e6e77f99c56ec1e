//! Somebody at a terminal, who is asked and answers.

use std::io::{self, BufRead, IsTerminal as _, Write};

/// Somebody at a terminal.
pub(super) struct Person<R, W> {
    pub(super) answers: R,
    pub(super) questions: W,
}

/// The person at this terminal, if there is one.
pub(super) fn at_the_terminal()
-> Option<Person<io::StdinLock<'static>, anstream::AutoStream<io::Stderr>>> {
    let there = io::stdin().is_terminal() && io::stderr().is_terminal();
    there.then(|| Person { answers: io::stdin().lock(), questions: anstream::stderr() })
}

impl<R: BufRead, W: Write> Person<R, W> {
    /// One line of an answer, without spaces around it; `None` where the person ended the input.
    pub(super) fn answer(&mut self, question: &str) -> io::Result<Option<String>> {
        write!(self.questions, "{question} ")?;
        self.questions.flush()?;
        let mut line = String::new();
        let length = self.answers.read_line(&mut line)?;
        Ok((length > 0).then(|| line.trim().to_owned()))
    }
}
