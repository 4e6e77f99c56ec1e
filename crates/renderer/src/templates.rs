//! Views through templates.

mod sheet;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::FluentValue;
use handlebars::{
    BlockContext, Context as Data, Handlebars, Helper, HelperDef, HelperResult, Output,
    RenderContext, RenderErrorReason, Renderable, ScopedJson, Template, TemplateError,
    TemplateErrorReason,
};
use serde::Serialize;
use serde_json::Value;

use crate::address;
use crate::assets::Assets;
use crate::error::RenderError;
use crate::markdown::escape;
use crate::overrides::{self, Overrides};
use crate::view::{Frame, Framed};
use crate::words::Words;

pub(crate) use sheet::Sheet;

/// The templates, ready to be used.
pub(crate) struct Templates<'a> {
    handlebars: Handlebars<'a>,
    /// Whether some of them are not the built-in ones, which may ask for anything that a view has.
    has_others: bool,
}

/// The built-in templates, read once: a preview needs them after each save.
static BUILT_IN: LazyLock<BTreeMap<&str, Template>> = LazyLock::new(|| {
    let read = |(name, text): (&'static str, &str)| {
        let template = name.strip_suffix(".hbs")?.to_owned();
        Some((name, Template::compile_with_name(without_end(text), template).ok()?))
    };
    overrides::BUILT_IN.into_iter().filter_map(read).collect()
});

/// A template's own last line break is not part of what it stands for.
fn without_end(text: &str) -> &str {
    text.trim_end()
}

impl<'a> Templates<'a> {
    /// Reads every template. `words` are those of each of the site's languages, by its tag.
    pub(crate) fn new(
        overrides: &'a Overrides,
        assets: &'a Assets,
        words: impl IntoIterator<Item = (&'a str, &'a Words)>,
    ) -> Result<Self, RenderError> {
        let mut handlebars = Handlebars::new();
        handlebars.set_strict_mode(true);
        handlebars.register_escape_fn(|text| {
            let mut escaped = String::with_capacity(text.len());
            escape(text, &mut escaped);
            escaped
        });
        let words: BTreeMap<_, _> = words.into_iter().collect();
        let languages: Vec<&str> = words.keys().copied().collect();
        let (values, files) = (overrides.values(), &assets.own);
        let mut helper = |name: &str, helper: Box<dyn HelperDef + Send + Sync + 'a>| {
            handlebars.register_helper(name, helper);
        };
        helper(
            "word",
            Box::new(Found(move |given: &Helper<'_>, view: &Value| word(&words, given, view))),
        );
        helper("href", Box::new(Found(|given: &Helper<'_>, _: &Value| href(given))));
        helper(
            "value",
            Box::new(OfValue(Found(move |given: &Helper<'_>, view: &Value| {
                value(values, &languages, given, view)
            }))),
        );
        helper(
            "asset",
            Box::new(Found(move |given: &Helper<'_>, view: &Value| asset(files, given, view))),
        );
        helper("interface", Box::new(Interface));
        helper("include", Box::new(Include));
        for template in overrides.templates() {
            let name = format!("{template}.hbs");
            if let Some(read) = BUILT_IN.get(&*name).filter(|_| !overrides.has(&name)) {
                handlebars.register_template(template, read.clone());
                continue;
            }
            let text = without_end(overrides.file(&name));
            handlebars.register_template_string(template, text).map_err(syntax(&name))?;
        }
        Ok(Self { handlebars, has_others: overrides.has_templates() })
    }

    /// What one page is written on.
    pub(crate) fn sheet(&self, frame: &Frame) -> Result<Sheet<'_>, RenderError> {
        Sheet::new(self, frame)
    }

    /// Writes a page that lists no aids.
    pub(crate) fn page(&self, template: &str, view: &impl Framed) -> Result<String, RenderError> {
        self.sheet(view.frame())?.whole(template, to_json(view)?)
    }

    fn render(&self, template: &str, data: &Data, into: &mut Vec<u8>) -> Result<(), RenderError> {
        let rendered = self.handlebars.render_with_context_to_write(template, data, into);
        rendered.map_err(|error| RenderError::Template {
            template: format!("{}.hbs", error.template_name.as_deref().unwrap_or(template)),
            line: error.line_no.unwrap_or(0),
            column: error.column_no.unwrap_or(0),
            reason: reason(error.reason()),
        })
    }
}

fn to_json(view: &impl Serialize) -> Result<Value, RenderError> {
    serde_json::to_value(view).map_err(|error| RenderError::Json { reason: error.to_string() })
}

/// The field in which a view has what a template made of it. No template can name it: a dot divides names.
fn made_by(template: &str) -> String {
    format!("{template}.hbs")
}

fn syntax(name: &str) -> impl FnOnce(TemplateError) -> RenderError {
    let template = name.to_owned();
    move |error| {
        let (line, column) = error.pos().unwrap_or((0, 0));
        // The parser lists every rule of its grammar, which tells an author nothing.
        let reason = match error.reason() {
            TemplateErrorReason::InvalidSyntax(_) => {
                "a block such as {{#if …}} is not closed, or there is a mistake within {{…}}"
                    .to_owned()
            }
            reason => reason.to_string(),
        };
        RenderError::Template { template, line, column, reason }
    }
}

/// What is wrong, for somebody who writes templates.
fn reason(reason: &RenderErrorReason) -> String {
    match reason {
        RenderErrorReason::MissingVariable(Some(name)) => format!("there is no `{name}` here"),
        RenderErrorReason::PartialNotFound(name) => format!("there is no template `{name}.hbs`"),
        RenderErrorReason::HelperNotFound(name) => {
            format!(
                "there is no helper `{name}`; there are `word`, `href`, `interface`, `include`, `value` and `asset`"
            )
        }
        RenderErrorReason::NestedError(error) => error.to_string(),
        other => other.to_string(),
    }
}

/// A helper that stands for a value, which it finds by what is written behind its name and by the view.
struct Found<F>(F);

impl<F> HelperDef for Found<F>
where
    F: Fn(&Helper<'_>, &Value) -> Result<Value, RenderErrorReason> + Send + Sync,
{
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        data: &'rc Data,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, handlebars::RenderError> {
        Ok(ScopedJson::Derived((self.0)(helper, data.data())?))
    }
}

/// `{{value "organisation"}}`: within another helper any value will do, but only a text can be written.
struct OfValue<F>(Found<F>);

impl<F> HelperDef for OfValue<F>
where
    F: Fn(&Helper<'_>, &Value) -> Result<Value, RenderErrorReason> + Send + Sync,
{
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        data: &'rc Data,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let found = (self.0.0)(helper, data.data())?;
        if found.is_object() || found.is_array() {
            let name = name(helper);
            let reason = format!(
                "`{name}` in values.yaml is no text for this page; write it in the page's language, or ask for a value in it"
            );
            return Err(RenderErrorReason::Other(reason).into());
        }
        self.0.call(helper, registry, data, render, out)
    }

    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        data: &'rc Data,
        render: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, handlebars::RenderError> {
        self.0.call_inner(helper, registry, data, render)
    }
}

/// The text behind a helper's name; empty where there is none.
fn name<'h>(helper: &'h Helper<'_>) -> &'h str {
    helper.param(0).and_then(|name| name.value().as_str()).unwrap_or_default()
}

/// `{{word "home"}}`: a word of the interface in the page's language, or in another that is given
/// with `in=`. Further named values are the word's arguments.
fn word(
    words: &BTreeMap<&str, &Words>,
    helper: &Helper<'_>,
    view: &Value,
) -> Result<Value, RenderErrorReason> {
    let word = helper.param(0).and_then(|word| word.value().as_str()).ok_or_else(|| {
        RenderErrorReason::Other("`word` is followed by a word in quotes".to_owned())
    })?;
    let language = helper
        .hash_get("in")
        .map(|language| language.value())
        .or_else(|| view.pointer("/frame/language"))
        .and_then(Value::as_str)
        .unwrap_or_default();
    let words = words.get(language).ok_or_else(|| {
        RenderErrorReason::Other(format!("the site is not in the language `{language}`"))
    })?;
    let args = helper.hash().iter().filter(|(name, _)| **name != "in").map(|(name, value)| {
        let value = match value.value() {
            Value::Number(number) => FluentValue::from(number.as_f64().unwrap_or_default()),
            Value::String(text) => FluentValue::from(text.as_str()),
            _ => FluentValue::None,
        };
        (*name, value)
    });
    let text =
        words.with(word, args).map_err(|error| RenderErrorReason::NestedError(Box::new(error)))?;
    Ok(Value::String(text))
}

/// `{{href url}}`: an address, provided that it may be linked. Escaping alone would let
/// `javascript:` through.
fn href(helper: &Helper<'_>) -> Result<Value, RenderErrorReason> {
    let url = name(helper);
    if address::target(url).is_none() {
        return Err(RenderErrorReason::Other(format!("`{url}` must not be linked")));
    }
    Ok(Value::String(address::written(url).into_owned()))
}

/// `{{value "organisation"}}`: what the folder of templates says of the site in `values.yaml`. Of a
/// value in several languages, the page's own; `{{value "contact.phone"}}` is a value within another.
fn value(
    values: &Value,
    languages: &[&str],
    helper: &Helper<'_>,
    view: &Value,
) -> Result<Value, RenderErrorReason> {
    let name = name(helper);
    let found = name.split('.').try_fold(values, |value, part| value.get(part));
    let found = found
        .ok_or_else(|| RenderErrorReason::Other(format!("there is no `{name}` in values.yaml")))?;
    let language = view.pointer("/frame/language").and_then(Value::as_str).unwrap_or_default();
    if let Some(in_language) = found.get(language) {
        return Ok(in_language.clone());
    }
    // Readers would see `[object]` in its place.
    if languages.iter().any(|other| found.get(other).is_some()) {
        let reason = format!("`{name}` in values.yaml has no text in `{language}`; write it there");
        return Err(RenderErrorReason::Other(reason));
    }
    Ok(found.clone())
}

/// `{{asset "logo.svg"}}`: the way to a file that came with the templates in `files/`.
fn asset(
    files: &BTreeMap<String, String>,
    helper: &Helper<'_>,
    view: &Value,
) -> Result<Value, RenderErrorReason> {
    let name = name(helper);
    let path = files
        .get(name)
        .ok_or_else(|| RenderErrorReason::Other(format!("there is no file `{name}` in files/")))?;
    let root = view.pointer("/frame/root").and_then(Value::as_str).unwrap_or_default();
    Ok(Value::String(format!("{root}{path}")))
}

/// `<p{{interface}}>`: the attributes of an element whose text is words of the interface. They say
/// its language where there are none in the page's, and nothing else.
struct Interface;

impl HelperDef for Interface {
    fn call<'reg: 'rc, 'rc>(
        &self,
        _: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        data: &'rc Data,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let language = data.data().pointer("/frame/words_language").and_then(Value::as_str);
        if let Some(language) = language {
            out.write(&format!(" lang=\"{language}\" dir=\"ltr\""))?;
        }
        Ok(())
    }
}

/// `{{include "line" line}}`: another template, with what it is about.
///
/// `{{> line line}}` says the same, but copies what it is given, and then again whatever is looked
/// up in that: most of the time that a page takes went there.
struct Include;

impl HelperDef for Include {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        data: &'rc Data,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let (Some(name), Some(subject)) = (helper.param(0), helper.param(1)) else {
            let reason = "`include` is followed by a template in quotes and what it is about";
            return Err(RenderErrorReason::Other(reason.to_owned()).into());
        };
        let name = name.value().as_str().unwrap_or_default();
        if let Some(made) = subject.value().get(made_by(name)).and_then(Value::as_str) {
            return Ok(out.write(made)?);
        }
        let template = registry
            .get_template(name)
            .ok_or_else(|| RenderErrorReason::PartialNotFound(name.to_owned()))?;
        let mut block = BlockContext::new();
        match subject.context_path() {
            Some(path) => block.base_path_mut().clone_from(path),
            None => block.set_base_value(subject.value().clone()),
        }
        let including = render.get_current_template_name();
        render.push_block(block);
        let result = template.render(registry, data, render, out);
        render.pop_block();
        render.set_current_template_name(including);
        result
    }
}
