//! The server: from memory, on this machine alone, for this machine alone.

use std::convert::Infallible;
use std::net::Ipv4Addr;

use anyhow::Context as _;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::{Stream, stream};
use percent_encoding::percent_decode_str;
use signpost_renderer::{OutputFile, Rendered};
use tokio::net::TcpListener;
use tokio::sync::watch::Receiver;

use super::overlay;
use super::snapshot::Snapshot;

/// Where the preview is looked for, unless the port is chosen.
const FIRST_PORT: u16 = 8080;

/// Opens the door. It is on the loopback interface, so that nobody else on the network finds it.
pub(super) async fn bind(port: Option<u16>) -> anyhow::Result<TcpListener> {
    if let Some(port) = port {
        return TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.with_context(|| {
            format!(
                "port {port} on 127.0.0.1 is not available; choose another with --port, or 0 for any"
            )
        });
    }
    for port in FIRST_PORT..FIRST_PORT + 20 {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            return Ok(listener);
        }
    }
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.context("no port on 127.0.0.1 can be had")
}

/// Answers forever.
pub(super) async fn serve(listener: TcpListener, newest: Receiver<Snapshot>) -> anyhow::Result<()> {
    let router = Router::new()
        .route("/.preview/changes", get(changes))
        .route("/", get(page))
        .route("/{*path}", get(page))
        .layer(middleware::from_fn(for_this_machine))
        .with_state(newest);
    axum::serve(listener, router).await.context("the preview can no longer be reached")
}

/// Refuses requests that name another host. A website can point a name of its own at 127.0.0.1 and
/// would then read the preview in the name of anyone who visits it (DNS rebinding); only its name
/// gives it away. The port is not looked at: a tunnel may have changed it.
async fn for_this_machine(request: Request, next: Next) -> Response {
    if !is_asked_here(&request) {
        let reason = "This preview is only for this machine: open it as 127.0.0.1 or localhost.\n";
        return (StatusCode::MISDIRECTED_REQUEST, reason).into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        // The next answer may already be another.
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether every name that a request has for its host is this machine's. There is one line `Host`; a target in full
/// (`GET http://host/`) names the host once more, and counts more (RFC 9112, section 3.2).
fn is_asked_here(request: &Request) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let target = request.uri().authority().map(Authority::as_str);
    host.to_str().is_ok_and(is_ours) && target.is_none_or(is_ours)
}

/// Whether a host and its port are this machine's: one of its names, and no more than a port behind it.
fn is_ours(authority: &str) -> bool {
    const OURS: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];
    let lower = authority.to_ascii_lowercase();
    let Some(rest) = OURS.iter().find_map(|our| lower.strip_prefix(our)) else { return false };
    let is_port =
        |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    rest.is_empty() || rest.strip_prefix(':').is_some_and(is_port)
}

/// A file of the site. Files are looked up by their whole path in memory, so that no path, however
/// written, leads to anything else.
async fn page(State(newest): State<Receiver<Snapshot>>, uri: Uri) -> Response {
    let snapshot = newest.borrow().clone();
    let Some(site) = &snapshot.site else {
        let html = overlay::instead_of_page(&snapshot);
        return (StatusCode::SERVICE_UNAVAILABLE, html_type(), html).into_response();
    };
    match find(site, &percent_decode_str(uri.path()).decode_utf8_lossy()) {
        Found::File(file) => answer(StatusCode::OK, file, &snapshot),
        Found::Folder(location) => {
            (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, location)]).into_response()
        }
        Found::Nothing => match site.file("404.html") {
            Some(file) => answer(StatusCode::NOT_FOUND, file, &snapshot),
            None => StatusCode::NOT_FOUND.into_response(),
        },
    }
}

enum Found<'s> {
    File(&'s OutputFile),
    Folder(String),
    Nothing,
}

/// What a static host would find at a path.
fn find<'s>(site: &'s Rendered, path: &str) -> Found<'s> {
    let path = path.strip_prefix('/').unwrap_or(path);
    if path.is_empty() || path.ends_with('/') {
        return site.file(&format!("{path}index.html")).map_or(Found::Nothing, Found::File);
    }
    if let Some(file) = site.file(path) {
        return Found::File(file);
    }
    match site.file(&format!("{path}/index.html")) {
        Some(_) => Found::Folder(format!("/{path}/")),
        None => Found::Nothing,
    }
}

fn answer(status: StatusCode, file: &OutputFile, snapshot: &Snapshot) -> Response {
    let media_type = [(header::CONTENT_TYPE, file.media_type)];
    if file.media_type.starts_with("text/html") {
        let html = overlay::on_page(&String::from_utf8_lossy(&file.bytes), snapshot);
        return (status, media_type, html).into_response();
    }
    (status, media_type, Body::from(file.bytes.clone())).into_response()
}

fn html_type() -> [(HeaderName, &'static str); 1] {
    [(header::CONTENT_TYPE, "text/html; charset=utf-8")]
}

/// Tells an open page of every change since the one that it shows, until the page is left.
async fn changes(
    State(newest): State<Receiver<Snapshot>>,
    headers: HeaderMap,
    uri: Uri,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    // After a broken connection a browser says what it was told last; before, the page says what
    // it shows. Anyone who says neither is told of the next change.
    let told = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let shown = uri.query().and_then(|query| query.strip_prefix("seen="));
    let seen = told.or(shown).and_then(|revision| revision.parse().ok());
    let seen = seen.unwrap_or_else(|| newest.borrow().revision);
    let events = stream::unfold((newest, seen), |(mut newest, seen)| async move {
        let revision = newest.wait_for(|it| it.revision != seen).await.ok()?.revision;
        let revision_text = revision.to_string();
        // Browsers drop an event without data, hence the number twice.
        let event = Event::default().event("change").id(&revision_text).data(&revision_text);
        Some((Ok(event), (newest, revision)))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}
