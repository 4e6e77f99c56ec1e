//! Whether a page is still the page that is remembered.

use super::fingerprint::{ENOUGH, Fingerprint};
use super::name::{self, Named, Names};

/// What became of a remembered page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sameness {
    /// It is still that page.
    Same,
    /// It has the same name, and much of its text has changed.
    Revised,
    /// It is another page.
    Other,
    /// There is too little to tell by.
    CannotTell,
}

/// What became of a remembered page, and the sentence that says why.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What was found.
    pub sameness: Sameness,
    /// Why, for an editor.
    pub why: String,
    /// How much the two texts have in common, from 0 to 1.
    pub resemblance: f64,
    /// How much of the remembered text is still there, from 0 to 1.
    pub kept: f64,
}

/// From where on two texts are one text, whatever is written above them.
pub(super) const ONE_TEXT: f64 = 0.80;

/// How much of a text is kept at least that is not revised: a page with new comments, dates and
/// another template keeps more, one with a fifth of its sentences exchanged keeps less.
const KEPT: f64 = 0.70;

/// From where on two texts have so much in common that they may be one page under two names.
const RELATED: f64 = 0.50;

/// From where on a text is a later edition of another one that has much the same name.
pub(crate) const EDITION: f64 = 0.20;

/// Below which share two texts have nothing in common but what every text of a site has: of the real
/// pages of other sites and of one template, nineteen in twenty have less.
pub(crate) const TRACE: f64 = 0.10;

/// Compares what is remembered with what is there now.
///
/// ```
/// use signpost_judge::memory::{Fingerprint, Sameness, compare};
/// use signpost_judge::observation::Answer;
/// use signpost_judge::page::Page;
///
/// # fn answer(body: &str) -> Answer {
/// #     Answer {
/// #         url: "https://aids.example/knee".parse().unwrap(),
/// #         status: 200,
/// #         headers: vec![("content-type".to_owned(), "text/html".to_owned())],
/// #         body: body.into(),
/// #         cut: None,
/// #     }
/// # }
/// let taken = |body: &str| {
///     let answer = answer(body);
///     Fingerprint::taken(&answer, &Page::read(&answer), None)
/// };
/// let said = |what: &str| (0..60).map(|number| format!("<p>{what} number {number} of its kind.")).collect::<String>();
/// let aid = taken(&format!("<title>Knee pain</title><h1>Knee pain</h1>{}", said("An option")));
/// let staff = taken(&format!("<title>Staff</title><h1>Staff</h1>{}", said("A dentist")));
/// assert_eq!(compare(&aid, &aid).sameness, Sameness::Same);
/// assert_eq!(compare(&aid, &staff).sameness, Sameness::Other);
/// ```
pub fn compare(before: &Fingerprint, now: &Fingerprint) -> Comparison {
    let resemblance = before.sketch.resemblance(&now.sketch);
    let kept = kept(before, now, resemblance);
    let (sameness, why) = decide(before, now, resemblance, kept);
    Comparison { sameness, why, resemblance, kept }
}

fn decide(
    before: &Fingerprint,
    now: &Fingerprint,
    resemblance: f64,
    kept: f64,
) -> (Sameness, String) {
    let shares = format!("{:.0} % of the remembered text is still there", kept * 100.0);
    if before.version != now.version {
        return (Sameness::CannotTell, "An older version of this program remembered it.".into());
    }
    match (&before.file, &now.file) {
        (None, None) => {}
        (Some(one), Some(two)) if one == two => {
            return (Sameness::Same, "It is byte for byte the file that is remembered.".into());
        }
        (Some(_), Some(_)) => return file(before, now, kept),
        _ => {
            return (Sameness::CannotTell, "A file and a page cannot be compared.".into());
        }
    }
    if now.words < ENOUGH {
        return (Sameness::CannotTell, "There is too little text to compare with memory.".into());
    }
    let names = name::compare(&named(before), &named(now));
    if kept >= KEPT && names >= Names::Near || resemblance >= ONE_TEXT && names != Names::Other {
        return (Sameness::Same, format!("It is the page that is remembered: {shares}."));
    }
    match names {
        Names::Same if kept >= EDITION || name::are_all_same(&named(before), &named(now)) => (
            Sameness::Revised,
            format!("It has the name that is remembered, and its text has changed: {shares}."),
        ),
        // The staff of a clinic and the news of a ward have the ailment's name as well.
        Names::Same => (
            Sameness::CannotTell,
            format!("It has the name that is remembered, and hardly its text: {shares}."),
        ),
        Names::Near | Names::Longer if kept >= EDITION => (
            Sameness::Revised,
            format!(
                "It has nearly the name that is remembered, and its text has changed: {shares}."
            ),
        ),
        Names::Unknown | Names::Near | Names::Longer
            if kept < EDITION && before.language != now.language =>
        {
            (Sameness::CannotTell, "It is in another language than what is remembered.".into())
        }
        Names::Longer => (
            Sameness::CannotTell,
            format!("It has nearly the name that is remembered, and another text: {shares}."),
        ),
        Names::Unknown if kept >= RELATED => (
            Sameness::Revised,
            format!("Much of the text that is remembered has changed: {shares}."),
        ),
        Names::Other if resemblance >= ONE_TEXT => (
            Sameness::Revised,
            format!("It has the text that is remembered under another name: {shares}."),
        ),
        Names::Near if kept >= TRACE => (
            Sameness::CannotTell,
            format!("It has nearly the name that is remembered, and hardly its text: {shares}."),
        ),
        Names::Other | Names::Unknown if kept >= RELATED => (
            Sameness::CannotTell,
            format!("It has another name than is remembered, and much of its text: {shares}."),
        ),
        Names::Near | Names::Other | Names::Unknown => (
            Sameness::Other,
            format!("It is another page than the one that is remembered: {shares}."),
        ),
    }
}

/// Another file at the address of a remembered one.
fn file(before: &Fingerprint, now: &Fingerprint, kept: f64) -> (Sameness, String) {
    let names = name::compare(&named(before), &named(now));
    let read = before.words >= ENOUGH && now.words >= ENOUGH;
    match names {
        Names::Same => {
            (Sameness::Revised, "It is a new file with the title that is remembered.".into())
        }
        Names::Near | Names::Longer => {
            (Sameness::Revised, "It is a new file with nearly the title that is remembered.".into())
        }
        _ if read && kept >= RELATED => {
            (Sameness::Revised, "It is a new file with most of the text that is remembered.".into())
        }
        Names::Other if read && kept < EDITION => (
            Sameness::Other,
            format!(
                "It is another file than the one that is remembered, and calls itself “{}”.",
                now.title
            ),
        ),
        _ => (
            Sameness::CannotTell,
            "It is another file than the one that is remembered, and too little of it can be read."
                .into(),
        ),
    }
}

fn named(print: &Fingerprint) -> Named<'_> {
    Named { title: &print.title, heading: &print.heading }
}

/// How much of the remembered text is there, by the resemblance of the two and their lengths: a page
/// to which comments were added keeps all of it, however little the two resemble each other.
fn kept(before: &Fingerprint, now: &Fingerprint, resemblance: f64) -> f64 {
    let (old, new) = (f64::from(before.words), f64::from(now.words));
    if old == 0.0 {
        return 0.0;
    }
    (resemblance * (old + new) / ((1.0 + resemblance) * old)).min(1.0)
}
