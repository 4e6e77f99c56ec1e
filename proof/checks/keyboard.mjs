// The keyboard alone reaches every link, in the order of the text, and one sees where one is.

export const keyboard = {
  name: "the keyboard alone reaches every link in order, with the focus in sight",
  bad: "<main><h1>a</h1><a href='/' style='outline: none'>b</a><a href='/' tabindex='-1'>c</a><a href='/d' hidden>d</a></main>",
  // The order is the same in all views, and the stress site has very many links.
  views: ({ name }) => (name === "stress" ? ["phone"] : ["light", "phone"]),
  look: ({ page }) => walk(page),
};

async function walk(page) {
  const faults = [];
  const expected = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input, summary")];
    const shown = all.filter((it) => it.checkVisibility());
    // What is not shown here because it stands elsewhere on the page as well is not missed.
    const elsewhere = new Set(shown.map((it) => it.href));
    globalThis.proofLinks = all.filter((it) => shown.includes(it) || !elsewhere.has(it.href));
    return globalThis.proofLinks.map((link) => link.textContent.trim().slice(0, 60));
  });
  let next = 0;
  // Parts that scroll by themselves are stops as well, hence a few more than there are links.
  for (let presses = 0; presses < expected.length + 20; presses += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(focused);
    if (at === null) break;
    faults.push(...at.faults);
    if (at.index < 0) continue;
    if (at.index !== next) faults.push(`comes to “${expected[at.index]}” where “${expected[next]}” is next`);
    next = at.index + 1;
  }
  for (const missed of expected.slice(next)) faults.push(`never comes to “${missed}”`);
  faults.push(...(await skip(page)));
  return faults;
}

/** The element with the focus, and what keeps it from being seen. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const name = `“${element.textContent.trim().slice(0, 60)}”`;
  const index = globalThis.proofLinks.indexOf(element);
  const faults = [];
  const scrolls = ["auto", "scroll"].some((it) => getComputedStyle(element).overflow.includes(it));
  if (index < 0 && !scrolls) faults.push(`stops at ${name}, which is no link`);
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 2 || outlineColor.endsWith(", 0)")) {
    faults.push(`shows no focus at ${name}`);
  }
  const { left, top, width, height } = element.getClientRects()[0] ?? { width: 0 };
  const above = width > 0 && document.elementFromPoint(left + width / 2, top + height / 2);
  if (!above || !(element.contains(above) || above.contains(element))) faults.push(`the focus at ${name} is out of sight`);
  return { index, faults };
}

/** The first stop leads past what stands on every page. */
async function skip(page) {
  await page.reload();
  await page.keyboard.press("Tab");
  const target = await page.evaluate(() => document.activeElement.getAttribute?.("href"));
  if (target !== "#main") return ["the first stop does not lead to the content"];
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => {
    const main = document.querySelector("main");
    const focus = document.activeElement;
    return !main.querySelector("a[href]") || main.contains(focus);
  });
  return inside ? [] : ["after skipping to the content, the next stop is not in it"];
}
