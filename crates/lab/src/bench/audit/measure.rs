//! Runs a program and takes its time, its processor time and its memory.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often a program that runs is looked at. What it did since the last look is lost, so this is
/// how far its processor time may be off.
const LOOK: Duration = Duration::from_millis(5);

/// The system counts processor time in hundredths of a second (`getconf CLK_TCK`).
const TICKS: f64 = 100.0;

/// What a run of a program took.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taken {
    pub(super) seconds: f64,
    pub(super) cpu: f64,
    pub(super) megabytes: f64,
}

/// What came of running a program.
#[derive(Debug, Clone, Copy)]
pub(super) enum Run {
    Done(Taken),
    /// It ended with this exit code, by which it says that it did not do the work.
    Failed(i32),
    /// It was ended after this many seconds.
    TooLong(u64),
    Missing,
}

/// Runs a program to its end, or to the end of patience. `done` are the exit codes by which it says
/// that it did the work, whatever it found.
pub(super) fn run(mut command: Command, done: &[i32], patience: Duration) -> anyhow::Result<Run> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let mut child = match command.spawn() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Run::Missing),
        child => child?,
    };
    let process = format!("/proc/{}", child.id());
    let process = Path::new(&process);
    let (mut cpu, mut megabytes) = (0.0, 0.0);
    loop {
        cpu = processor_seconds(process).unwrap_or(cpu);
        megabytes = peak(process).unwrap_or(megabytes);
        if let Some(status) = child.try_wait()? {
            let seconds = start.elapsed().as_secs_f64();
            return Ok(match status.code() {
                Some(code) if done.contains(&code) => Run::Done(Taken { seconds, cpu, megabytes }),
                code => Run::Failed(code.unwrap_or(-1)),
            });
        }
        if start.elapsed() > patience {
            child.kill()?;
            child.wait()?;
            return Ok(Run::TooLong(patience.as_secs()));
        }
        std::thread::sleep(LOOK);
    }
}

/// proc(5): `utime` and `stime` are the 14th and 15th field, and the name before them may hold
/// anything but ends with the last bracket.
fn processor_seconds(process: &Path) -> Option<f64> {
    let stat = fs::read_to_string(process.join("stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / TICKS)
}

fn peak(process: &Path) -> Option<f64> {
    let status = fs::read_to_string(process.join("status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1024.0)
}

/// The one in the middle.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The medians of several runs, or why there are none.
pub(super) fn medians(runs: &[Run]) -> Run {
    let mut taken = Vec::new();
    for run in runs {
        match run {
            Run::Done(one) => taken.push(*one),
            other => return *other,
        }
    }
    let of = |part: fn(&Taken) -> f64| median(taken.iter().map(part).collect());
    if taken.is_empty() {
        return Run::Missing;
    }
    Run::Done(Taken {
        seconds: of(|one| one.seconds),
        cpu: of(|one| one.cpu),
        megabytes: of(|one| one.megabytes),
    })
}
