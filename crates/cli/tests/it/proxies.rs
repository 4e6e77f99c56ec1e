//! Audits through proxies that work, refuse, are not there, or cannot be used.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::Command;

use signpost_testweb::{Reply, TestWeb};

use crate::common::Scratch;

/// A proxy by SOCKS 5 (RFC 1928) that leads everybody to one place, and remembers which names it was
/// asked for.
fn socks(to: SocketAddr) -> (SocketAddr, std::sync::mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let (asked, names) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let asked = asked.clone();
            std::thread::spawn(move || lead(client, to, &asked));
        }
    });
    (address, names)
}

fn lead(
    mut client: TcpStream,
    to: SocketAddr,
    asked: &std::sync::mpsc::Sender<String>,
) -> Option<()> {
    let mut read = |length: usize| {
        let mut bytes = vec![0; length];
        client.read_exact(&mut bytes).ok().map(|()| bytes)
    };
    let methods = read(2)?[1];
    read(usize::from(methods))?;
    client.write_all(&[5, 0]).ok()?;
    let mut read = |length: usize| {
        let mut bytes = vec![0; length];
        client.read_exact(&mut bytes).ok().map(|()| bytes)
    };
    let name = match read(4)?[3] {
        3 => {
            let length = read(1)?[0];
            String::from_utf8(read(usize::from(length))?).ok()?
        }
        _ => read(4)?.iter().map(u8::to_string).collect::<Vec<_>>().join("."),
    };
    read(2)?;
    asked.send(name).ok()?;
    client.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).ok()?;
    let mut server = TcpStream::connect(to).ok()?;
    let (mut back, mut forth) = (server.try_clone().ok()?, client.try_clone().ok()?);
    std::thread::spawn(move || std::io::copy(&mut back, &mut client));
    std::io::copy(&mut forth, &mut server).ok()?;
    Some(())
}

struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

/// Audits one link over plain HTTP, and one more over HTTPS if wanted.
fn audit(proxies: &[(&str, String)], links: &str) -> Ran {
    let scratch = Scratch::new();
    scratch.write("links.csv", format!("title,url\n{links}"));
    let ran = Command::new(env!("CARGO_BIN_EXE_signpost"))
        .current_dir(scratch.path("."))
        .args(["audit", "links.csv", "--no-ledger", "--no-progress", "--format", "json"])
        .args(["--contact", "https://127.0.0.1/", "--timeout", "5", "--allow-private-network"])
        .env_clear()
        .envs(proxies.iter().cloned())
        .output()
        .expect("the program");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ran {
        code: ran.status.code().expect("a code"),
        stdout: text(&ran.stdout),
        stderr: text(&ran.stderr),
    }
}

fn web() -> (tokio::runtime::Runtime, TestWeb) {
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let web =
        runtime.block_on(TestWeb::start()).expect("a port").with_site("aid.test", |request, _| {
            match request.path() {
                "/aid" => {
                    Reply::html("<title>Scoliosis: surgery?</title><h1>Scoliosis: surgery?</h1>")
                }
                _ => Reply::empty(404),
            }
        });
    (runtime, web)
}

const LINK: &str = "Scoliosis: surgery?,http://aid.test/aid\n";

#[test]
fn a_proxy_by_socks_is_gone_through() {
    let (_runtime, web) = web();
    let (proxy, names) = socks(web.proxy());
    let ran = audit(&[("ALL_PROXY", format!("socks5h://{proxy}"))], LINK);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(web.log_of_url("http://aid.test/aid").len(), 1);
    assert!(names.try_iter().all(|name| name == "aid.test"), "the proxy looks names up");
}

#[test]
fn a_proxy_that_is_not_there_is_the_cause() {
    // A port that nobody listens at, and nobody else gets.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let dead = listener.local_addr().expect("an address");
    drop(listener);
    for proxy in [format!("http://{dead}"), format!("socks5h://{dead}")] {
        let variables = ["HTTP_PROXY", "HTTPS_PROXY"].map(|name| (name, proxy.clone()));
        let ran = audit(&variables, LINK);
        assert_eq!(ran.code, 3, "{}{}", ran.stdout, ran.stderr);
        assert!(
            ran.stderr.contains(&format!(
                "The proxy at {dead}, which the environment names, cannot be reached."
            )),
            "{}{}",
            ran.stdout,
            ran.stderr
        );
    }
}

/// One of two proxies is dead: the links that go through it say so.
#[test]
fn a_link_behind_a_dead_proxy_says_so() {
    let (_runtime, web) = web();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let dead = listener.local_addr().expect("an address");
    drop(listener);
    let proxies = [
        ("HTTP_PROXY", format!("http://{}", web.proxy())),
        ("HTTPS_PROXY", format!("http://{dead}")),
    ];
    let links = format!("{LINK}Knee,https://secure.test/aid\n");
    let ran = audit(&proxies, &links);
    assert!(
        ran.stdout.contains(&format!("the proxy at {dead} refused the connection")),
        "{}{}",
        ran.stdout,
        ran.stderr
    );
}

#[test]
fn a_proxy_that_cannot_be_used_stops_the_audit_before_it_begins() {
    let (_runtime, web) = web();
    let ran = audit(&[("HTTP_PROXY", "ftp://me:secret@127.0.0.1:21".to_owned())], LINK);
    assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stderr.contains("the proxy 127.0.0.1:21"), "{}", ran.stderr);
    assert!(ran.stderr.contains("socks5h://") && !ran.stderr.contains("secret"), "{}", ran.stderr);
    assert!(web.log().is_empty());
}
