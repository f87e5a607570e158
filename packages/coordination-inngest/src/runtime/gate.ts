/** Counts the server's calls in flight, so that a stop can wait for them. */
export interface Gate {
  readonly isClosed: boolean;
  /** Lets a call through; 503 before there is a handler and once the gate is closed: the server calls again. */
  pass(request: Request, handler: ((request: Request) => Promise<Response>) | undefined): Promise<Response>;
  /** Lets nothing new through, and waits for what is in flight and for `others`, but not longer than `timeoutMs`. */
  close(others: Promise<void>, timeoutMs: number): Promise<void>;
}

export function createGate(): Gate {
  const inFlight = new Set<Promise<unknown>>();
  let isClosed = false;
  return {
    get isClosed() {
      return isClosed;
    },
    async pass(request, handler) {
      if (isClosed || handler === undefined) {
        return new Response(null, { status: 503, headers: { "retry-after": "5" } });
      }
      const answer = handler(request);
      inFlight.add(answer);
      return answer.finally(() => inFlight.delete(answer));
    },
    async close(others, timeoutMs) {
      isClosed = true;
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, timeoutMs);
      });
      await Promise.race([Promise.allSettled([...inFlight, others]), patience]);
      clearTimeout(timer);
    },
  };
}
