import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { SmartCoercionPlugin } from "@orpc/json-schema";
import { openApiHandlerOptions } from "@rawr/orpc-standards/server";
import type { WireClient, WireServer } from "../case.ts";
import { heyApiClient } from "../clients/hey-api.ts";
import { type Installation, installPacked } from "../clients/install-packed.ts";
import { ourClient } from "../clients/ours.ts";
import { wireContract } from "../contract.ts";
import { serveContract } from "../server/stub-server.ts";
import { readStyles } from "../styles/document.ts";
import { serveStyles } from "../styles/style-server.ts";
import { stylesSurface, wireSurface } from "../surface.ts";
import { plainConverter, plainDocument } from "./plain-document.ts";

/** A client with the server that its makers would put in front of it. */
export interface Contestant {
  readonly name: string;
  readonly client: WireClient;
  readonly server: WireServer;
}

export interface Arena {
  /** For the cases of the contract. */
  readonly contract: readonly Contestant[];
  /** For the cases of the document of styles: they share one server. */
  readonly styles: readonly Contestant[];
  close(): Promise<void>;
}

/** Our packed clients only: bare, and with every answer validated. */
export async function ourContestants(): Promise<Arena> {
  const installation = await installPacked([wireSurface, stylesSurface]);
  const server = await serveContract(wireContract, openApiHandlerOptions());
  const styleServer = await serveStyles(await readStyles());
  return {
    contract: await ourPair(installation, "@rawr/wire-client", server),
    styles: await ourPair(installation, "@rawr/styles-client", styleServer),
    close: async () => {
      await Promise.all([server.close(), styleServer.close()]);
      await installation.remove();
    },
  };
}

type Validate = (validators: unknown, options: { mode: "throw" }) => unknown;

async function ourPair(installation: Installation, name: string, server: WireServer): Promise<Contestant[]> {
  const packages = {
    generated: await installation.load(name),
    runtime: await installation.load("@rawr/client-runtime"),
  };
  const { validators } = await installation.load(`${name}/validators`);
  const validation = (packages.runtime["validateResponses"] as Validate)(validators, { mode: "throw" });
  const baseUrl = server.url;
  return [
    { name: "our client", server, client: ourClient(packages, { baseUrl }) },
    { name: "our client, answers validated", server, client: ourClient(packages, { baseUrl, use: [validation] }) },
  ];
}

/** The same contract and the same handlers by stock tools: oRPC's generator and handler, hey-api's client. */
export async function stockContestants(): Promise<Arena> {
  const scratch = join(import.meta.dirname, "../../.work");
  await mkdir(scratch, { recursive: true });
  const folder = await mkdtemp(join(scratch, "wire-"));
  const document = await plainDocument(wireContract);
  const plain = await serveContract(wireContract);
  const coercing = await serveContract(wireContract, {
    plugins: [new SmartCoercionPlugin({ schemaConverters: [plainConverter] })],
  });
  const styles = await readStyles();
  const styleServer = await serveStyles(styles);
  return {
    contract: [
      { name: "oRPC + hey-api", server: plain, client: await heyApiClient(document, plain.url, join(folder, "plain")) },
      {
        name: "oRPC with SmartCoercionPlugin + hey-api",
        server: coercing,
        client: await heyApiClient(document, coercing.url, join(folder, "coercing")),
      },
    ],
    styles: [
      {
        name: "hey-api",
        server: styleServer,
        client: await heyApiClient(styles, styleServer.url, join(folder, "styles")),
      },
    ],
    close: async () => {
      await Promise.all([plain, coercing, styleServer].map((server) => server.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
