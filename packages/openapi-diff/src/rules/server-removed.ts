import type { ApiOperation } from "../model.ts";
import { read, refused, sent } from "../scene.ts";
import { fieldRule } from "./rule.ts";

export const serverRemoved = fieldRule({
  code: "server-removed",
  class: "WIRE",
  meaning: "A base URL that callers may use is not there any more.",
  on: "operation",
  fields: ["servers"],
  judge({ old, next }, scene) {
    const from = sent({ old, next }, scene);
    const to = read({ old, next }, scene);
    const [gone] = missingUrls(from, to);
    if (gone === undefined) return undefined;
    const [, target = ""] = scene.messages[scene.sender].request(from).split(" ", 2);
    return {
      message: `The server \`${gone}\` was removed.`,
      ...refused(
        scene,
        `${from.method} ${gone.replace(/\/$/, "")}${target.replace(/,$/, "")}`,
        `The new document has ${urls(to).join(", ") || "no server"}.`,
      ),
    };
  },
});

/** Base URLs of one side that the other does not have. `{}` in one stands for anything. */
export function missingUrls(from: ApiOperation, to: ApiOperation): string[] {
  const there = urls(to);
  return urls(from).filter((url) => !there.some((other) => covers(other, url)));
}

function urls({ servers }: ApiOperation): string[] {
  return servers.flatMap((server) => server.urls);
}

/** A relative one may be anywhere; it is held against the path of the other. */
function covers(wide: string, url: string): boolean {
  if (wide === url) return true;
  if (wide.startsWith("/") !== url.startsWith("/")) return pathOf(wide) === pathOf(url);
  const pattern = wide.split("{}").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pattern.join("[^/]*")}$`).test(url);
}

function pathOf(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "") || "/";
}
