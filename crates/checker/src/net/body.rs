//! Reading a body that may be of any size and take any time.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::budget::{FREE, Share};
use super::encoding::{self, Decoded};
use super::failure::Missed;
use signpost_judge::observation::{Cut, FailureKind};

/// The most bytes of a body that cannot be read: enough for what its first bytes give away.
const BINARY: usize = 64 * 1024;

/// What a body may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allowance {
    /// The most bytes, before and after decompression.
    pub(crate) size: usize,
    /// How long nothing may come. A server that thinks between two parts of a page is slow; one
    /// that keeps still for as long as it might have taken to answer at all has stopped.
    pub(crate) idle: Duration,
    /// How long the whole may take.
    pub(crate) total: Duration,
}

/// What was read of a body.
pub(crate) struct Body {
    pub(crate) bytes: Vec<u8>,
    /// What of our bounds it went on past.
    pub(crate) cut: Option<Cut>,
    /// Whether it still is in an encoding that is not known here.
    pub(crate) encoded: bool,
}

/// How the arrival of a body ended.
enum End {
    Whole,
    OutOfRoom,
    OutOfTime,
    Broken(Missed),
}

/// Reads a body, up to a size before and after decompression and up to a time.
///
/// What arrived of a page that goes on forever is still an answer. A body that the *server* broke
/// off is not, for nobody can tell what was missing from it; unless the page got as far as its last
/// tag, as it does where a server counts its bytes wrongly.
pub(crate) async fn read(
    response: &mut reqwest::Response,
    allowance: Allowance,
    share: &mut Share,
) -> Result<Body, Missed> {
    let most = if is_legible(response) { allowance.size } else { allowance.size.min(BINARY) };
    let (mut bytes, end) = arrive(response, most, allowance, share).await;
    // It is kept for longer than it took to come.
    bytes.shrink_to_fit();
    let layers = encoding::of(response.headers());
    let encoded = layers.is_none();
    let Decoded { body, fault } = match layers.unwrap_or_default() {
        layers if layers.is_empty() => Decoded { body: bytes, fault: None },
        layers => {
            let unpack = || {
                let mut decoded = encoding::decode(bytes, &layers, most);
                decoded.body.shrink_to_fit();
                let length = decoded.body.len();
                (decoded, length)
            };
            share.unpack(unpack).await
        }
    };
    finish(body, end, fault, most)
        .map(|(bytes, cut)| Body { bytes, cut, encoded })
        // An error page that cannot be read does not make the status less clear.
        .or_else(|missed| match fault {
            Some(_) if !response.status().is_success() => {
                Ok(Body { bytes: Vec::new(), cut: None, encoded: false })
            }
            _ => Err(missed),
        })
}

/// What the server sent, as it sent it.
async fn arrive(
    response: &mut reqwest::Response,
    most: usize,
    Allowance { idle, total, .. }: Allowance,
    share: &mut Share,
) -> (Vec<u8>, End) {
    let mut deadline = Instant::now() + total;
    let said = response.content_length().and_then(|length| usize::try_from(length).ok());
    // One that does not say its length has room for what is not counted of any.
    let mut body = Vec::with_capacity(said.unwrap_or(FREE).min(most));
    loop {
        let patience = deadline.min(Instant::now() + idle);
        match timeout_at(patience, response.chunk()).await {
            Err(_) => return (body, End::OutOfTime),
            Ok(Err(error)) => return (body, End::Broken(error.into())),
            Ok(Ok(None)) => return (body, End::Whole),
            Ok(Ok(Some(chunk))) => {
                let room = most - body.len();
                // The time for which we have no room is not the server's.
                let full = Instant::now();
                share.grow_to(body.len() + chunk.len().min(room)).await;
                deadline += full.elapsed();
                if let Some((fits, [_, ..])) = chunk.split_at_checked(room) {
                    body.reserve_exact(fits.len());
                    body.extend_from_slice(fits);
                    return (body, End::OutOfRoom);
                }
                // A system gives memory only when it is written to. Growing by doubling would leave pieces of
                // every size, which no other body fits into.
                if body.capacity() - body.len() < chunk.len() {
                    body.reserve_exact(room);
                }
                body.extend_from_slice(&chunk);
            }
        }
    }
}

/// The body and whether it went on, or why it is none.
fn finish(
    mut body: Vec<u8>,
    end: End,
    fault: Option<&str>,
    most: usize,
) -> Result<(Vec<u8>, Option<Cut>), Missed> {
    if body.len() > most {
        body.truncate(most);
        return Ok((body, Some(Cut::Size)));
    }
    let whole = is_whole(&body);
    match (end, fault) {
        (End::OutOfTime, _) if body.is_empty() => {
            Err(Missed::new(FailureKind::Timeout, "the page did not follow its headers"))
        }
        (End::OutOfTime, _) => Ok((body, (!whole).then_some(Cut::Time))),
        (End::OutOfRoom, None) => Ok((body, Some(Cut::Size))),
        (End::OutOfRoom, Some(_)) if !body.is_empty() => Ok((body, Some(Cut::Size))),
        (End::Whole, None) => Ok((body, None)),
        (End::Whole | End::Broken(_), _) if whole => Ok((body, None)),
        (End::Broken(missed), _) => Err(missed),
        (_, Some(name)) => Err(Missed::new(
            FailureKind::Malformed,
            format!("the body is not encoded as it says (Content-Encoding: {name})"),
        )),
    }
}

fn is_whole(body: &[u8]) -> bool {
    let last = body.trim_ascii_end();
    last.last_chunk::<7>().is_some_and(|end| end.eq_ignore_ascii_case(b"</html>"))
}

/// Whether a body may be a page or a document. One that does not say what it is may be anything.
fn is_legible(response: &reqwest::Response) -> bool {
    let media_type = response.headers().get(reqwest::header::CONTENT_TYPE);
    let Some(media_type) = media_type.and_then(|value| value.to_str().ok()) else { return true };
    let media_type = media_type.trim().to_ascii_lowercase();
    media_type.is_empty()
        || media_type.starts_with("text/")
        || ["html", "xml", "json", "pdf"].iter().any(|kind| media_type.contains(kind))
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    #[test]
    fn a_page_is_whole_when_it_got_as_far_as_its_last_tag() {
        assert!(is_whole(b"<html><p>text</p></HTML>\r\n"));
        assert!(!is_whole(b"<html><p>text</p></htm"));
        assert!(!is_whole(b""));
    }
}
