import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { type Isolation, isolate } from "./isolate.ts";
import { nameOf } from "./operations.ts";
import { sliceInput } from "./slice.ts";
import type { TargetInput, TargetOutput } from "./target.ts";

/** A target by the name that diagnostics use for its tool. */
export interface NamedTarget<Output extends TargetOutput> {
  readonly tool: string;
  readonly generate: (input: TargetInput) => Promise<Output>;
}

/** What a target made, if it made something, and all that there is to say about it. */
export interface TargetResult<Output> {
  readonly output: Output | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Runs a target. When its tool throws, the operations that make it throw are found, named and left out, and the rest is
 * generated: one schema that a stock tool cannot take does not cost the whole client.
 */
export async function runTarget<Output extends TargetOutput>(
  target: NamedTarget<Output>,
  input: TargetInput,
): Promise<TargetResult<Output>> {
  const whole = await attempt(target, input);
  if (whole.output !== undefined) return { output: whole.output, diagnostics: whole.output.diagnostics };
  const found = await isolate(
    input.operations,
    async (operations) =>
      (await attempt(target, { ...input, ...sliceInput(input, operations), memo: undefined })).reason,
  );
  const failed = describeFailure(target.tool, whole.reason ?? "", found);
  const rest = input.operations.filter((entry) => !found?.guilty.includes(entry));
  const partial =
    rest.length === 0
      ? undefined
      : (await attempt(target, { ...input, ...sliceInput(input, rest), memo: undefined })).output;
  return { output: partial, diagnostics: [...failed, ...(partial?.diagnostics ?? [])] };
}

interface Attempt<Output> {
  readonly output?: Output;
  /** Why there is no output. */
  readonly reason?: string;
}

async function attempt<Output extends TargetOutput>(
  target: NamedTarget<Output>,
  input: TargetInput,
): Promise<Attempt<Output>> {
  try {
    return { output: await target.generate(input) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** The first line of what a tool threw. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}

/** Without a culprit the failure belongs to the document as a whole, or to a component that no operation uses. */
function describeFailure(tool: string, reason: string, found: Isolation | undefined): Diagnostic[] {
  if (found === undefined) return [diagnose("generator-failed", { tool, reason })];
  return found.guilty.map((entry, index) =>
    diagnose("generator-failed", { tool, operation: nameOf(entry), reason: found.reasons[index] ?? reason }),
  );
}
