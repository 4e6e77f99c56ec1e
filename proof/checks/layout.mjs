// Nobody has to scroll sideways to read a line, however small the screen or large the letters.

const TWICE = "html { font-size: 225% !important }";
const SPACED =
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }" +
  "p { margin-bottom: 2em !important }";

/** At 320 pixels (WCAG 1.4.10), with letters twice as large (1.4.4) and with wide spacing (1.4.12). */
const SETTINGS = { light: ["", TWICE], phone: [""], narrow: ["", SPACED] };

export const layout = {
  name: "no sideways scrolling at 320 pixels, at twice the letter size, with wide spacing",
  bad: "<main><h1>a</h1><p style='width: 400px'>b</p></main>",
  views: Object.keys(SETTINGS),
  async look({ page, view }) {
    const faults = [];
    for (const style of SETTINGS[view]) {
      // Not as an element, which the page's Content-Security-Policy forbids.
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, style || "");
      faults.push(...(await page.evaluate(overflowing)));
    }
    await page.evaluate(() => (document.adoptedStyleSheets = []));
    return faults;
  },
};

function overflowing() {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const outside = [...document.body.querySelectorAll("*")].filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return right > clientWidth + 1 || left < -1;
  });
  const innermost = outside.find((element) => !outside.some((other) => other !== element && element.contains(other)));
  const name = innermost ? `<${innermost.localName} class="${innermost.className}"> ${innermost.textContent.slice(0, 40)}` : "?";
  return [`${scrollWidth - clientWidth} pixels too wide: ${name}`];
}
