import { diagnose } from "../../../diagnostics/table.ts";
import type { OutputFile } from "../../../artifacts/output-file.ts";
import { disarmComments } from "../../safe-text.ts";
import { splitModule } from "../../syntax.ts";
import type { TargetInput, TargetOutput } from "../../target.ts";

import { runHeyApi } from "./run-hey-api.ts";
import { shieldBackslashes } from "./shield-backslashes.ts";
import { type VerifiedSdk, verifySdk } from "./verify-sdk.ts";

const tool = "hey-api";

/** What the hey-api target adds to the files: the name of each operation's function. */
export interface HeyApiOutput extends TargetOutput {
  readonly functions: VerifiedSdk["functions"];
}

/** `types.gen.ts`, `sdk.gen.ts`, `client.gen.ts` and the runtime that hey-api copies beside them. */
export async function heyApiTarget(input: TargetInput): Promise<HeyApiOutput> {
  const shield = shieldBackslashes(input.text);
  const document = JSON.parse(shield.text) as TargetInput["document"];
  disarmComments(document, shield.text);
  const readWrite = /"(?:readOnly|writeOnly)"/.test(input.text);
  const files = (await runHeyApi({ document, preamble: input.preamble, readWrite })).map((file) => ({
    path: file.path,
    contents: runtimeHead(file) + shield.restore(file.contents),
  }));
  const sdk = files.find((file) => file.path === "sdk.gen.ts");
  const types = files.find((file) => file.path === "types.gen.ts");
  if (sdk === undefined || types === undefined) {
    const diagnostics = [diagnose("generator-empty", { tool, file: sdk === undefined ? "sdk.gen.ts" : "types.gen.ts" })];
    return { files: [], functions: new Map(), diagnostics };
  }
  const verified = verifySdk(input.operations, splitModule(sdk.path, sdk.contents), splitModule(types.path, types.contents));
  return { files, ...verified };
}

/** The copied runtime does not type-check under `exactOptionalPropertyTypes`; its declarations do. */
function runtimeHead(file: OutputFile): string {
  return file.path.startsWith("client/") || file.path.startsWith("core/") ? "// @ts-nocheck\n" : "";
}
