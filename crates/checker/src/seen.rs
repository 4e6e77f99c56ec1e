//! What came back for an address, before it is judged.

use std::sync::Arc;

use signpost_judge::observation::Observation;

use crate::net::Share;
use crate::pace::Place;

/// What was seen, and what is held until it is judged.
pub(crate) struct Seen<'a> {
    pub(crate) observation: Arc<Observation>,
    /// The place among all requests.
    pub(crate) place: Option<Place<'a>>,
    /// The memory that the body takes.
    pub(crate) share: Share,
}
