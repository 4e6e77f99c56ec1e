// What search engines are told, held to the vocabulary of schema.org.

import { check } from "../lib/vocabulary.mjs";

const SCRIPT = /<script type="application\/ld\+json">([^]*?)<\/script>/g;
const WANTED = ["url", "name", "description", "inLanguage", "lastReviewed", "about", "isPartOf"];

export const data = {
  name: "JSON-LD parses and keeps to the vocabulary of schema.org",
  bad: `<main><h1>a</h1></main><script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "MedicalWebPage", "colour": "red"}</script>`,
  async read({ site, path }) {
    const html = site.text(path);
    const scripts = [...html.matchAll(SCRIPT)].map(([, text]) => text);
    const isContent = site.files.get(path).page !== undefined;
    if (!isContent && scripts.length === 0) return [];
    if (scripts.length !== 1) return [`has ${scripts.length} descriptions`];
    let value;
    try {
      value = JSON.parse(scripts[0]);
    } catch (error) {
      return [`is not JSON: ${error.message}`];
    }
    const faults = check(value);
    if (value["@context"] !== "https://schema.org") faults.push(`its context is ${value["@context"]}`);
    if (!isContent) return faults;
    const { kind } = JSON.parse(site.text(path.replace(/html$/, "json")));
    const type = kind === "text" ? "WebPage" : "MedicalWebPage";
    if (value["@type"] !== type) faults.push(`is a ${value["@type"]}`);
    for (const property of WANTED) if (value[property] === undefined) faults.push(`has no ${property}`);
    if (value.url !== site.published(path)) faults.push(`its address is ${value.url}`);
    if (value.inLanguage !== site.files.get(path).language) faults.push(`its language is ${value.inLanguage}`);
    if (value.about?.some((it) => it["@type"] !== "MedicalCondition")) faults.push("is about something else than conditions");
    return faults;
  },
};
