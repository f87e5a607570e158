import process from "node:process";
import type { HostConfig } from "../config/host-config.ts";
import { readHostConfig } from "../config/read-host-config.ts";
import { openRawr } from "../rawr.ts";
import { developmentSecret } from "./development-secret.ts";
import { developmentTokens, mintDevelopmentToken } from "./development-token.ts";
import { publishedSurfaces } from "./missing-artifacts.ts";
import type { StartOptions } from "./options.ts";
import { curlOf, type Ready, urlsOf } from "./ready.ts";
import { seedState } from "./seed.ts";
import { addressProblem, StartError } from "./start-error.ts";
import { prepareStateFolder } from "./state-folder.ts";

/** What a start finds around it. */
export interface Around {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the repository. */
  readonly root: string;
}

/** A system that accepts requests. */
export interface Started {
  readonly ready: Ready;
  close(): Promise<void>;
}

/**
 * Starts the host on a state folder that is prepared as the options say.
 *
 * @throws StartError, HostError, WorkflowRuntimeError
 */
export async function startSystem(options: StartOptions, around: Around): Promise<Started> {
  // Read before the folder is touched: a start that cannot be changes nothing.
  const wanted = configOf(options, around);
  const development = wanted.demoUser !== undefined;
  const stateFolder = prepareStateFolder(wanted.stateFolder, options);
  const tokens = wanted.tokens ?? (development ? developmentTokens(developmentSecret(stateFolder)) : undefined);
  const config: HostConfig = { ...wanted, stateFolder, ...(tokens && { tokens }) };
  if (development && options.seed) seedState(stateFolder);
  const { url, close } = await listen(config, around.env);
  const token = await mintDevelopmentToken(config);
  const ready: Ready = {
    ready: true,
    pid: process.pid,
    url,
    stateFolder,
    readyMs: Math.round(performance.now()),
    urls: urlsOf(url, publishedSurfaces(around.root)),
    ...(token !== undefined && { token, curl: curlOf(url, token) }),
  };
  return { ready, close };
}

async function listen(config: HostConfig, env: Around["env"]) {
  const host = await openRawr(config, env);
  try {
    const { url } = await host.listen();
    return { url, close: () => host.close() };
  } catch (error) {
    await host.close();
    throw addressProblem(error, config) ?? error;
  }
}

function configOf({ port, hostname, stateFolder }: StartOptions, { env, root }: Around): HostConfig {
  const given = {
    ...(stateFolder !== undefined && { stateFolder }),
    ...(port !== undefined && { port }),
    ...(hostname !== undefined && { hostname }),
  };
  const reading = readHostConfig({ env, root, given });
  if (reading.ok) return reading.config;
  const faults = reading.faults.map(({ name, message }) => `${name} ${message}`);
  throw new StartError("CONFIG_INVALID", faults.join("\n"), "Correct these settings and start again.");
}
