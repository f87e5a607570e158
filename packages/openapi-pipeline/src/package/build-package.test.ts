import { expect, test } from "vitest";
import { buildPackage } from "./build-package.ts";

const manifest = {
  path: "generated/x/package.json",
  contents: JSON.stringify({
    name: "x",
    exports: { ".": "./src/index.ts" },
    publishConfig: { access: "public", exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } } },
  }),
};

test("sources become JavaScript and declarations, with imports that exist in dist", () => {
  const { value, diagnostics } = buildPackage([
    manifest,
    {
      path: "generated/x/src/index.ts",
      contents: `export * from "./a/b.ts";\nimport type { C } from "./c.ts";\nexport const c: C = 1;\n`,
    },
    { path: "generated/x/README.md", contents: "# x\n" },
  ]);
  expect(diagnostics).toEqual([]);
  expect(value.map((file) => file.path)).toEqual(["README.md", "dist/index.d.ts", "dist/index.js", "package.json"]);
  const contents = (path: string) => value.find((file) => file.path === path)?.contents ?? "";
  expect(contents("dist/index.js")).toMatch(/from "\.\/a\/b\.js"/);
  expect(contents("dist/index.d.ts")).toMatch(/from "\.\/c\.js"/);
  expect(JSON.parse(contents("package.json"))).toEqual({
    name: "x",
    exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
    publishConfig: { access: "public" },
  });
});

test("an export without a written type is named with its file", () => {
  const { diagnostics } = buildPackage([
    manifest,
    { path: "generated/x/src/index.ts", contents: "export const f = (x) => x;\n" },
  ]);
  expect(diagnostics.length).toBeGreaterThan(0);
  expect(diagnostics[0]).toMatchObject({ code: "package-build-failed", severity: "error" });
  expect(diagnostics[0]?.message).toContain("src/index.ts");
});

test("a package without a manifest is not built", () => {
  expect(buildPackage([]).diagnostics.map((diagnostic) => diagnostic.code)).toEqual(["package-build-failed"]);
});
