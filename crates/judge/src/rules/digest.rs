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
    let text = asked.without(case.page.main_blocks().flat_map(|block| block.line.words()));
    if text.len() >= TELLING {
        return Some(hash::together(text));
    }
    if !(200..300).contains(&case.answer.status) {
        return None;
    }
    match case.page.media {
        Media::Html => {
            let code = words::folded_line(&case.page.source);
            let code = asked.without(code.split_ascii_whitespace());
            Some(hash::together(text.into_iter().chain(code)))
        }
        Media::Text => (!text.is_empty()).then(|| hash::together(text)),
        Media::Empty => Some(hash::of(b"")),
        Media::Pdf | Media::Other | Media::Encoded => Some(hash::of(&case.answer.body)),
    }
}

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

    /// The words of a page as numbers, without the address that was asked and without what has digits in it:
    /// such a page may tell the time and number its answers.
    fn without<'w>(&self, words: impl Iterator<Item = &'w str>) -> Vec<u64> {
        let words: Vec<&str> = words.collect();
        let (mut told, mut rest): (Vec<&str>, &[&str]) = (Vec::new(), &words);
        while let Some((word, more)) = rest.split_first() {
            match self.host_off(rest) {
                Some(behind) => {
                    for before in ["www", "http", "https"] {
                        told.pop_if(|word| *word == before);
                    }
                    rest = behind;
                }
                None => {
                    told.push(word);
                    rest = more;
                }
            }
        }
        told.into_iter().filter_map(number).collect()
    }

    /// What follows the address, where the words begin with it, whole or as far as it is written out. A host
    /// of one word may be a word of the text.
    fn host_off<'r, 'w>(&self, words: &'r [&'w str]) -> Option<&'r [&'w str]> {
        let host = words.get(..self.host.len()).filter(|host| host.len() > 1)?;
        let behind = words.get(host.len()..)?;
        let same = |(one, other): &(&&str, &String)| ***one == ***other;
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
