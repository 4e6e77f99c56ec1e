//! Spans of time as a maintainer writes them: `24 months`, `500ms`.

use std::time::Duration;

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A calendar period such as `24 months` or `5 years`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    count: i32,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Period {
    /// A period of this many days.
    pub const fn days(count: i32) -> Self {
        Self { count, unit: Unit::Day }
    }

    /// A period of this many calendar months.
    pub const fn months(count: i32) -> Self {
        Self { count, unit: Unit::Month }
    }

    /// A period of this many calendar years.
    pub const fn years(count: i32) -> Self {
        Self { count, unit: Unit::Year }
    }

    /// The day on which a period that starts on `start` is over; the last day there is where the
    /// calendar does not reach that far.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use signpost_core::model::Period;
    ///
    /// // Calendar months end where the shorter month does.
    /// assert_eq!(Period::months(1).after(date(2026, 1, 31)), date(2026, 2, 28));
    /// ```
    pub fn after(self, start: Date) -> Date {
        start.saturating_add(self.span())
    }

    fn parse(text: &str) -> Option<Self> {
        let (count, unit) = text.split_once(' ')?;
        let unit = match unit.strip_suffix('s').unwrap_or(unit) {
            "day" => Unit::Day,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ => return None,
        };
        // Ten thousand of anything is already longer than any review cycle, and jiff's spans have
        // limits of their own.
        let count = count.parse().ok().filter(|count| (1..10_000).contains(count))?;
        Some(Self { count, unit })
    }

    fn span(self) -> Span {
        match self.unit {
            Unit::Day => self.count.days(),
            Unit::Week => self.count.weeks(),
            Unit::Month => self.count.months(),
            Unit::Year => self.count.years(),
        }
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let unit = match self.unit {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} {unit}{plural}", self.count)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!("`{text}` is not a period such as `24 months`"))
        })
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A short time between two requests such as `1s` or `500ms`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval(pub Duration);

impl Interval {
    fn parse(text: &str) -> Option<Self> {
        let duration = match text.strip_suffix("ms") {
            Some(millis) => Duration::from_millis(millis.parse().ok()?),
            None => Duration::from_secs(text.strip_suffix('s')?.parse().ok()?),
        };
        Some(Self(duration))
    }
}

impl<'de> Deserialize<'de> for Interval {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!("`{text}` is not an interval such as `1s` or `500ms`"))
        })
    }
}

impl Serialize for Interval {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let millis = self.0.as_millis();
        if millis.is_multiple_of(1000) {
            serializer.collect_str(&format_args!("{}s", millis / 1000))
        } else {
            serializer.collect_str(&format_args!("{millis}ms"))
        }
    }
}
