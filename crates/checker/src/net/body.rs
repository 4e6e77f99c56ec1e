//! Reading a body that may be of any size and take any time.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::failure::Missed;
use crate::observation::FailureKind;

/// The most bytes of a body that is not text: enough for what its first bytes give away.
const BINARY: usize = 64 * 1024;

/// Reads a body, after decompression, up to a size and a time. The flag tells whether it went on.
///
/// What arrived of a page that goes on for ever is still an answer. A body that the *server* broke
/// off is not, for nobody can tell what was missing from it; unless the page got as far as its last
/// tag, as it does where a server counts its bytes wrongly.
pub(crate) async fn read(
    response: &mut reqwest::Response,
    most: usize,
    time: Duration,
) -> Result<(Vec<u8>, bool), Missed> {
    let most = if is_text(response) { most } else { most.min(BINARY) };
    let deadline = Instant::now() + time;
    let mut body = Vec::new();
    loop {
        match timeout_at(deadline, response.chunk()).await {
            Err(_) if body.is_empty() => {
                return Err(Missed::new(
                    FailureKind::Timeout,
                    "the page did not follow its headers",
                ));
            }
            Err(_) => {
                let truncated = !is_whole(&body);
                return Ok((body, truncated));
            }
            Ok(Err(_)) if is_whole(&body) => return Ok((body, false)),
            Ok(Err(error)) => return Err(error.into()),
            Ok(Ok(None)) => return Ok((body, false)),
            Ok(Ok(Some(chunk))) => {
                let room = most - body.len();
                if chunk.len() > room {
                    body.extend_from_slice(&chunk[..room]);
                    return Ok((body, true));
                }
                body.extend_from_slice(&chunk);
            }
        }
    }
}

fn is_whole(body: &[u8]) -> bool {
    let last = body.trim_ascii_end();
    last[last.len().saturating_sub(7)..].eq_ignore_ascii_case(b"</html>")
}

/// Whether a body may be a page. One that does not say what it is may be anything.
fn is_text(response: &reqwest::Response) -> bool {
    let media_type = response.headers().get(reqwest::header::CONTENT_TYPE);
    let Some(media_type) = media_type.and_then(|value| value.to_str().ok()) else { return true };
    let media_type = media_type.trim().to_ascii_lowercase();
    media_type.is_empty()
        || media_type.starts_with("text/")
        || ["html", "xml", "json"].iter().any(|kind| media_type.contains(kind))
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
