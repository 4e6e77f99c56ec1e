//! What a translation says otherwise, as far as that can be seen without understanding it: the same
//! words, another language. Numbers have a rule of their own.

use std::collections::BTreeSet;

use super::context::Context;
use super::language;
use super::pairs::{Kind, Pair, pairs};
use super::units::{Words, has_word};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::model::{ConditionId, Entry, Language, Page};
use crate::scaffold::TODO;
use crate::source::SourcePath;

/// The texts that are reported as those of another version, by their pointers.
type Told = BTreeSet<(SourcePath, String)>;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let main = context.site.config.default_language.as_str();
    let mut told = Told::new();
    // Subjects of aids count too, so pages in which nothing was found are compared as well.
    for (_, mut versions) in context.meant.versions() {
        // The others are mostly translated from the one in the main language.
        versions.sort_by_key(|it| it.page.file.stem() != main);
        for (index, other) in versions.iter().enumerate() {
            for one in versions.iter().take(index) {
                compare(context, [one.page, other.page], &mut told, diagnostics);
            }
        }
    }
    for page in context.pages() {
        wrong_language(context, page, &told, diagnostics);
    }
}

/// Reports the texts that two versions have word for word.
fn compare(
    context: &Context<'_>,
    versions: [&Entry<Page>; 2],
    told: &mut Told,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let [one, other] = versions;
    // British and American English may be one text.
    if one.language.primary() == other.language.primary() {
        return;
    }
    let all: Vec<_> =
        pairs(one, other).into_iter().filter(|it| !it.texts.concat().is_empty()).collect();
    let is_whole = all.iter().all(|it| has_same_words(it));
    let pairs: Vec<_> = all.into_iter().filter(|it| is_same(context, it, versions)).collect();
    // The one is to be translated that is not in its own language, and else the second.
    let text = pairs.iter().map(|it| it.texts[0]).collect::<Vec<_>>().join("\n\n");
    let known = language::known(other.file.stem());
    let is_of_other = known.is_some() && language::of(&text) == known;
    let [from, to] = if is_of_other { [1, 0] } else { [0, 1] };
    let what = if is_whole { "all of this page" } else { "this text" };
    // Of a whole page that was copied, the first text stands for all.
    let mut is_told = false;
    for pair in pairs {
        let (file, pointer) = (&versions[to].file, &pair.pointers[to]);
        if !told.insert((file.clone(), pointer.clone())) || is_whole && is_told {
            continue;
        }
        is_told = true;
        let original = &versions[from].file;
        let message =
            format!("{what} is word for word that of the version in `{}`", original.stem());
        let label = context.key(file, pointer).text("the same");
        diagnostics.push(
            Diagnostic::new(Code::TranslationDiffers, message, label)
                .label(context.key(original, &pair.pointers[from]).text("as this"))
                .help(format!("translate it into `{}`", tag_of(context, versions[to]))),
        );
    }
}

/// The language that a page is meant to be in. A file's name says so, unless it is no language of the site.
fn tag_of<'l>(context: &Context<'_>, page: &'l Entry<Page>) -> &'l str {
    let stem = page.file.stem();
    let is_language = context.site.config.languages.iter().any(|it| it.as_str() == stem);
    if is_language { stem } else { page.language.as_str() }
}

/// Words of one language that make a name a text of that language. A name may be the same in two.
const COMMON: Words = [
    &["the", "with", "without", "and", "for", "your", "how", "what", "of"],
    &["de", "het", "een", "met", "zonder", "voor", "van", "uw", "hoe", "wat"],
    &["der", "die", "das", "ein", "eine", "mit", "ohne", "und", "für", "von", "ihre", "wie", "was"],
    &["le", "la", "les", "des", "avec", "sans", "et", "pour", "du", "votre", "comment"],
    &["el", "la", "los", "las", "una", "con", "sin", "para", "y", "su", "cómo", "qué"],
];

/// Whether two texts are the same, and cannot be right in both languages.
fn is_same(context: &Context<'_>, pair: &Pair<'_>, versions: [&Entry<Page>; 2]) -> bool {
    /// Shorter texts may be the same in two languages.
    const SHORTEST: usize = 20;
    let words = pair.texts.map(str::split_whitespace);
    if !has_same_words(pair) || pair.texts[0].contains(TODO) {
        return false;
    }
    let count = words[0].clone().count();
    let is_long = words[0].clone().map(|word| word.len() + 1).sum::<usize>() > SHORTEST + 1;
    let languages = versions.map(|it| it.file.stem());
    let is_finished = !versions[1].draft;
    match pair.kind {
        Kind::Prose => is_long,
        // Two languages may have one name for an ailment, but not one sentence.
        Kind::Line => is_finished && count > 2 && is_long,
        Kind::AidsHeading => is_finished && count > 1,
        Kind::Heading(condition) => {
            is_finished
                && (words[0].clone().any(|word| is_of_one(&word.to_lowercase(), languages))
                    || has_other_name(context, condition, pair.texts[0], languages))
        }
    }
}

fn has_same_words(pair: &Pair<'_>) -> bool {
    let [one, other] = pair.texts.map(str::split_whitespace);
    one.eq(other)
}

fn is_of_one(word: &str, [one, other]: [&str; 2]) -> bool {
    has_word(&COMMON, one, word) != has_word(&COMMON, other, word)
}

/// Whether an aid's subject says that what a condition is called in one language is called otherwise
/// in the other.
fn has_other_name(
    context: &Context<'_>,
    condition: &ConditionId,
    name: &str,
    languages: [&str; 2],
) -> bool {
    let aids = context.site.aids.values().filter(|aid| aid.condition == *condition);
    let is_name = |subject: &str| subject.to_lowercase() == name.to_lowercase();
    let named: Vec<[bool; 2]> = aids
        .filter_map(|aid| {
            let [one, other] = languages.map(|it| aid.subject.get(&Language::from(it)));
            Some([is_name(one?), is_name(other?)])
        })
        .collect();
    named.iter().any(|[one, other]| one != other) && !named.contains(&[true, true])
}

fn wrong_language(
    context: &Context<'_>,
    page: &Entry<Page>,
    told: &Told,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(own) = language::known(page.file.stem()) else { return };
    for text in super::prose::of_page(page) {
        // A text that is another version's is reported as that.
        if told.contains(&(page.file.clone(), text.pointer.clone())) {
            continue;
        }
        // One paragraph may be left of another version.
        let mut paragraphs = text
            .text
            .split("\n\n")
            .filter(|it| !it.contains(TODO) && !it.starts_with(['-', '*', '1']));
        let other = paragraphs.find_map(|paragraph| {
            let other = language::of(paragraph).filter(|it| *it != own)?;
            Some((paragraph, other))
        });
        let Some((paragraph, other)) = other else { continue };
        let start = paragraph.as_ptr().addr() - text.text.as_ptr().addr();
        let label: Label = text.place(context, start..start + paragraph.len());
        diagnostics.push(
            Diagnostic::new(
                Code::TranslationDiffers,
                format!(
                    "this text reads like `{}`, and the page is in `{}`",
                    language::tag(other),
                    tag_of(context, page)
                ),
                label,
            )
            .help(format!("write it in `{}`", tag_of(context, page))),
        );
    }
}
