//! How often something is done, in whatever form a text says so: "twice a day", "every 12 hours", "2 × täglich", "7.5 mg
//! of it weekly".

mod phrases;
mod reader;

use super::units::Kind;

pub(super) use self::phrases::{ADVERBS, EVERY, NTH};
pub(super) use self::reader::how_often;

/// One statement of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Often {
    /// In millionths; none where a text says only in which time: "2 tablets a day", "daily".
    times: Option<u64>,
    time: Time,
    /// As it is written.
    pub(super) written: String,
}

/// So many of a unit of time, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) unit: Kind,
    pub(super) count: u64,
}

/// One, in millionths.
pub(super) const ONE: u64 = 1_000_000;

impl Time {
    /// How long it is, in minutes or in months, and whether those are months.
    fn length(self) -> (u128, bool) {
        let (common, size) = self.unit.in_common().unwrap_or((Kind::Minutes, 1));
        (u128::from(self.count).saturating_mul(u128::from(size)), common == Kind::Months)
    }

    /// Whether two are as long, or nearly, as a month is four weeks.
    pub(super) fn is_as_long_as(self, other: Self) -> bool {
        is_same_rate((1, self), (1, other))
    }
}

/// Whether something is done as often as something else, each so many times in a time.
fn is_same_rate((one, in_one): (u64, Time), (other, in_other): (u64, Time)) -> bool {
    let ((first, is_first), (second, is_second)) = (in_one.length(), in_other.length());
    let in_minutes =
        |length: u128, is_months: bool| length.saturating_mul(if is_months { MONTH } else { 1 });
    // Nobody means numbers that are so long; they must not overflow.
    let times = |count: u64, length: u128| u128::from(count).saturating_mul(length);
    let is_short = |time: Time| matches!(time.unit, Kind::Hours | Kind::Minutes);
    if in_one.unit == in_other.unit || is_short(in_one) || is_short(in_other) {
        return is_first == is_second && times(one, second) == times(other, first);
    }
    let (a, b) =
        (times(one, in_minutes(second, is_second)), times(other, in_minutes(first, is_first)));
    is_nearly(a, b)
}

/// The minutes of a month, which is four weeks and a little more.
pub(super) const MONTH: u128 = 60 * 24 * 365 / 12;

/// Whether two times are as long, or nearly: a month and four weeks, a week and the "huit jours" of French.
pub(super) fn is_nearly(one: u128, other: u128) -> bool {
    /// In so many of a hundred, they may differ.
    const NEARLY: u128 = 13;
    one.abs_diff(other).saturating_mul(100) <= one.max(other).saturating_mul(NEARLY)
}

impl Often {
    /// Whether both may be meant by one statement.
    fn may_be(&self, other: &Self) -> bool {
        match (self.times, other.times) {
            (Some(one), Some(two)) => is_same_rate((one, self.time), (two, other.time)),
            (None, None) => self.time.is_as_long_as(other.time),
            (None, Some(times)) => self.time.may_have(times, other.time),
            (Some(times), None) => other.time.may_have(times, self.time),
        }
    }

    /// Whether only one of two can be meant: as often in another time, or more often in the same.
    fn is_mixed_up_with(&self, other: &Self) -> bool {
        let as_many = self.times.is_none() || other.times.is_none() || self.times == other.times;
        self.time.unit == other.time.unit || as_many && self.time.count == other.time.count
    }
}

impl Time {
    /// Whether what is said to be in this time may be done so many times in another: a tablet three times a day, and
    /// three tablets a day.
    fn may_have(self, times: u64, other: Self) -> bool {
        const DAY: Time = Time { unit: Kind::Days, count: ONE };
        let is_hourly = matches!(other.unit, Kind::Hours | Kind::Minutes) && other.count > ONE;
        is_same_rate((ONE, self), (times, other))
            || self == other && times >= ONE
            || self.is_as_long_as(DAY) && is_hourly && other.length().0 < DAY.length().0
    }
}

/// Two statements of two texts, of which each text has only one.
pub(super) fn other_often<'o>(theirs: &'o [Often], ours: &'o [Often]) -> Option<[&'o Often; 2]> {
    /// A text that says more is not compared.
    const MOST: usize = 200;
    if theirs.len().max(ours.len()) > MOST {
        return None;
    }
    let only = |here: &'o [Often], there: &'o [Often]| {
        here.iter().filter(|it| !there.iter().any(|other| it.may_be(other)))
    };
    let is_alone = theirs.len() == 1 && ours.len() == 1;
    only(theirs, ours).find_map(|it| {
        let mut others = only(ours, theirs);
        let other = others.find(|other| is_alone || it.is_mixed_up_with(other))?;
        Some([it, other])
    })
}
