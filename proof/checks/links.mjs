// Every address inside the site leads somewhere, and those out of it are safe to follow.

export const links = {
  name: "every internal link and anchor resolves; links elsewhere are marked and safe",
  bad: "<main><h1>a</h1><a href='nowhere/'>b</a><a href='#nothing'>c</a><a href='https://elsewhere.example/'>d</a></main>",
  views: ["light"],
  async look({ page, site, path }) {
    const faults = [];
    const found = await page.evaluate(addresses);
    for (const { name, href, rel, hreflang } of found) {
      const url = new URL(href, site.published(path));
      if (hreflang && hreflang !== "x-default" && !isLanguage(hreflang)) faults.push(`${name}: hreflang ${hreflang}`);
      const file = site.file(url);
      if (file === undefined) {
        faults.push(`${name}: nothing is at ${href}`);
      } else if (file === null) {
        if (url.protocol === "tel:") continue;
        if (!["http:", "https:"].includes(url.protocol)) faults.push(`${name}: leads to ${url.protocol}`);
        const marked = ["external", "noopener"].every((word) => rel.split(" ").includes(word));
        if (name.startsWith("a ") && !marked) faults.push(`${name}: is not marked external noopener`);
      } else if (url.hash && !anchors(site, file).has(decodeURIComponent(url.hash.slice(1)))) {
        faults.push(`${name}: there is no ${url.hash} in ${file}`);
      }
    }
    return faults;
  },
};

export const alternates = {
  name: "each page names itself and its translations, and they name it",
  bad: "<main><h1>a</h1></main>",
  views: ["light"],
  async look({ page, site, path }) {
    site.heads ??= new Map();
    site.heads.set(path, await page.evaluate(metadata));
    return [];
  },
  // Only now are the other pages known.
  site: async ({ site }) => [...site.heads].flatMap(([path, head]) => judge(site, path, head).map((it) => `${path}: ${it}`)),
};

function judge(site, path, head) {
  // The start page is a sign to another page, and says so to search engines.
  if (path === "index.html") return site.file(head.canonical) ? [] : [`nothing is at its address ${head.canonical}`];
  if (head.robots.includes("noindex")) return head.canonical ? ["is not to be listed, and yet canonical"] : [];
  const faults = [];
  if (head.canonical !== site.published(path)) faults.push(`its canonical address is ${head.canonical}`);
  if (!head.languages[head.lang] || !head.languages["x-default"]) {
    faults.push(`names the languages ${Object.keys(head.languages).join(", ")}, and is in ${head.lang}`);
  }
  for (const [language, href] of Object.entries(head.languages)) {
    const other = site.heads.get(site.file(href));
    if (!other) {
      faults.push(`nothing is at its translation ${href}`);
      continue;
    }
    if (language !== "x-default" && other.lang !== language) faults.push(`${href} is in ${other.lang}, not ${language}`);
    if (other.languages[head.lang] !== head.canonical) faults.push(`${href} does not name it in return`);
  }
  for (const property of ["og:title", "og:description", "og:url", "og:type", "og:site_name", "og:locale"]) {
    if (!head.social[property]) faults.push(`has no ${property}`);
  }
  if (!head.description) faults.push("has no description");
  return faults;
}

/** The places in a file that can be linked to. */
function anchors(site, file) {
  return new Set([...site.text(file).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
}

function isLanguage(tag) {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}

function addresses() {
  return [...document.querySelectorAll("[href], [src]")].map((element) => ({
    name: `${element.localName} “${element.textContent.trim().slice(0, 40)}”`,
    href: element.getAttribute("href") ?? element.getAttribute("src"),
    rel: element.getAttribute("rel") ?? "",
    hreflang: element.getAttribute("hreflang"),
  }));
}

function metadata() {
  const content = (selector) => document.querySelector(selector)?.content ?? "";
  const social = [...document.querySelectorAll("meta[property]")];
  const alternates = [...document.querySelectorAll("link[rel=alternate][hreflang]")];
  return {
    lang: document.documentElement.lang,
    canonical: document.querySelector("link[rel=canonical]")?.getAttribute("href"),
    robots: content("meta[name=robots]"),
    description: content("meta[name=description]"),
    social: Object.fromEntries(social.map((it) => [it.getAttribute("property"), it.content])),
    languages: Object.fromEntries(alternates.map((it) => [it.hreflang, it.getAttribute("href")])),
  };
}
