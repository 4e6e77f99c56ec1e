// The vocabulary of schema.org: its types, their properties and what these may hold. It is read out
// of schema-dts, which is generated from the vocabulary itself, because its types alone could be
// checked by a compiler only.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** `WebPage` and what it inherits from is written as an interface called `WebPageBase`. */
const INTERFACE = /^(?:export )?interface (\w+?)(Base|Leaf)(?: extends ([\w, <>]+))? \{\n([^]*?)^\}/gm;
const PROPERTY = /(\/\*\*(?:(?!\*\/)[^])*\*\/\n)?\s+"(\w+)"\?: SchemaValue<([^]*?), "\w+">;/g;

/** Data types are written as text or numbers in JSON. */
const DATA = {
  Text: "string", URL: "string", Date: "string", DateTime: "string", Time: "string", CssSelectorType: "string",
  XPathType: "string", PronounceableText: "string", Number: "number", Integer: "number", Float: "number",
  Boolean: "boolean",
};

const interfaces = new Map();

function load() {
  const file = new URL("dist/schema.d.ts", import.meta.resolve("schema-dts").replace(/dist\/[^/]*$/, ""));
  const text = readFileSync(fileURLToPath(file), "utf8");
  for (const [, name, kind, parents = "", body] of text.matchAll(INTERFACE)) {
    const properties = new Map();
    for (const [, comment = "", property, range] of body.matchAll(PROPERTY)) {
      properties.set(property, { range: range.split(" | "), superseded: comment.includes("@deprecated") });
    }
    interfaces.set(name + kind, { parents: parents.split(", ").filter(Boolean), properties });
  }
}

/** An interface with all that it inherits from. */
function* family(name) {
  const it = interfaces.get(name);
  if (!it) return;
  yield name;
  for (const parent of it.parents) yield* family(parent);
}

/** The interface that stands for a type. */
function interfaceOf(type) {
  return [`${type}Leaf`, `${type}Base`].find((name) => interfaces.has(name));
}

function isA(type, ancestor) {
  if (type === ancestor) return true;
  return [...family(interfaceOf(type))].includes(`${ancestor}Base`);
}

/** What is wrong with a node, as sentences. */
export function check(node, place = "the document") {
  if (interfaces.size === 0) load();
  const type = node["@type"];
  if (typeof type !== "string" || !interfaceOf(type)) return [`${place} has the unknown type ${JSON.stringify(type)}`];
  const faults = [];
  for (const [name, value] of Object.entries(node)) {
    if (name.startsWith("@")) continue;
    const property = [...family(interfaceOf(type))].map((it) => interfaces.get(it).properties.get(name)).find(Boolean);
    if (!property) {
      faults.push(`${place} is a ${type}, which has no property ${name}`);
      continue;
    }
    if (property.superseded) faults.push(`${place} has ${name}, which the vocabulary has replaced`);
    for (const item of [value].flat()) faults.push(...checkValue(item, property.range, `${name} of ${place}`));
  }
  return faults;
}

function checkValue(value, range, place) {
  if (value !== null && typeof value === "object") {
    const fits = range.some((type) => isA(value["@type"], type));
    const unfit = fits ? [] : [`${place} is a ${value["@type"]}, not one of ${range.join(", ")}`];
    return [...unfit, ...check(value, place)];
  }
  if (value === "") return [`${place} is empty`];
  if (range.some((type) => DATA[type] === typeof value)) {
    const isDate = range.every((type) => ["Date", "DateTime", "IdReference"].includes(type));
    if (isDate && !/^\d{4}-\d\d-\d\d/.test(value)) return [`${place} is no date: ${value}`];
    return [];
  }
  return [`${place} is ${JSON.stringify(value)}, not one of ${range.join(", ")}`];
}
