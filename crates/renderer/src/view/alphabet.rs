//! The order of names, and the letters above them in a list from A to Z.
//!
//! A mark on a letter makes no other letter of it, but in languages that count it as one of their own:
//! Å is an A in Dutch and comes after Z in Danish. What CLDR says of each is written down here for the
//! languages whose own letters are single ones; its whole data would be larger than the program.

use signpost_core::model::Language;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{canonical_combining_class, compose, is_combining_mark};

/// The letters of a language that others take for a letter with a mark, or that Unicode has elsewhere: in each
/// group, behind the letter that they come after.
const OWN: [(&[&str], &str); 18] = [
    (&["da", "nb", "nn", "no"], "zæøå"),
    (&["fi", "sv"], "zåäö"),
    (&["is"], "aá dð eé ií oó uú yý zþæö"),
    (&["et"], "sšzž wõäöü"),
    (&["es", "gl"], "nñ"),
    (&["pl"], "aą cć eę lł nń oó sś zźż"),
    (&["ro"], "aăâ iî sș tț"),
    (&["lt"], "cč iy sš zž"),
    (&["lv"], "cč gģ kķ lļ nņ sš zž"),
    (&["tr"], "cç gğ hı oö sş uü"),
    (&["vi"], "aăâ dđ eê oôơ uư"),
    (&["uk"], "гґ еє иіїй"),
    (&["be"], "её зій уў"),
    (&["sr"], "дђ иј лљ нњ тћ чџ"),
    (&["mk"], "дѓ зѕ иј лљ нњ тќ чџ"),
    (&["fa"], "بپ جچ زژ قکگ نوهی"),
    (&["ur"], "بپ تٹ جچ دڈ رڑ زژ قکگ نوہھءیے"),
    // Everywhere else.
    (&[], "ий"),
];

/// What letters without a mark that could be taken off are written as where they are not of the alphabet.
const WRITTEN_AS: [(char, &str); 11] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ł', "l"),
    ('ħ', "h"),
    ('ŧ', "t"),
    ('ı', "i"),
];

/// The letters of a language.
pub(super) struct Alphabet {
    own: &'static str,
    /// Whether the small letter of I has no dot.
    is_dotless: bool,
}

/// A character's place: of a sign, a digit or a letter; which; how many come between the two that Unicode has
/// beside each other.
type Place = (u8, char, usize);

impl Alphabet {
    /// The alphabet of a language.
    pub(super) fn of(language: &Language) -> Self {
        let language = language.as_str().split('-').next().unwrap_or_default();
        let is_of = |(languages, _): &&(&[&str], &str)| {
            languages.is_empty() || languages.contains(&language)
        };
        let own = OWN.iter().find(is_of).map_or("", |(_, own)| own);
        Self { own, is_dotless: language == "tr" }
    }

    /// What names are sorted by. Signs are left out at both ends.
    pub(super) fn key(&self, name: &str) -> Vec<Place> {
        let letters = self.letters(name);
        let from = letters.iter().position(|c| *c != ' ').unwrap_or(letters.len());
        let to = letters.iter().rposition(|c| *c != ' ').map_or(from, |last| last + 1);
        letters[from..to].iter().map(|c| self.place(*c)).collect()
    }

    /// The letter above a name.
    pub(super) fn letter(&self, name: &str) -> String {
        let Some(first) = self.letters(name).into_iter().find(|c| *c != ' ') else {
            return "#".to_owned();
        };
        match first {
            _ if first.is_numeric() => "0–9".to_owned(),
            'i' if self.is_dotless => "İ".to_owned(),
            // Its capitals are for headings that have nothing else, and few systems can show them.
            'ა'..='ჿ' => first.to_string(),
            _ => {
                let capital: String = first.to_uppercase().collect();
                if capital.chars().count() == 1 { capital } else { first.to_string() }
            }
        }
    }

    /// The small letters and digits of a name, with a space for everything else.
    fn letters(&self, name: &str) -> Vec<char> {
        let mut letters = Vec::with_capacity(name.len());
        for c in name.nfkc() {
            let small = match c {
                'I' if self.is_dotless => 'ı'.to_lowercase(),
                _ => c.to_lowercase(),
            };
            for c in small.nfc() {
                let plain = WRITTEN_AS.iter().find(|(letter, _)| *letter == c);
                match plain {
                    _ if self.is_own(c) => letters.push(c),
                    Some((_, plain)) => letters.extend(plain.chars()),
                    None => self.without_marks(c, &mut letters),
                }
            }
        }
        letters
    }

    /// A character without its marks, but for those that make another letter of it.
    fn without_marks(&self, c: char, into: &mut Vec<char>) {
        let mut parts = std::iter::once(c).nfd();
        let Some(base) = parts.next().and_then(fit) else { return };
        let rest: Vec<char> = parts.collect();
        let own = rest.iter().filter_map(|mark| compose(base, *mark)).find(|it| self.is_own(*it));
        into.push(own.unwrap_or(base));
        // A syllable of Hangul is made of letters, and not of marks.
        into.extend(rest.into_iter().filter(|c| c.is_alphanumeric()).filter_map(fit));
    }

    fn is_own(&self, c: char) -> bool {
        !c.is_ascii() && self.own.contains(c)
    }

    fn place(&self, c: char) -> Place {
        if c == ' ' || c.is_numeric() {
            return (u8::from(c != ' '), c, 0);
        }
        let after = self.own.split(' ').find_map(|group| {
            let nth = group.chars().position(|letter| letter == c)?;
            Some((group.chars().next()?, nth))
        });
        let (base, nth) = after.unwrap_or((c, 0));
        (2, base, nth)
    }
}

/// A character without a mark; none of one that is a mark.
fn fit(c: char) -> Option<char> {
    let is_mark = canonical_combining_class(c) != 0;
    match c.is_alphanumeric() {
        _ if is_mark => None,
        true => Some(c),
        false => (!is_combining_mark(c)).then_some(' '),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names in the order and under the letters of a language.
    fn listed(language: &str, names: &[&str]) -> String {
        let alphabet = Alphabet::of(&Language::from(language));
        let mut names = names.to_vec();
        names.sort_by_key(|name| alphabet.key(name));
        let lines = names.iter().map(|name| format!("{} {name}", alphabet.letter(name)));
        lines.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn every_name_has_one_letter_and_its_readers_look_for_it_there() {
        let latin = [
            "Zona",
            "ßtest",
            "Ærø",
            "Østrogen",
            "Årebrok",
            "Ödem",
            "Apnea",
            "Olie",
            "IJzer",
            "Ĳzer",
            "Œdème",
            "(Éen)",
            "Łódź",
        ];
        insta::assert_snapshot!(listed("nl", &latin), @"A Ærø, A Apnea, A Årebrok, E (Éen), I IJzer, I Ĳzer, L Łódź, O Ödem, O Œdème, O Olie, O Østrogen, S ßtest, Z Zona");
        insta::assert_snapshot!(listed("da", &latin), @"A Apnea, E (Éen), I IJzer, I Ĳzer, L Łódź, O Ödem, O Œdème, O Olie, S ßtest, Z Zona, Æ Ærø, Ø Østrogen, Å Årebrok");
        insta::assert_snapshot!(listed("sv-SE", &latin), @"A Ærø, A Apnea, E (Éen), I IJzer, I Ĳzer, L Łódź, O Œdème, O Olie, O Østrogen, S ßtest, Z Zona, Å Årebrok, Ö Ödem");
        insta::assert_snapshot!(listed("vi", &["Đau", "Dị ứng", "Ấm", "Ăn", "Áp", "Ậm", "Bé"]), @"A Áp, Ă Ăn, Â Ấm, Â Ậm, B Bé, D Dị ứng, Đ Đau");
        insta::assert_snapshot!(listed("tr", &["Zona", "ırmak", "Irmak", "ilaç", "İlaç", "Çarpıntı", "Cilt", "Hız"]), @"C Cilt, Ç Çarpıntı, H Hız, I ırmak, I Irmak, İ ilaç, İ İlaç, Z Zona");
    }

    #[test]
    fn digits_stand_together_before_the_letters_of_any_script() {
        insta::assert_snapshot!(listed("en", &["Ache", "5-HT", "112", "½ dose", "²H", "…", "٣ x"]), @"# …, 0–9 ½ dose, 0–9 112, 0–9 ²H, 0–9 5-HT, 0–9 ٣ x, A Ache");
        insta::assert_snapshot!(listed("el", &["Ωτίτιδα", "Άσθμα", "Αλλεργία", "Ίκτερος", "DNA"]), @"D DNA, Α Αλλεργία, Α Άσθμα, Ι Ίκτερος, Ω Ωτίτιδα");
        insta::assert_snapshot!(listed("ru", &["Йод", "Инсульт", "Ёж", "Ель", "Кашель", "Ёлка", "Язва"]), @"Е Ёж, Е Ёлка, Е Ель, И Инсульт, Й Йод, К Кашель, Я Язва");
        insta::assert_snapshot!(listed("uk", &["Язва", "Їжа", "Йод", "Інсульт", "Ґудзик", "Гіпертонія", "Дитина"]), @"Г Гіпертонія, Ґ Ґудзик, Д Дитина, І Інсульт, Ї Їжа, Й Йод, Я Язва");
        insta::assert_snapshot!(listed("ar", &["ورم", "أرق", "إسهال", "آلام", "بدانة", "هزال"]), @"ا أرق, ا إسهال, ا آلام, ب بدانة, ه هزال, و ورم");
        insta::assert_snapshot!(listed("fa", &["هپاتیت", "پروستات", "یرقان", "تب", "بارداری", "وزن", "آسم", "گلو", "لثه"]), @"ا آسم, ب بارداری, پ پروستات, ت تب, گ گلو, ل لثه, و وزن, ه هپاتیت, ی یرقان");
        assert_eq!(
            listed("ko", &["두통", "감기", "담석", "가려움", "당뇨", "구토"])
                .replace(char::is_whitespace, " ")
                .split(", ")
                .map(|it| it.split(' ').nth(1).unwrap())
                .collect::<Vec<_>>(),
            ["가려움", "감기", "구토", "담석", "당뇨", "두통"]
        );
        insta::assert_snapshot!(listed("ka", &["ასთმა", "ბრონქიტი"]), @"ა ასთმა, ბ ბრონქიტი");
        insta::assert_snapshot!(listed("hi", &["कान", "कमर", "खाँसी"]), @"क कमर, क कान, ख खाँसी");
    }
}
