// Pictures for a person to look at: what no program judges is whether a page is calm and clear.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { TARGET } from "../lib/xtask.mjs";

/** Chromium takes no higher pictures without a graphics card. */
const HIGHEST = 12_000;

export const screenshots = {
  name: "pictures in light and dark, at 360, 768 and 1280 pixels, are in target/screenshots",
  // Of the stress site, each size and each colour once: its pages are long, and pictures take long.
  views: ({ name }) => (name === "stress" ? ["light", "dark tablet", "dark phone"] : ["light", "dark", "tablet", "dark tablet", "phone", "dark phone"]),
  async look({ page, site, path, view }) {
    const folder = join(TARGET, "screenshots", site.name);
    mkdirSync(folder, { recursive: true });
    const name = path.replace(/(\/?index)?\.html$/, "").replaceAll("/", "-").slice(0, 40) || "start";
    const file = join(folder, `${name} ${view}`.replaceAll(" ", "-"));
    const { width } = page.viewportSize();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width, height: Math.min(height, HIGHEST) };
    await page.screenshot({ path: `${file}.png`, fullPage: true, clip });
    if (view === "light" && site.name !== "stress") await page.pdf({ path: `${file}.pdf`, format: "A4" });
    return [];
  },
};
