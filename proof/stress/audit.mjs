// An audit that found everything that can be found.

export const FINDINGS = [
  { name: "ok", verdict: "ok", reason: "ok", severity: "fine" },
  { name: "moved", verdict: "moved", reason: "moved-permanently", severity: "warning", suggestion: ["new-address", "https://bare.example.org/new"] },
  { name: "other", verdict: "changed", reason: "other-topic", severity: "error" },
  { name: "casino", verdict: "changed", reason: "taken-over", severity: "error", suggestion: ["archived-copy", "https://archive.example.org/casino"] },
  { name: "kept", verdict: "changed", reason: "archived-notice", severity: "error" },
  { name: "taken-back", verdict: "changed", reason: "withdrawn-notice", severity: "error" },
  { name: "gone", verdict: "dead", reason: "redirect-to-home", severity: "error", last_ok: "2026-01-01T00:00:00Z" },
  { name: "gone-but-kept", verdict: "dead", reason: "empty-record", severity: "error", suggestion: ["archived-copy", "https://archive.example.org/gone"] },
  { name: "down", verdict: "down", reason: "timeout", severity: "warning", last_ok: "2026-11-01T00:00:00Z" },
  { name: "blocked", verdict: "blocked", reason: "bot-wall", severity: "warning" },
  { name: "excused", verdict: "skipped", reason: "suppressed", severity: "note" },
];

/** A report on the aids' links, in which those made for a finding have it. */
export function audit(aids) {
  const links = aids.flatMap((aid) => aid.links.map(({ url }) => ({ url, ...finding(aid.id, url), sources: [source(aid.id)] })));
  links.sort((a, b) => (a.url < b.url ? -1 : 1));
  const summary = Object.fromEntries(["ok", "moved", "changed", "dead", "down", "blocked", "skipped"].map((it) => [it, 0]));
  for (const { verdict } of links) summary[verdict] += 1;
  return { version: 1, started: "2026-11-22T04:17:00Z", summary, links };
}

function finding(id, url) {
  const name = id === "found-all" ? url.split("/").at(-1) : id.replace(/^found-/, "");
  const { verdict, reason, severity, suggestion, last_ok } = FINDINGS.find((it) => it.name === name) ?? FINDINGS[0];
  const evidence = { redirects: [], attempts: 1, elapsed_ms: 100, steps: [] };
  return {
    verdict,
    reason,
    severity,
    evidence,
    ...(suggestion && { suggestion: { kind: suggestion[0], url: suggestion[1] } }),
    ...(last_ok && { last_ok }),
  };
}

const source = (aid) => ({ file: `content/aids/${aid}.yaml`, line: 1, column: 1, aid, pages: ["en/everything"] });
