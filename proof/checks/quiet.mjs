// A page needs nothing but itself: no script, nothing from elsewhere, no complaint in the console.

export const quiet = {
  name: "no script, no request elsewhere, no complaint in the console",
  bad: "<main><h1 onclick='x'>a</h1><img src='https://elsewhere.example/b.png' alt=''><script>alert(1)</script></main>",
  views: ["light"],
  async look({ page }) {
    return [...page.faults, ...(await page.evaluate(foreign))];
  },
};

function foreign() {
  const faults = [];
  for (const script of document.scripts) {
    if (script.type !== "application/ld+json") faults.push(`has a script: ${script.outerHTML.slice(0, 80)}`);
  }
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) faults.push(`<${element.localName}> has ${name}`);
      if (/^\s*(javascript|data|vbscript):/i.test(value)) faults.push(`${name} is ${value.slice(0, 60)}`);
    }
    if (element.matches("iframe, object, embed, form, base, style, [style]")) {
      faults.push(`has <${element.localName}>: ${element.outerHTML.slice(0, 80)}`);
    }
  }
  return faults;
}
