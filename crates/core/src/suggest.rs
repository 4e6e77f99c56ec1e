//! "Did you mean …?"

/// A name without what does not tell names apart: its words in small letters, with one space between them.
pub(crate) fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The candidate that is so close to what was written that it was probably meant.
///
/// ```
/// use signpost_core::suggest::closest;
///
/// assert_eq!(closest("tilte", ["title", "subject"]), Some("title"));
/// assert_eq!(closest("heading", ["title", "subject"]), None);
/// ```
pub fn closest<'c>(
    written: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let written = written.to_lowercase();
    let length = written.chars().count();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            // A third of the letters may differ: enough for a slip of the finger or a wrong ending, too
            // little for another word. Short words get one letter.
            let count = candidate.chars().count();
            let most = (count / 3).max(1);
            // Of other lengths more letters differ than that.
            let is_near = length.abs_diff(count) <= most;
            let distance = is_near
                .then(|| strsim::damerau_levenshtein(&written, &candidate.to_lowercase()))?;
            (distance <= most).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        let keys = ["title", "subject", "id", "condition"];
        assert_eq!(closest("tilte", keys), Some("title"));
        assert_eq!(closest("Subjects", keys), Some("subject"));
        assert_eq!(closest("conditon", keys), Some("condition"));
        assert_eq!(closest("colour", keys), None);
        assert_eq!(closest("xy", keys), None);
    }
}
