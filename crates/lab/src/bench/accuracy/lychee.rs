//! Running lychee over the simulated web, as a person would who knows it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail, ensure};
use serde::Deserialize;
use signpost_testweb::{LabelledLink, TestWeb};
use url::Url;

use super::{Call, Calls, Says};

/// The options that differ from lychee's own. Its retries are as many as ours and its patience is
/// longer, so that nothing is lost for want of time; it keeps cookies, and asks for what we ask for.
pub(super) const OPTIONS: &[&str] = &[
    "--timeout=5",
    "--max-retries=2",
    "--retry-wait-time=1",
    "--cookie-jar=cookies.json",
    "--header=Accept: text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
];

/// What lychee calls itself and its version.
pub(super) fn version(program: &Path) -> anyhow::Result<String> {
    let output = Command::new(program).arg("--version").output().with_context(|| {
        format!(
            "{} cannot be run; `cargo install lychee --features check_example_domains` installs it, --lychee PATH names it",
            program.display()
        )
    })?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// What lychee's report says of each address.
#[derive(Deserialize)]
struct Report {
    success_map: ByInput,
    error_map: ByInput,
    timeout_map: ByInput,
    excluded_map: ByInput,
}

type ByInput = std::collections::HashMap<String, Vec<Body>>;

#[derive(Deserialize)]
struct Body {
    url: String,
    status: Status,
}

#[derive(Deserialize)]
struct Status {
    text: String,
}

/// Asks lychee about each link. It has no name service of its own, so it comes through the web's
/// forward proxy.
pub(super) fn calls(
    program: &Path,
    web: &TestWeb,
    links: &[LabelledLink],
) -> anyhow::Result<Calls> {
    let folder = tempfile::tempdir().context("no folder for lychee's list can be made")?;
    let [list, certificates, report] =
        ["links.md", "ca.pem", "report.json"].map(|name| folder.path().join(name));
    // Between angle brackets an address ends where it should, whatever characters it has.
    let lines: String = links.iter().map(|link| format!("- <{}>\n", link.url)).collect();
    fs::write(&list, lines)?;
    fs::write(&certificates, web.ca_pem())?;
    let proxy = format!("http://{}", web.proxy());
    let output = Command::new(program)
        .args(OPTIONS)
        .args(["--format", "json", "--no-progress", "-vv", "--output"])
        .arg(&report)
        .arg(&list)
        .current_dir(folder.path())
        .env("SSL_CERT_FILE", &certificates)
        .env("HTTP_PROXY", &proxy)
        .env("HTTPS_PROXY", &proxy)
        .env_remove("http_proxy")
        .env_remove("https_proxy")
        .env_remove("all_proxy")
        .env_remove("ALL_PROXY")
        .env_remove("no_proxy")
        .env_remove("NO_PROXY")
        .env_remove("GITHUB_TOKEN")
        .output()?;
    let Ok(json) = fs::read(&report) else {
        bail!("lychee wrote no report: {}", String::from_utf8_lossy(&output.stderr).trim());
    };
    let report: Report =
        serde_json::from_slice(&json).context("lychee's report is not what 0.24 writes")?;
    let found = read(report, links);
    ensure!(
        found.len() * 2 > links.len(),
        "lychee was asked about {} links and answered for {}; is it built with `--features check_example_domains`, \
         without which it leaves out names that end in .test?",
        links.len(),
        found.len()
    );
    Ok(found)
}

/// Finds the links in a report. Lychee writes addresses as its parser does, so they are compared as
/// parsed.
fn read(report: Report, links: &[LabelledLink]) -> Calls {
    let mut calls = Calls::new();
    for (map, says) in [
        (report.success_map, Says::There),
        (report.error_map, Says::Broken),
        (report.timeout_map, Says::Broken),
        (report.excluded_map, Says::CannotTell),
    ] {
        for body in map.into_values().flatten() {
            let asked = Url::parse(&body.url).ok();
            let same = |link: &&LabelledLink| {
                link.url == body.url || asked.is_some() && Url::parse(link.url).ok() == asked
            };
            if says != Says::CannotTell
                && let Some(link) = links.iter().find(same)
            {
                calls.insert(link.url.to_owned(), Call { says, words: body.status.text });
            }
        }
    }
    calls
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_read_address_by_address() {
        let links = signpost_testweb::links();
        let [alive, broken, slow, left_out] = [0, 1, 2, 3].map(|index: usize| links[index].url);
        let body = |url: &str, text: &str| {
            let url = Url::parse(url).expect("an address").to_string();
            serde_json::json!({"links.md": [{"url": url, "status": {"text": text}, "span": {}}]})
        };
        let report = serde_json::json!({
            "success_map": body(alive, "200 OK"),
            "error_map": body(broken, "404 Not Found"),
            "timeout_map": body(slow, "Timeout"),
            "excluded_map": body(left_out, "Excluded"),
            "total": 4
        });
        let calls = read(serde_json::from_value(report).expect("a report"), &links);
        let says = |url| calls.get(url).map(|call| call.says);
        assert_eq!(says(alive), Some(Says::There));
        assert_eq!(says(broken), Some(Says::Broken));
        assert_eq!(says(slow), Some(Says::Broken));
        assert_eq!(says(left_out), None);
    }
}
