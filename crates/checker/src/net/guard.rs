//! Which addresses may be asked at all.
//!
//! Content comes from pull requests, so an address in it may be meant for the machine that audits
//! it rather than for the web (server-side request forgery). What is refused follows the IANA
//! special-purpose address registries (RFC 6890), including every way of writing an IPv4 address
//! inside an IPv6 one that says so, and the ports that browsers refuse.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use signpost_core::address::is_refused_port;
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

/// A port that no browser opens.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("port {0} is one that browsers refuse to open")]
pub(crate) struct RefusedPort(u16);

/// Refuses an address on a port that readers' browsers refuse: there is no page there, and a service
/// that takes the lines of a request for commands may be.
pub(crate) fn check_port(url: &Url) -> Result<(), RefusedPort> {
    match url.port_or_known_default() {
        Some(port) if is_refused_port(port) => Err(RefusedPort(port)),
        _ => Ok(()),
    }
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
    let special = matches!(
        ip.octets(),
        [0 | 10 | 127, ..] // this network (RFC 791), private (RFC 1918), loopback (RFC 1122)
            | [100, 64..=127, ..] // carrier-grade NAT (RFC 6598)
            | [169, 254, ..] // link-local (RFC 3927), where clouds serve metadata
            | [172, 16..=31, ..] // private (RFC 1918)
            | [192, 0, 0, _] // IETF protocol assignments (RFC 6890)
            | [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] // documentation (RFC 5737)
            | [192, 31, 196, _] | [192, 175, 48, _] // AS112, for the names of private networks (RFC 7535, 7534)
            | [192, 52, 193, _] // relays of multicast (RFC 7450)
            | [192, 88, 99, _] // the former relays of 6to4 (RFC 7526)
            | [192, 168, ..] // private (RFC 1918)
            | [198, 18..=19, ..] // benchmarking (RFC 2544)
            | [224..=255, ..] // multicast (RFC 5771), reserved and broadcast (RFC 1112, 919)
            | AZURE_WIRE_SERVER
    );
    !special
}

/// Only global unicast (RFC 4291, section 2.4: `2000::/3` is all of it that has been given out) less
/// what is special there, and what stands for an IPv4 address, by that address.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    match ip.segments() {
        // ISATAP (RFC 5214), below any prefix, which is judged too: the last half of the address names a machine
        // by its IPv4 address. The two bits say whether that is unique and whether it is a group.
        [.., bits, 0x5efe, high, low] if bits & !0x0300 == 0 && !is_public_v4(v4(high, low)) => {
            false
        }
        // IPv4-compatible (RFC 4291), with the unspecified and the loopback address; IPv4-mapped.
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] => is_public_v4(v4(high, low)),
        // IPv4-translated (RFC 2765).
        [0, 0, 0, 0, 0xffff, 0, high, low] => is_public_v4(v4(high, low)),
        // NAT64 (RFC 6052), by which networks without IPv4 reach the web of today.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => is_public_v4(v4(high, low)),
        [0x64, 0xff9b, 1, ..] => is_public_local_nat64(ip),
        // Teredo (RFC 4380): its server, and its client with every bit turned round.
        [0x2001, 0, server_high, server_low, _, _, high, low] => {
            is_public_v4(v4(server_high, server_low)) && is_public_v4(v4(!high, !low))
        }
        // The IETF's own protocols (RFC 2928): benchmarking, ORCHID, AS112 and others.
        [0x2001, ..=0x01ff, ..] => false,
        // 6to4 (RFC 3056).
        [0x2002, high, low, ..] => is_public_v4(v4(high, low)),
        // AS112 (RFC 7534); documentation (RFC 3849, RFC 9637).
        [0x2620, 0x4f, 0x8000, ..] | [0x2001, 0xdb8, ..] | [0x3fff, ..=0x0fff, ..] => false,
        [first, ..] => (0x2000..=0x3fff).contains(&first),
    }
}

fn v4(high: u16, low: u16) -> Ipv4Addr {
    Ipv4Addr::from(u32::from(high) << 16 | u32::from(low))
}

/// Judges an address below `64:ff9b:1::/48` (RFC 8215). Anyone who runs the network chooses how long the
/// prefix is, and with that where the IPv4 address stands (RFC 6052, section 2.2). So it must be
/// public wherever it may stand; what would be of network 0 is never forwarded and says nothing.
fn is_public_local_nat64(ip: Ipv6Addr) -> bool {
    // The ninth byte is never part of the address.
    let [.., a, b, _, c, d, e, f, g, h, i] = ip.octets();
    // After prefixes of 48, 56, 64 and 96 bits.
    let mut readings = [[a, b, c, d], [b, c, d, e], [c, d, e, f], [f, g, h, i]]
        .map(Ipv4Addr::from)
        .into_iter()
        .filter(|ip| ip.octets()[0] != 0)
        .peekable();
    readings.peek().is_some() && readings.all(is_public_v4)
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
            "http://[64:ff9b:1::7f00:1]/",
            "http://[64:ff9b:1::10.0.0.1]/",
            "http://[64:ff9b:1:7f00:0:100::]/",
            "http://[64:ff9b:1:a:0:1::]/",
            "http://[64:ff9b:1:7f:0:1::]/",
            "http://[64:ff9b:1:0:7f:0:100:0]/",
            "http://[64:ff9b:1:7f00:0:100:5db8:d822]/",
            "http://192.88.99.1/",
            "http://192.31.196.1/",
            "http://192.52.193.1/",
            "http://192.175.48.1/",
            "http://192.0.0.9/",
            "http://240.0.0.1/",
            "http://[::ffff:a9fe:a9fe]/",
            "http://[100::1]/",
            "http://[100:0:0:1::1]/",
            "http://[2001:1::1]/",
            "http://[2001:2::1]/",
            "http://[2001:4:112::1]/",
            "http://[2001:10::1]/",
            "http://[2001:2f::1]/",
            "http://[2001:30::1]/",
            "http://[2001:1ff::1]/",
            "http://[2620:4f:8000::1]/",
            "http://[5f00::1]/",
            "http://[64:ff9c::1]/",
            "http://[4000::1]/",
            "http://[1000::1]/",
            "http://[2001:0:a00:1::fefe:fefe]/",
            "http://[2001:0:101:101::f5ff:fffe]/",
            "http://[2002:a9fe:a9fe::1]/",
            "http://[2002:7f00:1::]/",
            "http://[2001:0:1:2::]/",
            "http://[2001:db8::1]/",
            "http://[2001:db8:ffff::1]/",
            "http://[3fff:fff::1]/",
            "http://[::ffff:192.0.2.1]/",
            "http://[2001:470:1:2:0:5efe:10.0.0.1]/",
            "http://[2001:470:1:2:200:5efe:a9fe:a9fe]/",
            "http://[2a00:1450:4001::5efe:7f00:1]/",
            "http://[2a00:1450:4001:1:300:5efe:c0a8:1]/",
            "http://[2a00:1450:4001:1:100:5efe:0:1]/",
            "http://[2002:101:101::5efe:10.0.0.1]/",
            "http://[2002:a00:1::5efe:1.1.1.1]/",
            "http://[fe80::5efe:1.1.1.1]/",
            "http://[fd00::200:5efe:1.1.1.1]/",
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
    fn ports_that_browsers_refuse_are_refused() {
        let check = |text: &str| check_port(&Url::parse(text).unwrap());
        for text in
            ["http://a.test:22/", "https://a.test:25/", "http://1.1.1.1:6379/", "http://a.test:0/"]
        {
            assert!(check(text).is_err(), "{text}");
        }
        for text in
            ["http://a.test/", "https://a.test/", "http://a.test:8080/", "http://a.test:443/"]
        {
            assert_eq!(check(text), Ok(()), "{text}");
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
            "http://[64:ff9b::5db8:d822]/",
            "http://[64:ff9b:1::93.184.216.34]/",
            "http://[64:ff9b:1:5db8:d8:2200::]/",
            "http://[::ffff:93.184.216.34]/",
            "http://[2001:0:101:101::fefe:fefe]/",
            "http://[2001:200::1]/",
            "http://[2001:470:1:2:0:5efe:1.1.1.1]/",
            "http://[2001:470:1:2:200:5efe:5db8:d822]/",
            "http://[2001:470:1:2:400:5efe:10.0.0.1]/",
            "http://[2001:470:1:5efe:a00:1::]/",
            "http://[2a00:1450:4001::200e]/",
            "http://192.88.98.1/",
            "http://192.31.197.1/",
            "http://example.org/",
        ] {
            let url = Url::parse(text).unwrap();
            assert_eq!(check_literal(&url), Ok(()), "{text}");
        }
    }
}
