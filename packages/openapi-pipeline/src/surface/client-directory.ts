import type { ClientPackage } from "./surface.ts";

/** Folder of a client package below `generated/`. */
export function clientDirectory(client: ClientPackage): string {
  return client.directory ?? String(client.name).replace(/^@[^/]+\//, "");
}
