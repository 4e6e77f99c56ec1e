//! Validating content, next to programs that hold YAML to JSON Schemas.
//!
//! The others are asked for less: the schemas alone, without rules across files, and without the
//! format `http-url` where they cannot be taught it.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::content::Generated;
use super::tool::{self, Timing};

/// How long each program takes for the same files.
pub(super) fn run(
    signpost: &Path,
    generated: &Generated,
) -> anyhow::Result<Vec<(&'static str, Timing)>> {
    let ours = tool::best_of(3, |_| {
        let mut command = Command::new(signpost);
        command.args(["validate", "--format", "short", "--today", "2026-11-22", "--content"]);
        command.arg(&generated.content);
        vec![command]
    })?;
    let by_schema = |command: &dyn Fn(&Path, &[PathBuf]) -> Command| {
        let kinds = [
            ("page", generated.pages.as_slice()),
            ("aid", &generated.aids),
            ("provider", &generated.providers),
            ("site", std::slice::from_ref(&generated.site)),
            ("suppressions", std::slice::from_ref(&generated.suppressions)),
        ];
        let commands = kinds.into_iter().flat_map(|(kind, files)| {
            let schema = PathBuf::from(format!("schemas/{kind}.schema.json"));
            tool::in_parts(files, |files| command(&schema, files))
        });
        tool::time(commands.collect())
    };
    let sourcemeta = by_schema(&|schema, files| {
        let mut command = Command::new("jsonschema");
        command.arg("validate").arg(schema).args(files);
        command
    })?;
    let ajv = by_schema(&|schema, files| {
        let mut command = Command::new("ajv");
        command.args(["validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats", "-s"]);
        command.arg(schema);
        for file in files {
            command.arg("-d").arg(file);
        }
        command
    })?;
    let check_jsonschema = by_schema(&|schema, files| {
        let mut command = Command::new("check-jsonschema");
        command.arg("--schemafile").arg(schema).args(files);
        command
    })?;
    Ok(vec![
        ("Signpost: schemas, rules across files, places of every fault", ours),
        ("sourcemeta `jsonschema validate`", sourcemeta),
        ("ajv-cli", ajv),
        ("check-jsonschema", check_jsonschema),
    ])
}
