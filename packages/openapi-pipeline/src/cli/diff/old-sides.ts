import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic, Outcome } from "../../diagnostics/diagnostic.ts";
import { diagnose } from "../../diagnostics/table.ts";
import type { OldSide } from "../../diff/side.ts";
import { surfaceFolder } from "../../paths.ts";
import type { Invocation } from "../arguments.ts";
import type { ContractFile } from "../build-types.ts";
import { CliError } from "../endings.ts";
import type { Surroundings } from "../output.ts";
import { contractId, listContracts } from "../workspace.ts";
import { anyAudience } from "./choose-audience.ts";
import { readDocumentFile } from "./document-file.ts";
import { openCommit } from "./git.ts";
import { neverReleased } from "./never-released.ts";
import { readReleasedSide } from "./old-baseline.ts";
import { listCommitted, readCommittedSide } from "./old-commit.ts";
import { findRemoved, type RemovedSurface } from "./removed-surfaces.ts";

/** Where older states of surfaces are looked for. */
export interface OldSidesInput {
  readonly root: string;
  readonly contracts: readonly ContractFile[];
  readonly invocation: Invocation;
  readonly to: Surroundings;
}

/** Older states of surfaces. */
export interface OldSides {
  readonly published: ReadonlyMap<ContractFile, OldSide>;
  /** Surfaces that were there, and that no contract file publishes any more. */
  readonly removed: readonly (readonly [RemovedSurface, OldSide])[];
}

type Found = Outcome<OldSides>;

/**
 * What each surface is compared with, as `--against` says; a surface that was not there is a note.
 *
 * @throws CliError when a file is to be compared with several surfaces.
 */
export async function readOldSides(input: OldSidesInput): Promise<Found> {
  const { against } = input.invocation.diff;
  if (against === "released") return readReleased(input);
  const isFile = statSync(resolve(input.invocation.cwd, against), { throwIfNoEntry: false })?.isFile();
  return isFile ? readFileSide(against, input) : readCommitted(against, input);
}

const nothing: OldSides = { published: new Map(), removed: [] };

function readReleased(input: OldSidesInput): Promise<Found> {
  const { root, invocation } = input;
  return collect(input, {
    read: async (surface) => readReleasedSide(root, surface),
    removed: invocation.surfaces.length === 0 ? findRemoved(root) : [],
    missing: neverReleased,
  });
}

async function readCommitted(ref: string, input: OldSidesInput): Promise<Found> {
  const { root, invocation, to } = input;
  const { value: commit, diagnostics } = await openCommit(ref, { folder: root, env: to.env });
  if (!commit) return { value: nothing, diagnostics };
  const published = new Set(listContracts(root).map(contractId));
  const there = invocation.surfaces.length === 0 ? await listCommitted(commit) : [];
  return collect(input, {
    read: (surface) => readCommittedSide(commit, ref, surface),
    removed: there.filter((surface) => !published.has(contractId(surface))),
    missing(contract) {
      const path = `${ref}:${surfaceFolder({ name: contract.surface, major: contract.major })}`;
      return diagnose("baseline-missing", { surface: contractId(contract), against: ref, path });
    },
  });
}

async function readFileSide(file: string, { contracts, invocation }: OldSidesInput): Promise<Found> {
  const [contract, ...others] = contracts;
  if (!contract || others.length > 0) {
    const found = contracts.map(contractId).join(" and ");
    const expected = "the one surface that the file is an older state of";
    throw new CliError({ code: "bad-option-value", parameters: { option: "--surface", expected, found } });
  }
  const { value, diagnostics } = await readDocumentFile(file, invocation.cwd, anyAudience);
  if (!value) return { value: nothing, diagnostics };
  const { path, version } = value;
  const side = { label: path, isRelease: false, version, documents: [value], clients: {}, snapshot: undefined };
  return { value: { published: new Map([[contract, side]]), removed: [] }, diagnostics };
}

interface Source {
  read(surface: { readonly name: string; readonly major: number }): Promise<Outcome<OldSide | undefined>>;
  readonly removed: readonly RemovedSurface[];
  missing(contract: ContractFile): Diagnostic;
}

async function collect({ contracts }: OldSidesInput, { read, removed, missing }: Source): Promise<Found> {
  const published = new Map<ContractFile, OldSide>();
  const gone: (readonly [RemovedSurface, OldSide])[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const contract of contracts) {
    const found = await read({ name: contract.surface, major: contract.major });
    diagnostics.push(...found.diagnostics);
    if (found.value) published.set(contract, found.value);
    else if (found.diagnostics.length === 0) diagnostics.push(missing(contract));
  }
  for (const surface of removed) {
    const found = await read({ name: surface.surface, major: surface.major });
    diagnostics.push(...found.diagnostics);
    if (found.value) gone.push([surface, found.value]);
  }
  return { value: { published, removed: gone }, diagnostics };
}
