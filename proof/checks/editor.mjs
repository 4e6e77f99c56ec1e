// An editor underlines the same faults as the command line names, in the same lines.

import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { LanguageServer } from "../lib/language-server.mjs";
import { ROOT, TARGET, xtask } from "../lib/xtask.mjs";

const AID = "aids/scoliosis-ohri.yaml";
const COLLECTION = "aids/low-back-pain-ohri.yaml";
const PAGE = "pages/back-pain/en.yaml";

/** What is broken: the file, what stands there, and what is written instead. */
const BROKEN = [
  [AID, "subject: {", "subjct: {"],
  [AID, "status: active", "status: active\ncolour: blue"],
  [AID, "decision: surgery-or-not\n", ""],
  [AID, "decision: surgery-or-not", "decision: surgery-or-no"],
  [AID, "condition: scoliosis", "condition: Scoliosis of the spine"],
  [AID, "condition: scoliosis", "condition:"],
  [AID, "languages: [en]", "languages: en"],
  [AID, "languages: [en]", "languages: [en, en]"],
  [AID, "updated: 2020", "updated: 1066"],
  [AID, "status: active", "status: withdrawn"],
  [AID, "status: active", "status: active\nwithdrawn_on: 2026-03-01"],
  [AID, "status: active", "status: active\nexpect_min: 3"],
  [AID, "https://decisionaid.ohri.ca/", "javascript:"],
  [AID, "expect: [scoliosis, surgery]", "expect: []"],
  [AID, "\"Scoliosis: Should I (or My Child) Have Surgery?\"", "Scoliosis: Should I have surgery?"],
  [COLLECTION, "collection: true", "collection: several"],
  [COLLECTION, "expect_min: 3", "expect_min: 1"],
  [PAGE, "    heading: Scoliosis\n", ""],
  [PAGE, "slug: back-pain", "slug: Back pain"],
  [PAGE, "review: {on: 2026-11-22,", "review: {on: 22-11-2026,"],
  [PAGE, "by: Signpost maintainers}", "by: Signpost maintainers, with: care}"],
  ["providers/ohri.yaml", "hosts: [decisionaid.ohri.ca]", "hosts: [https://decisionaid.ohri.ca/]"],
  ["providers/ohri.yaml", "min_interval: 1s", "min_interval: 1 second"],
  ["providers/ohri.yaml", "home: https://decisionaid.ohri.ca/", "home: decisionaid.ohri.ca"],
  ["site.yaml", "review_every: 24 months", "review_every: two years"],
  ["site.yaml", "base_url: https://example.org/", "base_url: https://example.org"],
];

export const editor = {
  name: "editor: underlines the same faults as the command line names",
  async run() {
    const folder = join(TARGET, "proof/editor");
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(ROOT, "schemas"), join(folder, "schemas"), { recursive: true });
    cpSync(join(ROOT, "content"), join(folder, "content"), { recursive: true });
    const server = await LanguageServer.start(folder);
    try {
      const faults = [];
      for (const file of files(join(folder, "content"))) {
        for (const { line, message } of await server.open(file)) faults.push(`${file}:${line} is underlined: ${message}`);
      }
      for (const broken of BROKEN) faults.push(...(await compare(server, folder, broken)));
      return faults;
    } finally {
      server.stop();
    }
  },
};

async function compare(server, folder, [name, right, wrong]) {
  const file = join(folder, "content", name);
  const good = readFileSync(file, "utf8");
  if (!good.includes(right)) return [`${name} does not say ${JSON.stringify(right)}`];
  writeFileSync(file, good.replace(right, wrong));
  try {
    const ours = named(folder, name);
    const theirs = (await server.open(file)).map(({ line }) => line);
    const what = `${name} with ${JSON.stringify(wrong)}`;
    if (ours.length === 0) return [`${what}: the command line names no fault`];
    // An editor may underline more for one cause; it must not miss what we name, nor stay silent.
    const missed = ours.filter((line) => !theirs.includes(line));
    return missed.map((line) => `${what}: line ${line} is not underlined, but ${theirs.join(", ") || "none"}`);
  } finally {
    writeFileSync(file, good);
  }
}

/** The lines in which the command line names errors in a file. */
function named(folder, name) {
  const options = ["validate", "--format", "json", "--today", "2026-11-22", "--content", join(folder, "content")];
  const ran = spawnSync(xtask(), options, { encoding: "utf8" });
  const { diagnostics } = JSON.parse(ran.stdout);
  return diagnostics
    .filter(({ severity, places: [{ file }] }) => severity === "error" && file.endsWith(name))
    .map(({ places: [{ line }] }) => line);
}

function files(folder) {
  return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".yaml")).map((name) => join(folder, name));
}
