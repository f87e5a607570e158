import { createResolver, isObject, type Resolver } from "@rawr/openapi-document";
import type { Api } from "../model.ts";
import type {
  CreateSchemaComparer,
  Direction,
  SchemaComparer,
  SchemaFinding,
  SchemaQuestion,
  Wire,
} from "../schema-question.ts";
import type { Policy } from "../types.ts";
import { LocationJudge } from "./location.ts";
import { asNode } from "./nodes.ts";
import { Sameness } from "./same.ts";
import { undecidedWhole } from "./to-finding.ts";

/** Compares schemas of two documents; the same question is answered once, and the same component judged once. */
export const createSchemaComparer: CreateSchemaComparer = (old, next, policy) => new Comparer(old, next, policy);

class Comparer implements SchemaComparer {
  readonly counts = { changed: 0, contained: 0, refuted: 0, undecided: 0 };
  readonly #resolvers: { readonly old: Resolver; readonly new: Resolver };
  readonly #sameness: Sameness;
  readonly #policy: Policy;
  readonly #judges = new Map<string, LocationJudge>();
  readonly #answers = new Map<object, Map<object, Map<string, readonly SchemaFinding[]>>>();

  constructor(old: Api, next: Api, policy: Policy) {
    this.#resolvers = { old: createResolver(old.document), new: createResolver(next.document) };
    this.#sameness = new Sameness(this.#resolvers.old, this.#resolvers.new);
    this.#policy = policy;
  }

  compare(question: SchemaQuestion): readonly SchemaFinding[] {
    const key = `${question.direction} ${keyOf(question.wire)} ${question.old.pointer} ${question.new.pointer}`;
    const old = asNode(question.old.schema);
    const next = asNode(question.new.schema);
    const known = this.#answers.get(old)?.get(next)?.get(key);
    if (known) return known;
    const findings = this.#answer(question);
    const byNew = this.#answers.get(old) ?? new Map<object, Map<string, readonly SchemaFinding[]>>();
    byNew.set(next, (byNew.get(next) ?? new Map<string, readonly SchemaFinding[]>()).set(key, findings));
    this.#answers.set(old, byNew);
    return findings;
  }

  #answer(question: SchemaQuestion): readonly SchemaFinding[] {
    try {
      if (this.#sameness.same(question.old.schema, question.new.schema)) return [];
      const findings = this.#judge(question.direction, question.wire).judge(question);
      this.#count(findings);
      return findings;
    } catch (error) {
      // A schema that nests deeper than the stack must not break the review of all others.
      if (!(error instanceof RangeError)) throw error;
      const findings = [undecidedWhole(question)];
      this.#count(findings);
      return findings;
    }
  }

  #judge(direction: Direction, wire: Wire): LocationJudge {
    const key = `${direction} ${keyOf(wire)}`;
    const known = this.#judges.get(key);
    if (known) return known;
    const judge = new LocationJudge({
      direction,
      wire,
      policy: this.#policy,
      resolvers: this.#resolvers,
      sameness: this.#sameness,
    });
    this.#judges.set(key, judge);
    return judge;
  }

  #count(findings: readonly SchemaFinding[]): void {
    const has = (...kinds: readonly string[]): boolean => findings.some(({ verdict }) => kinds.includes(verdict.kind));
    if (has("broken", "open-enum")) this.counts.refuted++;
    else if (has("undecided")) this.counts.undecided++;
    else if (has("contained", "open-content")) this.counts.contained++;
    else return;
    this.counts.changed++;
  }
}

const keyOf = (wire: Wire): string =>
  isObject(wire) && wire.kind === "text" ? `text ${wire.style} ${wire.explode}` : "json";
