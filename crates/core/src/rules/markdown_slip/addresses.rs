//! Addresses in plain text.

use super::Slip;

/// The addresses in a run of plain text, which nobody can follow.
pub(super) fn addresses(line: &str) -> impl Iterator<Item = Slip> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = &line[from..];
        let starts = ["https://", "http://", "www."].iter().filter_map(|it| {
            let at = rest.find(it)?;
            let before = &line[..from + at];
            let joined = before.ends_with(|c: char| c.is_alphanumeric() || c == '.');
            // A link that did not come about has been told.
            let is_link = ["](", "] (", ")["].iter().any(|mark| before.ends_with(mark));
            (!joined && !is_link).then_some(at)
        });
        let start = from + starts.min()?;
        let end = line[start..].find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'));
        let written = &line[start..end.map_or(line.len(), |length| start + length)];
        let mut address = written.trim_end_matches(['.', ',', ';', ':', '!', '?', '’', '”']);
        // A bracket that the address did not open closes the text around it.
        while let Some(inner) = [('(', ')'), ('[', ']'), ('{', '}')]
            .iter()
            .find_map(|(open, close)| address.strip_suffix(*close).filter(|it| !it.contains(*open)))
        {
            address = inner.trim_end_matches(['.', ',', ';', ':']);
        }
        from = start + written.len();
        let whole = match address.starts_with("www.") {
            true => format!("https://{address}"),
            false => address.to_owned(),
        };
        let text = address.trim_start_matches("https://").trim_start_matches("http://");
        let link = format!("[{text}]({whole})");
        let (help, replacement) = match address.starts_with("www.") {
            true => (format!("write {link}"), link),
            false => (format!("write <{whole}>, or {link}"), format!("<{whole}>")),
        };
        let message = "readers cannot follow this address, because it is not a link";
        Some(Slip::new(start..start + address.len(), message, help).written(replacement))
    })
}
