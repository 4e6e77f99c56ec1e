//! Audits through proxies that work, refuse, are not there, or cannot be used.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};

use signpost_testweb::{Reply, TestWeb};

use crate::common::{Ran, Scratch};

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

/// Audits a list of links, with these variables and arguments.
fn audit_with(proxies: &[(&str, String)], links: &str, arguments: &[&str]) -> Ran {
    let scratch = Scratch::new();
    scratch.write("links.csv", format!("title,url\n{links}"));
    let mut command = scratch.command(&["audit", "links.csv", "--no-ledger", "--no-progress"]);
    command.args(["--format", "json", "--contact", "https://127.0.0.1/", "--timeout", "5"]);
    Ran::of(command.args(arguments).env_clear().envs(proxies.iter().cloned()))
}

/// The same where names of this web may be asked, which no public name service knows.
fn audit(proxies: &[(&str, String)], links: &str) -> Ran {
    audit_with(proxies, links, &["--allow-private-network"])
}

fn web() -> (tokio::runtime::Runtime, TestWeb) {
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let web =
        runtime.block_on(TestWeb::start()).expect("a port").with_site("aid.test", |request, _| {
            match request.path() {
                "/aid" => {
                    Reply::html("<title>Scoliosis: surgery?</title><h1>Scoliosis: surgery?</h1><p>A brace or surgery? Weigh both.</p>")
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
    // Capitals in a scheme make no difference.
    for (asked, scheme) in (1..).zip(["socks5h", "SOCKS5H"]) {
        let ran = audit(&[("ALL_PROXY", format!("{scheme}://{proxy}"))], LINK);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        assert_eq!(web.log_of_url("http://aid.test/aid").len(), asked, "{scheme}");
    }
    assert!(names.try_iter().all(|name| name == "aid.test"), "the proxy looks names up");
}

/// A name that no public name service can know is asked of no proxy: one in an office would know it.
#[test]
fn a_name_of_somebody_s_own_network_is_asked_of_no_proxy() {
    let (_runtime, web) = web();
    let names = [
        "intranet",
        "wiki.internal",
        "nas.lan",
        "a.home",
        "b.corp",
        "c.mail",
        "d.home.arpa",
        "e.private",
        "f.intranet",
        "g.localdomain",
        "h.alt",
        "i.onion",
        "j.invalid",
        "aid.test",
        "k.localhost",
        "l.local.",
        "1.0.0.10.in-addr.arpa",
        "0.0.d.f.ip6.arpa",
        "m.workgroup",
        "WIKI.Corp",
    ];
    let links: String =
        names.iter().map(|name| format!("Scoliosis: surgery?,http://{name}/aid\n")).collect();
    let proxy = [("HTTP_PROXY", format!("http://{}", web.proxy()))];
    let ran = audit_with(&proxy, &links, &[]);
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).expect("a report");
    let links = report["links"].as_array().expect("links");
    assert_eq!(links.len(), names.len());
    for link in links {
        assert_eq!(link["reason"], "private-network", "{link}");
    }
    assert_eq!(web.log_of_host("aid.test").len(), 0);
    assert!(names.iter().all(|name| web.log_of_host(name).is_empty()));
    // Somebody who allows it has the same name asked.
    let asked = audit(&proxy, LINK);
    assert_eq!(asked.code, 0, "{}{}", asked.stdout, asked.stderr);
    assert!(!web.log_of_host("aid.test").is_empty());
}

/// An address that nobody listens at, and that nobody else gets while its port is kept.
fn refusing() -> (SocketAddr, tokio::net::TcpSocket) {
    let port = tokio::net::TcpSocket::new_v4().expect("a socket");
    port.bind("127.0.0.1:0".parse().expect("an address")).expect("a port");
    (port.local_addr().expect("an address"), port)
}

#[test]
fn a_proxy_that_is_not_there_is_the_cause() {
    let (dead, _port) = refusing();
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
    let (dead, _port) = refusing();
    let proxies = [
        ("HTTP_PROXY", format!("http://{}", web.proxy())),
        ("HTTPS_PROXY", format!("http://{dead}")),
    ];
    let links = format!("{LINK}Knee,https://secure.test/aid\n");
    let ran = audit(&proxies, &links);
    // Nothing was found out of the link, and it is not the link that is down.
    assert_eq!(found(&ran), ["http://aid.test/aid ok", "https://secure.test/aid proxy"]);
    assert!(
        ran.stdout.contains(&format!("the proxy at {dead} refused the connection")),
        "{}{}",
        ran.stdout,
        ran.stderr
    );
}

/// What was found of each link.
fn found(ran: &Ran) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).expect("a report");
    let links = report["links"].as_array().expect("links").iter();
    let text = |link: &serde_json::Value, name: &str| link[name].as_str().expect(name).to_owned();
    links.map(|link| format!("{} {}", text(link, "url"), text(link, "reason"))).collect()
}

/// A proxy by HTTP that answers everybody by itself.
fn answering(status: &'static str) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for mut client in listener.incoming().flatten() {
            std::thread::spawn(move || {
                let mut head = Vec::new();
                let mut byte = [0];
                while !head.ends_with(b"\r\n\r\n")
                    && client.read(&mut byte).is_ok_and(|read| read > 0)
                {
                    head.push(byte[0]);
                }
                let answer =
                    format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                client.write_all(answer.as_bytes())
            });
        }
    });
    address
}

const LINKS: &str =
    "Knee,http://one.test/aid\nHip,http://two.test/aid\nBack,http://three.test/aid\n";

#[test]
fn a_proxy_that_answers_everybody_by_itself_is_the_cause() {
    for (status, what) in [
        ("407 Proxy Authentication Required", "wants a user and a password (status 407)"),
        ("502 Bad Gateway", "answers with status 502 in the hosts' place"),
        ("503 Service Unavailable", "answers with status 503 in the hosts' place"),
        ("504 Gateway Timeout", "answers with status 504 in the hosts' place"),
    ] {
        let proxy = answering(status);
        // Over HTTPS nothing but a way is asked of a proxy, and by another one here.
        let dead = answering("500 Internal Server Error");
        let proxies =
            [("HTTP_PROXY", format!("http://{proxy}")), ("HTTPS_PROXY", format!("http://{dead}"))];
        for links in [LINKS, LINK] {
            let ran = audit(&proxies, links);
            assert_eq!(ran.code, 3, "{status}: {}{}", ran.stdout, ran.stderr);
            let said = format!("The proxy at {proxy}, which the environment names, {what}.");
            assert!(ran.stderr.contains(&said), "{}", ran.stderr);
        }
    }
}

/// A proxy that takes connections and says nothing that a proxy says.
fn speaking(greeting: &'static [u8]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for mut client in listener.incoming().flatten() {
            std::thread::spawn(move || {
                let mut asked = [0; 4096];
                let read = client.read(&mut asked);
                read.and_then(|_| client.write_all(greeting))
            });
        }
    });
    address
}

#[test]
fn a_proxy_that_is_none_is_the_cause() {
    for (scheme, greeting, what) in [
        ("http", &b""[..], "breaks off without an answer"),
        ("http", b"SSH-2.0-OpenSSH_9.2\r\n", "breaks off without an answer"),
        (
            "https",
            b"HTTP/1.1 400 Bad Request\r\n\r\n",
            "does not answer by TLS, as its https:// says",
        ),
    ] {
        let proxy = speaking(greeting);
        let name = format!("{scheme}://{proxy}");
        let ran = audit(&[("HTTP_PROXY", name.clone()), ("HTTPS_PROXY", name)], LINKS);
        assert_eq!(ran.code, 3, "{what}: {}{}", ran.stdout, ran.stderr);
        let said = format!("The proxy at {proxy}, which the environment names, {what}.");
        assert!(ran.stderr.contains(&said), "{}", ran.stderr);
    }
}

/// Where something else was reached, a status that the proxy may have made is its own if nothing came through it to
/// any of several hosts.
#[test]
fn a_status_of_a_proxy_is_told_from_a_hosts_by_all_that_it_was_asked_for() {
    let (_runtime, web) = web();
    let secure = "Wrist,https://aid.test/aid\n";
    for (proxy, links, expected) in [
        (answering("503 Service Unavailable"), LINKS, "proxy"),
        (answering("407 Proxy Authentication Required"), LINK, "proxy"),
        // On one host nobody can tell.
        (answering("503 Service Unavailable"), LINK, "server-error"),
    ] {
        let proxies = [
            ("HTTP_PROXY", format!("http://{proxy}")),
            ("HTTPS_PROXY", format!("http://{}", web.proxy())),
        ];
        let ran = audit(&proxies, &format!("{links}{secure}"));
        let found = found(&ran);
        let plain: Vec<_> = found.iter().filter(|found| found.starts_with("http:")).collect();
        assert!(!plain.is_empty() && plain.len() < found.len());
        assert!(plain.iter().all(|found| found.ends_with(expected)), "{found:?}");
    }
    // What came through to one host shows that the proxy lets through.
    let web = ["one.test", "two.test", "three.test"]
        .iter()
        .fold(web, |web, host| web.with_site(host, |_, _| Reply::empty(503)));
    let both = ["HTTP_PROXY", "HTTPS_PROXY"].map(|name| (name, format!("http://{}", web.proxy())));
    let ran = audit(&both, &format!("{LINKS}{LINK}"));
    let down = found(&ran).into_iter().filter(|found| found.ends_with("server-error"));
    assert_eq!(down.count(), 3, "{}{}", ran.stdout, ran.stderr);
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
