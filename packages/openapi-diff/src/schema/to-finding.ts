import type { Json, Reason, WitnessErrors } from "@rawr/schema-containment";
import type { SchemaFinding, SchemaQuestion } from "../schema-question.ts";
import type { Attributed } from "./attribute.ts";
import type { SchemaEdit } from "./edit.ts";
import type { Unit } from "./units.ts";

/** A witness as a value of a whole location. */
export interface Whole {
  readonly witness: Json;
  readonly errors: WitnessErrors;
}

/** What was found, as the rules read it. */
export function findingOf({ edits, judged }: Attributed, whole: Whole | undefined): SchemaFinding {
  const { edit, ...place } = shown(edits);
  if (judged.kind === "undecided") return { edit, ...place, verdict: { kind: "undecided", reason: judged.reason } };
  const isShown = judged.kind !== "open-content" || whole !== undefined;
  if (judged.kind !== "contained" && isShown) {
    const { witness, errors } = whole ?? judged;
    return { edit, ...place, verdict: { kind: judged.kind, witness, errors } };
  }
  const { proof, between } = judged as Extract<typeof judged, { proof: unknown }>;
  const widened = judged.kind !== "contained" || judged.widened;
  const isSilent = edits.every((one) => one.sort === "visibility" && !widened);
  if (isSilent) return { edit, ...place, verdict: { kind: "text" } };
  return { edit, ...place, verdict: { kind: "contained", proof, widened, between } };
}

/** Edits that no validator looks at. */
export function silentFindings(unit: Unit): readonly SchemaFinding[] {
  return unit.edits.flatMap((edit): SchemaFinding[] => {
    if (edit.sort === "assertion" || (edit.sort === "visibility" && unit.kind === "deep")) return [];
    const { edit: one, ...place } = shown([edit]);
    return [{ edit: one, ...place, verdict: { kind: edit.sort === "behaviour" ? "behaviour" : "text" } }];
  });
}

/** The finding of a question that could not be asked. */
export function undecidedWhole({ old, new: next }: SchemaQuestion): SchemaFinding {
  const reason: Reason = { code: "BUDGET", message: "A schema nests too deep to be compared." };
  return {
    edit: { kind: "changed", path: "" },
    oldPointer: old.pointer,
    newPointer: next.pointer,
    site: "",
    verdict: { kind: "undecided", reason },
  };
}

type Shown = Pick<SchemaFinding, "edit" | "oldPointer" | "newPointer" | "site" | "edits">;

/** One edit as it is; several under what their places have in common. */
function shown(edits: readonly SchemaEdit[]): Shown {
  const [first] = edits;
  if (first === undefined) throw new TypeError("No edit.");
  if (edits.length === 1) {
    return { edit: first.shown, oldPointer: first.oldPointer, newPointer: first.newPointer, site: first.site };
  }
  const common = (texts: readonly string[], separator: string): string => {
    const [start = [], ...others] = texts.map((text) => text.split(separator));
    const end = start.findIndex((part, index) => others.some((other) => other[index] !== part));
    return (end < 0 ? start : start.slice(0, end)).join(separator);
  };
  const pointers = (side: "oldPointer" | "newPointer"): string | undefined => {
    const known = edits.flatMap((edit) => edit[side] ?? []);
    return known.length === 0 ? undefined : common(known, "/");
  };
  return {
    edit: {
      kind: "changed",
      path: common(
        edits.map(({ shown: { path } }) => path),
        ".",
      ),
    },
    edits: edits.map(({ shown: edit }) => edit),
    oldPointer: pointers("oldPointer"),
    newPointer: pointers("newPointer"),
    site: common(
      edits.map(({ site }) => site),
      ".",
    ),
  };
}
