//! What the tokens of a page say without its tree: where it sends its readers, by which scripts, and which
//! places it has.

use std::cell::{Cell, RefCell};

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use super::{charset, parse};
use crate::observation::Answer;

/// What of a page's markup can send its readers on.
#[derive(Debug, Default)]
pub(super) struct Markup {
    /// The address of the first `<base>`.
    pub(super) base: Option<String>,
    /// What each `<meta http-equiv="refresh">` has in its `content`.
    pub(super) refreshes: Vec<String>,
    /// The code of each script that stands in the page and is run.
    pub(super) scripts: Vec<String>,
}

/// Reads a page's tokens, up to the bounds that its tree is held to. What stands in `<noscript>` and
/// `<template>` is not read: browsers that run scripts do neither.
pub(super) fn scan(html: &str) -> Markup {
    parse::tokenize(html, Scan::default()).0.markup.into_inner()
}

/// Whether a page has a place of one of these names: an element with it as its id or, as in old pages, as
/// its `name`. One in a `<template>` counts, which scripts put into the page.
pub(crate) fn has_place(answer: &Answer, names: &[String]) -> bool {
    let places = Anchors { scan: Scan::default(), names, found: Cell::new(false) };
    parse::tokenize(&charset::decode(answer), places).0.found.get()
}

/// Looks for places where [`Scan`] sees tags.
struct Anchors<'n> {
    scan: Scan,
    names: &'n [String],
    found: Cell<bool>,
}

impl TokenSink for Anchors<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(tag) = &token
            && tag.kind == TagKind::StartTag
        {
            let mut named =
                tag.attrs.iter().filter(|attr| matches!(&*attr.name.local, "id" | "name"));
            if named.any(|attr| self.names.iter().any(|name| **name == *attr.value)) {
                self.found.set(true);
            }
        }
        self.scan.process_token(token, line)
    }
}

#[derive(Default)]
struct Scan {
    markup: RefCell<Markup>,
    templates: Cell<usize>,
    /// How deep in drawings and formulas, where the names of elements mean something else.
    foreign: Cell<usize>,
    in_script: Cell<bool>,
}

impl Scan {
    fn open(&self, tag: &Tag) -> TokenSinkResult<()> {
        let attr = |name: &str| {
            tag.attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| &*attr.value)
        };
        let read = self.templates.get() == 0;
        match &*tag.name {
            "svg" | "math" if !tag.self_closing => self.foreign.set(self.foreign.get() + 1),
            _ if self.foreign.get() > 0 => {}
            "template" => self.templates.set(self.templates.get() + 1),
            "base" if read => {
                if let Some(address) = attr("href") {
                    self.markup.borrow_mut().base.get_or_insert_with(|| address.to_owned());
                }
            }
            "meta" if read => {
                let kind = attr("http-equiv").unwrap_or_default().trim();
                if let (true, Some(content)) =
                    (kind.eq_ignore_ascii_case("refresh"), attr("content"))
                {
                    self.markup.borrow_mut().refreshes.push(content.to_owned());
                }
            }
            "script" => {
                let kind = attr("type").unwrap_or_default().trim().to_ascii_lowercase();
                let runs = matches!(
                    kind.as_str(),
                    "" | "module" | "text/javascript" | "application/javascript"
                );
                if read && runs && attr("src").is_none() {
                    self.in_script.set(true);
                    self.markup.borrow_mut().scripts.push(String::new());
                }
                return TokenSinkResult::RawData(RawKind::ScriptData);
            }
            "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => {
                return TokenSinkResult::RawData(RawKind::Rawtext);
            }
            "title" | "textarea" => return TokenSinkResult::RawData(RawKind::Rcdata),
            "plaintext" => return TokenSinkResult::Plaintext,
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn close(&self, tag: &Tag) {
        let less = |count: &Cell<usize>| count.set(count.get().saturating_sub(1));
        match &*tag.name {
            "svg" | "math" => less(&self.foreign),
            "template" => less(&self.templates),
            "script" => self.in_script.set(false),
            _ => {}
        }
    }
}

impl TokenSink for Scan {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return self.open(&tag),
            Token::TagToken(tag) => self.close(&tag),
            Token::CharacterTokens(text) if self.in_script.get() => {
                if let Some(script) = self.markup.borrow_mut().scripts.last_mut() {
                    script.push_str(&text);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
