//! What a maintainer does about a link, by the reason for its verdict.
//!
//! `docs/audit.md` says the same at greater length.

use signpost_core::report::{LinkReport, SuggestionKind};
use signpost_core::{Reason, Verdict};

/// What to do about a link, as sentences.
pub(crate) fn advice(link: &LinkReport) -> String {
    // What failed to answer is no reason to wait where it was known to be gone.
    let known = link.still_known().filter(|_| link.verdict == Verdict::Down);
    // Nor is a page that is gone where its provider has said why.
    let notice = link.notice.filter(|_| link.verdict != Verdict::Blocked);
    let said = notice.map(|notice| notice.reason).or(known.map(|known| known.reason));
    let reason = said.unwrap_or(link.reason);
    let is_listed = link.is_listed();
    let mut advice = if is_listed { of_a_list(reason) } else { by_reason(reason) }.to_owned();
    match link.suggestion.as_ref().map(|suggestion| suggestion.kind) {
        Some(SuggestionKind::NewAddress) if !is_listed && link.verdict == Verdict::Moved => {
            advice += " `signpost fix` does that for all links that have moved.";
        }
        Some(SuggestionKind::ArchivedCopy) if is_listed => {
            advice += " Until then, the archived copy may do for your readers.";
        }
        Some(SuggestionKind::ArchivedCopy) => {
            advice += " Until then, `signpost render --audit` gives readers the archived copy.";
        }
        _ => {}
    }
    advice
}

/// What the owner of a list does, who has its lines and no content.
fn of_a_list(reason: Reason) -> &'static str {
    use Reason as R;
    match reason {
        R::DownForDays => {
            "It has been down for days. Open it; if it is gone for you too, write another address in the line, or take \
             the line out."
        }
        R::MovedPermanently | R::MovedByMetaRefresh | R::MovedByNotice | R::HttpToHttps => {
            "Open the new address; if it is the right page, write it in the line."
        }
        R::OtherTopic | R::Replaced | R::Parked | R::TakenOver | R::EmptyBody => {
            "Open it. If it is another page, write the new address in the line, or take the line out. If it is the \
             right page, write the title that it shows in the line."
        }
        R::OtherLanguage => {
            "Open it. If it is the right page, say its language in the line, for example (EN) behind the title; else \
             look for the address of the right language."
        }
        R::WithdrawnNotice | R::ArchivedNotice => {
            "Read the notice. If the page is out of use, write the address of another in the line, or take the line \
             out."
        }
        R::TlsIncompleteChain
        | R::TlsUnsupported
        | R::Http2Only
        | R::BotWall
        | R::Forbidden
        | R::Http999
        | R::HttpError
        | R::NoEvidence => {
            "Open it in a browser. If it is the right page, there is nothing to do; else change the line, or take it \
             out."
        }
        R::LoginRequired => {
            "Open it in a browser. If readers must log in and know how, there is nothing to do; else change the line, or \
             take it out."
        }
        R::RateLimited => "Nothing: the next audit asks again.",
        R::TlsExpired | R::TlsWrongName | R::TlsUnknownIssuer | R::TlsFailed => {
            "Tell the owner of the page: readers' browsers warn them of it too. If it stays so on three days over five \
             days, it will be reported as dead."
        }
        R::NotAPdf
        | R::Http404
        | R::Http410
        | R::Soft404
        | R::EmptyRecord
        | R::NoResults
        | R::RedirectToHome
        | R::RedirectToErrorPage
        | R::RedirectLoop
        | R::SharedTarget
        | R::BadLocation => {
            "Look for the page's new address and write it in the line, or take the line out."
        }
        _ => by_reason(reason),
    }
}

fn by_reason(reason: Reason) -> &'static str {
    use Reason as R;
    match reason {
        R::DownForDays => {
            "It has been down for days. Open it; if it is gone for you too, look for the aid's new address at its \
             provider, or mark the aid as withdrawn."
        }
        R::Ok | R::OkTemporaryRedirect | R::Verified => "Nothing.",
        R::MovedPermanently | R::MovedByMetaRefresh | R::MovedByNotice | R::HttpToHttps => {
            "Open the new address; if it is the aid, write it in the old one's place."
        }
        R::OtherTopic | R::Replaced | R::Parked | R::TakenOver | R::EmptyBody => {
            "Open it. If the aid is not there, look for it at its provider and write down its new address, or mark \
             the aid as withdrawn. If it is the aid, correct its `title` or `expect`."
        }
        R::OtherLanguage => {
            "Open it. If the provider has the aid in this language only, correct `languages`; else look for the \
             address of the right language."
        }
        R::WithdrawnNotice => {
            "Read the notice. If the aid was withdrawn, write `status: withdrawn` with `withdrawn_on`, and name its \
             `successor` if it has one."
        }
        R::ArchivedNotice => {
            "Read the notice. If the provider no longer updates the aid, write `status: archived`."
        }
        R::NotAPdf => {
            "Open it. The document has probably moved: look for it on the provider's site."
        }
        R::Http404
        | R::Http410
        | R::Soft404
        | R::EmptyRecord
        | R::NoResults
        | R::RedirectToHome
        | R::RedirectToErrorPage
        | R::RedirectLoop
        | R::SharedTarget
        | R::BadLocation => {
            "Look for the aid at its provider and write down its new address, or mark the aid as withdrawn."
        }
        R::Timeout
        | R::ServerError
        | R::ConnectionRefused
        | R::Reset
        | R::MalformedResponse
        | R::HostUnresponsive => {
            "Nothing yet. If it stays so on three days over five days, it will be reported as dead."
        }
        R::Dns => {
            "Look for a typo in the host name. If it is right, wait: if it fails on three days over five days, it \
             will be reported as dead."
        }
        R::Unreachable => {
            "See whether other links were reached; it may be this machine that has no way there."
        }
        R::TlsExpired | R::TlsWrongName | R::TlsUnknownIssuer | R::TlsFailed => {
            "Tell the provider: readers' browsers warn them of this page too. If it stays so on three days \
             over five days, it will be reported as dead."
        }
        R::TlsIncompleteChain => {
            "Tell the provider: the server leaves out a certificate of its chain, so that some browsers warn of it. Open it \
             in yours; if it is the aid, accept the finding in `suppressions.yaml` with a last day."
        }
        R::TlsUnsupported | R::Http2Only => {
            "Open it in a browser, which may manage what this program cannot. If it is the aid, accept the finding in \
             `suppressions.yaml` with a last day; if no browser opens it, tell the provider."
        }
        R::BotWall | R::Forbidden | R::Http999 | R::HttpError | R::NoEvidence => {
            "Open it in a browser. If it is the aid, accept the finding in `suppressions.yaml` with a last day; if \
             not, correct the link."
        }
        R::LoginRequired => {
            "Open it in a browser. If readers must log in, write `access: login` (or `code`); else correct the link."
        }
        R::RateLimited => {
            "Nothing: the next audit asks again. If it happens often, give the provider a longer `min_interval`."
        }
        R::PrivateNetwork => {
            "Look at the address: no reader can open one in a private network. For a network of your own, there is \
             `--allow-private-network`."
        }
        R::RefusedPort => "Look at the address: browsers refuse to open this port.",
        R::Proxy => {
            "Look at the proxy that HTTP_PROXY, HTTPS_PROXY or ALL_PROXY names: its address, its password, and whether it \
             runs. Then audit again."
        }
        R::NoAddress => "Look for the aid's address, or mark the aid as withdrawn.",
        R::NotHttp => "Write a web address that begins with https://.",
    }
}
