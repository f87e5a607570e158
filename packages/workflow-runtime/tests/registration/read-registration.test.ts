import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { expect, test } from "vitest";
import { findTrigger } from "../../src/registration/find-trigger.ts";
import { readRegistration } from "../../src/registration/read-registration.ts";

type Options = Parameters<Inngest["createFunction"]>[0];

const silent = { info() {}, warn() {}, error() {}, debug() {} };

/** What the stock SDK registers for functions with these options. */
async function register(...options: readonly Options[]) {
  let body: unknown;
  const client = new Inngest({
    id: "app",
    isDev: true,
    eventKey: "test",
    internalLogger: silent,
    baseUrl: "http://workflow-runtime.invalid",
    fetch: async (_url, init) => {
      body = JSON.parse(String(init?.body));
      return Response.json({ ok: true });
    },
  });
  const functions = options.map((option) => client.createFunction(option, () => undefined));
  const handler = serve({ client, functions });
  await handler(
    new Request("http://workflow-runtime.invalid/api/inngest", {
      method: "PUT",
      headers: { host: "workflow-runtime.invalid" },
    }),
  );
  return readRegistration(body);
}

/** The only function, with expressions as their source. */
async function registerOne(options: Partial<Options>) {
  const { definitions, problems } = await register({ id: "fn", triggers: [{ event: "app/x" }], ...options } as Options);
  expect(problems).toEqual([]);
  return JSON.parse(JSON.stringify(definitions[0]));
}

async function problemsOf(options: Record<string, unknown>) {
  const { definitions, problems } = await register({
    id: "fn",
    triggers: [{ event: "app/x" }],
    ...options,
  } as unknown as Options);
  expect(definitions).toEqual([]);
  return problems.map(({ code, option }) => `${code} ${option}`);
}

test("a plain function has the server's defaults", async () => {
  expect(await registerOne({})).toEqual({
    id: "app-fn",
    name: "fn",
    stepUrl: "/api/inngest?fnId=app-fn&stepId=step",
    triggers: [{ kind: "event", name: "app/x" }],
    retries: 4,
    cancelOn: [],
    concurrency: [],
    timeouts: {},
  });
});

test("every option of flow control is read", async () => {
  const read = await registerOne({
    retries: 0,
    idempotency: "event.data.id",
    rateLimit: { limit: 10, period: "24h", key: "event.data.company" },
    throttle: { limit: 3, period: "1m", key: "event.data.user" },
    debounce: { period: "5m", timeout: "10m", key: "event.data.account" },
    singleton: { mode: "cancel", key: "event.data.user" },
    priority: { run: "event.data.plan == 'enterprise' ? 120 : 0" },
    timeouts: { start: "10s", finish: "1h30m" },
    concurrency: [{ limit: 5 }, { limit: 60, scope: "account", key: '"openai"' }],
    cancelOn: [
      { event: "app/stop", match: "data.id", timeout: "1h" },
      { event: "app/halt", if: "async.data.id == event.data.id" },
    ],
  });
  const expression = (source: string) => ({ source });
  expect(read).toMatchObject({
    retries: 0,
    idempotency: expression("event.data.id"),
    rateLimit: { limit: 10, periodMs: 86_400_000, key: expression("event.data.company") },
    throttle: { limit: 3, periodMs: 60_000, burst: 1, key: expression("event.data.user") },
    debounce: { periodMs: 300_000, timeoutMs: 600_000, key: expression("event.data.account") },
    singleton: { mode: "cancel", key: expression("event.data.user") },
    priority: expression("event.data.plan == 'enterprise' ? 120 : 0"),
    timeouts: { startMs: 10_000, finishMs: 5_400_000 },
    concurrency: [
      { limit: 5, scope: "fn" },
      { limit: 60, scope: "account", key: expression('"openai"') },
    ],
    cancelOn: [
      { event: "app/stop", condition: expression("event.data.id == async.data.id"), timeoutMs: 3_600_000 },
      { event: "app/halt", condition: expression("async.data.id == event.data.id") },
    ],
  });
});

test("concurrency is a number, one limit or none", async () => {
  expect((await registerOne({ concurrency: 7 })).concurrency).toEqual([{ limit: 7, scope: "fn" }]);
  expect((await registerOne({ concurrency: { limit: 1, scope: "env", key: "'a'" } })).concurrency).toHaveLength(1);
  expect((await registerOne({ concurrency: 0 })).concurrency).toEqual([]);
});

test("triggers are events with conditions, schedules with zone and jitter, or none", async () => {
  const triggers = [
    { event: "app/x", if: "event.data.n > 1" },
    { cron: "TZ=Europe/Paris 0 12 * * 5", jitter: "30s" },
  ];
  expect((await registerOne({ triggers } as Partial<Options>)).triggers).toEqual([
    { kind: "event", name: "app/x", condition: { source: "event.data.n > 1" } },
    { kind: "cron", schedule: "TZ=Europe/Paris 0 12 * * 5", jitterMs: 30_000 },
  ]);
  expect((await registerOne({ triggers: [] })).triggers).toEqual([]);
});

test("onFailure is a function of its own, which the other names", async () => {
  const { definitions } = await register({ id: "fn", triggers: [{ event: "app/x" }], onFailure: () => undefined });
  expect(definitions.map(({ id, onFailure }) => [id, onFailure])).toEqual([
    ["app-fn", "app-fn-failure"],
    ["app-fn-failure", undefined],
  ]);
  const failed = (id: string) => ({ name: "inngest/function.failed", data: { function_id: id } });
  const [fn, handler] = definitions as [(typeof definitions)[0], (typeof definitions)[0]];
  expect(findTrigger(handler, failed("app-fn"))).toBeDefined();
  expect(findTrigger(handler, failed("app-other"))).toBeUndefined();
  expect(findTrigger(fn, failed("app-fn"))).toBeUndefined();
});

test.each<[name: string, pattern: string, fires: boolean]>([
  ["app/user.created", "app/user.created", true],
  ["app/user.created", "app/user.*", true],
  ["app/user.created", "app/*", true],
  ["app/user.created", "*", true],
  ["other/user.created", "app/*", false],
  ["app/user.created.later", "app/user.created", false],
  ["inngest/function.failed", "*", false],
  ["inngest/function.failed", "inngest/*", true],
])("%s and the trigger %s: %s", async (name, pattern, fires) => {
  const { definitions } = await register({ id: "fn", triggers: [{ event: pattern }] });
  expect(definitions.map((definition) => findTrigger(definition, { name, data: {} }) !== undefined)).toEqual([fires]);
});

test("what the engine does not support is refused by name", async () => {
  expect(await problemsOf({ batchEvents: { maxSize: 10, timeout: "5s" } })).toEqual(["UNSUPPORTED_OPTION batchEvents"]);
  expect(await problemsOf({ rateLimit: { limit: 1, period: "1m", smooth: true } })).toEqual([
    "UNSUPPORTED_OPTION rateLimit.smooth",
  ]);
  expect(await problemsOf({ concurrency: { limit: 1, scope: "planet", key: "'x'" } })).toEqual([
    "UNSUPPORTED_OPTION concurrency.scope",
  ]);
});

test("all mistakes of a function are told at once", async () => {
  const problems = await problemsOf({
    triggers: [{ event: "app/x", if: "event.data." }, { cron: "0 25 * * *", jitter: "soon" }, { event: "a*b" }],
    retries: 21,
    idempotency: "user_1",
    rateLimit: { limit: 0, period: "25h" },
    throttle: { limit: 1.5, period: "500ms", burst: -1 },
    debounce: { period: "8d" },
    singleton: { mode: "wait" },
    priority: { run: "now()" },
    timeouts: { start: "whenever" },
    concurrency: [{ limit: 1, scope: "env" }, { limit: -1 }, { limit: 1 }],
  });
  expect(problems.toSorted()).toEqual(
    [
      ...["triggers[0].if", "triggers[1].cron", "triggers[1].jitter", "triggers[2].event", "retries", "idempotency"],
      ...["rateLimit.limit", "rateLimit.period", "throttle.limit", "throttle.period", "throttle.burst"],
      ...["debounce.period", "singleton.mode", "priority.run", "timeouts.start"],
      ...["concurrency", "concurrency[0].key", "concurrency[1].limit"],
    ]
      .map((option) => `INVALID_FUNCTION ${option}`)
      .toSorted(),
  );
});

test("a function with a problem does not hide the others", async () => {
  const { definitions, problems } = await register(
    { id: "bad", triggers: [{ event: "app/x", if: "(" }] },
    { id: "good", triggers: [{ event: "app/x" }] },
  );
  expect(definitions.map(({ id }) => id)).toEqual(["app-good"]);
  expect(problems).toMatchObject([{ functionId: "app-bad", option: "triggers[0].if" }]);
  expect(problems[0]?.message).toMatch(/line 1, column 2/);
});

test.each([[undefined], [null], ["x"], [{}], [{ functions: {} }], [{ functions: [null, 3, {}, { id: "" }] }]])(
  "%j is no registration",
  (body) => {
    const { definitions, problems } = readRegistration(body);
    expect(definitions).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  },
);

test("two functions with one id are refused", async () => {
  const entry = (await register({ id: "fn", triggers: [] })).definitions[0];
  const raw = {
    id: entry?.id,
    triggers: [],
    steps: { step: { runtime: { type: "http", url: "http://x.invalid/a?b" } } },
  };
  expect(readRegistration({ functions: [raw, raw] })).toMatchObject({ definitions: [], problems: [{ option: "id" }] });
});
