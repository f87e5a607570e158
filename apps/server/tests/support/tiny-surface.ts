import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AnyRouter } from "@orpc/server";
import type { JsonObject } from "@rawr/openapi-document";
import type { MountedSurface } from "../../src/composition.ts";

/** A surface `shop v1` at `/api/shop`, its router as one test wants it. */
export function shop(router: AnyRouter, changes: Partial<MountedSurface> = {}): MountedSurface {
  return { name: "shop", major: 1, mount: "/api/shop", router, context: (caller) => ({ ...caller }), ...changes };
}

export interface Documents {
  /** What `loadSurfaces` is told. */
  readonly folder: string;
  remove(): void;
}

/** Writes documents of `shop v1` into a folder: audience → paths. */
export function writeDocuments(
  audiences: Readonly<Record<string, JsonObject>>,
  servers: readonly JsonObject[] = [{ url: "/api/shop" }],
): Documents {
  const folder = mkdtempSync(join(tmpdir(), "rawr documents "));
  for (const [audience, paths] of Object.entries(audiences)) {
    const place = join(folder, "openapi", "shop", "v1", audience);
    mkdirSync(place, { recursive: true });
    const document = { openapi: "3.1.1", info: { title: `Shop <${audience}>`, version: "1.0.0" }, servers, paths };
    writeFileSync(join(place, "openapi.json"), JSON.stringify(document));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** An operation with one JSON answer. */
export function operation(operationId: string, schema: JsonObject = {}): JsonObject {
  const content = { "application/json": { schema } };
  return { operationId, responses: { "200": { description: "OK", content } } };
}
