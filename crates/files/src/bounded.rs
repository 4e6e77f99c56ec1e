//! Reading no more than can be what is wanted.

use std::fs::File;
use std::io::{self, Read};

use crate::Refused;

/// A reader that is refused where it has more than so many bytes: a link, a pipe and a device may have any number,
/// and a file may grow while it is read.
#[derive(Debug)]
pub struct Bounded<R> {
    from: R,
    left: u64,
    most: u64,
    /// How much there was when it was opened.
    expected: usize,
}

impl<R: Read> Bounded<R> {
    /// At most so many bytes of what a reader gives.
    pub fn new(from: R, most: u64) -> Self {
        Self { from, left: most, most, expected: 0 }
    }

    /// All of it. A file is held once: there is room for it before it is read.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or with [`Refused::TooLarge`] in it.
    pub fn bytes(mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(self.expected);
        self.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

impl Bounded<File> {
    /// At most so many bytes of a file that is open. One that is longer already is refused before it is read.
    pub(crate) fn file(file: File, most: u64) -> io::Result<Self> {
        let length = file.metadata()?.len();
        if length > most {
            return Err(Refused::TooLarge(most).into());
        }
        let expected = usize::try_from(length).unwrap_or(0);
        Ok(Self { expected, ..Self::new(file, most) })
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            // Whether this is the end only one more byte can say.
            return match self.from.read(&mut [0])? {
                0 => Ok(0),
                _ => Err(Refused::TooLarge(self.most).into()),
            };
        }
        let room = usize::try_from(self.left).map_or(into.len(), |left| left.min(into.len()));
        let read = self.from.read(into.get_mut(..room).unwrap_or_default())?;
        self.left -= read as u64;
        Ok(read)
    }
}
