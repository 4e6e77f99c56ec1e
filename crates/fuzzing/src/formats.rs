//! A report with hostile text in it, in every format: the text is shown, and commands nothing.

use pulldown_cmark::{Event, Options, Parser};
use signpost_cli::cli::AuditFormat;
use signpost_cli::output::report;
use signpost_core::AuditReport;

/// A report with the bytes as the text of everything that the web or the content may have said.
///
/// # Panics
///
/// When a reader of a format would take the text for something else than text.
pub fn formats(bytes: &[u8]) {
    const SEED: &str = include_str!("../../../fuzz/seeds/report/report");
    let text = format!("<script>x</script>{}", String::from_utf8_lossy(bytes));
    let mut made = AuditReport::from_json(SEED.as_bytes()).expect("a report");
    for link in &mut made.links {
        link.evidence.title = Some(text.clone());
        link.evidence.error = Some(text.clone());
        link.evidence.content_type = Some(text.clone());
        link.evidence.final_url = Some(format!("https://a.test/{text}"));
        link.evidence.steps = vec![text.clone()];
        link.url = link.url.take().map(|url| format!("{url}&{text}"));
        for source in &mut link.sources {
            source.file = format!("content/{text}.yaml");
        }
    }
    let written = |format| {
        let mut out = anstream::StripStream::new(Vec::new());
        report::write(&mut out, format, &made).expect("memory");
        String::from_utf8(out.into_inner()).expect("text")
    };
    for format in [AuditFormat::Human, AuditFormat::Short] {
        let said = written(format);
        let hidden = |c: char| c != '\n' && signpost_core::chars::hidden(c).is_some();
        assert!(!said.contains(hidden), "a terminal gets {:?}", said.chars().find(|c| hidden(*c)));
    }
    for format in [AuditFormat::Json, AuditFormat::Sarif] {
        serde_json::from_str::<serde_json::Value>(&written(format)).expect("JSON");
    }
    let annotations = written(AuditFormat::Github);
    let is_ours = |line: &str| {
        ["::error ", "::warning ", "::notice "].iter().any(|command| line.starts_with(command))
    };
    assert!(annotations.lines().all(is_ours), "a command of another's:\n{annotations}");
    let junit = written(AuditFormat::Junit);
    roxmltree::Document::parse(&junit).unwrap_or_else(|error| panic!("{error} in\n{junit}"));
    let page = written(AuditFormat::Html);
    assert!(!page.contains("<script>x"), "markup comes through:\n{page}");
    let markdown = written(AuditFormat::Markdown);
    // What stands between backticks is shown as it is; what is no text there is markup of ours.
    for event in Parser::new_ext(&markdown, Options::ENABLE_TABLES) {
        if let Event::Html(html) | Event::InlineHtml(html) = event {
            assert!(!html.contains("script"), "markup comes through: {html} in\n{markdown}");
        }
    }
}
