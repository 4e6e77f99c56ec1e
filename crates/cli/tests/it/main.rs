//! Runs the real program in a folder of its own, and looks at what it prints and writes.

mod common;

#[cfg(unix)]
mod action;
#[cfg(unix)]
mod at_once;
mod audit;
#[cfg(target_os = "linux")]
mod audit_faults;
#[cfg(target_os = "linux")]
mod bounds;
mod conditions;
mod dependencies;
mod docs;
#[cfg(target_os = "linux")]
mod faults;
mod fix;
mod fresh;
mod import;
mod killed;
#[cfg(unix)]
mod links;
mod lists;
mod many;
mod new;
mod promises;
mod proxies;
mod render;
#[cfg(target_os = "linux")]
mod render_faults;
mod report;
mod sarif;
mod serve;
#[cfg(unix)]
mod terminal;
mod thirty_days;
#[cfg(target_os = "linux")]
mod unfinished;
mod unseen;
mod validate;
mod variables;
mod verify;
#[cfg(unix)]
mod workflows;
