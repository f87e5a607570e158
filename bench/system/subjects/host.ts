import { fileURLToPath } from "node:url";
import { readHostConfig } from "../../../apps/server/src/config/read-host-config.ts";
import { openRawr } from "../../../apps/server/src/rawr.ts";
import { tokenSettings } from "../token.ts";
import { bytesPath, bytesToAnswer, type Subject } from "./subject.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The host as production has it, but for limits that a load would meet; its log goes to standard error. */
export async function host(stateFolder: string): Promise<Subject> {
  const env = {
    HOST_MODE: "production",
    PUBLIC_ORIGIN: "http://localhost",
    LIMIT_WRITES_PER_MINUTE: "1000000",
    STATE_FOLDER: stateFolder,
    PORT: "0",
    ...tokenSettings,
  };
  const reading = readHostConfig({ env, root });
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  const routes = (app: Parameters<NonNullable<NonNullable<Parameters<typeof openRawr>[2]>["routes"]>>[0]) =>
    void app.get(bytesPath, (context) => context.json(bytesToAnswer));
  const opened = await openRawr(reading.config, env, { routes });
  const { url } = await opened.listen();
  return { url, close: () => opened.close() };
}
