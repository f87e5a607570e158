import { describe, expect, test } from "vitest";
import { editContract } from "./edit-contract.ts";

const file = "contracts/shop.v1.ts";

type Wanted = Partial<Pick<Parameters<typeof editContract>[1], "waivers">> & {
  clients?: Readonly<Record<string, string>>;
};

function edit(source: string, version: string, { clients = {}, waivers = new Set() }: Wanted = {}) {
  return editContract(source, { file, version, clients: new Map(Object.entries(clients)), waivers });
}

function objections(source: string, wanted: Wanted = {}) {
  const { diagnostics, value } = edit(source, "2.0.0", wanted);
  expect(value).toBeUndefined();
  return diagnostics.map(({ code, location }) => `${code} ${location?.line}:${location?.column}`);
}

test("every byte but the version stays: quotes, odd spaces, line ends, other versions", () => {
  const source = `import { contract } from "./x.ts"\r\n// version: "1.0.0"\r\nexport const surface = defineSurface({\r\n  name: 'shop',  version :  '1.0.0' ,\r\n\ttags: [{ version: "1.0.0" }], contracts: { shop: { contract } } });\r\n`;
  expect(edit(source, "1.1.0").value).toBe(source.replace("version :  '1.0.0'", "version :  '1.1.0'"));
});

test("a definition that stands apart from defineSurface, with `as const`, is found", () => {
  const source = `const definition = { name: "shop", version: "1.0.0" as const, contracts: {} } satisfies Surface;\nexport const surface = defineSurface(definition);\n`;
  expect(edit(source, "1.0.1").value).toBe(source.replace("1.0.0", "1.0.1"));
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
    edit(source, "1.1.0", { clients: { "@acme/a": "2.0.0", "@acme/b": "2.0.0", "@acme/c": "4.0.0" } }).value,
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
  expect(objections(source, { clients: { "@acme/a": "2.0.0" } })).toEqual(["release-version-not-literal 1:73"]);
});

describe("waivers that a release uses up", () => {
  const [a, b] = ["aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"];
  const waiver = (fingerprint: string) =>
    `{ fingerprint: "${fingerprint}", reason: "r", owner: "o", expires: "2027-01-01" }`;
  const surface = (waivers: string) =>
    `const surface = {\n  name: "shop",\n  version: "1.0.0",\n${waivers}  contracts: {},\n};\n`;
  const after = (source: string, ...used: readonly string[]) => edit(source, "1.0.0", { waivers: new Set(used) }).value;

  test("go with their lines; the others, and comments, stay", () => {
    const source = surface(`  waivers: [\n    // Agreed.\n    ${waiver(a)},\n    ${waiver(b)},\n  ],\n`);
    expect(after(source, a)).toBe(surface(`  waivers: [\n    // Agreed.\n    ${waiver(b)},\n  ],\n`));
  });

  test("go from a list on one line", () => {
    const source = surface(`  waivers: [${waiver(a)}, ${waiver(b)}],\n`);
    expect(after(source, a)).toBe(surface(`  waivers: [${waiver(b)}],\n`));
    expect(after(source, b)).toBe(surface(`  waivers: [${waiver(a)}, ],\n`));
  });

  test("take the list with them when it would be empty", () => {
    expect(after(surface(`  waivers: [\n    ${waiver(a)},\n  ],\n`), a)).toBe(surface(""));
    expect(after(surface(`  waivers: [${waiver(a)}, ${waiver(b)}],\n`), a, b)).toBe(surface(""));
  });

  test("that come from elsewhere are refused", () => {
    const source = surface("  waivers: accepted,\n");
    expect(objections(source, { waivers: new Set([a]) })).toEqual(["release-waiver-not-literal 4:3"]);
  });
});
