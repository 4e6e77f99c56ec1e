//! Raised and lowered characters, which plain text has in a form of their own: `10<sup>3</sup>` is not 103.

use super::DEEPEST;

/// How characters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    Raised,
    Lowered,
}

impl Stand {
    /// How an element makes its characters stand.
    pub(super) fn of(element: &str) -> Option<Self> {
        match element {
            "sup" => Some(Self::Raised),
            "sub" => Some(Self::Lowered),
            _ => None,
        }
    }
}

/// The words of a page in the order of the page, those raised or lowered among them.
#[derive(Debug, Default)]
pub(super) struct Small {
    open: Vec<Stand>,
    /// The last character before what comes next.
    last: Option<char>,
    /// Whether that character belongs to something small that is written at full size.
    ends: bool,
}

impl Small {
    /// An element begins or ends.
    pub(super) fn tag(&mut self, name: &str, begins: bool) {
        let Some(stand) = Stand::of(name) else { return };
        if begins {
            if self.open.len() < DEEPEST {
                self.open.push(stand);
            }
        } else if let Some(at) = self.open.iter().rposition(|open| *open == stand) {
            self.open.remove(at);
        }
    }

    /// What comes next stands in another block.
    pub(super) fn gap(&mut self) {
        (self.last, self.ends) = (None, false);
    }

    /// The same, and nothing small goes on there: an element that was not ended would make all that follows small.
    pub(super) fn end_block(&mut self) {
        self.open.clear();
        self.gap();
    }

    /// Words as plain text that says the same.
    pub(super) fn words(&mut self, words: String) -> String {
        let (Some(first), Some(last)) = (words.chars().next(), words.chars().next_back()) else {
            return words;
        };
        let stand = self.open.last().copied();
        let glues = self.last.is_some_and(|before| joins(before, first));
        let small = stand.and_then(|stand| small(stand, &words, self.last));
        let is_full = stand.is_some() && small.is_none();
        let apart = small.is_none() && glues && (is_full || self.ends);
        let written = small.unwrap_or(words);
        self.ends = is_full;
        self.last = Some(last);
        if apart { format!(" {written}") } else { written }
    }
}

/// Whether two characters side by side are read as one number or one word.
fn joins(before: char, after: char) -> bool {
    before.is_numeric() && after.is_numeric() || before.is_alphabetic() && after.is_alphabetic()
}

/// Words in small characters, if there are such for them, and if the words need them: `nd` of `2nd` are letters as
/// they are.
fn small(stand: Stand, words: &str, before: Option<char>) -> Option<String> {
    let is_word = words.chars().count() > 1 && words.chars().all(char::is_alphabetic);
    if is_word && before.is_some_and(char::is_numeric) {
        return None;
    }
    let chars: Option<String> =
        words.trim().chars().map(|c| of(stand, c).or_else(|| between(c))).collect();
    chars.filter(|chars| chars.contains(|c: char| !c.is_ascii()))
}

/// What may stand between small characters at full size: `mg¹,²`.
fn between(c: char) -> Option<char> {
    matches!(c, ',' | '.' | ' ' | '/' | '*' | '†' | '‡' | '–').then_some(c)
}

const LETTERS: &str = "abcdefghijklmnoprstuvwxyz";
const RAISED: &str = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";
const LOWER: &str = "aehijklmnoprstuvx";
const LOWERED: &str = "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
const SIGNS: &str = "0123456789+-−=()";
const RAISED_SIGNS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾";
const LOWERED_SIGNS: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎";

fn of(stand: Stand, c: char) -> Option<char> {
    let tables = match stand {
        Stand::Raised => [(SIGNS, RAISED_SIGNS), (LETTERS, RAISED)],
        Stand::Lowered => [(SIGNS, LOWERED_SIGNS), (LOWER, LOWERED)],
    };
    tables.into_iter().find_map(|(full, small)| {
        let at = full.chars().position(|it| it == c)?;
        small.chars().nth(at)
    })
}

/// Fractions that Unicode has a character for, in place of their three: `¹/₂` is `½`.
pub(super) fn with_fractions(text: &str) -> String {
    const FRACTIONS: [(&str, &str); 15] = [
        ("¹/₂", "½"),
        ("¹/₃", "⅓"),
        ("²/₃", "⅔"),
        ("¹/₄", "¼"),
        ("³/₄", "¾"),
        ("¹/₅", "⅕"),
        ("²/₅", "⅖"),
        ("³/₅", "⅗"),
        ("⁴/₅", "⅘"),
        ("¹/₆", "⅙"),
        ("⁵/₆", "⅚"),
        ("¹/₈", "⅛"),
        ("³/₈", "⅜"),
        ("⁵/₈", "⅝"),
        ("⁷/₈", "⅞"),
    ];
    if !text.contains(['/', '⁄']) {
        return text.to_owned();
    }
    let mut text = text.replace('⁄', "/");
    let is_small =
        |c: Option<char>| c.is_some_and(|c| RAISED_SIGNS.contains(c) || LOWERED_SIGNS.contains(c));
    for (three, one) in FRACTIONS {
        let mut written = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((front, back)) = rest.split_once(three) {
            let is_whole = !is_small(front.chars().next_back()) && !is_small(back.chars().next());
            written.push_str(front);
            written.push_str(if is_whole { one } else { three });
            rest = back;
        }
        written.push_str(rest);
        text = written;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_has_its_small_one() {
        for (full, small) in
            [(LETTERS, RAISED), (LOWER, LOWERED), (SIGNS, RAISED_SIGNS), (SIGNS, LOWERED_SIGNS)]
        {
            assert_eq!(full.chars().count(), small.chars().count(), "{small}");
        }
        assert_eq!(of(Stand::Raised, 'r'), Some('ʳ'));
        assert_eq!(of(Stand::Lowered, 'x'), Some('ₓ'));
    }

    #[test]
    fn no_page_makes_a_tag_cost_more_than_a_few_others() {
        let mut small = Small::default();
        for _ in 0..10 * DEEPEST {
            small.tag("sup", true);
            small.tag("sub", false);
            small.tag("sub", true);
            small.tag("p", true);
        }
        assert_eq!(small.open.len(), DEEPEST);
        // What stands deeper ends at the same tags.
        for name in ["sub", "sup"].repeat(DEEPEST) {
            small.tag(name, false);
        }
        assert_eq!(small.words("9".to_owned()), "9");
    }

    #[test]
    fn only_a_whole_fraction_is_one_character() {
        assert_eq!(with_fractions("1¹/₂ en ³⁄₄, ¹¹/₂ en ¹/₂₅"), "1½ en ¾, ¹¹/₂ en ¹/₂₅");
    }
}
