import { expect, test } from "vitest";
import { editVersions } from "./edit-versions.ts";

const file = "contracts/shop.v1.ts";

function edited(source: string, version: string, clients: Readonly<Record<string, string>> = {}): string | undefined {
  return editVersions(source, { file, version, clients: new Map(Object.entries(clients)) }).value;
}

function objections(source: string, clients: Readonly<Record<string, string>> = {}) {
  const { diagnostics, value } = editVersions(source, {
    file,
    version: "2.0.0",
    clients: new Map(Object.entries(clients)),
  });
  expect(value).toBeUndefined();
  return diagnostics.map(({ code, location }) => `${code} ${location?.line}:${location?.column}`);
}

test("every byte but the version stays: quotes, odd spaces, line ends, other versions", () => {
  const source = `import { contract } from "./x.ts"\r\n// version: "1.0.0"\r\nexport const surface = defineSurface({\r\n  name: 'shop',  version :  '1.0.0' ,\r\n\ttags: [{ version: "1.0.0" }], contracts: { shop: { contract } } });\r\n`;
  expect(edited(source, "1.1.0")).toBe(source.replace("version :  '1.0.0'", "version :  '1.1.0'"));
});

test("a definition that stands apart from defineSurface, with `as const`, is found", () => {
  const source = `const definition = { name: "shop", version: "1.0.0" as const, contracts: {} } satisfies Surface;\nexport const surface = defineSurface(definition);\n`;
  expect(edited(source, "1.0.1")).toBe(source.replace("1.0.0", "1.0.1"));
});

test("a client gets a version behind its name, or its own version raised", () => {
  const source = `export const surface = {
  name: "shop",
  version: "1.0.0",
  document: "./shop.yaml",
  clients: [
    { name: "@acme/a", audience: "internal" },
    {
      name: '@acme/b',
      audience: "partner",
    },
    { name: "@acme/c", audience: "public", version: "3.0.0" },
  ],
};
`;
  expect(
    edited(source, "1.1.0", { "@acme/a": "2.0.0", "@acme/b": "2.0.0", "@acme/c": "4.0.0" }),
  ).toBe(`export const surface = {
  name: "shop",
  version: "1.1.0",
  document: "./shop.yaml",
  clients: [
    { name: "@acme/a", version: "2.0.0", audience: "internal" },
    {
      name: '@acme/b',
      version: '2.0.0',
      audience: "partner",
    },
    { name: "@acme/c", audience: "public", version: "4.0.0" },
  ],
};
`);
});

test.each([
  [
    "a constant",
    `const version = "1.0.0";\nexport const surface = { name: "shop", version, contracts: {} };\n`,
    "2:40",
  ],
  ["a template", `export const surface = { name: "shop", version: \`1.0.0\`, contracts: {} };\n`, "1:49"],
  ["a spread", `export const surface = { ...common, name: "shop", contracts: {} };\n`, "1:37"],
  ["another module", `export { surface } from "./elsewhere.ts";\n`, "1:1"],
])("a version that comes from %s is refused at its place", (_, source, place) => {
  expect(objections(source)).toEqual([`release-version-not-literal ${place}`]);
});

test("a client that is not written out is refused", () => {
  const source = `export const surface = { name: "shop", version: "1.0.0", contracts: {}, clients };\n`;
  expect(objections(source, { "@acme/a": "2.0.0" })).toEqual(["release-version-not-literal 1:73"]);
});
