//! The addresses that cannot exist, each asked once in a run.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::future::join_all;
use signpost_core::model::Language;
use tokio::sync::OnceCell;

use crate::journal::Journal;
use crate::judged::Bench;
use crate::outcome::Stop;
use crate::pace::QueueEnd;
use crate::probe::Prober;
use signpost_judge::control::{Control, ControlAddress};
use signpost_judge::observation::Observation;

/// What addresses that cannot exist answered, by host and address template. One answer stands for
/// all links that differ only in which thing they name, and is kept until the last of them is
/// judged.
pub(crate) struct Controls<'a> {
    cells: Mutex<HashMap<String, Cell>>,
    journal: Option<&'a Journal>,
}

#[derive(Default)]
struct Cell {
    seen: Arc<OnceCell<Arc<Control>>>,
    /// How many links may still want it.
    links: usize,
}

impl<'a> Controls<'a> {
    /// Starts with what is known already, and writes down what comes to be known.
    pub(crate) async fn new(
        known: HashMap<String, Observation>,
        journal: Option<&'a Journal>,
        wanted: impl Iterator<Item = ControlAddress>,
        bench: &Bench,
    ) -> Self {
        let mut cells: HashMap<String, Cell> = HashMap::new();
        for address in wanted {
            cells.entry(address.template).or_default().links += 1;
        }
        let known = known.into_iter().filter(|(key, _)| cells.contains_key(key));
        let reading = known.map(async |(key, seen)| (key, bench.read(Arc::new(seen)).await));
        for (key, control) in join_all(reading).await {
            if let Some(cell) = cells.get_mut(&key) {
                cell.seen = Arc::new(OnceCell::from(Arc::new(control)));
            }
        }
        Self { cells: Mutex::new(cells), journal }
    }

    /// What the address answered, if it was asked before.
    pub(crate) fn known(&self, address: &ControlAddress) -> Option<Arc<Control>> {
        self.cells().get(&address.template)?.seen.get().cloned()
    }

    /// What the address answers.
    pub(crate) async fn observe(
        &self,
        address: &ControlAddress,
        languages: &[Language],
        prober: &Prober<'_>,
    ) -> Result<Arc<Control>, Stop> {
        let seen = Arc::clone(&self.cells().entry(address.template.clone()).or_default().seen);
        let observed = seen
            .get_or_try_init(|| async {
                // Made for the one that asks alone: of the many that wait for it, each would have it too.
                let asking = prober.observe(&address.url, languages, QueueEnd::Front);
                let seen = Box::pin(asking).await?;
                if let Some(journal) = self.journal {
                    journal.control(&address.template, &seen.observation)?;
                }
                // Its place and its memory are held until it is read: more pages than can be read are not
                // asked for.
                Ok::<_, Stop>(Arc::new(prober.bench.read(seen.observation).await))
            })
            .await?;
        Ok(Arc::clone(observed))
    }

    /// One of the links that might have wanted the address is judged.
    pub(crate) fn let_go(&self, address: &ControlAddress) {
        let mut cells = self.cells();
        if let Some(cell) = cells.get_mut(&address.template) {
            cell.links = cell.links.saturating_sub(1);
            if cell.links == 0 {
                cells.remove(&address.template);
            }
        }
    }

    fn cells(&self) -> MutexGuard<'_, HashMap<String, Cell>> {
        self.cells.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
