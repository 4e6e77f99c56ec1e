//! Servers that mean harm, or are as broken as if they did: one audit of many of them.

use std::collections::HashMap;
use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use signpost_core::Verdict;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::Instant;

use super::content::{self, Target};

/// The path below which a server means harm: the kind of harm follows, and a number.
pub(super) const PATH: &str = "/hostile/";

/// A path that is answered when the servers have packed what they send.
pub(super) const READY: &str = "/hostile/ready";

/// What the servers do where they are asked by http.
const KINDS: &[&str] = &[
    "endless",
    "nested",
    "drip",
    "slow-head",
    "head-flood",
    "many-fields",
    "hints",
    "gzip-bomb",
    "zlib-bomb",
    "deflate-bomb",
    "gzip-twice",
    "brotli-bomb",
    "maze",
    "circle",
    "cookie-flood",
    "reset",
    "half-a-line",
    "short-body",
    "huge-chunk",
    "silence",
];

/// What they do where they are asked by https. No such link gets as far as a request, so the server knows
/// it by its host alone.
const SECURE: [&str; 3] = ["tls-silence", "tls-drip", "tls-garbage"];

/// What they send without end and as fast as the machine carries it: pages that take most where they are read.
const FLOODS: [&str; 4] = ["utf-16", "links", "anchors", "words"];

fn secure_kind(host: Ipv4Addr) -> &'static str {
    SECURE[usize::from(host.octets()[3]) % SECURE.len()]
}

/// One of many hostile links, each kind in turn, to the host with a number.
pub(super) fn target(number: usize, on: usize, port: u16) -> Target {
    let host = content::host(on);
    let (scheme, kind) = match KINDS.get(number % (KINDS.len() + SECURE.len())) {
        Some(kind) => ("http", *kind),
        None => ("https", secure_kind(host)),
    };
    let url = format!("{scheme}://{host}:{port}{PATH}{kind}/{number}");
    Target { url, ..content::target(number, on, 6, 0, port) }
}

/// One of many links to floods, each kind in turn, to the host with a number.
pub(super) fn flood(number: usize, on: usize, port: u16) -> Target {
    let kind = FLOODS[number % FLOODS.len()];
    let url = format!("http://{}:{port}{PATH}{kind}/{number}", content::host(on));
    Target { url, ..content::target(number, on, 6, 0, port) }
}

/// A piece of what a flood consists of.
fn flood_of(kind: &str) -> Vec<u8> {
    let many = |piece: &dyn Fn(usize) -> String| (0..2_000).map(piece).collect::<String>();
    match kind {
        "utf-16" => many(&|_| "<p>".to_owned()).encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "links" => many(&|n| format!("<link rel=alternate href=/{n}><a href=//h{n}>z</a>")).into(),
        "anchors" => many(&|n| format!("<a id=i{n} name=n{n}>")).into(),
        _ => many(&|n| format!("{:x} ", (n as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))).into(),
    }
}

/// What became of links otherwise than it must: one that is not in the report, or one in good order that is
/// not fine.
pub(super) fn harmed(targets: &[Target], found: &HashMap<&str, Verdict>) -> Vec<String> {
    let harm = |target: &Target| {
        let url = &target.url;
        match found.get(url.as_str()) {
            None => Some(format!("{url} is not in the report")),
            Some(Verdict::Ok) => None,
            Some(_) if url.contains(PATH) => None,
            Some(verdict) => Some(format!("{url} is in good order, and called {verdict}")),
        }
    };
    targets.iter().filter_map(harm).collect()
}

/// So many bytes come out of a bomb.
const BOMB: usize = 256 << 20;

/// So many letters, packed by Brotli into two hundred bytes.
const BROTLI: &str = "\
    cfffff7f0024c2e2b14072effff9ffff0f8004401c1680eefd3fffffff01900088c302d0bdffe7ffff3f \
    001200715800baf7fffcffff074002200e0b40f7fe9fffffff004800c46101e8defff3ffff1f00098038 \
    2c00ddfb7ffeffff032001108705a07bffcfffff7f002400e2b00074effff9ffff0f8004401c1680eefd \
    3fffffff01900088c302d0bdffe7ffff3f001200715800baf7fffcffff074002200e0b40f7fe9fffffff \
    004800c46101e8defff3ffff1f000980382c00ddfb7ffeffff032001108705a07bff3f";

/// The kind of harm that a path below [`PATH`] asks for, and its number.
fn asked_for(path: &str) -> (&str, &str) {
    let asked = path.trim_start_matches(PATH);
    asked.split_once('/').unwrap_or((asked, "0"))
}

/// Answers a request for something below [`PATH`].
pub(super) async fn answer(mut stream: TcpStream, path: &str) -> std::io::Result<()> {
    let (kind, number) = asked_for(path);
    let ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
    let second = Duration::from_secs(1);
    match kind {
        "ready" => {
            LazyLock::force(&BOMBS);
            stream.write_all(format!("{ok}Content-Length: 0\r\n\r\n").as_bytes()).await
        }
        "endless" => {
            stream.write_all(format!("{ok}\r\n<p>").as_bytes()).await?;
            for_ever(&mut stream, &b"word ".repeat(10_000), Duration::ZERO).await
        }
        "nested" => {
            stream.write_all(format!("{ok}\r\n").as_bytes()).await?;
            for_ever(&mut stream, &b"<table><tr><td><b><i>".repeat(1_000), Duration::ZERO).await
        }
        kind if FLOODS.contains(&kind) => {
            let charset = if kind == "utf-16" { "utf-16" } else { "utf-8" };
            let head =
                format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}\r\n\r\n");
            stream.write_all(head.as_bytes()).await?;
            let piece = flood_of(kind);
            loop {
                stream.write_all(&piece).await?;
            }
        }
        "drip" => {
            stream.write_all(format!("{ok}\r\n").as_bytes()).await?;
            for_ever(&mut stream, b"a", second / 5).await
        }
        "slow-head" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nX: ").await?;
            for_ever(&mut stream, b"a", second / 5).await
        }
        "head-flood" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\n").await?;
            for_ever(&mut stream, &b"X-Flood: aaaaaaaaaaaaaaaa\r\n".repeat(400), Duration::ZERO)
                .await
        }
        "many-fields" => {
            let fields = "X: a\r\n".repeat(20_000);
            stream.write_all(format!("{ok}{fields}\r\n<p>aid").as_bytes()).await
        }
        "hints" => {
            for_ever(&mut stream, &b"HTTP/1.1 103 Early Hints\r\n\r\n".repeat(100), Duration::ZERO)
                .await
        }
        "gzip-bomb" | "zlib-bomb" | "deflate-bomb" | "gzip-twice" | "brotli-bomb" => {
            let (encoding, body) = BOMBS.get(kind).ok_or(std::io::ErrorKind::NotFound)?;
            let head = format!(
                "{ok}Content-Encoding: {encoding}\r\nContent-Length: {}\r\n\r\n",
                body.len()
            );
            stream.write_all(head.as_bytes()).await?;
            stream.write_all(body).await
        }
        "maze" | "circle" => {
            let next: u64 = number.parse().map_or(0, |number: u64| number + 1);
            let next = if kind == "circle" { next % 2 } else { next };
            let head = format!(
                "HTTP/1.1 302 Found\r\nLocation: {PATH}{kind}/{next}\r\nContent-Length: 0\r\n\r\n"
            );
            stream.write_all(head.as_bytes()).await
        }
        "cookie-flood" => {
            let cookies: String = (0..200)
                .map(|n| format!("Set-Cookie: {number}{n}={}; Path=/\r\n", "x".repeat(3_000)))
                .collect();
            let head =
                format!("HTTP/1.1 302 Found\r\nLocation: {PATH}{kind}/1{number}\r\n{cookies}\r\n");
            stream.write_all(head.as_bytes()).await
        }
        "reset" => stream.set_zero_linger(),
        "half-a-line" => stream.write_all(b"HTTP/1.1 20").await,
        "short-body" => {
            stream
                .write_all(format!("{ok}Content-Length: 999999999\r\n\r\n<p>").as_bytes())
                .await?;
            wait(&mut stream).await
        }
        "huge-chunk" => {
            stream
                .write_all(
                    format!("{ok}Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n<p>").as_bytes(),
                )
                .await?;
            wait(&mut stream).await
        }
        _ => wait(&mut stream).await,
    }
}

/// Answers what opens a secure connection: with silence, with a record that never ends, or with nonsense.
pub(super) async fn secure(mut stream: TcpStream) -> std::io::Result<()> {
    let IpAddr::V4(host) = stream.local_addr()?.ip() else { return wait(&mut stream).await };
    match secure_kind(host) {
        "tls-drip" => {
            // A handshake record of 16 KB, a byte at a time.
            stream.write_all(&[0x16, 3, 3, 0x40, 0]).await?;
            for_ever(&mut stream, &[2], Duration::from_millis(200)).await
        }
        "tls-garbage" => stream.write_all(&b"\x16\x03\x03\x00\x10garbage".repeat(100)).await,
        _ => wait(&mut stream).await,
    }
}

async fn for_ever(stream: &mut TcpStream, bytes: &[u8], pause: Duration) -> std::io::Result<()> {
    loop {
        if pause.is_zero() {
            line(bytes.len()).await;
        }
        stream.write_all(bytes).await?;
        tokio::time::sleep(pause).await;
    }
}

/// Waits until a line of 1 Gbit/s, which all hostile servers share, has room for so many bytes. Loopback would
/// carry as much as the processors that the audit needs can make and read.
async fn line(bytes: usize) {
    const BYTES_A_SECOND: f64 = 125e6;
    static FREE: LazyLock<Mutex<Instant>> = LazyLock::new(|| Mutex::new(Instant::now()));
    let turn = {
        let mut free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = (*free).max(Instant::now());
        *free = turn + Duration::from_secs(1).mul_f64(bytes as f64 / BYTES_A_SECOND);
        turn
    };
    tokio::time::sleep_until(turn).await;
}

/// Waits until the client leaves.
async fn wait(stream: &mut (impl AsyncRead + Unpin)) -> std::io::Result<()> {
    let mut bytes = [0; 1024];
    while stream.read(&mut bytes).await? > 0 {}
    Ok(())
}

/// Each is packed once.
static BOMBS: LazyLock<HashMap<&str, (&str, Vec<u8>)>> = LazyLock::new(|| {
    let kinds = KINDS.iter().filter(|kind| kind.ends_with("bomb") || **kind == "gzip-twice");
    kinds.filter_map(|kind| Some((*kind, bomb(kind).ok()?))).collect()
});

/// A body that is short on the way and long when it is unpacked.
fn bomb(kind: &str) -> std::io::Result<(&'static str, Vec<u8>)> {
    fn fill(mut packer: impl std::io::Write) -> std::io::Result<()> {
        let block = vec![b'a'; 1 << 20];
        (0..BOMB >> 20).try_for_each(|_| packer.write_all(&block))
    }
    let best = Compression::fast();
    let mut packed = Vec::new();
    match kind {
        "zlib-bomb" => fill(ZlibEncoder::new(&mut packed, best))?,
        "deflate-bomb" => fill(DeflateEncoder::new(&mut packed, best))?,
        "brotli-bomb" => {
            let digit = |at: usize| u8::from_str_radix(BROTLI.get(at..at + 2).unwrap_or("0"), 16);
            packed = (0..BROTLI.len()).step_by(2).filter_map(|at| digit(at).ok()).collect();
        }
        _ => fill(GzEncoder::new(&mut packed, best))?,
    }
    if kind == "gzip-twice" {
        let mut outer = GzEncoder::new(Vec::new(), best);
        outer.write_all(&packed)?;
        return Ok(("gzip, gzip", outer.finish()?));
    }
    let encoding = match kind {
        "zlib-bomb" | "deflate-bomb" => "deflate",
        "brotli-bomb" => "br",
        _ => "gzip",
    };
    Ok((encoding, packed))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use url::Url;

    use super::*;

    #[test]
    fn the_servers_are_ready_when_they_are_asked_to_be() {
        assert_eq!(asked_for(READY), ("ready", "0"));
        assert_eq!(asked_for("/hostile/maze/7"), ("maze", "7"));
    }

    #[test]
    fn a_link_that_is_missing_or_called_broken_is_told() {
        let targets = [content::target(1, 1, 6, 0, 80), target(2, 20, 80), target(3, 21, 80)];
        let [good, bad, more] = targets.each_ref().map(|it| it.url.as_str());
        let told = |found: &[(&str, Verdict)]| harmed(&targets, &found.iter().copied().collect());
        let all = [(good, Verdict::Ok), (bad, Verdict::Down), (more, Verdict::Dead)];
        assert_eq!(told(&all), [""; 0]);
        assert_eq!(told(&all[..2]), [format!("{more} is not in the report")]);
        let all = [(good, Verdict::Down), (bad, Verdict::Down), (more, Verdict::Ok)];
        assert_eq!(told(&all), [format!("{good} is in good order, and called down")]);
    }

    #[test]
    fn every_kind_is_asked_for_and_a_server_does_what_its_link_says() {
        let mut asked = BTreeSet::new();
        for number in 0..500 {
            let url = Url::parse(&target(number, 20 + number % 100, 80).url).unwrap();
            let kind = url.path().split('/').nth(2).unwrap().to_owned();
            if url.scheme() == "https" {
                assert_eq!(kind, secure_kind(url.host_str().unwrap().parse().unwrap()), "{url}");
            }
            asked.insert(kind);
        }
        assert_eq!(asked, KINDS.iter().chain(&SECURE).map(|kind| (*kind).to_owned()).collect());
    }
}
