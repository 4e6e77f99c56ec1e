//! One page in the place of many hosts is one page, in whatever script, and however little it says.

use super::*;

/// What tells the page that a host answers in place of its own.
fn page_of(host: &str, status: u16, content_type: &str, body: &str) -> Option<u64> {
    let aid = link(&format!("https://{host}/aid"), "Scoliosis: surgery?", "Scoliosis", "en");
    let seen = seen(aid.url.as_deref().unwrap(), status, body);
    judged(&aid, &with_header(seen, "content-type", content_type), None).page
}

/// Whether it is one page on two hosts, and other than the pages that were looked at before.
#[track_caller]
fn is_one(known: &mut Vec<u64>, content_type: &str, body: impl Fn(&str) -> String) {
    let hosts = ["www.a.test", "b.example.org"];
    let [one, two] = hosts.map(|host| page_of(host, 200, content_type, &body(host)));
    assert_eq!(one, two, "{}", body("HOST"));
    let page = one.unwrap_or_else(|| panic!("{}", body("HOST")));
    assert!(!known.contains(&page), "{}", body("HOST"));
    known.push(page);
}

const HTML: &str = "text/html; charset=utf-8";

#[test]
fn a_page_of_hardly_a_word_is_one_page() {
    let mut known = Vec::new();
    for html in [
        "<html lang=ja><title>アクセス制限</title><h1>このサイトへのアクセスは制限されています</h1><p>病院のネットワーク管理者にお問い合わせください。",
        "<html lang=ja><title>閲覧禁止</title><h1>このページは閲覧できません</h1><p>管理者に連絡してください。",
        "<html lang=zh><title>禁止访问</title><h1>此网站已被阻止</h1><p>请联系管理员。",
        "<html lang=ko><title>차단</title><h1>차단된 사이트입니다</h1><p>관리자에게 문의하세요.",
        "<html lang=th><title>ถูกบล็อก</title><p>เว็บไซต์นี้ถูกบล็อกโดยผู้ดูแลระบบเครือข่าย",
        "<html lang=km><title>ហាមឃាត់</title><p>គេហទំព័រនេះត្រូវបានទប់ស្កាត់ដោយអ្នកគ្រប់គ្រងបណ្តាញ",
        "<title>Blocked</title><p>Blocked",
        "<p>Blocked",
        "<html><body><img src=blocked.png alt=Blocked></body></html>",
        "<html><body><img src=denied.png></body></html>",
        "<html><body><iframe src='https://10.1.1.1:8015/?action=deny' width=100%></iframe></body></html>",
    ] {
        is_one(&mut known, HTML, |_| html.to_owned());
    }
    is_one(&mut known, "text/plain", |_| "Blocked".to_owned());
    is_one(&mut known, "text/plain", |_| "Blocked by policy 10.0.0.1".to_owned());
    is_one(&mut known, "image/png", |_| "\u{89}PNG\u{0}\u{1}\u{2}".to_owned());
    is_one(&mut known, HTML, |_| String::new());
}

/// A filter tells what it was asked for, when, and by which number.
#[test]
fn what_was_asked_makes_no_other_page() {
    let mut known = Vec::new();
    is_one(&mut known, HTML, |host| {
        format!(
            "<title>Blokada</title><p>Strona https://{host}/aid?x={} została zablokowana. Numer {}",
            host.len(),
            host.len()
        )
    });
    is_one(&mut known, HTML, |host| format!("<title>Blocked</title><p>{host}"));
    is_one(&mut known, HTML, |host| {
        format!("<p>受付番号{}のため{}時に遮断されました。<p>{host}", host.len() * 7, host.len())
    });
    is_one(&mut known, HTML, |host| {
        format!("<p>申請番号{}については{}番まで。<p>{host}", host.len() * 7, host.len())
    });
    is_one(&mut known, HTML, |host| {
        format!("<body data-from='http://{host}/aid'><img src=/blocked.png>")
    });
    // What one link names and the other does not is told apart all the same.
    let [one, two] = ["a.test", "b.test"]
        .map(|host| page_of(host, 200, HTML, "<p>On a.test you find all of it."));
    assert!(one.is_some() && one != two);
}

/// Servers that have nothing to do with each other refuse in one word.
#[test]
fn a_refusal_of_a_word_tells_nothing() {
    for status in [401, 403, 451] {
        assert_eq!(page_of("a.test", status, "text/plain", "Forbidden"), None, "{status}");
        assert_eq!(page_of("a.test", status, HTML, ""), None, "{status}");
        assert!(page_of("a.test", status, HTML, "<p>Blocked by the hospital").is_some());
    }
}

/// A network that refuses a page says so in few words. A service that keeps programs out leaves its mark.
#[test]
fn only_a_wall_without_a_mark_may_be_a_networks() {
    for title in
        ["Access denied", "Blocked", "Toegang geweigerd", "Accès refusé", "Zugriff verweigert"]
    {
        let page = |more: &str| {
            let body = format!(
                "<title>{title}</title><h1>{title}</h1><p>Category: health. Policy 7. Ask IT. {more}"
            );
            page_of("a.test", 200, HTML, &body)
        };
        assert!(page("").is_some(), "{title}");
        for mark in
            ["Reference #18.2f3a", "Ray ID: 8f2b", "<script>window._cf_chl_opt = {}</script>"]
        {
            assert_eq!(page(mark), None, "{title} {mark}");
        }
    }
}
