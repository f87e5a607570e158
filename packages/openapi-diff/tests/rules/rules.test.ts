import { describe, expect, test } from "vitest";
import { diff, type Finding, ruleTable, type Witness } from "../../src/index.ts";
import { accessCases } from "./access-cases.ts";
import { type Case, documentOf } from "./case.ts";
import { lifecycleCases } from "./lifecycle-cases.ts";
import { messageCases } from "./message-cases.ts";
import { operationCases } from "./operation-cases.ts";
import { parameterCases } from "./parameter-cases.ts";
import { schemaCases } from "./schema-cases.ts";

const groups = {
  operations: operationCases,
  lifecycle: lifecycleCases,
  parameters: parameterCases,
  messages: messageCases,
  access: accessCases,
  schemas: schemaCases,
};

function findingsOf({ old, next, policy }: Case): readonly Finding[] {
  return diff(documentOf(old), documentOf(next), { policy: policy ?? { today: "2026-11-21" } }).findings;
}

function witnessText(witness: Witness | undefined): string | undefined {
  switch (witness?.kind) {
    case "message":
      return `${witness.text} → ${witness.refusal}`;
    case "credentials":
      return `${witness.credentials.join(" and ")} → ${witness.refusal}`;
    case "payload":
      return JSON.stringify(witness.payload);
    default:
      return undefined;
  }
}

for (const [group, cases] of Object.entries(groups)) {
  describe(group, () => {
    test.each(cases)("$name", (one) => {
      const findings = findingsOf(one);
      expect(findings.map((finding) => `${finding.class} ${finding.code}`).sort()).toEqual([...one.finds].sort());
      if (one.witness !== undefined) expect(witnessText(findings[0]?.witness)).toBe(one.witness);
    });
  });
}

const all = Object.values(groups)
  .flat()
  .flatMap((one) => findingsOf(one));

test("every rule has a case, and no finding a code that is in no table", () => {
  const found = new Set(all.map(({ code, class: category }) => `${category} ${code}`));
  const known = ruleTable.map(({ code, class: category }) => `${category} ${code}`);
  expect([...found].filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !found.has(name))).toEqual([]);
});

test("codes are unique and each has a meaning of one sentence", () => {
  expect(new Set(ruleTable.map(({ code }) => code)).size).toBe(ruleTable.length);
  for (const { meaning } of ruleTable) expect(meaning).toMatch(/^[A-Z].*\.$/);
});

test("no finding of class WIRE or SDK_SOURCE is without a witness", () => {
  const bare = all.filter(({ class: category, witness }) => /WIRE|SDK/.test(category) && !witness);
  expect(bare.map(({ code }) => code)).toEqual([]);
});
