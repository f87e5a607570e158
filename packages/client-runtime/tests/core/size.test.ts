import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** Minified and gzipped bytes of what a consumer imports. */
async function weigh(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents as Uint8Array, { level: 9 }).length;
}

const head = `export { bearer, createApi } from "../../src/index.ts"; import * as runtime from "../../src/index.ts";`;
const operations = [
  "runs",
  "runs/{runId}",
  "invoices",
  "invoices/{invoiceId}",
  "accounts/{accountId}{?locale,status*}",
];
const consumer = (count: number) =>
  head +
  Array.from({ length: count }, (_, index) => {
    const path = operations[index % operations.length]?.replace("s", `s${index}`);
    return `export const call${index} = /* @__PURE__ */ runtime.operation("GET /invoicing/${path}");`;
  }).join("");

test("one operation with typed errors, bearer and its parameters", async () => {
  expect(await weigh(consumer(1))).toBeLessThanOrEqual(1584);
});

test("each further operation weighs at most 15 bytes, and its exported name", async () => {
  const [one, many] = [await weigh(consumer(1)), await weigh(consumer(101))];
  expect((many - one) / 100).toBeLessThanOrEqual(15);
});

test.each([
  "retry",
  "requestId",
  "deprecationWarnings",
  "followRedirects",
  "clientCredentials",
  "allStyles",
  "formBody",
  "multipartBody",
  "stream",
  "validateResponses",
  "paginate",
])("%s costs only who imports it", async (name) => {
  const without = await weigh(consumer(1));
  expect(await weigh(`${consumer(1)}export const extra = runtime.${name};`)).toBeGreaterThan(without + 30);
});
