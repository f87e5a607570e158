import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { diagnose } from "../../../diagnostics/table.ts";
import { generateIncrementally } from "../../incremental.ts";
import type { ClientModel } from "../../model/client-model.ts";
import { typesDocument } from "../../model/types-document.ts";
import type { DocumentSlice } from "../../slice.ts";
import { type SourceModule, splitModule } from "../../syntax.ts";
import type { TargetInput, TargetOutput } from "../../target.ts";
import { assembleTypes, dismantleTypes, typesFile } from "./dismantle.ts";
import { runHeyApi } from "./run-hey-api.ts";
import { shieldBackslashes } from "./shield-backslashes.ts";
import { verifyTypes } from "./verify-types.ts";

const tool = "hey-api";

/** `types.gen.ts`: one type for each schema of the model, under the name that the model gives it. */
export async function heyApiTarget(input: TargetInput, model: ClientModel): Promise<TargetOutput> {
  const document = typesDocument(model);
  const names = Object.keys(document.components?.schemas ?? {});
  const slice = { document, text: JSON.stringify(document), operations: [] };
  let whole: SourceModule | undefined;
  const assembled = await generateIncrementally<string, null>(
    { ...slice, preamble: input.preamble, memo: input.memo },
    {
      make: async (part) => {
        const made = await generate(part, input.preamble);
        if (part.document === document) whole = made;
        return made && dismantleTypes(made, part.document);
      },
      assemble: (parts) => [assembleTypes(parts, input.preamble)],
    },
  );
  // Parts that could not be told apart: the whole file shows what went wrong.
  const contents = assembled?.files[0]?.contents;
  const module = contents === undefined ? (whole ?? (await generate(slice, input.preamble))) : undefined;
  if (contents === undefined && module === undefined) return { files: [], diagnostics: [emptyOutput()] };
  const file = { path: typesFile, contents: contents ?? module?.source ?? "" };
  return { files: [file], diagnostics: verifyTypes(model, names, module ?? splitModule(typesFile, file.contents)) };
}

/** A generator that reports success and has written nothing. */
export function emptyOutput(): Diagnostic {
  return diagnose("generator-empty", { tool, file: typesFile });
}

async function generate(slice: DocumentSlice, preamble: readonly string[]): Promise<SourceModule | undefined> {
  const shield = shieldBackslashes(slice.text);
  const files = await runHeyApi({ document: JSON.parse(shield.text) as DocumentSlice["document"], preamble });
  const file = files.find(({ path }) => path === typesFile);
  return file && splitModule(typesFile, shield.restore(file.contents));
}
