//! The real content, changed: nothing panics, whatever is said points at a place, and what a reader
//! would see otherwise is told, or is of a kind that content alone cannot tell. Those kinds are listed
//! in docs/authoring.md, and this is what holds that list to be whole.
//!
//! Ten thousand random changes: `cargo test -p signpost-fuzzing --test meaning -- --ignored`.

#[path = "../../../core/tests/common/mod.rs"]
mod common;
mod kind;
mod random;
mod seen;
mod targeted;

use std::collections::BTreeMap;

use common::{Content, is_sound};
use kind::Kind;
use seen::Seen;
use signpost_core::{Diagnostic, Loaded, Severity};

const ENGLISH: &str = "pages/back-pain/en.yaml";
const DUTCH: &str = "pages/back-pain/nl.yaml";

/// The real content, with texts that have doses, ranges, signs and negations in them.
fn content() -> Content {
    Content::real()
        .edit(
            ENGLISH,
            "Painkillers can ease the pain.",
            "Painkillers can ease the pain: at most 500 mg, not more than 4 times in 24 hours, and only\n      \
             for people aged \\> 50 years with a score of -2.5 to +1.5. About 20% of people have no benefit.",
        )
        .edit(
            DUTCH,
            "Pijnstillers kunnen de pijn verlichten.",
            "Pijnstillers kunnen de pijn verlichten: hooguit 500 mg, niet vaker dan 4 keer in 24 uur, en\n      \
             alleen voor mensen \\> 50 jaar met een score van -2,5 tot +1,5. Bij 20% van de mensen helpt het niet.",
        )
}

/// How changes ended.
#[derive(Default)]
struct Tally {
    told: usize,
    same: usize,
    kinds: BTreeMap<Kind, usize>,
    /// What is on no list.
    wrong: Vec<String>,
}

/// Content that is changed, one file at a time.
struct Bench {
    content: Option<Content>,
    before: Seen,
    files: BTreeMap<&'static str, String>,
    tally: Tally,
}

impl Bench {
    fn new() -> Self {
        let content = content();
        assert_eq!(content.faults(), "", "what is right is not reported");
        let before = Seen::of(&content.check().0.site).expect("pages");
        let files = random::FILES.map(|file| (file, content.read(file))).into();
        Self { content: Some(content), before, files, tally: Tally::default() }
    }

    /// Changes a file, and says how that ended.
    fn try_one(&mut self, file: &'static str, changed: &str) {
        let content = self.content.take().expect("the content").write(file, changed);
        let (loaded, diagnostics) = content.check();
        is_sound(&loaded, &diagnostics, changed);
        self.judge(file, changed, &loaded, &diagnostics);
        self.content = Some(content.write(file, &self.files[file]));
    }

    fn judge(&mut self, file: &str, changed: &str, loaded: &Loaded, diagnostics: &[Diagnostic]) {
        if diagnostics.iter().any(|fault| fault.severity > Severity::Note) {
            self.tally.told += 1;
            return;
        }
        // What cannot be rendered is seen by nobody.
        let Some(after) = Seen::of(&loaded.site) else { return };
        match kind::of(&self.before, &after, &self.files[file], changed) {
            Ok(kinds) if kinds.is_empty() => self.tally.same += 1,
            Ok(kinds) => {
                for kind in kinds {
                    *self.tally.kinds.entry(kind).or_default() += 1;
                }
            }
            Err(why) => self.tally.wrong.push(format!(
                "{file}: {why}\n{}",
                targeted::difference(&self.files[file], changed)
            )),
        }
    }

    #[expect(clippy::print_stdout, reason = "figures for anyone who runs this with --nocapture")]
    fn finish(self) {
        let Tally { told, same, kinds, wrong } = self.tally;
        println!("{told} told, {same} that say the same, {kinds:?}");
        assert!(wrong.is_empty(), "{} on no list:\n{}", wrong.len(), wrong.join("\n"));
    }
}

/// Changes each number, sign and negation in every way, or only one of so many changes.
fn targeted(step: usize) {
    let mut bench = Bench::new();
    for file in [ENGLISH, DUTCH, "aids/low-back-pain-ohri.yaml", "aids/scoliosis-ohri.yaml"] {
        let text = bench.files[file].clone();
        for changed in targeted::changes(&text).iter().step_by(step) {
            bench.try_one(file, changed);
        }
    }
    bench.finish();
}

#[test]
fn some_numbers_signs_and_negations_changed() {
    targeted(17);
}

#[test]
#[ignore = "takes minutes; run it when a parser or a rule has changed"]
fn each_number_sign_and_negation_changed_in_every_way() {
    targeted(1);
}

#[test]
fn a_few_random_changes() {
    random::run(150, 0x00c0_ffee);
}

#[test]
#[ignore = "takes minutes; run it when a parser or a rule has changed"]
fn ten_thousand_random_changes() {
    random::run(10_000, 0xdead_beef);
}

/// The list for people has each kind, and nothing that can be told after all.
#[test]
fn the_kinds_are_documented() {
    let list = include_str!("../../../../docs/authoring.md");
    for kind in Kind::ALL {
        assert!(list.contains(&format!("**{}**", kind.title())), "docs/authoring.md: {kind:?}");
    }
}
