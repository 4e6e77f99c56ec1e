//! The objects of PDF's syntax (ISO 32000-1, section 7.3), read from any bytes without a panic, and
//! within bounds.

use std::collections::BTreeMap;

/// So deep objects may lie in each other. Real files need a handful of levels.
const DEEPEST: usize = 24;

/// So many entries of an array or a dictionary are kept.
const LONGEST: usize = 10_000;

/// So many bytes of a string are kept.
const STRING: usize = 8_000;

/// An object of a PDF.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    Number(f64),
    Text(Vec<u8>),
    Name(Vec<u8>),
    List(Vec<Object>),
    Dictionary(Dictionary),
    /// Another object, by its number.
    Reference(u32),
    /// An operator in a content stream, or a word such as `true`, `obj` or `stream`.
    Word(Vec<u8>),
}

/// A dictionary of a PDF.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Dictionary(BTreeMap<Vec<u8>, Object>);

impl Dictionary {
    pub(super) fn get(&self, key: &str) -> Option<&Object> {
        self.0.get(key.as_bytes())
    }

    /// Every entry.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&Vec<u8>, &Object)> {
        self.0.iter()
    }

    /// Whether an entry is this name.
    pub(super) fn is(&self, key: &str, name: &str) -> bool {
        matches!(self.get(key), Some(Object::Name(found)) if found == name.as_bytes())
    }

    pub(super) fn number(&self, key: &str) -> Option<usize> {
        match self.get(key)? {
            Object::Number(number) if *number >= 0.0 && *number < 1e9 => Some(*number as usize),
            _ => None,
        }
    }
}

/// Reads objects one after the other.
pub(super) struct Lexer<'b> {
    bytes: &'b [u8],
    pub(super) at: usize,
}

impl<'b> Lexer<'b> {
    pub(super) fn new(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// The rest that was not read yet.
    pub(super) fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// The next object, or nothing at the end. What is no object is passed over.
    pub(super) fn next(&mut self) -> Option<Object> {
        self.object(0)
    }

    fn object(&mut self, depth: usize) -> Option<Object> {
        loop {
            self.skip_space();
            let rest = self.rest();
            let first = *rest.first()?;
            match first {
                b'(' => return Some(Object::Text(self.literal())),
                b'<' if rest.get(1) == Some(&b'<') => {
                    self.at += 2;
                    return Some(Object::Dictionary(self.dictionary(depth + 1)));
                }
                b'<' => return Some(Object::Text(self.hexadecimal())),
                b'[' => {
                    self.at += 1;
                    return Some(Object::List(self.list(depth + 1)));
                }
                b'/' => {
                    self.at += 1;
                    return Some(Object::Name(self.name()));
                }
                b'+' | b'-' | b'.' | b'0'..=b'9' => return Some(self.number()),
                b']' | b'>' | b')' | b'{' | b'}' => {
                    // The end of what holds this object, or a sign of a broken file.
                    if depth > 0 && matches!(first, b']' | b'>') {
                        return None;
                    }
                    self.at += 1;
                }
                _ => return Some(Object::Word(self.word())),
            }
        }
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'%' => {
                    let end = self.rest().iter().position(|byte| matches!(byte, b'\r' | b'\n'));
                    self.at = end.map_or(self.bytes.len(), |length| self.at + length);
                }
                byte if is_space(*byte) => self.at += 1,
                _ => return,
            }
        }
    }

    fn list(&mut self, depth: usize) -> Vec<Object> {
        let mut list = Vec::new();
        if depth <= DEEPEST {
            while let Some(object) = self.object(depth) {
                match object {
                    // "7 0 R" is three objects up to here.
                    Object::Word(word) if word == b"R" => {
                        if let [.., Object::Number(_), Object::Number(_)] = list[..] {
                            list.pop();
                            refer(list.last_mut());
                        }
                    }
                    Object::Word(word) if ends(&word) => break,
                    object if list.len() < LONGEST => list.push(object),
                    _ => {}
                }
            }
        }
        self.close(b"]");
        list
    }

    fn dictionary(&mut self, depth: usize) -> Dictionary {
        let mut entries = BTreeMap::new();
        let mut key: Option<Vec<u8>> = None;
        let mut values: Vec<Object> = Vec::new();
        if depth <= DEEPEST {
            while let Some(object) = self.object(depth) {
                match object {
                    // A name is a value where it follows a key at once, and the next key elsewhere.
                    Object::Name(name) if key.is_none() || !values.is_empty() => {
                        keep(&mut entries, key.replace(name), &mut values);
                    }
                    Object::Word(word) if ends(&word) => break,
                    Object::Word(word) if word == b"R" && values.len() == 2 => {
                        let _generation = values.pop();
                        refer(values.last_mut());
                    }
                    object if values.len() < 3 => values.push(object),
                    _ => {}
                }
                if entries.len() >= LONGEST {
                    break;
                }
            }
        }
        keep(&mut entries, key, &mut values);
        self.close(b">>");
        Dictionary(entries)
    }

    fn close(&mut self, sign: &[u8]) {
        if self.rest().starts_with(sign) {
            self.at += sign.len();
        }
    }

    fn number(&mut self) -> Object {
        let rest = self.rest();
        let length = rest
            .iter()
            .take_while(|byte| matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9'))
            .count()
            .max(1);
        self.at += length;
        let text = std::str::from_utf8(rest.get(..length).unwrap_or_default()).unwrap_or_default();
        Object::Number(text.parse().unwrap_or(0.0))
    }

    fn name(&mut self) -> Vec<u8> {
        let mut name = Vec::new();
        while let Some(&byte) = self.bytes.get(self.at).filter(|byte| is_regular(**byte)) {
            self.at += 1;
            let digits = self.bytes.get(self.at..self.at + 2);
            match digits.filter(|_| byte == b'#').and_then(pair) {
                Some(value) => {
                    name.push(value);
                    self.at += 2;
                }
                None => name.push(byte),
            }
        }
        name
    }

    fn word(&mut self) -> Vec<u8> {
        let rest = self.rest();
        let length = rest.iter().take_while(|byte| is_regular(**byte)).count().max(1);
        self.at += length;
        rest.get(..length.min(40)).unwrap_or_default().to_vec()
    }

    /// A literal string (section 7.3.4.2).
    fn literal(&mut self) -> Vec<u8> {
        let mut text = Vec::new();
        let mut depth = 0_usize;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            let shown = match byte {
                b'\\' => self.escape(),
                b'(' => {
                    depth += 1;
                    (depth > 1).then_some(b'(')
                }
                b')' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        break;
                    }
                    Some(b')')
                }
                other => Some(other),
            };
            text.extend(shown.filter(|_| text.len() < STRING));
        }
        text
    }

    fn escape(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' | b'f' => Some(b' '),
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.bytes.get(self.at) {
                        Some(digit @ b'0'..=b'7') => value = value * 8 + u32::from(digit - b'0'),
                        _ => break,
                    }
                    self.at += 1;
                }
                u8::try_from(value & 0xff).ok()
            }
            // A line that goes on.
            b'\r' => {
                self.close(b"\n");
                None
            }
            b'\n' => None,
            other => Some(other),
        }
    }

    /// A hexadecimal string (section 7.3.4.3).
    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = self.rest();
        let length = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
        self.at += (length + 1).min(rest.len());
        let digits =
            rest.get(..length).unwrap_or_default().iter().filter(|b| b.is_ascii_hexdigit());
        let digits: Vec<u8> = digits.copied().take(2 * STRING).collect();
        let value = |pair: &[u8]| match pair {
            [one] => self::pair(&[*one, b'0']),
            two => self::pair(two),
        };
        digits.chunks(2).filter_map(value).collect()
    }
}

fn keep(entries: &mut BTreeMap<Vec<u8>, Object>, key: Option<Vec<u8>>, values: &mut Vec<Object>) {
    if let (Some(key), false) = (key, values.is_empty()) {
        entries.insert(key, values.swap_remove(0));
    }
    values.clear();
}

/// Makes a reference of the number of an object.
fn refer(object: Option<&mut Object>) {
    if let Some(object) = object
        && let Object::Number(number) = object
    {
        *object = Object::Reference(if (0.0..4e9).contains(number) { *number as u32 } else { 0 });
    }
}

/// Words that no list or dictionary goes on after: the file is broken before them.
fn ends(word: &[u8]) -> bool {
    matches!(word, b"endobj" | b"stream" | b"endstream" | b"obj" | b"xref" | b"trailer")
}

fn pair(digits: &[u8]) -> Option<u8> {
    let text = std::str::from_utf8(digits).ok().filter(|text| text.len() == 2)?;
    u8::from_str_radix(text, 16).ok()
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mut lexer = Lexer::new(text.as_bytes(), 0);
        std::iter::from_fn(|| lexer.next()).map(|object| show(&object)).collect()
    }

    fn show(object: &Object) -> String {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match object {
            Object::Number(number) => number.to_string(),
            Object::Text(bytes) => format!("({})", text(bytes)),
            Object::Name(bytes) => format!("/{}", text(bytes)),
            Object::List(list) => {
                format!("[{}]", list.iter().map(show).collect::<Vec<_>>().join(" "))
            }
            Object::Dictionary(Dictionary(entries)) => {
                let entry =
                    |(key, value): (&Vec<u8>, &Object)| format!("{}={}", text(key), show(value));
                format!("<{}>", entries.iter().map(entry).collect::<Vec<_>>().join(" "))
            }
            Object::Reference(number) => format!("->{number}"),
            Object::Word(bytes) => text(bytes),
        }
    }

    #[test]
    fn objects_of_all_kinds_are_read() {
        assert_eq!(
            read("<</A/B/C[1 0 R 2 .5]/D(x\\(y\\051(z))/E<48 6>/F 7 0 R/G#20H null>> % no\nBT"),
            ["<A=/B C=[->1 2 0.5] D=(x(y)(z)) E=(H`) F=->7 G H=null>", "BT"]
        );
    }

    #[test]
    fn what_is_broken_ends_somewhere() {
        assert_eq!(read("<< /A (open"), ["<A=(open)>"]);
        assert_eq!(read("[[[ >> ]"), ["[[[]]]"]);
        assert_eq!(read(") > } <ab"), ["(\u{fffd})"]);
        assert_eq!(read("<< /A 1 endobj 5"), ["<A=1>", "5"]);
        assert_eq!(read(&"[".repeat(100_000)).len(), 1);
        assert_eq!(read("/A 1 0 R"), ["/A", "1", "0", "R"]);
    }
}
