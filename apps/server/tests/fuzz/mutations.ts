import type { OpenApiDocument } from "@rawr/openapi-document";
import fc from "fast-check";
import type { DescribedOperation, DescribedParameter, Schema } from "./described.ts";
import { foreignName, hostileText, hostileValue } from "./hostile-values.ts";
import { nearMisses } from "./near-misses.ts";
import { isHeaderText, type RequestCase } from "./request-case.ts";

/** Spoils a request in one way. */
export type Mutation = (request: RequestCase) => RequestCase;

/** The ways to spoil requests to an operation. */
export function mutationsOf(document: OpenApiDocument, operation: DescribedOperation): fc.Arbitrary<Mutation> {
  const { parameters, body } = operation;
  return fc.oneof(
    ...parameters.flatMap((parameter) => {
      const near = nearMisses(document, parameter.schema.schema).map(String);
      return [hostileText, near].map((texts) => spoiledParameter(parameter, texts));
    }),
    ...parameters.filter((each) => each.in === "query").map(({ name }) => strangeQuery(name)),
    ...(body ? [spoiledBody, spoiledMember, spoiledMember, foreignMember, spoiledText, contentType] : []),
    ...(body ? [nearMember(document, body.schema.schema)] : []),
    fc.tuple(foreignName, hostileText).map(([name, value]) => withQuery(name, value)),
    header(fc.constantFrom(...foreignHeaders), headerText),
    fc.constantFrom(...badCredentials).map(
      (authorization): Mutation =>
        (request) => ({ ...request, authorization }),
    ),
  );
}

function spoiledParameter(
  { name, in: where }: DescribedParameter,
  texts: fc.Arbitrary<string>,
): fc.Arbitrary<Mutation> {
  if (where === "query") return spoiledQuery(name, texts);
  if (where === "header") return header(fc.constant(name), texts.filter(isHeaderText));
  return texts.map(
    (text): Mutation =>
      (request) => ({ ...request, params: { ...request.params, [name]: text } }),
  );
}

function withQuery(name: string, value: string): Mutation {
  return (request) => ({ ...request, query: [...request.query, [name, value]] });
}

/** In place of what was there, or beside it: a parameter that comes twice. */
function spoiledQuery(name: string, texts: fc.Arbitrary<string>): fc.Arbitrary<Mutation> {
  return fc.tuple(texts, fc.boolean()).map(
    ([value, beside]): Mutation =>
      (request) => {
        const query = beside ? request.query : request.query.filter(([each]) => each !== name);
        return withQuery(name, value)({ ...request, query });
      },
  );
}

/** The notations of other frameworks for lists and objects. */
function strangeQuery(name: string): fc.Arbitrary<Mutation> {
  const suffixes = ["[]", "[0]", "[99999999]", "[__proto__]", "[a][b][c]", ".x", "[", "]", "[constructor][prototype]"];
  return fc.tuple(fc.constantFrom(...suffixes), hostileText).map(([suffix, value]) => withQuery(name + suffix, value));
}

const headerText = hostileText.filter(isHeaderText);

function header(names: fc.Arbitrary<string>, values: fc.Arbitrary<string>): fc.Arbitrary<Mutation> {
  return fc.tuple(names, values, fc.boolean()).map(
    ([name, value, beside]): Mutation =>
      (request) => {
        const others = request.headers.filter(([each]) => beside || each.toLowerCase() !== name.toLowerCase());
        return { ...request, headers: [...others, [name, value]] };
      },
  );
}

const foreignHeaders = [
  "accept",
  "accept-encoding",
  "accept-language",
  "cookie",
  "content-disposition",
  "content-encoding",
  "content-language",
  "forwarded",
  "if-match",
  "if-modified-since",
  "if-none-match",
  "origin",
  "range",
  "referer",
  "sec-fetch-site",
  "traceparent",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-http-method-override",
  "x-original-url",
  "x-request-id",
];

const badCredentials = [
  "Bearer",
  "Bearer ",
  "Bearer a.b.c",
  "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJvbGdhIiwidGVuYW50IjoiYWNtZSJ9.",
  "Basic b2xnYTpvbGdh",
  "bearer null",
  `Bearer ${"x".repeat(6_000)}`,
  "Bearer x, Bearer y",
];

const contentType = header(
  fc.constant("content-type"),
  fc.constantFrom(
    "",
    "application/json; charset=utf-8",
    "Application/JSON",
    "application/json; charset=utf-16",
    "application/json;;",
    "application/json, text/plain",
    "application/problem+json",
    "application/jsonp",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "text/plain",
    "text/event-stream",
    "application/octet-stream",
    "*/*",
    "json",
    "__proto__",
  ),
);

const spoiledBody = hostileValue.map(
  (value): Mutation =>
    (request) => ({ ...request, body: JSON.stringify(value) }),
);

const spoiledMember = fc.tuple(fc.nat(), hostileValue, fc.boolean()).map(([at, value, isGone]) =>
  changed((members) => {
    const index = members.length === 0 ? 0 : at % members.length;
    const [name = "x"] = members[index] ?? [];
    return members.toSpliced(index, 1, ...(isGone ? [] : [[name, value] as const]));
  }),
);

const foreignMember = fc
  .tuple(foreignName, hostileValue)
  .map(([name, value]) => changed((members) => [...members, [name, value]]));

/** One member just beyond what its schema allows. */
function nearMember(document: OpenApiDocument, { properties = {} }: Schema): fc.Arbitrary<Mutation> {
  const members = Object.entries(properties).map(([name, schema]) =>
    nearMisses(document, schema).map((value) =>
      changed((all) => [...all.filter(([each]) => each !== name), [name, value]]),
    ),
  );
  return fc.oneof(...members);
}

type Members = readonly (readonly [string, unknown])[];

/** Written out by hand: an object literal loses `__proto__`, and JSON.stringify a second member of one name. */
function changed(change: (members: Members) => Members): Mutation {
  return (request) => {
    const value = parsed(request.body);
    if (typeof value !== "object" || value === null) return request;
    const members = change(Object.entries(value)).map(
      ([name, each]) => `${JSON.stringify(name)}:${JSON.stringify(each)}`,
    );
    return { ...request, body: `{${members.join(",")}}` };
  };
}

function parsed(body: RequestCase["body"]): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
}

const spoiledText = fc
  .constantFrom<(text: string) => string | Buffer>(
    (text) => text.slice(0, -1),
    (text) => `${text}${text}`,
    (text) => `${text},`,
    (text) => `\uFEFF${text}`,
    (text) => `\n\t ${text} \r\n`,
    (text) => text.replaceAll('"', "'"),
    (text) => text.replace("{", "{/* a comment */"),
    (text) => text.replace("}", ",}"),
    (text) => text.replace("{", '{"invoiceId":"twice","reason":"twice","amountCents":1,'),
    (text) => text.replace(/:\s*"[^"]*"/, ":1e400"),
    (text) => text.replace(/:\s*"[^"]*"/, ":NaN"),
    (text) => text.replace(/:\s*"[^"]*"/, ':"\\u0000\\ud800"'),
    (text) => text.replace(/:\s*"[^"]*"/, ':"\\x41"'),
    (text) => text.replace(/:\s*"[^"]*"/, ':"\u0001\n"'),
    (text) => Buffer.from(text, "utf16le"),
    (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]),
    // Not UTF-8: a lone byte, an overlong slash, half of a pair.
    (text) => bytesInText(text, [0xff]),
    (text) => bytesInText(text, [0xc0, 0xaf]),
    (text) => bytesInText(text, [0xed, 0xa0, 0x80]),
    () => "",
    () => "\u0000",
    () => "invoiceId=inv-001&reason=x",
    () => "[".repeat(3_000),
    () => `{"reason":${"[".repeat(90)}${"]".repeat(90)}}`,
  )
  .map(
    (spoil): Mutation =>
      (request) => ({ ...request, body: spoil(String(request.body ?? "{}")) }),
  );

function bytesInText(text: string, bytes: readonly number[]): Buffer {
  const at = text.indexOf('":"') + 3;
  return Buffer.concat([Buffer.from(text.slice(0, at)), Buffer.from(bytes), Buffer.from(text.slice(at))]);
}
