import { connect } from "node:net";

/** What a Redis says about keeping its data. */
export type RedisAnswer =
  | { readonly kind: "unreachable" }
  | { readonly kind: "refused" }
  | { readonly kind: "answered"; readonly appendOnly: boolean };

const patienceMs = 3_000;

/**
 * Asks a Redis (`redis://[user][:password]@host[:port]`) whether it keeps an append-only file. Three commands of its
 * protocol are less than a client library; over TLS (`rediss:`) it is not asked.
 */
export function askRedis(uri: string): Promise<RedisAnswer> {
  const { hostname, port, username, password } = new URL(uri);
  const login = password === "" ? "" : command("AUTH", ...[username, password].filter(Boolean).map(decodeURIComponent));
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 6379) });
    let text = "";
    const done = (answer: RedisAnswer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(patienceMs, () => done({ kind: "unreachable" }));
    socket.on("error", () => done({ kind: "unreachable" }));
    socket.on("close", () => done({ kind: "unreachable" }));
    socket.on("connect", () => socket.write(login + command("INFO", "persistence")));
    socket.on("data", (chunk) => {
      text += chunk.toString();
      const told = /aof_enabled:([01])/.exec(text);
      if (told) done({ kind: "answered", appendOnly: told[1] === "1" });
      else if (/^-(NOAUTH|WRONGPASS|NOPERM|ERR)/m.test(text)) done({ kind: "refused" });
    });
  });
}

function command(...words: readonly string[]): string {
  const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return `*${words.length}\r\n${parts.join("")}`;
}
