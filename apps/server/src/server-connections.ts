import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** Requests of one connection that may wait for their answers: who asks on and never reads would have them all made. */
const mostWaiting = 100;

/** What a server remembers of its connections. */
export interface ServerConnections {
  /** False when the request is not to be answered: the connection is over, or it is now, for asking too much at once. */
  take(incoming: IncomingMessage, outgoing: ServerResponse): boolean;
  /**
   * Whether what is written to a connection now is read as the answer to what it is sending: nothing before it waits for
   * one, and it has none yet.
   */
  isNext(socket: Duplex): boolean;
}

export function createServerConnections(): ServerConnections {
  const known = new WeakMap<Duplex, { last: IncomingMessage; waiting: number }>();
  return {
    take(incoming, outgoing) {
      const { socket } = incoming;
      if (socket.destroyed) return false;
      const connection = known.get(socket) ?? { last: incoming, waiting: 0 };
      known.set(socket, connection);
      connection.last = incoming;
      connection.waiting += 1;
      outgoing.once("close", () => {
        connection.waiting -= 1;
      });
      if (connection.waiting > mostWaiting) socket.destroy();
      return !socket.destroyed;
    },
    isNext(socket) {
      const connection = known.get(socket);
      if (!connection) return true;
      const { waiting, last } = connection;
      return waiting === (last.complete ? 0 : 1);
    },
  };
}
