import { compileExpression, type Expression, isNamed, WorkflowRuntimeError } from "@rawr/workflow-runtime/internals";
import type { Inngest } from "inngest";
import type { StartingEvent } from "../projection/run-row.ts";

interface EventTrigger {
  readonly event: string;
  readonly condition?: Expression;
}

/** A function as the server will know it. */
export interface RegisteredFunction {
  /** With the application's id. */
  readonly id: string;
  readonly triggers: readonly EventTrigger[];
  /** Whether its options may let an event start nothing, or later. */
  readonly mayDrop: boolean;
}

const dropping = ["rateLimit", "debounce", "singleton", "idempotency", "batchEvents"] as const;

interface Config extends Partial<Record<(typeof dropping)[number], unknown>> {
  readonly id: string;
  readonly triggers?: readonly { readonly event?: string; readonly expression?: string }[];
}

/** What the SDK calls to make the configuration that it registers; the type declares it private. */
interface Configurable {
  getConfig(options: { baseUrl: URL; appPrefix: string }): readonly Config[];
}

const isConfigurable = (value: object): value is Configurable => "getConfig" in value;

/** Reads the functions' own configuration, `onFailure` handlers included, in the order of registration. */
export function readFunctions(client: Inngest.Any, functions: readonly object[]): readonly RegisteredFunction[] {
  return functions.flatMap((value) => {
    if (!isConfigurable(value)) {
      throw new WorkflowRuntimeError("INVALID_FUNCTION", "Something was attached that `createFunction` did not make.");
    }
    const configs = value.getConfig({ baseUrl: new URL("http://function.invalid"), appPrefix: client.id });
    return configs.map((config) => ({
      id: config.id,
      triggers: (config.triggers ?? []).flatMap((trigger) => read(config.id, trigger)),
      mayDrop: dropping.some((option) => config[option] !== undefined),
    }));
  });
}

function read(id: string, { event, expression }: { event?: string; expression?: string }): readonly EventTrigger[] {
  if (event === undefined) return [];
  if (expression === undefined) return [{ event }];
  try {
    return [{ event, condition: compileExpression(expression) }];
  } catch (cause) {
    const message = `The condition of function ${id} on ${event} cannot be read: ${(cause as Error).message}`;
    throw new WorkflowRuntimeError("INVALID_FUNCTION", message, { details: { functionId: id }, cause });
  }
}

/** The first function that an event starts: the one whose run gets the id that the trigger names. */
export function startedBy(functions: readonly RegisteredFunction[], event: StartingEvent): string | undefined {
  const starts = ({ event: name, condition }: EventTrigger): boolean =>
    isNamed(event.name, name) && (condition === undefined || condition.evaluate({ event }) === true);
  return functions.find(({ triggers }) => triggers.some(starts))?.id;
}
