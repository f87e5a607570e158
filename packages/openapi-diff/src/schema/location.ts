import type { Resolver } from "@rawr/openapi-document";
import type { Json, Schema, WitnessErrors } from "@rawr/schema-containment";
import type { Direction, SchemaFinding, SchemaQuestion, Wire } from "../schema-question.ts";
import type { Policy } from "../types.ts";
import { abstractUnit, type Overlays } from "./abstract.ts";
import { Asker } from "./ask.ts";
import { type Attributed, attribute, type Projectors, retagged } from "./attribute.ts";
import { confirm, namesOf } from "./both.ts";
import { lift, type Reached, reach } from "./lift.ts";
import type { Resolvers } from "./nodes.ts";
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
  /** Witnesses of whole values, by what was found, once a location has confirmed them. */
  readonly wholes: Map<Attributed, Whole>;
}

/** Judges locations of one direction and one way of travelling. */
export class LocationJudge {
  readonly #options: LocationOptions;
  readonly #units: Units;
  readonly #asker: Asker;
  readonly #projectors: Projectors;
  readonly #sender: "old" | "new";
  readonly #sampler: Sampler;
  readonly #answers = new Map<Unit, UnitAnswer>();

  constructor(options: LocationOptions) {
    const { direction, wire, policy, resolvers, sameness } = options;
    this.#options = options;
    this.#units = new Units({ resolvers, sameness, direction });
    this.#asker = new Asker(direction, wire, policy);
    this.#projectors = projectorsOf(resolvers, { direction, formats: policy.formats });
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
    const findings: SchemaFinding[] = [];
    for (const reached of reach(root)) {
      const found = this.#findings(reached, question);
      // Around this value something else decides: the whole is asked as one.
      if (!found)
        return (
          this.#findings(
            { unit: this.#units.unit(old.schema, next.schema, { place, deep: true }), path: [] },
            question,
          ) ?? []
        );
      findings.push(...found);
    }
    return findings;
  }

  #findings(reached: Reached, question: SchemaQuestion): readonly SchemaFinding[] | undefined {
    const answer = this.#answer(reached.unit);
    const findings: SchemaFinding[] = [...silentFindings(reached.unit)];
    for (const attributed of answer.attributed) {
      const { judged } = attributed;
      if (judged.kind === "contained" || judged.kind === "undecided") {
        findings.push(findingOf(attributed, undefined));
        continue;
      }
      const whole = answer.wholes.get(attributed) ?? this.#whole(judged, reached, question);
      if (!whole) return undefined;
      answer.wholes.set(attributed, whole);
      findings.push(findingOf(attributed, whole));
    }
    return findings;
  }

  #answer(unit: Unit): UnitAnswer {
    const known = this.#answers.get(unit);
    if (known) return known;
    const asserts = unit.edits.some(({ sort }) => sort === "assertion" || sort === "visibility");
    const { sameness } = this.#options;
    const overlays = asserts ? abstractUnit(unit, { sameness, sampler: this.#sampler, sender: this.#sender }) : nothing;
    const attributed = attribute(unit, { asker: this.#asker, projectors: this.#projectors, overlays });
    const answer: UnitAnswer = { attributed, wholes: new Map() };
    this.#answers.set(unit, answer);
    return answer;
  }

  /** The witness as a value of the whole location, held by both validators against what the two documents say there. */
  #whole(
    judged: { readonly witness: Json; readonly errors: WitnessErrors },
    { unit, path }: Reached,
    { old, new: next }: SchemaQuestion,
  ): Whole | undefined {
    if (path.length === 0 && unit.kind === "deep") return { witness: judged.witness, errors: judged.errors };
    const tools = { sender: this.#sender, sampler: this.#sampler, resolve: this.#options.resolvers[this.#sender] };
    const witness = lift(judged.witness, path, tools);
    if (witness === undefined) return undefined;
    const names = namesOf(witness);
    const untagged = retagged(unit) || path.some((outer) => retagged(outer.unit));
    const write = (side: "old" | "new", schema: unknown): Schema =>
      this.#projectors[side].project(schema, { names, untagged });
    const between = this.#asker.between(write("old", old.schema), write("new", next.schema));
    const errors = confirm(witness, between, this.#asker.options);
    return errors && { witness, errors };
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
