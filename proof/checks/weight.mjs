// Small enough for a slow line.

const LIMIT = 30 * 1024;

export const weight = {
  name: "each page and its style together are under 30 KB",
  bad: `<main><h1>a</h1><p>${"much ".repeat(7000)}</p></main>`,
  // The long texts of the stress site are long on purpose.
  only: "real",
  async read({ site, path }) {
    const html = site.text(path);
    const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) =>
      site.file(new URL(href, site.published(path))),
    );
    const bytes = [path, ...styles].reduce((sum, file) => sum + site.files.get(file).bytes.length, 0);
    return bytes < LIMIT ? [] : [`${bytes} bytes`];
  },
};
