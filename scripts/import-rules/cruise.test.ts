import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BrokenRule, findBrokenRules, importRules } from "./cruise.ts";
import { describe as describeBroken } from "./report.ts";

const pipeline = "packages/openapi-pipeline/src";
const shop = "packages/shop/src";
const importing = (...specifiers: readonly string[]) =>
  `${specifiers.map((each) => `import "${each}";`).join("\n")}\nexport const value = 1;\n`;

/** Rule → the smallest tree that breaks it, and the chain that has to be printed. */
const violations: Readonly<Record<string, { files: Readonly<Record<string, string>>; chain: readonly string[] }>> = {
  "no-cycle": {
    files: {
      "packages/a/src/x.ts": importing("./y.ts"),
      "packages/a/src/y.ts": importing("./z.ts"),
      "packages/a/src/z.ts": importing("./x.ts"),
    },
    chain: ["packages/a/src/x.ts", "packages/a/src/y.ts", "packages/a/src/z.ts", "packages/a/src/x.ts"],
  },
  resolvable: {
    files: { "packages/a/src/index.ts": importing("./gone.ts") },
    chain: ["packages/a/src/index.ts", "./gone.ts"],
  },
  declared: {
    files: { "packages/a/src/index.ts": importing("undeclared"), "node_modules/undeclared/index.js": "" },
    chain: ["packages/a/src/index.ts", "node_modules/undeclared/index.js"],
  },
  "not-a-development-dependency": {
    files: {
      "packages/a/src/index.ts": importing("only-for-tests"),
      "packages/a/package.json": '{ "name": "a", "devDependencies": { "only-for-tests": "1.0.0" } }',
      "packages/a/node_modules/only-for-tests/index.js": "",
    },
    chain: ["packages/a/src/index.ts", "packages/a/node_modules/only-for-tests/index.js"],
  },
  "not-through-the-wall": {
    files: {
      "packages/a/src/index.ts": importing("../../openapi-diff/src/inner.ts"),
      "packages/openapi-diff/src/inner.ts": importing(),
    },
    chain: ["packages/a/src/index.ts", "packages/openapi-diff/src/inner.ts"],
  },
  "no-test-in-source": {
    files: { "packages/a/src/index.ts": importing("./a.test.ts"), "packages/a/src/a.test.ts": importing() },
    chain: ["packages/a/src/index.ts", "packages/a/src/a.test.ts"],
  },
  used: {
    files: { "packages/a/src/left-over.ts": importing() },
    chain: ["packages/a/src/left-over.ts"],
  },
  "workflow-helpers": {
    files: {
      "packages/workflow-runtime/src/helpers/saga.ts": importing("../engine/run.ts"),
      "packages/workflow-runtime/src/engine/run.ts": importing(),
    },
    chain: ["packages/workflow-runtime/src/helpers/saga.ts", "packages/workflow-runtime/src/engine/run.ts"],
  },
  ...Object.fromEntries(
    [
      "schema-containment",
      "openapi-document",
      "openapi-diff",
      "client-runtime",
      "ui-sdk",
      "workflow-runtime",
      "coordination-inngest",
      "orpc-standards",
    ].map((name) => [
      `package-${name}`,
      {
        files: { [`packages/${name}/src/index.ts`]: importing("yaml"), "node_modules/yaml/index.js": "" },
        chain: [`packages/${name}/src/index.ts`, "node_modules/yaml/index.js"],
      },
    ]),
  ),
  "package-openapi-pipeline": {
    files: { [`${pipeline}/index.ts`]: importing("../../shop/src/index.ts"), [`${shop}/index.ts`]: importing() },
    chain: [`${pipeline}/index.ts`, `${shop}/index.ts`],
  },
  "capability-domain": {
    files: { [`${shop}/domain/price.ts`]: importing("../service/shop.ts"), [`${shop}/service/shop.ts`]: importing() },
    chain: [`${shop}/domain/price.ts`, `${shop}/service/shop.ts`],
  },
  "capability-contract": {
    files: { [`${shop}/workflows/contract.ts`]: importing("../client.ts"), [`${shop}/client.ts`]: importing() },
    chain: [`${shop}/workflows/contract.ts`, `${shop}/client.ts`],
  },
  "capability-layers": {
    files: { [`${shop}/procedures/buy.ts`]: importing("../router.ts"), [`${shop}/router.ts`]: importing() },
    chain: [`${shop}/procedures/buy.ts`, `${shop}/router.ts`],
  },
  "capability-service": {
    files: {
      [`${shop}/service/shop.ts`]: importing("../procedures/buy.ts"),
      [`${shop}/procedures/buy.ts`]: importing(),
    },
    chain: [`${shop}/service/shop.ts`, `${shop}/procedures/buy.ts`],
  },
  "capability-apart": {
    files: { [`${shop}/index.ts`]: importing("../../bank/src/index.ts"), "packages/bank/src/index.ts": importing() },
    chain: [`${shop}/index.ts`, "packages/bank/src/index.ts"],
  },
  "browser-entry": {
    files: {
      [`${shop}/browser.ts`]: importing("./domain/price.ts"),
      [`${shop}/domain/price.ts`]: importing("./rounding.ts"),
      [`${shop}/domain/rounding.ts`]: importing("node:fs"),
    },
    chain: [`${shop}/browser.ts`, `${shop}/domain/price.ts`, `${shop}/domain/rounding.ts`, "fs"],
  },
  "plugin-apart": {
    files: {
      "plugins/api/shop-api/src/index.ts": importing("../../bank-api/src/index.ts"),
      "plugins/api/bank-api/src/index.ts": importing(),
    },
    chain: ["plugins/api/shop-api/src/index.ts", "plugins/api/bank-api/src/index.ts"],
  },
  "plugin-composed": {
    files: {
      "apps/server/src/host.ts": importing("../../../plugins/api/shop-api/src/index.ts"),
      "plugins/api/shop-api/src/index.ts": importing(),
    },
    chain: ["apps/server/src/host.ts", "plugins/api/shop-api/src/index.ts"],
  },
  "plugin-api": {
    files: {
      "plugins/api/shop-api/src/router.ts": importing("../../../../packages/bank/src/index.ts"),
      "packages/bank/src/index.ts": importing(),
    },
    chain: ["plugins/api/shop-api/src/router.ts", "packages/bank/src/index.ts"],
  },
  "plugin-workflows": {
    files: {
      "plugins/workflows/shop-workflows/src/router.ts": importing("hono"),
      "node_modules/hono/index.js": "",
    },
    chain: ["plugins/workflows/shop-workflows/src/router.ts", "node_modules/hono/index.js"],
  },
  "plugin-web": {
    files: {
      "plugins/web/cart/src/index.ts": importing("../../../../packages/shop/src/index.ts"),
      [`${shop}/index.ts`]: importing(),
    },
    chain: ["plugins/web/cart/src/index.ts", `${shop}/index.ts`],
  },
  ...Object.fromEntries(
    Object.entries({
      diagnostics: "lint",
      document: "lint",
      surface: "compile",
      snapshot: "surface",
      arazzo: "compile",
      compile: "generate",
      lint: "compile",
      generate: "lint",
      package: "compile",
      publish: "generate",
      diff: "generate",
      review: "release",
      release: "review",
      artifacts: "lint",
    }).map(([stage, forbidden]) => [
      `stage-${stage}`,
      {
        files: {
          [`${pipeline}/${stage}/one.ts`]: importing(`../${forbidden}/two.ts`),
          [`${pipeline}/${forbidden}/two.ts`]: importing(),
        },
        chain: [`${pipeline}/${stage}/one.ts`, `${pipeline}/${forbidden}/two.ts`],
      },
    ]),
  ),
  "stage-touches-no-files": {
    files: { [`${pipeline}/compile/one.ts`]: importing("node:fs") },
    chain: [`${pipeline}/compile/one.ts`, "fs"],
  },
  "stage-prints-nothing": {
    files: { [`${pipeline}/lint/one.ts`]: importing("node:child_process") },
    chain: [`${pipeline}/lint/one.ts`, "child_process"],
  },
};

let temporary = "";
beforeAll(() => {
  temporary = mkdtempSync(join(tmpdir(), "import rules "));
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

async function brokenIn(name: string, files: Readonly<Record<string, string>>): Promise<readonly BrokenRule[]> {
  const root = join(temporary, name);
  for (const [path, text] of Object.entries({ "package.json": '{ "name": "fixture" }', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return (await findBrokenRules(root)).broken;
}

test("every rule has a tree that breaks it", () => {
  expect(Object.keys(violations).sort()).toEqual([...importRules.keys()].sort());
});

describe.each(Object.entries(violations))("%s", (name, { files, chain }) => {
  test("fires and prints the chain", async () => {
    const found = (await brokenIn(name, files)).filter(({ rule }) => rule.name === name);
    expect(found.map((each) => each.chain)).toContainEqual(chain);
    const text = found.map(describeBroken).join("\n");
    for (const module of chain) expect(text).toContain(module);
    expect(text).toContain(`Fix: ${importRules.get(name)?.fix}`);
  });
});

test("a workspace package is followed through its exports, and types in a circle are allowed", async () => {
  const files = {
    "packages/shop/package.json": '{ "name": "@rawr/shop", "dependencies": { "@rawr/bank": "workspace:*" } }',
    [`${shop}/browser.ts`]: importing("@rawr/bank/browser"),
    "packages/bank/package.json": '{ "name": "@rawr/bank", "exports": { "./browser": "./src/browser.ts" } }',
    "packages/bank/src/browser.ts": 'import { one } from "./domain/one.ts";\nexport const two = one;\n',
    "packages/bank/src/domain/one.ts":
      'import type { Two } from "./two.ts";\nimport "node:fs";\nexport const one: Two = 1;\nexport type One = 1;\n',
    "packages/bank/src/domain/two.ts": 'import type { One } from "./one.ts";\nexport type Two = One;\n',
  };
  mkdirSync(join(temporary, "exports/packages/shop/node_modules/@rawr"), { recursive: true });
  symlinkSync("../../../bank", join(temporary, "exports/packages/shop/node_modules/@rawr/bank"));
  const broken = await brokenIn("exports", files);
  expect(broken.map(({ rule, chain }) => [rule.name, ...chain])).toContainEqual([
    "browser-entry",
    `${shop}/browser.ts`,
    "packages/bank/src/browser.ts",
    "packages/bank/src/domain/one.ts",
    "fs",
  ]);
  expect(broken.map(({ rule }) => rule.name)).not.toContain("no-cycle");
});

test("the chain from a web plugin to server-only code is printed, where only a type is wanted too", async () => {
  const plugin = "plugins/web/cart/src";
  const broken = await brokenIn("page", {
    [`${plugin}/web.ts`]: 'import { total } from "./total.ts";\nexport const mount = total;\n',
    [`${plugin}/total.ts`]:
      'import type { Shop } from "../../../../packages/shop/src/service/shop.ts";\nexport const total = (shop: Shop) => shop;\n',
    [`${shop}/service/shop.ts`]: "export interface Shop { readonly open: boolean }\n",
  });
  const chain = [`${plugin}/web.ts`, `${plugin}/total.ts`, `${shop}/service/shop.ts`];
  const found = broken.find((each) => each.rule.name === "browser-entry" && each.chain[0] === chain[0]);
  expect(found?.chain).toEqual(chain);
  expect(found && describeBroken(found)).toContain(`  ${chain[0]}\n     → ${chain[1]}\n        → ${chain[2]}\n`);
});

test("a page gets a capability's browser entry, generated clients and ui-sdk; rawr.hq.ts composes plugins", async () => {
  const plugin = "plugins/web/cart/src";
  const broken = await brokenIn("allowed", {
    [`${plugin}/web.ts`]: importing(
      "../../../../packages/shop/src/browser.ts",
      "../../../../packages/ui-sdk/src/index.ts",
      "../../../../generated/shop-client/src/index.ts",
    ),
    [`${shop}/browser.ts`]: 'export { price } from "./domain/price.ts";\n',
    [`${shop}/domain/price.ts`]: 'import "typebox";\nexport const price = 1;\n',
    "packages/ui-sdk/src/index.ts": importing(),
    "generated/shop-client/src/index.ts": importing(),
    "node_modules/typebox/index.js": "",
    "plugins/api/shop-api/src/index.ts": importing(),
    "rawr.hq.ts": importing("./plugins/api/shop-api/src/index.ts"),
    "apps/server/src/rawr.ts": importing("../../../rawr.hq.ts"),
  });
  const beside = ["not-through-the-wall", "declared"];
  expect(
    broken.filter(({ rule }) => !beside.includes(rule.name)).map(({ rule, chain }) => [rule.name, ...chain]),
  ).toEqual([]);
});
