//! What one simulated web remembers: its hosts, who asked what, and how often.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError, RwLock};

use crate::host::Host;
use crate::reach::{Place, Reach};
use crate::reply::Reply;
use crate::request::Request;

/// Shared between the server's tasks and the handle that a test holds. A lock that a panicking
/// handler has poisoned still guards good data, so poisoning is ignored throughout.
#[derive(Default)]
pub(crate) struct State {
    hosts: RwLock<HashMap<String, Host>>,
    places: RwLock<HashMap<String, Place>>,
    log: Mutex<Vec<Request>>,
    attempts: Mutex<HashMap<String, u32>>,
}

impl State {
    pub(crate) fn add(&self, name: &str, host: Host) -> std::io::Result<()> {
        let place = Place::open(host.reach)?;
        let mut places = self.places.write().unwrap_or_else(PoisonError::into_inner);
        match place {
            Some(place) => places.insert(name.to_owned(), place),
            None => places.remove(name),
        };
        let mut hosts = self.hosts.write().unwrap_or_else(PoisonError::into_inner);
        hosts.insert(name.to_owned(), host);
        Ok(())
    }

    pub(crate) fn host<T>(&self, name: &str, look: impl FnOnce(&Host) -> T) -> Option<T> {
        let hosts = self.hosts.read().unwrap_or_else(PoisonError::into_inner);
        hosts.get(name).map(look)
    }

    pub(crate) fn place<T>(&self, name: &str, look: impl FnOnce(&Place) -> T) -> Option<T> {
        let places = self.places.read().unwrap_or_else(PoisonError::into_inner);
        places.get(name).map(look)
    }

    pub(crate) fn reach(&self, name: &str) -> Option<Reach> {
        self.host(name, |host| host.reach)
    }

    /// Writes the request down, counts it, and has its host answer.
    pub(crate) fn answer(&self, request: Request) -> Reply {
        let attempt = {
            let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
            let count = attempts.entry(request.url()).or_default();
            *count += 1;
            *count
        };
        {
            let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
            log.push(request.clone());
        }
        // Asked to answer for a host that it is not, a server says so (RFC 9110, 421).
        self.host(&request.host, |host| host.answer(&request, attempt))
            .unwrap_or_else(|| Reply::empty(421))
    }

    pub(crate) fn log(&self) -> Vec<Request> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
