import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFaultsOf } from "./answer-faults.ts";
import { type Described, type DescribedOperation, documents } from "./described.ts";
import { createJudge } from "./judge.ts";
import { isCarried, type RequestCase, targetOf } from "./request-case.ts";
import { requestCases } from "./request-cases.ts";
import { type Answer, createSender } from "./send.ts";
import { createWorld, type World } from "./world.ts";

/** Requests per operation, document and kind. `FUZZ_RUNS=5000` for a long run; the seed is fixed unless it is given. */
const numRuns = Number(process.env["FUZZ_RUNS"] ?? 80);
const seed = Number(process.env["FUZZ_SEED"] ?? 20_261_121);

let world: World;
let sender: ReturnType<typeof createSender>;
beforeAll(async () => {
  world = await createWorld();
  sender = createSender(world.host.url);
});
afterAll(async () => {
  sender.close();
  await world.host.close();
});

const host = [["host", "localhost"]] as const;

async function ask({ audience }: Described, operation: DescribedOperation, request: RequestCase): Promise<Answer> {
  return sender.send({
    method: operation.method,
    target: targetOf(operation, request),
    headers: [...host, ["authorization", request.authorization ?? world.bearer(audience)], ...request.headers],
    ...(request.body !== undefined && { body: request.body }),
  });
}

/** What was made has to be where the answer says it is, and a thing that was made as it was answered. */
async function lostFaults({ audience }: Described, { status, headers, text }: Answer): Promise<string[]> {
  const { location } = headers;
  if (location === undefined) return [];
  const authorization = world.bearer(audience);
  const there = await sender.send({
    method: "GET",
    target: location,
    headers: [...host, ["authorization", authorization]],
  });
  const isSame = status !== 201 || there.text === text;
  return there.status === 200 && isSame ? [] : [`at ${location} there is ${there.status} ${there.text}`];
}

describe.each(documents)("$surface for $audience callers", (described) => {
  const judge = createJudge(described);

  it.each(described.operations)(
    "$operationId takes what the document accepts, and refuses the rest",
    async (operation) => {
      const faultsOf = createFaultsOf(described, world.secrets);
      const { fitting, spoiled } = requestCases(described, operation, world.known);
      const seen = { accepts: 0, refuses: 0, open: 0, stranger: 0, taken: 0 };
      const holds = async (request: RequestCase) => {
        fc.pre(isCarried(request));
        const verdict = judge(operation, request);
        const answer = await ask(described, operation, request);
        seen[verdict] += 1;
        if (answer.status < 300) seen.taken += 1;
        const sent = JSON.stringify(request) + String(request.body);
        const faults = [...faultsOf({ operation, verdict, sent }, answer), ...(await lostFaults(described, answer))];
        expect({ faults, answer }).toEqual({ faults: [], answer });
      };
      await fc.assert(fc.asyncProperty(fitting, holds), { seed, numRuns });
      await fc.assert(fc.asyncProperty(spoiled, holds), { seed, numRuns });
      if (process.env["FUZZ_RUNS"]) console.log(described.surface, described.audience, operation.operationId, seen);
      expect(Math.min(seen.accepts, seen.refuses, seen.stranger, seen.taken)).toBeGreaterThan(0);
    },
  );
});
