const words = require("./words.json");

module.exports = (config) => {
  let markdown;
  config.amendLibrary("md", (library) => {
    markdown = library;
    library.renderer.rules.link_open = (tokens, index, options, _, self) => {
      tokens[index].attrSet("rel", "external noopener");
      return self.renderToken(tokens, index, options);
    };
  });
  config.addFilter("markdown", (text) => markdown.render(text).trim());
  config.addFilter("about", (aids, condition) => aids.filter((aid) => aid.condition === condition));
  config.addFilter("json", (value) => JSON.stringify(value));
  config.addGlobalData("words", words);
  config.setQuietMode(true);
  return { dir: { input: "content", includes: "../eleventy", output: "eleventy-out" } };
};
