import type { WireCase } from "../case.ts";

const value = "a/b?c#d%20 &=+ü👋";
const texts = ["a b", "ü/&"];
const shape = { name: "a b/ü", size: -3, flat: false };

const pathLists = ["Simple", "SimpleExploded", "Label", "LabelExploded", "Matrix", "MatrixExploded"];

const one = (operation: string, send: WireCase["send"], arrives: unknown, what: string): WireCase => ({
  name: what,
  operation,
  ...(send && { send }),
  expect: { arrives },
});

const pathCases = pathLists.flatMap((style): WireCase[] => {
  const words = style.replace(/(?<=[a-z])Exploded/, ", exploded").toLowerCase();
  const list = (items: readonly string[], what: string) =>
    one(`path${style}List`, { path: { value: items } }, { value: items }, `path, ${words}: ${what}`);
  return [
    list(texts, "a list of two"),
    list(["a"], "a list of one"),
    list(["a,b", "c;d=e"], "a list of texts with delimiters"),
    one(`path${style}Object`, { path: { value: shape } }, { value: shape }, `path, ${words}: an object`),
  ];
});

const queryLists = [
  ["queryFormList", "form"],
  ["queryFormListByReference", "form, its schema a reference"],
  ["queryFormExplodedList", "form, exploded"],
  ["querySpaceList", "spaceDelimited"],
  ["queryPipeList", "pipeDelimited"],
] as const;

const queryObjects = [
  ["queryFormObject", "form"],
  ["queryFormExplodedObject", "form, exploded"],
  ["querySpaceObject", "spaceDelimited"],
  ["queryPipeObject", "pipeDelimited"],
  ["queryDeepObject", "deepObject"],
] as const;
const plainShape = { name: "ü&=", size: -3, flat: false };

const queryCases = [
  ...queryLists.flatMap(([operation, style]) =>
    [["a", "b"], ["a"], ["ü&", "c=#"]].map((list) =>
      one(operation, { query: { value: list } }, { value: list }, `query, ${style}: the list ${JSON.stringify(list)}`),
    ),
  ),
  one("queryFormList", { query: { value: ["a,b", "c"] } }, { value: ["a,b", "c"] }, "query, form: texts with commas"),
  ...queryObjects.map(([operation, style]) =>
    one(operation, { query: { value: plainShape } }, { value: plainShape }, `query, ${style}: an object`),
  ),
  one("queryJson", { query: { value: shape } }, { value: shape }, "query: a value as JSON"),
  one("queryBracketed", { query: { "value[]": ["a"] } }, { "value[]": ["a"] }, "query: a list whose name ends in []"),
  {
    name: "query: reserved characters stay as they are when the document says so",
    operation: "queryReserved",
    send: { query: { value: "/a:b?c@d!$()*,;" } },
    expect: { arrives: { value: "/a:b?c@d!$()*,;" }, url: "value=/a:b?c@d!$()*,;" },
  },
  one(
    "queryReserved",
    { query: { value: "a b&c#dü%" } },
    { value: "a b&c#dü%" },
    "query: what is not reserved is encoded all the same",
  ),
] satisfies WireCase[];

const placeCases = [
  one("pathSimpleText", { path: { value } }, { value }, "path, simple: text"),
  one("pathLabelText", { path: { value } }, { value }, "path, label: text"),
  one("pathMatrixText", { path: { value } }, { value }, "path, matrix: text"),
  one("pathMatrixText", { path: { value: "" } }, { value: "" }, "path, matrix: an empty text"),
  one("pathInside", { path: { from: "a/b", to: 7 } }, { from: "a/b", to: 7 }, "path: two parameters in one segment"),
  one("headerText", { header: { "X-Value": "a, b=c" } }, { "X-Value": "a, b=c" }, "header: text"),
  one("headerList", { header: { "X-Value": ["a", "b"] } }, { "X-Value": ["a", "b"] }, "header: a list"),
  one(
    "headerObject",
    { header: { "X-Value": { name: "a", size: 1 } } },
    { "X-Value": { name: "a", size: 1 } },
    "header: an object",
  ),
  one(
    "headerExplodedObject",
    { header: { "X-Value": { name: "a", size: 1 } } },
    { "X-Value": { name: "a", size: 1 } },
    "header, exploded: an object",
  ),
  one("cookieText", { cookie: { value: "a b; c=ü" } }, { value: "a b; c=ü" }, "cookie: text"),
  one("cookieList", { cookie: { value: ["a", "b;"] } }, { value: ["a", "b;"] }, "cookie: a list"),
  one(
    "cookieObject",
    { cookie: { value: { name: "a", size: 1 } } },
    { value: { name: "a", size: 1 } },
    "cookie: an object",
  ),
];

const order = { name: "a&b=c+d ü", size: 3, tags: ["x", "y,z"] };
const entries = [
  ["name", order.name],
  ["size", "3"],
  ["tags", "x"],
  ["tags", "y,z"],
];

const bodyCases = [
  one("bodyForm", { body: order }, { body: { type: "application/x-www-form-urlencoded", entries } }, "body: a form"),
  one("bodyMultipart", { body: order }, { body: { type: "multipart/form-data", entries } }, "body: multipart"),
  one("bodyText", { wholeBody: "ü\n{" }, { body: { type: "text/plain", text: "ü\n{" } }, "body: text"),
  one(
    "bodyBytes",
    { wholeBody: new Blob(["\u0000ü"]) },
    { body: { type: "application/octet-stream", text: "\u0000ü" } },
    "body: bytes",
  ),
  one(
    "bodyMergePatch",
    { body: { name: "n" } },
    { body: { type: "application/merge-patch+json", json: { name: "n" } } },
    "body: JSON by another name",
  ),
];

const raw = (type: string, body: string, status = 200) => ({
  raw: { status, headers: { "content-type": type }, body },
});

const answerCases: WireCase[] = [
  {
    name: "answer: text",
    operation: "answerText",
    answers: [raw("text/plain", `{"a":1}`)],
    expect: { gives: `{"a":1}` },
  },
  { name: "answer: an empty text", operation: "answerText", answers: [raw("text/plain", "")], expect: { gives: "" } },
  {
    name: "answer: bytes",
    operation: "answerBytes",
    answers: [raw("image/png", "\u0000")],
    expect: { gives: { type: "image/png", text: "\u0000" } },
  },
  {
    name: "answer: text where there may be JSON",
    operation: "answerEither",
    answers: [raw("text/plain", "x")],
    expect: { gives: "x" },
  },
  {
    name: "answer: JSON where there may be text",
    operation: "answerEither",
    answers: [raw("application/json", `{"size":1}`)],
    expect: { gives: { size: 1 } },
  },
  {
    name: "answer: JSON by another name",
    operation: "answerVendor",
    answers: [raw("application/vnd.shape+json", `{"size":1}`)],
    expect: { gives: { size: 1 } },
  },
  {
    name: "answer: an error without a code",
    operation: "answerPlainError",
    answers: [raw("application/json", `{"message":"no"}`, 500)],
    expect: { fails: { status: 500 } },
  },
  {
    name: "answer: a stream of another make, that ends in [DONE] as OpenAI's do",
    operation: "streamForeign",
    answers: [raw("text/event-stream", `data: {"size":1}\n\ndata: {"size":2}\n\ndata: [DONE]\n\n`)],
    expect: { requests: 1, streams: { items: [{ size: 1 }, { size: 2 }] } },
  },
];

/** The suite for clients of the document of styles. */
export const styleCases: Readonly<Record<string, readonly WireCase[]>> = {
  "Path styles": [...placeCases.slice(0, 5), ...pathCases],
  "Query styles": queryCases,
  "Headers and cookies by style": placeCases.slice(5),
  "Bodies by media type": bodyCases,
  "Answers by media type": answerCases,
};
