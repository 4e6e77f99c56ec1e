//! New inputs from known ones.

use fastrand::Rng;

/// So long an input is at most.
const LONGEST: usize = 64 * 1024;

/// Pieces that parsers care about.
const WORDS: &[&[u8]] = &[
    b"<",
    b">",
    b"&#x0;",
    b"<!--",
    b"</title>",
    b"<template>",
    b"\\u0000",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xf0\x9f\x98",
    b"\r\n",
    b"\0",
    b"endstream",
    b"endobj",
    b"1 0 obj",
    b"<<",
    b">>",
    b"stream\n",
    b"/Title",
    b"R",
    b"[",
    b"]",
    b"{",
    b"}",
    b": ",
    b"- ",
    b"|\n",
    b"\"",
    b"'",
    b"#",
    b"&a",
    b"*a",
    b"!!x",
    b"---\n",
    b"99999999999999999999",
    b"-1",
    b"1e999",
    b"NaN",
    b"Tue, 31 Feb 2026 25:61:61 GMT",
    b"9999-12-31",
    b"http://[::1]:0/",
    b"https://a.test/",
    b"](",
    b"```",
    b"\xc2\xad",
    b"\xef\xbf\xbe",
    b"\xe2\x80\xae",
];

/// Makes inputs, always the same ones from the same seed.
#[derive(Debug)]
pub struct Mutator {
    random: Rng,
    pool: Vec<Vec<u8>>,
}

impl Mutator {
    /// Begins with these inputs.
    pub fn new(seed: u64, pool: Vec<Vec<u8>>) -> Self {
        let pool = if pool.is_empty() { vec![Vec::new()] } else { pool };
        Self { random: Rng::with_seed(seed), pool }
    }

    /// The next input.
    pub fn next_input(&mut self) -> Vec<u8> {
        let mut input = self.any().to_vec();
        for _ in 0..self.random.usize(1..=6) {
            self.change(&mut input);
        }
        input.truncate(LONGEST);
        input
    }

    fn any(&mut self) -> &[u8] {
        let index = self.random.usize(..self.pool.len());
        self.pool.get(index).map(Vec::as_slice).unwrap_or_default()
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let at = self.random.usize(..=input.len());
        let end = (at + self.random.usize(..64)).min(input.len());
        match self.random.u8(..8) {
            0 => drop(input.drain(at..end)),
            1 => input.truncate(at),
            2 => {
                if let Some(byte) = input.get_mut(at) {
                    *byte = self.random.u8(..);
                }
            }
            3 => {
                if let Some(byte) = input.get_mut(at) {
                    *byte ^= 1 << self.random.u8(..8);
                }
            }
            4 => {
                let word = self.random.choice(WORDS.iter().copied()).unwrap_or_default();
                input.splice(at..at, word.iter().copied());
            }
            5 => {
                let piece: Vec<u8> = input.get(at..end).unwrap_or_default().to_vec();
                let times = self.random.usize(..200);
                input.splice(at..at, piece.repeat(times));
            }
            6 => {
                let other = self.any().to_vec();
                let from = self.random.usize(..=other.len());
                input.truncate(at);
                input.extend_from_slice(other.get(from..).unwrap_or_default());
            }
            _ => input.splice(at..end, std::iter::empty()).for_each(drop),
        }
    }
}
