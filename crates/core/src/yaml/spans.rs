//! Where each part of a YAML file is.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::faults::TOO_DEEP;
use crate::place::Renamed;

/// The places of all parts of a file, by JSON pointer, and what can only be seen with places.
#[derive(Debug, Clone, Default)]
pub(crate) struct SpanTree {
    /// Sorted, so that all that is below a place stands together.
    nodes: BTreeMap<String, Node>,
    /// Where keys are, by where they begin.
    keys: HashMap<usize, Range<usize>>,
    /// Keys that stand twice in one mapping.
    pub(crate) duplicates: Vec<Duplicate>,
    /// YAML features that content does not use.
    pub(crate) features: Vec<(Feature, Range<usize>)>,
    /// Scalars without quotes that are values.
    pub(crate) plain_values: Vec<Range<usize>>,
    /// Scalars without quotes that are keys.
    pub(crate) plain_keys: Vec<Range<usize>>,
    /// Why the file could not be read to its end.
    pub(crate) error: Option<SyntaxError>,
}

#[derive(Debug, Clone)]
struct Node {
    key: Option<Range<usize>>,
    value: Range<usize>,
}

/// A key that stands twice in one mapping.
#[derive(Debug, Clone)]
pub(crate) struct Duplicate {
    /// The pointer of the mapping.
    pub(crate) mapping: String,
    pub(crate) key: String,
    pub(crate) first: Range<usize>,
    pub(crate) second: Range<usize>,
}

/// A YAML feature that content does not use, because it hides what a file says from its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Feature {
    Anchor,
    Alias,
    Tag,
    SecondDocument,
}

/// Why a file is not YAML.
#[derive(Debug, Clone)]
pub(crate) struct SyntaxError {
    pub(crate) offset: usize,
    pub(crate) message: String,
}

impl SpanTree {
    /// Finds the places of all parts of a text, as far as it can be read.
    pub(crate) fn parse(text: &str) -> Self {
        let mut builder = Builder { offsets: Offsets::new(text), text, ..Builder::default() };
        for event in Parser::new_from_str(text) {
            match event {
                Ok((_, span)) if builder.open.len() > DEEPEST => {
                    builder.error(span.start.index(), TOO_DEEP);
                    break;
                }
                Ok((event, span)) => builder.event(event, span),
                Err(error) => {
                    builder.error(error.marker().index(), error.info());
                    break;
                }
            }
        }
        while !builder.open.is_empty() {
            builder.close();
        }
        builder.tree
    }

    /// Makes what stands under a misspelt key known by the pointers that were meant as well.
    pub(crate) fn renamed(mut self, keys: &[Renamed]) -> Self {
        for Renamed { written, meant } in keys {
            let below = format!("{written}/");
            let moved: Vec<_> = self
                .nodes
                .range(below.clone()..)
                .take_while(|(pointer, _)| pointer.starts_with(&below))
                .chain(self.nodes.get_key_value(written))
                .map(|(pointer, node)| {
                    (format!("{meant}{}", &pointer[written.len()..]), node.clone())
                })
                .collect();
            self.nodes.extend(moved);
        }
        self
    }

    /// The bytes of the value at a pointer; of its nearest parent where it is not there.
    pub(crate) fn value(&self, pointer: &str) -> Range<usize> {
        self.nearest(pointer).map_or(0..0, |node| node.value.clone())
    }

    /// The bytes of the key that leads to a pointer; of the value where no key does.
    pub(crate) fn key(&self, pointer: &str) -> Range<usize> {
        self.nearest(pointer)
            .map_or(0..0, |node| node.key.clone().unwrap_or_else(|| node.value.clone()))
    }

    /// Where the mapping at a pointer begins: its first key, or its first character.
    pub(crate) fn start(&self, pointer: &str) -> Range<usize> {
        let value = self.value(pointer);
        let first = self.keys.get(&value.start).cloned();
        first.unwrap_or(value.start..value.start)
    }

    fn nearest(&self, pointer: &str) -> Option<&Node> {
        nearest(pointer, |it| self.nodes.get(it))
    }
}

/// What is found at a pointer, or at its nearest parent.
fn nearest<T>(mut pointer: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    loop {
        if let Some(found) = find(pointer) {
            return Some(found);
        }
        pointer = &pointer[..pointer.rfind('/')?];
    }
}

/// The places of a file's parts alone, packed: those of all files of a large site are kept, and as trees
/// they would take ten times as much as the files.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    /// All pointers, one after the other.
    pointers: Box<str>,
    /// In the order of their pointers.
    nodes: Box<[Packed]>,
}

#[derive(Debug, Clone)]
struct Packed {
    pointer: (u32, u32),
    /// That of the value where no key leads there.
    key: (u32, u32),
    value: (u32, u32),
}

impl Places {
    /// The bytes of the value at a pointer; of its nearest parent where it is not there.
    pub(crate) fn value(&self, pointer: &str) -> Range<usize> {
        self.nearest(pointer).map_or(0..0, |node| unpacked(node.value))
    }

    /// The bytes of the key that leads to a pointer; of the value where no key does.
    pub(crate) fn key(&self, pointer: &str) -> Range<usize> {
        self.nearest(pointer).map_or(0..0, |node| unpacked(node.key))
    }

    fn nearest(&self, pointer: &str) -> Option<&Packed> {
        let of = |node: &Packed| self.pointers.get(unpacked(node.pointer)).unwrap_or_default();
        let at = |pointer: &str| self.nodes.binary_search_by(|node| of(node).cmp(pointer)).ok();
        nearest(pointer, |it| self.nodes.get(at(it)?))
    }
}

impl From<SpanTree> for Places {
    fn from(tree: SpanTree) -> Self {
        let mut pointers = String::new();
        let mut nodes = Vec::with_capacity(tree.nodes.len());
        for (pointer, Node { key, value }) in tree.nodes {
            let start = pointers.len();
            pointers.push_str(&pointer);
            let (pointer, key) =
                (packed(&(start..pointers.len())), packed(key.as_ref().unwrap_or(&value)));
            nodes.push(Packed { pointer, key, value: packed(&value) });
        }
        Self { pointers: pointers.into(), nodes: nodes.into() }
    }
}

/// Content is read from files of a megabyte at most.
fn packed(range: &Range<usize>) -> (u32, u32) {
    let packed = |at| u32::try_from(at).unwrap_or(u32::MAX);
    (packed(range.start), packed(range.end))
}

fn unpacked((start, end): (u32, u32)) -> Range<usize> {
    start as usize..end as usize
}

#[derive(Default)]
struct Builder<'t> {
    text: &'t str,
    offsets: Offsets,
    tree: SpanTree,
    open: Vec<Container>,
    documents: usize,
}

struct Container {
    pointer: String,
    key: Option<Range<usize>>,
    span: Range<usize>,
    content: Content,
}

enum Content {
    List { items: usize },
    Mapping { keys: HashMap<String, Range<usize>>, pending: Option<Pending> },
}

/// A key whose value has not come yet. A key that is itself a list or a mapping, or that stands
/// there for the second time, has no pointer: what it leads to is read, but cannot be asked for.
struct Pending {
    pointer: Option<String>,
    span: Range<usize>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        let range = self.range(span);
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.tree.features.push((Feature::SecondDocument, range));
                }
            }
            Event::Alias(_) => {
                self.tree.features.push((Feature::Alias, range.clone()));
                self.scalar("", range);
            }
            Event::Scalar(text, style, anchor, tag) => {
                let range = self.without_comment(range, style);
                self.feature(anchor, tag.is_some(), &range);
                let plain = (style == ScalarStyle::Plain).then(|| range.clone());
                let is_key = self.scalar(&text, range);
                if is_key {
                    self.tree.plain_keys.extend(plain);
                } else {
                    self.tree.plain_values.extend(plain);
                }
            }
            Event::SequenceStart(anchor, tag) => {
                self.feature(anchor, tag.is_some(), &range);
                self.open(range, Content::List { items: 0 });
            }
            Event::MappingStart(anchor, tag) => {
                self.feature(anchor, tag.is_some(), &range);
                self.open(range, Content::Mapping { keys: HashMap::new(), pending: None });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                // A flow collection ends at its bracket; a block collection's end is where the next
                // thing begins, so its last child says better where it ends.
                if let Some(container) = self.open.last_mut()
                    && matches!(self.text.as_bytes().get(container.span.start), Some(b'[' | b'{'))
                {
                    let bracket = self.text.as_bytes().get(range.start);
                    let closes = matches!(bracket, Some(b']' | b'}'));
                    // The parser's own end lies behind a comment that follows.
                    container.span.end = if closes { range.start + 1 } else { range.end };
                }
                self.close();
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }

    fn error(&mut self, character: usize, message: &str) {
        let offset = self.offsets.byte(character);
        // A text that begins with an asterisk is an alias to YAML, and one of a thing that is not
        // there. What its author needs to know is that it is an alias.
        if message.contains("unknown anchor") {
            let rest = &self.text[offset..];
            let length = rest.find([' ', '\n', ',', ']', '}']).unwrap_or(rest.len());
            self.tree.features.push((Feature::Alias, offset..offset + length));
        } else {
            self.tree.error = Some(SyntaxError { offset, message: message.to_owned() });
        }
    }

    fn range(&self, span: Span) -> Range<usize> {
        let start = self.offsets.byte(span.start.index());
        let end = self.offsets.byte(span.end.index()).max(start);
        start..start + self.text[start..end].trim_end().len()
    }

    /// The parser ends what is in quotes where the next thing begins, comments between the two
    /// included. It ends at its quote.
    fn without_comment(&self, range: Range<usize>, style: ScalarStyle) -> Range<usize> {
        let written = &self.text[range.clone()];
        let length = match style {
            ScalarStyle::SingleQuoted => single_quoted(written),
            ScalarStyle::DoubleQuoted => double_quoted(written),
            _ => None,
        };
        length.map_or_else(|| range.clone(), |length| range.start..range.start + length)
    }

    fn feature(&mut self, anchor: usize, tagged: bool, range: &Range<usize>) {
        if anchor > 0 {
            self.tree.features.push((Feature::Anchor, range.clone()));
        }
        if tagged {
            self.tree.features.push((Feature::Tag, range.clone()));
        }
    }

    /// A scalar that is either the next key of the open mapping or the value that comes next; says
    /// whether it is a key.
    fn scalar(&mut self, text: &str, range: Range<usize>) -> bool {
        if let Some(Container {
            pointer: mapping, content: Content::Mapping { keys, pending }, ..
        }) = self.open.last_mut()
            && pending.is_none()
        {
            let known = keys.get(text).cloned();
            let pointer = match known {
                Some(first) => {
                    let second = range.clone();
                    let (mapping, key) = (mapping.clone(), text.to_owned());
                    self.tree.duplicates.push(Duplicate { mapping, key, first, second });
                    None
                }
                None => {
                    keys.insert(text.to_owned(), range.clone());
                    Some(format!("{mapping}/{}", escape(text)))
                }
            };
            self.tree.keys.insert(range.start, range.clone());
            *pending = Some(Pending { pointer, span: range });
            return true;
        }
        let (pointer, key) = self.next_place(&range);
        self.record(pointer, Node { key, value: range });
        false
    }

    fn open(&mut self, span: Range<usize>, content: Content) {
        // A complex key (`? [a, b]`) opens a container where a key is due.
        if let Some(Container { content: Content::Mapping { pending, .. }, .. }) =
            self.open.last_mut()
            && pending.is_none()
        {
            *pending = Some(Pending { pointer: None, span: span.clone() });
            self.open.push(Container { pointer: UNREACHABLE.to_owned(), key: None, span, content });
            return;
        }
        let (pointer, key) = self.next_place(&span);
        let pointer = pointer.unwrap_or_else(|| UNREACHABLE.to_owned());
        self.open.push(Container { pointer, key, span, content });
    }

    /// Where the value that comes next belongs: its pointer and its key's place.
    fn next_place(&mut self, span: &Range<usize>) -> (Option<String>, Option<Range<usize>>) {
        let Some(container) = self.open.last_mut() else {
            return ((self.documents <= 1).then(String::new), None);
        };
        container.span.end = container.span.end.max(span.end);
        match &mut container.content {
            Content::List { items } => {
                let pointer = format!("{}/{items}", container.pointer);
                *items += 1;
                (Some(pointer), None)
            }
            Content::Mapping { pending, .. } => match pending.take() {
                Some(Pending { pointer, span }) => (pointer, Some(span)),
                None => (None, None),
            },
        }
    }

    fn close(&mut self) {
        let Some(container) = self.open.pop() else { return };
        if let Some(parent) = self.open.last_mut() {
            parent.span.end = parent.span.end.max(container.span.end);
        }
        let node = Node { key: container.key, value: container.span };
        self.record(Some(container.pointer), node);
    }

    fn record(&mut self, pointer: Option<String>, node: Node) {
        if let Some(pointer) = pointer.filter(|pointer| !pointer.starts_with(UNREACHABLE)) {
            self.tree.nodes.entry(pointer).or_insert(node);
        }
    }
}

/// The length of the text in single quotes that something begins with; two quotes are one in it.
fn single_quoted(written: &str) -> Option<usize> {
    let mut at = 1;
    written.strip_prefix('\'')?;
    loop {
        at += written.get(at..)?.find('\'')? + 1;
        if !written[at..].starts_with('\'') {
            return Some(at);
        }
        at += 1;
    }
}

/// The length of the text in double quotes that something begins with.
fn double_quoted(written: &str) -> Option<usize> {
    let mut escaped = false;
    written.strip_prefix('"')?;
    written.char_indices().skip(1).find_map(|(at, c)| match c {
        '"' if !escaped => Some(at + 1),
        _ => {
            escaped = c == '\\' && !escaped;
            None
        }
    })
}

/// How deep anything is nested that can be read; the other parser goes no deeper either. Without an
/// end, the pointers of a file of brackets would fill the memory.
pub(super) const DEEPEST: usize = 128;

/// The pointer of what no pointer reaches. Real ones are empty or begin with a slash.
const UNREACHABLE: &str = "-";

/// A key as a part of a JSON pointer (RFC 6901, section 3).
pub(crate) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Turns the parser's counts of characters into bytes.
#[derive(Default)]
struct Offsets {
    /// The byte that each character begins at; empty for a text in which each is one byte.
    starts: Vec<usize>,
    len: usize,
}

impl Offsets {
    fn new(text: &str) -> Self {
        let starts = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().map(|(byte, _)| byte).collect()
        };
        Self { starts, len: text.len() }
    }

    fn byte(&self, character: usize) -> usize {
        if self.starts.is_empty() {
            character.min(self.len)
        } else {
            self.starts.get(character).copied().unwrap_or(self.len)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Places, SpanTree};

    fn value<'t>(text: &'t str, pointer: &str) -> &'t str {
        &text[SpanTree::parse(text).value(pointer)]
    }

    #[test]
    fn values_are_found_by_pointer() {
        let text = "a: één\nb:\n  - c: \"d: e\"\n    f: [1, 2]\n  - g\nh: |\n  two\n  lines\n";
        assert_eq!(value(text, "/a"), "één");
        assert_eq!(value(text, "/b/0/c"), "\"d: e\"");
        assert_eq!(value(text, "/b/0/f"), "[1, 2]");
        assert_eq!(value(text, "/b/0/f/1"), "2");
        assert_eq!(value(text, "/b/1"), "g");
        assert_eq!(value(text, "/b/0"), "c: \"d: e\"\n    f: [1, 2]");
        assert_eq!(&text[SpanTree::parse(text).key("/b/0/f")], "f");
    }

    #[test]
    fn what_is_not_there_is_shown_at_its_parent() {
        let text = "a:\n  b: 1\n";
        assert_eq!(value(text, "/a/c/d"), "b: 1");
    }

    #[test]
    fn a_second_key_is_a_duplicate_and_its_value_is_not_recorded() {
        let text = "a: 1\nb: 2\na: {c: 3}\n";
        let tree = SpanTree::parse(text);
        assert_eq!(tree.duplicates.len(), 1);
        assert_eq!(tree.duplicates[0].second, 10..11);
        assert_eq!(&text[tree.value("/a")], "1");
        assert_eq!(&text[tree.value("/a/c")], "1", "the nearest parent");
    }

    #[test]
    fn no_value_runs_over_the_comment_behind_it() {
        let text = "a: 'it''s' # it's a comment\nb: \"c\\\"d\"   # \"e\"\nf: [g, 'h'] # ]\ni: {j: 'k' # l\n  }  # }\n\
                    m:\n  - 'n' # o\n  - [p] # q\n# r\ns: 't\n  u' # v\nw: \"\" # x\n'y' : 'z' # é\n";
        for (pointer, written) in [
            ("/a", "'it''s'"),
            ("/b", "\"c\\\"d\""),
            ("/f", "[g, 'h']"),
            ("/f/1", "'h'"),
            ("/i", "{j: 'k' # l\n  }"),
            ("/i/j", "'k'"),
            ("/m", "- 'n' # o\n  - [p]"),
            ("/m/0", "'n'"),
            ("/m/1", "[p]"),
            ("/s", "'t\n  u'"),
            ("/w", "\"\""),
            ("/y", "'z'"),
        ] {
            assert_eq!(value(text, pointer), written, "{pointer}");
        }
    }

    #[test]
    fn keys_with_slashes_are_escaped() {
        let text = "a/b: 1\n";
        assert_eq!(value(text, "/a~1b"), "1");
    }

    #[test]
    fn packed_places_are_those_of_the_tree() {
        let text = "a: één\nb:\n  - c: \"d: e\"\n    f: [1, 2]\n  - g\n\"\": h\ni/j: {k: }\n";
        let (tree, places) = (SpanTree::parse(text), Places::from(SpanTree::parse(text)));
        for pointer in
            ["", "/", "/a", "/b", "/b/0", "/b/0/c", "/b/0/f/1", "/b/1", "/b/7/x", "/i~1j/k", "/z"]
        {
            assert_eq!(places.value(pointer), tree.value(pointer), "{pointer}");
            assert_eq!(places.key(pointer), tree.key(pointer), "{pointer}");
        }
        assert_eq!(
            Places::from(SpanTree::parse("{")).value("/a"),
            SpanTree::parse("{").value("/a")
        );
    }

    #[test]
    fn odd_yaml_never_panics() {
        for text in ["? [a, b]\n: c\n", "? {a: b}\n: {c: d}\n", "- - - a\n", "{", "a: [", "*a", ""]
        {
            SpanTree::parse(text);
        }
    }
}
