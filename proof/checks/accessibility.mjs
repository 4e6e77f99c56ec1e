// axe-core, at WCAG 2.2 AA and with its best practices.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const accessibility = {
  name: "no accessibility violation in light, dark and 360-pixel views (axe, WCAG 2.2 AA)",
  bad: "<main><h1>a</h1><p style='color: #bbb; background: #fff'>b</p><img src='data:,'></main>",
  views: ["light", "dark", "phone"],
  look: ({ page }) => axe(page),
};

/** What axe-core says of an open page, or of a part of it. */
export async function axe(page, part = "html") {
  await page.evaluate(AXE);
  const { violations, incomplete } = await page.evaluate(
    ([tags, part]) =>
      globalThis.axe.run(part, {
        runOnly: { type: "tag", values: tags },
        // In 2.2 AA, and yet off unless asked for.
        rules: { "target-size": { enabled: true } },
        resultTypes: ["violations", "incomplete"],
      }),
    [TAGS, part],
  );
  // Contrast that it cannot make out is contrast that nobody has checked.
  const unknown = incomplete.filter(({ id }) => id === "color-contrast");
  return [...violations, ...unknown].flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help}: ${target.join(" ")} ${any[0]?.message ?? ""}`),
  );
}
