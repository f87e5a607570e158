import { isObject, type JsonObject, type Resolver } from "@rawr/openapi-document";
import type { WitnessErrors } from "@rawr/schema-containment";
import type { SchemaFinding, SchemaQuestion } from "../schema-question.ts";
import type { Asker } from "./ask.ts";
import type { Projectors } from "./attribute.ts";
import { confirm, namesOf } from "./both.ts";
import { asNode, type Resolvers } from "./nodes.ts";

type Verdict = SchemaFinding["verdict"];
type Broken = Extract<Verdict, { kind: "broken" }>;

/**
 * A discriminator "MUST NOT change the validation outcome" (OpenAPI 3.1.1, 4.8.25), so a break has to hold without it.
 * What breaks only who reads the tag is undecided: by its schema alone the value is none that may be sent.
 */
export class AsWritten {
  readonly #asker: Asker;
  readonly #projectors: Projectors;
  readonly #resolvers: Resolvers;
  /** By the words about a witness, which every location shares that shares the witness. */
  readonly #settled = new WeakMap<WitnessErrors, Verdict>();
  readonly #tagged = new WeakMap<object, boolean>();

  constructor(asker: Asker, projectors: Projectors, resolvers: Resolvers) {
    this.#asker = asker;
    this.#projectors = projectors;
    this.#resolvers = resolvers;
  }

  settle(findings: readonly SchemaFinding[], question: SchemaQuestion): readonly SchemaFinding[] {
    if (findings.every(({ verdict }) => verdict.kind !== "broken") || !this.#isTagged(question)) return findings;
    return findings.map((finding) => {
      const { verdict } = finding;
      return verdict.kind === "broken" ? { ...finding, verdict: this.#verdict(verdict, question) } : finding;
    });
  }

  #verdict(broken: Broken, question: SchemaQuestion): Verdict {
    const known = this.#settled.get(broken.errors);
    if (known) return known;
    const settled = this.#judge(broken, question);
    this.#settled.set(broken.errors, settled);
    return settled;
  }

  #judge(broken: Broken, { old, new: next }: SchemaQuestion): Verdict {
    const between = (names?: ReadonlySet<string>) => {
      const variation = { untagged: true, ...(names && { names }) };
      return this.#asker.between(
        this.#projectors.old.project(asNode(old.schema), variation),
        this.#projectors.new.project(asNode(next.schema), variation),
      );
    };
    if (confirm(broken.witness, between(namesOf(broken.witness)), this.#asker.options)) return broken;
    const whole = between();
    const judged = this.#asker.judge(whole);
    if (judged.kind === "broken" && confirm(judged.witness, whole, this.#asker.options)) {
      return { kind: "broken", witness: judged.witness, errors: judged.errors };
    }
    const message = `By the discriminator ${JSON.stringify(broken.witness)} is sent and refused; by the schema alone it fits no branch, or more than one.`;
    return { kind: "undecided", reason: { code: "DISCRIMINATOR", message } };
  }

  #isTagged({ old, new: next }: SchemaQuestion): boolean {
    return this.#reaches(old.schema, this.#resolvers.old) || this.#reaches(next.schema, this.#resolvers.new);
  }

  #reaches(root: JsonObject | boolean, resolve: Resolver): boolean {
    if (!isObject(root)) return false;
    const known = this.#tagged.get(root);
    if (known !== undefined) return known;
    const seen = new Set<object>();
    const waiting: unknown[] = [root];
    let found = false;
    for (let node = waiting.pop(); !found && node !== undefined; node = waiting.pop()) {
      if (typeof node !== "object" || node === null || seen.has(node)) continue;
      seen.add(node);
      found = isObject(node) && isObject(node["discriminator"]);
      waiting.push(...Object.values(node));
      if (isObject(node) && typeof node["$ref"] === "string") waiting.push(resolve(node["$ref"]));
    }
    this.#tagged.set(root, found);
    return found;
  }
}
