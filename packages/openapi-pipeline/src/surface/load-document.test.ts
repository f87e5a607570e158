import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loadDocument } from "./load-document.ts";
import { noTracer } from "./trace.ts";

const scratch = mkdtempSync(join(tmpdir(), "load-document-"));
let workspaces = 0;
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Writes a workspace of its own and loads the document that its contract file names. */
async function load(files: Readonly<Record<string, string | Uint8Array | { size: number } | { link: string }>>) {
  const root = join(scratch, String(++workspaces), "workspace");
  for (const [file, content] of Object.entries(files)) {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    if (typeof content === "object" && "link" in content) {
      symlinkSync(content.link, path);
      continue;
    }
    const isText = typeof content === "string" || content instanceof Uint8Array;
    writeFileSync(path, isText ? content : "");
    if (!isText) truncateSync(path, content.size);
  }
  const { value, diagnostics, inputs } = await loadDocument(
    { name: "api", version: "1.0.0", document: "../api.yaml" },
    noTracer,
    { root, surfaceFile: join(root, "contracts/api.v1.ts") },
  );
  return {
    document: value?.document,
    text: value?.text,
    codes: diagnostics.map(({ code }) => code),
    message: diagnostics[0]?.message.replaceAll(root, "<root>"),
    found: diagnostics[0]?.found,
    inputs: inputs.map((input) => relative(root, input)),
  };
}

const yaml = (more = "") => `openapi: 3.1.0\ninfo: { title: Runs, version: 1.0.0 }\n${more}`;
const json = JSON.stringify({ openapi: "3.0.3", info: { title: "Runs", version: "1.0.0" }, paths: {} });

describe("a source document", () => {
  test.each([
    ["YAML", yaml()],
    ["JSON", json],
    ["JSON behind white space", `\n\n  ${json}`],
    ["YAML's own flow style", '{ openapi: 3.2.0, info: { title: "Runs", version: 1.0.0 } } # not JSON'],
  ])("is read from %s, and its text is kept", async (_, text) => {
    const loaded = await load({ "api.yaml": text });
    expect(loaded).toMatchObject({ codes: [], text, inputs: ["api.yaml"] });
    expect(loaded.document?.info).toEqual({ title: "Runs", version: "1.0.0" });
  });

  test.each([yaml(), json])("may begin with a byte order mark: %s", async (text) => {
    expect(await load({ "api.yaml": `\ufeff${text}` })).toMatchObject({
      codes: [],
      text,
      document: { info: { title: "Runs" } },
    });
  });

  test("may use YAML's anchors", async () => {
    const { document, codes } = await load({
      "api.yaml": yaml("paths:\n  /a: &item { get: { operationId: a } }\n  /b: *item\n"),
    });
    expect(codes).toEqual([]);
    expect(document?.paths).toEqual({ "/a": { get: { operationId: "a" } }, "/b": { get: { operationId: "a" } } });
  });

  test("may be spread over files; every part is an input", async () => {
    const loaded = await load({
      "api.yaml": yaml("paths:\n  /runs: { $ref: parts/paths.yaml#/runs }\n"),
      "parts/paths.yaml":
        'runs:\n  get: { operationId: list, responses: { "200": { description: Runs, content: { application/json: { schema: { $ref: "run.json" } } } } } }\n',
      "parts/run.json": '{ "type": "object", "title": "Run" }',
    });
    expect(loaded).toMatchObject({ codes: [], inputs: ["api.yaml", "parts/paths.yaml", "parts/run.json"] });
    const bundled = JSON.stringify(loaded.document);
    expect(bundled).toContain('"title":"Run"');
    expect(bundled).not.toMatch(/run\.json|paths\.yaml/);
  });
});

const referring = (reference: string) => yaml(`paths: { /a: { $ref: ${JSON.stringify(reference)} } }\n`);
const item = "get: { operationId: a, description: SECRET }\n";

describe("a part of a document may be anywhere in the workspace, and nowhere else", () => {
  test("a link to a file inside is followed", async () => {
    const files = {
      "api.yaml": referring("parts/a.yaml"),
      "parts/a.yaml": { link: "../shared/a.yaml" },
      "shared/a.yaml": item,
    };
    expect(await load(files)).toMatchObject({
      codes: [],
      document: { paths: { "/a": { get: { operationId: "a" } } } },
    });
  });

  test.each<[string, string, Parameters<typeof load>[0]]>([
    ["by a relative path", "../outside.yaml", { "../outside.yaml": item }],
    ["by an absolute path", "/etc/hostname", {}],
    ["to a file that does not exist", "../../nowhere.yaml", {}],
    ["through a link to a file", "a.yaml", { "../outside.yaml": item, "a.yaml": { link: "../outside.yaml" } }],
    ["through a link to a folder", "up/outside.yaml", { "../outside.yaml": item, up: { link: ".." } }],
  ])("a reference out of it is refused by its name: %s", async (_, reference, files) => {
    const { codes, message, document } = await load({ "api.yaml": referring(reference), ...files });
    expect([codes, document]).toEqual([["source-document-unreadable"], undefined]);
    expect(message).toContain("out of the workspace");
    expect(message).toContain(reference);
  });

  test("a part of a part is held to the same", async () => {
    const { message, inputs } = await load({
      "api.yaml": referring("parts/a.yaml"),
      "parts/a.yaml": "get: { $ref: ../../outside.yaml }\n",
      "../outside.yaml": item,
    });
    expect(message).toContain("the reference ../../outside.yaml leads out of the workspace");
    expect(inputs).toEqual(["api.yaml", "parts/a.yaml"]);
  });

  test("a discriminator's mapping to a file that is not there is left out, and named", async () => {
    const mapping = "{ resize: models/resize.yml, scale: '#/components/schemas/Scale', plain: Plain }";
    const { codes, message, document } = await load({
      "api.yaml": yaml(`x-schema: { discriminator: { propertyName: type, mapping: ${mapping} } }\npaths: {}\n`),
    });
    expect(codes).toEqual(["discriminator-target-missing"]);
    expect(message).toContain("models/resize.yml");
    expect(document).toMatchObject({
      "x-schema": { discriminator: { mapping: { scale: "#/components/schemas/Scale", plain: "Plain" } } },
    });
    expect(JSON.stringify(document)).not.toContain("resize");
  });

  test("a folder and a file of hundreds of megabytes are no parts", async () => {
    const large = await load({ "api.yaml": referring("a.yaml"), "a.yaml": { size: 60 * 1024 * 1024 } });
    expect(large.message).toContain("a.yaml is larger than 50 MB");
    const folder = await load({ "api.yaml": referring("a"), "a/b.yaml": item });
    expect(folder.message).toContain("a is not a file");
  });
});

const example = (value: string) =>
  yaml(`components: { examples: { Run: { externalValue: ${JSON.stringify(value)} } } }\n`);

describe("an example that is elsewhere", () => {
  test("is read when it is a file of the workspace", async () => {
    const { document, inputs } = await load({ "api.yaml": example("run.json"), "run.json": '{ "id": 1 }' });
    expect(document?.components?.examples).toEqual({ Run: { value: { id: 1 } } });
    expect(inputs).toEqual(["api.yaml", "run.json"]);
  });

  test("is refused when it is a file outside", async () => {
    const { codes, message } = await load({ "api.yaml": example("../run.json"), "../run.json": '{ "id": 1 }' });
    expect(codes).toEqual(["source-document-unreadable"]);
    expect(message).toContain("../run.json leads out of the workspace");
  });

  test("stays a link when it is on the network, whether or not the document has parts", async () => {
    const url = "http://127.0.0.1:9/run.json";
    const parts = `${example(url)}paths: { /a: { $ref: a.yaml } }\n`;
    for (const text of [example(url), parts]) {
      const { document } = await load({ "api.yaml": text, "a.yaml": item });
      expect(document?.components?.examples).toEqual({ Run: { externalValue: url } });
    }
  });
});

/** Nine references to nine references to …: a thousand million strings in half a kilobyte. */
const laughs = [
  "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]",
  ...Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(", ")}]`),
].join("\n");

describe("a source document is refused, in one sentence, when", () => {
  test.each([
    ["it is missing", {}, /there is no such file$/],
    ["it is a folder", { "api.yaml/x": "" }, /there is no such file$/],
    ["it is empty", { "api.yaml": "" }, /it is not an object$/],
    ["its YAML is invalid", { "api.yaml": yaml("paths:\n  /a: [\n") }, /at line 5, column 1$/],
    ["its JSON is invalid", { "api.yaml": '{ "openapi": "3.1.0", "info": }{' }, / at line 1, column \d+$/],
    [
      "it repeats a key",
      { "api.yaml": yaml("paths: {}\npaths: {}\n") },
      /Map keys must be unique at line 4, column 1$/,
    ],
    ["it holds two documents", { "api.yaml": `${yaml()}---\n${yaml()}` }, /multiple documents/],
    ["it is Swagger 2", { "api.yaml": 'swagger: "2.0"\ninfo: {}\n' }, /it is Swagger 2\.0, which has to be converted/],
    ["it has no version", { "api.yaml": "info: { title: Runs }\n" }, /it has no `openapi` version$/],
    ["its version is a number", { "api.yaml": "openapi: 3.1\n" }, /its version is 3\.1$/],
    ["its version is unknown", { "api.yaml": "openapi: 4.0.0\n" }, /its version is "4\.0\.0"$/],
    ["it is no object", { "api.yaml": "[1, 2]" }, /it has no `openapi` version$/],
    ["it is UTF-16", { "api.yaml": Buffer.from(`\ufeff${yaml()}`, "utf16le") }, /it is not UTF-8$/],
    ["its aliases multiply without bound", { "api.yaml": yaml(laughs) }, /Excessive alias count/],
    [
      "an anchor contains itself",
      { "api.yaml": yaml("paths: &a { /a: *a }\n") },
      /one of its YAML anchors contains itself$/,
    ],
    [
      "it is nested too deeply",
      { "api.yaml": `{ "openapi": "3.1.0", "x-deep": ${"[".repeat(50_000)}${"]".repeat(50_000)} }` },
      /it is nested too deeply$/,
    ],
    ["a part of it is missing", { "api.yaml": yaml("paths: { /a: { $ref: parts/a.yaml } }\n") }, /parts\/a\.yaml/],
    [
      "a part of it is on the network",
      { "api.yaml": yaml("paths: { /a: { $ref: 'http://127.0.0.1:9/a.yaml' } }\n") },
      /http:\/\/127\.0\.0\.1:9\/a\.yaml is on the network; save it beside the document/,
    ],
  ])("%s", async (_, files: Readonly<Record<string, string | Uint8Array>>, reason) => {
    const { codes, message, document } = await load(files);
    expect(codes).toEqual(["source-document-unreadable"]);
    expect(message).toMatch(reason);
    expect(message).toMatch(/^The source document \.\.\/api\.yaml cannot be used: .+$/);
    expect(message).not.toContain("<root>");
    expect(document).toBeUndefined();
  });

  test("it is larger than 50 MB", async () => {
    const { codes, found } = await load({ "api.yaml": { size: 60 * 1024 * 1024 } });
    expect(codes).toEqual(["source-document-size"]);
    expect(found).toBe("60 MB");
  });
});
