//! `cargo xtask calibrate DIR`: what memory and recognition rest on, measured on real pages.
//!
//! The pages are other people's and stay outside the repository. `DIR` has two folders, `fit` and
//! `test`, each with files of labelled cases, a JSON object a line: `s1.jsonl` for pages that are
//! alive, and others. Numbers are chosen on `fit` alone; `test` says how good they are.

mod cases;
mod judged;
mod memory;
mod recognition;
mod variants;

use std::io::Write as _;

use signpost_cli::Exit;
use signpost_cli::output::Output;

use crate::cli::CalibrateArgs;
use recognition::Beside;

pub(super) fn run(args: &CalibrateArgs) -> anyhow::Result<Exit> {
    let mut out = Output::to(None)?;
    for set in ["fit", "test"] {
        let folder = args.folder.join(set);
        let alive = cases::pages(&folder.join("s1.jsonl"))?;
        let wrong = cases::pages(&folder.join("s3.jsonl"))?;
        writeln!(out, "{set}: {} pages\n", alive.len())?;
        for (beside, name) in [(Beside::Subject, "with"), (Beside::Nothing, "without")] {
            writeln!(out, "{name} a subject:\n")?;
            let (examples, used) =
                (recognition::examples(&alive, &wrong, beside), beside.weights());
            if set == "fit" {
                let fitted = recognition::fit(&examples, used);
                write!(out, "{}", recognition::written(&fitted, used))?;
            }
            write!(out, "{}", recognition::table(&examples, &recognition::listed(used)))?;
        }
        let mut judged = judged::Table::default();
        judged.add(&alive);
        judged.add(&wrong);
        for more in ["s3d.jsonl", "s4.jsonl", "s6.jsonl"] {
            judged.add(&cases::pages(&folder.join(more))?);
        }
        writeln!(out, "{}", judged.written())?;
        if std::env::var_os("SHOW").is_some() {
            writeln!(out, "{}\n", judged.wrong.join("\n"))?;
        }
        write!(out, "{}", memory::table(&alive))?;
    }
    out.finish()?;
    Ok(Exit::Clean)
}

/// Text as it stands in a page's code.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
