//! Commands that people are told to type, by the name that they called the program by.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::OnceLock;

use super::wrap;

/// The name that messages are written with.
const NAME: &str = "signpost";

static CALLED: OnceLock<&'static str> = OnceLock::new();

/// Sets how people call this program, where it is not `signpost`: what they are told to type names
/// it that way.
pub fn set_called(name: &'static str) {
    // The first name counts.
    CALLED.set(name).ok();
}

/// A writer that has what people are told to type begin with the name they called the program by, and
/// lines end where the terminal does. Messages are written with `signpost`, each command in backquotes.
pub(crate) struct AsCalled<W: Write> {
    out: W,
    line: Vec<u8>,
    width: Option<usize>,
}

impl<W: Write> AsCalled<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { out, line: Vec::new(), width: None }
    }

    /// Where it writes to.
    pub(crate) fn get_mut(&mut self) -> &mut W {
        &mut self.out
    }

    /// Makes lines fit into so many columns.
    pub(crate) fn fit(&mut self, width: Option<usize>) {
        self.width = width;
    }

    /// Writes so many of the bytes that wait.
    fn pass_on(&mut self, length: usize) -> io::Result<()> {
        let rest = self.line.split_off(length);
        let line = std::mem::replace(&mut self.line, rest);
        let Ok(text) = str::from_utf8(&line) else { return self.out.write_all(&line) };
        let mut text = Cow::Borrowed(text);
        if let Some(name) = CALLED.get() {
            text = text.replace(&format!("`{NAME} "), &format!("`{name} ")).into();
        }
        if let Some(width) = self.width {
            text = wrap::lines(&text, width).into();
        }
        self.out.write_all(text.as_bytes())
    }
}

impl<W: Write> Write for AsCalled<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let last = bytes.iter().rposition(|it| *it == b'\n').map(|at| self.line.len() + at + 1);
        self.line.extend_from_slice(bytes);
        if let Some(end) = last {
            self.pass_on(end)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass_on(self.line.len())?;
        self.out.flush()
    }
}

impl<W: Write> Drop for AsCalled<W> {
    fn drop(&mut self) {
        // Anyone who needs to know whether it was written has flushed it.
        drop(self.flush());
    }
}
