//! The text of new content files, which validates from the start.
//!
//! What only a person can write is marked with [`TODO`], which a rule then reminds of.

mod device;
mod new_aid;
mod new_page;
mod new_provider;
mod new_site;
mod starter;

pub use device::is_device;
pub use new_aid::{NewAid, NewLink};
pub use new_page::{NewPage, NewSection};
pub use new_provider::NewProvider;
pub use new_site::NewSite;
pub(crate) use starter::Words;

/// The word that stands where a person must write something.
pub const TODO: &str = "TODO";

/// Words as the id of something: small letters, digits and single hyphens. `None` where nothing of
/// them can stand in one.
///
/// ```
/// use signpost_core::scaffold::id_from;
///
/// assert_eq!(id_from("Rückenschmerzen: was tun?").as_deref(), Some("rueckenschmerzen-was-tun"));
/// assert_eq!(id_from("…"), None);
/// ```
pub fn id_from(words: &str) -> Option<String> {
    let mut id = String::new();
    for c in words.chars() {
        match plain(c) {
            Some(letters) => id.push_str(&letters),
            // An apostrophe joins what stands around it: crohns-disease.
            None if matches!(c, '\'' | '’') => {}
            None if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            None => {}
        }
    }
    let id = id.trim_end_matches('-');
    (!id.is_empty()).then(|| id.to_owned())
}

/// A letter without its accent, as it is written where there are none.
fn plain(c: char) -> Option<String> {
    let c = c.to_lowercase().next().unwrap_or(c);
    let letters = match c {
        'a'..='z' | '0'..='9' => return Some(c.to_string()),
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' => "o",
        'ö' | 'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' => "s",
        'ß' => "ss",
        'ť' => "t",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ž' | 'ż' => "z",
        _ => return None,
    };
    Some(letters.to_owned())
}

#[cfg(test)]
mod tests {
    use super::id_from;

    #[test]
    fn ids_are_made_of_words() {
        assert_eq!(
            id_from("Back pain: treatment options!").unwrap(),
            "back-pain-treatment-options"
        );
        assert_eq!(id_from("Crohn's disease").unwrap(), "crohns-disease");
        assert_eq!(id_from("Rückenschmerzen – één").unwrap(), "rueckenschmerzen-een");
        assert_eq!(id_from("…"), None);
    }
}
