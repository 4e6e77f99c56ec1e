//! A few thousand inputs for each target, always the same ones. What was ever found is a seed.

use signpost_fuzzing::{Mutator, TARGETS, seeds};

/// Fewer where an input takes a file system or a whole site.
fn inputs(target: &str) -> usize {
    match target {
        "markdown" => 40,
        "yaml" | "import" | "judge" | "ledger" | "lists" | "memory" => 300,
        "formats" => 500,
        _ => 2_000,
    }
}

#[test]
fn no_input_is_too_much() {
    std::thread::scope(|scope| {
        for (name, target) in TARGETS {
            scope.spawn(move || {
                let seeds = seeds(name).expect("seeds");
                assert!(!seeds.is_empty(), "{name} has no seeds");
                seeds.iter().for_each(|seed| target(seed));
                let mut mutator = Mutator::new(7, seeds);
                for _ in 0..inputs(name) {
                    target(&mutator.next_input());
                }
            });
        }
    });
}

#[test]
fn the_journals_are_read() {
    for seed in seeds("journal").expect("seeds") {
        let text = String::from_utf8(seed).expect("text");
        assert_eq!(signpost_checker::read_journal(&text), text.lines().count() - 1, "{text}");
    }
}
