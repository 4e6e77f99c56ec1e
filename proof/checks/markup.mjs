// Valid HTML.

import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y", "html-validate:recommended"],
  rules: {
    // Templates are in small letters throughout.
    "doctype-style": ["error", { style: "lowercase" }],
    // HTML wants of an id only that it has no spaces; a heading may begin with a number.
    "valid-id": ["error", { relaxed: true }],
    // A title is as long as its page's subject needs; search engines cut it off harmlessly.
    "long-title": "off",
    // The style lies on the same host as the page.
    "require-sri": "off",
    // The templates' line breaks are theirs.
    "no-trailing-whitespace": "off",
  },
});

export const markup = {
  name: "valid HTML (html-validate: standard, document, a11y, recommended)",
  bad: "<main><h1>a</h1><p>b<div>c</div></p><ul><p>d</p></ul></main>",
  async read({ site, path }) {
    const { results } = await validator.validateString(site.text(path), path);
    return results.flatMap(({ messages }) =>
      messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`),
    );
  },
};
