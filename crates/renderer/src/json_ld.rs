//! What search engines are told about a page, in the vocabulary of <https://schema.org>.

use serde_json::{Value, json};
use signpost_core::model::{Entry, Page, PageKind};

use crate::context::{Context, page_path};
use crate::foreign::clean;
use crate::view::SectionView;

/// The description of a page, as JSON that can stand in a `<script>`.
pub(crate) fn page(context: &Context<'_>, page: &Entry<Page>, sections: &[SectionView]) -> String {
    let about: Vec<Value> = sections
        .iter()
        .filter(|section| section.condition.is_some())
        .map(|section| match section.also_called.as_slice() {
            [] => json!({"@type": "MedicalCondition", "name": section.heading}),
            names => json!({
                "@type": "MedicalCondition",
                "name": section.heading,
                "alternateName": names,
            }),
        })
        .collect();
    let home = context.base.join(&format!("{}/", page.language));
    let kind = match page.kind {
        PageKind::Aids => "MedicalWebPage",
        // Contact or privacy are no medical matters.
        PageKind::Text => "WebPage",
    };
    let value = json!({
        "@context": "https://schema.org",
        "@type": kind,
        "url": context.base.join(&page_path(page)),
        "name": clean(&page.title),
        "description": clean(&page.description),
        "inLanguage": page.language,
        "lastReviewed": page.review.on.to_string(),
        "about": about,
        "audience": {"@type": "Patient"},
        "isPartOf": {"@type": "WebSite", "name": context.site_name(&page.language), "url": home},
    });
    for_script(&value)
}

/// JSON in which nothing can end the `<script>` or the comment that an HTML parser might see.
fn for_script(value: &Value) -> String {
    let mut script = String::new();
    for c in value.to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                script.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            _ => script.push(c),
        }
    }
    script
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script() {
        let hostile = json!({"name": "</script><!-- <script> & \u{2028} \"quoted\""});
        let script = for_script(&hostile);
        assert!(!script.contains(['<', '>', '&', '\u{2028}']), "{script}");
        assert_eq!(serde_json::from_str::<Value>(&script).unwrap(), hostile);
    }
}
