//! Pages that are made to keep the judge busy: what is done for them is counted.

use signpost_core::verdict::Reason;

use super::super::case::Case;
use super::*;
use crate::bounds::Bound;

fn page_of(html: &str) -> (Judgement, Option<Bound>) {
    let link = scoliosis();
    let seen = at(&link, html);
    let judgement = judge(&link, &seen, None, Memory::Nothing);
    let Outcome::Answer(answer) = &seen.outcome else { panic!("no answer") };
    let case = Case::new(&link, &seen, answer, None);
    (judgement, case.page.cut)
}

#[test]
fn a_sentence_without_end_is_read_to_its_bound() {
    for times in [1_000, 100_000] {
        let text = format!(
            "<title>Page</title><p>{}{}",
            "this ".repeat(times),
            "has been withdrawn ".repeat(times / 25)
        );
        let (judgement, _) = page_of(&text);
        assert_ne!(judgement.reason, Reason::WithdrawnNotice);
    }
}

#[test]
fn a_page_past_a_bound_needs_a_look_and_says_why() {
    let repeated: String = (0..500).map(|at| format!("<b a={at}>")).collect();
    for (page, bound, says) in [
        ("<div></x>".repeat(2_000), Bound::Depth, "deeper than 512"),
        (format!("<p>{repeated}</p>{}", "<p>x</p>".repeat(400)), Bound::Nodes, "100000"),
        (
            format!("<p{}>", (0..5_000).map(|at| format!(" a{at}")).collect::<String>()),
            Bound::Attributes,
            "1000 attributes",
        ),
    ] {
        let (judgement, cut) = page_of(&page);
        assert_eq!(cut, Some(bound));
        assert_eq!(judgement.reason, Reason::NoEvidence);
        let last = judgement.evidence.steps.last().unwrap();
        assert!(last.contains(says), "{last}");
    }
}

#[test]
fn what_was_read_of_a_page_past_a_bound_can_be_the_aid() {
    let page = format!(
        "<title>Scoliosis: Should I (or My Child) Have Surgery?</title><h1>Scoliosis: Should I (or My Child) Have Surgery?</h1><p>{}{}",
        "Surgery can help a child with scoliosis when nothing else does. ".repeat(5),
        "<div>".repeat(2_000)
    );
    let (judgement, cut) = page_of(&page);
    assert_eq!((judgement.reason, cut), (Reason::Ok, Some(Bound::Depth)));
}

/// What looking for notices on a page took, which is the rule that reads sentences word by word.
fn work(html: &str) -> u64 {
    let link = scoliosis();
    let seen = at(&link, html);
    let Outcome::Answer(answer) = &seen.outcome else { panic!("no answer") };
    let case = Case::new(&link, &seen, answer, None);
    super::super::notice::rule(&case);
    case.budget.spent()
}

#[test]
fn work_grows_with_a_page_and_no_faster() {
    for piece in [
        "<p role=alert>This aid has, if this tool was, been withdrawn, it says",
        "this aid and this tool has never been withdrawn by this aid ",
        "<p class=notice>De keuzehulp is, als dit, ingetrokken",
        "<p class=hinweis>Wurde diese Entscheidungshilfe, wenn diese Seite, zurückgezogen",
        "<p class=avis>Si cet outil, si cette page, a été retiré",
    ] {
        let (once, twice) = (work(&piece.repeat(500)), work(&piece.repeat(1_000)));
        assert!(once > 0 && twice <= 2 * once + 100, "{piece}: {once}, {twice}");
    }
}
