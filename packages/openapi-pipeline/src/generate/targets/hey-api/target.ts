import type { OutputFile } from "../../../artifacts/output-file.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { diagnose } from "../../../diagnostics/table.ts";
import { generateIncrementally } from "../../incremental.ts";
import { disarmComments } from "../../safe-text.ts";
import type { DocumentSlice } from "../../slice.ts";
import { splitModule } from "../../syntax.ts";
import type { TargetInput, TargetOutput } from "../../target.ts";
import { assemble, dismantle, type HeyApiFrame, type HeyApiOutput, type HeyApiPart, isSeparable } from "./dismantle.ts";
import { runHeyApi } from "./run-hey-api.ts";
import { shieldBackslashes } from "./shield-backslashes.ts";
import { verifySdk } from "./verify-sdk.ts";

const tool = "hey-api";

/** What the hey-api target adds to the files: route → name of the operation's function. */
export interface HeyApiTargetOutput extends TargetOutput {
  readonly functions: ReadonlyMap<string, string>;
}

/** `types.gen.ts`, `sdk.gen.ts`, `client.gen.ts` and the runtime that hey-api copies beside them. */
export async function heyApiTarget(input: TargetInput): Promise<HeyApiTargetOutput> {
  let whole: Checked | undefined;
  if (isSeparable(input.document, input.operations, input.text)) {
    const assembled = await generateIncrementally<HeyApiPart, HeyApiFrame>(input, {
      make: async (slice) => {
        const made = await generate(slice, input.preamble);
        if (slice === input) whole = made;
        const sound = made.output !== undefined && made.diagnostics.length === 0;
        return sound ? dismantle(made.output, slice.document, slice.operations) : undefined;
      },
      assemble: (parts, frame) => assemble(parts, frame, input.preamble),
    });
    if (assembled !== undefined) {
      return {
        files: assembled.files,
        functions: new Map(assembled.parts.flatMap((part) => part.functions)),
        diagnostics: [],
      };
    }
  }
  const { output, diagnostics } = whole ?? (await generate(input, input.preamble));
  const functions = [...(output?.functions ?? [])].map(([route, { name }]) => [route, name] as const);
  return { files: output?.files ?? [], functions: new Map(functions), diagnostics };
}

/** What hey-api wrote, if it can be used, and what is wrong with it. */
export interface Checked {
  readonly output: HeyApiOutput | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

async function generate(input: DocumentSlice, preamble: readonly string[]): Promise<Checked> {
  const shield = shieldBackslashes(input.text);
  const document = JSON.parse(shield.text) as TargetInput["document"];
  disarmComments(document, shield.text);
  const readWrite = /"(?:readOnly|writeOnly)"/.test(input.text);
  const files = (await runHeyApi({ document, preamble, readWrite })).map((file) => ({
    path: file.path,
    contents: runtimeHead(file) + shield.restore(file.contents),
  }));
  return checkFiles(files, input, preamble);
}

/** Holds what hey-api wrote against the operations. */
export function checkFiles(
  files: readonly OutputFile[],
  input: Pick<DocumentSlice, "operations">,
  preamble: readonly string[],
): Checked {
  const [sdkFile, typesFile] = ["sdk.gen.ts", "types.gen.ts"].map((path) => files.find((file) => file.path === path));
  if (sdkFile === undefined || typesFile === undefined) {
    const file = sdkFile === undefined ? "sdk.gen.ts" : "types.gen.ts";
    return { output: undefined, diagnostics: [diagnose("generator-empty", { tool, file })] };
  }
  const [sdk, types] = [splitModule(sdkFile.path, sdkFile.contents), splitModule(typesFile.path, typesFile.contents)];
  const { functions, diagnostics } = verifySdk(input.operations, sdk, types);
  return { output: { files, sdk, types, functions, preamble: preamble.join("\n") }, diagnostics };
}

/** The copied runtime does not type-check under `exactOptionalPropertyTypes`; its declarations do. */
function runtimeHead(file: OutputFile): string {
  return file.path.startsWith("client/") || file.path.startsWith("core/") ? "// @ts-nocheck\n" : "";
}
