//! `cargo run --release -p signpost-fuzzing -- --seconds 600`: each target for so long, with inputs
//! made of its seeds.

use std::fs;
use std::panic::catch_unwind;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use clap::Parser;
use signpost_fuzzing::{Limits, Mutator, TARGETS, TRAPS, Target, Watch, seeds};

/// So much processor time one input may take before it is a finding.
const SLOW: Duration = Duration::from_secs(2);

#[derive(Debug, Parser)]
#[command(about = "Hostile inputs for everything that reads foreign bytes")]
struct Arguments {
    /// How long each target runs
    #[arg(long, value_name = "N", default_value_t = 600)]
    seconds: u64,

    /// The targets; all of them if none is named
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,

    /// Where the inputs begin; another number makes other inputs
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,

    /// How long one input may take before it is written down and the program ends
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    hang: u64,

    /// How much memory the program may take before the input is written down and it ends, on Linux
    #[arg(long, value_name = "MEGABYTES", default_value_t = 1_000)]
    memory: u64,

    /// Only this input, for example one that was too much
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,

    /// The folder for inputs that were too much
    #[arg(long, value_name = "DIR", default_value = "target/fuzz")]
    findings: PathBuf,
}

#[expect(clippy::print_stdout, reason = "a program for developers that says what it did")]
fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::parse();
    let is_named = |(name, _): &&Target| arguments.targets.iter().any(|target| target == name);
    let wanted = |target: &&Target| arguments.targets.is_empty() || is_named(target);
    // What is always too much runs only for a person who names it.
    let traps = TRAPS.iter().filter(is_named);
    let limits = Limits { time: Duration::from_secs(arguments.hang), megabytes: arguments.memory };
    let watch = Watch::start(limits, arguments.findings.clone(), |what, path| {
        println!("{what}: {}", path.display());
    });
    let mut clean = true;
    for (name, target) in TARGETS.iter().filter(wanted).chain(traps) {
        if let Some(path) = &arguments.input {
            let input = fs::read(path)?;
            let (broke, took) = watch.over(name, &input, |input| timed(*target, input));
            println!("{name}: {} ms{}", took.as_millis(), if broke { ", a panic" } else { "" });
            clean &= !broke;
            continue;
        }
        let seeds = seeds(name).with_context(|| format!("the seeds of {name} cannot be read"))?;
        let mut mutator = Mutator::new(arguments.seed, seeds);
        let started = Instant::now();
        let (mut inputs, mut slowest, mut findings) = (0_u64, Duration::ZERO, 0);
        while started.elapsed() < Duration::from_secs(arguments.seconds) {
            let input = mutator.next_input();
            let (broke, took) = watch.over(name, &input, |input| timed(*target, input));
            (inputs, slowest) = (inputs + 1, slowest.max(took));
            if broke || took > SLOW {
                findings += 1;
                let path = arguments.findings.join(format!("{name}-{inputs}"));
                fs::create_dir_all(&arguments.findings)?;
                fs::write(&path, &input)?;
                println!(
                    "{name}: {} in {}",
                    if broke { "a panic" } else { "slow" },
                    path.display()
                );
            }
            if findings >= 10 {
                break;
            }
        }
        clean &= findings == 0;
        println!(
            "{name}: {inputs} inputs, the slowest {} ms, {findings} findings",
            slowest.as_millis()
        );
    }
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether an input was too much, and how long it took.
fn timed(target: fn(&[u8]), input: &[u8]) -> (bool, Duration) {
    let began = used();
    let broke = catch_unwind(|| target(input)).is_err();
    (broke, used().saturating_sub(began))
}

/// The processor time that this program has used, so that a busy machine makes nothing slow.
#[cfg(unix)]
fn used() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::try_from(time).unwrap_or_default()
}

#[cfg(not(unix))]
fn used() -> Duration {
    static BEGAN: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    BEGAN.elapsed()
}
