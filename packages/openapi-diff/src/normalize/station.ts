import type { ApiSecurity, ApiServer, Initiator } from "../model.ts";
import type { Reader } from "./reader.ts";
import { noSecurity, readSecurity } from "./security.ts";
import { defaultServers, readServers } from "./servers.ts";

/** Where a path item stands, and what its operations inherit. */
export interface Station {
  /** Before and after the method in a key: `{}` in place of every name. */
  readonly key: (method: string) => string;
  readonly path: string;
  /** Names of the path's parameters, by position. */
  readonly names: readonly string[];
  readonly initiator: Initiator;
  readonly security: ApiSecurity;
  readonly servers: readonly ApiServer[];
  /** Callbacks that are being read, outermost first. */
  readonly within: readonly object[];
}

/** What the operations of a document inherit from it. */
export function documentLevel(reader: Reader): Pick<Station, "security" | "servers" | "within"> {
  const { security, servers } = reader.document;
  return {
    security: readSecurity(reader, security, "/security") ?? noSecurity,
    servers: readServers(reader, servers, "/servers") ?? defaultServers(reader),
    within: [],
  };
}

/** The same for webhooks and callbacks: what a document says of calls to the API does not count for calls to others. */
export const elsewhere: Pick<Station, "security" | "servers" | "within"> = {
  security: noSecurity,
  servers: [],
  within: [],
};
