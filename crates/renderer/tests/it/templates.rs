//! Templates, styles and words of one's own.

use std::fs;

use signpost_core::Site;
use signpost_renderer::{Options, render};
use tempfile::TempDir;

use crate::site::{between, file, site};

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
fn templates_of_ones_own_get_all_that_a_view_has() {
    // The built-in ones get less where nobody has others, because they ask for less.
    let built_in = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
    let copies = folder(&[]);
    for file in fs::read_dir(built_in).unwrap().map(|file| file.unwrap()) {
        fs::copy(file.path(), copies.path().join(file.file_name())).unwrap();
    }
    let (ours, same) =
        (render(&site(), None, &Options::default()), render(&site(), None, &options(&copies)));
    for (ours, same) in ours.unwrap().files.iter().zip(same.unwrap().files) {
        assert_eq!(*ours, same, "{}", ours.path);
    }
    let own = folder(&[
        ("mention.hbs", "{{anchor}} {{line.about}}"),
        (
            "page.hbs",
            "{{#each aids}}{{id}} {{#each links}}{{access}} {{/each}}{{include \"aid\" this}}{{/each}}{{#each sections}}{{#each aids}}[{{include \"mention\" this}}]{{/each}}{{/each}}",
        ),
        ("aid.hbs", "{{include \"line\" line}}, "),
    ]);
    let rendered = render(&site(), None, &options(&own)).unwrap();
    insta::assert_snapshot!(between(file(&rendered, "en/knee-pain/index.html"), "<main id=\"main\">", "</main>"), @r#"
    <main id="main">
    arthrosis-ohri open contact Worn knee (OHRI): multiple decision aids about the treatment methods <abbr title="in English">EN</abbr>,arthrosis-nl open Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr>,meniscus-ohri login Torn meniscus (OHRI): test or no test <abbr title="in English">EN</abbr>/<abbr title="in French">FR</abbr>,meniscus-lost Torn meniscus: medication or no medication <abbr title="in English">EN</abbr>,[aid-arthrosis-ohri multiple decision aids about the treatment methods][aid-arthrosis-nl surgery or no surgery][aid-meniscus-ohri test or no test][aid-meniscus-lost medication or no medication]
    "#);
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
    insta::assert_snapshot!(error(&site, &[("line.hbs", "\n{{include \"line\" this}}")]), @"the templates in the folder include each other without end: line.hbs, which includes line.hbs; take one of these out");
    insta::assert_snapshot!(error(&site, &[("line.hbs", "a\n{{sbuject}}")]), @"template `line.hbs`, line 2, column 1: there is no `sbuject` here; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("home.hbs", "{{hrfe x}}")]), @"template `home.hbs`, line 1, column 1: there is no helper `hrfe`; there are `word`, `href`, `interface`, `include`, `value` and `asset`; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("home.hbs", "{{href \"javascript:x\"}}")]), @"template `home.hbs`, line 1, column 1: `javascript:x` must not be linked; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("hoem.hbs", "")]), @"`hoem.hbs` replaces no template, and no other template in the folder includes it; did you mean home.hbs?");
    insta::assert_snapshot!(error(&site, &[("words/nl.ftl", "pdf = b\n= c")]), @r#"words/nl.ftl, line 2: Expected one of "a-zA-Z"; see https://projectfluent.org for how to write it"#);
}

/// The files that an example in the documents consists of, by their paths below `templates/`.
fn documented() -> Vec<(String, String)> {
    let document = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rendering.md");
    let document = fs::read_to_string(document).unwrap();
    let parts = document.split("\nIn `templates/").skip(1);
    let files = parts.map(|part| {
        let (name, rest) = part.split_once('`').unwrap();
        let code = rest.split("```").nth(1).unwrap();
        (name.to_owned(), code.split_once('\n').unwrap().1.to_owned())
    });
    files.collect()
}

#[test]
fn the_example_in_the_documents_works() {
    let files = documented();
    assert_eq!(files.len(), 5);
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let rendered = render(&site(), None, &options(&folder(&files))).unwrap();
    let foot = |path| {
        let html = file(&rendered, path);
        html[html.find("<footer class=\"organisation\">").unwrap()..].to_owned()
    };
    insta::assert_snapshot!(foot("nl/kniepijn/index.html"), @r#"
    <footer class="organisation">
    <p><img src="../../assets/logo.e2d4f4324a97.svg" alt="" width="32" height="32"> Ziekenhuis Voorbeeld</p>
    <p><a href="mailto:aids@example.org">aids@example.org</a></p>
    </footer></body>
    </html>
    "#);
    insta::assert_snapshot!(foot("404.html"), @r#"
    <footer class="organisation">
    <p><img src="/assets/logo.e2d4f4324a97.svg" alt="" width="32" height="32"> Example Hospital</p>
    <p><a href="mailto:aids@example.org">aids@example.org</a></p>
    </footer></body>
    </html>
    "#);
    let logo = rendered.files.iter().find(|file| file.path.starts_with("assets/logo.")).unwrap();
    assert_eq!(logo.media_type, "image/svg+xml");
    let style = rendered.files.iter().find(|file| file.path.ends_with(".css")).unwrap();
    let style = String::from_utf8_lossy(&style.bytes);
    assert!(
        style.contains(".skip")
            && style.ends_with(
                ".organisation { border-top: 1px solid; padding: 1rem; \
                 background: url(\"logo.e2d4f4324a97.svg\") no-repeat right }\n"
            ),
        "{style}"
    );
}

#[test]
fn what_templates_ask_for_in_vain_is_named() {
    let site = site();
    insta::assert_snapshot!(error(&site, &[("foot.hbs", "{{value \"contact.fax\"}}"), ("values.yaml", "contact: {mail: a}\n")]), @"template `foot.hbs`, line 1, column 1: there is no `contact.fax` in values.yaml; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("foot.hbs", "{{value \"name\"}}"), ("values.yaml", "name: {nl: a}\n")]), @"template `foot.hbs`, line 1, column 1: `name` in values.yaml has no text in `en`; write it there; fix that line, or delete the file to use the built-in template");
    // A language that the site does not have is no other case, nor is a list.
    for values in ["name: {cy: a}\n", "name: {mail: a}\n", "name: [a, b]\n"] {
        insta::allow_duplicates! {
            insta::assert_snapshot!(error(&site, &[("foot.hbs", "{{value \"name\"}}"), ("values.yaml", values)]), @"template `foot.hbs`, line 1, column 1: `name` in values.yaml is no text for this page; write it in the page's language, or ask for a value in it; fix that line, or delete the file to use the built-in template");
        }
    }
    insta::assert_snapshot!(error(&site, &[("foot.hbs", "{{asset \"logo.png\"}}")]), @"template `foot.hbs`, line 1, column 1: there is no file `logo.png` in files/; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("pgae.hbs", "x")]), @"`pgae.hbs` replaces no template, and no other template in the folder includes it; did you mean page.hbs?");
    insta::assert_snapshot!(error(&site, &[("foot.hbs", "{{include \"a\" this}}"), ("a.hbs", "{{> b}}"), ("b.hbs", "{{#if x}}{{include 'a' this}}{{/if}}")]), @"the templates in the folder include each other without end: a.hbs, which includes b.hbs, which includes a.hbs; take one of these out");
    insta::assert_snapshot!(error(&site, &[("foot.hbs", "{{include frame.site_name this}}")]), @"template `foot.hbs`, line 1, column 3: `include` is followed by the name of a template in quotes; fix that line, or delete the file to use the built-in template");
    insta::assert_snapshot!(error(&site, &[("foot.hbs", "<p>\n{{include (lookup x 0) this}}")]), @"template `foot.hbs`, line 2, column 3: `include` is followed by the name of a template in quotes; fix that line, or delete the file to use the built-in template");
    // A browser would say so on its console alone.
    let blocked = [
        "<p>a</p>\n<style>a{color:red}</style>",
        "<script src=\"https://cdn.test/a.js\"></script>",
        "<img alt=\"\" SRC='//cdn.test/a.png'>",
        "{{#if x}}<p class=\"a\" style=\"color: red\">{{/if}}",
        "<link rel=\"stylesheet\" href=\"https://cdn.test/a.css\">",
        "<button onclick=\"a()\">",
    ];
    let blocked = blocked.map(|foot| error(&site, &[("foot.hbs", foot)]));
    insta::assert_snapshot!(blocked.join("\n"), @r#"
    template `foot.hbs`, line 2, column 1: browsers leave `<style>` out, because the pages' Content-Security-Policy forbids it; put the rules into extra.css
    template `foot.hbs`, line 1, column 1: browsers leave `<script>` out, because the pages' Content-Security-Policy forbids it; pages run no scripts: take it out
    template `foot.hbs`, line 1, column 13: browsers leave `src=` out, because the pages' Content-Security-Policy forbids it; put the file into files/ and write {{asset "…"}}
    template `foot.hbs`, line 1, column 23: browsers leave `style=` out, because the pages' Content-Security-Policy forbids it; give it a class, and put the rule into extra.css
    template `foot.hbs`, line 1, column 24: browsers leave `href=` out, because the pages' Content-Security-Policy forbids it; put the file into files/ and write {{asset "…"}}
    template `foot.hbs`, line 1, column 9: browsers leave `onclick=` out, because the pages' Content-Security-Policy forbids it; pages run no scripts: take it out
    "#);
    for (name, text) in [
        ("foot.hbs", "<base href=\"https://example.org/\">"),
        ("foot.hbs", "<img alt=\"\" src=\"data:image/png;base64,AAAA\">"),
        ("head.hbs", "<link rel=\"shortcut icon\" href=\"//cdn.test/a.ico\">"),
        ("extra.css", "@import \"https://fonts.test/a.css\";"),
        ("style.css", "p { background: url(data:image/png;base64,AAAA) }"),
    ] {
        let said = error(&site, &[(name, text)]);
        assert!(said.contains("because the pages' Content-Security-Policy forbids it"), "{said}");
    }
    // Nor are these kept from working, or shown there.
    let fine = r#"{{!-- é {{include "foot" this}} --}}<img alt="" src="https://example.org/logo.png"><meta content="online=1">
        <link rel="alternate" href="https://elsewhere.test/manifest.html"><img alt="" src="{{asset "a.png"}}">"#;
    let own = folder(&[
        ("foot.hbs", fine),
        ("files/a.png", "a"),
        ("aids.hbs", "<p style=\"color: red\">a</p>"),
    ]);
    render(&site, None, &options(&own)).unwrap();
    for name in [
        "words/EN.ftl",
        "words/en-gb.ftl",
        "words/en-GB-.ftl",
        "words/de_AT.ftl",
        "words/english.ftl",
    ] {
        let said = error(&site, &[(name, "skip = Jump")]);
        assert!(
            said.starts_with(&format!("`{name}` in the folder of templates replaces nothing")),
            "{said}"
        );
    }
    insta::assert_snapshot!(error(&site, &[("values.yaml", "a: [")]), @"values.yaml in the folder of templates: did not find expected node content at line 2 column 1, while parsing a flow node");
    insta::assert_snapshot!(error(&site, &[("logo.svg", "x")]), @"`logo.svg` in the folder of templates replaces nothing; the names are aid.hbs, aids.hbs, condition.hbs, foot.hbs, head.hbs, home.hbs, icon.svg, index.hbs, layout.hbs, line.hbs, link.hbs, mention.hbs, moved.hbs, not-found.hbs, page.hbs, style.css, successor.hbs, text.hbs, extra.css, values.yaml, words/<language>.ftl, templates of your own (*.hbs), and below files/ what they link to");
}

#[test]
fn a_word_that_nothing_asks_for_is_a_typo() {
    let site = site();
    insta::assert_snapshot!(error(&site, &[("words/en.ftl", "# Ours.\npdf = a PDF\nskpi = Skip")]), @"words/en.ftl, line 3: nothing asks for the word `skpi`, neither the program nor a template in the folder; did you mean `skip`?");
    insta::assert_snapshot!(error(&site, &[("words/nl.ftl", "organisation = Wij"), ("foot.hbs", "<p class=\"organisation\">")]), @"words/nl.ftl, line 1: nothing asks for the word `organisation`, neither the program nor a template in the folder");
    insta::assert_snapshot!(error(&site, &[("words/nl.ftl", "in-this-pag = Hier\n")]), @"words/nl.ftl, line 1: nothing asks for the word `in-this-pag`, neither the program nor a template in the folder; did you mean `in-this-page`?");
    // A template asks for it, another word is made with it, or it is about a language of an aid.
    let words = "organisation = { ours }: { -brand } =\nours =\n  We\n  too = x\n-brand = B\nin-cy = in het Welsh";
    let foot = "{{word \"organisation\"}}";
    let folder = folder(&[("words/nl.ftl", words), ("words/en.ftl", words), ("foot.hbs", foot)]);
    let rendered = render(&site, None, &options(&folder)).unwrap();
    assert!(file(&rendered, "nl/kniepijn/index.html").contains("We\ntoo = x: B ="));
    // Which word this is, only the page tells.
    let own = [("words/en.ftl", "offered = To use"), ("words/nl.ftl", "offered = Bruikbaar")];
    let by_value = [own[0], own[1], ("line.hbs", "{{#with \"offered\"}}{{word this}}{{/with}}")];
    let rendered = render(&site, None, &options(&self::folder(&by_value))).unwrap();
    assert!(file(&rendered, "nl/kniepijn/index.html").contains("Bruikbaar"));
}

#[test]
fn a_style_has_another_name_once_a_file_that_it_shows_is_another() {
    let style = |logo: &str| {
        let folder = folder(&[
            ("extra.css", "a { background: url(files/logo.svg) }"),
            ("files/logo.svg", logo),
        ]);
        let rendered = render(&site(), None, &options(&folder)).unwrap();
        rendered.files.iter().find(|file| file.path.ends_with(".css")).unwrap().path.clone()
    };
    assert_ne!(style("<svg/>"), style("<svg />"));
    let here =
        folder(&[("extra.css", "a { background: url(./files/a.svg) }"), ("files/a.svg", "x")]);
    let here = render(&site(), None, &options(&here)).unwrap();
    let css = here.files.iter().find(|file| file.path.ends_with(".css")).unwrap();
    let css = String::from_utf8_lossy(&css.bytes);
    assert!(css.contains("url(\"a.") && !css.contains("files/"), "{css}");
    insta::assert_snapshot!(error(&site(), &[("extra.css", "\na { background: url(files/lgoo.svg) }"), ("files/logo.svg", "x")]), @"extra.css, line 2: there is no file `files/lgoo.svg`; write url(files/logo.svg)");
}

/// What may stand in the place of a file or folder of templates, and come with a pull request.
#[cfg(unix)]
#[test]
fn no_link_below_the_folder_is_followed_and_no_pipe_is_waited_for() {
    let outside = folder(&[("secret", "SECRET"), ("words/en.ftl", "pdf = SECRET")]);
    let link = |target: &str, name: &str| {
        let folder = folder(&[("files/real.png", "x")]);
        let to = folder.path().join(name);
        std::os::unix::fs::symlink(outside.path().join(target), to).unwrap();
        folder
    };
    for (target, name) in [
        ("secret", "foot.hbs"),
        ("secret", "style.css"),
        ("secret", "values.yaml"),
        ("secret", "files/logo.png"),
        ("", "files/more"),
        ("words", "words"),
    ] {
        let failed = render(&site(), None, &options(&link(target, name))).unwrap_err().to_string();
        assert!(failed.contains(name) && !failed.contains("SECRET"), "{name}: {failed}");
    }
    let pipe = folder(&[]);
    let made = std::process::Command::new("mkfifo").arg(pipe.path().join("foot.hbs")).status();
    assert!(made.unwrap().success());
    let failed = render(&site(), None, &options(&pipe)).unwrap_err().to_string();
    assert!(failed.contains("foot.hbs"), "{failed}");
    // The folder that a person names may be a link.
    let real = folder(&[("style.css", "p { color: red }")]);
    let named = tempfile::tempdir().unwrap();
    let to = named.path().join("templates");
    std::os::unix::fs::symlink(real.path(), &to).unwrap();
    let options = Options { templates: Some(to), ..Options::default() };
    assert!(render(&site(), None, &options).is_ok());
}
