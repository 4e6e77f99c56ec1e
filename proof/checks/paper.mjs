// On paper there is nothing to click, so the addresses are printed.

export const paper = {
  name: "a printed page shows the addresses of its links, and nothing that can only be clicked",
  bad: "<main><h1>a</h1><a rel='external noopener' href='https://elsewhere.example/'>b</a></main>",
  views: ["light"],
  async look({ page }) {
    await page.emulateMedia({ media: "print" });
    const faults = await page.evaluate(onPaper);
    await page.emulateMedia({ media: null });
    return faults;
  },
};

function onPaper() {
  const shown = (element) => element.checkVisibility();
  const added = (element) => getComputedStyle(element, "::after").content.replaceAll('\\"', '"');
  const links = [...document.querySelectorAll("a[rel~=external]")].filter(shown);
  const bare = links.filter((link) => !added(link).includes(link.getAttribute("href")));
  const faults = bare.map((link) => `“${link.textContent.slice(0, 40)}” does not show its address`);
  const useless = [...document.querySelectorAll("nav, .skip")].filter(shown);
  return faults.concat(useless.map((it) => `<${it.localName} class="${it.className}"> is printed`));
}
