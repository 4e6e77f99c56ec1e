//! A certificate authority for the simulated web, and the ways in which a certificate can be wrong.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rcgen::{
    BasicConstraints, CertificateParams, CustomExtension, DnType, IsCa, Issuer, KeyPair,
    date_time_ymd,
};
use rustls::RootCertStore;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use crate::host::Host;
use crate::reply::Reply;
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
    /// Issued by an authority between, whose own certificate is left out, and says where that is.
    /// Browsers fetch it from there.
    MissingIssuer,
    /// As before, and the certificate is not where it is said to be.
    LostIssuer,
    /// None: the handshake is broken off with an alert.
    Missing,
}

/// Where the certificate of the authority between is kept.
const ISSUER_HOST: &str = "issuers.test";
const ISSUER_PATH: &str = "/intermediate.crt";

const DAY: u64 = 24 * 60 * 60;

/// Makes certificates when a client first asks for a name, so that a web of many hosts starts fast.
pub(crate) struct Authority {
    trusted: Issuer<'static, KeyPair>,
    root: CertificateDer<'static>,
    between: Issuer<'static, KeyPair>,
    stranger: Issuer<'static, KeyPair>,
    leaf_key: KeyPair,
    made: Mutex<HashMap<(String, Certificate), Arc<CertifiedKey>>>,
    state: Weak<State>,
}

impl Authority {
    /// An authority, and the root that clients should trust, as PEM.
    pub(crate) fn new(state: &Arc<State>) -> io::Result<(Self, String)> {
        let (trusted, root) = authority("Simulated web root", None).map_err(io::Error::other)?;
        let (between, issuer) =
            authority("Simulated web intermediate", Some(&trusted)).map_err(io::Error::other)?;
        let (stranger, _) = authority("Somebody else's root", None).map_err(io::Error::other)?;
        let mut host = Host::default();
        let issuer = issuer.der().to_vec();
        host.at(ISSUER_PATH, move |_, _| Reply::bytes("application/pkix-cert", issuer.clone()));
        state.add(ISSUER_HOST, host)?;
        let authority = Self {
            trusted,
            root: root.der().clone(),
            between,
            stranger,
            // One key for all: ECDSA P-256, rcgen's default, because it is made in no time.
            leaf_key: KeyPair::generate().map_err(io::Error::other)?,
            made: Mutex::default(),
            state: Arc::downgrade(state),
        };
        Ok((authority, root.pem()))
    }

    /// Whose certificates readers could show, where one is wanted of them.
    pub(crate) fn readers(&self) -> io::Result<RootCertStore> {
        let mut roots = RootCertStore::empty();
        roots.add(self.root.clone()).map_err(io::Error::other)?;
        Ok(roots)
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
        match kind {
            Certificate::MissingIssuer => params.custom_extensions.push(issuer_at(ISSUER_PATH)),
            Certificate::LostIssuer => params.custom_extensions.push(issuer_at("/lost.crt")),
            _ => {}
        }
        let certificate = match kind {
            Certificate::SelfSigned => params.self_signed(&self.leaf_key),
            Certificate::UnknownIssuer => params.signed_by(&self.leaf_key, &self.stranger),
            Certificate::MissingIssuer | Certificate::LostIssuer => {
                params.signed_by(&self.leaf_key, &self.between)
            }
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

/// Where a certificate says that its issuer's is (RFC 5280, section 4.2.2.1).
fn issuer_at(path: &str) -> CustomExtension {
    let address = format!("http://{ISSUER_HOST}{path}");
    let der = |tag: u8, content: &[u8]| {
        let length = u8::try_from(content.len()).expect("it is short");
        [&[tag, length], content].concat()
    };
    let ca_issuers = der(0x06, &[0x2b, 6, 1, 5, 5, 7, 0x30, 2]);
    let description = [ca_issuers, der(0x86, address.as_bytes())].concat();
    let content = der(0x30, &der(0x30, &description));
    CustomExtension::from_oid_content(&[1, 3, 6, 1, 5, 5, 7, 1, 1], content)
}

/// An authority, vouched for by another or by itself.
fn authority(
    name: &str,
    by: Option<&Issuer<'static, KeyPair>>,
) -> Result<(Issuer<'static, KeyPair>, rcgen::Certificate), rcgen::Error> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let now = since_epoch();
    params.not_before = date_time_ymd(1970, 1, 1) + (now - Duration::from_secs(400 * DAY));
    params.not_after = date_time_ymd(1970, 1, 1) + (now + Duration::from_secs(400 * DAY));
    let key = KeyPair::generate()?;
    let certificate = match by {
        Some(issuer) => params.signed_by(&key, issuer)?,
        None => params.self_signed(&key)?,
    };
    Ok((Issuer::new(params, key), certificate))
}

fn since_epoch() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}
