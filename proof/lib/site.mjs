// A rendered site in memory, served on the loopback interface under the path of its base address.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

export class Site {
  /** @param {{ name: string, base: string, files: Map<string, { bytes: Buffer, type: string, page?: string, language?: string }> }} site */
  constructor({ name, base, files }) {
    this.name = name;
    this.base = base;
    this.files = files;
    /** Every page, by its path below the base address. Fragments of pages are for other sites. */
    const isPage = (path) => files.get(path).type.startsWith("text/html") && !/\/aids(-[^/]+)?\.html$/.test(path);
    this.pages = [...files.keys()].filter(isPage);
  }

  /** What `cargo xtask render` wrote into a folder. */
  static read(name, folder) {
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    const files = new Map();
    for (const { path, media_type: type, page, language, sha256 } of manifest.files) {
      files.set(path, { bytes: readFileSync(join(folder, path)), type, page, language, sha256 });
    }
    files.set("manifest.json", { bytes: readFileSync(join(folder, "manifest.json")), type: "application/json" });
    return new Site({ name, base: manifest.base_url, files });
  }

  /** Serves it on a port of its own, or on the one given. */
  async start(port = 0) {
    this.server = createServer((request, response) => this.#answer(request, response));
    await new Promise((ready) => this.server.listen(port, "127.0.0.1", ready));
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }

  text(path) {
    return this.files.get(path).bytes.toString("utf8");
  }

  /** Where a file is served. */
  url(path) {
    return new URL(new URL(this.base).pathname + path.replace(/(^|\/)index\.html$/, "$1"), this.origin).href;
  }

  /** Where a file is to be published. */
  published(path) {
    return this.base + path.replace(/(^|\/)index\.html$/, "$1");
  }

  /**
   * The path of the file that an address leads to, be it the published or the served one; `null`
   * for an address of another site, `undefined` for one of this site at which there is nothing.
   */
  file(address) {
    const url = new URL(address);
    const base = new URL(this.base);
    if (url.origin !== base.origin && url.origin !== this.origin) return null;
    if (!url.pathname.startsWith(base.pathname)) return url.origin === this.origin ? undefined : null;
    let path = decodeURIComponent(url.pathname.slice(base.pathname.length));
    if (path === "" || path.endsWith("/")) path += "index.html";
    return this.files.has(path) ? path : undefined;
  }

  #answer(request, response) {
    const url = new URL(request.url, this.origin);
    const path = this.file(url);
    const file = this.files.get(path ?? "404.html");
    if (!file) return response.writeHead(404).end();
    let { bytes } = file;
    // The start page sends its reader on at once. `?still` shows it all the same.
    if (url.search === "?still") {
      bytes = bytes.toString("utf8").replace(/<meta http-equiv="refresh"[^>]*>/, "");
    }
    response.writeHead(path ? 200 : 404, { "content-type": file.type }).end(bytes);
  }
}
