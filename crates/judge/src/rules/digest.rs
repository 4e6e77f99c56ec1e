//! What tells a page from others of the same audit, so that one page on many hosts is seen.

use url::Url;

use super::case::Case;
use crate::address;
use crate::hash;
use crate::page::Media;
use crate::words;

/// So many words tell a page from others. One of fewer, as a filter may show that has little more than a
/// picture or a sentence in a script without spaces, is told by its code as well.
const TELLING: usize = 3;

/// What tells a page from others. A page of hardly a word counts only under a status of success: a refusal of
/// one word is what many servers come with.
pub(super) fn of(case: &Case<'_>) -> Option<u64> {
    let asked = Asked::of(&case.observation.asked);
    let numbers: Vec<Option<u64>> = case.page.forms().map(number).collect();
    let text = case.page.main_blocks().flat_map(|block| {
        let words = block.line.words().zip(block.line.numbers());
        words.map(|(word, form)| (word, numbers[*form as usize]))
    });
    // Most pages do not repeat their host.
    let repeats = case.page.forms().any(|word| asked.host.first().is_some_and(|host| host == word));
    let text = match repeats {
        true => asked.without(text),
        false => text.filter_map(|(_, number)| number).collect(),
    };
    if text.len() >= TELLING {
        return Some(hash::together(text));
    }
    if !(200..300).contains(&case.answer.status) {
        return None;
    }
    match case.page.media {
        Media::Html => {
            let code = words::folded_line(&case.page.source);
            let code =
                asked.without(code.split_ascii_whitespace().map(|word| (word, number(word))));
            Some(hash::together(text.into_iter().chain(code)))
        }
        Media::Text => (!text.is_empty()).then(|| hash::together(text)),
        Media::Empty => Some(hash::of(b"")),
        Media::Pdf | Media::Other | Media::Encoded => Some(hash::of(&case.answer.body)),
    }
}

/// A word, and what stands for it.
type Word<'w> = (&'w str, Option<u64>);

/// The address that was asked, in words. A page that stands in many hosts' place often repeats it.
struct Asked {
    host: Vec<String>,
    rest: Vec<String>,
}

impl Asked {
    fn of(url: &Url) -> Self {
        let host = words::words(address::bare_host(url));
        Self { host, rest: words::words(&url[url::Position::BeforePath..]) }
    }

    /// The numbers of the words of a page, without the address that was asked and without what has digits in it:
    /// such a page may tell the time and number its answers.
    fn without<'w>(&self, words: impl Iterator<Item = Word<'w>>) -> Vec<u64> {
        let words: Vec<Word<'w>> = words.collect();
        let (mut told, mut rest): (Vec<Word<'w>>, &[Word<'w>]) = (Vec::new(), &words);
        while let Some((word, more)) = rest.split_first() {
            match self.host_off(rest) {
                Some(behind) => {
                    for before in ["www", "http", "https"] {
                        told.pop_if(|(word, _)| *word == before);
                    }
                    rest = behind;
                }
                None => {
                    told.push(*word);
                    rest = more;
                }
            }
        }
        told.into_iter().filter_map(|(_, number)| number).collect()
    }

    /// What follows the address, where the words begin with it, whole or as far as it is written out. A host
    /// of one word may be a word of the text.
    fn host_off<'r, 'w>(&self, words: &'r [Word<'w>]) -> Option<&'r [Word<'w>]> {
        let host = words.get(..self.host.len()).filter(|host| host.len() > 1)?;
        let behind = words.get(host.len()..)?;
        let same = |((one, _), other): &(&Word<'w>, &String)| *one == other.as_str();
        let is_host = host.iter().zip(&self.host).all(|pair| same(&pair));
        let path = behind.iter().zip(&self.rest).take_while(same).count();
        behind.get(path..).filter(|_| is_host)
    }
}

/// What stands for a word; nothing for one with digits. In scripts without spaces, a word is a clause, of
/// which only the digits are left out, with what Latin letters are joined to them.
fn number(word: &str) -> Option<u64> {
    if !word.chars().any(char::is_numeric) {
        return Some(hash::of(word.as_bytes()));
    }
    let kept: String = word.chars().filter(|c| !c.is_ascii() && !c.is_numeric()).collect();
    (!kept.is_empty()).then(|| hash::of(kept.as_bytes()))
}
