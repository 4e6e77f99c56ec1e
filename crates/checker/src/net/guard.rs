//! Which addresses may be asked at all.
//!
//! Content comes from pull requests, so an address in it may be meant for the machine that audits
//! it rather than for the web (server-side request forgery). What is refused follows the IANA
//! special-purpose address registries (RFC 6890), including every way of writing an IPv4 address
//! inside an IPv6 one.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// An address that is not asked, because it is in a private network.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is in a private network")]
pub(crate) struct PrivateAddress(pub(crate) String);

/// Refuses an address that names a private network by number. Names are for the resolver to judge,
/// which sees what they stand for.
pub(crate) fn check_literal(url: &Url) -> Result<(), PrivateAddress> {
    let ip = match url.host() {
        Some(Host::Ipv4(ip)) => IpAddr::V4(ip),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip),
        Some(Host::Domain(_)) | None => return Ok(()),
    };
    if is_public(ip) { Ok(()) } else { Err(PrivateAddress(ip.to_string())) }
}

/// Whether an address is on the public internet.
pub(crate) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    // A public address under which Azure serves the metadata of the machine that asks.
    const AZURE_WIRE_SERVER: [u8; 4] = [168, 63, 129, 16];
    let private = matches!(
        ip.octets(),
        [0 | 10 | 127, ..] // this network (RFC 791), private (RFC 1918), loopback (RFC 1122)
            | [100, 64..=127, ..] // carrier-grade NAT (RFC 6598)
            | [169, 254, ..] // link-local (RFC 3927), where clouds serve metadata
            | [172, 16..=31, ..] // private (RFC 1918)
            | [192, 0, 0, _] // IETF protocol assignments (RFC 6890)
            | [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] // documentation (RFC 5737)
            | [192, 168, ..] // private (RFC 1918)
            | [198, 18..=19, ..] // benchmarking (RFC 2544)
            | [224..=255, ..] // multicast (RFC 5771), reserved and broadcast (RFC 1112, 919)
            | AZURE_WIRE_SERVER
    );
    !private
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let v4 =
        |high: u16, low: u16| is_public_v4(Ipv4Addr::from(u32::from(high) << 16 | u32::from(low)));
    match ip.segments() {
        // Unspecified, loopback, IPv4-compatible (RFC 4291) and IPv4-mapped.
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] => v4(high, low),
        // IPv4-translated (RFC 2765).
        [0, 0, 0, 0, 0xffff, 0, high, low] => v4(high, low),
        // NAT64 (RFC 6052), and its local-use prefix (RFC 8215).
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => v4(high, low),
        [0x64, 0xff9b, 1, ..] => false,
        // 6to4 (RFC 3056); Teredo (RFC 4380), which hides an address of anyone's choice.
        [0x2002, high, low, ..] => v4(high, low),
        [0x2001, 0, ..] => false,
        // Documentation (RFC 3849, RFC 9637).
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0x0fff, ..] => false,
        // Unique local (RFC 4193), link-local, the former site-local, multicast (RFC 4291).
        [0xfc00..=0xfdff | 0xfe80..=0xfeff | 0xff00..=0xffff, ..] => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_networks_are_refused_however_they_are_written() {
        for text in [
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://017700000001/",
            "http://0.0.0.0/",
            "http://10.1.2.3/",
            "http://100.64.0.1/",
            "http://100.100.100.200/",
            "http://169.254.169.254/latest/meta-data/",
            "http://172.16.0.1/",
            "http://172.31.255.255/",
            "http://192.0.0.192/",
            "http://192.168.1.1/",
            "http://198.19.0.1/",
            "http://192.0.2.1/",
            "http://198.51.100.7/",
            "http://203.0.113.255/",
            "http://224.0.0.1/",
            "http://255.255.255.255/",
            "http://168.63.129.16/",
            "http://[::]/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:0:10.0.0.1]/",
            "http://[::10.0.0.1]/",
            "http://[64:ff9b::7f00:1]/",
            "http://[64:ff9b:1::1]/",
            "http://[2002:7f00:1::]/",
            "http://[2001:0:1:2::]/",
            "http://[2001:db8::1]/",
            "http://[2001:db8:ffff::1]/",
            "http://[3fff:fff::1]/",
            "http://[::ffff:192.0.2.1]/",
            "http://[fe80::1]/",
            "http://[fec0::1]/",
            "http://[fd00:ec2::254]/",
            "http://[ff02::1]/",
        ] {
            let url = Url::parse(text).unwrap();
            assert!(check_literal(&url).is_err(), "{text}");
        }
    }

    #[test]
    fn the_public_internet_is_not_refused() {
        for text in [
            "http://1.1.1.1/",
            "http://100.63.0.1/",
            "http://100.128.0.1/",
            "http://172.15.0.1/",
            "http://172.32.0.1/",
            "http://192.0.1.1/",
            "http://198.17.0.1/",
            "http://198.51.101.1/",
            "http://203.0.112.1/",
            "http://223.255.255.255/",
            "http://[2606:4700::1111]/",
            "http://[2001:db7::1]/",
            "http://[3fff:1000::1]/",
            "http://[2002:101:101::]/",
            "http://[64:ff9b::101:101]/",
            "http://example.org/",
        ] {
            let url = Url::parse(text).unwrap();
            assert_eq!(check_literal(&url), Ok(()), "{text}");
        }
    }
}
