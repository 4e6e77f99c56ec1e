//! What became of a link: one verdict, and one reason for it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;

/// What a person would say of a link.
///
/// ```
/// use signpost_core::{Reason, Severity, Verdict};
///
/// // Each reason leads to one verdict, and each verdict matters in its own way.
/// assert_eq!(Reason::Http404.verdict(), Verdict::Dead);
/// assert_eq!(Verdict::Dead.severity(), Severity::Error);
/// assert_eq!(Verdict::Blocked.severity(), Severity::Warning);
/// ```
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
    /// It was not asked: it has no web address.
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

    /// Whether the link leads its readers to the aid, be it by way of another address.
    pub fn is_fine(self) -> bool {
        matches!(self, Self::Ok | Self::Moved)
    }

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

    /// How much the verdict matters at most. A report's own severity also looks at confidence,
    /// confirmation and what a person accepted.
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

/// How sure a finding is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// It rests on the topic score or on wording in running text alone.
    Low,
    /// It rests on a status, a phrase in a title, a control page, memory or a person.
    #[default]
    High,
}

impl Confidence {
    /// The confidence as reports write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::High => "high",
        }
    }
}

macro_rules! reasons {
    ($($variant:ident $name:literal $verdict:ident $confidence:ident $meaning:literal;)+) => {
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

            /// How sure a finding with this reason is, unless its evidence says otherwise.
            pub fn confidence(self) -> Confidence {
                match self {
                    $(Self::$variant => Confidence::$confidence,)+
                }
            }

            /// The verdict that the reason leads to.
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
    Ok "ok" Ok High "shows the aid";
    OkTemporaryRedirect "ok-temporary-redirect" Ok High "shows the aid after a temporary redirect";
    Verified "verified" Ok High "was opened by a person after the audit, and shows the aid";
    MovedPermanently "moved-permanently" Moved High "has permanently moved to an address that shows the aid";
    MovedByMetaRefresh "moved-by-meta-refresh" Moved High "sends readers on to an address that shows the aid";
    MovedByNotice "moved-by-notice" Moved High "says that it has moved to an address that shows the aid";
    HttpToHttps "http-to-https" Moved High "has moved to the same address with https";
    Replaced "replaced" Changed High "shows another page than the one it showed before";
    OtherTopic "other-topic" Changed Low "shows a page about something else";
    OtherLanguage "other-language" Changed High "shows a page in another language";
    WithdrawnNotice "withdrawn-notice" Changed High "says that the aid was withdrawn";
    ArchivedNotice "archived-notice" Changed High "says that the aid is archived and no longer kept up to date";
    Parked "parked" Changed High "shows a parked domain";
    TakenOver "taken-over" Changed High "shows another site that has taken over the domain";
    NotAPdf "not-a-pdf" Changed High "shows something that is not the PDF it should be";
    EmptyBody "empty-body" Changed High "answers with an empty page";
    Http404 "http-404" Dead High "answers that the page is not found (404)";
    Http410 "http-410" Dead High "answers that the page is gone (410)";
    Soft404 "soft-404" Dead High "shows the same page as an address that cannot exist";
    EmptyRecord "empty-record" Dead High "shows a record with nothing in it";
    NoResults "no-results" Dead High "shows a search without results";
    RedirectToHome "redirect-to-home" Dead High "sends readers to the home page";
    RedirectToErrorPage "redirect-to-error-page" Dead High "sends readers to an error page";
    RedirectLoop "redirect-loop" Dead High "sends readers into a redirect loop";
    SharedTarget "shared-target" Dead High "sends readers to one page together with other links";
    DownForDays "down-for-days" Dead High "has not answered for days";
    BadLocation "bad-location" Dead High "redirects to something that is not a web address";
    Timeout "timeout" Down High "did not answer in time";
    ServerError "server-error" Down High "answers with a fault of the server";
    ConnectionRefused "connection-refused" Down High "refuses connections";
    Reset "reset" Down High "broke off the connection";
    Dns "dns" Down High "has a host name that cannot be found";
    Unreachable "unreachable" Down High "cannot be reached from this machine";
    TlsExpired "tls-expired" Down High "has a certificate that is not valid today";
    TlsWrongName "tls-wrong-name" Down High "has a certificate for another name";
    TlsUnknownIssuer "tls-unknown-issuer" Down High "has a certificate from an unknown issuer";
    TlsFailed "tls-failed" Down High "cannot agree on a secure connection";
    MalformedResponse "malformed-response" Down High "answers with something that no browser can read";
    HostUnresponsive "host-unresponsive" Down High "is on a host that answers no connections";
    BotWall "bot-wall" Blocked High "shows programs a block page or a CAPTCHA in place of the page";
    TlsUnsupported "tls-unsupported" Blocked High "secures its connections in a way that only browsers may know";
    TlsIncompleteChain "tls-incomplete-chain" Blocked High "leaves out a certificate that browsers may know";
    Http2Only "http-2-only" Blocked High "speaks HTTP/2 alone, as only browsers do";
    Forbidden "forbidden" Blocked High "refuses to show the page (403)";
    LoginRequired "login-required" Blocked High "asks to log in, where the aid does not say so";
    RateLimited "rate-limited" Blocked High "asks to come back later";
    Http999 "http-999" Blocked High "refuses robots (999)";
    HttpError "http-error" Blocked High "answers with a status that says nothing about the page";
    NoEvidence "no-evidence" Blocked Low "shows nothing by which it could be recognised";
    PrivateNetwork "private-network" Blocked High "leads into a private network, which is not asked";
    RefusedPort "refused-port" Blocked High "is on a port that browsers refuse to open";
    Proxy "proxy" Blocked High "was not asked, because the proxy on the way failed";
    NoAddress "no-address" Skipped High "has no known address";
    NotHttp "not-http" Skipped High "is not a web address";
}

impl Reason {
    /// Whether a provider says it of the aid itself. That the page is gone afterwards takes back nothing of it.
    pub fn is_notice(self) -> bool {
        matches!(self, Self::WithdrawnNotice | Self::ArchivedNotice)
    }

    /// Whether readers are told without a second look on another day: what misleads them, and what a provider says of
    /// the aid itself.
    pub fn is_told_at_once(self) -> bool {
        self.is_notice() || matches!(self, Self::Parked | Self::TakenOver)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
