import type { OpenApiDocument } from "@rawr/openapi-document";
import { describe, expect, test } from "vitest";
import { generateClient } from "../generate/generate-client.ts";
import { testDocument, testInput, testOperation } from "../generate/test-documents.ts";

async function readmeOf(document: OpenApiDocument): Promise<string> {
  const { files } = await generateClient(testInput(document));
  return files.find(({ path }) => path.endsWith("/README.md"))?.contents ?? "";
}

const sections = (text: string) => [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
const secured = (
  schemes: Record<string, object>,
  required: object[] = Object.keys(schemes).map((name) => ({ [name]: [] })),
) => {
  const document = testDocument({ "/a": { get: testOperation("getA") } });
  return {
    ...document,
    security: required,
    components: { ...document.components, securitySchemes: schemes },
  } as OpenApiDocument;
};

describe("the README of a client", () => {
  test("shows what its document has, and nothing else", async () => {
    const text = await readmeOf(testDocument({ "/a": { get: testOperation("getA") } }));
    expect(sections(text)).toEqual([
      "Install",
      "First call",
      "Errors",
      "One function at a time",
      "Entries",
      "Operations",
    ]);
    expect(text).toContain('baseUrl: "https://shop.example.com/api"');
    expect(text).toContain("console.log(await client.getA());");
    expect(text).not.toContain("auth");
  });

  test("begins with the reading operation that asks least, not with the first one", async () => {
    const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
    const text = await readmeOf(
      testDocument({
        "/things": { post: testOperation("create") },
        "/things/{id}": { get: testOperation("read", undefined, { parameters: [id] }) },
        "/all": { get: testOperation("list") },
      }),
    );
    expect(/## First call[^]*?client\.(\w+)\(/.exec(text)?.[1]).toBe("list");
  });

  test("tells errors apart by the code that is the operation's own", async () => {
    const problem = (code: string, data: object) => ({
      description: code,
      content: {
        "application/problem+json": {
          schema: {
            type: "object",
            required: ["code"],
            properties: { code: { const: code, type: "string" }, ...data },
          },
        },
      },
    });
    const operation = testOperation("getA");
    const data = { data: { type: "object" } };
    Object.assign(operation.responses ?? {}, { 400: problem("BAD_REQUEST", {}), 404: problem("NO_SUCH_A", data) });
    const text = await readmeOf(testDocument({ "/a": { get: operation } }));
    expect(text).toContain("if (!isErrorOf(getA, error)) throw error;");
    expect(text).toMatch(/case "NO_SUCH_A":\n {6}console\.log\(error\.data\);/);
  });

  test.each([
    [{ type: "http", scheme: "bearer" }, 'auth: bearer(async () => "your token")'],
    [{ type: "http", scheme: "Basic" }, 'auth: basic("your name", "your password")'],
    [{ type: "apiKey", in: "header", name: "X-Key" }, 'auth: apiKey({ in: "header", name: "X-Key" }, "your key")'],
    [
      { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://id.example.com/token", scopes: {} } } },
      'auth: clientCredentials({ tokenUrl: "https://id.example.com/token", clientId:',
    ],
    [{ type: "openIdConnect", openIdConnectUrl: "https://id.example.com/" }, "auth: bearer("],
  ])("passes credentials by the scheme %j", async (scheme, expected) => {
    const text = await readmeOf(secured({ it: scheme }));
    expect(text).toContain(expected);
    expect(sections(text)).toContain("Authentication");
  });

  test("passes no credentials to an operation that may go without, and prefers a header to a cookie", async () => {
    const token = { type: "http", scheme: "bearer" };
    const first = (text: string) => /## First call[^]*?```ts([^]*?)```/.exec(text)?.[1];
    expect(first(await readmeOf(secured({ token }, [{ token: [] }, {}])))).not.toContain("auth");
    const cookie = { type: "apiKey", in: "cookie", name: "session" };
    expect(first(await readmeOf(secured({ cookie, token })))).toContain("auth: bearer(");
  });

  test("calls nothing whose input cannot be made up", async () => {
    const never = { name: "code", in: "query", required: true, schema: { type: "string", pattern: "^(?=a)b$" } };
    const text = await readmeOf(
      testDocument({ "/a": { get: testOperation("getA", undefined, { parameters: [never] }) } }),
    );
    expect(sections(text)).toEqual(["Install", "Entries", "Operations"]);
  });

  test("ends neither a code block nor a table with text of the document", async () => {
    const evil = "x`|\n```\n<script>";
    const parameter = { name: evil, in: "query", required: true, schema: { type: "string", const: evil } };
    const document = testDocument({
      "/a": { get: testOperation("getA", undefined, { parameters: [parameter], summary: evil }) },
    });
    const text = await readmeOf({ ...document, servers: [{ url: `https://shop.example.com/${evil}` }] });
    const outside = text.replaceAll(/^```\w*\n[^]*?^```$/gm, "");
    expect(outside).not.toContain("```");
    expect(outside).not.toContain("<script>");
    expect(sections(text)).toContain("Operations");
  });
});
