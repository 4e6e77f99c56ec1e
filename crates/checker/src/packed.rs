//! What an address answered, packed as the journal keeps it, until it can be judged.

use std::sync::Arc;

use signpost_judge::observation::Observation;

/// An observation as one piece of JSON, in which the body is packed: a tenth of a page, and less. What
/// waits for another answer may wait for long, and with many others.
#[derive(Debug, Clone)]
pub(crate) struct Packed(Arc<[u8]>);

impl Packed {
    pub(crate) fn of(observation: &Observation) -> serde_json::Result<Self> {
        serde_json::to_vec(observation).map(|json| Self(json.into()))
    }

    pub(crate) fn open(&self) -> serde_json::Result<Observation> {
        serde_json::from_slice(&self.0)
    }

    /// The JSON itself.
    pub(crate) fn json(&self) -> &[u8] {
        &self.0
    }
}
