import type { IncomingMessage, ServerResponse } from "node:http";

type Responder = (request: IncomingMessage, response: ServerResponse) => void;

/** What a server, a proxy or a broken wire answers, and the codes that a caller may see. */
export interface HostileAnswer {
  readonly name: string;
  readonly respond: Responder;
  readonly codes: readonly string[];
  /** The answer comes with an id of its own. */
  readonly answered: boolean;
}

/** `x-request-id` of every answer that has headers. */
export const serverRequestId = "served-17";

const tenMegabytes = "x".repeat(10_000_000);
const json = { "content-type": "application/json" };
const problem = JSON.stringify({ type: "about:blank", title: "No", status: 404, code: "THING_NOT_FOUND" });

const plain = (status: number, headers: Record<string, string>, body: string | Buffer = ""): Responder => {
  return (_request, response) =>
    void response.writeHead(status, { "x-request-id": serverRequestId, ...headers }).end(body);
};

const begin = (response: ServerResponse, headers: Record<string, string> = {}) => {
  response.writeHead(200, { "x-request-id": serverRequestId, ...json, ...headers });
  response.write(`{"text":`);
};

const answer = (
  name: string,
  code: string | readonly string[],
  respond: Responder,
  answered = true,
): HostileAnswer => ({
  name,
  respond,
  codes: [code].flat(),
  answered,
});

const unexpected = "UNEXPECTED_RESPONSE";
const broken = "NETWORK_ERROR";

export const hostileAnswers: readonly HostileAnswer[] = [
  answer("a page of HTML with status 200", unexpected, plain(200, { "content-type": "text/html" }, "<h1>Login</h1>")),
  answer("a page of HTML that says it is JSON", unexpected, plain(200, json, "<h1>Login</h1>")),
  answer("truncated JSON", unexpected, plain(200, json, `{"text":"a`)),
  answer("no body where there must be one", unexpected, plain(200, json)),
  answer("a problem with status 200", unexpected, plain(200, { "content-type": "application/problem+json" }, problem)),
  answer("204 where there must be a body", unexpected, plain(204, {})),
  answer("10 MB that are not JSON", unexpected, plain(200, json, tenMegabytes)),
  answer("10 MB of error text", "HTTP_500", plain(500, { "content-type": "text/plain" }, tenMegabytes)),
  answer("10 MB of error JSON", ["HTTP_500", "X"], plain(500, json, `{"code":"X","detail":"${tenMegabytes}"}`)),
  answer("an error page of HTML", "HTTP_502", plain(502, { "content-type": "text/html" }, "<h1>Bad gateway</h1>")),
  answer("an error without a body", "HTTP_503", plain(503, {})),
  answer("an error that says it is JSON and is not", "HTTP_500", plain(500, json, "{")),
  answer("an error that is null", "HTTP_500", plain(500, json, "null")),
  answer("an error that is a list", "HTTP_500", plain(500, json, "[]")),
  answer("an error whose code is no text", "HTTP_400", plain(400, json, `{"code":{"a":1},"message":7}`)),
  answer("an error that wants to be a prototype", "HTTP_400", plain(400, json, `{"__proto__":{"polluted":1}}`)),
  answer("an error with line breaks and escapes", "A\r\n\u001b[31m", plain(400, json, `{"code":"A\\r\\n\\u001b[31m"}`)),
  answer("an HTTP status nobody knows", "HTTP_599", plain(599, {})),
  answer("304 without a cache", "HTTP_304", plain(304, {})),
  answer("gzip that is none", [broken, unexpected], plain(200, { ...json, "content-encoding": "gzip" }, "garbage")),
  answer("an error in gzip that is none", [broken, "HTTP_500"], plain(500, { "content-encoding": "gzip" }, "garbage")),
  answer("a connection that is reset in the body", broken, (_request, response) => {
    begin(response);
    setTimeout(() => response.socket?.resetAndDestroy(), 30);
  }),
  answer("a body that ends before its length", broken, (_request, response) => {
    begin(response, { "content-length": "1000" });
    setTimeout(() => response.socket?.end(), 30);
  }),
  answer(
    "a connection that is reset before an answer",
    broken,
    (request) => void request.socket.resetAndDestroy(),
    false,
  ),
  answer("bytes that are not HTTP", broken, (request) => void request.socket.end("220 smtp ready\r\n\r\n"), false),
  answer(
    "headers without end",
    broken,
    (_request, response) => {
      response.writeHead(
        200,
        Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`x-${index}`, "v".repeat(1000)])),
      );
      response.end("{}");
    },
    false,
  ),
  answer("no answer", "TIMEOUT", () => undefined, false),
  answer("an answer without its body", "TIMEOUT", (_request, response) => begin(response)),
  answer("a body that drips for ever", "TIMEOUT", (_request, response) => {
    begin(response);
    const drip = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(drip));
  }),
  answer("an error whose body drips for ever", ["TIMEOUT", "HTTP_500"], (_request, response) => {
    response.writeHead(500, { "x-request-id": serverRequestId });
    const drip = setInterval(() => response.write("x"), 20);
    response.on("close", () => clearInterval(drip));
  }),
];
