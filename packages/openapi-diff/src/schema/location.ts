import type { Resolver } from "@rawr/openapi-document";
import type { Json } from "@rawr/schema-containment";
import type { Direction, SchemaFinding, SchemaQuestion, Wire } from "../schema-question.ts";
import type { Policy } from "../types.ts";
import { abstractUnit, type Overlays } from "./abstract.ts";
import { AsWritten } from "./as-written.ts";
import { Asker } from "./ask.ts";
import { type Attributed, attribute, type Projectors, retagged } from "./attribute.ts";
import { confirm, namesOf } from "./both.ts";
import type { NodePair } from "./edit.ts";
import { embed, isTransparent, lift, type Reached, reach } from "./lift.ts";
import { asNode, type Resolvers } from "./nodes.ts";
import { baseOf, type SchemaPlace } from "./place.ts";
import { type ProjectOptions, Projector } from "./project.ts";
import type { Sameness } from "./same.ts";
import { Sampler } from "./sample.ts";
import { findingOf, silentFindings, type Whole } from "./to-finding.ts";
import { type Unit, Units } from "./units.ts";

/** Everything that does not change from location to location. */
export interface LocationOptions {
  readonly direction: Direction;
  readonly wire: Wire;
  readonly policy: Policy;
  readonly resolvers: Resolvers;
  readonly sameness: Sameness;
}

interface UnitAnswer {
  readonly attributed: readonly Attributed[];
  /** Witnesses of whole values that a location has confirmed: by the outermost unit, or by nothing where each would do. */
  readonly wholes: Map<Attributed, Map<Unit | undefined, Whole>>;
}

/** Judges locations of one direction and one way of travelling. */
export class LocationJudge {
  readonly #options: LocationOptions;
  readonly #units: Units;
  readonly #asker: Asker;
  readonly #projectors: Projectors;
  readonly #sender: "old" | "new";
  readonly #sampler: Sampler;
  readonly #asWritten: AsWritten;
  readonly #answers = new Map<Unit, UnitAnswer>();
  /** Units that do not come apart after all: what is around a part decides whether it breaks. */
  readonly #whole = new Set<Unit>();

  constructor(options: LocationOptions) {
    const { direction, wire, policy, resolvers, sameness } = options;
    this.#options = options;
    this.#units = new Units({ resolvers, sameness, direction });
    this.#asker = new Asker(direction, wire, policy);
    this.#projectors = projectorsOf(resolvers, { direction, formats: policy.formats });
    this.#asWritten = new AsWritten(this.#asker, this.#projectors, resolvers);
    this.#sender = direction === "request" ? "old" : "new";
    const resolve = resolvers[this.#sender];
    const projector = this.#projectors[this.#sender];
    this.#sampler = new Sampler({ resolve, projector, direction, budget: policy.budget });
  }

  judge(question: SchemaQuestion): readonly SchemaFinding[] {
    const { old, new: next } = question;
    const place: SchemaPlace = { old: old.pointer, new: next.pointer, base: baseOf(old.pointer), path: "" };
    const isText = this.#options.wire.kind === "text";
    const root = this.#units.unit(old.schema, next.schema, { place, deep: isText });
    for (;;) {
      const found = this.#findings(reach(root, (unit) => this.#asked(unit)));
      if (!("undivided" in found)) return this.#asWritten.settle(found.findings, question);
      this.#whole.add(found.undivided);
    }
  }

  #asked(unit: Unit): Unit {
    return this.#whole.has(unit) ? this.#units.unit(unit.old, unit.new, { place: unit.place, deep: true }) : unit;
  }

  /** The findings, or a unit that has to be asked about as one. */
  #findings(all: readonly Reached[]): { readonly findings: readonly SchemaFinding[] } | { readonly undivided: Unit } {
    const findings: SchemaFinding[] = [];
    for (const reached of all) {
      const { unit } = reached;
      if (unit.kind === "union" && this.#mixes(unit)) return { undivided: unit };
      const answer = this.#answer(unit);
      findings.push(...silentFindings(unit));
      for (const attributed of answer.attributed) {
        const whole = this.#wholeOf(attributed, reached, answer);
        if (whole && "undivided" in whole) return whole;
        findings.push(findingOf(attributed, whole));
      }
    }
    return { findings };
  }

  #answer(unit: Unit): UnitAnswer {
    const known = this.#answers.get(unit);
    if (known) return known;
    const asserts = unit.edits.some(({ sort }) => sort === "assertion" || sort === "visibility");
    const { sameness } = this.#options;
    const overlays = asserts ? abstractUnit(unit, { sameness, sampler: this.#sampler, sender: this.#sender }) : nothing;
    const attributed = attribute(unit, { asker: this.#asker, projectors: this.#projectors, overlays, sameness });
    const answer: UnitAnswer = { attributed, wholes: new Map() };
    this.#answers.set(unit, answer);
    return answer;
  }

  /**
   * A value of several overlapping branches may mix their names. Where more than one of these is only safe from senders
   * of its own names, such a value is safe in none.
   */
  #mixes({ overlaps, children }: Unit): boolean {
    if (!overlaps) return false;
    const isOpen = ({ unit }: { readonly unit: Unit }): boolean =>
      unit.kind === "union"
        ? unit.children.some(isOpen)
        : this.#answer(this.#asked(unit)).attributed.some(({ judged }) => judged.kind === "open-content");
    return children.filter(isOpen).length > 1;
  }

  /** The witness as a value of the whole location, held by both validators against what the two documents say there. */
  #wholeOf(
    attributed: Attributed,
    reached: Reached,
    { wholes }: UnitAnswer,
  ): Whole | { readonly undivided: Unit } | undefined {
    const { judged } = attributed;
    if (judged.kind === "contained" || judged.kind === "undecided") return undefined;
    const { unit, path } = reached;
    if (path.length === 0 && unit.kind === "deep") return judged;
    const root = path[0]?.unit ?? unit;
    const key = path.every(isTransparent) ? undefined : root;
    const confirmed = wholes.get(attributed) ?? new Map<Unit | undefined, Whole>();
    const known = confirmed.get(key);
    if (known) return known;
    const tools = { sender: this.#sender, sampler: this.#sampler, resolve: this.#options.resolvers[this.#sender] };
    const witness = lift(judged.witness, path, tools);
    const errors = witness === undefined ? undefined : this.#confirm(witness, root, reached);
    if (errors && witness !== undefined) {
      const whole = { witness, errors };
      wholes.set(attributed, confirmed.set(key, whole));
      return whole;
    }
    // Senders of undeclared names are no reason to ask again about all that is around.
    return judged.kind === "open-content" ? undefined : { undivided: this.#undivided(judged.witness, reached) };
  }

  /** The innermost unit that the witness does not break though a part of it is broken. */
  #undivided(witness: Json, { unit, path }: Reached): Unit {
    const tools = { sender: this.#sender, sampler: this.#sampler, resolve: this.#options.resolvers[this.#sender] };
    let value: Json | undefined = witness;
    if (unit.kind !== "deep" && !this.#confirm(value, unit, { unit, path: [] })) return unit;
    for (const [index, outer] of [...path.entries()].reverse()) {
      value = embed(value, { node: outer.unit[this.#sender], step: outer.step }, tools);
      if (value === undefined || !this.#confirm(value, outer.unit, { unit, path: path.slice(index) }))
        return outer.unit;
    }
    return path[0]?.unit ?? unit;
  }

  #confirm(witness: Json, { old, new: next }: NodePair, { unit, path }: Reached): Whole["errors"] | undefined {
    const names = namesOf(witness);
    const untagged = retagged(unit) || path.some((outer) => retagged(outer.unit));
    const { projectors, asker } = { projectors: this.#projectors, asker: this.#asker };
    const between = asker.between(
      projectors.old.project(asNode(old), { names, untagged }),
      projectors.new.project(asNode(next), { names, untagged }),
    );
    return confirm(witness, between, asker.options);
  }
}

const nothing: Overlays = { old: new Map(), new: new Map() };

function projectorsOf(resolvers: Resolvers, options: ProjectOptions): Projectors {
  const either =
    (first: Resolver, second: Resolver): Resolver =>
    (ref) =>
      first(ref) ?? second(ref);
  return {
    old: new Projector(resolvers.old, options),
    new: new Projector(resolvers.new, options),
    oldEdited: new Projector(either(resolvers.old, resolvers.new), options),
    newEdited: new Projector(either(resolvers.new, resolvers.old), options),
  };
}
