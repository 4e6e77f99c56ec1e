//! The proxies that this machine's environment names, as far as the guard must know of them.

use url::Url;

/// The hosts of the proxies named in the environment, in the variables that reqwest reads.
pub(crate) fn hosts() -> Vec<String> {
    ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"]
        .iter()
        .filter_map(|name| host(&std::env::var(name).ok()?))
        .collect()
}

fn host(value: &str) -> Option<String> {
    // curl's habit, which reqwest shares: without a scheme, a proxy speaks HTTP.
    let url = match Url::parse(value) {
        Ok(url) if url.has_host() => url,
        _ => Url::parse(&format!("http://{value}")).ok()?,
    };
    url.host_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn a_proxys_host_is_found_with_and_without_a_scheme() {
        assert_eq!(host("http://user:secret@proxy.test:3128/").as_deref(), Some("proxy.test"));
        assert_eq!(host("proxy.test:3128").as_deref(), Some("proxy.test"));
        assert_eq!(host("").as_deref(), None);
    }
}
