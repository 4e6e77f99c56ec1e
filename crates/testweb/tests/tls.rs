//! Certificates are what their hosts say they are.

#![allow(clippy::unwrap_used)]

mod support;

use rustls::{CertificateError, Error};
use signpost_testweb::{Certificate, Reply, TestWeb};
use support::{body, get};

async fn fault(certificate: Certificate) -> Error {
    let web = TestWeb::start()
        .await
        .unwrap()
        .with_certificate("my.test", certificate, |_, _| Reply::html("never read"));
    let error = get(&web, "https://my.test/").await.unwrap_err();
    error.into_inner().unwrap().downcast::<Error>().map(|error| *error).unwrap()
}

#[tokio::test]
async fn good_certificates_are_accepted() {
    for certificate in [Certificate::Valid, Certificate::ExpiresSoon] {
        let web =
            TestWeb::start()
                .await
                .unwrap()
                .with_certificate("my.test", certificate, |_, _| Reply::html("hello"));
        assert_eq!(body(&get(&web, "https://my.test/").await.unwrap()), "hello");
    }
}

#[tokio::test]
async fn bad_certificates_are_told_apart() {
    let error = fault(Certificate::Expired).await;
    assert!(
        matches!(error, Error::InvalidCertificate(CertificateError::ExpiredContext { .. })),
        "{error}"
    );
    let error = fault(Certificate::WrongName).await;
    assert!(
        matches!(error, Error::InvalidCertificate(CertificateError::NotValidForNameContext { .. })),
        "{error}"
    );
    for certificate in [Certificate::UnknownIssuer, Certificate::SelfSigned] {
        let error = fault(certificate).await;
        assert!(
            matches!(error, Error::InvalidCertificate(CertificateError::UnknownIssuer)),
            "{error}"
        );
    }
    let error = fault(Certificate::Missing).await;
    assert!(matches!(error, Error::AlertReceived(_)), "{error}");
}
