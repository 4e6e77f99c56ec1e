// The preview's own additions: what it puts over a page must be as usable as the page.

import { spawn } from "node:child_process";
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT, TARGET, xtask } from "../lib/xtask.mjs";
import { axe } from "./accessibility.mjs";

const PAGE = "en/back-pain/";

export const preview = {
  name: "preview: follows a save, and shows faults accessibly over the last good page",
  async run({ browser }) {
    const content = join(TARGET, "proof/preview-content");
    rmSync(content, { recursive: true, force: true });
    cpSync(join(ROOT, "content"), content, { recursive: true });
    const aid = join(content, "aids/scoliosis-ohri.yaml");
    const good = readFileSync(aid, "utf8");
    const save = (text) => {
      writeFileSync(`${aid}~`, text);
      renameSync(`${aid}~`, aid);
    };
    const serve = spawn(xtask(), ["serve", "--port", "0", "--content", content], { stdio: ["ignore", "pipe", "inherit"] });
    try {
      const origin = await address(serve);
      const site = { origin, url: (path) => `${origin}/${path}` };
      const faults = [];
      for (const view of ["light", "dark", "phone"]) {
        const page = await browser.open(site, PAGE, view);
        faults.push(...(await axe(page)).map((fault) => `${view}, without faults: ${fault}`));
        save(good.replace("subject:", "subjct:"));
        await page.locator("signpost-faults").waitFor({ state: "attached", timeout: 30_000 });
        await page.getByText("did you mean subject?").waitFor({ timeout: 30_000 });
        await page.screenshot({ path: join(TARGET, "screenshots", `preview-${view}.png`) });
        // At the end of the page the box lies over nothing, so that axe-core can tell its colours.
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        if (!(await page.title()).startsWith("1 error")) faults.push(`${view}: the title does not say that there are faults`);
        faults.push(...(await axe(page, "signpost-faults")).map((fault) => `${view}, with faults: ${fault}`));
        const closed = async () => !(await page.getByText("did you mean").isVisible());
        await page.getByText("1 error in the content").click();
        if (!(await closed())) faults.push(`${view}: the faults cannot be folded away`);
        save(good);
        await page.locator("signpost-faults").waitFor({ state: "detached", timeout: 30_000 });
        // A page that reloads breaks off its own wait for changes.
        const unexpected = page.faults.filter((fault) => !fault.includes("/.preview/changes"));
        faults.push(...unexpected.map((fault) => `${view}: ${fault}`));
        await page.close();
      }
      return faults;
    } finally {
      serve.kill("SIGINT");
    }
  },
};

function address(serve) {
  return new Promise((found, failed) => {
    let printed = "";
    serve.stdout.setEncoding("utf8").on("data", (text) => {
      printed += text;
      const url = /http:\/\/[\d.:]+/.exec(printed);
      if (url && /made in/.test(printed)) found(url[0]);
    });
    serve.on("exit", (code) => failed(new Error(`the preview ended with ${code}: ${printed}`)));
  });
}
