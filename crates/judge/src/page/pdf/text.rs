//! The text that a PDF's pages show, as far as the fonts say what their codes mean.
//!
//! Source: ISO 32000-1, section 9.4. Fonts may give any code to any letter. Where they say which, they
//! are believed; those that keep to the usual codes can be read without. Of the others comes nonsense,
//! which anyone who uses the text has to expect.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::cmap::CMap;
use super::lexer::{Lexer, Object};
use super::strings::decoded;

/// How much text is kept, in bytes.
const KEPT: usize = 200_000;

/// So many operands an operator has at most, the pieces of a line not counted.
const OPERANDS: usize = 16;

/// A gap between two pieces of a line that is wider than this, in thousandths of the size of the
/// letters, stands between two words. Smaller ones bring letters closer together or apart.
const GAP: f64 = 180.0;

/// How the codes of a font are read.
#[derive(Debug)]
pub(super) enum Font {
    /// As the font says.
    Mapped(Rc<CMap>),
    /// As the usual codes.
    Usual,
    /// As numbers of shapes that nothing is known of.
    Shapes,
}

/// Adds the text that a content stream shows.
pub(super) fn add(stream: &[u8], fonts: &BTreeMap<Vec<u8>, Font>, text: &mut String) {
    let mut lexer = Lexer::new(stream, 0);
    let mut operands: Vec<Object> = Vec::new();
    let mut font = &Font::Usual;
    let mut inside = false;
    while let Some(object) = lexer.next() {
        if text.len() >= KEPT {
            return;
        }
        let Object::Word(operator) = object else {
            if operands.len() < OPERANDS {
                operands.push(object);
            }
            continue;
        };
        match operator.as_slice() {
            b"BT" => inside = true,
            b"ET" => {
                inside = false;
                end_line(text);
            }
            b"Tf" => {
                font = match operands.first() {
                    Some(Object::Name(name)) => fonts.get(name).unwrap_or(&Font::Usual),
                    _ => &Font::Usual,
                };
            }
            b"Tj" | b"TJ" if inside => show(operands.last(), font, text),
            b"'" | b"\"" if inside => {
                end_line(text);
                show(operands.last(), font, text);
            }
            b"Td" | b"TD" | b"Tm" | b"T*" => end_line(text),
            // The data of a picture that stands in the content itself.
            b"ID" => {
                let end = super::file::find(lexer.rest(), b"EI").unwrap_or(lexer.rest().len());
                lexer.at += end;
            }
            _ => {}
        }
        operands.clear();
    }
}

fn end_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

fn show(shown: Option<&Object>, font: &Font, text: &mut String) {
    match shown {
        Some(Object::Text(codes)) => text.push_str(&letters(codes, font)),
        Some(Object::List(pieces)) => {
            for piece in pieces {
                match piece {
                    Object::Text(codes) => text.push_str(&letters(codes, font)),
                    Object::Number(gap) if *gap < -GAP => text.push(' '),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn letters(codes: &[u8], font: &Font) -> String {
    match font {
        Font::Mapped(map) => map.text(codes),
        // Two bytes a letter are numbers of shapes in the font.
        Font::Usual if !codes.contains(&0) => decoded(codes),
        Font::Usual | Font::Shapes => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(stream: &[u8]) -> String {
        let mut text = String::new();
        add(stream, &BTreeMap::new(), &mut text);
        text.trim().to_owned()
    }

    #[test]
    fn pieces_of_a_line_are_put_together() {
        assert_eq!(
            text(b"BT /F1 12 Tf 72 700 Td [(Sco) 20 (liosis) -250 (or) -300.5 (not)] TJ 0 -14 Td (next \\(line\\)) Tj ET"),
            "Scoliosis or not\nnext (line)"
        );
        assert_eq!(text(b"BT <53636F6C696F736973> Tj T* (Knie) ' ET"), "Scoliosis\nKnie");
        assert_eq!(text(b"BT <00530063> Tj [<0006> 3 <0007>] TJ ET"), "");
    }

    #[test]
    fn a_font_says_what_its_codes_mean() {
        let table = b"<0000> <FFFF> endcodespacerange <0001> <0003> <0061> endbfrange";
        let map = CMap::read(table, &mut 10);
        let fonts = BTreeMap::from([
            (b"F1".to_vec(), Font::Mapped(Rc::new(map))),
            (b"F2".to_vec(), Font::Shapes),
        ]);
        let mut shown = String::new();
        add(
            b"BT /F1 9 Tf <000100020003> Tj /F2 9 Tf (no) Tj /F3 9 Tf ( yes) Tj ET",
            &fonts,
            &mut shown,
        );
        assert_eq!(shown.trim(), "abc yes");
    }

    #[test]
    fn what_shows_no_text_has_none() {
        assert_eq!(text(b"q 1 0 0 1 0 0 cm (not shown) /Im1 Do Q"), "");
        assert_eq!(text(b"BT (never shown) Tx"), "");
        assert_eq!(text(b"(outside) Tj BT Tj <"), "");
        assert_eq!(text(b"BT Tj (open"), "");
        assert_eq!(text(b"BI /W 1 ID (BT (noise) Tj ET EI BT (text) Tj"), "text");
    }
}
