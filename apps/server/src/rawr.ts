import { mkdirSync } from "node:fs";
import { composeRawrHq } from "../../../rawr.hq.ts";
import type { HostConfig } from "./config/host-config.ts";
import type { Environment } from "./config/setting-reader.ts";
import { createHost, type Host, type HostOptions } from "./host.ts";

/** Opens this repository's composition on the state folder, and the host around it; `listen` begins. */
export async function openRawr(config: HostConfig, env: Environment, options: HostOptions = {}): Promise<Host> {
  mkdirSync(config.stateFolder, { recursive: true });
  const composition = composeRawrHq({ stateFolder: config.stateFolder, env });
  try {
    return await createHost(composition, config, options);
  } catch (error) {
    await composition.close();
    throw error;
  }
}
