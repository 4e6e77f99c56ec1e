//! What of a report is news: New, To look at, Still, Recovered, and what is only worth knowing.

use anstyle::Style;
use signpost_core::report::{Change, Known, LinkReport, Notice};
use signpost_core::{AuditReport, Severity, Verdict};

use crate::output::{DIM, ERROR, FINE, WARNING};

/// A part of a report, for one kind of attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    /// It matters more than it did on the last audit.
    New,
    /// The audit cannot tell, or an editor must read the page again.
    ToLookAt,
    /// It is known from earlier audits.
    Still,
    /// It failed, and may come back by itself; nothing needs to be done yet.
    Watch,
    /// It needed something done, and is fine now.
    Recovered,
    /// A suppression accepts it.
    Accepted,
    /// Nothing needs to be done about it.
    WorthKnowing,
}

impl Section {
    /// All sections, in the order in which they are shown.
    pub(crate) const ALL: [Self; 7] = [
        Self::New,
        Self::ToLookAt,
        Self::Still,
        Self::Recovered,
        Self::Watch,
        Self::Accepted,
        Self::WorthKnowing,
    ];

    /// The section that a link belongs in; `None` for one that is fine and was.
    pub(crate) fn of(link: &LinkReport) -> Option<Self> {
        let worth_knowing = link.verdict == Verdict::Skipped || !link.notes.is_empty();
        if link.accepted.is_some() {
            Some(Self::Accepted)
        } else if link.needs_a_look() {
            Some(Self::ToLookAt)
        } else if link.severity == Severity::Warning
            && (link.verdict == Verdict::Down || !link.confirmed)
            && link.still_known().is_none()
        {
            Some(Self::Watch)
        } else if link.severity > Severity::Note {
            Some(if link.change == Some(Change::Still) { Self::Still } else { Self::New })
        } else if link.change == Some(Change::Recovered) && !answers_again(link) {
            Some(Self::Recovered)
        } else {
            worth_knowing.then_some(Self::WorthKnowing)
        }
    }

    /// The name, as other programs are told.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::ToLookAt => "to-look-at",
            Self::Still => "still",
            Self::Watch => "watch",
            Self::Recovered => "recovered",
            Self::Accepted => "accepted",
            Self::WorthKnowing => "worth-knowing",
        }
    }

    /// The heading.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::New => "New since the last audit",
            Self::ToLookAt => "To look at: only a person can tell",
            Self::Still => "Still: known from earlier audits",
            Self::Watch => "Watch: may come back by itself",
            Self::Recovered => "Recovered: fine again",
            Self::Accepted => "Accepted in suppressions.yaml",
            Self::WorthKnowing => "Worth knowing",
        }
    }

    /// How the heading looks on a terminal.
    pub(crate) fn style(self) -> Style {
        match self {
            Self::New => ERROR,
            Self::ToLookAt | Self::Still | Self::Watch => WARNING,
            Self::Recovered => FINE,
            Self::Accepted | Self::WorthKnowing => DIM,
        }
    }

    /// Its links, the most urgent first.
    pub(crate) fn links(self, report: &AuditReport) -> Vec<&LinkReport> {
        let mut links: Vec<&LinkReport> =
            report.links.iter().filter(|link| Self::of(link) == Some(self)).collect();
        // Stable, so that links of one kind stay sorted by their addresses.
        links.sort_by_key(|link| (std::cmp::Reverse(link.severity), urgency(link.verdict)));
        links
    }
}

/// Whether a link only failed to answer, and answers again. Among many links, a few do so every day,
/// and nobody had anything to do about them.
pub(crate) fn answers_again(link: &LinkReport) -> bool {
    link.change == Some(Change::Recovered)
        && link.known.is_none()
        && link.previous.is_some_and(|previous| previous.verdict == Verdict::Down)
}

/// Every section that has links in it, with them.
pub(crate) fn sections(report: &AuditReport) -> Vec<(Section, Vec<&LinkReport>)> {
    let all = Section::ALL.map(|section| (section, section.links(report)));
    all.into_iter().filter(|(_, links)| !links.is_empty()).collect()
}

fn urgency(verdict: Verdict) -> usize {
    use Verdict::{Blocked, Changed, Dead, Down, Moved, Ok, Skipped};
    let order = [Dead, Changed, Moved, Down, Blocked, Ok, Skipped];
    order.iter().position(|known| *known == verdict).unwrap_or(order.len())
}

/// What a reader must know of a link besides its verdict, a sentence's rest for each thing: how
/// long it has been so, what it was before, whether to believe it yet.
pub(crate) fn standing(link: &LinkReport) -> Vec<String> {
    let mut said = Vec::new();
    // What is down has a rule of its own, and its own section says so.
    if !link.confirmed && link.verdict != Verdict::Down {
        said.push(
            "unconfirmed: it was fine the last time, so another day's audit has to find it too"
                .to_owned(),
        );
    }
    if link.severity > Severity::Note && link.confidence == signpost_core::verdict::Confidence::Low
    {
        said.push("the audit is not sure".to_owned());
    }
    let still = link.still_known();
    if let (Some(previous), Some(_)) = (link.previous, link.change)
        && (previous.verdict, previous.reason) != (link.verdict, link.reason)
        && still.is_none_or(|known| {
            (known.verdict, known.reason) != (previous.verdict, previous.reason)
        })
    {
        said.push(format!("{} ({}) on the audit before", previous.verdict, previous.reason));
    }
    if let Some(Known { verdict, reason, since }) =
        link.known.filter(|it| it.verdict != link.verdict)
    {
        let since = since.strftime("%Y-%m-%d");
        said.push(match still {
            Some(_) => format!("{verdict} ({reason}) since {since}, and nothing says otherwise"),
            None => format!("{verdict} ({reason}) before that, since {since}"),
        });
    }
    if let Some(Notice { reason, since }) = link.earlier_notice() {
        let (verdict, since) = (reason.verdict(), since.strftime("%Y-%m-%d"));
        said.push(format!("{verdict} ({reason}) since {since}, and nothing says otherwise"));
    }
    if let Some(since) = link.since.filter(|_| link.change == Some(Change::Still)) {
        said.push(format!("so since {}", since.strftime("%Y-%m-%d")));
    }
    if let Some(failed) = link.first_failed.filter(|failed| Some(*failed) != link.since) {
        said.push(format!("failing since {}", failed.strftime("%Y-%m-%d")));
    }
    said.extend(link.notes.iter().map(|note| note.meaning().to_owned()));
    if let Some(accepted) = &link.accepted {
        said.push(format!("accepted until {}: {}", accepted.until, accepted.reason));
    }
    said
}
