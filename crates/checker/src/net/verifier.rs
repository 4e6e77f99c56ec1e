//! Who vouches for a certificate: the system's authorities, those that a person named, and what stands
//! between.
//!
//! Many servers show their own certificate and leave out the one between it and the root. Browsers know
//! that one or fetch it from where the certificate says that it is (RFC 5280, section 4.2.2.1). So
//! does the client here: the verifier, which must not wait, names the place, and the client
//! fetches it and tries once more.

use std::error::Error as StdError;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, DigitallySignedStruct, Error, OtherError, SignatureScheme};

use super::certificate;
use super::once::Once;

/// The certificates that were fetched, by where they are; none where there was none.
pub(super) type Issuers = Arc<Once<Option<CertificateDer<'static>>>>;

/// The certificate that a server leaves out is not at hand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the certificate of the issuer is missing; it should be at {place}")]
pub(super) struct MissingIssuer {
    /// Where it should be.
    pub(super) place: String,
}

/// A certificate that vouches for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the certificate is self-signed")]
pub(super) struct SelfSigned;

/// Verifies as the system does, and tells more of what is missing.
#[derive(Debug)]
pub(super) struct Verifier {
    system: rustls_platform_verifier::Verifier,
    issuers: Issuers,
}

impl Verifier {
    pub(super) fn new(
        roots: Vec<CertificateDer<'static>>,
        issuers: Issuers,
        provider: Arc<CryptoProvider>,
    ) -> Result<Self, Error> {
        let system = rustls_platform_verifier::Verifier::new_with_extra_roots(roots, provider)?;
        Ok(Self { system, issuers })
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        server: &CertificateDer<'_>,
        between: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verify =
            |between: &[_]| self.system.verify_server_cert(server, between, name, ocsp, now);
        let error = match verify(between) {
            Ok(verified) => return Ok(verified),
            Err(error) => error,
        };
        let unknown = matches!(error, Error::InvalidCertificate(CertificateError::UnknownIssuer));
        let odd = matches!(error, Error::InvalidCertificate(CertificateError::Other(_)));
        if (unknown || odd) && certificate::names(server).is_some_and(|(by, of)| by == of) {
            return Err(because(SelfSigned));
        }
        let Some(place) = certificate::issuer_place(top(server, between)).filter(|_| unknown)
        else {
            return Err(error);
        };
        match self.issuers.cell(&place).get() {
            Some(Some(issuer)) => {
                let mut between = between.to_vec();
                between.push(issuer.clone());
                verify(&between)
            }
            Some(None) | None => Err(because(MissingIssuer { place })),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.system.verify_tls12_signature(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.system.verify_tls13_signature(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.system.supported_verify_schemes()
    }
}

fn because(why: impl StdError + Send + Sync + 'static) -> Error {
    Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(why))))
}

/// The last certificate of the chain that begins with the server's: the one whose issuer is missing.
fn top<'c>(server: &'c CertificateDer<'_>, between: &'c [CertificateDer<'_>]) -> &'c [u8] {
    let named = |one: &'c CertificateDer<'_>| Some((&**one, certificate::names(one)?));
    let others: Vec<_> = between.iter().filter_map(named).collect();
    let Some(mut top) = named(server) else { return server };
    // Each one is passed once at most, however they name each other.
    for _ in &others {
        let (issuer, subject) = top.1;
        let next = others.iter().find(|(_, (_, of))| issuer != subject && *of == issuer);
        let Some(next) = next else { break };
        top = *next;
    }
    top.0
}
