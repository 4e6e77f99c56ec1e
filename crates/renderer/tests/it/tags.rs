//! Languages whose tags say more than a language: its script, or the country where it is spoken.

use serde_json::json;

use crate::site::{add_page, between, file, rendered, site};

#[test]
fn the_switch_tells_languages_apart_and_each_page_has_its_direction() {
    let mut site = site();
    let page = serde_json::to_value(&site.pages[0].value).unwrap();
    site.pages.clear();
    let tags = ["en-GB", "en-US", "zh-CN", "zh-TW", "zh-HK", "pa", "pa-PK", "sd-IN"];
    site.config.languages = tags.map(Into::into).to_vec();
    site.config.default_language = "en-GB".into();
    for tag in tags {
        let mut page = page.clone();
        page["language"] = json!(tag);
        add_page(&mut site, page);
    }
    let rendered = rendered(&site);
    let switch = between(file(&rendered, "en-US/knee-pain/index.html"), "<nav", "</nav>");
    let html = |tag: &str| file(&rendered, &format!("{tag}/knee-pain/index.html")).to_owned();
    let directions = tags.map(|tag| between(&html(tag), "<html", ">").to_owned());
    insta::assert_snapshot!(format!("{switch}\n{}", directions.join("\n")), @r#"
    <nav aria-label="Languages">
    <ul>
    <li><a href="../../en-GB/knee-pain/index.html" lang="en-GB" hreflang="en-GB">English (GB)</a></li>
    <li><a href="../../en-US/knee-pain/index.html" lang="en-US" hreflang="en-US" aria-current="true">English (US)</a></li>
    <li><a href="../../zh-CN/knee-pain/index.html" lang="zh-CN" hreflang="zh-CN">简体中文</a></li>
    <li><a href="../../zh-TW/knee-pain/index.html" lang="zh-TW" hreflang="zh-TW">繁體中文 (TW)</a></li>
    <li><a href="../../zh-HK/knee-pain/index.html" lang="zh-HK" hreflang="zh-HK">繁體中文 (HK)</a></li>
    <li><a href="../../pa/knee-pain/index.html" lang="pa" hreflang="pa">ਪੰਜਾਬੀ</a></li>
    <li><a href="../../pa-PK/knee-pain/index.html" lang="pa-PK" hreflang="pa-PK">پنجابی</a></li>
    <li><a href="../../sd-IN/knee-pain/index.html" lang="sd-IN" hreflang="sd-IN">सिन्धी</a></li>
    </ul>

    <html lang="en-GB" dir="ltr"
    <html lang="en-US" dir="ltr"
    <html lang="zh-CN" dir="ltr"
    <html lang="zh-TW" dir="ltr"
    <html lang="zh-HK" dir="ltr"
    <html lang="pa" dir="ltr"
    <html lang="pa-PK" dir="rtl"
    <html lang="sd-IN" dir="ltr"
    "#);
    let text = file(&rendered, "en-US/knee-pain/index.txt");
    assert!(
        text.contains("\n简体中文: Knee pain") && text.contains("\nEnglish (GB): Knee pain"),
        "{text}"
    );
}
