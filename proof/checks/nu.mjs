// Valid HTML and CSS by the Nu Html Checker, which is the W3C's own. It needs Java.

import { spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const JAR = join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");

/** What the checker says of every page and style of a site. */
function check(folder) {
  const options = ["--format", "json", "--stdout", "--also-check-css", "--skip-non-html"];
  const ran = spawnSync("java", ["-jar", JAR, ...options, folder], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (ran.error) throw ran.error;
  // Read from a disk, no style comes from the page's own host; and data in a script is not run. The
  // check “quiet” sees in a browser what the policy really refuses.
  const isOfPolicy = ({ message }) => message.includes("violates Content Security Policy");
  // A guess, which pages of one text in several languages lead astray; `validate` knows the language of each text.
  const isGuess = ({ message }) => message.startsWith("This document appears to be written in");
  return JSON.parse(ran.stdout).messages.filter((message) => !isOfPolicy(message) && !isGuess(message));
}

export const nu = {
  name: "valid HTML and CSS (Nu Html Checker)",
  bad: "<main><h1>a</h1><p>b<div>c</div></p><ul><p>d</p></ul></main>",
  async site({ site }) {
    if (spawnSync("java", ["-version"]).error) {
      console.log("        left out, because Java is not on this machine: " + nu.name);
      return [];
    }
    const folder = mkdtempSync(join(tmpdir(), "signpost-nu-"));
    try {
      // Fragments are no pages.
      const paths = [...site.files.keys()].filter((path) => /\.(html|css)$/.test(path) && !/\/aids(-[^/]+)?\.html$/.test(path));
      for (const path of paths) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), site.files.get(path).bytes);
      }
      return check(folder).map(({ url, lastLine, message }) => `${url.split(folder).pop()}:${lastLine} ${message}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
