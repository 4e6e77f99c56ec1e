//! What became of a link: one verdict, and one reason for it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;

/// What a person would say of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is there and it is that aid.
    Ok,
    /// It has permanently moved to a new address that shows the same aid.
    Moved,
    /// Something is there, but it is not, or no longer, this aid.
    Changed,
    /// It is gone.
    Dead,
    /// It failed now, and may come back.
    Down,
    /// The server will not talk to a robot: a person must look.
    Blocked,
    /// It was not asked, or its finding is accepted.
    Skipped,
}

impl Verdict {
    /// Every verdict, in the order in which reports list them.
    pub const ALL: [Self; 7] = [
        Self::Ok,
        Self::Moved,
        Self::Changed,
        Self::Dead,
        Self::Down,
        Self::Blocked,
        Self::Skipped,
    ];

    /// The verdict as reports write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Dead => "dead",
            Self::Down => "down",
            Self::Blocked => "blocked",
            Self::Skipped => "skipped",
        }
    }

    /// How much the verdict matters to a maintainer.
    pub fn severity(self) -> Severity {
        match self {
            Self::Ok => Severity::Fine,
            Self::Skipped => Severity::Note,
            Self::Moved | Self::Down | Self::Blocked => Severity::Warning,
            Self::Changed | Self::Dead => Severity::Error,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

macro_rules! reasons {
    ($($variant:ident $name:literal $verdict:ident $meaning:literal;)+) => {
        /// Why a link got its verdict.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Reason {
            $(#[doc = $meaning] #[serde(rename = $name)] $variant,)+
        }

        impl Reason {
            /// Every reason there is, grouped by verdict.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The reason as reports write it, in kebab case.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// The verdict that the reason leads to. Only a ledger can make more of it: a `down`
            /// confirmed often and long enough is `dead`.
            pub fn verdict(self) -> Verdict {
                match self {
                    $(Self::$variant => Verdict::$verdict,)+
                }
            }

            /// What a maintainer is told, as the rest of a sentence that begins with the link.
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => $meaning,)+
                }
            }
        }
    };
}

reasons! {
    Ok "ok" Ok "shows the aid";
    OkTemporaryRedirect "ok-temporary-redirect" Ok "shows the aid after a temporary redirect";
    MovedPermanently "moved-permanently" Moved "has permanently moved to an address that shows the aid";
    MovedByMetaRefresh "moved-by-meta-refresh" Moved "sends readers on to an address that shows the aid";
    HttpToHttps "http-to-https" Moved "has moved to the same address with https";
    OtherTopic "other-topic" Changed "shows a page about something else";
    OtherLanguage "other-language" Changed "shows a page in another language";
    WithdrawnNotice "withdrawn-notice" Changed "says that the aid was withdrawn";
    ArchivedNotice "archived-notice" Changed "says that the aid is archived and no longer kept up to date";
    Parked "parked" Changed "shows a parked domain";
    TakenOver "taken-over" Changed "shows another site that has taken over the domain";
    NotAPdf "not-a-pdf" Changed "shows something that is not the PDF it should be";
    EmptyBody "empty-body" Changed "answers with an empty page";
    Http404 "http-404" Dead "answers that the page is not found (404)";
    Http410 "http-410" Dead "answers that the page is gone (410)";
    Soft404 "soft-404" Dead "shows the same page as an address that cannot exist";
    EmptyRecord "empty-record" Dead "shows a record with nothing in it";
    NoResults "no-results" Dead "shows a search without results";
    RedirectToHome "redirect-to-home" Dead "sends readers to the home page";
    RedirectToErrorPage "redirect-to-error-page" Dead "sends readers to an error page";
    RedirectLoop "redirect-loop" Dead "sends readers round in circles";
    SharedTarget "shared-target" Dead "sends readers to one page together with other links";
    BadLocation "bad-location" Dead "sends readers to an address that is none";
    Timeout "timeout" Down "did not answer in time";
    ServerError "server-error" Down "answers with a fault of the server";
    ConnectionRefused "connection-refused" Down "refuses connections";
    Reset "reset" Down "broke off the connection";
    Dns "dns" Down "has a host name that cannot be found";
    Unreachable "unreachable" Down "cannot be reached from this machine";
    TlsExpired "tls-expired" Down "has a certificate that is not valid today";
    TlsWrongName "tls-wrong-name" Down "has a certificate for another name";
    TlsUnknownIssuer "tls-unknown-issuer" Down "has a certificate from an unknown issuer";
    TlsFailed "tls-failed" Down "cannot agree on a secure connection";
    MalformedResponse "malformed-response" Down "answers with something that no browser can read";
    HostUnresponsive "host-unresponsive" Down "is on a host that answers no connections";
    BotWall "bot-wall" Blocked "shows robots a wall in place of the page";
    TlsIncompleteChain "tls-incomplete-chain" Blocked "leaves out a certificate of its chain, which browsers may find by themselves";
    TlsUnsupported "tls-unsupported" Blocked "secures its connections in a way that only browsers may know";
    Forbidden "forbidden" Blocked "refuses to show the page (403)";
    LoginRequired "login-required" Blocked "asks to log in, where the aid does not say so";
    RateLimited "rate-limited" Blocked "asks to come back later";
    Http999 "http-999" Blocked "refuses robots (999)";
    HttpError "http-error" Blocked "answers with a status that says nothing about the page";
    NoEvidence "no-evidence" Blocked "shows nothing by which it could be recognised";
    PrivateNetwork "private-network" Blocked "leads into a private network, which is not asked";
    Suppressed "suppressed" Skipped "is a known finding, accepted in suppressions.yaml";
    NoAddress "no-address" Skipped "has no known address";
    NotHttp "not-http" Skipped "is not a web address";
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
