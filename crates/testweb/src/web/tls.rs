//! Certificates: good, nearly over, and bad in each way that a reader's browser tells apart; and
//! handshakes that browsers manage and other programs do not.

use super::{sends, shows};
use crate::aids::*;
use crate::certificate::Certificate;
use crate::link::{OK, blocked, down};
use crate::scene::Scene;
use crate::tls::Handshake;

pub(super) fn add(web: &mut Scene) {
    certificates(web);
    issuers(web);
    handshakes(web);
}

fn certificates(web: &mut Scene) {
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

/// The commonest fault in setting up a server: it shows its own certificate and not the one between it
/// and the root. Browsers know that one, or fetch it; most other programs do not.
fn issuers(web: &mut Scene) {
    let fetched = "The server leaves its issuer's certificate out and says where it is, so that browsers show the aid.";
    let lost = "The server leaves its issuer's certificate out, and it is not where it is said to be. Some browsers know it all the same.";
    let (there, gone) = (Certificate::MissingIssuer, Certificate::LostIssuer);
    let incomplete = blocked("tls-incomplete-chain");
    let sites = [
        ("tls-issuer-fetched", "https://half-chain.test/aids/scoliosis", &SCOLIOSIS, there),
        ("tls-issuer-fetched-dutch", "https://halve-keten.test/keuzehulp/hernia", &HERNIA, there),
        ("tls-issuer-lost", "https://lost-chain.test/aids/knee", &KNEE, gone),
        (
            "tls-issuer-lost-german",
            "https://kette.test/entscheidungshilfe/kreuzschmerz",
            &KREUZSCHMERZ,
            gone,
        ),
    ];
    for (name, url, aid, certificate) in sites {
        let (truth, story) = match certificate {
            Certificate::MissingIssuer => (OK, fetched),
            _ => (incomplete, lost),
        };
        web.serve(name, url, aid, truth, story, shows(aid, "Half a chain"));
        web.page(url, shows(aid, "Half a chain")).certificate = certificate;
    }
    web.serve(
        "tls-issuer-lost-after-redirect",
        "https://sturdy.test/go/acne",
        &ACNE,
        incomplete,
        "A sound host redirects to one whose issuer's certificate is nowhere to be found.",
        sends(302, "https://lost-chain.test/aids/acne"),
    );
}

fn handshakes(web: &mut Scene) {
    let sites = [
        (
            "tls-old-ways",
            "https://old-ciphers.test/aids/stenosis",
            &STENOSIS,
            "tls-unsupported",
            Handshake::OldWays,
            "The server has CBC ciphers or keys exchanged by RSA alone, which browsers still take.",
        ),
        (
            "tls-rare-curve",
            "https://seltene-kurve.test/entscheidungshilfe/bandscheibe",
            &BANDSCHEIBE,
            "tls-unsupported",
            Handshake::OldWays,
            "The server's key is on P-521, which nothing that was offered to it verifies.",
        ),
        (
            "tls-certificate-wanted",
            "https://smartcard.test/aids/mri",
            &MRI,
            "login-required",
            Handshake::WantsCertificate,
            "The server requires a client certificate, and says so.",
        ),
        (
            "tls-certificate-wanted-quietly",
            "https://uzi-pas.test/keuzehulp/staar",
            &STAAR,
            "login-required",
            Handshake::WantsCertificateQuietly,
            "As before, by TLS 1.2, in which the server says only that the handshake failed.",
        ),
        (
            "http-2-alone",
            "https://h2-alone.test/aids/colitis",
            &COLITIS,
            "http-2-only",
            Handshake::Http2,
            "The server refuses everybody who does not offer HTTP/2, as all browsers do.",
        ),
        (
            "http-2-regardless",
            "https://h2-regardless.test/aids/fibroids",
            &FIBROIDS,
            "http-2-only",
            Handshake::Http2Regardless,
            "The server answers in HTTP/2 whatever was agreed on.",
        ),
    ];
    for (name, url, aid, reason, handshake, story) in sites {
        web.serve(name, url, aid, blocked(reason), story, shows(aid, "Modern site"));
        web.page(url, shows(aid, "Modern site")).handshake = handshake;
    }
}
