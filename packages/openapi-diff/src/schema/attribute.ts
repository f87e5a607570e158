import type { JsonObject } from "@rawr/openapi-document";
import type { Json, Schema, WitnessErrors } from "@rawr/schema-containment";
import type { Overlays } from "./abstract.ts";
import type { Asker, Judged } from "./ask.ts";
import type { Between } from "./between.ts";
import { confirm } from "./both.ts";
import { branchesOf } from "./branches.ts";
import type { SchemaEdit } from "./edit.ts";
import { commonBranches } from "./match.ts";
import type { Projector, Variation } from "./project.ts";
import type { Sameness } from "./same.ts";
import type { Unit } from "./units.ts";

/** What became of one edit, or of several that only together make a difference. */
export interface Attributed {
  readonly edits: readonly SchemaEdit[];
  readonly judged: JudgedEdit;
}

export type JudgedEdit =
  | Exclude<Judged, { kind: "contained" }>
  | (Contained & { readonly widened: boolean })
  | (Omit<Contained, "kind"> & {
      readonly kind: "open-content";
      readonly witness: Json;
      readonly errors: WitnessErrors;
    });

type Contained = Extract<Judged, { kind: "contained" }>;

/** More edits than this are not asked about one by one. */
export const mostEdits = 64;

/** Writes schemas of either document; those that hold edits of the other side find what these lead to. */
export interface Projectors {
  readonly old: Projector;
  readonly new: Projector;
  readonly oldEdited: Projector;
  readonly newEdited: Projector;
}

/** What attribution works with. */
export interface AttributeTools {
  readonly asker: Asker;
  readonly projectors: Projectors;
  readonly overlays: Overlays;
  readonly sameness: Sameness;
}

/** Says for each edit of a unit whether it breaks by itself, with a witness that also holds with all the others made. */
export function attribute(unit: Unit, tools: AttributeTools): readonly Attributed[] {
  const edits = unit.edits.filter(
    (edit) => edit.sort === "assertion" || (edit.sort === "visibility" && unit.kind === "deep"),
  );
  return edits.length === 0 ? [] : new Attribution(unit, edits, tools).all();
}

class Attribution {
  readonly #unit: Unit;
  readonly #edits: readonly SchemaEdit[];
  readonly #tools: AttributeTools;
  readonly #variation: Variation;
  /** Branches of a union that nobody edited. What is sent as one of them is read as the same. */
  readonly #common: ReadonlySet<unknown>;
  readonly #whole: Between;

  constructor(unit: Unit, edits: readonly SchemaEdit[], tools: AttributeTools) {
    this.#unit = unit;
    this.#edits = edits;
    this.#tools = tools;
    this.#variation = { untagged: retagged(unit) };
    this.#common = commonOf(unit, tools.sameness);
    this.#whole = this.#between({ side: "old" }, { side: "new" });
  }

  all(): readonly Attributed[] {
    const judged = this.#tools.asker.judge(this.#whole);
    if (judged.kind === "contained") return this.#contained(judged);
    if (this.#edits.length === 1 || this.#edits.length > mostEdits) return [{ edits: this.#edits, judged }];
    return this.#singly(judged);
  }

  /** Nobody breaks who sends declared names. Who sends others may. */
  #contained(judged: Contained): readonly Attributed[] {
    const { asker } = this.#tools;
    const open = this.#edits.some(opens) ? (judged.open ?? asker.openContent(this.#whole)).found : undefined;
    if (!open) {
      const widened = asker.isWider(this.#between({ side: "old", isWhole: true }, { side: "new", isWhole: true }));
      return this.#edits.map((edit) => ({ edits: [edit], judged: { ...judged, widened } }));
    }
    const [only, ...more] = this.#edits;
    if (more.length === 0 || more.length >= mostEdits) {
      return [
        {
          edits: only && more.length === 0 ? [only] : this.#edits,
          judged: { ...judged, ...open, kind: "open-content" },
        },
      ];
    }
    const found = this.#edits.map((edit): Attributed => {
      const own = opens(edit) ? asker.openContent(this.#applied([edit]), this.#share).found : undefined;
      const errors = own && this.#confirm(own.witness);
      if (!own || !errors) return { edits: [edit], judged: { ...judged, widened: true } };
      return { edits: [edit], judged: { ...judged, kind: "open-content", witness: own.witness, errors } };
    });
    if (found.some((one) => one.judged.kind === "open-content")) return found;
    return [{ edits: this.#edits, judged: { ...judged, ...open, kind: "open-content" } }];
  }

  #singly(whole: Exclude<Judged, { kind: "contained" }>): readonly Attributed[] {
    const found = this.#edits.map((edit) => ({ edit, judged: this.#alone(edit) }));
    const broken = found.flatMap(({ edit, judged }) =>
      judged && judged.kind !== "contained" ? [{ edits: [edit], judged }] : [],
    );
    const rest = this.#rest(
      whole,
      broken.map(({ edits: [edit] }) => edit as SchemaEdit),
    );
    const hidden = found.filter(({ edit, judged }) => !judged && !rest?.edits.includes(edit));
    return [
      ...broken,
      ...(rest ? [rest] : []),
      // They break somebody by themselves, and on the true pair only ever beside others.
      ...(hidden.length > 0 ? [{ edits: hidden.map(({ edit }) => edit), judged: whole }] : []),
      ...found.flatMap(({ edit, judged }) =>
        judged?.kind === "contained" && !rest?.edits.includes(edit) ? [this.#harmless(edit, judged)] : [],
      ),
    ];
  }

  /** What one edit may cost, so that many do not cost many times as much as the whole. */
  get #share(): number {
    return Math.ceil(this.#tools.asker.options.budget / Math.max(1, this.#edits.length / 4));
  }

  /** With its own witness for the true pair, by either route; `undefined` if the others hide it. */
  #alone(edit: SchemaEdit): Judged | undefined {
    const { asker } = this.#tools;
    const made = asker.judge(this.#applied([edit]), this.#share);
    const confirmed = this.#confirmed(made);
    if (confirmed) return confirmed;
    // Nothing breaks with only this edit taken back, or something that the true pair confirms.
    const back = this.#confirmed(asker.judge(this.#reverted([edit]), this.#share));
    return back?.kind === "contained" && made.kind !== "contained" ? undefined : back;
  }

  #confirmed(judged: Judged): Judged | undefined {
    if (judged.kind === "contained" || judged.kind === "undecided") return judged;
    const errors = this.#confirm(judged.witness);
    return errors && { ...judged, errors };
  }

  /** What remains when every edit that breaks by itself is taken back: nothing, or edits that only break together. */
  #rest(whole: Exclude<Judged, { kind: "contained" }>, broken: readonly SchemaEdit[]): Attributed | undefined {
    const others = this.#edits.filter((edit) => !broken.includes(edit));
    if (others.length === 0) return undefined;
    if (broken.length === 0) return { edits: this.#edits, judged: whole };
    const judged = this.#tools.asker.judge(this.#applied(others));
    if (judged.kind === "contained") return undefined;
    const confirmed = this.#confirmed(judged);
    return confirmed && confirmed.kind !== "contained" ? { edits: others, judged: confirmed } : undefined;
  }

  #harmless(edit: SchemaEdit, judged: Contained): Attributed {
    return { edits: [edit], judged: { ...judged, widened: this.#tools.asker.isWider(this.#whollyApplied(edit)) } };
  }

  #confirm(witness: Json): WitnessErrors | undefined {
    return confirm(witness, this.#whole, this.#tools.asker.options);
  }

  #applied(edits: readonly SchemaEdit[]): Between {
    return this.#between({ side: "old" }, { side: "old", edits });
  }

  #whollyApplied(edit: SchemaEdit): Between {
    return this.#between({ side: "old", isWhole: true }, { side: "old", edits: [edit], isWhole: true });
  }

  #reverted(edits: readonly SchemaEdit[]): Between {
    return this.#between({ side: "new", edits }, { side: "new" });
  }

  #between(old: Version, next: Version): Between {
    const { asker } = this.#tools;
    const isRequest = asker.direction === "request";
    const between = asker.between(this.#project(old, isRequest), this.#project(next, !isRequest));
    return this.#unit.kind === "deep" ? { ...between, isLarge: true } : between;
  }

  #project({ side, edits = [], isWhole = false }: Version, sends: boolean): Schema {
    const overlay = new Map(this.#edited(edits, side));
    const root = this.#unit[side];
    const node = overlay.get(root) ?? root;
    const { anyOf } = node;
    const own = sends && !isWhole && Array.isArray(anyOf) ? anyOf.filter((branch) => !this.#common.has(branch)) : [];
    if (own.length > 0) overlay.set(root, { ...node, anyOf: own });
    const { projectors } = this.#tools;
    const projector =
      edits.length === 0 ? projectors[side] : side === "old" ? projectors.oldEdited : projectors.newEdited;
    return projector.project(root, { ...this.#variation, overlay });
  }

  #edited(edits: readonly SchemaEdit[], side: "old" | "new"): ReadonlyMap<object, JsonObject> {
    const abstract = this.#tools.overlays[side];
    const overlay = new Map(abstract);
    for (const edit of edits) {
      const owner = edit[side];
      const known = overlay.get(owner);
      const copy = known !== undefined && known !== abstract.get(owner) ? known : { ...(known ?? owner) };
      if (side === "old") edit.apply(copy);
      else edit.revert(copy);
      overlay.set(owner, copy);
    }
    return overlay;
  }
}

/** Whether an edit can matter to names that nobody declared: other keywords say nothing of names. */
function opens({ shown, old, new: next }: SchemaEdit): boolean {
  const keyword = shown.path.split(".").at(-1) ?? "";
  const isSilent = silentOnNames.has(keyword) && (Object.hasOwn(old, keyword) || Object.hasOwn(next, keyword));
  return !isSilent;
}

const silentOnNames = new Set([
  ...["type", "enum", "const", "format", "pattern", "minLength", "maxLength", "multipleOf"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems", "uniqueItems", "required"],
]);

/** A side as it is, or with edits of the other made in it. */
interface Version {
  readonly side: "old" | "new";
  readonly edits?: readonly SchemaEdit[];
  /** With the branches that nobody edited. */
  readonly isWhole?: boolean;
}

const noBranches: ReadonlySet<unknown> = new Set();

function commonOf({ kind, old, new: next }: Unit, sameness: Sameness): ReadonlySet<unknown> {
  const isUnion = kind === "deep" && branchesOf(old) && branchesOf(next);
  return isUnion && Array.isArray(old.anyOf) && Array.isArray(next.anyOf)
    ? commonBranches(old.anyOf, next.anyOf, sameness)
    : noBranches;
}

/** Whether a discriminator of the unit is another than before, so that neither side's can be held against the other. */
export const retagged = (unit: Unit): boolean =>
  unit.edits.some(({ sort, shown }) => sort === "behaviour" && /(^|\.)discriminator$/.test(shown.path));
