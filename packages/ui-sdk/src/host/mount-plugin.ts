import { CapabilityError, type CapabilityErrorCode } from "../capability-error.ts";
import { readManifest, type WebPluginManifest } from "../manifest.ts";
import type { CapabilityRef, Live, Mount, MountContext, Mounted, Report, Theme } from "../mount-context.ts";
import { grantNeeds } from "./grants.ts";
import { guardFetch } from "./guard-fetch.ts";
import { liveUntil } from "./live.ts";

/** What a page has to say to mount a micro-frontend. */
export interface MountPluginOptions {
  /** Empty, and the micro-frontend's alone until it is unmounted. */
  readonly element: HTMLElement;
  /** Checked, wherever it comes from. */
  readonly manifest: WebPluginManifest;
  /** Loads its module: `() => import("…")`. Called after manifest and grants were found good, never before. */
  readonly load: () => Promise<{ readonly mount: Mount }>;
  /** Everything that the page grants to whom it mounts; a micro-frontend gets of it what its manifest names. */
  readonly grants: readonly CapabilityRef[];
  /** Sends what the guard lets through. Default: the page's `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  readonly locale: Live<string>;
  readonly theme: Live<Theme>;
  /** Hears what the micro-frontend reports, and every error of it that nobody else would see. */
  readonly onReport: (report: Report) => void;
  /** Unmounts when it aborts. */
  readonly signal?: AbortSignal;
  /** Of the page. Default: `location.origin`. */
  readonly origin?: string;
}

type Fail = (error: unknown) => void;

/**
 * Mounts a micro-frontend. Rejects with a `CapabilityError` when it may not or does not start, and then nothing of it is
 * left; with the signal's reason when that aborts meanwhile. `unmount` may be called any number of times.
 */
export async function mountPlugin(options: MountPluginOptions): Promise<Mounted> {
  const { element, onReport } = options;
  const manifest = readManifest(options.manifest);
  const granted = grantNeeds(manifest, options.grants);
  options.signal?.throwIfAborted();

  const life = new AbortController();
  const fail: Fail = (error) => onReport({ kind: "error", error });
  const context: MountContext = Object.freeze({
    version: 1,
    capabilities: granted.capabilities,
    fetch: guardFetch({
      name: manifest.name,
      refs: granted.refs,
      fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
      origin: options.origin ?? globalThis.location.origin,
      signal: life.signal,
    }),
    signal: life.signal,
    locale: liveUntil(options.locale, life.signal, fail),
    theme: liveUntil(options.theme, life.signal, fail),
    report: (report: Report) => {
      if (!life.signal.aborted) onReport(report);
    },
  });

  let mounted: Mounted | undefined;
  const leave = (reason?: unknown) => {
    if (life.signal.aborted) return;
    options.signal?.removeEventListener("abort", onAbort);
    life.abort(reason);
    end(mounted, fail);
    element.replaceChildren();
  };
  const onAbort = () => leave(options.signal?.reason);
  options.signal?.addEventListener("abort", onAbort);

  try {
    const starting = start(options, context).then((started) => {
      // Started too late: its page is gone.
      if (life.signal.aborted) end(started, fail);
      mounted = started;
    });
    await Promise.race([starting, abortOf(life.signal)]);
  } catch (error) {
    if (!life.signal.aborted) fail(error);
    leave(error);
    throw error;
  }
  return { unmount: () => leave() };
}

async function start({ manifest, load, element }: MountPluginOptions, context: MountContext): Promise<Mounted> {
  const { mount } = await load().catch(failWith("LOAD_FAILED", `${manifest.name} could not be loaded.`));
  context.signal.throwIfAborted();
  if (typeof mount !== "function")
    throw new CapabilityError("MODULE_INVALID", `The module of ${manifest.name} has no export named mount.`);
  const mounting = (async () => mount(element, context))();
  const mounted = await mounting.catch(failWith("MOUNT_FAILED", `${manifest.name} could not be started.`));
  if (typeof mounted?.unmount !== "function")
    throw new CapabilityError("MODULE_INVALID", `The mount of ${manifest.name} returned nothing to unmount it by.`);
  return mounted;
}

function end(mounted: Mounted | undefined, fail: Fail): void {
  try {
    mounted?.unmount();
  } catch (error) {
    fail(error);
  }
}

function failWith(code: CapabilityErrorCode, message: string) {
  return (cause: unknown): never => {
    throw new CapabilityError(code, message, { cause });
  };
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
