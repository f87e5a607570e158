import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedDemo } from "@rawr/invoice-processing";
import type { Principal } from "@rawr/orpc-standards/server";
import type { Logger } from "@rawr/workflow-runtime";
import { Hono } from "hono";
import { composeRawrHq } from "../../../../rawr.hq.ts";
import type { Composition } from "../../src/composition.ts";
import type { HostApp, HostEnv } from "../../src/host-env.ts";

/** The composition of this repository on demo data in a folder of its own. */
export function composeDemo(): { composition: Composition; close(): Promise<void> } {
  const stateFolder = mkdtempSync(join(tmpdir(), "rawr surfaces "));
  seedDemo({ invoicesFile: join(stateFolder, "invoices.db"), ledgerFile: join(stateFolder, "ledger.db") });
  const composition = composeRawrHq({ stateFolder, env: {} });
  return {
    composition,
    async close() {
      await composition.close();
      rmSync(stateFolder, { recursive: true, force: true });
    },
  };
}

const scopes = ["invoicing:read", "invoicing:run", "invoicing:write", "workflows:operate"];

export const operator: Principal = {
  subject: "olga",
  tenant: "acme",
  roles: ["operator"],
  scopes,
  audience: "internal",
};

export const partner: Principal = { ...operator, subject: "pia", audience: "partner" };

type LogFields = Parameters<Logger["info"]>[0];

/** What is around routes in a host: ids, a log that is kept, whoever calls. */
export interface Around {
  principal: Principal | null;
  readonly lines: (LogFields & { readonly msg: string })[];
  readonly stopping: AbortController;
}

/** An app with the variables that a host's middleware sets, and nothing else. */
export function appAround(): { app: HostApp; around: Around } {
  const around: Around = { principal: operator, lines: [], stopping: new AbortController() };
  const write = (fields: LogFields, msg: string) => void around.lines.push({ ...fields, msg });
  const log: Logger = { debug: write, info: write, warn: write, error: write };
  const app = new Hono<HostEnv>();
  app.use(async (context, next) => {
    context.set("requestId", "request-1");
    context.set("log", log);
    context.set("signal", AbortSignal.any([context.req.raw.signal, around.stopping.signal]));
    context.set("principal", around.principal);
    context.set("credential", around.principal ? "token" : "none");
    await next();
  });
  return { app, around };
}
