import type { OpenApiDocument } from "@rawr/openapi-document";
import { expect, test } from "vitest";
import { testDocument, testOperation } from "../../src/generate/test-documents.ts";
import { clientOf, compared, messages } from "./support.ts";

const id = { name: "userId", in: "path", required: true, schema: { type: "string" } };
const users = { "/users/{userId}": { get: user("users.get") } };

function user(operationId: string) {
  return testOperation(operationId, { type: "string" }, { parameters: [id] });
}

const before: OpenApiDocument = testDocument(users);

// Our own build refuses two operations whose functions would be called alike; other versions of a generator may not.
const collision = "generated-name-collision";

test("adding GET /admin/users/get makes usersGet call the other URL: breaking, though it is additive for HTTP", async () => {
  const after = testDocument({ "/admin/users/get": { get: testOperation("users_get") }, ...users });
  const findings = await compared(await clientOf(before), await clientOf(after, collision));
  expect(findings.find(({ code }) => code === "function-rebound")).toMatchObject({
    class: "SDK_SOURCE",
    level: "major",
    message: "`usersGet` calls GET /admin/users/get; it called GET /users/{userId} (that is `usersGet_` now).",
    edit: { kind: "changed", before: "GET /users/{userId}", after: "GET /admin/users/get" },
    witness: { kind: "message", refusal: "it compiles, and sends GET /admin/users/get" },
    old: { pointer: "/paths/~1users~1{userId}/get" },
    new: { pointer: "/paths/~1admin~1users~1get/get" },
    touches: { operations: ["GET /admin/users/get", "GET /users/{}"] },
  });
  expect(findings.map(({ code }) => code).toSorted()).toEqual(["export-added", "function-rebound"]);
});

test("a function that takes over the name of another compiles, and is found", async () => {
  const after = testDocument({
    "/admin/users/{userId}": { get: user("users.get") },
    "/users/{userId}": { get: user("users.read") },
  });
  const findings = await compared(await clientOf(before), await clientOf(after));
  expect(messages(findings)).toEqual([
    "function-rebound: `usersGet` calls GET /admin/users/{userId}; it called GET /users/{userId} (that is `usersRead` now).",
    "export-added: `usersRead` is new, with `UsersReadError`, `UsersReadInput`, `usersReadHandler` and 3 more.",
  ]);
});

test("a path parameter of another name is the same URL, and another input", async () => {
  const renamed = testOperation("users.get", { type: "string" }, { parameters: [{ ...id, name: "id" }] });
  const after = testDocument({ "/users/{id}": { get: renamed } });
  expect(messages(await compared(await clientOf(before), await clientOf(after)))).toEqual([
    "input-refused: `usersGet` needs `id` now.",
    "input-refused: `usersGet` no longer takes `userId`.",
  ]);
});
