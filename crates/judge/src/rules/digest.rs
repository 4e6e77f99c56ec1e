//! What tells a page from others of the same audit, so that one page on many hosts is seen.

use url::Url;

use super::case::Case;
use crate::address;
use crate::hash::{self, Map};
use crate::page::Media;
use crate::words;

/// So many words tell a page from others. One of fewer, as a filter may show that has little more than a
/// picture or a sentence in a script without spaces, is told by its code as well.
const TELLING: usize = 3;

/// What tells a page from others. A page of hardly a word counts only under a status of success: a refusal of
/// one word is what many servers come with.
pub(super) fn of(case: &Case<'_>) -> Option<u64> {
    let asked = Asked::of(&case.observation.asked);
    let forms = case.page.forms();
    let text = case.page.main_blocks().flat_map(|block| block.line.numbers()).copied().collect();
    let text: Vec<u32> = match asked.among(forms.clone()) {
        Some(asked) => asked.taken_out_of(text),
        None => text,
    };
    let numbers: Vec<Option<u64>> = forms.map(number).collect();
    let text: Vec<u64> = text.into_iter().filter_map(|form| numbers[form as usize]).collect();
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
                asked.each(String::as_str).taken_out_of(code.split_ascii_whitespace().collect());
            Some(hash::together(text.into_iter().chain(code.into_iter().filter_map(number))))
        }
        Media::Text => (!text.is_empty()).then(|| hash::together(text)),
        Media::Empty => Some(hash::of(b"")),
        Media::Pdf | Media::Other | Media::Encoded => Some(hash::of(&case.answer.body)),
    }
}

/// The address that was asked, in words or in numbers that stand for them. A page that stands in many hosts' place
/// often repeats it.
struct Asked<W> {
    host: Vec<W>,
    rest: Vec<W>,
    /// What may stand before the host: `https://www.`
    before: [W; 3],
}

impl Asked<String> {
    fn of(url: &Url) -> Self {
        let host = words::words(address::bare_host(url));
        let rest = words::words(&url[url::Position::BeforePath..]);
        Self { host, rest, before: ["www", "http", "https"].map(str::to_owned) }
    }

    /// The same by the numbers that words have among the different words of a page, if all of the host are there.
    fn among<'w>(&self, forms: impl Iterator<Item = &'w str> + Clone) -> Option<Asked<u32>> {
        // Most pages do not repeat their host.
        let first = self.host.first()?;
        forms.clone().find(|form| form == first)?;
        let places: Map<&str, u32> = forms.zip(0..).collect();
        let place = |word: &String| places.get(word.as_str()).copied();
        // No word has the number that stands for what is not there.
        let numbered = || self.each(|word| place(word).unwrap_or(u32::MAX));
        self.host.iter().all(|word| place(word).is_some()).then(numbered)
    }
}

impl<W> Asked<W> {
    fn each<'a, V>(&'a self, of: impl Fn(&'a W) -> V) -> Asked<V> {
        Asked {
            host: self.host.iter().map(&of).collect(),
            rest: self.rest.iter().map(&of).collect(),
            before: self.before.each_ref().map(&of),
        }
    }
}

impl<W: PartialEq + Copy> Asked<W> {
    /// The words of a page without it. A host of one word may be a word of the text.
    fn taken_out_of(&self, words: Vec<W>) -> Vec<W> {
        if self.host.len() < 2 {
            return words;
        }
        let (mut told, mut rest) = (Vec::with_capacity(words.len()), &words[..]);
        while let Some((word, more)) = rest.split_first() {
            match rest.strip_prefix(&self.host[..]) {
                Some(behind) => {
                    for before in self.before {
                        told.pop_if(|word| *word == before);
                    }
                    // As far as it is written out.
                    let path = behind.iter().zip(&self.rest).take_while(|(one, two)| one == two);
                    rest = &behind[path.count()..];
                }
                None => {
                    told.push(*word);
                    rest = more;
                }
            }
        }
        told
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
