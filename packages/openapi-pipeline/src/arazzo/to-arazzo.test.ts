import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject, OpenApiDocument } from "@rawr/openapi-document";
import { expect, test } from "vitest";
import type { SurfaceInfo } from "../surface/surface.ts";
import { toArazzo } from "./to-arazzo.ts";

const read = (name: string): OpenApiDocument =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../../../../openapi", name, "v1/internal/openapi.json"), "utf8"));

const surface = { name: "shop", title: "Shop", version: "2.1.0", file: "contracts/shop.v2.ts" } as SurfaceInfo;
const workflowsOf = (document: OpenApiDocument) => toArazzo(document, surface)?.workflows ?? [];

/** The workflows document, with one operation changed. */
function changed(path: string, change: (operation: JsonObject & { responses: JsonObject }) => void): OpenApiDocument {
  const document = structuredClone(read("workflows"));
  const item = document.paths?.[path];
  change((item?.post ?? item?.get) as JsonObject & { responses: JsonObject });
  return document;
}

let shared: JsonObject = {};

const trigger = "/invoicing/reconciliation/trigger";

test("a surface without a trigger has no description", () => {
  expect(toArazzo(read("invoicing"), surface)).toBeUndefined();
});

test("a trigger becomes a workflow: trigger, status, events, result", () => {
  const [workflow] = workflowsOf(read("workflows"));
  expect(workflow?.steps.map(({ stepId, operationId }) => [stepId, operationId])).toEqual([
    ["trigger", "invoicingTriggerInvoiceReconciliation"],
    ["status", "invoicingGetRunStatus"],
    ["events", "invoicingStreamRunEvents"],
    ["result", "invoicingGetRunStatus"],
  ]);
  expect(workflow?.steps[0]?.outputs).toEqual({ runId: "$response.body#/runId" });
  expect(workflow?.parameters).toEqual([{ name: "Authorization", in: "header", value: "Bearer {$inputs.token}" }]);
});

test("asks for what the trigger requires, and offers the document's examples", () => {
  const document = changed(trigger, (operation) => {
    operation.parameters = [
      { name: "region", in: "query", required: true, schema: { type: "string", enum: ["eu"], examples: ["eu"] } },
      { name: "Idempotency-Key", in: "header", schema: { type: "string" } },
    ];
  });
  const [workflow] = workflowsOf(document);
  expect(workflow?.inputs?.required).toEqual(["region", "invoiceId", "token"]);
  expect(workflow?.inputs?.properties?.region).toEqual({ type: "string", enum: ["eu"], default: "eu" });
  expect(workflow?.inputs?.properties?.token).not.toHaveProperty("default");
  expect(workflow?.steps[0]?.parameters).toEqual([{ name: "region", in: "query", value: "$inputs.region" }]);
});

test("who may call without a credential sends none", () => {
  const document = changed(trigger, (operation) => {
    operation.security = [{ token: [] }, {}];
  });
  expect(workflowsOf(document)[0]).not.toHaveProperty("parameters");
});

test("a cookie carries the credential where there is no token", () => {
  const document = changed(trigger, (operation) => {
    operation.security = [{ session: ["invoicing:run"] }];
  });
  expect(workflowsOf(document)[0]?.parameters).toEqual([{ name: "session", in: "cookie", value: "$inputs.session" }]);
});

test("a trigger that leads to no status is left out; one without a stream is polled", () => {
  const without = (...names: string[]) =>
    changed(trigger, ({ responses }) => {
      const { links } = responses["202"] as { links: JsonObject };
      for (const name of names) delete links[name];
    });
  expect(toArazzo(without("status"), surface)).toBeUndefined();
  expect(workflowsOf(without("events"))[0]?.steps.map(({ stepId }) => stepId)).toEqual(["trigger", "status", "result"]);
});

test("there is no result where the status does not say that it is the last", () => {
  const document = structuredClone(read("workflows"));
  delete document.components?.schemas?.FailedRun?.properties?.isTerminal;
  const [workflow] = workflowsOf(document);
  expect(workflow?.steps.map(({ stepId }) => stepId)).toEqual(["trigger", "status", "events"]);
  expect(workflow).not.toHaveProperty("outputs");
});

test("follows references to the trigger's body and answer, and passes what is no path", () => {
  const document = changed(trigger, (operation) => {
    const { requestBody, responses } = operation;
    operation.requestBody = { $ref: "#/components/requestBodies/Body" };
    operation.responses = { "202": { $ref: "#/components/responses/Accepted" } };
    shared = { requestBodies: { Body: requestBody }, responses: { Accepted: responses["202"] } };
  });
  Object.assign(document.components ?? {}, shared);
  Object.assign(document.paths ?? {}, { "x-note": null });
  expect(workflowsOf(document)).toEqual(workflowsOf(read("workflows")));
});
