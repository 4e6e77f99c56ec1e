//! A machine with nothing but the program: a site is begun, grows, and is published.

use crate::common::Scratch;
use crate::serve::Preview;
use insta::assert_snapshot;

fn run(scratch: &Scratch, arguments: &[&str]) -> String {
    let ran = scratch.run(arguments);
    assert_eq!(ran.code, 0, "{arguments:?}\n{}{}", ran.stdout, ran.stderr);
    ran.stdout
}

#[test]
fn a_site_begun_in_an_empty_folder_is_checked_rendered_and_shown() {
    let scratch = Scratch::empty();
    let site = ["new", "site", "--name", "Keuzehulpen", "--language", "nl", "--language", "en"];
    let said = run(&scratch, &[&site[..], &["--now", "2026-11-22"]].concat());
    assert_snapshot!(said, @"
    Wrote ./content/site.yaml
    Wrote ./README.md
    Wrote ./.gitignore
    Wrote ./.github/workflows/check.yml
    Wrote ./.github/workflows/audit.yml
    Wrote ./.github/workflows/publish.yml
    Wrote ./content/suppressions.yaml
    Wrote ./schemas/site.schema.json
    Wrote ./schemas/provider.schema.json
    Wrote ./schemas/aid.schema.json
    Wrote ./schemas/page.schema.json
    Wrote ./schemas/suppressions.schema.json
    Wrote ./content/pages/first-page/nl.yaml
    Wrote ./content/pages/first-page/en.yaml
    Wrote ./content/aids/first-page-aid.yaml
    A page lists at least one aid, so one was created: complete it, or list another.
    Next: write what is marked TODO; `signpost serve --drafts` shows the page as it grows.
    Then: `signpost check`

    This program was not released, so it does not know where its action is: in README.md and
    .github/workflows, replace OWNER/signpost by its repository, and zeros behind it by the commit of
    a release.

    The site is made. ./README.md says how to go on.
    ");
    // Anyone who follows it must come to a page that is published.
    let readme = scratch.read("README.md");
    assert_eq!(readme.matches("`draft: true`").count(), 2, "{readme}");
    let day = ["--now", "2026-11-22"];
    run(&scratch, &[&["check", "--offline"][..], &day].concat());
    run(&scratch, &[&["render"][..], &day].concat());

    let page = ["new", "page", "knee", "--title", "Knee", "--condition", "knee-wear"];
    run(&scratch, &[&page[..], &day].concat());
    #[rustfmt::skip]
    let aid = [
        "new", "aid", "knee-nice", "--subject", "en=Knee", "--subject", "nl=Knie", "--condition", "knee-wear",
        "--decision", "surgery-or-not", "--language", "en", "--url", "https://www.nice.example/knee",
    ];
    run(&scratch, &[&aid[..], &day].concat());
    run(&scratch, &[&["check", "--offline"][..], &day].concat());
    run(&scratch, &[&["render", "--out", "public"][..], &day].concat());
    assert!(scratch.path("public/manifest.json").exists());

    let preview = Preview::start(&scratch, &[]);
    assert_eq!(preview.get("/").status, 200);
}

/// A fresh clone has files of its own, and systems leave theirs.
#[test]
fn what_is_in_a_folder_stays_or_is_refused() {
    let scratch = Scratch::empty();
    let own = ["thesis.txt", ".DS_Store", "LICENSE", "README.md", ".gitignore", ".git/HEAD"];
    own.iter().for_each(|file| scratch.write(file, "years of work"));
    let site = ["new", "site", "--name", "Mine", "--now", "2026-11-22"];
    let said = run(&scratch, &site);
    let (_, end) = said.split_once("This program was not released").expect("where it ends");
    assert_snapshot!(end.split_once("\n\n").expect("a paragraph").1, @"
    ./.gitignore was there already and stays as it is. Add what belongs to no commit:
      /dist/
      /audit.json
      /audit.html
      /ledger.jsonl
      /ledger.jsonl.journal
      /ledger.jsonl.rejected
      *.ledger.jsonl
      *.ledger.jsonl.journal
      *.ledger.jsonl.rejected
      *.lock
      .signpost-*.tmp

    The site is made. ./SIGNPOST.md says how to go on.
    ");
    assert!(own.iter().all(|file| scratch.read(file) == "years of work"));
    assert!(scratch.read("SIGNPOST.md").starts_with("# Mine\n"));

    let before = scratch.read("content/site.yaml");
    let ran = scratch.run(&["new", "site", "--name", "Other"]);
    assert_eq!(ran.code, 2);
    assert_snapshot!(ran.stderr, @"error: ./content/site.yaml is there already, and nothing is written over; begin the site in another folder, for example `signpost new site my-site`");
    assert_eq!(scratch.read("content/site.yaml"), before);
    for taken in ["other/schemas", "other/content/aids/first-page-aid.yaml"] {
        scratch.write(taken, "years of work");
        let ran = scratch.run(&["new", "site", "other", "--name", "Mine"]);
        assert_eq!(ran.code, 2, "{}", ran.stdout);
        assert!(ran.stderr.contains(&format!("{taken} is there already")), "{}", ran.stderr);
        assert!(!scratch.path("other/content/site.yaml").exists());
        std::fs::remove_file(scratch.path(taken)).expect("the file");
    }
    // What git keeps is no content, and a folder that is not there is made.
    scratch.write("clone/.git/HEAD", "ref: refs/heads/main\n");
    let said = run(&scratch, &["new", "site", "clone", "--name", "Mine", "--now", "2026-11-22"]);
    let next = said.lines().find(|line| line.starts_with("Next: "));
    assert_snapshot!(next.expect("what is next"), @"Next: `cd clone`, then write what is marked TODO; `signpost serve --drafts` shows the page as it grows.");
    run(&scratch, &["new", "site", "a/b", "--name", "Mine: \"ours\"", "--now", "2026-11-22"]);
    run(&scratch, &["validate", "--content", "a/b/content", "--now", "2026-11-22"]);
}

#[test]
fn the_workflows_of_a_new_site_use_what_the_action_has() {
    let action = std::fs::read_to_string(crate::common::repository().join("action.yml")).unwrap();
    let inputs: serde_yaml::Value = serde_yaml::from_str(&action).unwrap();
    let scratch = Scratch::empty();
    run(&scratch, &["new", "site", "--name", "Mine"]);
    for name in ["check", "audit", "publish"] {
        let workflow = scratch.read(&format!(".github/workflows/{name}.yml"));
        let workflow: serde_yaml::Value = serde_yaml::from_str(&workflow).unwrap();
        let jobs = workflow["jobs"].as_mapping().unwrap().values();
        let steps = jobs.flat_map(|job| job["steps"].as_sequence().unwrap());
        let ours: Vec<_> = steps
            .filter(|step| step["uses"].as_str().is_some_and(|uses| uses.contains("/signpost@")))
            .collect();
        assert!(!ours.is_empty(), "{name}");
        // This program was not released, so each of them has a comment above it.
        let text = scratch.read(&format!(".github/workflows/{name}.yml"));
        let above = text.matches("# Replace OWNER/signpost by the repository on GitHub").count();
        assert_eq!(above, ours.len(), "{name}");
        for (input, _) in ours.iter().flat_map(|step| step["with"].as_mapping().unwrap()) {
            assert!(inputs["inputs"].get(input).is_some(), "{name}: {input:?}");
        }
    }
}

#[test]
fn a_shell_a_manual_and_the_environment_know_the_commands() {
    let scratch = Scratch::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(run(&scratch, &["completions", shell]).contains("signpost"), "{shell}");
    }
    assert!(run(&scratch, &["man"]).contains("signpost"));
    run(&scratch, &["man", "--out", "man"]);
    assert!(scratch.path("man/signpost-audit.1").exists());
    assert!(run(&scratch, &["help", "render"]).contains("--base-url"));
    // A flag wins over its variable, which wins over the default.
    let render = |arguments: &[&str]| {
        let mut command = scratch.command(arguments);
        let ran = command.env("SIGNPOST_OUT", "from-variable").output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    };
    render(&["render"]);
    assert!(scratch.path("from-variable/manifest.json").exists());
    render(&["render", "--out", "from-flag"]);
    assert!(scratch.path("from-flag/manifest.json").exists());
}
