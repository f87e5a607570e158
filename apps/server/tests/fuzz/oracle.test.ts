import { describe, expect, it } from "vitest";
import { createFaultsOf } from "./answer-faults.ts";
import { type DescribedOperation, documents } from "./described.ts";
import { createJudge, type Verdict } from "./judge.ts";
import type { RequestCase } from "./request-case.ts";
import type { Answer } from "./send.ts";

const described = (surface: string, audience: string) => {
  const found = documents.find((each) => each.surface === surface && each.audience === audience);
  if (!found) throw new Error(`There is no document of ${surface} for ${audience} callers.`);
  const operation = (id: string) =>
    found.operations.find(({ operationId }) => operationId === id) as DescribedOperation;
  return { ...found, operation };
};
const workflows = described("workflows", "internal");
const invoicing = described("invoicing", "internal");

describe("an answer is a fault", () => {
  const faultsOf = createFaultsOf(workflows, ["hidden"]);
  const operation = workflows.operation("invoicingGetRunStatus");
  const runId = "01JD8Z3V6QF4T9K2M7XWNCYB5R";
  const at = "2026-11-20T09:30:00Z";
  const run = { runId, invoiceId: "inv-001", createdAt: at, updatedAt: at, status: "queued", isTerminal: false };
  const problem = {
    type: "urn:problem:run-not-found",
    title: "There is no such run",
    status: 404,
    code: "RUN_NOT_FOUND",
    data: { runId },
    requestId: "1",
  };
  const answer = (status: number, body: object, changes: Partial<Answer> = {}): Answer => ({
    status,
    headers: { "x-request-id": "1", "content-type": status < 400 ? "application/json" : "application/problem+json" },
    text: JSON.stringify(body),
    ...changes,
  });
  const ask = (given: Answer, verdict: Verdict = "accepts", sent = "") => faultsOf({ operation, verdict, sent }, given);

  it("only when it is one", () => {
    expect(ask(answer(200, run))).toEqual([]);
    expect(ask(answer(404, problem))).toEqual([]);
  });

  it.each<[string, Answer, Verdict, RegExp]>([
    ["of the server's", answer(500, { ...problem, status: 500 }), "open", /500 is a mistake/],
    ["when no document has its status", answer(418, { ...problem, status: 418 }), "open", /418 is not documented/],
    ["when its body is another", answer(200, { ...run, status: "asleep" }), "accepts", /must/],
    [
      "when its type is another",
      answer(200, run, { headers: { "x-request-id": "1", "content-type": "text/html" } }),
      "accepts",
      /media type/,
    ],
    [
      "without a request id",
      answer(200, run, { headers: { "content-type": "application/json" } }),
      "accepts",
      /x-request-id/,
    ],
    ["with another request id", answer(404, { ...problem, requestId: "2" }), "accepts", /requestId/],
    ["when it tells a secret", answer(200, { ...run, invoiceId: "hidden" }), "accepts", /tells hidden/],
    ["when it takes what the document refuses", answer(200, run), "refuses", /document refuses/],
    ["when it takes a stranger", answer(200, run), "stranger", /stranger/],
  ])("%s", (_, given, verdict, fault) => {
    expect(ask(given, verdict).join("\n")).toMatch(fault);
  });

  it("when it refuses what the document accepts", () => {
    const data = { issues: [{ path: [], message: "no" }] };
    const refusal = {
      type: "urn:problem:bad-request",
      title: "No",
      status: 400,
      code: "BAD_REQUEST",
      data,
      requestId: "1",
    };
    expect(ask(answer(400, refusal), "refuses")).toEqual([]);
    expect(ask(answer(400, refusal), "accepts").join()).toMatch(/document accepts/);
  });

  it("no secret is what the caller has sent", () => {
    expect(ask(answer(200, { ...run, invoiceId: "hidden" }), "accepts", '"hidden"')).toEqual([]);
  });
});

describe("a request is judged as its document says", () => {
  const listed = (query: RequestCase["query"]) =>
    createJudge(invoicing)(invoicing.operation("invoicesList"), { params: {}, query, headers: [] });
  const created = (body: string | Buffer, type?: string) =>
    createJudge(invoicing)(invoicing.operation("invoicesCreate"), {
      params: {},
      query: [],
      headers: type === undefined ? [] : [["content-type", type]],
      body,
    });
  const invoice = {
    customer: "C",
    reference: "R",
    currency: "EUR",
    amountCents: 1,
    issuedOn: "2026-11-02",
    dueOn: "2026-11-02",
  };

  it.each<[RequestCase["query"], Verdict]>([
    [[], "accepts"],
    [[["limit", "100"]], "accepts"],
    [[["limit", "101"]], "refuses"],
    [[["limit", "ten"]], "refuses"],
    [[["limit", "1e1"]], "open"],
    [
      [
        ["limit", "1"],
        ["limit", "2"],
      ],
      "refuses",
    ],
    [
      [
        ["state", "open"],
        ["state", "settled"],
      ],
      "accepts",
    ],
    [[["state", "OPEN"]], "refuses"],
    [[["state[]", "open"]], "open"],
    [[["cursor", "what the server gave"]], "open"],
    [[["foreign", "x"]], "accepts"],
  ])("%j: %s", (query, verdict) => expect(listed(query)).toBe(verdict));

  it.each<[string, string | Buffer, string | undefined, Verdict]>([
    ["as it should be", JSON.stringify(invoice), "application/json", "accepts"],
    ["of another type", JSON.stringify(invoice), "text/plain", "refuses"],
    ["of no type", JSON.stringify(invoice), undefined, "refuses"],
    ["with a foreign member", JSON.stringify({ ...invoice, tenant: "globex" }), "application/json", "refuses"],
    ["with __proto__", JSON.stringify(invoice).replace("{", '{"__proto__":{},'), "application/json", "refuses"],
    ["that is no JSON", "{", "application/json", "refuses"],
    ["of nothing", "", "application/json", "refuses"],
    ["in UTF-16", Buffer.from(`\uFEFF${JSON.stringify(invoice)}`, "utf16le"), "application/json", "open"],
  ])("a body %s", (_, body, type, verdict) => expect(created(body, type)).toBe(verdict));
});
