import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readManifest } from "@rawr/ui-sdk/manifest";
import type { WebPlugin } from "../composition.ts";
import { type Asset, packAsset, unpackAsset } from "./bundle/asset.ts";
import { bundleBrowser } from "./bundle/bundle-browser.ts";
import { BundleError } from "./bundle/bundle-error.ts";
import { cached, type Made } from "./bundle/cached.ts";

/** Everything that the page loads, by its path. */
export interface ConsoleAssets {
  readonly files: ReadonlyMap<string, Asset>;
  readonly styles: string;
  readonly icon: string;
  /** Of the page's own script and of each plugin, by its name: its module, then what that imports. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
}

const shell = "shell";
const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const sheets = ["tokens", "base", "frame"].map((name) => pathOf(`./styles/${name}.css`));
const icon = pathOf("./styles/icon.svg");

/** Bundles the page's script and its micro-frontends together, so that nothing is loaded twice. Rejects with a `BundleError`. */
export async function loadConsoleAssets(web: readonly WebPlugin[], cacheFolder: string): Promise<ConsoleAssets> {
  const names = web.map(({ manifest }) => readManifest(manifest).name);
  const twice = [shell, ...names].filter((name, index, all) => all.indexOf(name) !== index);
  if (twice.length > 0) throw new BundleError(twice.map((name) => `  There are two modules of the name ${name}.`));
  const entries = {
    [shell]: pathOf("./browser/main.ts"),
    ...Object.fromEntries(web.map(({ manifest, module }) => [manifest.name, fileURLToPath(module)])),
  };
  const { packed, ...paths } = await cached(cacheFolder, entries, () => pack(entries));
  return { ...paths, files: new Map(packed.map((asset) => [asset.path, unpackAsset(asset)])) };
}

async function pack(entries: Readonly<Record<string, string>>): Promise<Made<Packed>> {
  const bundle = await bundleBrowser(entries);
  const styles = styleSheet();
  const drawing = readFileSync(icon, "utf8");
  const at = (name: string) => `/assets/${name}`;
  const paths = { styles: at(`console-${hash(styles)}.css`), icon: at(`icon-${hash(drawing)}.svg`) };
  const packed = await Promise.all([
    ...bundle.files.map(({ name, text }) => packAsset(at(name), text, "text/javascript; charset=utf-8")),
    packAsset(paths.styles, styles, "text/css; charset=utf-8"),
    packAsset(paths.icon, drawing, "image/svg+xml"),
  ]);
  const modules = Object.entries(bundle.entries).map(([name, needed]) => [name, needed.map(at)]);
  return {
    value: { ...paths, packed, modules: Object.fromEntries(modules) },
    inputs: [...bundle.inputs, ...sheets, icon, fileURLToPath(import.meta.url)],
  };
}

interface Packed extends Omit<ConsoleAssets, "files"> {
  readonly packed: Awaited<ReturnType<typeof packAsset>>[];
}

/** Tokens, then what plugins adopt as well (the layer `base`), then the page's own. */
function styleSheet(): string {
  const [tokens, base, frame] = sheets.map((path) => readFileSync(path, "utf8"));
  return `${tokens}@layer base{${base}}${frame}`.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " ");
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").replace(/[-_]/g, "").slice(0, 8);
}
