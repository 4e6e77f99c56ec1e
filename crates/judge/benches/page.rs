//! What judging one page costs, in this thread's time: an ordinary page, a long one, and pages that are made to
//! keep the judge busy.
//!
//! `cargo bench -p signpost-judge`

#![allow(missing_docs, reason = "a bench has no readers of its items")]

use std::fmt::Write as _;
use std::time::Duration;

use divan::Bencher;
use mimalloc::MiMalloc;
use signpost_core::{Expectation, Link};
use signpost_judge::conclude::Memory;
use signpost_judge::control::Control;
use signpost_judge::observation::{Answer, Observation, Outcome};
use signpost_judge::{Keep, judge_beside};
use url::Url;

/// The one that the program has.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() {
    divan::main();
}

fn link() -> Link {
    Link {
        url: Some("https://aids.example.org/aids/scoliosis".to_owned()),
        expectation: Expectation {
            titles: vec!["Scoliosis: Should I (or My Child) Have Surgery?".to_owned()],
            subjects: vec!["Scoliosis".to_owned()],
            languages: vec!["en".into()],
            ..Expectation::default()
        },
        sources: Vec::new(),
        look: None,
    }
}

fn seen(url: &str, html: &str) -> Observation {
    let url = Url::parse(url).expect("an address");
    Observation {
        asked: url.clone(),
        hops: Vec::new(),
        outcome: Outcome::Answer(Answer {
            url,
            status: 200,
            headers: vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())],
            body: html.as_bytes().to_vec(),
            cut: None,
        }),
        attempts: 1,
        setbacks: Vec::new(),
        elapsed: Duration::from_millis(20),
        certificate_expires: None,
    }
}

const WORDS: &[&str] = &[
    "surgery",
    "the",
    "spine",
    "of",
    "a",
    "child",
    "can",
    "brace",
    "and",
    "curve",
    "doctor",
    "with",
    "pain",
    "risk",
    "after",
    "years",
    "some",
    "people",
    "choose",
    "to",
    "wait",
    "before",
    "they",
    "decide",
    "about",
    "an",
    "operation",
    "that",
    "helps",
    "others",
];

/// A page of so many bytes, a tenth of it menus and markup as pages have them.
fn page(bytes: usize) -> String {
    let mut html = String::from(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Scoliosis: Should I (or My Child) Have Surgery? | Aids</title><script src=/a.js></script></head><body><header><nav><ul>",
    );
    for at in 0..20 {
        let _ = write!(html, "<li><a class=\"menu-item\" href=/m/{at}>Menu {at}</a></li>");
    }
    html.push_str(
        "</ul></nav></header><main><h1>Scoliosis: Should I (or My Child) Have Surgery?</h1>",
    );
    let mut at = 7_usize;
    while html.len() < bytes {
        html.push_str("<div class=\"block text\"><h2>What matters to you</h2><p>");
        for _ in 0..60 {
            at = (at * 1_103_515_245 + 12_345) % (1 << 31);
            let _ = write!(
                html,
                "{}{} ",
                WORDS[(at >> 8) % WORDS.len()],
                if at.is_multiple_of(11) { "." } else { "" }
            );
        }
        let _ = write!(html, "</p><ul><li>item {at}</li><li><a href=/x>a link</a></li></ul></div>");
    }
    html.push_str("</main><footer><p>Contact</p></footer></body></html>");
    html
}

fn run(bencher: Bencher<'_, '_>, html: &str) {
    let link = link();
    let observation = seen("https://aids.example.org/aids/scoliosis", html);
    let control = seen(
        "https://aids.example.org/aids/zqxjkvwbpz",
        "<title>Page not found | Aids</title><h1>Page not found</h1><p>There is nothing here.",
    );
    bencher.bench_local(|| {
        // Its page is read anew each time, as for the first link of a host.
        let control = Control::read(&control);
        judge_beside(&link, &observation, Some(&control), Memory::Nothing, Keep::Page)
    });
}

#[divan::bench(args = [6, 24, 96, 384])]
fn kilobytes(bencher: Bencher<'_, '_>, size: usize) {
    run(bencher, &page(size * 1024));
}

/// What the checker asks of each answer before it is judged.
#[divan::bench(args = [6, 24, 96, 255])]
fn moved_to(bencher: Bencher<'_, '_>, size: usize) {
    let observation = seen("https://aids.example.org/aids/scoliosis", &page(size * 1024));
    let Outcome::Answer(answer) = observation.outcome else { return };
    bencher.bench_local(|| signpost_judge::moved_to(&answer));
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn one_sentence(bencher: Bencher<'_, '_>, times: usize) {
    let html = format!(
        "<title>Page</title><p>{}{}",
        "this ".repeat(times),
        "has been withdrawn ".repeat(times / 25)
    );
    run(bencher, &html);
}

#[divan::bench]
fn end_tags_that_close_nothing(bencher: Bencher<'_, '_>) {
    run(bencher, &"<div></x>".repeat(111_111));
}

#[divan::bench]
fn formatting_repeated(bencher: Bencher<'_, '_>) {
    let open: String = (0..500).map(|at| format!("<b a={at}>")).collect();
    run(bencher, &format!("<p>{open}</p>{}", "<p>x</p>".repeat(240_000)));
}

/// As many fonts as are read of one file, each with tables of ranges that are read to the bound.
#[divan::bench]
fn ranges_of_fonts(bencher: Bencher<'_, '_>) {
    let ranges = "<0000> <ffff> <0041> endbfrange ".repeat(100);
    let mut pdf = String::from("%PDF-1.7\n");
    for page in 1..=2 {
        let fonts = (page * 1_000..page * 1_000 + 100).fold(String::new(), |mut fonts, font| {
            let table = font + 10_000;
            let _ = write!(
                pdf,
                "{font} 0 obj <</Type/Font/ToUnicode {table} 0 R>> endobj\n\
                 {table} 0 obj <<>> stream\n{ranges}\nendstream endobj\n"
            );
            let _ = write!(fonts, "/F{font} {font} 0 R");
            fonts
        });
        let _ = writeln!(pdf, "{page} 0 obj <</Type/Page/Resources<</Font<<{fonts}>>>>>> endobj");
    }
    run(bencher, &pdf);
}

/// Worst cases of single loops, each about as much as is read of a page.
const WORST: [&str; 17] = [
    "attributes",
    "badges",
    "blanks",
    "classes",
    "clauses",
    "fields",
    "headings",
    "labels",
    "listed",
    "nested",
    "notices",
    "prices",
    "rows",
    "shingles",
    "sources",
    "statements",
    "titles",
];

#[divan::bench(args = WORST)]
fn worst(bencher: Bencher<'_, '_>, case: &str) {
    let many =
        |count: usize, each: &dyn Fn(usize) -> String| (0..count).map(each).collect::<String>();
    let html = match case {
        "attributes" => format!("<p{}>", many(150_000, &|at| format!(" a{at}"))),
        "badges" => "<p>Status: withdrawn archived 3 May 2021</p>".repeat(20_000),
        "blanks" => format!("<p>{}", "<b> </b>".repeat(45_000)),
        "classes" => many(20_000, &|at| format!("<p class='notice-{at} menu-{at} c{at}'>a")),
        "clauses" => {
            "This aid, like that aid, has, if the aid was, been withdrawn; ".repeat(16_000)
        }
        "fields" => "<p>Label:</p><p>0</p>".repeat(40_000),
        "headings" => many(25_000, &|at| format!("<h1>heading{at} surgery</h1>")),
        "labels" => many(20_000, &|at| format!("<label for=x{at}>L</label><input id=x{at}>")),
        "listed" => {
            format!("<h1>News</h1>{}", many(20_000, &|at| format!("<h2><a href=x>n{at}</a></h2>")))
        }
        "nested" => format!("{}{}", "<div>".repeat(500), "<i>a</i> <p>b</p>".repeat(20_000)),
        "notices" => "<p role=alert>This aid and this tool has, with this aid, been withdrawn.</p>"
            .repeat(12_000),
        "prices" => format!("<p>{}</p>", "$ ".repeat(90)).repeat(1_600),
        "rows" => format!("<table>{}", "<tr><td>a<td><table><tr><td>b<td>c</table>".repeat(15_000)),
        "shingles" => many(60_000, &|at| format!("w{at} ")),
        "sources" => "<script>location='x'</script><iframe src=x></iframe>".repeat(18_000),
        "statements" => "<p>this aid this tool has been withdrawn was removed</p>".repeat(18_000),
        _ => "<title>surgery</title><svg><title>scoliosis</title></svg>".repeat(15_000),
    };
    run(bencher, &format!("<title>{}</title>{html}", "surgery scoliosis ".repeat(20_000)));
}
