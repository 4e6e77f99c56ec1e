//! The web that is audited: a small server on loopback, in a process of its own.
//!
//! Every address of 127.0.0.0/8 is this machine, so that hosts need neither names nor rights. What a
//! page is stands in its address: `/6/50/00012` is page 12, 6 KB long, 50 ms away.

use std::collections::HashMap;
use std::io::Write as _;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;

use super::{hostile, pages};

/// A path that says how closely any host was asked: the least time between two requests, in
/// microseconds. Asking for it starts anew.
pub(super) const LEAST: &str = "/least-interval";

/// The path at which requests are taken and never answered.
pub(super) const SWALLOWED: &str = "swallowed";

/// The first byte of what opens a secure connection.
const HANDSHAKE: u8 = 0x16;

type Asked = Arc<Mutex<HashMap<String, (Instant, Duration)>>>;

/// Serves until the process is ended; says on which port.
pub(super) fn serve() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).await?;
        let mut out = std::io::stdout();
        writeln!(out, "{}", listener.local_addr()?.port()).context("nobody reads the port")?;
        out.flush()?;
        let asked = Asked::default();
        let harm = elsewhere()?;
        loop {
            if let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(connection(stream, Arc::clone(&asked), harm.clone()));
            }
        }
    })
}

/// A thread for the servers that mean harm: they keep themselves busy, and not the servers of others.
fn elsewhere() -> std::io::Result<Handle> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    std::thread::spawn(move || runtime.block_on(std::future::pending::<()>()));
    Ok(handle)
}

async fn connection(mut stream: TcpStream, asked: Asked, harm: Handle) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut first = [0];
    if stream.peek(&mut first).await? == 1 && first[0] == HANDSHAKE {
        let stream = stream.into_std()?;
        harm.spawn(async { hostile::secure(TcpStream::from_std(stream)?).await });
        return Ok(());
    }
    let mut bytes: Vec<u8> = Vec::with_capacity(2048);
    loop {
        let end = loop {
            if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                break at;
            }
            if stream.read_buf(&mut bytes).await? == 0 {
                return Ok(());
            }
        };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        bytes.drain(..end + 4);
        let path = head.split(' ').nth(1).unwrap_or("/");
        let host = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("host").then(|| value.trim().to_owned())
        });
        if path == LEAST {
            let least = least(&asked).map_or(0, |time| time.as_micros());
            stream.write_all(&answer(200, least.to_string().as_bytes())).await?;
            continue;
        }
        note(&asked, host.unwrap_or_default());
        if path.starts_with(hostile::PATH) {
            let (stream, path) = (stream.into_std()?, path.to_owned());
            harm.spawn(async move { hostile::answer(TcpStream::from_std(stream)?, &path).await });
            return Ok(());
        }
        if path.contains(SWALLOWED) {
            std::future::pending::<()>().await;
        }
        let (latency, reply) = reply(path);
        if !latency.is_zero() {
            tokio::time::sleep(latency).await;
        }
        stream.write_all(&reply).await?;
    }
}

fn reply(path: &str) -> (Duration, Vec<u8>) {
    let missing = || answer(404, b"<title>Not found</title><h1>Not found</h1>");
    if let Some(bad) = pages::bad(path.trim_start_matches("/bad/")) {
        return (Duration::ZERO, answer(200, bad.as_bytes()));
    }
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let &[kilobytes, latency, number] = parts.as_slice() else {
        return (Duration::ZERO, missing());
    };
    let latency = Duration::from_millis(latency.parse().unwrap_or(0));
    // Only what a link names is there: six digits. An address beside it is not.
    let known = number.len() == 6 && number.parse::<usize>().is_ok_and(|n| n < pages::MOST);
    let page = match (known, kilobytes.parse(), number.parse()) {
        (true, Ok(kilobytes), Ok(number)) => answer(200, pages::aid(number, kilobytes).as_bytes()),
        _ => missing(),
    };
    (latency, page)
}

fn answer(status: u16, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status} Whatever\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

fn note(asked: &Asked, host: String) {
    let now = Instant::now();
    let mut asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
    asked
        .entry(host)
        .and_modify(|(last, least)| {
            *least = (*least).min(now - *last);
            *last = now;
        })
        .or_insert((now, Duration::MAX));
}

fn least(asked: &Asked) -> Option<Duration> {
    let mut asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
    let least = asked.values().map(|(_, least)| *least).min();
    asked.clear();
    least.filter(|least| *least < Duration::MAX)
}
