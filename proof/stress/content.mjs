// Content that no editor would write: every optional field present and absent, texts that are very
// long, that run from right to left, and that try to be markup.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { ROOT, TARGET } from "../lib/xtask.mjs";
import { ARABIC } from "./arabic.mjs";
import { FINDINGS, audit } from "./audit.mjs";

const REVIEW = { on: "2026-11-22", by: "Signpost maintainers" };
const ADVICE = "Talk to your doctor before you decide.\n";
/**
 * Ends whatever it may stand in, and runs a script. Its tags have no end, because validation refuses
 * whole ones; a browser would find the end further on. Nor has what stands for a character (`&amp`), which
 * browsers read without its semicolon. What turns the direction of a line is refused as well.
 */
const HOSTILE = `"'>--> {{7*7}} &amplt; ![x](javascript:alert(3)) </title </script <img src=x onerror=alert(1) y=`;
const LONG = "A very long text that says the same thing over and over again, because somebody pasted it there ".repeat(4).trim();
const UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2);
const ARABIC_TEXT = "ألم أسفل الظهر: هل أحتاج إلى عملية جراحية؟";
const LONG_URL = `https://aids.example.org/${"a-very-long-path-".repeat(12)}?${"parameter=value&".repeat(8)}end`;

/** Telephone numbers as they are written in several countries. */
const HELPLINES = [
  "[0800-0113](tel:0800-0113)",
  "[+31 (0)20 123 45 67](tel:+31-20-1234567)",
  "[0711 / 123 – 456](tel:+49-711-123456)",
  "[**0800**-0113](tel:0800-0113)",
  "[116 123](TEL:116123)",
];

/** Writes the content, the audit and the words, and gives the options to render them with. */
export function write() {
  const folder = join(TARGET, "proof/stress-content");
  rmSync(folder, { recursive: true, force: true });
  const put = (path, value) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    // JSON is YAML.
    writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value, null, 2));
  };
  put("content/site.yaml", {
    name: { en: "Stress & strain", ar: "دليل القرارات", nl: "Keuzehulpen" },
    // Not at the top of its host, so that no address can rely on that.
    base_url: "https://example.org/some/where/",
    languages: ["en", "ar", "nl"],
    default_language: "en",
    review_every: "24 months",
    aid_stale_after: "5 years",
    source: "https://example.org/edit/main/content/",
  });
  for (const provider of PROVIDERS) put(`content/providers/${provider.id}.yaml`, provider);
  for (const aid of AIDS) put(`content/aids/${aid.id}.yaml`, aid);
  for (const page of PAGES) put(`content/pages/${page.id}/${page.language}.yaml`, page);
  put("content/suppressions.yaml", []);
  put("audit.json", audit(AIDS));
  put("templates/words/ar.ftl", arabic());
  const options = { "--content": "content", "--audit": "audit.json", "--templates": "templates" };
  const paths = Object.entries(options).flatMap(([option, path]) => [option, join(folder, path)]);
  return [...paths, "--today", "2026-11-22"];
}

/** The interface in Arabic; a message that is not translated here stays in English. */
function arabic() {
  const english = readFileSync(join(ROOT, "crates/renderer/words/en.ftl"), "utf8");
  return english.replace(/^([a-z][\w-]*) =.*(?:\n[ }].*)*/gm, (message, name) =>
    name in ARABIC ? `${name} = ${ARABIC[name]}` : message,
  );
}

const PROVIDERS = [
  {
    id: "full",
    name: "The Provider with Every Field",
    short_name: "FULL",
    home: "https://aids.example.org/",
    hosts: ["aids.example.org", "*.full.example.org"],
    audit: { min_interval: "500ms", max_concurrent: 2 },
    not_found_texts: ["no such aid"],
    aid_stale_after: "3 years",
  },
  { id: "bare", name: "Bare", home: "https://bare.example.org/", hosts: ["bare.example.org"] },
  { id: "hostile", name: HOSTILE, short_name: HOSTILE, home: "https://hostile.example.org/", hosts: ["hostile.example.org"] },
  { id: "arabic", name: "وزارة الصحة", short_name: "وزارة الصحة", home: "https://arabic.example.org/", hosts: ["arabic.example.org"] },
];

const BASE = { condition: "every", decision: "treatment-methods", languages: ["en"], status: "active" };

const aid = (id, fields) => ({
  ...BASE,
  id,
  subject: { en: `Aid ${id}`, ar: `أداة ${id}`, nl: `Hulp ${id}` },
  links: [{ url: `https://bare.example.org/${id}` }],
  provider: "bare",
  ...fields,
});

const full = (path) => `https://aids.example.org/${path}`;

const AIDS = [
  aid("every-field", {
    subject: { en: "Every field", ar: "كل الحقول", nl: "Elk veld" },
    provider: "full",
    decision: "surgery-or-not",
    collection: true,
    expect_min: 2,
    languages: ["en", "nl", "ar", "de"],
    updated: "2026-05-31",
    links: [
      { url: full("1"), title: "A title", access: "login", expect: ["title"], verified: { on: "2026-11-01", by: REVIEW.by } },
      { url: full("2.pdf"), title: "A document", access: "open" },
      { url: full("3"), title: "One for a code", access: "code" },
      { url: full("4"), access: "contact" },
      { url: full("5"), access: "paid" },
    ],
  }),
  aid("no-field", { provider: undefined, links: [{ url: "https://nobody.example.org/" }] }),
  aid("test", { decision: "test-or-not", updated: 2019 }),
  aid("screening", { decision: "screening-or-not", languages: ["fr"], links: [{ url: "https://bare.example.org/s", title: "Un titre en français" }] }),
  aid("medication", { decision: "medication-or-not", languages: ["nl"] }),
  aid("archived", { status: "archived", successor: "test" }),
  aid("withdrawn", { status: "withdrawn", withdrawn_on: "2026-03-01" }),
  aid("replaced", { status: "withdrawn", withdrawn_on: "2025-12-31", successor: "every-field" }),
  aid("unresolved", { status: "unresolved", links: [] }),
  aid("arabic", {
    provider: "arabic",
    languages: ["ar"],
    links: [{ url: "https://arabic.example.org/1.pdf", title: ARABIC_TEXT, access: "login" }],
  }),
  aid("hostile", {
    subject: { en: HOSTILE, ar: HOSTILE, nl: HOSTILE },
    provider: "hostile",
    links: [{ url: `https://hostile.example.org/?q="><script>alert(4)</script>&a='b'`, title: HOSTILE }],
  }),
  aid("long", {
    subject: { en: LONG, ar: `${ARABIC_TEXT} ${ARABIC_TEXT} ${ARABIC_TEXT}`, nl: UNBROKEN },
    provider: "full",
    links: [{ url: LONG_URL, title: `${UNBROKEN} ${LONG}` }],
  }),
  aid("unbroken", { subject: { en: UNBROKEN, ar: UNBROKEN, nl: UNBROKEN }, links: [{ url: `https://bare.example.org/${UNBROKEN}` }] }),
  // One aid for each thing that an audit can say, and a collection with all of them.
  ...FINDINGS.map(({ name }) => aid(`found-${name}`, { condition: "audited" })),
  aid("found-all", {
    condition: "audited",
    collection: true,
    links: FINDINGS.map(({ name }) => ({ url: `https://bare.example.org/all/${name}`, title: `The one that is ${name}` })),
  }),
];

const markdown = (other) => `A paragraph with *emphasis*, **importance**, \`code\` and [a link to this page](#every),
[one to another page](${other}) and [one elsewhere](https://elsewhere.example.org/a?b=c&d=e).

1. first
2. second
   - nested
   - twice

> A quotation
> in two lines

- a list
- [${"a link with a very long text ".repeat(6).trim()}](https://elsewhere.example.org/${"long-".repeat(30)})

A line with ${UNBROKEN} in it.

Helplines that must not be torn at the end of a line: ${HELPLINES.join(", ")}.
`;

const page = (id, language, slug, fields) => ({
  id,
  language,
  slug,
  title: `The page ${id}`,
  description: `What the page ${id} is about.`,
  intro: "Some words come first.\n",
  sections: [{ condition: "every", heading: "Every", body: "Words.\n" }],
  aids: { heading: "Decision aids", intro: ADVICE, list: ["test"] },
  review: REVIEW,
  ...fields,
});

const listed = (condition) => AIDS.filter((it) => it.condition === condition).map(({ id }) => id);

const everything = (other) => ({
  sections: [
    { condition: "every", heading: "Every field", also_called: ["all of them", UNBROKEN, ARABIC_TEXT, HOSTILE, LONG], body: markdown(other) },
    { condition: "none", heading: "A condition without aids", also_called: [], body: "Nothing helps here.\n" },
    { heading: "A section without a condition", body: "Only words.\n" },
    { condition: "audited", heading: "Audited", body: "What an audit can find.\n" },
    { heading: HOSTILE, body: "The heading tries to be more than text.\n" },
    { heading: UNBROKEN, body: `${UNBROKEN}\n\n${ARABIC_TEXT}\n` },
  ],
  aids: { heading: "Everything there is", intro: ADVICE + markdown(other), list: [...listed("every"), ...listed("audited")] },
});

const PAGES = [
  page("everything", "en", "everything", { ...everything("../least/"), intro: `Everything at once.\n\n${markdown("../least/")}` }),
  page("everything", "ar", "everything", {
    ...everything("../../en/least/"),
    title: "خيارات علاج آلام الظهر",
    description: "علاج آلام الظهر وأدوات تساعدك على الاختيار.",
    intro: "آلام الظهر شائعة. هناك عادة عدة علاجات للاختيار من بينها. تساعدك أدوات القرار في نهاية هذه الصفحة على اختيار العلاج الأنسب لك.\n",
    aids: { ...everything().aids, heading: "أدوات القرار", intro: "تحدث مع طبيبك (doctor) قبل أن تقرر.\n" },
  }),
  page("least", "en", "least", {}),
  page("hostile", "en", "hostile", {
    title: HOSTILE,
    description: HOSTILE,
    aids: { heading: HOSTILE, intro: ADVICE, list: ["hostile"] },
    review: { on: "2026-11-22", by: HOSTILE },
  }),
  page("long", "en", "a".repeat(60), {
    title: `${UNBROKEN} ${LONG}`,
    description: LONG,
    aids: { heading: LONG, intro: ADVICE, list: ["long", "unbroken"] },
    review: { on: "2026-11-22", by: `${LONG} ${UNBROKEN}` },
  }),
];
