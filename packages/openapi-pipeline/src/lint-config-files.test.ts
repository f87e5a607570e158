import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lintConfigFiles } from "./lint-config-files.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lint config "));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

test("without configurations all of them are absent", () => {
  const { inputs, absent, key } = lintConfigFiles(root);
  expect(inputs).toEqual([]);
  expect(absent).toEqual(["redocly.yaml", ".spectral.yaml", ".redocly.lint-ignore.yaml"]);
  expect(key).toEqual(Object.fromEntries(absent.map((name) => [name, "absent"])));
});

test("what Redocly's extends and loads is found, and what that imports", () => {
  write({
    "redocly.yaml": "extends: [recommended, ./rules/base.yaml]\nplugins: [./plugins/own.js, a-package]\n",
    "rules/base.yaml": "extends: more.yaml\n",
    "rules/more.yaml": "rules: {}\n",
    "plugins/own.js":
      'import { rule } from "./rule.js";\nimport fs from "node:fs";\nexport default { id: "own", rule };\n',
    "plugins/rule.js": 'const help = require("../help");\nexport const rule = help;\n',
    "help.js": "module.exports = {};\n",
    "a-package/package.json": "{}",
  });
  expect(lintConfigFiles(root).inputs).toEqual([
    "redocly.yaml",
    "rules/base.yaml",
    "plugins/own.js",
    "rules/more.yaml",
    "plugins/rule.js",
    "help.js",
  ]);
});

test("what Spectral extends is found, and its functions", () => {
  write({
    ".spectral.yaml":
      "extends: [[spectral:oas, all], [./base.yaml, off], https://example.com/x.yaml]\nfunctionsDir: ./own\nfunctions: [tag, [title, { type: object }]]\n",
    "base.yaml": "functions: [path]\n",
    "own/tag.js": "export default () => {};\n",
    "own/title.js": "export default () => {};\n",
    "functions/path.js": "export default () => {};\n",
  });
  expect(lintConfigFiles(root).inputs).toEqual([
    ".spectral.yaml",
    "base.yaml",
    "own/tag.js",
    "own/title.js",
    "functions/path.js",
  ]);
});

test("a change of a plugin's module changes the key of the cache, and a circle ends", () => {
  write({ "redocly.yaml": "plugins: [./a.js]\n", "a.js": 'import "./b.js";\n', "b.js": 'import "./a.js";\n' });
  const before = lintConfigFiles(root).key;
  write({ "b.js": 'import "./a.js";\nconsole.log(1);\n' });
  const after = lintConfigFiles(root).key;
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(after).not.toEqual(before);
});

test("a configuration that is no YAML is itself an input, and a folder in its place is a finding", () => {
  write({ "redocly.yaml": "extends: [\n", ".spectral.yaml/x": "" });
  const { inputs, diagnostics } = lintConfigFiles(root);
  expect(inputs).toEqual(["redocly.yaml"]);
  expect(diagnostics).toMatchObject([
    {
      code: "file-unreadable",
      found: "illegal operation on a directory (EISDIR)",
      fix: expect.stringContaining(".spectral.yaml"),
    },
  ]);
});
