//! How the reader got there.

use signpost_core::report::SuggestionKind;

use super::*;

#[test]
fn kinds_of_redirect() {
    for (from, hops, expected) in [
        ("https://a.example/x", &[(301, "/y")][..], "moved-permanently"),
        ("https://a.example/x", &[(308, "/y")], "moved-permanently"),
        ("https://a.example/x", &[(301, "/y"), (308, "/z")], "moved-permanently"),
        ("https://a.example/x", &[(301, "/x/")], "moved-permanently"),
        ("https://a.example/x", &[(301, "https://www.a.example/x")], "moved-permanently"),
        ("http://a.example/x", &[(301, "https://a.example/x")], "http-to-https"),
        ("http://a.example/x", &[(308, "https://a.example/x")], "http-to-https"),
        ("http://a.example/x", &[(301, "https://a.example/x/")], "moved-permanently"),
        ("http://a.example/x", &[(302, "https://a.example/x")], "ok-temporary-redirect"),
        ("https://a.example/x", &[(302, "/y")], "ok-temporary-redirect"),
        ("https://a.example/x", &[(303, "/y")], "ok-temporary-redirect"),
        ("https://a.example/x", &[(307, "/y")], "ok-temporary-redirect"),
        ("https://a.example/x", &[(302, "/y"), (301, "/z")], "ok-temporary-redirect"),
        ("https://a.example/x", &[(200, "/y")], "moved-by-meta-refresh"),
        ("https://a.example/x", &[(301, "/y"), (200, "/z")], "moved-by-meta-refresh"),
        ("https://a.example/x", &[(302, "/cookies?back=x"), (302, "/x")], "ok"),
        ("https://a.example/x", &[(302, "/x?cookietest=1")], "ok"),
        ("https://a.example/x", &[(302, "/x;jsessionid=7A")], "ok"),
    ] {
        let mut link = scoliosis();
        link.url = Some(from.to_owned());
        let seen = via(&link, hops, 200, &aid_page(&link));
        let judgement = judged(&link, &seen, None);
        assert_eq!(judgement.reason.as_str(), expected, "{hops:?}");
        let suggested = judgement
            .suggestion
            .is_some_and(|suggestion| suggestion.kind == SuggestionKind::NewAddress);
        assert_eq!(suggested, expected.contains("moved") || expected.contains("https"), "{hops:?}");
    }
}

#[test]
fn what_lasts_of_a_mixed_way() {
    let mut link = scoliosis();
    link.url = Some("https://a.example/x#risks".to_owned());
    let judgement = judged(
        &link,
        &via(&link, &[(301, "/y"), (302, "/y/session/1")], 200, &aid_page(&link)),
        None,
    );
    assert_eq!(judgement.reason.as_str(), "moved-permanently");
    assert_eq!(judgement.suggestion.unwrap().url, "https://a.example/y#risks");
}

#[test]
fn a_move_to_something_else_is_none() {
    let link = scoliosis();
    let other = page(
        &link,
        "Acne: which treatment?",
        "<p>Acne is a disease of the skin. Creams help many people, and pills help some. Ask your doctor.</p>",
    );
    for status in [301, 302, 200] {
        assert_eq!(
            reason(&link, &via(&link, &[(status, "/acne")], 200, &other), None),
            "other-topic"
        );
    }
}

#[test]
fn evidence_is_bounded_and_harmless() {
    let link = scoliosis();
    let title = format!("Scoliosis \u{202e}surgery child\u{7} {}", "x".repeat(5_000));
    let judgement = judged(&link, &at(&link, &format!("<title>{title}</title><p>Hello</p>")), None);
    let evidence = &judgement.evidence;
    for text in evidence.steps.iter().chain(&evidence.title) {
        assert!(text.chars().count() < 600 && !text.contains(['\u{202e}', '\u{7}']), "{text}");
    }
}

#[test]
fn an_aid_is_not_moved_to_where_pages_of_a_keyword_are_filed() {
    for (link, to) in
        all().into_iter().zip(["/tag/x", "/trefwoord/x", "/schlagwort/x", "/actualites/x"])
    {
        let subject = &link.expectation.subjects[0];
        let html = page(&link, subject, &format!("<p>{}</p>", subject.repeat(3)));
        let target = format!("{to}-{}", subject.to_lowercase());
        for status in [301, 302] {
            let seen = via(&link, &[(status, target.as_str())], 200, &html);
            let found = judged(&link, &seen, Some(&honest(&link))).reason;
            assert!(!found.verdict().is_fine(), "{found} {target}");
        }
    }
}
