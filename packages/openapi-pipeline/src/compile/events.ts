import type { JsonSchema, MediaType } from "@rawr/openapi-document";
import type { Direction } from "@rawr/orpc-standards/lowering";
import type { EventSchemas, ProcedureError } from "../surface/read-contract.ts";
import type { CompileContext } from "./compile-context.ts";
import { oneOfErrors } from "./errors.ts";

/** A stream, with the typed errors that may end it. */
export interface EventStream {
  readonly events: EventSchemas;
  readonly errors: readonly ProcedureError[];
  readonly where: string;
  readonly direction: Direction;
}

/**
 * A `text/event-stream` body as the envelope of one event: `message` carries what the stream yields, `done` what it
 * returns if it returns something, `error` the typed error that ended it (WHATWG HTML, 9.2; oRPC's event iterator on the wire).
 */
export function eventContent(stream: EventStream, context: CompileContext): Record<string, MediaType> {
  const { events, direction, where } = stream;
  const yields = context.components.lower(events.yields, { where: `events of ${where}`, direction });
  const returns =
    events.returns && context.components.lower(events.returns, { where: `return value of ${where}`, direction });
  const errors =
    stream.errors.length > 0 ? oneOfErrors(stream.errors, { keys: [where], origin: undefined }, context) : undefined;
  // oRPC's server writes `done` only for a value: a stream that returns nothing ends with its response.
  const done = returns ? [envelope("done", returns)] : [];
  const branches = [envelope("message", yields ?? {}), ...done, envelope("error", errors)];
  return { "text/event-stream": { schema: { oneOf: branches } } };
}

function envelope(event: string, data: JsonSchema | undefined): JsonSchema {
  return {
    type: "object",
    properties: {
      event: { type: "string", const: event },
      ...(data && { data }),
      id: { type: "string", description: "Resume after this event by sending it as Last-Event-ID." },
      retry: { type: "integer", minimum: 0, description: "Milliseconds to wait before reconnecting." },
    },
    required: data ? ["event", "data"] : ["event"],
  };
}
