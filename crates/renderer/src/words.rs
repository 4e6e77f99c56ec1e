//! The words of the interface, one Fluent file for each language.
//!
//! A language is added by adding its file to `words/` and to [`BUILT_IN`]; a folder of templates
//! may bring files of its own, which replace single words or add a whole language.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;
use signpost_core::model::Language;

use crate::error::RenderError;
use crate::languages;
use crate::own_words;

/// The words in English: every language has the same ones.
pub(crate) const ENGLISH: &str = include_str!("../words/en.ftl");

/// Every built-in language with its file.
pub(crate) const BUILT_IN: [(&str, &str); 3] = [
    ("de", include_str!("../words/de.ftl")),
    ("en", ENGLISH),
    ("nl", include_str!("../words/nl.ftl")),
];

/// The words of the interface in one language.
pub(crate) struct Words {
    bundle: FluentBundle<FluentResource>,
    /// The file that a fault is most likely in, and what it holds: the one that came with the templates, or the built-in one.
    file: String,
    text: String,
    language: Language,
    is_foreign: bool,
}

/// The language of the words of a language that has none.
const FALLBACK: &str = "en";

impl Words {
    /// The words for a language, with those of `replacement` (the text of a file that came with
    /// the templates) in place of the built-in ones. A regional language without a file of its own
    /// uses its parent's: `pt` serves `pt-BR`. Where there are none at all, the words are English,
    /// and [`Words::foreign`] says so.
    pub(crate) fn load(
        language: &Language,
        replacement: Option<&str>,
    ) -> Result<Self, RenderError> {
        let built_in = [language.as_str(), language.primary()]
            .into_iter()
            .find_map(|tag| BUILT_IN.iter().find(|(built_in, _)| *built_in == tag));
        let is_foreign = built_in.is_none() && replacement.is_none();
        let built_in =
            if is_foreign { BUILT_IN.iter().find(|(tag, _)| *tag == FALLBACK) } else { built_in };
        let given = replacement.map(|text| (language.as_str(), text));
        let (tag_of_file, text) = given.or(built_in.copied()).unwrap_or((language.as_str(), ""));
        let file = format!("words/{tag_of_file}.ftl");
        let tag = if is_foreign { FALLBACK } else { language.as_str() };
        // Only plural rules and numbers depend on it.
        let locale = tag.parse().or_else(|_| FALLBACK.parse());
        let locale = locale.map_err(|_| RenderError::Language { language: language.clone() })?;
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolating marks around each argument would end up in the plain text and in the lines
        // that must read exactly as designed. The HTML isolates foreign text with <bdi>.
        bundle.set_use_isolating(false);
        for text in built_in.map(|(_, text)| *text).into_iter().chain(replacement) {
            bundle.add_resource_overriding(parse(&file, text)?);
        }
        let text = text.to_owned();
        Ok(Self { bundle, file, text, language: language.clone(), is_foreign })
    }

    /// The language of the words, where it is not the one that they were asked for.
    pub(crate) fn foreign(&self) -> Option<Language> {
        self.is_foreign.then(|| FALLBACK.into())
    }

    /// What the language is called in itself.
    pub(crate) fn own_name(&self) -> Result<String, RenderError> {
        if !self.is_foreign {
            return self.get("own-name");
        }
        let name = languages::own_name(&self.language);
        Ok(name.unwrap_or(self.language.as_str()).to_owned())
    }

    /// The direction in which the language is written.
    pub(crate) fn direction(&self) -> Result<String, RenderError> {
        if self.is_foreign {
            return Ok(languages::direction(&self.language).to_owned());
        }
        self.get("direction")
    }

    /// The language as social media want it.
    pub(crate) fn locale(&self) -> Result<String, RenderError> {
        if self.is_foreign {
            return Ok(self.language.as_str().replace('-', "_"));
        }
        self.get("locale")
    }

    /// A word that takes no arguments.
    pub(crate) fn get(&self, word: &str) -> Result<String, RenderError> {
        self.format(word, None)
    }

    /// A word with its arguments.
    pub(crate) fn with<'a, V: Into<FluentValue<'a>>>(
        &self,
        word: &str,
        args: impl IntoIterator<Item = (&'a str, V)>,
    ) -> Result<String, RenderError> {
        let args = args.into_iter().map(|(name, value)| (name, value.into())).collect();
        self.format(word, Some(&args))
    }

    /// A date in words.
    pub(crate) fn date(&self, date: Date) -> Result<String, RenderError> {
        let month = self.get(&format!("month-{}", date.month()))?;
        // As text, so that no language's way of grouping digits gets at the year.
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.with("date", [("day", day), ("month", month), ("year", year)])
    }

    /// The language that the names of others are in.
    fn names_in(&self) -> &str {
        if self.is_foreign { FALLBACK } else { self.language.primary() }
    }

    /// What it is to be "in" a language: "in Dutch".
    pub(crate) fn in_language(&self, language: &Language) -> Result<String, RenderError> {
        for tag in [language.as_str(), language.primary()] {
            let own = self.get(&format!("in-{tag}"));
            if own.is_ok() {
                return own;
            }
        }
        match languages::name(language, self.names_in()) {
            Some(name) => self.with("in-language", [("language", name)]),
            // A language that not even CLDR names.
            None => self.with("in-language", [("language", language.as_str())]),
        }
    }

    /// The same for several of them; of some with one name, each says what it differs in: "in Portuguese (BR)".
    pub(crate) fn in_languages(&self, languages: &[Language]) -> Result<Vec<String>, RenderError> {
        let plain = languages.iter().map(|it| self.in_language(it));
        let plain: Vec<String> = plain.collect::<Result<_, _>>()?;
        let is_shared =
            |all: &[String], words: &String| all.iter().filter(|it| *it == words).nth(1).is_some();
        if !plain.iter().any(|words| is_shared(&plain, words)) {
            return Ok(plain);
        }
        let in_script = languages.iter().zip(&plain).map(|(language, words)| {
            let name = languages::name_in_script(language, self.names_in());
            match name.filter(|_| language.as_str().contains('-') && is_shared(&plain, words)) {
                Some(name) => self.with("in-language", [("language", name)]),
                None => Ok(words.clone()),
            }
        });
        let in_script: Vec<String> = in_script.collect::<Result<_, _>>()?;
        let apart = languages.iter().zip(&in_script).map(|(language, words)| {
            match language.as_str().split_once('-').filter(|_| is_shared(&in_script, words)) {
                Some((_, rest)) => format!("{words} ({rest})"),
                None => words.clone(),
            }
        });
        Ok(apart.collect())
    }

    fn format(&self, word: &str, args: Option<&FluentArgs<'_>>) -> Result<String, RenderError> {
        let missing =
            || RenderError::MissingWord { word: word.to_owned(), file: self.file.clone() };
        let pattern = self
            .bundle
            .get_message(word)
            .and_then(|message| message.value())
            .ok_or_else(missing)?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors).into_owned();
        match errors.first() {
            None => Ok(text),
            Some(error) => Err(RenderError::WordsSyntax {
                file: self.file.clone(),
                line: own_words::line_of(&self.text, word).unwrap_or(1),
                reason: format!("the word `{word}` cannot be written out: {error}"),
            }),
        }
    }
}

fn parse(file: &str, text: &str) -> Result<FluentResource, RenderError> {
    FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let (offset, reason) = errors
            .first()
            .map_or((0, String::new()), |error| (error.pos.start, error.kind.to_string()));
        let line = text.bytes().take(offset).filter(|&byte| byte == b'\n').count() + 1;
        RenderError::WordsSyntax { file: file.to_owned(), line, reason }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Each message with the arguments that it takes.
    fn messages(text: &str) -> BTreeMap<String, Vec<String>> {
        let mut messages = BTreeMap::new();
        let mut current = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((id, _)) = line.split_once(" =")
                && !line.starts_with(' ')
            {
                current = id.to_owned();
                messages.insert(current.clone(), Vec::new());
            }
            for part in line.split('$').skip(1) {
                let name: String = part.chars().take_while(char::is_ascii_alphabetic).collect();
                let known: &mut Vec<String> = messages.entry(current.clone()).or_default();
                if !known.contains(&name) {
                    known.push(name);
                    known.sort();
                }
            }
        }
        messages
    }

    #[test]
    fn every_language_has_the_same_words_with_the_same_arguments() {
        let english = messages(ENGLISH);
        assert!(english.len() > 80, "the test reads the file: {english:?}");
        for (tag, text) in BUILT_IN {
            assert_eq!(messages(text), english, "words/{tag}.ftl differs from words/en.ftl");
        }
    }

    #[test]
    fn every_file_of_words_is_built_in() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/words");
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        assert_eq!(files, BUILT_IN.map(|(tag, _)| format!("{tag}.ftl")));
    }

    #[test]
    fn every_word_is_used() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/view/");
        let mut used = String::new();
        for file in [
            "aid.rs",
            "frame.rs",
            "home.rs",
            "link.rs",
            "page.rs",
            "standing.rs",
            "successor.rs",
            "../plain_page.rs",
            "../feed.rs",
            "../words.rs",
        ] {
            used += &std::fs::read_to_string(format!("{folder}{file}")).unwrap();
        }
        for (_, template) in crate::overrides::BUILT_IN {
            used += template;
        }
        // These are put together from a beginning and something else.
        let made = [
            "own-name",
            "direction",
            "locale",
            "is-",
            "access-",
            "doubt-",
            "notice-",
            "successor",
            "month-",
            "in-",
            "about-",
            "several-",
            "date",
        ];
        for word in messages(ENGLISH).keys() {
            let is_made = made.iter().any(|start| word.starts_with(start));
            assert!(is_made || used.contains(&format!("\"{word}\"")), "nothing uses `{word}`");
        }
    }

    #[test]
    fn dates_are_written_out() {
        let date = jiff::civil::date(2026, 11, 22);
        let dates =
            BUILT_IN.map(|(tag, _)| Words::load(&tag.into(), None).unwrap().date(date).unwrap());
        assert_eq!(dates, ["22. November 2026", "22 November 2026", "22 november 2026"]);
    }

    #[test]
    fn every_language_has_a_name_and_words() {
        let load = |tag: &str| Words::load(&tag.into(), None).unwrap();
        let in_language = |words: &str, tag: &str| load(words).in_language(&tag.into()).unwrap();
        assert_eq!(in_language("en", "cy"), "in Welsh");
        assert_eq!(in_language("nl", "ro"), "in het Roemeens");
        assert_eq!(in_language("de", "ur"), "auf Urdu");
        assert_eq!(in_language("en", "qqq"), "in qqq");
        let several = |words: &str, tags: &[&str]| {
            let tags: Vec<Language> = tags.iter().map(|tag| Language::from(*tag)).collect();
            load(words).in_languages(&tags).unwrap().join(", ")
        };
        for (words, tags, expected) in [
            ("en", &["zh-TW", "zh-CN"][..], "in Traditional Chinese, in Simplified Chinese"),
            (
                "de",
                &["zh-TW", "zh-CN"],
                "auf Chinesisch (traditionell), auf Chinesisch (vereinfacht)",
            ),
            ("nl", &["zh-TW", "zh-CN"], "in het Chinees (TW), in het Chinees (CN)"),
            ("nl", &["zh-Hant", "en"], "in het Chinees, in het Engels"),
            (
                "en",
                &["zh-Hant", "zh-HK"],
                "in Traditional Chinese (Hant), in Traditional Chinese (HK)",
            ),
            ("en", &["sr", "sr-RS"], "in Serbian, in Serbian (RS)"),
            (
                "en",
                &["pt-BR", "pt-PT", "pt-BR"],
                "in Portuguese (BR), in Portuguese (PT), in Portuguese (BR)",
            ),
        ] {
            assert_eq!(several(words, tags), expected);
        }
        let urdu = load("ur");
        assert_eq!(urdu.own_name().unwrap(), "اردو");
        assert_eq!(urdu.direction().unwrap(), "rtl");
        assert_eq!(urdu.get("skip").unwrap(), "Skip to the content");
        assert_eq!(urdu.foreign(), Some("en".into()));
        assert_eq!(load("nl").foreign(), None);
    }

    #[test]
    fn faults_name_the_word_and_the_file() {
        let load = |tag: &str, replacement| Words::load(&tag.into(), replacement);
        insta::assert_snapshot!(load("en", Some("skip = Skip\npdf = { $")).err().unwrap(), @r#"words/en.ftl, line 2: Expected one of "a-zA-Z"; see https://projectfluent.org for how to write it"#);
        let unknown = load("en-GB", Some("# Ours.\npdf = { $what }")).unwrap().get("pdf");
        insta::assert_snapshot!(unknown.err().unwrap(), @"words/en-GB.ftl, line 2: the word `pdf` cannot be written out: Resolver error: Unknown variable: $what; see https://projectfluent.org for how to write it");
        assert_eq!(load("en-GB", Some("pdf = a PDF")).unwrap().get("pdf").unwrap(), "a PDF");
    }
}
