//! Two things that cannot both be so: an aid that was withdrawn before it was last updated, a
//! decision that the title does not speak of, a name that repeats a heading.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Aid, Decision, Entry, Updated};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for aid in context.site.aids.values() {
        dates(context, aid, diagnostics);
        decision(context, aid, diagnostics);
    }
    titles(context, diagnostics);
    names(context, diagnostics);
    reviews(context, diagnostics);
}

/// The first day on which an aid can have been updated by its provider's account.
fn updated(aid: &Aid) -> Option<Date> {
    match aid.updated? {
        Updated::Year(year) => Date::new(year, 1, 1).ok(),
        Updated::Date(date) => Some(date),
    }
}

fn dates(context: &Context<'_>, aid: &Entry<Aid>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(updated) = updated(aid) else { return };
    let over = [
        ("/archived_on", aid.archived_on, "archived"),
        ("/withdrawn_on", aid.withdrawn_on, "withdrawn"),
    ];
    for (pointer, date, what) in over {
        if date.is_some_and(|date| date < updated) {
            diagnostics.push(
                Diagnostic::new(
                    Code::Contradiction,
                    format!("the aid was {what} before it was last updated"),
                    context.value(&aid.file, pointer),
                )
                .label(context.value(&aid.file, "/updated").text("last updated"))
                .help("correct the date that is wrong"),
            );
        }
    }
    for (index, link) in aid.links.iter().enumerate() {
        let Some(verified) = link.verified.as_ref().filter(|it| it.on < updated) else { continue };
        let pointer = format!("/links/{index}/verified/on");
        let mut fault = Diagnostic::new(
            Code::Contradiction,
            // Not by whom: findings are shown in public.
            format!("the aid was updated after this link was opened on {}", verified.on),
            context.value(&aid.file, &pointer),
        )
        .help("open the link again, see that it is still the right aid, and write the new day");
        // It was right when it was written.
        fault.severity = Severity::Note;
        diagnostics.push(fault);
    }
}

/// How a title begins that asks for a yes or a no.
const QUESTIONS: [&str; 9] = [
    "should i",
    "should my",
    "do i need",
    "moet ik",
    "wil ik",
    "soll ich",
    "brauche ich",
    "dois-je",
    "ai-je besoin",
];

/// What begins the part of a question that says when, or instead of what.
const TIMES: [&str; 20] = [
    "before",
    "after",
    "following",
    "during",
    "instead",
    "despite",
    "voor",
    "vóór",
    "na",
    "tijdens",
    "vanwege",
    "vor",
    "nach",
    "während",
    "wegen",
    "avant",
    "après",
    "pendant",
    "suite",
    "lors",
];

/// What each decision is about, as the beginning of a word.
const ABOUT: [(Decision, &[&str]); 4] = [
    (
        Decision::SurgeryOrNot,
        &[
            "surgery",
            "surger",
            "operation",
            "operati",
            "operatie",
            "opereren",
            "operier",
            "chirurg",
            "opération",
        ],
    ),
    (
        Decision::MedicationOrNot,
        &[
            "medicin",
            "medicat",
            "tablet",
            "pills",
            "medicijn",
            "medikament",
            "médicament",
            "antibioti",
        ],
    ),
    (Decision::TestOrNot, &["test", "onderzoek", "untersuch", "examen"]),
    (Decision::ScreeningOrNot, &["screening", "bevolkingsonderzoek", "früherkennung", "dépistage"]),
];

fn decision(context: &Context<'_>, aid: &Entry<Aid>, diagnostics: &mut Vec<Diagnostic>) {
    for (index, link) in aid.links.iter().enumerate() {
        let Some(title) = &link.title else { continue };
        let Some(asked) = asks(title) else { continue };
        if aid.decision == Decision::TreatmentMethods || asked.contains(&aid.decision) {
            continue;
        }
        let names: Vec<String> = asked.iter().map(|it| format!("`{}`", it.as_str())).collect();
        diagnostics.push(
            Diagnostic::new(
                Code::Contradiction,
                format!("the title asks about another decision than `{}`", aid.decision.as_str()),
                context.value(&aid.file, "/decision"),
            )
            .label(context.value(&aid.file, &format!("/links/{index}/title")).text("the title"))
            .help(format!(
                "if the title is right, write decision: {}",
                names.join(" or ").replace('`', "")
            )),
        );
        // One message for an aid with many links.
        return;
    }
}

/// The decisions that a title asks about, if it asks for a yes or a no and names any.
fn asks(title: &str) -> Option<Vec<Decision>> {
    let title = title.to_lowercase();
    // What is decided stands behind the question, and before the time of something else.
    let asked = QUESTIONS.iter().filter_map(|it| Some(title.find(it)? + it.len())).min()?;
    let words = title[asked..].split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.take_while(|word| !TIMES.contains(word)).collect();
    let has =
        |starts: &[&str]| words.iter().any(|word| starts.iter().any(|it| word.starts_with(it)));
    let mut found: Vec<Decision> =
        ABOUT.iter().filter(|(_, starts)| has(starts)).map(|(decision, _)| *decision).collect();
    // A test may be one of people who have no complaints.
    if found == [Decision::TestOrNot] {
        found.push(Decision::ScreeningOrNot);
    }
    (!found.is_empty()).then_some(found)
}

/// One provider seldom gives two aids one title.
fn titles(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut first = BTreeMap::new();
    let place =
        |aid: &Entry<Aid>, index: usize| context.value(&aid.file, &format!("/links/{index}/title"));
    for (id, aid) in &context.site.aids {
        // A copy of a file is reported as that.
        if aid.id != *id {
            continue;
        }
        let provider = aid.provider.as_ref();
        for (index, link) in aid.links.iter().enumerate() {
            let Some(title) = &link.title else { continue };
            // Without a provider, an aid is compared with itself.
            let key = (provider, provider.is_none().then_some(id), title.to_lowercase());
            let (other, earlier) = *first.entry(key).or_insert((aid, index));
            let is_same = other.file == aid.file;
            // An address that stands twice is reported as that.
            let has_it = |at: usize| other.links.get(at).is_some_and(|it| it.url == link.url);
            let mut places = if is_same { earlier..earlier + 1 } else { 0..other.links.len() };
            if places.any(has_it) || other.languages != aid.languages {
                continue;
            }
            let message = match is_same {
                true => "another link of this aid has the same title",
                false => "another aid of this provider has the same title",
            };
            diagnostics.push(
                Diagnostic::new(Code::Contradiction, message, place(aid, index).text("again here"))
                    .label(place(other, earlier).text("first here"))
                    .help("open both links, and write the title that each page shows"),
            );
        }
    }
}

/// Another name of a problem that is the heading of a section already.
fn names(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for page in &context.site.pages {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for (index, section) in page.sections.iter().enumerate() {
            for (name, also) in section.also_called.iter().enumerate() {
                let earlier = *first.entry(also.to_lowercase()).or_insert(index);
                if earlier != index {
                    let place =
                        context.value(&page.file, &format!("/sections/{index}/also_called/{name}"));
                    let there =
                        context.value(&page.file, &format!("/sections/{earlier}/also_called"));
                    let message = "this other name is that of another section too";
                    diagnostics.push(
                        Diagnostic::new(Code::Contradiction, message, place)
                            .label(there.text("also there"))
                            .help("keep it in the section that readers look for under this name"),
                    );
                    continue;
                }
                let same = |heading: &str| heading.to_lowercase() == also.to_lowercase();
                let Some(other) = page.sections.iter().position(|it| same(&it.heading)) else {
                    continue;
                };
                let pointer = format!("/sections/{index}/also_called/{name}");
                let message = match other == index {
                    true => "this other name is the heading itself",
                    false => "this other name is the heading of another section",
                };
                diagnostics.push(
                    Diagnostic::new(
                        Code::Contradiction,
                        message,
                        context.value(&page.file, &pointer),
                    )
                    .label(
                        context
                            .value(&page.file, &format!("/sections/{other}/heading"))
                            .text("the heading"),
                    )
                    .help("take it out of `also_called`"),
                );
            }
        }
    }
}

/// A translation that was last read long before its original, so that it may say what was so then.
/// Long is half the time after which the site has a page read again.
fn reviews(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let main = context.site.config.default_language.as_str();
    for (_, versions) in context.meant.versions() {
        let Some(original) = versions.iter().find(|it| it.page.file.stem() == main) else {
            continue;
        };
        for other in &versions {
            let (read, due) = (
                other.page.review.on,
                context.site.config.review_every.after(other.page.review.on),
            );
            let late = original.page.review.on;
            let whole = due.duration_since(read).as_hours();
            if other.page.draft
                || original.page.draft
                || late.duration_since(read).as_hours() * 2 <= whole
            {
                continue;
            }
            let mut fault = Diagnostic::new(
                Code::Contradiction,
                format!("this page was reviewed long before its version in `{main}`, on {read} and {late}"),
                context.value(&other.page.file, "/review/on"),
            )
            .label(context.value(&original.page.file, "/review/on").text("reviewed since"))
            .help("see whether this version still says the same, and write the day of the review");
            fault.severity = Severity::Note;
            diagnostics.push(fault);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::asks;
    use crate::model::Decision;

    #[test]
    fn a_title_asks_about_what_it_names() {
        assert_eq!(
            asks("Scoliosis: Should I (or My Child) Have Surgery?"),
            Some(vec![Decision::SurgeryOrNot])
        );
        assert_eq!(asks("Moet ik een operatie?"), Some(vec![Decision::SurgeryOrNot]));
        assert_eq!(asks("Soll ich Medikamente nehmen?"), Some(vec![Decision::MedicationOrNot]));
        assert_eq!(asks("Back surgery explained"), None);
        for title in [
            "Pain After Scoliosis Surgery: Should I Take Opioids?",
            "Should I Have an X-ray before Scoliosis Surgery?",
            "Should I Have an MRI Before Back Surgery?",
            "Should I Stop Taking My Blood Thinner Before Scoliosis Surgery?",
            "Moet ik fysiotherapie na een operatie?",
            "Soll ich vor der Operation aufhören zu rauchen?",
            "Dois-je faire de la rééducation après une opération ?",
        ] {
            assert_eq!(asks(title), None, "{title}");
        }
        assert_eq!(
            asks("Should I Have a PSA Test?"),
            Some(vec![Decision::TestOrNot, Decision::ScreeningOrNot])
        );
        assert_eq!(
            asks("Should I Take Antibiotics After Surgery?"),
            Some(vec![Decision::MedicationOrNot])
        );
        assert_eq!(asks("Should I Stop Taking Part in Sports?"), None);
    }
}
