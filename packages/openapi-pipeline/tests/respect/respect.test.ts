import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenApiDocument } from "@rawr/openapi-document";
import { expect, test } from "vitest";
import { redocly } from "./run-respect.ts";
import { completed, failed, running, type Script, serve } from "./scripted-host.ts";

const file = join(import.meta.dirname, "../../../../openapi/workflows/v1/internal/openapi.json");
const document: OpenApiDocument = JSON.parse(readFileSync(file, "utf8"));

const started = 'event: message\nid: 1\ndata: {"sequence":1,"at":"2026-11-20T09:30:00Z","type":"run.started"}\n\n';
const done = (status: object) => `event: done\ndata: ${JSON.stringify(status)}\n\n`;

async function respect(script: Script) {
  const host = await serve(script);
  try {
    const args = ["respect", "arazzo.json", `--server=workflows=${host.url}`, "--input=token=secret"];
    return { ...(await redocly(document, args)), seen: host.seen };
  } finally {
    await host.close();
  }
}

test("Redocly finds nothing in the description", async () => {
  const { code, output } = await redocly(document, ["lint", "arazzo.json"]);
  expect(output).toContain("Your API description is valid");
  expect(code).toBe(0);
});

test("Respect follows a run to its result, as its caller", async () => {
  const script = { statuses: [running, completed], stream: `: open\n\n${started}${done(completed)}` };
  const { code, output, seen } = await respect(script);
  expect(output).toContain("Steps: 4 passed, 4 total");
  expect(code).toBe(0);
  expect(seen.map(({ request }) => request.replace(/[0-9A-Z]{26}/, "{runId}"))).toEqual([
    "POST /invoicing/reconciliation/trigger",
    "GET /invoicing/runs/{runId}",
    "GET /invoicing/runs/{runId}/events",
    "GET /invoicing/runs/{runId}",
  ]);
  expect(new Set(seen.map(({ authorization }) => authorization))).toEqual(new Set(["Bearer secret"]));
  expect(seen[0]?.body).toBe('{"invoiceId":"inv-001"}');
  expect(output).not.toContain("secret");
});

test("Respect asks again until the run has ended", async () => {
  const { code, output, seen } = await respect({ statuses: [running, running, completed], stream: done(completed) });
  expect(output).toContain("Retrying step result (1/60)");
  expect(code).toBe(0);
  expect(seen).toHaveLength(5);
});

test.each([
  ["a run fails", { statuses: [failed], stream: done(failed) }, "step result"],
  ["a stream breaks off", { statuses: [completed], stream: started }, "step events"],
  ["an answer is not the document's", { statuses: [{ status: "done" }], stream: done(completed) }, "step status"],
])("Respect fails where %s", async (_, script, step) => {
  const { code, output } = await respect(script);
  expect(output).toMatch(new RegExp(`✗ GET .* - ${step}`));
  expect(code).toBe(1);
});
