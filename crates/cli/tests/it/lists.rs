//! Links that people keep elsewhere: audited as they are, with a ledger of their own.

use crate::common::{Ran, Scratch, assert_audit_report};
use insta::assert_snapshot;
use serde_json::Value;
use signpost_testweb::{Reply, Request, TestWeb};

struct Live {
    scratch: Scratch,
    web: TestWeb,
    _runtime: tokio::runtime::Runtime,
}

impl Live {
    fn new() -> Self {
        let runtime = tokio::runtime::Runtime::new().expect("threads");
        let web = runtime.block_on(TestWeb::start()).expect("a free port");
        let web = web.with_site("127.0.0.1", |request, _| answer(request));
        Self { scratch: Scratch::empty(), web, _runtime: runtime }
    }

    fn write(&self, file: &str, text: &str) {
        self.scratch.write(file, text.replace("HOST", &self.web.proxy().to_string()));
    }

    fn audit(&self, arguments: &[&str]) -> Ran {
        let usual = ["--allow-private-network", "--no-progress", "--now", "2026-11-22"];
        let mut command = self.scratch.command(&[&["audit"], arguments, &usual].concat());
        let mut ran = Ran::of(command.env("SIGNPOST_CONTACT", ""));
        for said in [&mut ran.stdout, &mut ran.stderr] {
            *said = said.replace(&self.web.proxy().to_string(), "HOST");
        }
        ran
    }
}

fn answer(request: &Request) -> Reply {
    let page = |title: &str, text: &str| {
        let text = format!("{text} ").repeat(12);
        Reply::html(format!(
            "<!doctype html><html lang=en><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
        ))
    };
    match request.path() {
        "/scoliosis" => page(
            "Scoliosis: Should I (or My Child) Have Surgery?",
            "In scoliosis the spine curves sideways. Surgery straightens part of the curve.",
        ),
        "/acne" => page(
            "Acne: Should I See My Doctor?",
            "Acne is a skin problem with pimples and blackheads. Most people can treat it at home.",
        ),
        _ => Reply::status(404, "<title>Not found</title>Not found"),
    }
}

const CONTACT: [&str; 2] = ["--contact", "https://127.0.0.1/about"];

#[test]
fn a_list_is_audited_as_it_is() {
    let live = Live::new();
    live.write(
        "aids.md",
        "# Aids\n\n## Scoliosis\n\n- [Scoliosis: Should I (or My Child) Have Surgery?](http://HOST/scoliosis) (EN)\n\
         - [Scoliosis: Should I Wear a Brace?](http://HOST/gone)\n- more [here](http://HOST/acne), [ours](/about)\n",
    );
    let ran = live.audit(&["aids.md"]);
    assert_eq!(ran.code, 2);
    assert_snapshot!(ran.stderr, @"
    warning: 1 link or row cannot be checked:
      aids.md:7: /about: this address is relative, so it leads to a page of the same site; write it with https:// to have it asked
    error: --contact is missing: the owners of the sites must be able to find out who checks their pages. Give the address of a page about you with --contact https://…
    ");

    let ran = live.audit(&[&["aids.md"], &CONTACT[..]].concat());
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert_snapshot!(ran.stderr, @"
    warning: 1 link or row cannot be checked:
      aids.md:7: /about: this address is relative, so it leads to a page of the same site; write it with https:// to have it asked
    ");
    assert_snapshot!(ran.stdout, @"
    New since the last audit (1)
      Scoliosis: Should I Wear a Brace?  http://HOST/gone
        dead (http-404): answers that the page is not found (404)
        title seen: Not found
        aids.md:6:39

    Checked: the links of aids.md.
    3 links: 2 ok, 1 dead. 1 new.
    ");
    assert!(live.scratch.path("aids.md.ledger.jsonl").exists());
    assert!(!live.scratch.path("ledger.jsonl").exists());

    let report = live
        .audit(&[&["aids.md", "--format", "json", "--output", "a.json"], &CONTACT[..]].concat());
    assert_eq!(report.code, 1);
    let report: Value = serde_json::from_str(&live.scratch.read("a.json")).unwrap();
    assert_audit_report(&report);
    assert_eq!(report["links"][0]["sources"][0]["kind"], "file");
    // It says nothing of the content.
    let fix = live.scratch.run(&["fix", "--report", "a.json"]);
    assert_eq!(fix.code, 2, "{}", fix.stdout);
}

#[test]
fn the_same_links_are_judged_alike_in_every_format() {
    let live = Live::new();
    let title = "Scoliosis: Should I (or My Child) Have Surgery?";
    live.write(
        "a.csv",
        &format!("url,title\nhttp://HOST/scoliosis,{title}\nhttp://HOST/acne,{title}\n"),
    );
    live.write("a.md", &format!("[{title}](http://HOST/scoliosis)\n[{title}](http://HOST/acne)\n"));
    live.write(
        "a.html",
        &format!("<a href='http://HOST/scoliosis'>{title}</a><a href=http://HOST/acne>{title}</a>"),
    );
    live.write("a.txt", &format!("{title}\nhttp://HOST/scoliosis\n{title}: http://HOST/acne\n"));
    for file in ["a.csv", "a.md", "a.html", "a.txt"] {
        let ran = live.audit(&[&[file, "--format", "json"], &CONTACT[..]].concat());
        let report: Value = serde_json::from_str(&ran.stdout).expect(&ran.stderr);
        let found: Vec<_> = report["links"]
            .as_array()
            .unwrap()
            .iter()
            .map(|link| link["reason"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(found, ["other-topic", "ok"], "{file}");
    }
    let url = format!("http://{}/scoliosis", live.web.proxy());
    let explained = live.audit(&[&["a.csv", "a.md", "--explain", &url], &CONTACT[..]].concat());
    assert_eq!(explained.code, 0, "{}", explained.stderr);
    assert!(explained.stdout.contains("a.csv:2:1"), "{}", explained.stdout);
    assert_eq!(live.audit(&[&["a.docx"], &CONTACT[..]].concat()).code, 2);
}

/// No page is known by a letter, and a person finds the link by it all the same.
#[test]
fn a_link_of_one_letter_is_called_by_it() {
    let live = Live::new();
    live.write(
        "a.csv",
        "url,title\nhttp://HOST/gone/1,A\nhttp://HOST/gone/2,膝\nhttp://HOST/scoliosis,B\n",
    );
    live.write(
        "a.md",
        "[Ä](http://HOST/gone/3) [1](http://HOST/gone/4) [hier](http://HOST/gone/5)\n",
    );
    let ran = live.audit(&[&["a.csv", "a.md", "--format", "short"], &CONTACT[..]].concat());
    assert_snapshot!(ran.stdout, @"
    error dead/http-404 http://HOST/gone/1 A
    error dead/http-404 http://HOST/gone/2 膝
    error dead/http-404 http://HOST/gone/3 Ä
    error dead/http-404 http://HOST/gone/4 a link
    error dead/http-404 http://HOST/gone/5 a link
    ");
}

/// The example in a new site is nobody's address.
#[test]
fn an_example_is_no_contact() {
    let live = Live::new();
    let site = ["new", "site", "--name", "Mine", "--now", "2026-11-22"];
    assert_eq!(live.scratch.run(&site).code, 0);
    live.write("aids.csv", "url,title\nhttp://HOST/acne,Acne: Should I See My Doctor?\n");
    let ran = live.audit(&["aids.csv"]);
    assert_eq!(ran.code, 2);
    assert_snapshot!(ran.stderr, @"error: --contact is missing: the owners of the sites must be able to find out who checks their pages. Give the address of a page about you with --contact https://…, or write your site's address as base_url in content/site.yaml, where https://example.org/ is an example's");
    assert_eq!(live.web.log().len(), 0);

    // Content is asked all the same: a new site has no address of its own yet.
    live.write(
        "content/aids/first-page-aid.yaml",
        "id: first-page-aid\nsubject: {en: Acne}\ncondition: first-page\ndecision: treatment-methods\n\
         languages: [en]\nstatus: active\nlinks:\n  - url: http://HOST/acne\n    title: \"Acne: Should I See My Doctor?\"\n",
    );
    let ran = live.audit(&[]);
    assert_eq!(ran.code, 0);
    assert_snapshot!(ran.stderr, @"warning: the sites are not told who checks their pages; write your site's address as base_url in content/site.yaml, where https://example.org/ is an example's, or give the address of a page about you with --contact https://…");
    // Nor is a name that nobody else can open.
    let mut before = "https://example.org/".to_owned();
    for other in [
        "https://YOUR-SITE/",
        "https://localhost/",
        "https://mysite.test/",
        "https://praxis.local/",
    ] {
        live.scratch.edit("content/site.yaml", &before, other);
        other.clone_into(&mut before);
        let ran = live.audit(&["aids.csv"]);
        let told = format!("as base_url in content/site.yaml, where {other} is no public address");
        assert!(ran.code == 2 && ran.stderr.contains(&told), "{}", ran.stderr);
        assert!(live.audit(&[]).stderr.contains(&told), "{other}");
        let ran = live.audit(&["aids.csv", "--contact", &format!("{other}about")]);
        let told = "nobody else can open it; write the public address of a page about you";
        assert!(ran.code == 2 && ran.stderr.contains(told), "{other}: {}", ran.stderr);
    }
    let ran = live.audit(&["aids.csv", "--contact", "https://mysite.test/about"]);
    assert_snapshot!(ran.stderr, @"
    error: invalid value 'https://mysite.test/about' for '--contact <URL>': nobody else can open it; write the public address of a page about you, such as that of your organisation

    For more information, try '--help'.
    ");
    live.scratch.edit("content/site.yaml", &before, "https://127.0.0.1/");
    let ran = live.audit(&["aids.csv"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
}

/// A spreadsheet with headers in another language: its titles would be passed over in silence.
#[test]
fn columns_that_are_not_read_are_said() {
    let live = Live::new();
    for titles in ["Titel", "Titre", "Título", "标题"] {
        live.write(
            "aids.csv",
            &format!("{titles};URL;Notes\r\nGallstones;http://HOST/acne;old\r\n"),
        );
        let ran = live.audit(&[&["aids.csv"], &CONTACT[..]].concat());
        let said = format!(
            "warning: aids.csv: no link has a title, so any page is taken for the right one; nothing is read from \
             `{titles}`, `Notes`; the columns that are read are url, title, language, subject and expect\n"
        );
        assert_eq!((ran.code, ran.stderr), (0, said));
    }
    live.write("aids.csv", "title,url,notes\nAcne: Should I See My Doctor?,http://HOST/acne,old\n");
    let ran = live.audit(&[&["aids.csv"], &CONTACT[..]].concat());
    assert_snapshot!(ran.stderr, @"note: aids.csv: nothing is read from `notes`; the columns that are read are url, title, language, subject and expect");
    live.write("aids.csv", "url\nhttp://HOST/acne\n");
    assert_eq!(live.audit(&[&["aids.csv"], &CONTACT[..]].concat()).stderr, "");
}

const SCOLIOSIS: &str = "Scoliosis: Should I (or My Child) Have Surgery?";

#[test]
fn a_known_link_is_known_in_whichever_order_its_list_is_named() {
    let live = Live::new();
    live.write(
        "two.csv",
        "url,title\nhttp://HOST/gone,Acne: gone\nhttp://HOST/acne,Acne: Should I See My Doctor?\n",
    );
    live.write("three.csv", &format!("url,title\nhttp://HOST/scoliosis,{SCOLIOSIS}\n"));
    let audit = |files: &[&str], day: &str| {
        let ran = live.scratch.run(
            &[
                &["audit"],
                files,
                &CONTACT[..],
                &["--allow-private-network", "--no-progress", "--now", day],
            ]
            .concat(),
        );
        ran.stdout.lines().last().unwrap_or_default().to_owned()
    };
    assert_snapshot!(audit(&["two.csv"], "2026-11-20"), @"2 links: 1 ok, 1 dead. 1 new.");
    assert_snapshot!(audit(&["three.csv", "two.csv"], "2026-11-22"), @"3 links: 2 ok, 1 dead. 1 known before.");
    // Each list has the lines of its own links, and what was found with the other.
    let ledger =
        |file: &str| live.scratch.read(file).replace(&live.web.proxy().to_string(), "HOST");
    assert!(!ledger("three.csv.ledger.jsonl").contains("HOST/gone"));
    assert!(!ledger("two.csv.ledger.jsonl").contains("HOST/scoliosis"));
    assert_snapshot!(audit(&["two.csv", "two.csv"], "2026-11-24"), @"2 links: 1 ok, 1 dead. 1 known before.");

    // What of any of the ledgers cannot be understood is said.
    live.scratch.write("two.csv.ledger.jsonl", "garbage\n");
    let ran = live.audit(&[&["three.csv", "two.csv"], &CONTACT[..]].concat());
    assert!(ran.stderr.contains("two.csv.ledger.jsonl"), "{}", ran.stderr);
    assert!(ran.stdout.contains("two.csv.ledger.jsonl"), "{}", ran.stdout);
}

#[test]
fn a_report_on_lists_is_none_on_the_content() {
    let live = Live::new();
    live.write("a.md", "- [Acne: Should I See My Doctor?](http://HOST/acne)\n");
    live.write("b.md", "- [Scoliosis](http://HOST/gone)\n");
    let usual = [&CONTACT[..], &["--format", "json", "--output", "list.json"]].concat();
    assert_eq!(live.audit(&[&["a.md", "b.md"], &usual[..]].concat()).code, 1);
    assert_eq!(live.scratch.run(&["new", "site", "--name", "Aids"]).code, 0);
    let why = |arguments: &[&str]| {
        let ran = live.scratch.run(arguments);
        assert_eq!(ran.code, 2, "{}", ran.stderr);
        ran.stderr
    };
    let rendered = why(&["render", "--audit", "list.json"]);
    assert_snapshot!(rendered, @"error: list.json is a report on lists, whose links are none of the content (the links of a.md and b.md); give one of the content, which `signpost audit --format json --output audit.json` writes where no list is named");
    assert_eq!(why(&["fix", "--report", "list.json"]), rendered);
    assert_eq!(why(&["verify", "--report", "list.json"]), rendered);
}

#[test]
fn what_cannot_be_checked_and_what_is_there_twice_is_said() {
    let live = Live::new();
    live.write(
        "b c.md",
        &format!(
            "[{SCOLIOSIS}](http://HOST/scoliosis)\n[Knee: surgery?](http://HOST/scoliosis)\n\
             [Mine](https://www.example.org/x) [ours](/about) `https://aids.example.net/`\n"
        ),
    );
    live.write("a.csv", "url,title\nhttp://HOST/gone,Acne: gone\n");
    let ran = live.audit(&[&["a.csv", "b c.md"], &CONTACT[..]].concat());
    assert_snapshot!(ran.stderr, @"
    warning: 2 links or rows cannot be checked:
      b c.md:3: /about: this address is relative, so it leads to a page of the same site; write it with https:// to have it asked
      b c.md:3: https://www.example.org/x: this name is reserved for examples, so there is no page to ask for
    note: 1 address is there twice with another title; a page with any of them counts as right:
      b c.md:2: http://HOST/scoliosis: “Knee: surgery?” here, and “Scoliosis: Should I (or My Child) Have Surgery?” at b c.md:1; is one of them wrong?
    ");
    assert_snapshot!(ran.stdout, @"
    New since the last audit (1)
      Acne: gone  http://HOST/gone
        dead (http-404): answers that the page is not found (404)
        title seen: Not found
        a.csv:2:1

    Checked: the links of a.csv and b c.md.
    2 links: 1 ok, 1 dead. 1 new.
    ");
    let url = format!("http://{}/gone", live.web.proxy());
    let explained = live.audit(&[&["a.csv", "--explain", &url], &CONTACT[..]].concat());
    let (_, to_do) = explained.stdout.split_once("What to do").expect(&explained.stdout);
    assert_snapshot!(to_do, @"

    Look for the page's new address and write it in the line, or take the line out.
    ");
    for (format, expected) in [
        ("short", "Acne: gone"),
        ("markdown", "`Acne: gone`"),
        ("github", "“Acne: gone”"),
        ("html", "<h3>Acne: gone</h3>"),
    ] {
        let ran = live.audit(&[&["a.csv", "--format", format], &CONTACT[..]].concat());
        assert!(ran.stdout.contains(expected), "{}", ran.stdout);
    }
    live.write("empty.csv", "");
    assert_snapshot!(live.audit(&[&["empty.csv"], &CONTACT[..]].concat()).stderr, @"
    error: empty.csv cannot be read
      because: the table is empty. Write a first row such as: url,title,language,subject,expect
    ");
    live.write("none.md", "# Nothing\n");
    assert_snapshot!(live.audit(&[&["none.md"], &CONTACT[..]].concat()).stderr, @"error: none.md has no link to another site that can be checked");
}

#[test]
fn a_page_is_read_in_its_own_encoding() {
    let live = Live::new();
    let page = format!(
        "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\"><base href=\"http://{}/\"></head>\
         <h1>Pour d\u{e9}cider</h1><a href=acne>Acne: Should I See My Doctor?</a>",
        live.web.proxy()
    );
    let bytes: Vec<u8> = page.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    std::fs::write(live.scratch.path("a.html"), bytes).unwrap();
    let ran = live.audit(&[&["a.html"], &CONTACT[..]].concat());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_snapshot!(ran.stdout, @"
    Every link is there.
    Checked: the links of a.html.
    1 link: 1 ok.
    ");
}
