// Chromium without a window, and an eye on everything that it asks for or complains of.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** How a page is looked at. */
export const VIEWS = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  tablet: { viewport: { width: 768, height: 1024 }, colorScheme: "light" },
  "dark tablet": { viewport: { width: 768, height: 1024 }, colorScheme: "dark" },
  phone: { viewport: { width: 360, height: 740 }, colorScheme: "light" },
  "dark phone": { viewport: { width: 360, height: 740 }, colorScheme: "dark" },
  narrow: { viewport: { width: 320, height: 640 }, colorScheme: "light" },
};

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

/** Where Chromium is, if it is anywhere. */
export function findChromium() {
  return [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path));
}

export class Browser {
  #contexts = new Map();

  static async start(options = []) {
    const browser = new Browser();
    browser.chromium = await chromium.launch({
      executablePath: findChromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Should a page ask for something elsewhere after all, it does not get there.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ...options,
      ],
    });
    return browser;
  }

  stop() {
    return this.chromium.close();
  }

  /** Opens a page of a site; what is wrong on the way is collected in `page.faults`. */
  async open(site, path, view) {
    const page = await (await this.#context(view)).newPage();
    page.faults = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(site.origin)) page.faults.push(`asks ${request.url()}`);
    });
    page.on("requestfailed", (request) => page.faults.push(`cannot load ${request.url()}`));
    page.on("response", (response) => {
      if (response.status() >= 400 && response.url() !== page.url()) {
        page.faults.push(`${response.status()} for ${response.url()}`);
      }
    });
    page.on("pageerror", (error) => page.faults.push(`error: ${error.message}`));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) page.faults.push(`console: ${message.text()}`);
    });
    page.on("dialog", (dialog) => {
      page.faults.push(`opens a dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    const url = site.url(path);
    await page.goto(path === "index.html" ? `${url}?still` : url, { waitUntil: "load" });
    return page;
  }

  /** Opens a page, does something with it, and closes it. */
  async with(site, path, view, action) {
    const page = await this.open(site, path, view);
    try {
      return await action(page);
    } finally {
      await page.close();
    }
  }

  async #context(view) {
    if (!this.#contexts.has(view)) {
      // Nothing moves, so that what is looked at is where it will stay.
      const context = await this.chromium.newContext({ ...VIEWS[view], reducedMotion: "reduce" });
      this.#contexts.set(view, context);
    }
    return this.#contexts.get(view);
  }
}
