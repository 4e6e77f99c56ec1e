//! Files that readers get as they are.

use std::fs;
use std::path::Path;

use signpost_core::Severity;
use signpost_renderer::{Options, Rendered, Written, render, write};

use crate::always::{copy, real};

struct Content(tempfile::TempDir);

impl Content {
    fn new(statics: &[&str]) -> Self {
        let content = Self(tempfile::tempdir().unwrap());
        copy(&real(), content.0.path());
        statics.iter().for_each(|path| content.put(path));
        content
    }

    fn put(&self, path: &str) {
        let path = self.0.path().join("static").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, b"as it is \xff\n").unwrap();
    }

    /// The errors, as a maintainer reads them.
    fn errors(&self) -> String {
        let loaded = signpost_core::load(self.0.path()).unwrap();
        let found = signpost_core::rules::check(&loaded, jiff::civil::date(2026, 11, 22));
        let errors = found.iter().filter(|it| it.severity == Severity::Error);
        let line =
            |it: &signpost_core::Diagnostic| format!("{}: {}\n", it.place().file, it.message);
        errors.map(line).collect()
    }

    fn rendered(&self) -> Rendered {
        let loaded = signpost_core::load(self.0.path()).unwrap();
        let content = Some(self.0.path().to_owned());
        render(&loaded.site, None, &Options { content, ..Options::default() }).unwrap()
    }
}

#[test]
fn they_are_published_named_and_removed_when_they_go() {
    let content = Content::new(&[
        "files/Folheto à mão.pdf",
        ".well-known/security.txt",
        "CNAME",
        ".DS_Store",
    ]);
    assert_eq!(content.errors(), "");
    let rendered = content.rendered();
    let file = rendered.file("files/Folheto à mão.pdf").unwrap();
    assert_eq!(
        (file.media_type, file.bytes.as_slice()),
        ("application/pdf", &b"as it is \xff\n"[..])
    );
    assert!(
        rendered.file(".well-known/security.txt").is_some() && rendered.file("CNAME").is_some()
    );
    assert!(rendered.file(".DS_Store").is_none());
    let manifest = String::from_utf8_lossy(&rendered.file("manifest.json").unwrap().bytes);
    assert!(manifest.contains("\"sources\": [\n        \"static/CNAME\""), "{manifest}");

    let out = tempfile::tempdir().unwrap();
    write(&rendered, out.path()).unwrap();
    let published = out.path().join("files/Folheto à mão.pdf");
    assert_eq!(fs::read(&published).unwrap(), b"as it is \xff\n");
    fs::remove_file(content.0.path().join("static/files/Folheto à mão.pdf")).unwrap();
    let Written { removed, .. } = write(&content.rendered(), out.path()).unwrap();
    assert_eq!(removed, 1);
    assert!(!out.path().join("files").exists());
}

#[test]
fn a_text_can_link_to_them_and_to_nothing_that_is_not_there() {
    let content = Content::new(&["files/Folheto à mão.pdf"]);
    let page = content.0.path().join("pages/back-pain/en.yaml");
    let text = fs::read_to_string(&page).unwrap();
    let with = |link: &str| {
        let link = format!("    [Leaflet]({link})\n\n");
        fs::write(
            &page,
            text.replacen("intro: |\n", &format!("intro: |\n{}", link.replace("    ", "  ")), 1),
        )
        .unwrap();
    };
    with("../../files/Folheto%20%C3%A0%20m%C3%A3o.pdf");
    assert_eq!(content.errors(), "");
    let rendered = content.rendered();
    let html = crate::site::file(&rendered, "en/back-pain/index.html");
    assert!(html.contains("href=\"../../files/Folheto%20%C3%A0%20m%C3%A3o.pdf\""), "{html}");
    with("../../files/folheto.pdf");
    assert_eq!(
        content.errors(),
        "pages/back-pain/en.yaml: this link leads to a file that is not there\n"
    );
}

#[test]
fn what_cannot_be_published_is_an_error_that_names_it() {
    let content = Content::new(&[
        "EN/a.pdf",
        "index.html",
        "Assets/x.css",
        "a?b.txt",
        "Leaflets/a.pdf",
        "leaflets/b.pdf",
        "c.PDF",
        "c.pdf",
    ]);
    insta::assert_snapshot!(content.errors(), @"
    static/Assets/x.css: the site itself has the path `Assets`
    static/EN/a.pdf: the site itself has the path `EN`
    static/a?b.txt: this name has a character in it that a file on the web should not have
    static/c.pdf: beside it there is `c.PDF`, which some computers take for the same
    static/index.html: the site itself has the path `index.html`
    static/leaflets/b.pdf: beside it there is `Leaflets`, which some computers take for the same
    ");
    assert_eq!(content.rendered().files.iter().filter(|it| it.path.ends_with("pdf")).count(), 1);
}

#[cfg(unix)]
#[test]
fn nothing_is_published_through_a_link() {
    use std::os::unix::fs::symlink;

    let content = Content::new(&["a.txt"]);
    let secret = content.0.path().join("secret");
    fs::create_dir(&secret).unwrap();
    fs::write(secret.join("key"), "secret").unwrap();
    symlink(&secret, content.0.path().join("static/folder")).unwrap();
    symlink(secret.join("key"), content.0.path().join("static/file")).unwrap();
    let nothing: &Path = Path::new("/dev/null");
    symlink(nothing, content.0.path().join("static/device")).unwrap();
    insta::assert_snapshot!(content.errors(), @"
    static/device: this is a link or a device, and only files themselves are published
    static/file: this is a link or a device, and only files themselves are published
    static/folder: this is a link or a device, and only files themselves are published
    ");
    assert!(content.rendered().file("file").is_none());

    fs::rename(content.0.path().join("static"), content.0.path().join("elsewhere")).unwrap();
    symlink(content.0.path().join("elsewhere"), content.0.path().join("static")).unwrap();
    insta::assert_snapshot!(content.errors(), @"static: this is a link or no folder, and no link is followed here");
    assert!(content.rendered().file("a.txt").is_none());
}
