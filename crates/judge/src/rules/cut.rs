//! Answers that our own bounds cut off.
//!
//! What was read of one can show the aid, a wall or a parked domain. That something is *not* on the
//! page, or that nothing but a notice is, nobody can tell who has not seen the rest.

use signpost_core::verdict::{Reason, Verdict};

use super::case::{Case, Finding};
use crate::observation::Cut;

/// What a finding becomes that rests on what may have been cut off; `None` for one that does not.
pub(super) fn limit(case: &Case<'_>, reason: Reason) -> Option<Finding> {
    let cut = case.answer.cut.filter(|_| rests_on_the_rest(reason))?;
    let (reason, bound) = match cut {
        Cut::Time => (Reason::Timeout, "in time"),
        Cut::Size => (Reason::NoEvidence, "within the bound on its size"),
    };
    let why =
        format!("The page did not arrive whole {bound}, so what it seems to lack may follow.");
    Finding::new(reason, why)
}

/// How many words came of a page at least that shows more than its name.
const BEGUN: usize = 40;

/// Whether so little of a page arrived in time that it is no proof of the aid: a notice may follow its name.
pub(super) fn is_hardly_begun(case: &Case<'_>) -> bool {
    case.answer.cut == Some(Cut::Time) && case.length() < BEGUN
}

/// Whether a finding holds only if there is no more to come. Addresses, a foreign owner and the
/// first bytes of a file do not change with the rest.
fn rests_on_the_rest(reason: Reason) -> bool {
    use Reason as R;
    match reason.verdict() {
        Verdict::Changed => !matches!(reason, R::Parked | R::TakenOver | R::NotAPdf),
        Verdict::Dead => !matches!(reason, R::RedirectToHome | R::RedirectToErrorPage),
        _ => false,
    }
}
