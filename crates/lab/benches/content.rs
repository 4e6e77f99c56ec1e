//! How long content takes to be validated and rendered: `cargo bench -p signpost-lab`.
//!
//! `cargo xtask bench` compares with other programs; this is for looking at one change.

use divan::{Bencher, counter::ItemsCount};
use signpost_core::rules::Clean;
use signpost_core::{Loaded, link, rules};
use signpost_renderer::{Made, Options, render_again, render_pages};

#[expect(dead_code, reason = "the comparison with other programs needs more of it")]
#[path = "../src/bench/content.rs"]
mod content;

/// Content with one page in two languages, and with fifty.
const PAGES: [usize; 2] = [1, 50];

fn main() {
    divan::main();
}

/// Generated content, which is there as long as the folder.
fn generated(pages: usize) -> (tempfile::TempDir, Loaded) {
    let folder = tempfile::tempdir().expect("a folder");
    let content = content::Generated::write(folder.path(), pages).expect("content");
    let loaded = signpost_core::load(&content.content).expect("a content folder");
    (folder, loaded)
}

#[divan::bench(args = PAGES)]
fn load(bencher: Bencher<'_, '_>, pages: usize) {
    let (folder, _) = generated(pages);
    let content = folder.path().join("content");
    bencher.counter(ItemsCount::new(pages)).bench(|| signpost_core::load(&content));
}

#[divan::bench(args = PAGES)]
fn validate(bencher: Bencher<'_, '_>, pages: usize) {
    let (_folder, loaded) = generated(pages);
    let today = jiff::civil::date(2026, 11, 22);
    bencher.counter(ItemsCount::new(pages)).bench(|| rules::check(&loaded, today));
}

#[divan::bench(args = PAGES)]
fn collect_links(bencher: Bencher<'_, '_>, pages: usize) {
    let (_folder, loaded) = generated(pages);
    bencher.counter(ItemsCount::new(pages)).bench(|| link::collect(&loaded.site, &loaded.sources));
}

#[divan::bench(args = PAGES)]
fn render(bencher: Bencher<'_, '_>, pages: usize) {
    let (_folder, loaded) = generated(pages);
    let options = signpost_renderer::Options::default();
    bencher
        .counter(ItemsCount::new(pages))
        .bench(|| signpost_renderer::render(&loaded.site, None, &options));
}

/// What a preview does after the save of one page: read it again, check, and make what is different.
#[divan::bench(args = PAGES, sample_count = 5)]
fn save(bencher: Bencher<'_, '_>, pages: usize) {
    let (folder, mut loaded) = generated(pages);
    let content = folder.path().join("content");
    let today = jiff::civil::date(2026, 11, 22);
    let options = Options {
        content: Some(content.clone()),
        program: "bench".to_owned(),
        ..Options::default()
    };
    let (_, clean) = rules::check_again(&loaded, today, &Clean::default());
    let (_, made) = render_again(&loaded.site, &loaded.sources, None, &options, &Made::default())
        .expect("content that can be rendered");
    let page = content.join("pages/page-0/en.yaml");
    bencher.bench_local(|| {
        let text = std::fs::read_to_string(&page).expect("a page");
        std::fs::write(&page, text + "\n").expect("a save");
        loaded.refresh().expect("the content folder");
        let checked = rules::check_again(&loaded, today, &clean);
        let rendered = render_again(&loaded.site, &loaded.sources, None, &options, &made);
        (checked, rendered.expect("content that can be rendered"))
    });
}

/// What a preview does before that, so that the page is there at once: read it again and make it.
#[divan::bench(args = [50, 2_000], sample_count = 5)]
fn see(bencher: Bencher<'_, '_>, pages: usize) {
    let (folder, mut loaded) = generated(pages);
    let content = folder.path().join("content");
    let options = Options { content: Some(content.clone()), ..Options::default() };
    let before = signpost_renderer::render(&loaded.site, None, &options);
    let before = before.expect("content that can be rendered");
    let page = content.join("pages/page-0/en.yaml");
    bencher.bench_local(|| {
        let text = std::fs::read_to_string(&page).expect("a page");
        std::fs::write(&page, text + "\n").expect("a save");
        let saved = std::slice::from_ref(&page);
        let changed = loaded.refresh_files(saved).expect("the content folder");
        let changed = changed.expect("a page that was there").into_iter().collect();
        let rendered = render_pages(&loaded.site, None, &options, &before, &changed);
        rendered.expect("content that can be rendered").expect("one page")
    });
}
