//! Certificates: good, nearly over, and bad in each way that a reader's browser tells apart.

use super::{sends, shows};
use crate::aids::*;
use crate::certificate::Certificate;
use crate::link::{OK, down};
use crate::scene::Scene;

pub(super) fn add(web: &mut Scene) {
    let sites = [
        (
            "tls-expired",
            "https://lapsed.test/aids/scoliosis",
            &SCOLIOSIS,
            "tls-expired",
            Certificate::Expired,
            "The certificate expired ten days ago.",
        ),
        (
            "tls-expired-dutch",
            "https://verlopen-slot.test/keuzehulp/hernia",
            &HERNIA,
            "tls-expired",
            Certificate::Expired,
            "The certificate of a Dutch site expired ten days ago.",
        ),
        (
            "tls-wrong-name",
            "https://misnamed.test/aids/knee",
            &KNEE,
            "tls-wrong-name",
            Certificate::WrongName,
            "The certificate is that of the shared hosting company.",
        ),
        (
            "tls-wrong-name-dutch",
            "https://gedeelde-server.test/keuzehulp/knie",
            &KNIE,
            "tls-wrong-name",
            Certificate::WrongName,
            "The certificate of a Dutch site is that of the company which hosts it.",
        ),
        (
            "tls-unknown-issuer",
            "https://stranger.test/aids/mri",
            &MRI,
            "tls-unknown-issuer",
            Certificate::UnknownIssuer,
            "The certificate comes from an authority that nobody trusts.",
        ),
        (
            "tls-self-signed",
            "https://homemade.test/aids/stenosis",
            &STENOSIS,
            "tls-unknown-issuer",
            Certificate::SelfSigned,
            "The certificate vouches for itself, so its issuer is nobody that one knows.",
        ),
        (
            "tls-handshake-refused",
            "https://no-handshake.test/aids/acne",
            &ACNE,
            "tls-failed",
            Certificate::Missing,
            "The server breaks the handshake off with an alert.",
        ),
    ];
    for (name, url, aid, reason, certificate, story) in sites {
        web.serve(name, url, aid, down(reason), story, shows(aid, "Secure site"));
        web.page(url, shows(aid, "Secure site")).certificate = certificate;
    }

    web.serve(
        "tls-expires-soon",
        "https://nearly-over.test/aids/epidural",
        &EPIDURAL,
        OK,
        "The certificate expires within a week, which is worth a note and no more: the aid is there.",
        shows(&EPIDURAL, "Nearly Over"),
    );
    web.host("nearly-over.test").certificate = Certificate::ExpiresSoon;

    web.serve(
        "tls-failed-after-redirect",
        "https://sturdy.test/go/fibroids",
        &FIBROIDS,
        down("tls-failed"),
        "A sound host redirects to one that breaks the handshake off.",
        sends(302, "https://no-handshake.test/aids/fibroids"),
    );
    web.serve(
        "tls-expired-after-redirect",
        "https://sturdy.test/go/manipulation",
        &MANIPULATION,
        down("tls-expired"),
        "A sound host redirects to one whose certificate has expired.",
        sends(302, "https://lapsed.test/aids/manipulation"),
    );
    web.serve(
        "tls-expired-on-http-upgrade",
        "http://lapsed.test/aids/colitis",
        &COLITIS,
        down("tls-expired"),
        "Plain HTTP redirects to https, where the certificate has expired.",
        sends(301, "https://lapsed.test/aids/colitis"),
    );
}
