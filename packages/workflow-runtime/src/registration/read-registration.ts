import { Problems, type RegistrationProblem } from "./problems.ts";
import { readFunction } from "./read-function.ts";
import { isFields } from "./read-object.ts";
import type { FunctionDefinition } from "./types.ts";

export interface Registration {
  /** Functions without a problem, in the order of registration. */
  readonly definitions: readonly FunctionDefinition[];
  /** Everything that is wrong, of all functions. */
  readonly problems: readonly RegistrationProblem[];
}

/** Reads the configuration that the SDK posts to `/fn/register`. */
export function readRegistration(body: unknown): Registration {
  const problems: RegistrationProblem[] = [];
  const listed = isFields(body) ? body["functions"] : undefined;
  if (!Array.isArray(listed)) {
    new Problems("", problems).invalid("functions", "The registration lists no functions.", "Register with the SDK.");
    return { definitions: [], problems };
  }
  const definitions = listed.map((entry, index) => {
    const id = isFields(entry) && typeof entry["id"] === "string" ? entry["id"] : `functions[${index}]`;
    return readFunction(entry, new Problems(id, problems));
  });
  const read = definitions.filter((definition) => definition !== undefined);
  const seen = new Set<string>();
  for (const { id } of read) {
    if (seen.has(id))
      new Problems(id, problems).invalid("id", `Two functions are called ${id}.`, "Rename one of them.");
    seen.add(id);
  }
  const refused = new Set(problems.map((problem) => problem.functionId));
  return { definitions: linkFailureHandlers(read.filter(({ id }) => !refused.has(id))), problems };
}

/** The SDK registers `onFailure` as a function of its own, named after the one that it serves. */
function linkFailureHandlers(definitions: readonly FunctionDefinition[]): readonly FunctionDefinition[] {
  const handlers = new Set(definitions.filter(servesFailures).map(({ id }) => id));
  return definitions.map((definition) => {
    const onFailure = `${definition.id}-failure`;
    return handlers.has(onFailure) ? { ...definition, onFailure } : definition;
  });
}

function servesFailures({ triggers }: FunctionDefinition): boolean {
  return triggers.some((trigger) => trigger.kind === "event" && trigger.name === "inngest/function.failed");
}
