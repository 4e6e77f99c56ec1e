//! Ten thousand findings in each format, within what its reader takes.

use signpost_cli::cli::AuditFormat;
use signpost_cli::output::report::{write, write_within};
use signpost_core::AuditReport;
use signpost_core::report::{Change, Evidence, LinkReport, LinkSource, SourceKind};
use signpost_core::verdict::Reason;

const MANY: usize = 10_000;

fn report() -> AuditReport {
    let reasons = [Reason::Http404, Reason::MovedPermanently, Reason::NoEvidence, Reason::Timeout];
    let link = |number: usize| {
        let url = format!("https://host{}.test/aids/{number}?{}", number % 700, "ä".repeat(40));
        let evidence =
            Evidence { title: Some("Tïtle | `x` <b> ".repeat(8)), ..Evidence::default() };
        let mut link = LinkReport::new(Some(url), reasons[number % reasons.len()], evidence);
        link.change = Some(if number.is_multiple_of(3) { Change::New } else { Change::Still });
        link.sources = vec![LinkSource {
            file: format!("content/aids/aid-{number}.yaml"),
            line: 9,
            column: 10,
            kind: SourceKind::Aid,
            aid: Some(format!("aid-{number}").as_str().into()),
            title: None,
            pages: Vec::new(),
        }];
        link
    };
    let started = "2026-11-22T04:17:00Z".parse().expect("a time");
    AuditReport::new(started, (0..MANY).map(link).collect())
}

fn written(format: AuditFormat, limit: Option<usize>) -> String {
    let mut out = Vec::new();
    write_within(&mut out, format, &report(), limit).expect("text");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn markdown_fits_a_summary_and_an_issue_and_says_what_is_left_out() {
    for (limit, most) in [(None, 1024 * 1024), (Some(60_000), 60_000), (Some(5_000), 5_000)] {
        let text = written(AuditFormat::Markdown, limit);
        assert!(text.len() <= most, "{} of {most}", text.len());
        assert!(text.contains("left out because of the size limit"), "{limit:?}");
        assert!(text.contains("10000 links: "), "{limit:?}");
        let table = |line: &&str| line.starts_with("| `aid-");
        assert!(text.lines().filter(table).all(|line| line.ends_with(" |")), "{limit:?}");
    }
}

#[test]
fn annotations_are_ten_of_a_kind_and_the_last_says_how_many_more_there_are() {
    let text = written(AuditFormat::Github, None);
    let of =
        |kind: &str| -> Vec<&str> { text.lines().filter(|line| line.starts_with(kind)).collect() };
    let (errors, warnings) = (of("::error "), of("::warning "));
    assert_eq!((errors.len(), warnings.len()), (9, 9));
    assert!(errors[0].contains("title=new%3A dead"), "{}", errors[0]);
    let more: Vec<&str> =
        text.lines().filter(|line| line.contains("more are not shown here")).collect();
    assert_eq!(more.len(), 2);
    assert!(more[0].starts_with("::error::2491 more"), "{}", more[0]);
}

#[test]
fn code_scanning_is_given_what_it_takes_and_is_told_what_it_does_not_show() {
    let log: serde_json::Value =
        serde_json::from_str(&written(AuditFormat::Sarif, None)).expect("JSON");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), MANY);
    let levels: Vec<&str> = results.iter().filter_map(|result| result["level"].as_str()).collect();
    assert!(levels.is_sorted(), "errors come first, then warnings");
    let said = &run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
    assert!(said.as_str().is_some_and(|said| said.contains("code scanning shows 5000")), "{said}");
}

#[test]
fn the_other_formats_have_all_of_it() {
    let junit = written(AuditFormat::Junit, None);
    let document = roxmltree::Document::parse(&junit).expect("XML");
    assert_eq!(document.descendants().filter(|node| node.has_tag_name("testcase")).count(), MANY);
    assert_eq!(written(AuditFormat::Short, None).lines().count(), MANY);
    assert_eq!(written(AuditFormat::Html, None).matches("<article").count(), MANY);
    assert_eq!(written(AuditFormat::Human, None).matches("title seen: ").count(), MANY);
    let mut json = Vec::new();
    write(&mut json, AuditFormat::Json, &report()).expect("text");
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json["links"].as_array().map(Vec::len), Some(MANY));
}
