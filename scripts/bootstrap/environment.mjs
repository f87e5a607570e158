import { accessSync, constants, existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";

/** By default npm tries for more than a minute, and pnpm for ten, before they say that there is no network. */
const patience = Object.fromEntries(
  ["npm", "pnpm"].flatMap((tool) => [
    [`${tool}_config_fetch_retries`, "2"],
    [`${tool}_config_fetch_retry_mintimeout`, "500"],
    [`${tool}_config_fetch_retry_factor`, "2"],
  ]),
);

/**
 * The environment for npm and pnpm: nobody is asked anything, development dependencies are wanted whatever NODE_ENV
 * says, and a user without a home to write into (`nobody`, a container's bare uid) gets one in the checkout.
 * @param {string} cache
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(cache) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ...patience, CI: "true" };
  // Set by the npm that runs us, about the package that it runs us for.
  for (const name of Object.keys(env)) {
    if (/^npm_(lifecycle|package)_|^npm_config_(local_prefix|global_prefix|noproxy)$|^NODE_ENV$|^INIT_CWD$/.test(name))
      delete env[name];
  }
  if (!isWritable(homedir())) {
    env.HOME = join(cache, "home");
    env.npm_config_cache = join(cache, "npm");
  }
  return env;
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    const existing = existsSync(folder) ? folder : dirname(folder);
    accessSync(existing, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
