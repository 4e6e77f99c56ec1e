//! `new` asks a person at a terminal: a real one, as the system makes them for a window.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use insta::assert_snapshot;
use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use crate::common::Scratch;

/// The program on one side of a terminal, the test on the other.
struct Terminal {
    keyboard: File,
    screen: Receiver<Vec<u8>>,
    /// All that has been on the screen, and how much of it has been looked at.
    shown: String,
    seen: usize,
    program: Child,
}

impl Terminal {
    fn run(scratch: &Scratch, arguments: &[&str]) -> Self {
        let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&ours).expect("a terminal of our own");
        unlockpt(&ours).expect("a terminal that can be opened");
        let name = ptsname(&ours, Vec::new()).expect("its name");
        let theirs = rustix::fs::open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty());
        let theirs = File::from(theirs.expect("its other side"));
        let side = || theirs.try_clone().expect("a side of the terminal");
        let program = Command::new(env!("CARGO_BIN_EXE_signpost"))
            .args(arguments)
            .current_dir(scratch.path(""))
            .env_remove("CLICOLOR_FORCE")
            .stdin(side())
            .stdout(side())
            .stderr(side())
            .spawn()
            .expect("the program to start");
        let keyboard = File::from(ours);
        let mut reader = keyboard.try_clone().expect("our side of the terminal");
        let (sender, screen) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 1024];
            // Once the program has gone, a terminal has an error rather than an end.
            while let Ok(length @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { keyboard, screen, shown: String::new(), seen: 0, program }
    }

    /// Waits for a question to stand there whole, and types an answer.
    fn answer(&mut self, question: &str, answer: &str) {
        while !(self.shown[self.seen..].contains(question) && self.shown.ends_with(": ")) {
            let more = self.screen.recv_timeout(Duration::from_secs(60));
            let Ok(more) = more else { panic!("no question {question:?} after: {}", self.shown) };
            self.shown += &String::from_utf8(more).expect("text");
        }
        self.seen = self.shown.len();
        writeln!(self.keyboard, "{answer}").expect("the answer to be typed");
    }

    /// Waits for the end; gives back all that was on the screen and how the program ended.
    fn end(mut self) -> (String, Option<i32>) {
        let code = self.program.wait().expect("the program to end").code();
        for more in self.screen {
            self.shown += &String::from_utf8(more).expect("text");
        }
        (self.shown.replace('\r', ""), code)
    }
}

#[test]
fn what_is_missing_is_asked_for_until_the_answers_will_do() {
    let scratch = Scratch::new();
    let mut terminal = Terminal::run(&scratch, &["new", "aid", "--today", "2026-11-22"]);
    terminal.answer("Id", "Knee NICE");
    terminal.answer("Id", "knee-nice");
    terminal.answer("Condition", "5");
    terminal.answer("Condition", "3");
    terminal.answer("Subject in `en`", "Knee: worn out?");
    terminal.answer("Subject in `nl`", "");
    terminal.answer("Provider", "ohir");
    terminal.answer("Provider", "3");
    terminal.answer("Provider", "OHRI");
    terminal.answer("Decision", "knee");
    terminal.answer("Decision", "surgery");
    terminal.answer("Language", "klingon");
    terminal.answer("Language", "");
    terminal.answer("Address", "www.nice.example/knee");
    terminal.answer("Address", "https://decisionaid.ohri.ca/AZsumm.php?ID=1");
    terminal.answer("Title", "Knee: should I have it replaced?");
    let (shown, code) = terminal.end();
    assert_snapshot!(shown, @"
    Id (scoliosis-ohri): Knee NICE
      an id has small letters, digits and hyphens: knee-nice
    Id (scoliosis-ohri): knee-nice
    Condition (herniated-disc, non-specific-back-pain, scoliosis, spinal-stenosis): 5
      there are 4 to choose from; write a name, or the number of one
    Condition (herniated-disc, non-specific-back-pain, scoliosis, spinal-stenosis): 3
    Subject in `en` (Enter to leave it out): Knee: worn out?
    Subject in `nl` (Enter to leave it out): 
    Provider (ohri, thuisarts) (Enter to leave it out): ohir
      there is no provider `ohir`; did you mean `ohri`?
    Provider (ohri, thuisarts) (Enter to leave it out): 3
      there is no provider `3`
    Provider (ohri, thuisarts) (Enter to leave it out): OHRI
    Decision (treatment-methods, surgery-or-not, medication-or-not, test-or-not, screening-or-not): knee
      write one of treatment-methods, surgery-or-not, medication-or-not, test-or-not, screening-or-not
    Decision (treatment-methods, surgery-or-not, medication-or-not, test-or-not, screening-or-not): surgery
    Language of the aid itself (en, nl) (Enter for en): klingon
      `klingon` is not the code of a language, such as en or pt-BR
    Language of the aid itself (en, nl) (Enter for en): 
    Address (Enter to leave it out): www.nice.example/knee
      `www.nice.example/knee` is not a web address; it begins with https://
    Address (Enter to leave it out): https://decisionaid.ohri.ca/AZsumm.php?ID=1
    Title, as the aid shows it (Enter to leave it out): Knee: should I have it replaced?
    Wrote content/aids/knee-nice.yaml
    Next: add `knee-nice` to `list` under `aids` of the pages that it belongs to.
    Then: `signpost check`
    ");
    assert_eq!(code, Some(0));
    assert_snapshot!(scratch.read("content/aids/knee-nice.yaml"), @r#"
    # yaml-language-server: $schema=../../schemas/aid.schema.json
    id: knee-nice
    subject: {en: "Knee: worn out?"}
    condition: scoliosis
    provider: ohri
    decision: surgery-or-not
    languages: [en]
    status: active
    links:
      - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1
        title: "Knee: should I have it replaced?"
    "#);
}

#[test]
fn what_was_given_is_not_asked_for() {
    let scratch = Scratch::new();
    let given =
        ["new", "provider", "nice", "--home", "https://www.nice.example/", "--today", "2026-11-22"];
    let mut terminal = Terminal::run(&scratch, &given);
    terminal.answer("Full name", "National Institute");
    terminal.answer("Short name", "");
    let (shown, code) = terminal.end();
    assert_snapshot!(shown, @"
    Full name: National Institute
    Short name, shown in the lines of its aids (Enter to leave it out): 
    Wrote content/providers/nice.yaml
    Next: if its aids live on other hosts as well, add those to `hosts`.
    Then: `signpost new aid --provider nice`
    ");
    assert_eq!(code, Some(0));
}

#[test]
fn a_person_goes_through_the_links_that_wait_for_a_look() {
    let scratch = Scratch::new();
    let arguments = ["verify", "*-ohri", "--print", "--by", "R. Jansen", "--today", "2026-11-25"];
    let mut terminal = Terminal::run(&scratch, &arguments);
    terminal.answer("Is this the aid?", "maybe");
    terminal.answer("Is this the aid?", "y");
    terminal.answer("Is this the aid?", "n");
    terminal.answer("What then?", "n");
    terminal.answer("What the next person should know:", "asks for a code");
    terminal.answer("Is this the aid?", "q");
    let (shown, code) = terminal.end();
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.contains("1 of "), "{shown}");
    assert!(shown.contains("why to look: nobody has opened it yet"), "{shown}");
    assert!(shown.contains("  answer one of y, n, s, q"), "{shown}");
    let all: String = ["herniated-disc", "low-back-pain", "scoliosis", "spinal-stenosis"]
        .map(|aid| scratch.read(&format!("content/aids/{aid}-ohri.yaml")))
        .concat();
    assert_eq!(all.matches("verified: {on: 2026-11-25, by: R. Jansen}").count(), 1, "{shown}");
    assert_eq!(all.matches("# 2026-11-25, R. Jansen: asks for a code\n").count(), 1, "{shown}");
}
