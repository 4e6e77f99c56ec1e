//! Text that has to fit: an issue holds 65,536 characters, a job's summary 1 MiB.

use std::io::{self, Write};

/// What a text is made of: a part that must be there, and groups of entries of which as many are
/// written as there is room for.
#[derive(Debug, Default)]
pub(crate) struct Fitted {
    start: String,
    groups: Vec<Group>,
}

#[derive(Debug)]
struct Group {
    heading: String,
    entries: Vec<String>,
    urgent: bool,
}

/// Room for the sentence that says how many entries of a group are left out.
const LEFT_OUT: usize = 160;

impl Fitted {
    /// A text that begins so.
    pub(crate) fn new(start: String) -> Self {
        Self { start, ..Self::default() }
    }

    /// Adds entries under a heading. Urgent ones are given room before all others.
    pub(crate) fn group(&mut self, heading: String, entries: Vec<String>, urgent: bool) {
        self.groups.push(Group { heading, entries, urgent });
    }

    /// Writes the text in at most so many bytes, or nothing if it cannot be that short, and under each heading
    /// how many entries are left out, if any are. Bytes are counted rather than characters: where a limit means those, it is
    /// kept all the more.
    pub(crate) fn write(&self, out: &mut impl Write, limit: usize) -> io::Result<()> {
        let fixed: usize = self.groups.iter().map(|group| group.heading.len() + LEFT_OUT).sum();
        let least = fixed + self.start.len();
        let Some(mut room) = limit.checked_sub(least) else {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!(
                    "this report takes {least} bytes without any finding; write --limit {least} or more"
                ),
            ));
        };
        let mut shown = vec![0; self.groups.len()];
        for urgent in [true, false] {
            for (group, shown) in
                self.groups.iter().zip(&mut shown).filter(|(group, _)| group.urgent == urgent)
            {
                for entry in &group.entries {
                    // Entries after one that does not fit are less urgent, though shorter maybe.
                    let Some(left) = room.checked_sub(entry.len()) else { break };
                    room = left;
                    *shown += 1;
                }
            }
        }
        out.write_all(self.start.as_bytes())?;
        for (group, shown) in self.groups.iter().zip(shown) {
            out.write_all(group.heading.as_bytes())?;
            group
                .entries
                .iter()
                .take(shown)
                .try_for_each(|entry| out.write_all(entry.as_bytes()))?;
            let left_out = group.entries.len() - shown;
            if left_out > 0 {
                writeln!(
                    out,
                    "\n{left_out} more of {} left out because of the size limit; the report itself, `audit.json` or `audit.html`, has all.",
                    group.entries.len()
                )?;
            }
        }
        Ok(())
    }
}

/// Text from outside in at most so many characters.
pub(crate) fn clipped(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(limit: usize) -> String {
        let mut text = Fitted::new("Start\n".to_owned());
        text.group("Still\n".to_owned(), vec!["s".repeat(99) + "\n"; 50], false);
        text.group("New\n".to_owned(), vec!["n".repeat(99) + "\n"; 10], true);
        let mut out = Vec::new();
        text.write(&mut out, limit).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_is_urgent_is_given_room_first_and_what_is_left_out_is_counted() {
        for limit in [500, 1000, 2000, 10_000] {
            let text = written(limit);
            assert!(text.len() <= limit, "{limit}: {}", text.len());
            assert!(text.starts_with("Start\n"));
        }
        let text = written(2000);
        assert_eq!(text.matches("nnn\n").count(), 10);
        assert!(text.contains("44 more of 50 left out"), "{text}");
        assert!(!written(10_000).contains("left out"));
    }

    #[test]
    fn a_limit_that_nothing_fits_is_an_error() {
        let mut text = Fitted::new("Start\n".to_owned());
        text.group("New\n".to_owned(), vec!["n".repeat(99)], true);
        let mut out = Vec::new();
        let error = text.write(&mut out, 169).unwrap_err().to_string();
        assert_eq!(
            error,
            "this report takes 170 bytes without any finding; write --limit 170 or more"
        );
        assert!(out.is_empty());
        text.write(&mut out, 170).unwrap();
        assert!(out.len() <= 170, "{}", out.len());
    }

    #[test]
    fn text_is_cut_between_characters() {
        assert_eq!(clipped("één", 2), "éé…");
        assert_eq!(clipped("één", 3), "één");
    }
}
