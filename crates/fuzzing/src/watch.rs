//! A thread that looks after the input that is being tried: one that never comes back, or takes all memory,
//! could not be reported by the thread that tries it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What one input may take before the program ends.
#[derive(Debug, Clone)]
pub struct Limits {
    /// So long, by the clock on the wall.
    pub time: Duration,
    /// So many megabytes the program may hold, where the system says how many it does (Linux).
    pub megabytes: u64,
}

/// How often the input is looked after: memory fills by some megabytes meanwhile.
const EVERY: Duration = Duration::from_millis(5);

struct Tried {
    target: String,
    input: Vec<u8>,
    since: Instant,
}

/// Looks after inputs for as long as the program runs.
pub struct Watch {
    tried: Arc<Mutex<Option<Tried>>>,
}

impl Watch {
    /// Begins. An input that is too much is written into the folder, `end` is told of it and of what is
    /// wrong, and the program ends with exit code 1.
    pub fn start(
        limits: Limits,
        findings: PathBuf,
        end: impl Fn(&str, &Path) + Send + 'static,
    ) -> Self {
        let tried: Arc<Mutex<Option<Tried>>> = Arc::default();
        let looked_after = Arc::clone(&tried);
        thread::spawn(move || {
            loop {
                thread::sleep(EVERY);
                let tried = looked_after.lock().unwrap_or_else(PoisonError::into_inner);
                let Some(tried) = &*tried else { continue };
                let Some(what) = too_much(tried.since.elapsed(), &limits) else { continue };
                let path = findings.join(format!("{}-{what}", tried.target));
                let written =
                    fs::create_dir_all(&findings).and_then(|()| fs::write(&path, &tried.input));
                match written {
                    Ok(()) => end(what, &path),
                    Err(error) => end(&format!("{what}, and the input is lost: {error}"), &path),
                }
                std::process::exit(1);
            }
        });
        Self { tried }
    }

    /// Does something with an input, and looks after it meanwhile.
    pub fn over<T>(&self, target: &str, input: &[u8], work: impl FnOnce(&[u8]) -> T) -> T {
        let tried =
            Tried { target: target.to_owned(), input: input.to_vec(), since: Instant::now() };
        self.set(Some(tried));
        let done = work(input);
        self.set(None);
        done
    }

    fn set(&self, tried: Option<Tried>) {
        *self.tried.lock().unwrap_or_else(PoisonError::into_inner) = tried;
    }
}

fn too_much(time: Duration, limits: &Limits) -> Option<&'static str> {
    if time > limits.time {
        return Some("hang");
    }
    (megabytes()? > limits.megabytes).then_some("memory")
}

/// How much memory the program holds; `None` where the system does not say so in Linux's way.
fn megabytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let held = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = held.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024)
}
