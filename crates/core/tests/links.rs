//! Links in a page's texts: what is refused when pages are made is told when they are checked.

mod common;

use common::{AID, Content, PAGE};
use insta::assert_snapshot;
use signpost_core::{Code, Diagnostic};

/// The real content and a second page, "neck-pain".
fn content() -> Content {
    let content = Content::real();
    let page = content.read(PAGE).replace("id: back-pain", "id: neck");
    content.write("pages/neck/en.yaml", page.replace("slug: back-pain", "slug: neck-pain"))
}

fn unusable(content: &Content) -> Vec<(String, Diagnostic)> {
    let (loaded, diagnostics) = content.check();
    let unusable = diagnostics.into_iter().filter(|fault| fault.code == Code::UnusableLink);
    unusable
        .map(|fault| {
            let label = fault.place();
            let place = loaded.sources.place(&label.file, label.span.start);
            let text = &loaded.sources.text(&label.file)[label.span.clone()];
            (format!("{}:{}:{} {text}", label.file, place.line, place.column), fault)
        })
        .collect()
}

/// What is said of links to these addresses, each in a paragraph of its own.
fn said(addresses: &[&str]) -> String {
    let mut said = String::new();
    for address in addresses {
        let text = format!("Painkillers and [this]({address}) can ease the pain.");
        let faults = unusable(&content().edit(PAGE, "Painkillers can ease the pain.", &text));
        said += &format!("{address}\n");
        for (place, fault) in &faults {
            assert!(place.starts_with(&format!("{PAGE}:38:23 [this](")), "{place}");
            let help = fault.help.as_deref().unwrap_or_default();
            said += &format!("  {}; {help}\n", fault.message);
        }
    }
    said
}

#[test]
fn what_leads_somewhere_is_fine() {
    let good = [
        "https://example.org/a",
        "#scoliosis",
        "#decision-aids",
        "#aid-scoliosis-ohri",
        "../neck-pain/",
        "../neck-pain/#scoliosis",
        "../../nl/rugpijn/#scoliosis",
        "../../nl/",
        "../",
        "/en/neck-pain/",
        "index.txt",
    ];
    assert_snapshot!(said(&good), @"
    https://example.org/a
    #scoliosis
    #decision-aids
    #aid-scoliosis-ohri
    ../neck-pain/
    ../neck-pain/#scoliosis
    ../../nl/rugpijn/#scoliosis
    ../../nl/
    ../
    /en/neck-pain/
    index.txt
    ");
}

#[test]
fn what_leads_nowhere_is_told() {
    let bad = [
        "#no-such-anchor",
        "#scoliosi",
        "#scoliosis-ohri",
        "../neck-pain/#scoliosi",
        "../x",
        "../neck-pian/",
        "neck-pain/",
        "neck-pain",
        "neck.html",
        "../neck/en.yaml",
        "../rugpijn/",
        "../neck-pain",
        "/neck-pain/",
        "www.example.org/x",
        "example.org/x",
        "?page=2",
        "a@example.org",
        "mailto:a@example.org",
        "tel:112",
        "http://",
        "https://",
        "https:/example",
        "//example.org/x",
        "https://user:secret@example.org/",
        "ftp://example.org/",
        "javascript:alert(1)",
    ];
    assert_snapshot!(said(&bad), @"
    #no-such-anchor
      this link leads to no place on this page; write one of the places there: #non-specific-back-pain, #herniated-disc, #spinal-stenosis, #scoliosis, #decision-aids
    #scoliosi
      this link leads to no place on this page; did you mean #scoliosis?
    #scoliosis-ohri
      this link leads to no place on this page; did you mean #aid-scoliosis-ohri?
    ../neck-pain/#scoliosi
      this link leads to no place on the page that it names; did you mean ../neck-pain/#scoliosis?
    ../x
      this link leads to no page of the site; take the link out, or write the address of a page that is there, for example ../neck-pain/
    ../neck-pian/
      this link leads to no page of the site; did you mean ../neck-pain/?
    neck-pain/
      this link leads to no page of the site; write ../neck-pain/
    neck-pain
      this link leads to no page of the site; write ../neck-pain/
    neck.html
      this link leads to no page of the site; write ../neck-pain/
    ../neck/en.yaml
      this link leads to no page of the site; take the link out, or write the address of a page that is there, for example ../neck-pain/
    ../rugpijn/
      this link leads to no page of the site; write ../../nl/rugpijn/
    ../neck-pain
      this link leads to no page of the site; write ../neck-pain/
    /neck-pain/
      this link leads to no page of the site; write ../neck-pain/
    www.example.org/x
      this link leads to a page of our own, because its address does not begin with https://; write https://www.example.org/x
    example.org/x
      this link leads to a page of our own, because its address does not begin with https://; write https://example.org/x
    ?page=2
      this link leads to no page of the site; take the link out, or write the address of a page that is there, for example ../neck-pain/
    a@example.org
      this link does not lead to a web address; write an e-mail address as plain text, without a link
    mailto:a@example.org
      this link does not lead to a web address; write an e-mail address as plain text, without a link
    tel:112
    http://
      this address is not complete; copy the whole address from your browser
    https://
      this address is not complete; copy the whole address from your browser
    https:/example
    //example.org/x
      this link does not lead to a web address; write https://example.org/x
    https://user:secret@example.org/
      this link has a user name or password in its address; write the address without what stands between // and @
    ftp://example.org/
      this link does not lead to a web address; write an address that begins with https://
    javascript:alert(1)
      this link does not lead to a web address; write an address that begins with https://
    ");
}

#[test]
fn a_page_in_another_language_is_meant_by_its_address() {
    assert_snapshot!(said(&["/nl/rugpij/", "../../nl/rugpij/#scoliosis", "/nl/neck-pain/", "/nl/wervelkanaal/"]), @"
    /nl/rugpij/
      this link leads to no page of the site; did you mean /nl/rugpijn/?
    ../../nl/rugpij/#scoliosis
      this link leads to no page of the site; did you mean ../../nl/rugpijn/#scoliosis?
    /nl/neck-pain/
      this link leads to no page of the site; write ../neck-pain/
    /nl/wervelkanaal/
      this link leads to no page of the site; take the link out, or write the address of a page that is there, for example ../neck-pain/
    ");
}

#[test]
fn where_the_site_is_published_makes_no_difference() {
    for base in ["https://example.org/", "https://o.github.io/repo/", "https://example.org/en/"] {
        for (address, is_fine) in [
            ("/", true),
            ("/en/neck-pain/", true),
            ("\\nl/rugpijn/#scoliosis", true),
            ("/nl/rugpijn/#nowhere", false),
            ("/neck-pain/", false),
            ("/repo/en/neck-pain/", false),
            ("../../../en/neck-pain/", false),
            ("../../../repo/en/neck-pain/", false),
        ] {
            let text = format!("Painkillers and [this]({address}) can ease the pain.");
            let content = content()
                .edit("site.yaml", "base_url: https://example.org/", &format!("base_url: {base}"))
                .edit(PAGE, "Painkillers can ease the pain.", &text);
            assert_eq!(unusable(&content).is_empty(), is_fine, "{address} below {base}");
        }
    }
}

#[test]
fn every_text_of_a_page_is_looked_at() {
    let content = content()
        .edit(PAGE, "Back pain is common.", "Back pain is [common](../x).")
        .edit(PAGE, "Talk to your doctor", "Talk to [your][1] doctor")
        .edit(PAGE, "the groin or navel.\n", "the groin or navel.\n\n    [1]: #nobody\n");
    let places: Vec<String> = unusable(&content).into_iter().map(|(place, _)| place).collect();
    assert_snapshot!(places.join("\n"), @"
    pages/back-pain/en.yaml:9:16 [common](../x)
    pages/back-pain/en.yaml:67:53 [your][1]
    ");
}

#[test]
fn what_is_misspelt_on_a_page_is_not_missed_where_it_is_linked() {
    let content = content()
        .edit(PAGE, "Painkillers can ease", "[Painkillers](#scoliosis) can ease")
        .edit(PAGE, "condition: scoliosis", "condition: scoliosi")
        .edit("pages/neck/en.yaml", "Painkillers can ease", "[Painkillers](../back-pain/) ease")
        .edit(PAGE, "slug: back-pain", "slgu: back-pain");
    assert_eq!(unusable(&content), []);
}

/// Addresses as one person got them, in a text and in an aid that names no provider.
#[test]
fn addresses_that_work_for_one_person() {
    let addresses = [
        "https://www.google.com/url?q=https://example.org/aid&sa=D",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Faid&data=05",
        "https://translate.google.com/translate?sl=en&u=https://example.org/aid",
        "https://example-org.translate.goog/aid",
        "https://bit.ly/3abcd",
        "https://mail.google.com/mail/u/0/",
        "https://docs.google.com/document/d/1a/edit",
        "https://printer.local/aid",
        "https://example.org/aid;jsessionid=1A2B?id=7",
        "https://example.org/aid?id=7&PHPSESSID=1a2b",
    ];
    let said = |content: Content| {
        let (_, faults) = content.check();
        let shown =
            |it: &Diagnostic| format!("{}; {}", it.message, it.help.as_deref().unwrap_or_default());
        let only = [Code::StagingHost, Code::TrackingParameter];
        faults.iter().filter(|it| only.contains(&it.code)).map(shown).collect::<Vec<_>>()
    };
    let in_a_text = |address: &str| {
        let to = format!("Painkillers and [this]({address}) can ease");
        said(Content::real().edit(PAGE, "Painkillers can ease", &to))
    };
    let in_an_aid = |address: &str| {
        let aid = Content::real().read(AID);
        let lines = aid.lines().filter(|it| !it.starts_with("provider:"));
        let lines = lines.map(|it| match it.contains("url: ") {
            true => format!("  - url: {address}"),
            false => it.to_owned(),
        });
        said(Content::real().write(AID, lines.collect::<Vec<_>>().join("\n") + "\n"))
    };
    let told: Vec<String> = addresses.map(|it| in_a_text(it).join("\n")).into();
    assert_eq!(addresses.map(|it| in_an_aid(it).join("\n")).to_vec(), told);
    assert_snapshot!(told.join("\n"), @"
    this address leads to another one by way of `www.google.com`; write https://example.org/aid
    this address leads to another one by way of `eur01.safelinks.protection.outlook.com`; write https://example.org/aid
    this address leads to another one by way of `translate.google.com`; write https://example.org/aid
    `example-org.translate.goog` is a translation that a machine makes of another page; write the address of the page itself
    `bit.ly` shortens addresses, and nobody sees where this one leads; open it, and copy the address that it leads to
    `mail.google.com` shows each person what is their own, so readers do not see this page; write an address that everybody can open
    this address opens a document for those who write it; publish the document on the web, and write the address that this gives
    `printer.local` is a name that only works inside one network, which readers cannot use; write the address that the public uses
    the address contains `jsessionid`, which only serves to follow readers; write https://example.org/aid?id=7
    the address contains `PHPSESSID`, which only serves to follow readers; write https://example.org/aid?id=7
    ");
    for fine in [
        "https://docs.google.com/document/d/e/2PACX/pub",
        "https://www.google.com/maps",
        "https://example.org/url?q=7",
        "https://example.org/aid?id=7",
    ] {
        assert_eq!(in_a_text(fine), [""; 0], "{fine}");
    }
}

#[test]
fn a_file_that_is_not_there_is_named_with_the_place_for_it() {
    let addresses = [
        "../../files/leaflet.pdf",
        "/files/My%20leaflet.pdf#page=2",
        "../../files/none.pdf",
        "../../files/leaflets.pdf",
        "../../leaflet.pdf",
        "../../files/my%20leaflt.pdf",
        "../../files/readme.txt",
        "../../files/",
        "none.pdf",
        "leaflet.pdf",
        "poster.docx",
        "../../video.mp4",
    ];
    let mut said = String::new();
    for address in addresses {
        let text = format!("Painkillers and [this]({address}) can ease the pain.");
        let content = content()
            .write("static/files/leaflet.pdf", "x")
            .write("static/files/My leaflet.pdf", "x")
            .edit(PAGE, "Painkillers can ease the pain.", &text);
        said += &format!("{address}\n");
        for (_, fault) in unusable(&content) {
            said += &format!("  {}; {}\n", fault.message, fault.help.unwrap_or_default());
        }
    }
    assert_snapshot!(said, @"
    ../../files/leaflet.pdf
    /files/My%20leaflet.pdf#page=2
    ../../files/none.pdf
      this link leads to a file that is not there; put the file into the content as static/files/none.pdf, or take the link out
    ../../files/leaflets.pdf
      this link leads to a file that is not there; did you mean ../../files/leaflet.pdf?
    ../../leaflet.pdf
      this link leads to a file that is not there; did you mean ../../files/leaflet.pdf?
    ../../files/my%20leaflt.pdf
      this link leads to a file that is not there; did you mean ../../files/My%20leaflet.pdf?
    ../../files/readme.txt
      this link leads to a file that is not there; put the file into the content as static/files/readme.txt, or take the link out
    ../../files/
      this link leads to no page of the site; take the link out, or write the address of a page that is there, for example ../neck-pain/
    none.pdf
      this link leads to a file that is not there; put the file into the content as static/files/none.pdf, and write ../../files/none.pdf
    leaflet.pdf
      this link leads to a file that is not there; did you mean ../../files/leaflet.pdf?
    poster.docx
      this link leads to a file that is not there; put the file into the content as static/files/poster.docx, and write ../../files/poster.docx
    ../../video.mp4
      this link leads to a file that is not there; put the file into the content as static/video.mp4, or take the link out
    ");
}

#[test]
fn a_telephone_is_linked_in_any_case_and_a_text_message_is_not() {
    assert_snapshot!(said(&["TEL:112", "tel:112", "sms:112", "TEL:one"]), @"
    TEL:112
    tel:112
    sms:112
      this link does not lead to a web address; write the number for text messages as plain text, without a link
    TEL:one
      this link does not lead to a telephone number; write the digits, with hyphens in place of spaces, for example tel:+31-800-0113
    ");
}
