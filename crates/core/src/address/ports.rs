//! The ports that no browser opens.

/// The Fetch standard's list of bad ports (section 2.8, "port blocking"), which all browsers share.
const FETCH: &[u16] = &[
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101,
    102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427,
    465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990,
    993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667,
    6668, 6669, 6679, 6697, 10080,
];

/// Redis and memcached. Browsers do open these, but both take the lines of a request for commands, and
/// no page for readers has ever been served there.
const COMMANDS: &[u16] = &[6379, 11211];

/// Whether no reader's browser opens this port, or no page can be there.
pub fn is_refused_port(port: u16) -> bool {
    FETCH.binary_search(&port).is_ok() || COMMANDS.contains(&port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_so_that_it_can_be_searched() {
        assert!(FETCH.is_sorted());
    }

    #[test]
    fn ports_of_the_web_are_open() {
        for port in [80, 443, 8000, 8080, 8443, 65535] {
            assert!(!is_refused_port(port), "{port}");
        }
        for port in [0, 22, 25, 587, 6000, 6379, 10080, 11211] {
            assert!(is_refused_port(port), "{port}");
        }
    }
}
