import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { OpenApiDocument } from "@rawr/openapi-document";
import { toArazzo } from "../../src/arazzo/to-arazzo.ts";
import { toOpenApi32 } from "../../src/document/view-3.2.ts";
import type { SurfaceInfo } from "../../src/surface/surface.ts";

const root = join(import.meta.dirname, "../../../..");

/** What Redocly's command line said. */
export interface Answer {
  readonly code: number;
  readonly output: string;
}

/** Runs the command line in a folder that holds a document's 3.2 view and its description, as `openapi/` does. */
export async function redocly(document: OpenApiDocument, args: readonly string[]): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), "respect "));
  try {
    const info = { name: "workflows", title: "Workflows", version: "1.0.0", file: "contracts/workflows.v1.ts" };
    writeFileSync(join(folder, "openapi.3.2.json"), JSON.stringify(toOpenApi32(document)));
    writeFileSync(join(folder, "arazzo.json"), JSON.stringify(toArazzo(document, info as SurfaceInfo)));
    return await run(folder, args);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(cwd: string, args: readonly string[]): Promise<Answer> {
  const program = join(root, "node_modules/@redocly/cli/bin/cli.js");
  const env = {
    ...process.env,
    NO_COLOR: "1",
    FORCE_COLOR: "0",
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd, env, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, output: `${stdout}${stderr}` }),
    );
  });
}
