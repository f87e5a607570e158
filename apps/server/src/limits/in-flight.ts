/** One request, from its first header to the last byte of its answer. */
export interface Flight {
  readonly controller: AbortController;
  /** Set once the answer is an event stream, which ends only when somebody ends it. */
  stream?: { readonly caller: string; readonly session: string | undefined };
}

/** The requests that a host has not answered to the end. */
export interface InFlight {
  readonly size: number;
  readonly streams: number;
  enter(): Flight;
  leave(flight: Flight): void;
  /** False, and nothing happens, when the caller has `limit` streams open already. */
  becomeStream(flight: Flight, stream: NonNullable<Flight["stream"]>, limit: number): boolean;
  /** Ends the streams of a session, or all of them, those included that are about to begin. */
  endStreams(session?: string): void;
  /** Resolves when nothing is in flight; after `timeoutMs` what is left is aborted. */
  drain(timeoutMs: number): Promise<void>;
}

/** Makes an empty {@link InFlight}. */
export function createInFlight(): InFlight {
  const flights = new Set<Flight>();
  const openStreams = new Map<string, number>();
  let drained = () => {};
  let ending = false;
  return {
    get size() {
      return flights.size;
    },
    get streams() {
      return [...openStreams.values()].reduce((sum, count) => sum + count, 0);
    },
    enter() {
      const flight: Flight = { controller: new AbortController() };
      flights.add(flight);
      return flight;
    },
    leave(flight) {
      if (!flights.delete(flight)) return;
      if (flight.stream) count(openStreams, flight.stream.caller, -1);
      if (flights.size === 0) drained();
    },
    becomeStream(flight, stream, limit) {
      if ((openStreams.get(stream.caller) ?? 0) >= limit) return false;
      flight.stream = stream;
      count(openStreams, stream.caller, 1);
      if (ending) flight.controller.abort();
      return true;
    },
    endStreams(session) {
      ending ||= session === undefined;
      for (const { stream, controller } of [...flights]) {
        if (stream && (session === undefined || stream.session === session)) controller.abort();
      }
    },
    async drain(timeoutMs) {
      if (flights.size === 0) return;
      const empty = new Promise<void>((resolve) => {
        drained = resolve;
      });
      const timer = setTimeout(() => {
        for (const { controller } of [...flights]) controller.abort();
        drained();
      }, timeoutMs);
      await empty;
      clearTimeout(timer);
    },
  };
}

function count(counts: Map<string, number>, key: string, change: number): void {
  const next = (counts.get(key) ?? 0) + change;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
}
