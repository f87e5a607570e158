import type { IncomingMessage } from "node:http";
import type { Script, Seen, WireServer } from "../case.ts";
import { listen } from "../server/listen.ts";
import { readableInput } from "../server/readable-input.ts";
import { answerRaw, answerTo, requestLine } from "../server/stub-server.ts";
import { decodeQuery, decodeValue, type Style } from "./decode.ts";
import { type Operation, operationsOf, type Parameter, type StylesDocument, schemaOf } from "./document.ts";

/** A server that reads requests by the document alone, with no library between: what it finds is what was sent. */
export async function serveStyles(document: StylesDocument): Promise<WireServer> {
  const operations = operationsOf(document);
  const seen: Seen[] = [];
  let script: Script = [];
  const { origin, close } = await listen(async (request, response) => {
    const entry: Seen = { ...requestLine(request), handled: false, input: undefined };
    const answer = answerTo(entry, script, seen.length);
    seen.push(entry);
    const [path = ""] = entry.url.split("?");
    const operation = operations.find(({ method, pattern }) => method === entry.method && pattern.test(path));
    if (operation) {
      entry.handled = true;
      entry.input = await inputOf(operation, { entry, request, document }).catch((error: unknown) => ({
        unreadable: String(error),
      }));
    }
    if (answerRaw(answer, request, response)) return;
    response.writeHead(operation ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify("output" in answer ? answer.output : { ok: operation !== undefined }));
  });
  const play = (next: Script) => {
    seen.length = 0;
    script = next;
  };
  return { url: origin, seen, play, close };
}

interface Read {
  readonly entry: Seen;
  readonly request: IncomingMessage;
  readonly document: StylesDocument;
}

async function inputOf(operation: Operation, read: Read): Promise<unknown> {
  const values = operation.parameters.map(
    (parameter) => [parameter.name, parameterValue(parameter, operation, read)] as const,
  );
  const body = await bodyOf(read);
  return Object.fromEntries([...values, ["body", body] as const].filter(([, value]) => value !== undefined));
}

function parameterValue(parameter: Parameter, operation: Operation, { entry, document }: Read): unknown {
  const [path = "", query = ""] = entry.url.split(/\?(.*)/s);
  const schema = schemaOf(parameter, document);
  const style: Style = { ...parameter.written, name: parameter.name, type: schema.kind };
  const raw = {
    path: () => operation.pattern.exec(path)?.groups?.[parameter.name],
    query: () => query,
    header: () => flat(entry.headers[parameter.name.toLowerCase()]),
    cookie: () => cookie(flat(entry.headers["cookie"]), parameter.name),
  }[parameter.in]();
  if (raw === undefined) return undefined;
  if (parameter.json) return json(decodeQuery(raw, { ...style, type: "text" }));
  // Lists in headers may have spaces around their commas (RFC 9110, 5.6.1).
  const compact = parameter.in === "header" && schema.kind !== "text" ? raw.replaceAll(/ *, */g, ",") : raw;
  return schema.typed(parameter.in === "query" ? decodeQuery(raw, style) : decodeValue(compact, style));
}

function json(text: unknown): unknown {
  return typeof text === "string" ? (JSON.parse(text) as unknown) : undefined;
}

function flat(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(",") : header;
}

function cookie(header: string | undefined, name: string): string | undefined {
  const pair = header?.split("; ").find((each) => each.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

async function bodyOf({ request, entry }: Read): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = flat(entry.headers["content-type"]) ?? "";
  if (bytes.length === 0 && type === "") return undefined;
  if (/json/.test(type)) return { type: type.split(";")[0], json: JSON.parse(bytes.toString()) as unknown };
  if (/form/.test(type)) {
    const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
    const entries = await Promise.all([...form].map(async ([key, value]) => [key, await readableInput(value)]));
    return { type: type.split(";")[0], entries };
  }
  return { type: type.split(";")[0], text: bytes.toString() };
}
