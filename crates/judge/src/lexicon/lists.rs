//! What each list of the lexicon is for.

/// A list of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct List(u8);

/// How the phrases of a list are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Anywhere in a text.
    Within,
    /// As a whole line or word.
    Whole,
    /// Anywhere, as a part of words too.
    Part,
    /// Not in texts.
    Sign,
}

/// Some lists, as a set.
pub(super) type Lists = u128;

impl List {
    /// Its number among all.
    pub(super) fn number(self) -> usize {
        usize::from(self.0)
    }

    pub(super) const fn bit(self) -> Lists {
        1 << self.0
    }
}

macro_rules! lists {
    ($($kind:ident { $($(#[$doc:meta])+ $name:ident = $title:literal;)+ })+) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "only to number the lists")]
        enum Number { $($($name),+),+ }

        $($($(#[$doc])+ pub(crate) const $name: List = List(Number::$name as u8);)+)+

        /// Every list with its name in the files and how it is looked for.
        pub(super) const ALL: &[(List, &str, Kind)] =
            &[$($(($name, $title, Kind::$kind)),+),+];
    };
}

lists! {
// Phrases that are looked for anywhere in a text.
Within {
    /// What no page says in its title or heading that has something to show.
    ERRORS = "errors";
    /// What the names of error pages end in, whatever it is that was not found.
    ERROR_ENDINGS = "error-endings";
    /// What a server says with `200 OK` that cannot do its work for the moment.
    FAULTS = "faults";
    /// What searches say that found nothing.
    NO_RESULTS = "no-results";
    /// How the titles of search pages begin: what comes after it is what was searched for.
    SEARCHES = "searches";
    /// What a page says that shows nothing without a login.
    LOGIN = "login";
    /// What login pages have in their titles and headings, and others in their text.
    LOGIN_TITLES = "login-titles";
    /// Titles and headings of login pages, where nothing else stands beside them.
    LOGIN_NAMES = "login-names";
    /// What a login is for that an aid offers and does not ask for.
    OFFERS = "offers";
    /// Requests for a code that a reader is given beforehand.
    CODE = "code";
    /// What a page says that helps with a choice.
    CHOICES = "choices";
    /// What a page may call itself, as the first words of its name.
    THINGS = "things";
    /// What is said of something that was taken back or replaced.
    WITHDRAWN = "withdrawn";
    /// Such statements in one piece, in whatever sentence.
    WITHDRAWN_WHOLE = "withdrawn-whole";
    /// What somebody did who took an aid back, as participles.
    WITHDRAWN_DEEDS = "withdrawn-deeds";
    /// What somebody did who put an aid into an archive, as participles.
    ARCHIVED_DEEDS = "archived-deeds";
    /// Words put before or behind the title of something withdrawn.
    WITHDRAWN_TAGS = "withdrawn-tags";
    /// What is said of something that is kept but no longer looked after.
    ARCHIVED = "archived";
    /// Such statements in one piece, in whatever sentence.
    ARCHIVED_WHOLE = "archived-whole";
    /// Words put before or behind the title of something archived.
    ARCHIVED_TAGS = "archived-tags";
    /// That something is not done any more.
    NO_LONGER = "no-longer";
    /// What is said of a page that has another address now.
    MOVES = "moves";
    /// Whole statements of that.
    MOVES_WHOLE = "moves-whole";
    /// What only a page that offers or holds a domain says.
    PARKED = "parked";
    /// What hosting companies and fresh servers show in place of a site.
    PLACEHOLDERS = "placeholders";
    /// What is sold by those who take over domains for their good name. One of these proves
    /// nothing, since an aid may be about addiction or impotence.
    SPAM = "spam";
    /// What shops say.
    SHOPS = "shops";
    /// What those write who live on what their readers buy elsewhere.
    AFFILIATES = "affiliates";
    /// What those say who are paid for links. Many blogs do, and say something all the same.
    DISCLOSURES = "disclosures";
    /// What a name has in it under which medicine and cures are sold.
    SALES = "sales";
    /// What one writes who means to help. An aid on addiction has a spammer's words and these.
    CARE = "care";
    /// Titles, headings and messages of walls against robots.
    WALLS = "walls";
    /// What is asked of every reader before anything is shown: consent, an age, a profession.
    GATES = "gates";
    /// What readers are told whose browsers run no scripts.
    NO_SCRIPT = "no-script";
    /// What the text of a list of search results says.
    SEARCH_TEXTS = "search-texts";
    /// What the text of a list of pages under one keyword says.
    KEYWORD_TEXTS = "keyword-texts";
    /// What the text of a page about staff says.
    STAFF_TEXTS = "staff-texts";
    /// What the text of a list of prices says.
    PRICE_TEXTS = "price-texts";
    /// What the text of a news item says.
    NEWS_TEXTS = "news-texts";
    /// What the text of an event says.
    EVENT_TEXTS = "event-texts";
    /// What the text of a trial that looks for participants says.
    TRIAL_TEXTS = "trial-texts";
}
// Phrases and words that are compared with a whole line or a whole word.
Whole {
    /// What is an error message only if nothing else stands beside it.
    ERRORS_EXACT = "errors-exact";
    /// Path segments of error pages, without their extension.
    ERROR_SEGMENTS = "error-segments";
    /// What such servers say where nothing else stands beside it.
    FAULTS_EXACT = "faults-exact";
    /// Labels that records have and that forms for readers have not.
    RECORD_LABELS = "record-labels";
    /// Path segments of home pages, without their extension.
    HOME = "home";
    /// Path segments of login pages, without their extension.
    LOGIN_SEGMENTS = "login-segments";
    /// What a list of search results is called.
    SEARCH_NAMES = "search-names";
    /// What a list of pages under one keyword is called.
    KEYWORD_NAMES = "keyword-names";
    /// What a page about staff is called.
    STAFF_NAMES = "staff-names";
    /// What a list of prices is called.
    PRICE_NAMES = "price-names";
    /// What a news item is called.
    NEWS_NAMES = "news-names";
    /// What an event is called.
    EVENT_NAMES = "event-names";
    /// What a trial that looks for participants is called.
    TRIAL_NAMES = "trial-names";
    /// How a page points to itself.
    DEMONSTRATIVES = "demonstratives";
    /// Words that point to the page wherever they stand.
    POINTERS = "pointers";
    /// What may come before an article that points to the page.
    WARNINGS = "warnings";
    /// Words that make a condition of the rest of the sentence.
    CONDITIONS = "conditions";
    /// Words before a pointer that make the page the owner of what is spoken of: `the printed
    /// version of this leaflet`.
    OWNERS = "owners";
    /// What people do with an aid that they give to readers, as verbs.
    OFFERED = "offered";
    /// What people do with an aid that they look after, as verbs.
    KEPT_UP = "kept-up";
    /// Readers find what has another address now.
    MOVES_FIND = "moves-find";
    /// That they do so now, and not before. With their accents, as code is looked through for
    /// them.
    MOVES_NOW = "moves-now";
    /// Words that turn a statement about the page into one about something else, or into its
    /// opposite.
    DOUBTS = "doubts";
    /// What walls say where nothing else stands beside it.
    WALLS_EXACT = "walls-exact";
    /// Words that carry no topic.
    LITTLE = "little";
    /// What the parts of a leaflet on an ailment are called, so that a name goes on with it: `Gallstones: causes and symptoms`.
    TOPICS = "topics";
    /// Words that any decision aid may have in its title.
    GENERIC = "generic";
    /// Words in the name of a page or a file that say nothing of what it is about.
    NEUTRAL = "neutral";
    /// What pages are called that are not about a choice, but about those who give care.
    KINDS = "kinds";
}
// Phrases that are looked for as parts of words, for scripts without spaces.
Part {
    /// The same in other scripts, and in languages that domains are often sold into, as parts of
    /// words.
    SPAM_ELSEWHERE = "spam-elsewhere";
}
// What is looked for as it is written: in addresses, and in a page's code.
Sign {
    /// What the code of a page has in it that says one of [`MOVES`] or [`MOVES_WHOLE`], as whole words
    /// with their accents.
    MOVES_SIGNS = "moves-signs";
    /// By which segments of addresses sites file a list of search results.
    SEARCH_PATHS = "search-paths";
    /// The parameters of addresses by which a search is asked.
    SEARCH_QUERIES = "search-queries";
    /// By which segments of addresses sites file a list of pages under one keyword.
    KEYWORD_PATHS = "keyword-paths";
    /// By which segments of addresses sites file a page about staff.
    STAFF_PATHS = "staff-paths";
    /// By which segments of addresses sites file a list of prices.
    PRICE_PATHS = "price-paths";
    /// By which segments of addresses sites file a news item.
    NEWS_PATHS = "news-paths";
    /// By which segments of addresses sites file an event.
    EVENT_PATHS = "event-paths";
    /// By which segments of addresses sites file a trial that looks for participants.
    TRIAL_PATHS = "trial-paths";
    /// Hosts that do nothing but log people in, as the first label or the whole name.
    LOGIN_HOSTS = "login-hosts";
    /// What the code of a server's own page for a fault has in it, in lower case.
    FAULT_SIGNS = "fault-signs";
    /// What the code of shops has in it, in lower case.
    SHOP_SIGNS = "shop-signs";
    /// What the code of a form has in it that sends its reader on to a single sign-on.
    SIGN_ON_SIGNS = "sign-on-signs";
    /// Hosts of parking and domain trading companies, as suffixes.
    PARKING_HOSTS = "parking-hosts";
    /// What the code of parking pages has in it.
    PARKING_SIGNS = "parking-signs";
    /// What the code of walls has in it, in lower case. What Cloudflare and others put into
    /// ordinary pages as well (`/cdn-cgi/challenge-platform/scripts/jsd/`) is not among it.
    WALL_SIGNS = "wall-signs";
}
}
