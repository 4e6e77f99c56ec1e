// What other programs read: the manifest, the sitemap, the feeds, robots.txt, and each page's other forms.

import { createHash } from "node:crypto";

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;

export const manifest = {
  name: "the manifest's digests are right, and each page has its other forms",
  async site({ site }) {
    const faults = [];
    for (const [path, { bytes, sha256, page }] of site.files) {
      if (sha256 && createHash("sha256").update(bytes).digest("hex") !== sha256) faults.push(`${path}: another digest`);
      if (!page || !path.endsWith("/index.html")) continue;
      const text = path.replace(/html$/, "txt");
      const json = path.replace(/html$/, "json");
      if (!site.files.has(text)) faults.push(`${text} is not there`);
      else if (/[^\P{Cc}\n]/u.test(site.text(text))) faults.push(`${text} has control characters in it`);
      if (!site.files.has(json)) faults.push(`${json} is not there`);
      else JSON.parse(site.text(json));
    }
    return faults;
  },
};

export const sitemap = {
  name: "sitemap.xml and robots.txt are well-formed and name every page",
  async site({ browser, site }) {
    const { root, faults } = await parse(browser, site, "sitemap.xml");
    if (faults.length > 0) return faults;
    if (root.name !== "urlset") faults.push(`its root is <${root.name}>`);
    const named = root.children.map((url) => {
      const location = text(url, "loc");
      if (!site.file(location)) faults.push(`nothing is at ${location}`);
      const changed = text(url, "lastmod");
      if (changed !== undefined && !DAY.test(changed)) faults.push(`${location} changed on ${changed}`);
      for (const { attributes } of url.children.filter(({ name }) => name === "xhtml:link")) {
        if (!site.file(attributes.href)) faults.push(`nothing is at the translation ${attributes.href}`);
      }
      return location;
    });
    const content = [...site.files].filter(([path, { page }]) => page && path.endsWith("/index.html"));
    for (const [path] of content) {
      const times = named.filter((location) => location === site.published(path)).length;
      if (times !== 1) faults.push(`names ${path} ${times} times`);
    }
    const robots = site.text("robots.txt");
    const address = /^Sitemap: (\S+)$/m.exec(robots)?.[1];
    if (!address || site.file(address) !== "sitemap.xml") faults.push(`robots.txt names the sitemap ${address}`);
    for (const line of robots.split("\n").filter(Boolean)) {
      if (!/^(User-agent|Allow|Disallow|Sitemap): \S+$/.test(line)) faults.push(`robots.txt says ${line}`);
    }
    return faults;
  },
};

export const feeds = {
  name: "each Atom feed is well-formed and complete",
  async site({ browser, site }) {
    const faults = [];
    const paths = [...site.files.keys()].filter((path) => path.endsWith("feed.xml"));
    if (paths.length === 0) faults.push("there is none");
    for (const path of paths) {
      const feed = await parse(browser, site, path);
      faults.push(...feed.faults.map((fault) => `${path}: ${fault}`));
      if (feed.faults.length > 0) continue;
      const entries = feed.root.children.filter(({ name }) => name === "entry");
      for (const item of [feed.root, ...entries]) {
        for (const name of ["id", "title", "updated"]) {
          if (!text(item, name)) faults.push(`${path}: an <${item.name}> has no <${name}>`);
        }
        if (!MOMENT.test(text(item, "updated"))) faults.push(`${path}: was updated ${text(item, "updated")}`);
        const links = item.children.filter(({ name }) => name === "link");
        if (links.length === 0) faults.push(`${path}: an <${item.name}> has no <link>`);
        for (const { attributes } of links) {
          if (!site.file(attributes.href)) faults.push(`${path}: nothing is at ${attributes.href}`);
        }
        // RFC 4287, sections 4.1.1 and 4.1.2.
        const author = [item, feed.root].some((it) => it.children.some(({ name }) => name === "author"));
        if (item.name === "entry" && !author) faults.push(`${path}: an entry has no author`);
      }
      const ids = entries.map((entry) => text(entry, "id"));
      if (new Set(ids).size !== ids.length) faults.push(`${path}: two entries have one id`);
    }
    return faults;
  },
};

export const start = {
  name: "the start page leads to the default language, and an unknown address to a page that says so",
  async site({ browser, site }) {
    const faults = [];
    await browser.with(site, "404.html", "light", async (page) => {
      await page.goto(site.url(""), { waitUntil: "load" });
      await page.waitForURL(/\/[a-z]{2}\/index\.html$/, { timeout: 10_000 }).catch(() => faults.push("the start page leads nowhere"));
      const unknown = await page.goto(site.url("en/no/such/page/"), { waitUntil: "load" });
      if (unknown.status() !== 404) faults.push(`an unknown address answers ${unknown.status()}`);
      // Its style must load from any depth.
      const styled = await page.evaluate(() => getComputedStyle(document.querySelector(".skip")).position);
      if (styled !== "absolute") faults.push("the page for unknown addresses is without its style");
    });
    return faults;
  },
};

/** A document as elements with their names, attributes, texts and children, read by the browser. */
async function parse(browser, site, path) {
  return browser.with(site, "404.html", "light", (page) =>
    page.evaluate((xml) => {
      const document = new DOMParser().parseFromString(xml, "application/xml");
      const error = document.querySelector("parsererror");
      if (error) return { faults: [error.textContent.trim()] };
      const read = (element) => ({
        name: element.nodeName,
        attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
        text: element.textContent,
        children: [...element.children].map(read),
      });
      return { root: read(document.documentElement), faults: [] };
    }, site.text(path)),
  );
}

function text(element, name) {
  return element.children.find((child) => child.name === name)?.text;
}
