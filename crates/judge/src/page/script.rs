//! Redirects that are written as a script, on pages that have nothing else.
//!
//! Nothing is run. A script is taken for a redirect if all that it does is to go to an address that
//! stands in it in so many words: whatever else a script does may be what decides whether it goes.

use super::{Page, charset, markup, media, refresh};
use crate::observation::Answer;
use crate::words;

/// A page that is longer than this is no mere redirect. Parsing is dear, and most pages have a
/// script that speaks of a location.
const LONGEST: usize = 32 * 1024;

/// As many words as it takes to say that the reader is sent on, and to offer a link.
const WORDS: usize = 20;

/// Where a page that has next to no content sends its readers by script.
pub fn script_redirect(answer: &Answer) -> Option<String> {
    let body = &answer.body;
    if media::of(answer) != media::Media::Html
        || body.len() > LONGEST
        || !body.windows(8).any(|window| window == b"location")
    {
        return None;
    }
    let markup = markup::scan(&charset::decode(answer));
    let target = markup.scripts.iter().find_map(|code| destination(code))?;
    let page = Page::read(answer);
    let bare = words::count(&page.all_text()) <= WORDS
        && page.script.frames == 0
        && page.form.inputs + page.form.passwords + page.form.chrome_passwords == 0;
    if !bare {
        return None;
    }
    refresh::absolute(&target, &markup, &answer.url)
}

/// The address that a script goes to, if it does that and no more.
fn destination(code: &str) -> Option<String> {
    let comment = |line: &&str| !["//", "<!--", "-->"].iter().any(|mark| line.starts_with(mark));
    let lines: Vec<&str> = code.lines().map(str::trim).filter(comment).collect();
    let code = lines.join("\n");
    let mut rest = code.trim();
    while let Some(inner) = ["window.", "self.", "top.", "parent.", "document."]
        .iter()
        .find_map(|whose| rest.strip_prefix(whose))
    {
        rest = inner;
    }
    let rest = rest.strip_prefix("location")?.trim_start();
    let call = ["replace", "assign"].iter().find_map(|name| {
        rest.strip_prefix('.')?.strip_prefix(name)?.trim_start().strip_prefix('(')
    });
    let (target, rest) = match call {
        Some(rest) => {
            let (target, rest) = literal(rest.trim_start())?;
            (target, rest.trim_start().strip_prefix(')')?)
        }
        None => {
            let rest = rest.strip_prefix(".href").unwrap_or(rest);
            literal(rest.trim_start().strip_prefix('=')?.trim_start())?
        }
    };
    let nothing_more = rest.chars().all(|c| c == ';' || c.is_whitespace());
    (nothing_more && !target.trim().is_empty()).then_some(target)
}

/// A string that stands in the code as it is, and what follows it. Of the escapes only `\/` is
/// read, which is how a slash is commonly written in a script within a page.
fn literal(code: &str) -> Option<(String, &str)> {
    let quote = code.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let (inside, rest) = code.strip_prefix(quote)?.split_once(quote)?;
    let text = inside.replace("\\/", "/");
    (!text.contains(['\\', '\n']) && !text.contains("${")).then_some((text, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::answer;

    fn goes_to(html: &str) -> Option<String> {
        script_redirect(&answer(200, html))
    }

    #[test]
    fn a_page_that_only_goes_elsewhere() {
        for code in [
            "location.replace('/new')",
            "window.location = \"/new\";",
            "window.location.href='/new'",
            "top.location.assign( `/new` ) ;\n",
            "document.location=\"\\/new\"",
            "\n<!--\n// off we go\nself.location.href = 'https://example.org/new';\n//-->\n",
        ] {
            let html = format!("<html><head><script type=text/javascript>{code}</script></head>");
            assert_eq!(goes_to(&html).as_deref(), Some("https://example.org/new"), "{code}");
        }
        let html = "<title>Moved</title><base href=https://new.org/><script src=count.js></script>
            <script>location.replace('a')</script><p>You are being sent on. <a href=a>Go</a>";
        assert_eq!(goes_to(html).as_deref(), Some("https://new.org/a"));
    }

    #[test]
    fn a_script_that_does_anything_else() {
        for code in [
            "if (old) location.replace('/new')",
            "function go() { location.href = '/new' }",
            "location.href = '/new' + query",
            "location.href == '/new'",
            "location.href = target",
            "location.replace(`/new/${id}`)",
            "location.replace('/a\\x62')",
            "location.reload()",
            "mylocation = '/new'",
            "// location.replace('/new')",
            "location.replace('/aids/one#top')",
            "location.replace('')",
        ] {
            assert_eq!(goes_to(&format!("<script>{code}</script>")), None, "{code}");
        }
        for html in [
            "<script type=text/template>location.replace('/new')</script>",
            "<template><script>location.replace('/new')</script></template>",
            "<textarea><script>location.replace('/new')</script></textarea>",
            "<script src=x>location.replace('/new')</script>",
        ] {
            assert_eq!(goes_to(html), None, "{html}");
        }
    }

    #[test]
    fn a_page_with_content_stays() {
        let text = "word ".repeat(WORDS + 1);
        for content in [
            format!("<p>{text}"),
            format!("<nav>{text}</nav>"),
            "<input name=code>".to_owned(),
            "<iframe src=/aid></iframe>".to_owned(),
        ] {
            let html = format!("<script>location.replace('/new')</script>{content}");
            assert_eq!(goes_to(&html), None, "{content}");
        }
    }
}
