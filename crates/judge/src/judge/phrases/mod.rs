//! What pages say, in English, Dutch, German and French, and only ever as whole phrases.
//!
//! A bare word proves nothing: an aid may speak of a cause that is not found, of a drug that was
//! withdrawn, of gambling. So the lists hold what one writes for no other purpose. They were
//! collected from the default pages of common servers, content systems (WordPress, Drupal, TYPO3,
//! Joomla, SharePoint) and hosting companies in their own translations.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::page::words;

macro_rules! lists {
    ($($(#[$doc:meta])+ $name:ident = $file:literal;)+) => {
        $($(#[$doc])+ pub(super) static $name: Phrases = Phrases::new(include_str!($file));)+

        #[cfg(test)]
        const ALL: &[(&str, &Phrases)] = &[$(($file, &$name)),+];
    };
}

lists! {
    /// What no page says in its title or heading that has something to show.
    ERRORS = "errors.txt";
    /// What the names of error pages end in, whatever it is that was not found.
    ERROR_ENDINGS = "error-endings.txt";
    /// What is an error message only if nothing else stands beside it.
    ERRORS_EXACT = "errors-exact.txt";
    /// Path segments of error pages, without their extension.
    ERROR_SEGMENTS = "error-segments.txt";
    /// What a server says with `200 OK` that cannot do its work for the moment.
    FAULTS = "faults.txt";
    /// What such servers say where nothing else stands beside it.
    FAULTS_EXACT = "faults-exact.txt";
    /// What searches say that found nothing.
    NO_RESULTS = "no-results.txt";
    /// Labels that records have and that forms for readers have not.
    RECORD_LABELS = "record-labels.txt";
    /// How the titles of search pages begin: what comes after it is what was searched for.
    SEARCHES = "searches.txt";
    /// Path segments of home pages, without their extension.
    HOME = "home.txt";
    /// What a page says that shows nothing without a login.
    LOGIN = "login.txt";
    /// What login pages have in their titles and headings, and others in their text.
    LOGIN_TITLES = "login-titles.txt";
    /// Titles and headings of login pages, where nothing else stands beside them.
    LOGIN_NAMES = "login-names.txt";
    /// What a login is for that an aid offers and does not ask for.
    OFFERS = "offers.txt";
    /// Requests for a code that a reader is given beforehand.
    CODE = "code.txt";
    /// Path segments of login pages, without their extension.
    LOGIN_SEGMENTS = "login-segments.txt";
    /// Hosts that do nothing but log people in, as the first label or the whole name.
    LOGIN_HOSTS = "login-hosts.txt";
    /// What a page says that helps with a choice.
    CHOICES = "choices.txt";
    /// How a page points to itself.
    DEMONSTRATIVES = "demonstratives.txt";
    /// Words that point to the page wherever they stand.
    POINTERS = "pointers.txt";
    /// What a page may call itself, as the first words of its name.
    THINGS = "things.txt";
    /// What is said of something that was taken back or replaced.
    WITHDRAWN = "withdrawn.txt";
    /// Such statements in one piece, in whatever sentence.
    WITHDRAWN_WHOLE = "withdrawn-whole.txt";
    /// What somebody did who took an aid back, as participles.
    WITHDRAWN_DEEDS = "withdrawn-deeds.txt";
    /// What somebody did who put an aid into an archive, as participles.
    ARCHIVED_DEEDS = "archived-deeds.txt";
    /// Words put before or behind the title of something withdrawn.
    WITHDRAWN_TAGS = "withdrawn-tags.txt";
    /// What is said of something that is kept but no longer looked after.
    ARCHIVED = "archived.txt";
    /// Such statements in one piece, in whatever sentence.
    ARCHIVED_WHOLE = "archived-whole.txt";
    /// Words put before or behind the title of something archived.
    ARCHIVED_TAGS = "archived-tags.txt";
    /// What may come before an article that points to the page.
    WARNINGS = "warnings.txt";
    /// Words that make a condition of the rest of the sentence.
    CONDITIONS = "conditions.txt";
    /// Words before a pointer that make the page the owner of what is spoken of: `the printed
    /// version of this leaflet`.
    OWNERS = "owners.txt";
    /// Words that turn a statement about the page into one about something else, or into its
    /// opposite.
    DOUBTS = "doubts.txt";
    /// What only a page that offers or holds a domain says.
    PARKED = "parked.txt";
    /// What hosting companies and fresh servers show in place of a site.
    PLACEHOLDERS = "placeholders.txt";
    /// Hosts of parking and domain trading companies, as suffixes.
    PARKING_HOSTS = "parking-hosts.txt";
    /// What the code of parking pages has in it.
    PARKING_SIGNS = "parking-signs.txt";
    /// What is sold by those who take over domains for their good name. One of these proves
    /// nothing, since an aid may be about addiction or impotence.
    SPAM = "spam.txt";
    /// The same in other scripts, and in languages that domains are often sold into, as parts of
    /// words.
    SPAM_ELSEWHERE = "spam-elsewhere.txt";
    /// What shops say.
    SHOPS = "shops.txt";
    /// What those write who live on what their readers buy elsewhere.
    AFFILIATES = "affiliates.txt";
    /// What a name has in it under which medicine and cures are sold.
    SALES = "sales.txt";
    /// What one writes who means to help. An aid on addiction has a spammer's words and these.
    CARE = "care.txt";
    /// Titles, headings and messages of walls against robots.
    WALLS = "walls.txt";
    /// What walls say where nothing else stands beside it.
    WALLS_EXACT = "walls-exact.txt";
    /// What the code of walls has in it, in lower case. What Cloudflare and others put into
    /// ordinary pages as well (`/cdn-cgi/challenge-platform/scripts/jsd/`) is not among it.
    WALL_SIGNS = "wall-signs.txt";
    /// What is asked of every reader before anything is shown: consent, an age, a profession.
    GATES = "gates.txt";
    /// What readers are told whose browsers run no scripts.
    NO_SCRIPT = "no-script.txt";
    /// Words that carry no topic.
    LITTLE = "little.txt";
    /// Words that any decision aid may have in its title.
    GENERIC = "generic.txt";
    /// Words in the name of a page or a file that say nothing of what it is about.
    NEUTRAL = "neutral.txt";
    /// What pages are called that are not about a choice, but about those who give care.
    KINDS = "kinds.txt";
    /// What one reads of a practice or a course.
    ERRANDS = "errands.txt";
}

/// A list of phrases, one a line, to be looked for in a [`words::line`].
pub(super) struct Phrases {
    data: &'static str,
    parsed: OnceLock<Parsed>,
}

struct Parsed {
    written: Vec<&'static str>,
    lines: Vec<String>,
    whole: HashSet<String>,
}

impl Phrases {
    const fn new(data: &'static str) -> Self {
        Self { data, parsed: OnceLock::new() }
    }

    fn parsed(&self) -> &Parsed {
        self.parsed.get_or_init(|| {
            let given = self.data.lines().map(str::trim);
            let written: Vec<_> =
                given.filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
            let lines: Vec<_> = written.iter().map(|phrase| words::line(phrase)).collect();
            Parsed { whole: lines.iter().cloned().collect(), written, lines }
        })
    }

    /// The phrases as they are written, for lists of hosts and signs that are no text.
    pub(super) fn written(&self) -> &[&'static str] {
        &self.parsed().written
    }

    /// Every phrase, as a line.
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        self.parsed().lines.iter().map(String::as_str)
    }

    /// The first of the phrases that a line has in it.
    pub(super) fn within(&self, line: &str) -> Option<&'static str> {
        self.lines().position(|phrase| line.contains(phrase)).map(|index| self.written()[index])
    }

    /// Whether a line is one of the phrases, whole.
    pub(super) fn is(&self, line: &str) -> bool {
        self.parsed().whole.contains(line)
    }

    /// Whether a folded word is on the list.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.is(&format!(" {word} "))
    }

    /// Whether a line begins with one of the phrases.
    pub(super) fn begins(&self, line: &str) -> bool {
        self.lines().any(|phrase| line.starts_with(phrase))
    }

    /// The length of the longest phrase that a line begins with.
    pub(super) fn longest(&self, line: &str) -> usize {
        self.lines()
            .filter(|phrase| line.starts_with(phrase))
            .map(str::len)
            .max()
            .unwrap_or_default()
    }

    /// How many different phrases a line has in it.
    pub(super) fn count(&self, line: &str) -> usize {
        self.lines().filter(|phrase| line.contains(phrase)).count()
    }
}

/// Whether a name is one of an error page.
pub(super) fn is_error(line: &str) -> bool {
    ERRORS_EXACT.is(line) || ERRORS.within(line).is_some()
}

/// Whether a title or main heading says that something was not found. `When a cause cannot be
/// found` is no such name.
pub(super) fn is_error_name(line: &str) -> bool {
    let few = line.split_whitespace().count() <= 9;
    let first = line.split_whitespace().next().unwrap_or_default();
    let conditional = CONDITIONS.has_word(first)
        || matches!(
            first,
            "what" | "why" | "how" | "wat" | "waarom" | "was" | "warum" | "que" | "pourquoi"
        );
    is_error(line)
        || few && !conditional && ERROR_ENDINGS.lines().any(|ending| line.ends_with(ending))
}

/// Whether a name may repeat what was asked for: that of an error page or of a search.
pub(super) fn is_echo(line: &str) -> bool {
    is_error_name(line) || SEARCHES.begins(line) || NO_RESULTS.within(line).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_say_nothing_twice() {
        for (file, list) in ALL {
            let lines: Vec<&str> = list.lines().collect();
            assert!(!lines.is_empty(), "{file}");
            for (index, line) in lines.iter().enumerate() {
                assert!(!lines[..index].contains(line) || *line == " ", "{file}: {line}");
            }
        }
    }

    #[test]
    fn names_of_error_pages() {
        for name in [
            "Page not found",
            "The form you asked for could not be found",
            "Kaart niet gevonden",
            "Fiche introuvable",
        ] {
            assert!(is_error_name(&words::line(name)), "{name}");
        }
        for name in [
            "When a cause cannot be found",
            "Living with pain",
            "What if nothing was not found",
            "404 people",
        ] {
            assert!(!is_error_name(&words::line(name)), "{name}");
        }
    }
}
