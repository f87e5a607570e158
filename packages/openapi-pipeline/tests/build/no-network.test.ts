import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { noCache } from "../../src/artifacts/cache.ts";
import { createWorkerPool } from "../../src/artifacts/worker-pool.ts";
import { build } from "../../src/build.ts";
import type { BuildResult } from "../../src/cli/build-types.ts";

let server: Server;
let elsewhere: string;
const requests: string[] = [];
const scratch = mkdtempSync(join(tmpdir(), "no-network-"));

beforeAll(async () => {
  server = createServer(({ url = "" }, response) => {
    requests.push(url);
    response.setHeader("content-type", "application/json").end('{ "type": "string", "description": "SECRET" }');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  requests.length = 0;
});
afterAll(() => {
  server.close();
  rmSync(scratch, { recursive: true, force: true });
});

async function run(root: string, surface: string): Promise<BuildResult["surfaces"][number] | undefined> {
  const workers = createWorkerPool({ size: 2 });
  try {
    const { surfaces } = await build({
      root,
      contracts: [{ surface, major: 1, file: `contracts/${surface}.v1.ts` }],
      mode: "write",
      cache: noCache(),
      workers,
      onProgress: () => {},
      signal: new AbortController().signal,
    });
    return surfaces[0];
  } finally {
    await workers.close();
  }
}

/** Builds a surface whose source document is `api.yaml`, with a client. */
async function buildSource(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(scratch, "workspace-"));
  const surface = {
    name: "api",
    version: "1.0.0",
    document: "../api.yaml",
    clients: [{ name: "@rawr/api-client", audience: "internal" }],
  };
  const all = { "contracts/api.v1.ts": `export const surface = ${JSON.stringify(surface)};\n`, ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const result = await run(root, "api");
  const contents = (path: string) => result?.files.find((each) => each.path === path)?.contents ?? "";
  return {
    codes: [...new Set(result?.diagnostics.map(({ code }) => code))],
    places: result?.diagnostics.map(({ location, artifact }) => location?.file ?? artifact?.file),
    document: contents("openapi/api/v1/internal/openapi.json"),
    sdk: contents("generated/api-client/src/operations.gen.ts"),
  };
}

/** A document with a URL at every place where a tool may be tempted to read one. */
const tempting = () => `openapi: 3.1.0
$self: ${elsewhere}/self
jsonSchemaDialect: ${elsewhere}/dialect
info: { title: Runs, version: 1.0.0, license: { name: MIT, url: "${elsewhere}/license" } }
externalDocs: { url: "${elsewhere}/docs" }
paths:
  /runs:
    get:
      operationId: runsList
      responses:
        "200":
          description: Runs
          links: { next: { operationRef: "${elsewhere}/operation" } }
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Run" }
              examples:
                far: { externalValue: "${elsewhere}/example.json" }
                near: { $ref: "#/components/examples/Far" }
components:
  examples:
    Far: { externalValue: "${elsewhere}/component.json" }
  schemas:
    Run:
      $id: ${elsewhere}/run
      $schema: ${elsewhere}/schema
      type: object
      properties: { kind: { type: string } }
      discriminator: { propertyName: kind, mapping: { run: Run, again: "#/components/schemas/Run" } }
`;

test("no tool follows a URL out of a source document", async () => {
  const { document, sdk } = await buildSource({ "api.yaml": tempting() });
  expect(requests).toEqual([]);
  expect(sdk).toContain("runsList");
  // What a document says to its readers it still says.
  expect(document).toContain(`"externalValue": "${elsewhere}/example.json"`);
});

test("nor where data only looks like a reference", async () => {
  const { document } = await buildSource({
    "api.yaml": tempting().replace("properties:", `const: { $ref: "${elsewhere}/const.json" }\n      properties:`),
  });
  expect(requests).toEqual([]);
  expect(document).toContain(`"$ref": "${elsewhere}/const.json"`);
});

test("nor out of one that is bundled", async () => {
  const { document, places } = await buildSource({
    "api.yaml": tempting().replace("paths:\n", "paths:\n  /parts: { $ref: parts/paths.yaml }\n"),
    "parts/paths.yaml": `get: { operationId: parts, responses: { "200": { description: Parts, content: { application/json: { examples: { far: { externalValue: "${elsewhere}/part.json" } } } } } } }\n`,
  });
  expect(requests).toEqual([]);
  expect(document).toContain(`"externalValue": "${elsewhere}/part.json"`);
  // The linters read the bundle: in the author's text they would follow the parts themselves.
  expect(new Set(places)).toEqual(new Set(["openapi/api/v1/internal/openapi.json"]));
});

test.each([
  ["a schema", () => `    Far: { $ref: "${elsewhere}/far.json" }\n`],
  [
    "a discriminator",
    () => `    Far: { discriminator: { propertyName: a, mapping: { far: "${elsewhere}/far.json" } } }\n`,
  ],
  [
    "a discriminator that is hidden behind references",
    () => `    Far: { discriminator: { $ref: "#/x-one" } }
x-one: { propertyName: a, mapping: { $ref: "#/x-two" } }
x-two: { far: "${elsewhere}/far.json" }
`,
  ],
])("a reference to the network is refused in %s", async (_, more) => {
  const { codes, document } = await buildSource({ "api.yaml": tempting() + more() });
  expect(requests).toEqual([]);
  expect([codes, document]).toEqual([["source-document-unreadable"], ""]);
});

test("a contract with examples elsewhere, and one that looks like a reference, is built without reading it", async () => {
  process.env["ELSEWHERE"] = elsewhere;
  const result = await run(join(import.meta.dirname, "fixtures/example-elsewhere"), "runs");
  expect(requests).toEqual([]);
  const document = result?.files.find(({ path }) => path === "openapi/runs/v1/internal/openapi.json")?.contents;
  expect(document).toContain(`"externalValue": "${elsewhere}/run.json"`);
  expect(result?.files.some(({ path }) => path.endsWith("operations.gen.ts"))).toBe(true);
});
