//! A certificate authority for the simulated web, and the ways in which a certificate can be wrong.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use tokio_rustls::TlsAcceptor;

use crate::state::State;

/// What a host shows to prove its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Certificate {
    /// Issued by the authority for this name, and valid for months.
    Valid,
    /// As `Valid`, and it expires in a week.
    ExpiresSoon,
    /// Expired ten days ago.
    Expired,
    /// Issued for another name.
    WrongName,
    /// Issued by an authority that nobody trusts.
    UnknownIssuer,
    /// Issued by itself.
    SelfSigned,
    /// None: the handshake is broken off with an alert.
    Missing,
}

const DAY: u64 = 24 * 60 * 60;

/// Makes certificates when a client first asks for a name, so that a web of many hosts starts fast.
pub(crate) struct Authority {
    trusted: Issuer<'static, KeyPair>,
    stranger: Issuer<'static, KeyPair>,
    leaf_key: KeyPair,
    made: Mutex<HashMap<(String, Certificate), Arc<CertifiedKey>>>,
    state: Weak<State>,
}

impl Authority {
    /// The acceptor that a server needs, and the root that its clients should trust.
    pub(crate) fn acceptor(state: &Arc<State>) -> io::Result<(TlsAcceptor, String)> {
        let (trusted, pem) = root("Simulated web root").map_err(io::Error::other)?;
        let (stranger, _) = root("Somebody else's root").map_err(io::Error::other)?;
        let authority = Self {
            trusted,
            stranger,
            // One key for all: ECDSA P-256, rcgen's default, because it is made in no time.
            leaf_key: KeyPair::generate().map_err(io::Error::other)?,
            made: Mutex::default(),
            state: Arc::downgrade(state),
        };
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(authority));
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok((TlsAcceptor::from(Arc::new(config)), pem))
    }

    fn certify(&self, host: &str, kind: Certificate) -> Option<Arc<CertifiedKey>> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ready) = made.get(&(host.to_owned(), kind)) {
            return Some(Arc::clone(ready));
        }
        let fresh = Arc::new(self.issue(host, kind)?);
        made.insert((host.to_owned(), kind), Arc::clone(&fresh));
        Some(fresh)
    }

    fn issue(&self, host: &str, kind: Certificate) -> Option<CertifiedKey> {
        let name = match kind {
            Certificate::Missing => return None,
            Certificate::WrongName => "shared-hosting.test",
            _ => host,
        };
        let mut params = CertificateParams::new(vec![name.to_owned()]).ok()?;
        params.distinguished_name.push(DnType::CommonName, name);
        let now = since_epoch();
        let days = |count: u64| Duration::from_secs(count * DAY);
        let (from, until) = match kind {
            Certificate::Expired => (now - days(100), now - days(10)),
            Certificate::ExpiresSoon => (now - days(83), now + days(7)),
            _ => (now - days(2), now + days(88)),
        };
        params.not_before = date_time_ymd(1970, 1, 1) + from;
        params.not_after = date_time_ymd(1970, 1, 1) + until;
        let certificate = match kind {
            Certificate::SelfSigned => params.self_signed(&self.leaf_key),
            Certificate::UnknownIssuer => params.signed_by(&self.leaf_key, &self.stranger),
            _ => params.signed_by(&self.leaf_key, &self.trusted),
        };
        let chain = vec![CertificateDer::from(certificate.ok()?.der().to_vec())];
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(self.leaf_key.serialize_der()));
        CertifiedKey::from_der(chain, key, &ring::default_provider()).ok()
    }
}

impl ResolvesServerCert for Authority {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let name = hello.server_name()?.to_owned();
        let kind = self.state.upgrade()?.host(&name, |host| host.certificate)?;
        self.certify(&name, kind)
    }
}

// A certificate authority has nothing to show that a reader of a debug print would want.
impl std::fmt::Debug for Authority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Authority").finish_non_exhaustive()
    }
}

fn root(name: &str) -> Result<(Issuer<'static, KeyPair>, String), rcgen::Error> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let now = since_epoch();
    params.not_before = date_time_ymd(1970, 1, 1) + (now - Duration::from_secs(400 * DAY));
    params.not_after = date_time_ymd(1970, 1, 1) + (now + Duration::from_secs(400 * DAY));
    let key = KeyPair::generate()?;
    let pem = params.self_signed(&key)?.pem();
    Ok((Issuer::new(params, key), pem))
}

fn since_epoch() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}
