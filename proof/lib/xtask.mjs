// The program whose output is looked at.

import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Where results go; nothing in it is kept under version control. */
export const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target");

/** The program: given with `--xtask FILE`, or else the one that cargo built last. */
export function xtask() {
  const at = process.argv.indexOf("--xtask");
  return at > 0 ? resolve(process.argv[at + 1]) : join(TARGET, "debug/xtask");
}

/** Renders a site into a folder of its own, and gives the folder. */
export function render(name, options) {
  const out = join(TARGET, "proof", name);
  rmSync(out, { recursive: true, force: true });
  const ran = spawnSync(xtask(), ["render", "--out", out, ...options], { cwd: ROOT, encoding: "utf8" });
  if (ran.status === 0) return out;
  // Of a fault, its headline and its place; warnings are not why.
  const said = `${ran.stdout}${ran.stderr}`.split("\n");
  const errors = said.filter((line, index) => line.startsWith("error") || said[index - 1]?.startsWith("error"));
  throw new Error([`the site “${name}” cannot be rendered`, ...errors, ran.error ?? ""].join("\n"));
}
