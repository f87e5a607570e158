import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readManifest } from "@rawr/ui-sdk/manifest";
import type { WebPlugin } from "../composition.ts";
import { type Asset, createAsset } from "./bundle/asset.ts";
import { BundleError } from "./bundle/bundle-error.ts";
import { cachedBundle } from "./bundle/cached-bundle.ts";

/** Everything that the page loads, by its path. */
export interface ConsoleAssets {
  readonly files: ReadonlyMap<string, Asset>;
  readonly styles: string;
  readonly icon: string;
  /** Of the page's own script and of each plugin, by its name: its module, then what that imports. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
}

const shell = "shell";
const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

/** Bundles the page's script and its micro-frontends together, so that nothing is loaded twice. Rejects with a `BundleError`. */
export async function loadConsoleAssets(web: readonly WebPlugin[], cacheFolder: string): Promise<ConsoleAssets> {
  const names = web.map(({ manifest }) => readManifest(manifest).name);
  const twice = [shell, ...names].filter((name, index, all) => all.indexOf(name) !== index);
  if (twice.length > 0) throw new BundleError(twice.map((name) => `  There are two modules of the name ${name}.`));
  const entries = {
    [shell]: fileURLToPath(new URL("./browser/main.ts", import.meta.url)),
    ...Object.fromEntries(web.map(({ manifest, module }) => [manifest.name, fileURLToPath(module)])),
  };
  const bundle = await cachedBundle(entries, cacheFolder);
  const files = new Map<string, Asset>();
  const add = (name: string, text: string, type: string) => {
    files.set(`/assets/${name}`, createAsset(text, type));
    return `/assets/${name}`;
  };
  for (const { name, text } of bundle.files) add(name, text, "text/javascript; charset=utf-8");
  const styles = styleSheet();
  const icon = read("./styles/icon.svg");
  return {
    files,
    styles: add(`console-${hash(styles)}.css`, styles, "text/css; charset=utf-8"),
    icon: add(`icon-${hash(icon)}.svg`, icon, "image/svg+xml"),
    modules: Object.fromEntries(
      Object.entries(bundle.entries).map(([name, needed]) => [name, needed.map((file) => `/assets/${file}`)]),
    ),
  };
}

/** Tokens, then what plugins adopt as well (the layer `base`), then the page's own. */
function styleSheet(): string {
  const sheet = `${read("./styles/tokens.css")}@layer base{${read("./styles/base.css")}}${read("./styles/frame.css")}`;
  return sheet.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " ");
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").replace(/[-_]/g, "").slice(0, 8);
}
