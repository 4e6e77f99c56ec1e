//! What a person names to write to may be a link, a pipe or a device.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::fs::symlink;
use std::path::Path;

use signpost_files::Named;

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = Named::open(path, || ())?;
    file.write_all(text.as_bytes())?;
    file.finish()
}

#[test]
fn a_file_is_what_it_was_until_all_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.json");
    fs::write(&path, "old").unwrap();
    let mut file = Named::open(&path, || ()).unwrap();
    file.write_all(b"half of it").unwrap();
    drop(file);
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    write(&path, "new").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_link_leads_to_what_is_written_and_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("deep")).unwrap();
    fs::write(at("deep/real"), "old").unwrap();
    symlink("real", at("deep/link")).unwrap();
    symlink("deep/link", at("link")).unwrap();
    symlink("deep/absent", at("dangling")).unwrap();
    write(&at("link"), "new").unwrap();
    write(&at("dangling"), "made").unwrap();
    assert_eq!(fs::read_to_string(at("deep/real")).unwrap(), "new");
    assert_eq!(fs::read_to_string(at("deep/absent")).unwrap(), "made");
    assert!(fs::symlink_metadata(at("link")).unwrap().is_symlink());
    symlink("round", at("round")).unwrap();
    assert!(write(&at("round"), "").is_err());
}

#[test]
fn a_second_name_of_a_report_keeps_what_it_had() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("other"), "old").unwrap();
    fs::hard_link(at("other"), at("report")).unwrap();
    write(&at("report"), "new").unwrap();
    assert_eq!(fs::read_to_string(at("report")).unwrap(), "new");
    assert_eq!(fs::read_to_string(at("other")).unwrap(), "old");
}

#[test]
fn a_pipe_and_a_device_are_written_as_it_comes() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || {
            let mut text = String::new();
            fs::File::open(pipe).unwrap().read_to_string(&mut text).unwrap();
            text
        }
    });
    write(&pipe, "through").unwrap();
    assert_eq!(reader.join().unwrap(), "through");
    write(Path::new("/dev/null"), "gone").unwrap();
    assert!(fs::symlink_metadata("/dev/null").is_ok_and(|found| !found.is_file()));
}

#[test]
fn what_is_open_already_is_added_to() {
    use std::os::fd::AsRawFd as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    fs::write(&path, "before ").unwrap();
    let open = fs::OpenOptions::new().append(true).open(&path).unwrap();
    write(Path::new(&format!("/dev/fd/{}", open.as_raw_fd())), "after").unwrap();
    (&open).write_all(b" and on").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "before after and on");
}

#[test]
fn what_cannot_be_written_is_said_at_once() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Named::open(folder.path(), || ()).is_err());
    assert!(Named::open(&folder.path().join("absent/report.json"), || ()).is_err());
}
