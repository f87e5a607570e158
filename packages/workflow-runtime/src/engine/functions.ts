import type { Expression, FunctionDefinition } from "../registration/types.ts";

/** The stock handler of the SDK, called in process. */
export type Handler = (request: Request) => Promise<Response>;

interface Triggered {
  readonly definition: FunctionDefinition;
  readonly condition: Expression | undefined;
}

/** What is attached: which function an event starts, and how each is called. */
export class FunctionTable {
  readonly #definitions = new Map<string, FunctionDefinition>();
  readonly #handlers = new Map<string, Handler>();
  #byEvent = new Map<string, Triggered[]>();

  /** Adds functions; one that is there already is replaced in its place. */
  attach(definitions: readonly FunctionDefinition[], handler: Handler): void {
    for (const definition of definitions) {
      this.#definitions.set(definition.id, definition);
      this.#handlers.set(definition.id, handler);
    }
    this.#byEvent = new Map();
    for (const definition of this.#definitions.values()) {
      for (const trigger of definition.triggers) {
        if (trigger.kind !== "event") continue;
        const triggered = this.#byEvent.get(trigger.name) ?? [];
        triggered.push({ definition, condition: trigger.condition });
        this.#byEvent.set(trigger.name, triggered);
      }
    }
  }

  get(functionId: string): FunctionDefinition | undefined {
    return this.#definitions.get(functionId);
  }

  handler(functionId: string): Handler | undefined {
    return this.#handlers.get(functionId);
  }

  all(): Iterable<FunctionDefinition> {
    return this.#definitions.values();
  }

  hasTrigger(eventName: string): boolean {
    return this.#byEvent.has(eventName);
  }

  /** The functions that an event starts, in order of registration, each once. */
  startedBy(event: { readonly name: string }): FunctionDefinition[] {
    const matching = (this.#byEvent.get(event.name) ?? []).filter(
      ({ condition }) => condition === undefined || condition.evaluate({ event }) === true,
    );
    return [...new Set(matching.map(({ definition }) => definition))];
  }
}
