import type { ReviewFinding, SurfaceReview } from "../../src/diff/review.ts";

const contract = "packages/invoice-processing/src/workflows/contract.ts";
const touches = { operations: [], audiences: ["partner", "internal"], clients: [], workflows: [] };

/** A response that the server may send and old callers refuse. */
export const narrowedResponse: ReviewFinding = {
  fingerprint: "9f2c41d07ab35e88",
  code: "response-widened",
  class: "WIRE",
  message: "Property `invoiceId` of RunStatus may be absent now",
  where: "GET /invoicing/runs/{} › 200 › required",
  old: {
    pointer: "/components/schemas/RunStatus",
    value: {
      type: "object",
      properties: { runId: { type: "string" }, invoiceId: { type: "string" }, state: { type: "string" } },
      required: ["runId", "invoiceId", "state"],
    },
  },
  new: {
    pointer: "/components/schemas/RunStatus",
    value: {
      type: "object",
      properties: { runId: { type: "string" }, invoiceId: { type: "string" }, state: { type: "string" } },
      required: ["runId", "state"],
    },
    source: { file: "packages/invoice-processing/src/domain/run.ts", line: 21, column: 3 },
  },
  edit: {
    kind: "removed",
    path: "required.invoiceId",
    before: ["runId", "invoiceId", "state"],
    after: ["runId", "state"],
  },
  witness: {
    kind: "payload",
    sentBy: "server",
    acceptedBy: "new",
    refusedBy: "old",
    payload: { runId: "01JB3ZK8Q5T9W2X4Y6A8C0E2G4", state: "running" },
    errors: {
      ajv: ["must have required property 'invoiceId'"],
      typebox: ["must have required properties invoiceId"],
    },
  },
  level: "major",
  status: "enforced",
  touches: {
    operations: ["GET /invoicing/runs", "GET /invoicing/runs/{}", "POST /invoicing/runs/{}/cancel"],
    audiences: ["partner", "internal"],
    clients: ["@rawr/workflows-client", "@rawr/workflows-partner-client"],
    workflows: ["invoice-reconciliation"],
  },
};

export const narrowedQuery: ReviewFinding = {
  fingerprint: "b1d20c6e58f94a37",
  code: "request-narrowed",
  class: "WIRE",
  message: "Query parameter `limit` refuses values that it allowed",
  where: "GET /invoicing/runs › query limit › maximum",
  old: {
    pointer: "/paths/~1invoicing~1runs/get/parameters/2/schema",
    value: { type: "integer", minimum: 1, maximum: 100, default: 20 },
  },
  new: {
    pointer: "/paths/~1invoicing~1runs/get/parameters/2/schema",
    value: { type: "integer", minimum: 1, maximum: 50, default: 20 },
    source: { file: contract, line: 48, column: 14 },
  },
  edit: { kind: "changed", path: "maximum", before: 100, after: 50 },
  witness: {
    kind: "payload",
    sentBy: "caller",
    acceptedBy: "old",
    refusedBy: "new",
    payload: 51,
    onWire: "GET /invoicing/runs?limit=51",
    errors: { ajv: ["must be <= 50"], typebox: ["must be <= 50"] },
  },
  level: "major",
  status: "enforced",
  touches: {
    operations: ["GET /invoicing/runs"],
    audiences: ["internal"],
    clients: ["@rawr/workflows-client"],
    workflows: [],
  },
};

export const removedOperation: ReviewFinding = {
  fingerprint: "5c0ffee0d15ea5e0",
  code: "operation-removed",
  class: "WIRE",
  message: "The operation is gone",
  where: "POST /invoicing/runs/{}/cancel",
  old: {
    pointer: "/paths/~1invoicing~1runs~1{runId}~1cancel/post",
    source: { file: contract, line: 92, column: 5 },
  },
  edit: { kind: "removed", path: "paths./invoicing/runs/{}/cancel.post" },
  witness: {
    kind: "message",
    sentBy: "caller",
    text: "POST /api/workflows/invoicing/runs/01JB3ZK8Q5T9W2X4Y6A8C0E2G4/cancel\nAuthorization: Bearer …",
    refusal: "The new document has no POST at this path: 405 or 404.",
  },
  level: "major",
  status: "waived",
  waiver: {
    fingerprint: "5c0ffee0d15ea5e0",
    reason: "Nobody called it in 90 days; partners agreed in writing",
    owner: "@payments-team",
    expires: "2027-01-31",
  },
  touches: {
    operations: ["POST /invoicing/runs/{}/cancel"],
    audiences: ["partner", "internal"],
    clients: ["@rawr/workflows-client", "@rawr/workflows-partner-client"],
    workflows: ["invoice-reconciliation"],
  },
};

const others: readonly ReviewFinding[] = [
  {
    fingerprint: "77aa0011bb22cc33",
    code: "security-narrowed",
    class: "WIRE",
    message: "A token without the scope `invoicing:admin` is no longer enough",
    where: "POST /invoicing/reconciliation/trigger › security",
    old: {
      pointer: "/paths/~1invoicing~1reconciliation~1trigger/post/security",
      value: [{ token: ["invoicing:run"] }],
    },
    new: {
      pointer: "/paths/~1invoicing~1reconciliation~1trigger/post/security",
      value: [{ token: ["invoicing:run", "invoicing:admin"] }],
      source: { file: contract, line: 31, column: 7 },
    },
    witness: {
      kind: "credentials",
      credentials: ["bearer in Authorization, scopes invoicing:run"],
      refusal: "Every alternative of the new document asks for invoicing:admin.",
    },
    level: "major",
    status: "exempt",
    exempt: "stability alpha",
    touches: { ...touches, operations: ["POST /invoicing/reconciliation/trigger"] },
  },
  {
    fingerprint: "2f8e6d4c1b3a5970",
    code: "input-refused",
    class: "SDK_SOURCE",
    message: "`listRuns` no longer takes what it took",
    where: "@rawr/workflows-client › listRuns › input",
    new: { pointer: "", source: { file: contract, line: 48, column: 14 } },
    witness: {
      kind: "compiler",
      code: "TS2353",
      error:
        "Object literal may only specify known properties, and 'invoiceId' does not exist in type 'ListRunsInput'.",
      useSite: 'import { listRuns } from "@rawr/workflows-client";\n\nawait listRuns(api, { invoiceId: "INV-1" });',
    },
    level: "major",
    status: "enforced",
    touches: {
      ...touches,
      audiences: ["internal"],
      operations: ["GET /invoicing/runs"],
      clients: ["@rawr/workflows-client"],
    },
  },
  {
    fingerprint: "1029384756abcdef",
    code: "request-undecided",
    class: "UNDECIDED",
    message: "Whether `reference` still takes every value could not be decided",
    where: "POST /invoicing/reconciliation/trigger › request body › properties.reference.pattern",
    old: {
      pointer: "/components/schemas/TriggerInput/properties/reference",
      value: { type: "string", pattern: "^(?!X)[A-Z]{2}\\d+$" },
    },
    new: {
      pointer: "/components/schemas/TriggerInput/properties/reference",
      value: { type: "string", pattern: "^(?!XX)[A-Z]{2}\\d+$" },
      source: { file: "packages/invoice-processing/src/domain/trigger.ts", line: 9, column: 14 },
    },
    edit: {
      kind: "changed",
      path: "properties.reference.pattern",
      before: "^(?!X)[A-Z]{2}\\d+$",
      after: "^(?!XX)[A-Z]{2}\\d+$",
    },
    reason: {
      code: "REGEX_LOOKAROUND",
      message: "the pattern looks ahead, which is no regular language that is compared",
    },
    level: "minor",
    status: "reported",
    touches: { ...touches, operations: ["POST /invoicing/reconciliation/trigger"] },
  },
  {
    fingerprint: "abcdefabcdef0001",
    code: "enum-grown",
    class: "BEHAVIOUR",
    message: "`state` may be `paused`; readers of an open enum let it pass",
    where: "GET /invoicing/runs/{} › 200 › properties.state.enum",
    old: { pointer: "/components/schemas/RunState", value: { type: "string", enum: ["queued", "running", "done"] } },
    new: {
      pointer: "/components/schemas/RunState",
      value: { type: "string", enum: ["queued", "running", "paused", "done"] },
      source: { file: "packages/invoice-processing/src/domain/run.ts", line: 7, column: 25 },
    },
    edit: { kind: "added", path: "enum", after: "paused" },
    level: "minor",
    status: "reported",
    touches: { ...touches, operations: ["GET /invoicing/runs", "GET /invoicing/runs/{}"] },
  },
  {
    fingerprint: "abcdefabcdef0002",
    code: "request-widened",
    class: "COMPATIBLE",
    message: "Request property `note` was added and is optional",
    where: "POST /invoicing/reconciliation/trigger › request body › properties.note",
    new: {
      pointer: "/components/schemas/TriggerInput/properties/note",
      value: { type: "string", maxLength: 500 },
      source: { file: "packages/invoice-processing/src/domain/trigger.ts", line: 14, column: 9 },
    },
    edit: { kind: "added", path: "properties.note", after: { type: "string", maxLength: 500 } },
    proof: { rule: "empty", goals: { a: { rule: "clash" }, b: { rule: "clash" } } },
    level: "minor",
    status: "reported",
    touches: { ...touches, operations: ["POST /invoicing/reconciliation/trigger"] },
  },
  {
    fingerprint: "abcdefabcdef0003",
    code: "text-changed",
    class: "DOCS",
    message: "The summary changed",
    where: "GET /invoicing/runs › summary",
    old: { pointer: "/paths/~1invoicing~1runs/get/summary", value: "List runs" },
    new: {
      pointer: "/paths/~1invoicing~1runs/get/summary",
      value: "List runs, newest first",
      source: { file: contract, line: 44, column: 5 },
    },
    edit: { kind: "changed", path: "summary", before: "List runs", after: "List runs, newest first" },
    level: "patch",
    status: "reported",
    touches: { ...touches, operations: ["GET /invoicing/runs"] },
  },
];

const before = `# Workflows API

## Operations

### \`GET /invoicing/runs\`

List runs

\`\`\`text
operation invoicingListRuns
audience internal
in query status?: RunState[]
in query limit?: integer  ≥ 1, ≤ 100, default 20
in query cursor?: string
out 200 application/json: RunPage
\`\`\`

### \`POST /invoicing/runs/{runId}/cancel\`

\`\`\`text
operation invoicingCancelRun
out 202
\`\`\`

## Components

### RunStatus

\`\`\`text
runId: string
invoiceId: string
state: RunState
\`\`\`
`;

const after = before
  .replace("List runs\n", "List runs, newest first\n")
  .replace("≤ 100", "≤ 50")
  .replace("invoiceId: string", "invoiceId?: string")
  .replace(/### `POST[^#]*/, "");

/** A surface with two audiences and a finding of every kind that people meet. */
export const sample: SurfaceReview = {
  surface: "workflows.v1",
  against: "released 1.4.0",
  oldVersion: "1.4.0",
  newVersion: "2.0.0",
  level: "major",
  audiences: [
    {
      name: "internal",
      level: "major",
      counts: { operations: 6, changedLocations: 9, contained: 5, refuted: 3, undecided: 1 },
    },
    {
      name: "partner",
      level: "major",
      counts: { operations: 5, changedLocations: 6, contained: 4, refuted: 1, undecided: 1 },
    },
  ],
  clients: [
    { name: "@rawr/workflows-client", audience: "internal", level: "major", oldVersion: "1.4.0", nextVersion: "2.0.0" },
    {
      name: "@rawr/workflows-partner-client",
      audience: "partner",
      level: "major",
      oldVersion: "1.4.2",
      nextVersion: "2.0.0",
    },
  ],
  findings: [narrowedResponse, narrowedQuery, removedOperation, ...others],
  snapshot: { path: "openapi/workflows/v1/contract.md", before, after },
  documents: ["internal", "partner"].map((audience) => ({
    audience,
    oldPath: "openapi/workflows/v1/baseline.json",
    newPath: `openapi/workflows/v1/${audience}/openapi.json`,
  })),
};

/** The sample's surface with other findings. */
export function reviewOf(findings: readonly ReviewFinding[], more: Partial<SurfaceReview> = {}): SurfaceReview {
  return { ...sample, snapshot: undefined, findings, ...more };
}

/** A review of `count` findings, as a rewrite of a big surface makes them. */
export function bigReview(count: number): SurfaceReview {
  return reviewOf(
    Array.from({ length: count }, (_, index) => {
      const model = sample.findings[index % sample.findings.length] ?? narrowedQuery;
      const fingerprint = index.toString(16).padStart(16, "0");
      return { ...model, fingerprint, where: `${model.where} ${index}`, message: `${model.message} (${index})` };
    }),
  );
}

/** Everything that a document could say to break out of a report. */
export const hostileText =
  "``` </script><script>alert(1)</script> --> ]]> \" ' & <img src=x onerror=alert(1)> @octocat #123 GH-1 owner/repo#5 " +
  "https://evil.example www.evil.example | `code` **bold** [x](javascript:alert(1)) %0A::error::x\n::error::injected\r" +
  "</details></summary> <!-- \u0000\u0007\u001b[31m\u202e\ufeff\u2028\ud800\ufffe 😀";

/** A review in which every text is hostile. */
export function hostileReview(): SurfaceReview {
  const text = hostileText;
  const finding = (index: number, more: Partial<ReviewFinding>): ReviewFinding => ({
    fingerprint: `00000000000000${index.toString().padStart(2, "0")}`,
    code: "request-narrowed",
    class: "WIRE",
    message: text,
    where: text,
    old: { pointer: `/${text}`, value: { [text]: text }, source: { file: text, line: 1, column: 1 } },
    new: { pointer: `/${text}`, value: { [text]: [text] }, source: { file: text, line: 2, column: 1 } },
    edit: { kind: "changed", path: text, before: text, after: [text] },
    level: "major",
    status: "enforced",
    touches: { operations: [text], audiences: [text], clients: [text], workflows: [text] },
    ...more,
  });
  const errors = { ajv: [text], typebox: [text] };
  return {
    surface: text,
    against: text,
    oldVersion: text,
    newVersion: `${text}2`,
    level: "major",
    audiences: [
      {
        name: text,
        level: "major",
        counts: { operations: 1, changedLocations: 1, contained: 0, refuted: 1, undecided: 0 },
      },
    ],
    clients: [{ name: text, audience: text, level: "major", oldVersion: text, nextVersion: text }],
    findings: [
      finding(1, {
        witness: {
          kind: "payload",
          sentBy: "caller",
          acceptedBy: "old",
          refusedBy: "new",
          payload: { [text]: text },
          errors,
          onWire: text,
        },
      }),
      finding(2, { witness: { kind: "message", sentBy: "server", text, refusal: text } }),
      finding(3, { witness: { kind: "credentials", credentials: [text], refusal: text } }),
      finding(4, { class: "SDK_SOURCE", witness: { kind: "compiler", code: text, error: text, useSite: text } }),
      finding(5, { status: "waived", waiver: { fingerprint: text, reason: text, owner: text, expires: text } }),
      finding(6, { status: "exempt", exempt: text }),
      finding(7, { class: "UNDECIDED", reason: { code: "BUDGET", message: text } }),
      finding(8, { class: "COMPATIBLE", status: "reported", proof: { rule: "identity" } }),
    ],
    snapshot: { path: text, before: `# ${text}\n${text}\n`, after: `# ${text}\n${text}${text}\n` },
    documents: [{ audience: text, oldPath: text, newPath: text }],
  };
}
