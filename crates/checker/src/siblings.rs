//! The addresses that cannot exist, each asked once in a run.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use signpost_core::model::Language;
use tokio::sync::OnceCell;
use url::Url;

use crate::audit::Stop;
use crate::journal::Journal;
use crate::pace::Line;
use crate::probe::Prober;
use signpost_judge::observation::Observation;
use signpost_judge::sibling;

type Cell = Arc<OnceCell<Arc<Observation>>>;

/// What addresses that cannot exist answered, by host and address template. One answer stands for
/// all links that differ only in which thing they name.
pub(crate) struct Siblings<'a> {
    cells: Mutex<HashMap<String, Cell>>,
    journal: Option<&'a Journal>,
}

impl<'a> Siblings<'a> {
    /// Starts with what is known already, and writes down what comes to be known.
    pub(crate) fn new(known: HashMap<String, Observation>, journal: Option<&'a Journal>) -> Self {
        let cells = known
            .into_iter()
            .map(|(key, observation)| (key, Arc::new(OnceCell::from(Arc::new(observation)))))
            .collect();
        Self { cells: Mutex::new(cells), journal }
    }

    /// What an address answers that is like this one and cannot exist. `None` where no part of the
    /// address names the thing.
    pub(crate) async fn observe(
        &self,
        url: &Url,
        languages: &[Language],
        prober: &Prober<'_>,
    ) -> Result<Option<Arc<Observation>>, Stop> {
        let Some(address) = sibling::of(url) else { return Ok(None) };
        let key = address.template;
        let cell = {
            let mut cells = self.cells.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(cells.entry(key.clone()).or_default())
        };
        let seen = cell
            .get_or_try_init(|| async {
                let seen = prober.observe(&address.url, languages, Line::Front).await?;
                if let Some(journal) = self.journal {
                    journal.sibling(&key, &seen)?;
                }
                Ok::<_, Stop>(Arc::new(seen))
            })
            .await?;
        Ok(Some(Arc::clone(seen)))
    }
}
