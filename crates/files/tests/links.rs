//! What a pull request can put in the way of our files.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs::{self, TryLockError};
use std::io::ErrorKind;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::time::{Duration, Instant};

use signpost_files::{Folder, Refused};

/// A folder of ours, and a file outside of it that must stay as it is.
struct Trap {
    folder: tempfile::TempDir,
    ours: Folder,
}

const PRECIOUS: &str = "export PATH\n";

impl Trap {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("precious"), PRECIOUS).unwrap();
        fs::create_dir(folder.path().join("outside")).unwrap();
        let ours = Folder::make(&folder.path().join("ours")).unwrap();
        Self { folder, ours }
    }

    fn ours(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join("ours").join(name)
    }

    fn holds(&self) {
        assert_eq!(fs::read_to_string(self.folder.path().join("precious")).unwrap(), PRECIOUS);
        assert_eq!(names(&self.folder.path().join("outside")), [""; 0]);
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Tries everything that opens `path`, and gives the refusal that all of them agree in.
fn refusal(ours: &Folder, path: &str) -> Refused {
    let refused = [
        ours.read(path, 100).unwrap_err(),
        ours.append(path).unwrap_err(),
        ours.replace(path, b"new").unwrap_err(),
    ]
    .map(|error| Refused::of(&error).unwrap_or_else(|| panic!("{error:?}")));
    assert!(refused.iter().all(|other| *other == refused[0]), "{refused:?}");
    refused[0]
}

#[test]
fn a_link_is_not_followed_wherever_it_is() {
    let trap = Trap::new();
    symlink("../precious", trap.ours("file")).unwrap();
    symlink("../outside", trap.ours("folder")).unwrap();
    symlink("../nothing", trap.ours("dangling")).unwrap();
    fs::create_dir(trap.ours("deep")).unwrap();
    symlink(trap.folder.path().join("outside"), trap.ours("deep/er")).unwrap();
    for path in ["file", "folder", "folder/file", "dangling", "deep/er/new/file"] {
        assert_eq!(refusal(&trap.ours, path), Refused::Link, "{path}");
    }
    assert_eq!(trap.ours.create("file", b"").unwrap_err().kind(), ErrorKind::AlreadyExists);
    assert_eq!(trap.ours.create("dangling", b"").unwrap_err().kind(), ErrorKind::AlreadyExists);
    assert!(trap.ours.has("dangling").unwrap());
    trap.holds();
    assert!(!trap.folder.path().join("nothing").exists());
    // Only the link itself goes.
    assert!(trap.ours.remove("file").unwrap());
    trap.holds();
    assert!(!trap.ours.remove("file").unwrap());
}

#[test]
fn a_file_with_a_second_name_is_replaced_and_never_written_in_place() {
    let trap = Trap::new();
    let hard = |name: &str| fs::hard_link(trap.folder.path().join("precious"), trap.ours(name));
    fs::create_dir(trap.ours("deep")).unwrap();
    for path in ["journal", "deep/journal"] {
        hard(path).unwrap();
        let refused = trap.ours.append(path).unwrap_err();
        assert_eq!(Refused::of(&refused), Some(Refused::Shared), "{path}");
    }
    trap.ours.replace("journal", b"new").unwrap();
    assert_eq!(trap.ours.read("journal", 3).unwrap(), b"new");
    // What a killed run left, which the next one is to write, and what it becomes.
    hard(".signpost-new-page").unwrap();
    hard("page").unwrap();
    trap.ours.write_over("page", b"new").unwrap();
    assert_eq!(trap.ours.read("page", 3).unwrap(), b"new");
    trap.holds();
    drop(trap.ours.append("journal").unwrap());
}

#[test]
fn only_regular_files_are_opened_and_nothing_waits_for_a_pipe() {
    let trap = Trap::new();
    let made = std::process::Command::new("mkfifo").arg(trap.ours("pipe")).status().unwrap();
    assert!(made.success());
    let socket = std::os::unix::net::UnixListener::bind(trap.ours("socket")).unwrap();
    fs::create_dir(trap.ours("folder")).unwrap();
    for path in ["pipe", "socket", "folder"] {
        assert_eq!(refusal(&trap.ours, path), Refused::Special, "{path}");
    }
    drop(socket);
}

#[test]
fn a_path_stays_in_its_folder() {
    let trap = Trap::new();
    for path in ["../precious", "/etc/passwd", "a/../../precious", "", "."] {
        assert_eq!(refusal(&trap.ours, path), Refused::Outside, "{path:?}");
        let kept = trap.ours.remove(path).unwrap_err();
        assert_eq!(Refused::of(&kept), Some(Refused::Outside), "{path:?}");
    }
    trap.holds();
}

#[test]
fn what_is_written_is_whole_keeps_its_mode_and_leaves_nothing_beside_it() {
    let trap = Trap::new();
    trap.ours.create("a/b/new.yaml", b"one").unwrap();
    let mode = |name: &str| fs::metadata(trap.ours(name)).unwrap().permissions().mode() & 0o777;
    fs::write(trap.ours("plain"), "").unwrap();
    assert_eq!(mode("a/b/new.yaml"), mode("plain"), "the person's umask holds");
    fs::set_permissions(trap.ours("a/b/new.yaml"), fs::Permissions::from_mode(0o600)).unwrap();
    trap.ours.replace("a/b/new.yaml", b"two").unwrap();
    assert_eq!(trap.ours.read_to_string("a/b/new.yaml", 3).unwrap(), "two");
    assert_eq!(mode("a/b/new.yaml"), 0o600);
    assert_eq!(trap.ours.create("a/b/new.yaml", b"").unwrap_err().kind(), ErrorKind::AlreadyExists);
    assert_eq!(names(&trap.ours("a/b")), ["new.yaml"]);
    let large = trap.ours.read("a/b/new.yaml", 2).unwrap_err();
    assert_eq!(Refused::of(&large), Some(Refused::TooLarge(2)));
}

#[test]
fn what_a_killed_writer_left_is_swept_and_what_a_living_one_holds_is_not() {
    let trap = Trap::new();
    let left = trap.ours(".page.yaml.0123456789abcdef.tmp");
    let held = trap.ours(".page.yaml.fedcba9876543210.tmp");
    let other = trap.ours(".page.yaml.notes.tmp");
    for path in [&left, &held, &other] {
        fs::write(path, "half").unwrap();
    }
    let holder = fs::File::open(&held).unwrap();
    holder.lock().unwrap();
    trap.ours.replace("page.yaml", b"whole").unwrap();
    assert!(!left.exists());
    assert!(held.exists() && other.exists());
}

#[test]
fn many_writers_of_one_file_leave_one_whole_file() {
    let trap = Trap::new();
    std::thread::scope(|scope| {
        for letter in b'a'..b'i' {
            let ours = &trap.ours;
            scope.spawn(move || {
                for _ in 0..50 {
                    ours.replace("file", &[letter; 1000]).unwrap();
                    let read = ours.read("file", 2000).unwrap();
                    assert!(read.len() == 1000 && read.iter().all(|byte| *byte == read[0]));
                }
            });
        }
    });
    assert_eq!(names(&trap.ours("")), ["file"]);
}

#[test]
fn a_folder_is_held_by_one_at_a_time_and_waited_for() {
    let trap = Trap::new();
    let other = Folder::open(&trap.ours("")).unwrap();
    trap.ours.lock(Duration::ZERO).unwrap();
    let waited = Instant::now();
    let refused = other.lock(Duration::from_millis(50));
    assert!(matches!(refused, Err(TryLockError::WouldBlock)), "{refused:?}");
    assert!(waited.elapsed() >= Duration::from_millis(50));
    let path = trap.ours("");
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| other.lock(Duration::from_secs(60)));
        std::thread::sleep(Duration::from_millis(50));
        assert!(!waiting.is_finished());
        // A folder is let go of with the value that holds it.
        drop(trap.ours);
        waiting.join().unwrap().unwrap();
    });
    assert_eq!(names(&path), [""; 0]);
}

#[test]
fn several_files_are_replaced_together_or_not_at_all() {
    let trap = Trap::new();
    for name in ["a", "b", "c/d"] {
        trap.ours.replace(name, b"old").unwrap();
    }
    symlink("../precious", trap.ours("link")).unwrap();
    for refused in ["link", "c"] {
        let files: [(&str, &[u8]); 3] = [("a", b"new"), (refused, b"new"), ("b", b"new")];
        assert_eq!(trap.ours.replace_all(&files).unwrap_err().0, refused);
        assert_eq!(
            [trap.ours.read("a", 9).unwrap(), trap.ours.read("b", 9).unwrap()],
            [b"old", b"old"]
        );
    }
    trap.ours.replace_all(&[("a", b"new"), ("b", b"new"), ("c/d", b"new")]).unwrap();
    for name in ["a", "b", "c/d"] {
        assert_eq!(trap.ours.read(name, 9).unwrap(), b"new");
    }
    assert_eq!(names(&trap.ours("c")), ["d"]);
    trap.holds();
}

#[test]
fn a_file_that_is_named_is_read_up_to_a_limit_whatever_it_is() {
    let trap = Trap::new();
    trap.ours.replace("a", b"abc").unwrap();
    symlink("a", trap.ours("link")).unwrap();
    assert_eq!(signpost_files::read(&trap.ours("link"), 3).unwrap(), b"abc");
    for (path, most) in [(trap.ours("link"), 2), ("/dev/zero".into(), 5)] {
        let error = signpost_files::read(&path, most).unwrap_err();
        assert_eq!(Refused::of(&error), Some(Refused::TooLarge(most)));
    }
    // What is read is held once, whatever its length.
    trap.ours.replace("b", &vec![b'b'; 70_000]).unwrap();
    let read = [signpost_files::read(&trap.ours("b"), 70_000), trap.ours.read("b", 80_000)];
    assert_eq!(read.map(|it| it.unwrap().capacity()), [70_000; 2]);
    let said = [3, 1024, 1 << 20, 3 << 30].map(|most| Refused::TooLarge(most).to_string());
    assert_eq!(
        said,
        [
            "it is larger than 3 bytes",
            "it is larger than 1 KiB",
            "it is larger than 1 MiB",
            "it is larger than 3 GiB"
        ]
    );
}
