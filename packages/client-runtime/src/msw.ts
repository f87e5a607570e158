/** What a mocked operation was asked. */
export interface MockCall<Parameter extends string = string> {
  readonly request: Request;
  /** The path's parameters, decoded. */
  readonly params: Readonly<Record<Parameter, string>>;
}

/** What answers instead of the example: a value of the operation's output, a `Response`, or what makes one of a call. */
export type MockOverride<Output, Parameter extends string = string> =
  | Output
  | Response
  | ((call: MockCall<Parameter>) => Output | Response | Promise<Output | Response>);

/** What a mocked stream sends: its items, with the document's end, or a generator, whose return value is the end. */
export type MockEvents<Item, Return> =
  | readonly Item[]
  | Generator<Item, Return, undefined>
  | AsyncGenerator<Item, Return, undefined>;

/** Makes the MSW handler of an operation. `baseUrl` is the client's. */
export type MockHandler<Handler, Output, Parameter extends string = string> = (
  baseUrl: string | URL,
  override?: MockOverride<Output, Parameter>,
) => Handler;

/** Makes an answer with one of an operation's documented errors, by its code; `changes` go over its example. */
export type MockError<Problems> = <Code extends keyof Problems & string>(
  code: Code,
  changes?: Partial<Problems[Code]>,
) => Response;

/** A documented answer. No `body` when it has none, no `type` when no example could be made. */
export interface MockReply {
  readonly status: number;
  readonly type?: string;
  readonly body?: unknown;
}

type Methods = "get" | "put" | "post" | "delete" | "options" | "head" | "patch";
/** `http` of MSW 2 and 3, as far as it is used here. Handed in, so that this package needs no MSW. */
type MswHttp<Handler> = {
  readonly [Method in Methods]: (path: RegExp, resolver: (info: { request: Request }) => Promise<Response>) => Handler;
};

/** Makes a {@link MockHandler} from `GET /runs/{runId}` and the answer of the document. Generated code calls this. */
export function mockHandler<Handler, Output, Parameter extends string>(
  http: MswHttp<Handler>,
  route: string,
  reply: MockReply,
): MockHandler<Handler, Output, Parameter> {
  return handlerOf(http, route, (output) =>
    respond(output === undefined ? reply : { ...reply, ...bodyOf(output, reply) }),
  );
}

/** Makes the {@link MockHandler} of an event stream. Generated code calls this. */
export function mockStream<Handler, Item, Return, Parameter extends string>(
  http: MswHttp<Handler>,
  route: string,
  { items, end }: { readonly items: readonly unknown[]; readonly end?: unknown },
): MockHandler<Handler, MockEvents<Item, Return>, Parameter> {
  return handlerOf(http, route, (events) => {
    const given: MockEvents<unknown, Return> = events ?? items;
    return streamed("next" in given ? given : replay(given, end));
  });
}

/** Makes a {@link MockError} from the examples of an operation's errors. Generated code calls this. */
export function mockError<Problems>(
  replies: Readonly<Record<keyof Problems & string, MockReply>>,
): MockError<Problems> {
  return (code, changes) => {
    const reply = replies[code];
    if (reply === undefined) throw new TypeError(`No documented error has the code ${JSON.stringify(code)}.`);
    const body = changes === undefined ? reply.body : { ...(reply.body as object), ...changes };
    return reply.type === "text/event-stream" ? streamed(failing(body)) : respond({ ...reply, body });
  };
}

function handlerOf<Handler, Output, Parameter extends string>(
  http: MswHttp<Handler>,
  route: string,
  answer: (output: Output | undefined) => Response,
): MockHandler<Handler, Output, Parameter> {
  const [method = "", template = ""] = route.split(" ");
  return (baseUrl, override) => {
    const { pattern, names } = matcher(baseUrl, template);
    return http[method.toLowerCase() as Methods](pattern, async ({ request }) => {
      const call = { request, params: paramsOf(pattern, names, request.url) as MockCall<Parameter>["params"] };
      const given = typeof override === "function" ? await (override as (call: MockCall) => unknown)(call) : override;
      return given instanceof Response ? given.clone() : answer(given as Output | undefined);
    });
  };
}

/** A regular expression, because MSW's path patterns give meaning to `:`, `*`, `(` and `?` that a path may hold. */
function matcher(baseUrl: string | URL, template: string): { pattern: RegExp; names: string[] } {
  const base = String(baseUrl).replace(/\/+$/, "");
  const names: string[] = [];
  const path = template.split(/\{([^}]*)\}/).map((part, index) => {
    if (index % 2 === 0) return escaped(encodeURI(decoded(part)));
    names.push(part);
    return "([^/]+?)";
  });
  const origin = /^[a-z][a-z\d+.-]*:/i.test(base) ? "" : "[a-z]+://[^/]+";
  return { pattern: new RegExp(`^${origin}${escaped(base)}${path.join("")}$`), names };
}

function paramsOf(pattern: RegExp, names: readonly string[], url: string): Record<string, string> {
  const values = pattern.exec(url.replace(/[?#].*$/s, ""))?.slice(1) ?? [];
  return Object.fromEntries(names.map((name, index) => [name, decoded(values[index] ?? "")]));
}

function respond({ status, type, body }: MockReply): Response {
  if (type === undefined && body === undefined) return new Response(null, { status });
  const isJson = type === undefined || /[/+]json\b/.test(type);
  const headers = { "Content-Type": type ?? "application/json" };
  return new Response(isJson ? JSON.stringify(body) : (body as string), { status, headers });
}

/** An output that is given stands for the whole body. */
function bodyOf(output: unknown, { type }: MockReply): Pick<MockReply, "body" | "type"> {
  return { body: output, type: type ?? "application/json" };
}

type Events = Iterator<unknown, unknown, undefined> | AsyncIterator<unknown, unknown, undefined>;

/** What is thrown in place of an item is sent as the stream's error when it has a `code`; otherwise the connection breaks. */
function streamed(events: Events): Response {
  const encoder = new TextEncoder();
  let id = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(": \n\n")),
    async pull(controller) {
      const { event, value } = await nextEvent(events);
      id += 1;
      const data = value === undefined ? "" : `data: ${JSON.stringify(value)}\n`;
      controller.enqueue(encoder.encode(`event: ${event}\nid: ${id}\n${data}\n`));
      if (event !== "message") controller.close();
    },
    async cancel() {
      await events.return?.();
    },
  });
  return new Response(body, { headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" } });
}

async function nextEvent(events: Events): Promise<{ event: "message" | "done" | "error"; value: unknown }> {
  try {
    const { done, value } = await events.next();
    return { event: done === true ? "done" : "message", value };
  } catch (error) {
    if (typeof (error as { code?: unknown } | null)?.code !== "string") throw error;
    return { event: "error", value: error };
  }
}

// biome-ignore lint/correctness/useYield: it fails before its first item.
function* failing(problem: unknown): Generator<never, never, undefined> {
  throw problem;
}

function* replay(items: readonly unknown[], end: unknown): Generator<unknown, unknown, undefined> {
  for (const item of items) yield item;
  return end;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
