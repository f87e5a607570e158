import { expect, test } from "vitest";
import {
  type Call,
  createApi,
  type Deprecation,
  deprecationWarnings,
  operation,
  type TransportFailure,
} from "../../src/index.ts";
import { json, serve } from "../support/server.ts";

type Any = Call<Record<string, unknown>, unknown, TransportFailure>;
const get: Any = operation("GET /old/{id}");
const other: Any = operation("GET /other");

async function warned(headers: Record<string, string>): Promise<Deprecation[]> {
  const { baseUrl } = await serve((_, response) => json(response, 200, 1, headers));
  const warnings: Deprecation[] = [];
  const api = createApi({ baseUrl, use: [deprecationWarnings({ warn: (one) => warnings.push(one) })] });
  await get(api, { id: 1 });
  await get(api, { id: 2 });
  await other(api, {});
  return warnings;
}

test("a deprecation is told once for each operation, with its dates and link", async () => {
  const warnings = await warned({
    deprecation: "@1688169599",
    sunset: "Sun, 30 Jun 2030 23:59:59 GMT",
    link: '<https://x.test/a>; rel="next", <https://x.test/b>; rel="deprecation"; type="text/html"',
  });
  expect(warnings.map(({ operation }) => operation)).toEqual(["GET /old/{id}", "GET /other"]);
  expect(warnings[0]).toEqual({
    operation: "GET /old/{id}",
    since: new Date("2023-06-30T23:59:59Z"),
    sunset: new Date("2030-06-30T23:59:59Z"),
    link: "https://x.test/b",
    message: "GET /old/{id} is deprecated since 2023-06-30 and stops working on 2030-06-30: https://x.test/b",
  });
});

test.each([
  [{ deprecation: "true" }, "GET /old/{id} is deprecated"],
  [{ deprecation: "Fri, 30 Jun 2023 23:59:59 GMT" }, "GET /old/{id} is deprecated since 2023-06-30"],
  [{ sunset: "Sun, 30 Jun 2030 23:59:59 GMT" }, "GET /old/{id} is deprecated and stops working on 2030-06-30"],
  [{ deprecation: "true", link: "<https://x.test/s>;rel=sunset" }, "GET /old/{id} is deprecated: https://x.test/s"],
  [{ deprecation: "false" }, undefined],
  [{ link: '<https://x.test/b>; rel="deprecation"' }, undefined],
])("%j", async (headers, message) => {
  expect((await warned(headers as Record<string, string>))[0]?.message).toBe(message);
});
