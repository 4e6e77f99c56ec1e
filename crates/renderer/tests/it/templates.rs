//! Templates, styles and words of one's own.

use std::fs;

use signpost_core::Site;
use signpost_renderer::{Options, render};
use tempfile::TempDir;

use crate::site::{file, site};

/// A folder of templates with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn options(folder: &TempDir) -> Options {
    Options { templates: Some(folder.path().to_owned()), ..Options::default() }
}

fn error(site: &Site, files: &[(&str, &str)]) -> String {
    render(site, None, &options(&folder(files))).unwrap_err().to_string()
}

#[test]
fn a_file_replaces_the_built_in_one_of_its_name() {
    let folder = folder(&[
        ("style.css", "p { color: red }"),
        ("line.hbs", "{{subject.text}}!"),
        ("words/nl.ftl", "pdf = een pdf-bestand"),
        (".DS_Store", "not a template"),
    ]);
    let rendered = render(&site(), None, &options(&folder)).unwrap();
    let css = rendered.files.iter().find(|file| file.path.ends_with(".css")).unwrap();
    assert_eq!(css.bytes, b"p { color: red }\n");
    assert!(file(&rendered, "en/knee-pain/index.html").contains("<h3>Worn knee!</h3>"));
    assert!(file(&rendered, "nl/kniepijn/index.txt").contains("een pdf-bestand"));
}

#[test]
fn a_language_can_be_added_beside_the_templates() {
    let mut site = site();
    site.config.languages.push("fy".into());
    let german = include_str!("../../words/de.ftl");
    let folder = folder(&[("words/fy.ftl", german)]);
    let rendered = render(&site, None, &options(&folder)).unwrap();
    assert!(file(&rendered, "fy/index.html").contains("<html lang=\"fy\""));
}

#[test]
fn faults_name_the_template_the_line_and_the_remedy() {
    let site = site();
    insta::assert_snapshot!(error(&site, &[("home.hbs", "a\n{{#if x}}")]), @"template `home.hbs`, line 2, column 10: a block such as {{#if …}} is not closed, or there is a mistake within {{…}}; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("home.hbs", "a\n{{titel}}")]), @"template `home.hbs`, line 2, column 1: there is no `titel` here; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("home.hbs", "{{word \"hoem\"}}")]), @"template `home.hbs`, line 1, column 1: the interface word `hoem` is missing in words/en.ftl; add a line `hoem = …` to it; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("home.hbs", "\n\n {{> lien}}")]), @"template `home.hbs`, line 3, column 2: there is no template `lien.hbs`; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("home.hbs", "\n{{include \"lien\" this}}")]), @"template `home.hbs`, line 2, column 1: there is no template `lien.hbs`; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("home.hbs", "{{include \"line\"}}")]), @"template `home.hbs`, line 1, column 1: `include` is followed by a template in quotes and what it is about; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("line.hbs", "\n{{include \"line\" this}}")]), @"template `line.hbs`, line 2, column 1: a template cannot include itself; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("line.hbs", "a\n{{sbuject}}")]), @"template `line.hbs`, line 2, column 1: there is no `sbuject` here; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("home.hbs", "{{hrfe x}}")]), @"template `home.hbs`, line 1, column 1: there is no helper `hrfe`; there are `word`, `href`, `interface` and `include`; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("home.hbs", "{{href \"javascript:x\"}}")]), @"template `home.hbs`, line 1, column 1: `javascript:x` must not be linked; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("hoem.hbs", "")]), @"`hoem.hbs` in the folder of templates replaces nothing; the names are aid.hbs, aids.hbs, condition.hbs, home.hbs, icon.svg, index.hbs, layout.hbs, line.hbs, link.hbs, mention.hbs, moved.hbs, not-found.hbs, page.hbs, style.css, text.hbs and words/<language>.ftl");
    insta::assert_snapshot!(error(&site, &[("words/nl.ftl", "a = b\n= c")]), @r#"words/nl.ftl, line 2: Expected one of "a-zA-Z"; see https://projectfluent.org for how to write it"#);
}
