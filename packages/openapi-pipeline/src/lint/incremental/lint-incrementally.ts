import type { LintFinding } from "../finding.ts";
import { isRecord } from "../is-record.ts";
import type { FindingsMemo, Linter, LinterInput, PreparedLinter } from "../linter.ts";
import { groupFindings, isSameList, sortFindings } from "./group-findings.ts";
import type { Unit } from "./read-unit.ts";
import { codesAcross, isReachKnown } from "./rule-reach.ts";
import { reach, sliceDocument, tabulateUnits, type UnitTable } from "./units.ts";

/** What the last run found, by where it was found. */
interface Remembered {
  readonly context: string;
  readonly shared: string;
  readonly units: Readonly<Record<string, readonly [fingerprint: string, unit: Unit, findings?: LintFinding[]]>>;
  readonly frame: readonly LintFinding[];
  readonly across: readonly LintFinding[];
}

interface Incremental {
  readonly linter: Linter;
  readonly prepared: PreparedLinter;
  readonly memo: FindingsMemo;
}

/**
 * Lints only the units that changed since the last run, and takes the findings in the others from the memo. The same
 * findings as a run over the whole document, in an order of their own; where that is not certain, it is such a run.
 */
export async function lintIncrementally(input: LinterInput, incremental: Incremental): Promise<LintFinding[]> {
  const { linter, prepared, memo } = incremental;
  const { data } = input.document;
  const rules = prepared.rules(data);
  const old = rules && isReachKnown(linter, rules) ? recall(memo) : undefined;
  if (!old) return sortFindings(await prepared.run(input));
  const known = new Map(Object.entries(old.units).map(([key, [, unit]]) => [key, unit]));
  const table = tabulateUnits(data, known);
  if (!table) return sortFindings(await prepared.run(input));

  const context = `${memo.context} ${rules?.join()} ${table.context}`;
  const now = { ...table, context };
  const parts =
    (await lintChanged(input, { ...incremental, old, table: now })) ??
    groupFindings(await prepared.run(input), codesAcross(linter));
  remember(memo, now, parts);
  return sortFindings([...parts.frame, ...parts.across, ...[...parts.units.values()].flat()]);
}

type Parts = ReturnType<typeof groupFindings>;

/** Nothing when the memo does not fit, when too much changed, or when a rule looks further than it should. */
async function lintChanged(
  input: LinterInput,
  { linter, prepared, old, table }: Incremental & { readonly old: Remembered; readonly table: UnitTable },
): Promise<Parts | undefined> {
  if (old.context !== table.context || old.shared !== table.shared) return undefined;
  const changed = new Set(
    [...table.fingerprints].filter(([key, now]) => old.units[key]?.[0] !== now).map(([key]) => key),
  );
  const before = new Map(Object.entries(old.units).map(([key, [, unit]]) => [key, unit]));
  const reached = new Set([...reach(before, changed), ...reach(table.units, changed)]);
  const isOpen = [...reached].some((key) => !key.startsWith("path ") && table.units.get(key)?.isOpen);
  if (isOpen || reached.size > table.units.size / 2) return undefined;

  const kept = new Set([...reached, ...reach(table.units, table.frame.references)]);
  const data = sliceDocument(input.document.data, kept);
  // A linter that crashes on a part may not on the whole, which the caller tries next.
  const run = prepared.run({ ...input, text: JSON.stringify(data), document: { data } });
  const found = await run.catch(() => undefined);
  if (!found) return undefined;
  const fresh = groupFindings(found, codesAcross(linter));
  if (!isSameList(fresh.frame, old.frame)) return undefined;
  const units = new Map<string, readonly LintFinding[]>();
  for (const key of table.units.keys()) {
    const [last = [], now = []] = [old.units[key]?.[2], fresh.units.get(key)];
    const isComponent = !key.startsWith("path ");
    // What was not changed is what it was, unless it depends on who refers to it.
    if (isComponent && kept.has(key) && !changed.has(key) && !isSameList(last, now)) return undefined;
    if (changed.has(key) && [...last, ...now].some(breaksStructure)) return undefined;
    const findings = changed.has(key) ? now : last;
    if (findings.length > 0) units.set(key, findings);
  }
  return { frame: old.frame, across: old.across, units };
}

/** Redocly's rules pass over a node that is not what it should be; so what rules across units see is not what we read. */
function breaksStructure({ code }: LintFinding): boolean {
  return code === "redocly/struct";
}

const nothing: Remembered = { context: "", shared: "", units: {}, frame: [], across: [] };

/** A damaged memo costs time, nothing else. */
function recall(memo: FindingsMemo): Remembered {
  try {
    const stored: unknown = JSON.parse(memo.read() ?? "null");
    return isRecord(stored) ? (stored as unknown as Remembered) : nothing;
  } catch {
    return nothing;
  }
}

function remember(memo: FindingsMemo, table: UnitTable, { frame, across, units }: Parts): void {
  const entries = [...table.units].map(([key, unit]) => {
    const findings = units.get(key);
    return [key, [table.fingerprints.get(key) ?? "", unit, ...(findings ? [findings] : [])]];
  });
  const { context, shared } = table;
  memo.write(JSON.stringify({ context, shared, units: Object.fromEntries(entries), frame, across }));
}
