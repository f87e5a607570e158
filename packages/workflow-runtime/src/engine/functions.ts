import { findTrigger, isNamed } from "../registration/find-trigger.ts";
import type { FunctionDefinition } from "../registration/types.ts";

/** The stock handler of the SDK, called in process. */
export type Handler = (request: Request) => Promise<Response>;

/** Names of events are few; a sender that makes them up must not fill the memory. */
const namesKept = 10_000;

/** What is attached: which functions an event starts, and how each is called. */
export class FunctionTable {
  readonly #definitions = new Map<string, FunctionDefinition>();
  readonly #handlers = new Map<string, Handler>();
  readonly #byEvent = new Map<string, readonly FunctionDefinition[]>();

  /** Adds functions; one that is there already is replaced in its place. */
  attach(definitions: readonly FunctionDefinition[], handler: Handler): void {
    for (const definition of definitions) {
      this.#definitions.set(definition.id, definition);
      this.#handlers.set(definition.id, handler);
    }
    this.#byEvent.clear();
  }

  get(functionId: string): FunctionDefinition | undefined {
    return this.#definitions.get(functionId);
  }

  handler(functionId: string): Handler | undefined {
    return this.#handlers.get(functionId);
  }

  /** Whether an event of this name may start anything. */
  hasTrigger(eventName: string): boolean {
    return this.#named(eventName).length > 0;
  }

  /** The functions that an event starts, in order of registration, each once; `onFailed` as in `findTrigger`. */
  startedBy(
    event: { readonly name: string; readonly data: unknown },
    onFailed: (definition: FunctionDefinition) => void = () => {},
  ): FunctionDefinition[] {
    const isStarted = (definition: FunctionDefinition) =>
      findTrigger(definition, event, () => onFailed(definition)) !== undefined;
    return this.#named(event.name).filter(isStarted);
  }

  #named(eventName: string): readonly FunctionDefinition[] {
    let named = this.#byEvent.get(eventName);
    if (named === undefined) {
      named = [...this.#definitions.values()].filter(({ triggers }) =>
        triggers.some((trigger) => trigger.kind === "event" && isNamed(eventName, trigger.name)),
      );
      if (this.#byEvent.size >= namesKept) this.#byEvent.clear();
      this.#byEvent.set(eventName, named);
    }
    return named;
  }
}
