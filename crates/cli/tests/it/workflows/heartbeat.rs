//! A schedule that GitHub stops is an audit that nobody misses: the workflow enables itself on each run.

use super::*;

/// This repository's workflow, and the one that `new site` writes.
const WORKFLOWS: [&str; 2] =
    [".github/workflows/audit.yml", "crates/cli/src/commands/new/site/audit.yml"];

#[test]
fn a_run_keeps_the_schedule_alive_or_warns_that_it_could_not() {
    for path in WORKFLOWS {
        let mut runner = Runner::new();
        let workflow = fs::read_to_string(repository().join(path)).expect("the workflow");
        runner.workflow = serde_yaml::from_str(&workflow).expect("YAML");
        let beat = |runner: &Runner| {
            let mut said = Day { code: 0, summary: String::new(), log: String::new() };
            let folder = runner.scratch.path("content");
            runner.step(&folder, "heartbeat", "Keep the schedule alive", &[], &mut said).0
        };

        let step = beat(&runner);
        assert_eq!((step.code, step.printed.as_str()), (0, ""), "{path}");
        assert_eq!(
            runner.read("calls"),
            "api --method PUT repos/a/b/actions/workflows/audit.yml/enable\n"
        );

        // Nor does a heartbeat that failed break the audit: it is said, with what a person can do.
        runner.scratch.write("github/fail", "api --method PUT\n");
        let step = beat(&runner);
        assert_eq!(step.code, 0, "{path}");
        insta::allow_duplicates! {
            insta::assert_snapshot!(step.printed, @r"
            ::warning::The schedule could not be kept alive. GitHub stops it after 60 days without a commit; push one, or enable the workflow by hand under Actions.
            error connecting to api.github.com
            ");
        }
    }
}
