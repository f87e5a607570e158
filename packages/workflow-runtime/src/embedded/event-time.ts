import type { Engine } from "../engine/context.ts";

interface Sending {
  readonly events: readonly { readonly ts?: number }[];
}

/**
 * A middleware of the SDK that gives events without a time the engine's: the SDK would give them the machine's, and an
 * event whose time lies in the future starts its runs then.
 */
export function eventTime({ clock }: Engine): new () => object {
  return class EventTime {
    readonly id = "workflow-runtime:event-time";

    transformSendEvent<T extends Sending>(sending: T): T {
      const ts = clock.now();
      return { ...sending, events: sending.events.map((event) => (event.ts ? event : stamped(event, ts))) };
    }
  };
}

/** A copy, as senders may use an event again; with its class, which may validate. */
function stamped(event: object, ts: number): object {
  return Object.create(Object.getPrototypeOf(event), {
    ...Object.getOwnPropertyDescriptors(event),
    ts: { value: ts, enumerable: true },
  }) as object;
}
