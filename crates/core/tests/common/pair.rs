//! A site of one page in two languages, each with one section.

use super::Content;

/// What is said of a text and its translation, each behind its language. Only lines that tell a fault
/// and its help.
pub(crate) fn said(original: (&str, &str), translation: (&str, &str)) -> String {
    let content = [original, translation].into_iter().fold(
        Content::empty().write("site.yaml", site(original.0, translation.0)),
        |content, (language, text)| {
            content.write(&format!("pages/pain/{language}.yaml"), page(language, text))
        },
    );
    content.faults()
}

fn site(one: &str, other: &str) -> String {
    format!(
        "name: {{{one}: Aa, {other}: Bb}}\nbase_url: https://example.org/\nlanguages: [{one}, {other}]\n\
         default_language: {one}\nreview_every: 24 months\naid_stale_after: 5 years\n"
    )
}

fn page(language: &str, text: &str) -> String {
    let text = text.replace('\n', "\n      ");
    format!(
        "id: pain\nlanguage: {language}\nkind: text\nslug: pain\ntitle: {language} 1\n\
         description: {language} 2\nintro: |\n  {language} 3\nsections:\n  - heading: {language} 4\n    \
         body: |\n      {text}\nreview: {{on: 2026-11-20, by: Dr. Li}}\n"
    )
}

/// The first message of a text and its translation.
pub(crate) fn told(original: (&str, &str), translation: (&str, &str)) -> String {
    let said = said(original, translation);
    let first = said.lines().next().unwrap_or_default();
    first.split_once("[translation-differs] ").map_or(first, |it| it.1).to_owned()
}

/// A text, behind its language.
pub(crate) type Text = (&'static str, &'static str);

/// Nothing is said of these, in both orders.
pub(crate) fn are_right(pairs: &[(Text, Text)]) {
    let both = pairs.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
    let told = both.map(|(one, other)| (one, other, told(one, other)));
    let told: Vec<_> = told.filter(|it| !it.2.is_empty()).collect();
    assert!(told.is_empty(), "{told:#?}");
}

/// The first message of each.
pub(crate) fn all_told(pairs: &[(Text, Text)]) -> String {
    let told: Vec<String> = pairs.iter().map(|(one, other)| told(*one, *other)).collect();
    told.join("\n")
}
