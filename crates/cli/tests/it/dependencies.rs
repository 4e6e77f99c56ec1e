//! What keeps dependencies up to date knows of all of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::common::repository;

/// Folders in which nothing is ours.
const OTHERS: [&str; 3] = ["target", "node_modules", ".git"];

/// The folders in the repository, `/` for the topmost one, that hold something whose updates are asked for:
/// a workspace of Rust, packages for Node.js, workflows and actions.
fn wanted() -> BTreeSet<(String, String)> {
    let mut wanted = BTreeSet::new();
    let mut folders = vec![repository().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
            if path.is_dir() && !OTHERS.contains(&name.as_str()) {
                folders.push(path);
                continue;
            }
            let mut add = |kind: &str, folder: &Path| {
                let within = folder.strip_prefix(repository()).expect("a folder in it");
                let within = within.to_str().expect("letters").replace('\\', "/");
                wanted.insert((kind.to_owned(), format!("/{within}")));
            };
            match name.as_str() {
                "Cargo.toml" => {
                    let text = fs::read_to_string(&path).expect("a manifest");
                    if text.lines().any(|line| line == "[workspace]") {
                        add("cargo", &folder);
                    }
                }
                "package.json" => add("npm", &folder),
                // Workflows are looked for in their own folder by those who look at the topmost one.
                "action.yml" => add("github-actions", &folder),
                _ => {}
            }
        }
    }
    wanted
}

#[test]
fn every_manifest_is_kept_up_to_date() {
    let text = fs::read_to_string(repository().join(".github/dependabot.yml")).expect("the list");
    let list: serde_yaml::Value = serde_yaml::from_str(&text).expect("YAML");
    let mut asked = BTreeSet::new();
    for update in list["updates"].as_sequence().expect("updates") {
        let kind = update["package-ecosystem"].as_str().expect("a kind").to_owned();
        assert_eq!(update["schedule"]["interval"].as_str(), Some("weekly"), "{kind}");
        let several = update["directories"].as_sequence().cloned().unwrap_or_default();
        for folder in several.iter().chain(update.get("directory")) {
            asked.insert((kind.clone(), folder.as_str().expect("a folder").to_owned()));
        }
    }
    assert_eq!(asked, wanted());
}
