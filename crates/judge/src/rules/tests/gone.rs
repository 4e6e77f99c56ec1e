//! Aids that are gone, whatever the status says.

use super::*;

#[test]
fn statuses() {
    let link = scoliosis();
    for (status, expected) in [
        (404, "http-404"),
        (410, "http-410"),
        (500, "server-error"),
        (503, "server-error"),
        (522, "server-error"),
        (408, "timeout"),
        (403, "forbidden"),
        (429, "rate-limited"),
        (999, "http-999"),
        (400, "http-error"),
        (406, "http-error"),
        (451, "http-error"),
        (402, "http-error"),
        (401, "login-required"),
        (204, "no-evidence"),
        (304, "http-error"),
    ] {
        assert_eq!(reason(&link, &seen(ADDRESS, status, ""), None), expected, "{status}");
    }
    // A page that is nice about it is no less gone.
    assert_eq!(reason(&link, &seen(ADDRESS, 404, &aid_page(&link)), None), "http-404");
}

#[test]
fn failures() {
    let link = scoliosis();
    for (kind, expected) in [
        (FailureKind::Timeout, "timeout"),
        (FailureKind::Dns, "dns"),
        (FailureKind::RedirectLoop, "redirect-loop"),
        (FailureKind::BadLocation, "bad-location"),
        (FailureKind::PrivateNetwork, "private-network"),
        (FailureKind::RefusedPort, "refused-port"),
        (FailureKind::Proxy, "proxy"),
        (FailureKind::RateLimited { retry_after: 90, status: Some(429) }, "rate-limited"),
        (FailureKind::HostUnresponsive, "host-unresponsive"),
        (FailureKind::TlsExpired, "tls-expired"),
    ] {
        assert_eq!(reason(&link, &failed(&link, kind), None), expected);
    }
}

#[test]
fn soft_404_that_says_so() {
    for (link, title) in [
        (scoliosis(), "Page not found"),
        (scoliosis(), "Oops! That page can’t be found."),
        (scoliosis(), "404"),
        (scoliosis(), "Error 404 – Not Found"),
        (scoliosis(), "Sorry, the page you were looking for doesn't exist"),
        (scoliosis(), "Decision aid not found"),
        (scoliosis(), "The leaflet you asked for could not be found"),
        (scoliosis(), "The tool no longer exists"),
        (hernia(), "Pagina niet gevonden"),
        (hernia(), "Helaas, deze pagina bestaat niet (meer)"),
        (hernia(), "Keuzehulp niet gevonden"),
        (bandscheibe(), "Seite nicht gefunden"),
        (bandscheibe(), "Die gewünschte Seite existiert leider nicht"),
        (hernie(), "Page introuvable"),
        (hernie(), "La page demandée n’existe plus"),
    ] {
        // With a list of what else there is, the aid's subject among it.
        let body = format!(
            "<p>Perhaps one of these is of use.</p><ul><li><a href=/a>{}</a><li><a href=/b>Acne</a></ul>",
            link.expectation.titles[0]
        );
        check(&link, &page(&link, title, &body), "soft-404");
        check_everywhere(&link, &page(&link, title, &body), "soft-404");
    }
    let link = scoliosis();
    check(&link, "<p>Record not found.</p>", "soft-404");
    check(
        &link,
        &format!(
            "<title>Page not found | Site</title><h1>Site</h1>{}",
            "<p>Some words to read.</p>".repeat(30)
        ),
        "soft-404",
    );
    let plain = with_header(at(&link, "Not Found"), "content-type", "text/plain");
    assert_eq!(reason(&link, &plain, Some(&honest(&link))), "soft-404");
}

#[test]
fn soft_404_that_says_nothing() {
    for link in all() {
        let other = if link.expectation.languages[0].as_str() == "en" {
            "<p>Our people are there for you each day of the week, and you can call them.</p>"
        } else {
            "<p>Zorg.</p>"
        };
        check_everywhere(&link, &page(&link, "Care nearby", other), "soft-404");
    }
    // A home page that names the aid among others.
    let link = scoliosis();
    let list = "<p>Choose a subject.</p><ul><li>Scoliosis: Should I (or My Child) Have Surgery?<li>Acne: which treatment?</ul>";
    check_everywhere(&link, &page(&link, "All decision aids", list), "soft-404");
    check_everywhere(
        &by_words(link.clone(), &["scoliosis", "surgery"]),
        &page(&link, "All decision aids", list),
        "soft-404",
    );
    check_everywhere(
        &by_words(link.clone(), &["spine", "surgery"]),
        &page(
            &link,
            "Spine centre",
            "<p>We do surgery of the spine and the hip in our hospital by the sea.</p>",
        ),
        "soft-404",
    );
}

#[test]
fn a_sentence_that_a_host_shows_for_everything_is_a_fault_of_the_host() {
    for said in [
        "Kurzer Zwischenfall im Maschinenraum.",
        "Ocorreu um erro crítico neste site.",
        "W witrynie wystąpił błąd krytyczny.",
        "Torneremo presto online.",
    ] {
        let bare = format!("<html><title>{said}</title><body><h1>{said}</h1></body></html>");
        check_everywhere(&scoliosis(), &bare, "server-error");
        // A site that has more to show can do its work.
        let menu = "<nav><a href=/>Start</a><a href=/x>More</a></nav>";
        let site = format!("<html><title>{said}</title><body>{menu}<h1>{said}</h1></body></html>");
        check_everywhere(&scoliosis(), &site, "soft-404");
    }
    let missing = "<html><title>Page not found</title><body><h1>Page not found</h1></body></html>";
    check_everywhere(&scoliosis(), missing, "soft-404");
}

#[test]
fn soft_404_with_a_little_that_changes() {
    let link = scoliosis();
    let error = |tip: &str| {
        page(
            &link,
            "This is not what you hoped for",
            &format!("<p>Let us help you on your way: try the search or call us.</p><p>{tip}</p>"),
        )
    };
    assert_eq!(
        reason(
            &link,
            &at(&link, &error("Have you had your flu shot yet this year?")),
            Some(&same(&link, &error("Visiting hours are from two to eight.")))
        ),
        "soft-404"
    );
    let echo = |url: &str| {
        page(
            &link,
            &format!("Nothing about {}", url.rsplit('/').next().unwrap().replace('-', " ")),
            "<p>Try the search.</p>",
        )
    };
    let long = link_to("https://aids.example.org/a/scoliosis-should-i-or-my-child-have-surgery");
    assert_eq!(
        reason(
            &long,
            &at(&long, &echo(long.url.as_deref().unwrap())),
            Some(&same(&long, &echo(&control_address(&long))))
        ),
        "soft-404"
    );
}

fn link_to(url: &str) -> signpost_core::Link {
    let mut link = scoliosis();
    link.url = Some(url.to_owned());
    link
}

#[test]
fn everything_is_sent_to_one_page() {
    let link = scoliosis();
    let html = page(
        &link,
        "Health library",
        "<p>Browse our library by letter, by subject or by age. It is checked each year.</p>",
    );
    let control = Url::parse(&control_address(&link)).unwrap();
    let hops = [(302, "/library")];
    assert_eq!(
        reason(&link, &via(&link, &hops, 200, &html), Some(&sent(control, &hops, 200, &html))),
        "soft-404"
    );
    // But where what is unknown is sent to the link's own address, the link is the real thing.
    let mut link = by_words(scoliosis(), &["spine", "library"]);
    link.expectation.titles = vec!["A library of the spine".to_owned()];
    link.expectation.subjects = vec!["Spine".to_owned()];
    let html = page(&link, "Spine library", "<p>All about the spine, in one library.</p>");
    let other = sent(
        Url::parse(&super::control_address(&link)).unwrap(),
        &[(302, "/aids/scoliosis-surgery")],
        200,
        &html,
    );
    assert_eq!(reason(&link, &at(&link, &html), Some(&other)), "ok");
}

#[test]
fn empty_records() {
    let mut link = link_to("https://decisionaid.example/AZsumm.php?ID=1037");
    for html in [
        "<title>Decision Aid Summary</title><h1>Decision Aid Summary</h1><table><tr><th>Title</th><td></td></tr><tr><th>Condition</th><td>&nbsp;</td></tr><tr><th>Year</th><td>-</td></tr><tr><th>Developer</th><td></td></tr></table>",
        "<h1>Summary</h1><dl><dt>Title<dd><dt>Audience<dd><dt>Last update<dd>0000-00-00<dt>Format<dd>n/a</dl>",
        "<h1>Summary</h1><p><b>Title:</b></p><p><b>Audience:</b></p><p><b>Options included:</b></p><p><b>Developer:</b></p>",
        "<h1>Decision aid</h1><h2>Title</h2><h2>Condition</h2><h2>Options</h2><h2>Year</h2>",
        "<h1>Record</h1><form><label>Title <input value=''></label><label>Year <input></label><label>Author <input></label></form>",
        "<h1>Record 1037</h1><table><tr><td>ID<td>1037<tr><td>Title<td><tr><td>Author<td><tr><td>Year<td><tr><td>Language<td></table>",
    ] {
        check(&link, html, "empty-record");
        check_everywhere(&link, html, "empty-record");
    }
    link.expectation.not_found_texts = vec!["No decision aid matches this number".into()];
    check(
        &link,
        &page(
            &link,
            "Library",
            "<p>No decision aid matches this number. Browse the list instead.</p>",
        ),
        "soft-404",
    );
    let contact = "<h1>Contact</h1><form><label>Name <input></label><label>E-mail <input></label><label>Subject <input></label><label>Message <textarea></textarea></label></form><p>Write to us about your visit, your bill or anything else.</p>";
    check(&link, contact, "other-topic");
}

#[test]
fn searches_without_results() {
    for (link, title, message) in [
        (scoliosis(), "Search results", "No results found for “scoliosis surgery”."),
        (
            scoliosis(),
            "Search results for Scoliosis: Should I (or My Child) Have Surgery?",
            "Your search did not match any documents.",
        ),
        (scoliosis(), "Library", "0 results"),
        (hernia(), "Zoekresultaten", "Er zijn geen resultaten gevonden voor hernia."),
        (bandscheibe(), "Suche", "Keine Ergebnisse für „Bandscheibenvorfall“."),
        (hernie(), "Recherche", "Aucun résultat pour « hernie discale »."),
    ] {
        check(
            &link,
            &page(&link, title, &format!("<form><input name=q></form><p>{message}</p>")),
            "no-results",
        );
        check_everywhere(
            &link,
            &page(&link, title, &format!("<form><input name=q></form><p>{message}</p>")),
            "no-results",
        );
    }
}

#[test]
fn redirects_to_the_home_page() {
    let link = scoliosis();
    let home = page(
        &link,
        "Welcome",
        "<p>Here you find our departments and our people. New: a decision aid about scoliosis and surgery.</p>",
    );
    for hops in [
        &[(302, "/")][..],
        &[(301, "https://aids.example.org/en/")],
        &[(301, "https://www.example.org/")],
        &[(301, "/index.php?lang=en")],
        &[(200, "/home")],
        &[(302, "/nl-nl/startpagina.html")],
        &[(301, "/missing"), (302, "/?from=missing")],
    ] {
        assert_eq!(
            reason(&link, &via(&link, hops, 200, &home), None),
            "redirect-to-home",
            "{hops:?}"
        );
        let words = by_words(link.clone(), &["scoliosis", "surgery"]);
        assert_eq!(
            reason(&words, &via(&words, hops, 200, &home), None),
            "redirect-to-home",
            "{hops:?}"
        );
    }
    let query = link_to("https://aids.example.org/?p=1037");
    assert_eq!(reason(&query, &via(&query, &[(301, "/")], 200, &home), None), "redirect-to-home");
    let section = link_to("http://127.0.0.1:8080/case-7/aids/scoliosis");
    assert_eq!(
        reason(&section, &via(&section, &[(302, "/case-7/")], 200, &home), None),
        "redirect-to-home"
    );
    assert_eq!(
        reason(&section, &via(&section, &[(302, "/")], 200, &home), None),
        "redirect-to-home"
    );
}

#[test]
fn a_home_page_that_is_the_aid() {
    let link = scoliosis();
    for to in [
        "https://scoliosis.example.org/",
        "https://scoliosis-choice.example/",
        "https://scoliosis.example.org/en/",
    ] {
        assert_eq!(
            reason(&link, &via(&link, &[(301, to)], 200, &aid_page(&link)), None),
            "moved-permanently",
            "{to}"
        );
    }
}

#[test]
fn redirects_to_error_pages() {
    for (link, to, title) in [
        (scoliosis(), "/404.html", "Page not found"),
        (scoliosis(), "/error", "Something is wrong"),
        (scoliosis(), "/errors/notfound.aspx?aspxerrorpath=/aids/scoliosis-surgery", "Sorry"),
        (scoliosis(), "/general", "Sorry, this page does not exist"),
        (hernia(), "/pagina-niet-gevonden", "Helaas"),
        (bandscheibe(), "/fehler", "Hoppla"),
        (hernie(), "/page-introuvable.html", "Désolé"),
    ] {
        let html = page(
            &link,
            title,
            "<p>Go to the home page or use the search to find what you need.</p>",
        );
        assert_eq!(
            reason(&link, &via(&link, &[(302, to)], 200, &html), None),
            "redirect-to-error-page",
            "{to}"
        );
    }
    let link = scoliosis();
    let moved = page(&link, "Page not found", "<p>Go to the home page.</p>");
    assert_eq!(
        reason(&link, &via(&link, &[(301, "/decisions/scoliosis-surgery")], 200, &moved), None),
        "soft-404"
    );
    assert_eq!(reason(&link, &via(&link, &[(302, "/404")], 404, &moved), None), "http-404");
    // The aid is at the new address, and that address has an unlucky name.
    assert_eq!(
        reason(&link, &via(&link, &[(301, "/aids/missing")], 200, &aid_page(&link)), None),
        "moved-permanently"
    );
}

#[test]
fn nothing_at_all() {
    let link = scoliosis();
    for html in [
        "",
        "  \n",
        "<html><head></head><body></body></html>",
        "<html><head><title>Scoliosis</title></head><body> </body></html>",
    ] {
        check(&link, html, "empty-body");
    }
}

#[test]
fn faults_under_a_good_status() {
    for (link, title) in [
        (scoliosis(), "Service unavailable"),
        (scoliosis(), "We are down for maintenance"),
        (scoliosis(), "Error establishing a database connection"),
        (hernia(), "De site is wegens onderhoud niet bereikbaar"),
        (bandscheibe(), "Wartungsarbeiten"),
        (hernie(), "Site en maintenance"),
    ] {
        check_everywhere(
            &link,
            &page(&link, title, "<p>Please come back in an hour.</p>"),
            "server-error",
        );
    }
}

#[test]
fn nothing_but_a_notice_under_the_title() {
    let link = scoliosis();
    let title = &link.expectation.titles[0];
    let notice = "<p>This decision aid is being reviewed and is temporarily unavailable.</p>";
    check(&link, &page(&link, title, notice), "server-error");
    check(&link, &page(&link, title, &format!("{notice}{}", text_of(&link))), "ok");
}

#[test]
fn a_missing_file_below_a_server_error() {
    let html = "<title>404 - File or directory not found.</title><h1>Server Error</h1><h2>404 - File or directory not found.</h2>";
    check_everywhere(&scoliosis(), html, "soft-404");
}

#[test]
fn a_cause_that_was_not_found() {
    let link = link(ADDRESS, "Low back pain: what helps?", "Low back pain", "en");
    let text = "<p>Low back pain often has no cause that shows. What helps is to stay active. Your doctor can tell you more.</p>".repeat(8);
    check(&link, &page(&link, "Low back pain: cause not found", &text), "ok");
    check(&link, &page(&link, "Low back pain: page not found", &text), "soft-404");
}

#[test]
fn what_was_cut_off_is_not_known_to_be_missing() {
    let cut = |link: &Link, html: &str, by| {
        let mut seen = at(link, html);
        if let Outcome::Answer(answer) = &mut seen.outcome {
            answer.cut = Some(by);
        }
        seen
    };
    for (link, title, body) in [
        (scoliosis(), "Annual report", "<p>The accounts of the year and the donors.</p>"),
        (hernia(), "Pagina niet gevonden", ""),
        (bandscheibe(), "Hinweis", "<p>Diese Entscheidungshilfe wurde zurückgezogen.</p>"),
        (hernie(), "Accueil", ""),
    ] {
        let html = page(&link, title, &body.repeat(3));
        for (by, expected) in [(Cut::Time, "timeout"), (Cut::Size, "no-evidence")] {
            let seen = cut(&link, &html, by);
            let everywhere = reason(&link, &seen, Some(&same(&link, &html)));
            let here = reason(&link, &seen, Some(&honest(&link)));
            for found in [everywhere, here] {
                assert!(found == expected || found == "no-evidence", "{title}: {found}");
            }
        }
    }
    // What was seen is there, whatever follows.
    let link = scoliosis();
    let seen = cut(&link, &aid_page(&link), Cut::Time);
    assert_eq!(reason(&link, &seen, Some(&honest(&link))), "ok");
    // Of its name alone nobody knows what follows: a notice may.
    let title = &link.expectation.titles[0];
    let begun = format!("<html lang=en><title>{title}</title><h1>{title}</h1><p>In this");
    let seen = cut(&link, &begun, Cut::Time);
    assert_eq!(reason(&link, &seen, Some(&honest(&link))), "no-evidence");
    // Who opened it saw what follows, and a link in a text promises no more than a page.
    let looked = judge(&link, &seen, Some(&honest(&link)), Memory::Look);
    assert_eq!(looked.reason.as_str(), "ok");
    let mut in_text = link.clone();
    in_text.expectation = Expectation { any_page: true, ..Expectation::default() };
    assert_eq!(reason(&in_text, &seen, Some(&honest(&link))), "ok");
    let parked = "<title>aid.test</title><h1>This domain is for sale</h1><p>Buy this domain</p>";
    let seen = cut(&link, parked, Cut::Size);
    assert_eq!(reason(&link, &seen, Some(&same(&link, parked))), "parked");
}
