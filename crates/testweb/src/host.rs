//! A host: what it answers at which path, and what certificate it shows.

use std::collections::HashMap;
use std::sync::Arc;

use crate::certificate::Certificate;
use crate::page;
use crate::reach::Reach;
use crate::reply::Reply;
use crate::request::Request;
use crate::tls::Handshake;

/// Answers a request. The number is how often this very address was asked, counting this time.
pub(crate) type Handler = Arc<dyn Fn(&Request, u32) -> Reply + Send + Sync>;

/// A host of the simulated web.
pub(crate) struct Host {
    pub(crate) reach: Reach,
    pub(crate) certificate: Certificate,
    pub(crate) handshake: Handshake,
    name: &'static str,
    language: &'static str,
    routes: HashMap<String, Handler>,
    otherwise: Option<Handler>,
}

impl Default for Host {
    fn default() -> Self {
        Self {
            reach: Reach::Here,
            certificate: Certificate::Valid,
            handshake: Handshake::Usual,
            name: "Decision support for patients",
            language: "en",
            routes: HashMap::new(),
            otherwise: None,
        }
    }
}

impl Host {
    /// What the organisation calls itself, and the language of its home and error pages.
    pub(crate) fn named(&mut self, name: &'static str, language: &'static str) -> &mut Self {
        (self.name, self.language) = (name, language);
        self
    }

    /// Answers one target: a path, with its query if it has one.
    pub(crate) fn at(
        &mut self,
        target: &str,
        handler: impl Fn(&Request, u32) -> Reply + Send + Sync + 'static,
    ) -> &mut Self {
        self.routes.insert(spelled(target), Arc::new(handler));
        self
    }

    /// Answers every target that has no answer of its own, the home page included.
    pub(crate) fn otherwise(
        &mut self,
        handler: impl Fn(&Request, u32) -> Reply + Send + Sync + 'static,
    ) -> &mut Self {
        self.otherwise = Some(Arc::new(handler));
        self
    }

    pub(crate) fn answer(&self, request: &Request, attempt: u32) -> Reply {
        let route = self.routes.get(&spelled(&request.target));
        if let Some(handler) = route.or(self.otherwise.as_ref()) {
            return handler(request, attempt);
        }
        // What a host in good order does: a home page at the root, and an honest 404 elsewhere.
        match request.path() {
            "/" => Reply::html(page::home(self.language, self.name)),
            _ => Reply::status(404, page::not_found(self.language, self.name)),
        }
    }
}

/// One spelling for all the ways in which clients may send a target: raw or encoded, in capital or
/// in small hexadecimal digits.
fn spelled(target: &str) -> String {
    let mut spelled = String::with_capacity(target.len());
    let mut hex = 0;
    for byte in target.bytes() {
        match byte {
            b'%' => hex = 3,
            b' ' | 0x80.. => {
                spelled.push_str(&format!("%{byte:02X}"));
                continue;
            }
            _ => {}
        }
        let byte = if hex > 0 { byte.to_ascii_uppercase() } else { byte };
        spelled.push(char::from(byte));
        hex = i32::max(hex - 1, 0);
    }
    spelled
}
