//! The text that a PDF's content shows, where its letters stand in it as such.
//!
//! Source: ISO 32000-1, section 9.4. Fonts may give any code to any letter. Those that keep to the
//! usual ones can be read without knowing the font; of the others comes nonsense, which whoever
//! uses the text has to expect.

use super::{decoded, literal};

/// How much text is kept, in bytes.
const KEPT: usize = 200_000;

/// A gap between two pieces of a line that is wider than this, in thousandths of the size of the
/// letters, stands between two words. Smaller ones bring letters closer together or apart.
const GAP: f64 = 180.0;

/// Adds the text that a stream shows, if it is one that shows text.
pub(super) fn add(stream: &[u8], text: &mut String) {
    let shows = |operator: &[u8; 2]| stream.windows(2).any(|window| window == operator);
    if !shows(b"BT") || !(shows(b"Tj") || shows(b"TJ")) {
        return;
    }
    let mut at = 0;
    // What was written down since the last operator, which says whether it is text.
    let mut pending = String::new();
    while at < stream.len() && text.len() < KEPT {
        let rest = &stream[at..];
        at += match rest[0] {
            b'(' => {
                let (piece, length) = literal(&rest[1..]);
                pending.push_str(&piece);
                1 + length
            }
            b'<' if rest.get(1) != Some(&b'<') => hexadecimal(rest, &mut pending),
            byte if byte.is_ascii_alphabetic() || matches!(byte, b'\'' | b'"') => {
                let operator = |byte: &u8| byte.is_ascii_alphanumeric() || b"*'\"".contains(byte);
                let length = rest.iter().take_while(|byte| operator(byte)).count();
                operate(&rest[..length], &pending, text);
                pending.clear();
                length
            }
            byte if byte.is_ascii_digit() || matches!(byte, b'-' | b'.') => {
                let number = |byte: &u8| byte.is_ascii_digit() || b"-.".contains(byte);
                let length = rest.iter().take_while(|byte| number(byte)).count();
                let value = std::str::from_utf8(&rest[..length]).ok();
                if value.and_then(|value| value.parse().ok()).is_some_and(|gap: f64| gap < -GAP)
                    && !pending.is_empty()
                {
                    pending.push(' ');
                }
                length
            }
            _ => 1,
        };
    }
}

/// Shows text, or goes to another place in the page.
fn operate(operator: &[u8], pending: &str, text: &mut String) {
    match operator {
        b"Tj" | b"TJ" => text.push_str(pending),
        b"'" | b"\"" => {
            text.push('\n');
            text.push_str(pending);
        }
        b"Td" | b"TD" | b"Tm" | b"T*" | b"ET" if !text.ends_with('\n') => text.push('\n'),
        _ => {}
    }
}

/// A hexadecimal string; its length with the brackets.
fn hexadecimal(rest: &[u8], pending: &mut String) -> usize {
    let length = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len() - 1);
    let digits = rest[1..length.max(1)].iter().filter_map(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u8> = digits.filter_map(|digit| u8::try_from(digit).ok()).collect();
    let bytes: Vec<u8> =
        digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect();
    // Two bytes a letter are numbers of shapes in the font.
    if !bytes.contains(&0) {
        pending.push_str(&decoded(&bytes));
    }
    length + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(stream: &[u8]) -> String {
        let mut text = String::new();
        add(stream, &mut text);
        text.trim().to_owned()
    }

    #[test]
    fn pieces_of_a_line_are_put_together() {
        assert_eq!(
            text(b"BT /F1 12 Tf 72 700 Td [(Sco) 20 (liosis) -250 (or) -300.5 (not)] TJ 0 -14 Td (next \\(line\\)) Tj ET"),
            "Scoliosis or not\nnext (line)"
        );
        assert_eq!(text(b"BT <53636F6C696F736973> Tj T* (Knie) ' ET"), "Scoliosis\n\nKnie");
        assert_eq!(text(b"BT <00530063> Tj [<0006> 3 <0007>] TJ ET"), "");
    }

    #[test]
    fn what_shows_no_text_has_none() {
        assert_eq!(text(b"q 1 0 0 1 0 0 cm (not shown) /Im1 Do Q"), "");
        assert_eq!(text(b"BT (never shown) Tx"), "");
        assert_eq!(text(b"BT Tj <"), "");
        assert_eq!(text(b"BT Tj (open"), "");
    }
}
