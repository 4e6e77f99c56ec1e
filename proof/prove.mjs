// Proves that the pages can be used by everybody: renders the real site and one that asks for
// trouble, and looks at every page of both in Chromium.
//
//     node prove.mjs [--xtask FILE] [--only TEXT]
//
// `--only` runs the checks whose name contains the text. The last line counts; the exit code is 0
// only if everything holds.

import { accessibility } from "./checks/accessibility.mjs";
import { data } from "./checks/data.mjs";
import { editor } from "./checks/editor.mjs";
import { keyboard } from "./checks/keyboard.mjs";
import { layout } from "./checks/layout.mjs";
import { alternates, links } from "./checks/links.mjs";
import { feeds, manifest, sitemap, start } from "./checks/machines.mjs";
import { markup } from "./checks/markup.mjs";
import { nu } from "./checks/nu.mjs";
import { paper } from "./checks/paper.mjs";
import { preview } from "./checks/preview.mjs";
import { quiet } from "./checks/quiet.mjs";
import { screenshots } from "./checks/screenshots.mjs";
import { weight } from "./checks/weight.mjs";
import { Browser, VIEWS, findChromium } from "./lib/browser.mjs";
import { Report } from "./lib/report.mjs";
import { Site } from "./lib/site.mjs";
import { render } from "./lib/xtask.mjs";
import { write } from "./stress/content.mjs";

// What was asked for on the way is judged first; the keyboard comes last, because it moves about.
const CHECKS = [
  quiet, markup, nu, accessibility, layout, links, alternates, data, weight, paper, screenshots, keyboard,
  manifest, sitemap, feeds, start,
];
/** How many pages are looked at at once. */
const AT_ONCE = 3;

if (!findChromium()) {
  console.error("Chromium is not on this machine. Install it, or name it in the variable CHROMIUM.");
  process.exit(2);
}
const at = process.argv.indexOf("--only");
const only = at > 0 ? process.argv[at + 1] : "";
const report = new Report();
const browser = await Browser.start();
try {
  await proveTheChecks();
  await prove("real", []);
  await prove("stress", write());
  if (preview.name.includes(only)) report.line(preview.name, await preview.run({ browser }).catch((error) => [error.stack]));
} finally {
  await browser.stop();
}
if (editor.name.includes(only)) report.line(editor.name, await editor.run().catch((error) => [error.stack]));
process.exitCode = report.close();

/** Renders a site with these options, and runs every check on every page of it. */
async function prove(name, options) {
  const started = Date.now();
  let site;
  try {
    site = Site.read(name, render(name, options));
  } catch (error) {
    report.line(`${name}: can be rendered`, error.message.split("\n"));
    return;
  }
  const checks = CHECKS.filter(({ name, only: where }) => name.includes(only) && (!where || where === site.name));
  if (checks.length === 0) return;
  const faults = await look(site, checks);
  for (const check of checks) report.line(`${site.name}: ${check.name}`, faults.get(check));
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`        ${site.name}: ${site.pages.length} pages, looked at in ${seconds} s\n`);
}

/** The faults that each check finds. Each page is opened once for each view. */
async function look(site, checks) {
  await site.start();
  const faults = new Map(checks.map((check) => [check, []]));
  const note = async (check, place, look) => {
    try {
      faults.get(check).push(...(await look()).map((fault) => place + fault));
    } catch (error) {
      faults.get(check).push(place + error.stack);
    }
  };
  const visits = [];
  for (const path of site.pages) {
    for (const check of checks.filter((check) => check.read)) {
      await note(check, `${path}: `, () => check.read({ site, path }));
    }
    for (const view of Object.keys(VIEWS)) {
      const looks = checks.filter((check) => viewsOf(check, site).includes(view));
      if (looks.length > 0) visits.push({ path, view, looks });
    }
  }
  const visitor = async () => {
    for (let visit = visits.shift(); visit; visit = visits.shift()) {
      const { path, view, looks } = visit;
      await browser.with(site, path, view, async (page) => {
        for (const check of looks) {
          await note(check, `${path}, ${view}: `, () => check.look({ page, site, path, view }));
        }
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visitor));
  for (const check of checks.filter((check) => check.site)) await note(check, "", () => check.site({ browser, site }));
  site.stop();
  return faults;
}

/** The views in which a check looks at the pages of a site. */
function viewsOf({ views = [] }, site) {
  return typeof views === "function" ? views(site) : views;
}

/** A check that cannot fail proves nothing, so each is first shown a page that it must refuse. */
async function proveTheChecks() {
  const silent = [];
  for (const check of CHECKS.filter(({ bad, name }) => bad && name.includes(only))) {
    const html = `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Bad</title>\n</head>\n<body>\n${check.bad}\n</body>\n</html>\n`;
    const files = new Map([["bad.html", { bytes: Buffer.from(html), type: "text/html; charset=utf-8" }]]);
    const faults = await look(new Site({ name: "bad", base: "https://example.org/", files }), [check]);
    if (faults.get(check).length === 0) silent.push(check.name);
  }
  report.line("each check refuses a page that was made to fail it", silent);
}
