import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import type { PackedPackage } from "../package/pack-package.ts";
import type { Registries, RegistryFailure, SendOptions, Target } from "./registry.ts";

/** What happened to a package. */
export type ReleaseState = "published" | "already published" | "would be published";

export interface Release {
  readonly packed: PackedPackage;
  readonly state: ReleaseState;
}

/** What is published, and how. */
export interface PublishInput {
  readonly clients: readonly PackedPackage[];
  /** The runtime that clients depend on; `packed` when it is to be published as well. */
  readonly runtime: { readonly name: string; readonly version: string; readonly packed?: PackedPackage | undefined };
  readonly registries: Registries;
  /** URL that wins over the packages' own. */
  readonly registry: string | undefined;
  readonly options: SendOptions;
  /** The tag of a package when `options` has none. Default: the registry's. */
  readonly tagOf?: (packed: PackedPackage) => string | undefined;
  readonly dryRun: boolean;
  /** Puts a packed package where the registry's program reads it, and answers the path. */
  readonly fileOf: (packed: PackedPackage) => string;
}

/**
 * Publishes what the registries do not have yet, the runtime first. Everything is looked up before anything is sent: with an
 * error among the answers nothing is.
 */
export async function publishPackages(input: PublishInput): Promise<Outcome<readonly Release[]>> {
  const runtimes = runtimeTargets(input).map((target) => lookUpRuntime(input, target));
  const clients = input.clients.map((packed) => lookUp(input, { packed, target: targetOf(input, packed) }));
  const plan = await Promise.all([...runtimes, ...clients]);
  const diagnostics = unique(plan.flatMap((step) => ("diagnostic" in step ? [step.diagnostic] : [])));
  if (diagnostics.length > 0) return { value: [], diagnostics };
  const releases: Release[] = [];
  for (const step of plan) {
    if ("diagnostic" in step || step.packed === undefined) continue;
    const { packed, target, isThere } = step;
    const failure = isThere || input.dryRun ? undefined : await send(input, { packed, target });
    if (failure !== undefined) return { value: releases, diagnostics: [failure] };
    const state = isThere ? "already published" : input.dryRun ? "would be published" : "published";
    releases.push({ packed, state });
  }
  return { value: releases, diagnostics: [] };
}

interface Sending {
  readonly packed: PackedPackage;
  readonly target: Target;
}

/** A step without a package: nothing is to be sent. */
type Step =
  | { readonly packed: PackedPackage | undefined; readonly target: Target; readonly isThere: boolean }
  | { readonly diagnostic: Diagnostic };

function targetOf({ registry }: PublishInput, { name, version, manifest }: PackedPackage): Target {
  const { registry: own } = (manifest["publishConfig"] ?? {}) as { registry?: string };
  return { name, version, url: registry ?? own };
}

/** One for each registry that gets a client which needs the runtime. */
function runtimeTargets(input: PublishInput): readonly Target[] {
  const { name, version } = input.runtime;
  const needing = input.clients.filter(({ manifest }) => name in (manifest.dependencies ?? {}));
  return [...new Set(needing.map((packed) => targetOf(input, packed).url))].map((url) => ({ name, version, url }));
}

async function lookUp(input: PublishInput, { packed, target }: Sending): Promise<Step> {
  const found = await input.registries.lookUp(target);
  if ("failure" in found) return { diagnostic: describe(input, target, found.failure) };
  const isThere = found.integrity !== null;
  if (!isThere || found.integrity === packed.integrity) return { packed, target, isThere };
  const integrities = { expected: packed.integrity, found: found.integrity };
  return { diagnostic: diagnose("publish-version-taken", { ...placeOf(input, target), ...integrities }) };
}

/** The runtime is not ours to compare: whoever published that version, clients can be installed. */
async function lookUpRuntime(input: PublishInput, target: Target): Promise<Step> {
  const { packed } = input.runtime;
  const found = await input.registries.lookUp(target);
  if ("failure" in found) return { diagnostic: describe(input, target, found.failure) };
  const isThere = found.integrity !== null;
  if (isThere || packed !== undefined) return { packed, target, isThere };
  const clients = input.clients.map(({ name }) => name);
  return { diagnostic: diagnose("publish-runtime-missing", { ...placeOf(input, target), clients }) };
}

async function send(input: PublishInput, { packed, target }: Sending): Promise<Diagnostic | undefined> {
  const { registries, options, fileOf } = input;
  const tag = options.tag ?? input.tagOf?.(packed);
  const failure = await registries.send(target, fileOf(packed), { ...options, tag });
  if (failure?.kind !== "conflict") return failure && describe(input, target, failure);
  // Somebody else was faster, which is fine when it was with the same bytes.
  const now = await lookUp(input, { packed, target });
  if ("diagnostic" in now) return now.diagnostic;
  return now.isThere ? undefined : describe(input, target, failure);
}

function describe(input: PublishInput, target: Target, { kind, reason }: RegistryFailure): Diagnostic {
  const place = placeOf(input, target);
  if (kind === "no-program") return diagnose("publish-program-missing", { programs: ["npm", "pnpm"] });
  if (kind === "unreachable") return diagnose("registry-unreachable", { registry: place.registry, reason });
  if (kind === "unauthorized") return diagnose("publish-unauthorized", { ...place, reason });
  return diagnose("publish-failed", { ...place, reason });
}

function placeOf({ registries }: PublishInput, target: Target) {
  return { name: target.name, version: target.version, registry: registries.nameOf(target) };
}

/** A registry that is down is down for every package. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [each.message, each])).values()];
}
