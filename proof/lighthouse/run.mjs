// What Lighthouse says of the real pages: accessibility, best practices and search engines have to
// be 100. The speed of a page on the same machine says nothing, so it is shown and not judged.
//
//     npm ci && node run.mjs [--xtask FILE]
//
// Not a part of the proof, because it is large and slow and finds little that the proof does not.

import { createServer } from "node:net";
import lighthouse from "lighthouse";

import { Browser } from "../lib/browser.mjs";
import { Report } from "../lib/report.mjs";
import { Site } from "../lib/site.mjs";
import { render } from "../lib/xtask.mjs";

const JUDGED = ["accessibility", "best-practices", "seo"];

const [port, debuggingPort] = [await freePort(), await freePort()];
// As if published here, because Lighthouse looks at where a page says that it is.
const site = Site.read("lighthouse", render("lighthouse", ["--base-url", `http://127.0.0.1:${port}/`]));
await site.start(port);
const browser = await Browser.start([`--remote-debugging-port=${debuggingPort}`]);
const report = new Report();
for (const path of site.pages.filter((path) => !["index.html", "404.html"].includes(path))) {
  for (const formFactor of ["mobile", "desktop"]) {
    const desktop = { screenEmulation: { mobile: false, width: 1280, height: 900, deviceScaleFactor: 1 } };
    const settings = { port: debuggingPort, formFactor, ...(formFactor === "desktop" && desktop) };
    const { lhr } = await lighthouse(site.url(path), { ...settings, onlyCategories: [...JUDGED, "performance"] });
    const score = (category) => Math.round(lhr.categories[category].score * 100);
    const scores = [...JUDGED, "performance"].map((category) => `${category} ${score(category)}`).join(", ");
    report.line(`${path}, ${formFactor}: ${scores}`, JUDGED.flatMap((category) => faults(lhr, category)));
  }
}
await browser.stop();
site.stop();
process.exitCode = report.close();

/** The audits that keep a category from 100. */
function faults({ categories, audits }, category) {
  const counted = categories[category].auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => audits[id]);
  return counted.filter(({ score }) => score !== null && score < 1).map(({ id, title }) => `${category}: ${title} (${id})`);
}

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}
