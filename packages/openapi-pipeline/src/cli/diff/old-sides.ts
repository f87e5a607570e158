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
import { contractId } from "../workspace.ts";
import { readDocumentFile } from "./document-file.ts";
import { openCommit } from "./git.ts";
import { neverReleased } from "./never-released.ts";
import { readReleasedSide } from "./old-baseline.ts";
import { readCommittedSide } from "./old-commit.ts";

/** Where older states of surfaces are looked for. */
export interface OldSidesInput {
  readonly root: string;
  readonly contracts: readonly ContractFile[];
  readonly invocation: Invocation;
  readonly to: Surroundings;
}

type Sides = Outcome<ReadonlyMap<ContractFile, OldSide>>;

/**
 * What each surface is compared with, as `--against` says; a surface that was not there is a note.
 *
 * @throws CliError when a file is to be compared with several surfaces.
 */
export async function readOldSides(input: OldSidesInput): Promise<Sides> {
  const { against } = input.invocation.diff;
  if (against === "released") return readReleased(input);
  const isFile = statSync(resolve(input.invocation.cwd, against), { throwIfNoEntry: false })?.isFile();
  return isFile ? readFileSide(against, input) : readCommitted(against, input);
}

async function readReleased({ root, contracts }: OldSidesInput): Promise<Sides> {
  return collect(contracts, async (contract) => {
    const surface = { name: contract.surface, major: contract.major };
    const { value, diagnostics } = readReleasedSide(root, surface);
    if (value || diagnostics.length > 0) return { value, diagnostics };
    return { value, diagnostics: [neverReleased(contract)] };
  });
}

async function readCommitted(ref: string, { root, contracts, to }: OldSidesInput): Promise<Sides> {
  const { value: commit, diagnostics } = await openCommit(ref, { folder: root, env: to.env });
  if (!commit) return { value: new Map(), diagnostics };
  return collect(contracts, async (contract) => {
    const surface = { name: contract.surface, major: contract.major };
    const found = await readCommittedSide(commit, ref, surface);
    if (found.value || found.diagnostics.length > 0) return found;
    const facts = { surface: contractId(contract), against: ref, path: `${ref}:${surfaceFolder(surface)}` };
    return { value: undefined, diagnostics: [diagnose("baseline-missing", facts)] };
  });
}

async function readFileSide(file: string, { contracts, invocation }: OldSidesInput): Promise<Sides> {
  const [contract, ...others] = contracts;
  if (!contract || others.length > 0) {
    const found = contracts.map(contractId).join(" and ");
    const expected = "the one surface that the file is an older state of";
    throw new CliError({ code: "bad-option-value", parameters: { option: "--surface", expected, found } });
  }
  // Undefined: the widest audience of the surface, which is known when it has compiled.
  const audience = invocation.diff.audience ?? "";
  const { value, diagnostics } = await readDocumentFile(file, invocation.cwd, audience);
  if (!value) return { value: new Map(), diagnostics };
  const side: OldSide = {
    label: value.path,
    isRelease: false,
    version: value.version,
    documents: [value],
    clients: {},
    snapshot: undefined,
  };
  return { value: new Map([[contract, side]]), diagnostics };
}

async function collect(
  contracts: readonly ContractFile[],
  read: (contract: ContractFile) => Promise<Outcome<OldSide | undefined>>,
): Promise<Sides> {
  const value = new Map<ContractFile, OldSide>();
  const diagnostics: Diagnostic[] = [];
  for (const contract of contracts) {
    const found = await read(contract);
    diagnostics.push(...found.diagnostics);
    if (found.value) value.set(contract, found.value);
  }
  return { value, diagnostics };
}
