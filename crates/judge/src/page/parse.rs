//! From HTML to a tree, held to the bounds on nodes, depth and steps while the tree is built.
//!
//! What a tag costs is not in the tag: the standard has a parser repeat every open `<b>` in each new
//! paragraph, and walk up the open elements for most tags. So what is counted is the tree itself.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, QualName};
use scraper::{Html, HtmlTreeSink};

use crate::bounds::{self, Bound};

/// A parsed page.
pub(super) struct Parsed {
    /// The tree.
    pub(super) document: Html,
    /// The bound at which parsing ended before the page did.
    pub(super) cut: Option<Bound>,
}

/// Parses a page as far as the bounds allow. Comments are left out.
pub(super) fn parse(html: &str) -> Parsed {
    let guard = Guard {
        builder: TreeBuilder::new(Counting::new(), TreeBuilderOpts::default()),
        steps: Cell::new(0),
        cut: Cell::new(None),
    };
    let (guard, cut) = tokenize(html, guard);
    let cut = guard.cut.get().or(cut);
    Parsed { document: guard.builder.sink.finish(), cut }
}

/// How many bytes the tokenizer is given at once, at most. For a tag of that size the comparison of
/// each attribute with those before it is still cheap.
const PIECE: u32 = 2_048;

/// Gives a page to a sink, token by token, up to the bounds on its length and on the attributes of
/// a tag. The tokenizer compares each attribute of a tag with all before it and says nothing before
/// the tag ends, so it is fed in pieces, each beginning where a tag may.
pub(super) fn tokenize<Sink: TokenSink>(html: &str, sink: Sink) -> (Sink, Option<Bound>) {
    let read = bounds::head(html, bounds::LENGTH);
    let mut cut = (read.len() < html.len()).then_some(Bound::Length);
    let tokenizer = Tokenizer::new(Heard { sink, tokens: Cell::new(0) }, TokenizerOpts::default());
    let mut rest = StrTendril::from_slice(read);
    let (mut start, mut silent, mut heard) = (0, 0, 0);
    while !rest.is_empty() {
        // Pieces share the memory of the whole.
        let end = piece(&rest);
        let input = BufferQueue::default();
        input.push_back(rest.subtendril(0, end));
        rest.pop_front(end);
        // The tokenizer stops after each script, for one that runs it.
        while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
        start += end as usize;
        let tokens = tokenizer.sink.tokens.get();
        if tokens != heard {
            (silent, heard) = (start, tokens);
        } else if start - silent > PIECE as usize
            && read.get(silent..start).is_none_or(|it| attributes(it) > bounds::ATTRIBUTES)
        {
            cut = Some(Bound::Attributes);
            break;
        }
    }
    tokenizer.end();
    (tokenizer.sink.sink, cut)
}

/// Where the next piece ends: before the last tag that begins in it, if there is any.
fn piece(rest: &str) -> u32 {
    let most = rest.ceil_char_boundary(PIECE as usize);
    let last = rest.get(..most).and_then(|piece| piece.rfind('<'));
    let end = last.filter(|last| *last > 0 && most < rest.len()).unwrap_or(most);
    u32::try_from(end).unwrap_or(PIECE)
}

/// How many attributes an unfinished tag has at most. A comment has none.
fn attributes(tag: &str) -> usize {
    if tag.starts_with("<!") {
        return 0;
    }
    let (mut count, mut quote, mut gap, mut value) = (0, None, false, false);
    for byte in tag.bytes() {
        match (quote, byte) {
            (Some(open), _) if byte == open => (quote, gap) = (None, true),
            (Some(_), _) => {}
            (None, b'"' | b'\'') if value => (quote, value) = (Some(byte), false),
            (None, b'=') => value = true,
            (None, b'/') => gap = true,
            (None, byte) if byte.is_ascii_whitespace() => gap = true,
            (None, _) => {
                count += usize::from(gap && !value);
                (gap, value) = (false, false);
            }
        }
    }
    count
}

/// A sink that knows how many tokens it was given.
struct Heard<Sink> {
    sink: Sink,
    tokens: Cell<usize>,
}

impl<Sink: TokenSink> TokenSink for Heard<Sink> {
    type Handle = Sink::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Sink::Handle> {
        if matches!(token, Token::ParseError(_)) {
            return TokenSinkResult::Continue;
        }
        self.tokens.set(self.tokens.get() + 1);
        self.sink.process_token(token, line)
    }

    fn end(&self) {
        self.sink.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.sink.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Passes tokens to the tree builder until a bound is reached.
struct Guard {
    builder: TreeBuilder<Handle, Counting>,
    steps: Cell<usize>,
    cut: Cell<Option<Bound>>,
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        if self.cut.get().is_some() || matches!(token, Token::CommentToken(_)) {
            return TokenSinkResult::Continue;
        }
        let is_tag = matches!(token, Token::TagToken(_));
        let result = self.builder.process_token(token, line);
        let sink = &self.builder.sink;
        if is_tag {
            self.steps.set(self.steps.get() + 1 + sink.depth.get());
        }
        self.cut.set(if sink.count() > bounds::NODES {
            Some(Bound::Nodes)
        } else if sink.depth.get() > bounds::DEPTH {
            Some(Bound::Depth)
        } else if self.steps.get() > bounds::STEPS {
            Some(Bound::Steps)
        } else {
            None
        });
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// A node, and its place in the list of depths.
#[derive(Clone, Copy)]
struct Handle {
    node: <HtmlTreeSink as TreeSink>::Handle,
    at: usize,
}

/// A tree that counts its nodes and knows how deep they are.
struct Counting {
    tree: HtmlTreeSink,
    /// The depth of each element; that of the document comes first.
    depths: RefCell<Vec<usize>>,
    /// How deep the last node was put.
    depth: Cell<usize>,
    texts: Cell<usize>,
    /// Attributes that later tags added to `<html>` and `<body>`.
    added: Cell<usize>,
}

impl Counting {
    fn new() -> Self {
        Self {
            tree: HtmlTreeSink::new(Html::new_document()),
            depths: RefCell::new(vec![0]),
            depth: Cell::new(0),
            texts: Cell::new(0),
            added: Cell::new(0),
        }
    }

    fn count(&self) -> usize {
        self.depths.borrow().len() + self.texts.get()
    }

    fn handle(&self, node: <HtmlTreeSink as TreeSink>::Handle) -> Handle {
        let mut depths = self.depths.borrow_mut();
        depths.push(0);
        Handle { node, at: depths.len() - 1 }
    }

    /// Notes that something was put at this depth.
    fn put(
        &self,
        child: NodeOrText<Handle>,
        depth: usize,
    ) -> NodeOrText<<HtmlTreeSink as TreeSink>::Handle> {
        self.depth.set(depth);
        match child {
            NodeOrText::AppendNode(handle) => {
                self.set_depth(&handle, depth);
                NodeOrText::AppendNode(handle.node)
            }
            NodeOrText::AppendText(text) => {
                self.texts.set(self.texts.get() + 1);
                NodeOrText::AppendText(text)
            }
        }
    }

    /// Each handle was given a place when it was made, and no place is ever taken away.
    fn depth_of(&self, handle: &Handle) -> usize {
        self.depths.borrow().get(handle.at).copied().unwrap_or_default()
    }

    fn set_depth(&self, handle: &Handle, depth: usize) {
        if let Some(known) = self.depths.borrow_mut().get_mut(handle.at) {
            *known = depth;
        }
    }
}

impl TreeSink for Counting {
    type Handle = Handle;
    type Output = Html;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Html {
        self.tree.finish()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { node: self.tree.get_document(), at: 0 }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> Ref<'a, QualName> {
        self.tree.elem_name(&target.node)
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> Handle {
        self.handle(self.tree.create_element(name, attributes, flags))
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        self.handle(self.tree.create_comment(text))
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> Handle {
        self.handle(self.tree.create_pi(target, data))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let child = self.put(child, self.depth_of(parent) + 1);
        self.tree.append(&parent.node, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        let child = self.put(child, self.depth_of(previous) + 1);
        self.tree.append_based_on_parent_node(&element.node, &previous.node, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.tree.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        let contents = self.handle(self.tree.get_template_contents(&target.node));
        let depth = self.depth_of(target) + 1;
        self.set_depth(&contents, depth);
        contents
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.node == other.node
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.tree.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let child = self.put(child, self.depth_of(sibling));
        self.tree.append_before_sibling(&sibling.node, child);
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        self.added.set(self.added.get() + attributes.len());
        if self.added.get() <= bounds::ATTRIBUTES {
            self.tree.add_attrs_if_missing(&target.node, attributes);
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.remove_from_parent(&target.node);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        self.tree.reparent_children(&node.node, &parent.node);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(html: &str) -> (usize, Option<Bound>) {
        let parsed = parse(html);
        (parsed.document.tree.nodes().count(), parsed.cut)
    }

    #[test]
    fn an_ordinary_page_is_read_whole() {
        let list = format!("<ul>{}</ul>", "<li>one <a href=x>two</a><br>".repeat(2000));
        assert_eq!(nodes(&list).1, None);
        let script = format!("<script>if (a<b c {}) d</script>", "e ".repeat(5_000));
        assert_eq!(nodes(&script).1, None);
        let long = format!("<p title='{}'>x", "a ".repeat(5_000));
        assert_eq!(nodes(&long).1, None);
    }

    #[test]
    fn a_page_without_bottom_is_read_to_the_bound() {
        for page in ["<div></x>", "<div>", "<b a=1>", "<table><td>"] {
            let (nodes, cut) = nodes(&page.repeat(3 * bounds::DEPTH));
            assert!(matches!(cut, Some(Bound::Depth | Bound::Nodes)), "{page}");
            assert!(nodes <= bounds::NODES + 2 * bounds::DEPTH, "{page}: {nodes}");
        }
    }

    #[test]
    fn elements_that_the_parser_repeats_are_counted() {
        let open: String = (0..500).map(|at| format!("<b a={at}>")).collect();
        let page = format!("<p>{open}</p>{}", "<p>x</p>".repeat(300));
        let (nodes, cut) = nodes(&page);
        assert_eq!(cut, Some(Bound::Nodes));
        assert!(nodes <= bounds::NODES + 2 * bounds::DEPTH, "{nodes}");
    }

    #[test]
    fn tags_below_many_others_are_counted_by_their_depth() {
        let page = format!("{}{}", "<div>".repeat(500), "<i></i>".repeat(11_000));
        assert!(matches!(nodes(&page).1, Some(Bound::Steps | Bound::Nodes)));
    }

    #[test]
    fn attributes_without_end_are_not_read() {
        let many: String = (0..5_000).map(|at| format!(" a{at}='>'")).collect();
        assert_eq!(nodes(&format!("<p>one<p{many}>two")).1, Some(Bound::Attributes));
        let bodies: String = (0..2_000).map(|at| format!("<body a{at}>")).collect();
        let parsed = parse(&bodies);
        let most = parsed.document.tree.values().filter_map(scraper::Node::as_element);
        assert!(most.map(|element| element.attrs().count()).max() <= Some(bounds::ATTRIBUTES + 1));
    }

    #[test]
    fn a_page_that_is_too_long_is_read_to_the_bound() {
        assert_eq!(nodes(&"word ".repeat(200_001)).1, Some(Bound::Length));
    }
}
