import { describe, expect, test } from "vitest";
import { instrument, originalOffset, parseModule, tracerName } from "./instrument.ts";
import { stripTypes } from "./module-loader.ts";
import { createTraceStore } from "./trace.ts";

/** Instruments a module, runs it, and returns its exports with the tracer. */
async function run(source: string) {
  const store = createTraceStore();
  const instrumented = instrument(source, parseModule("/repo/a.ts", source), 0);
  store.add({ path: "/repo/a.ts", source, sites: instrumented.sites });
  Object.defineProperty(globalThis, tracerName, { value: store.trace, configurable: true });
  const { code } = stripTypes("/repo/a.ts", instrumented.code);
  const exports = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)) as Record<
    string,
    never
  >;
  return { exports, instrumented, tracer: store.tracer("/repo") };
}

describe("instrumented modules", () => {
  test("behave as before where calls and literals nest, chain, short-circuit or are statements", async () => {
    const source = `
      const log: string[] = [];
      const f = (x?: unknown) => (log.push(String(x)), { f, x });
      class Base { constructor(public2 = f("default")) { log.push("base") } }
      class Derived extends Base { constructor() { super(f("super")) } }
      export const none = (undefined as any)?.a().b.c();
      export const some = ({ a: () => ({ b: 1 }) } as const)?.a().b;
      f(1)
      f(2).f(3).f({ y: 4 })
      const { x: renamed } = f({ z: 5 });
      export const tagged = String.raw\`\${f("t").x}\`;
      enum Colour { Red = "red" }
      export const colour = Colour.Red;
      export const awaited = await Promise.resolve({ ok: true });
      new Derived();
      export { log, renamed };
    `;
    const { exports } = await run(source);
    expect(exports["none"]).toBeUndefined();
    expect(exports["some"]).toBe(1);
    expect(exports["tagged"]).toBe("t");
    expect(exports["colour"]).toBe("red");
    expect(exports["awaited"]).toEqual({ ok: true });
    expect(exports["renamed"]).toEqual({ z: 5 });
    expect(exports["log"]).toEqual(["1", "2", "3", "[object Object]", "[object Object]", "t", "super", "base"]);
  });

  test("keep their line numbers", () => {
    const source = "const a = f({\n  b: g(),\n});\n";
    const { code } = instrument(source, parseModule("/a.ts", source), 7);
    expect(code.split("\n")).toHaveLength(source.split("\n").length);
  });

  test("map an offset of the instrumented text back to the author's", () => {
    const source = "export const a = f(g(1), { b: h() });";
    const module = instrument(source, parseModule("/a.ts", source), 0);
    for (const name of ["f(", "g(", "h("])
      expect(originalOffset(module, module.code.indexOf(name))).toBe(source.indexOf(name));
  });
});

describe("a tracer", () => {
  test("knows the outermost expression, the links of its chain and the keys of its literals", async () => {
    const source = `const builder = () => ({ route: (r: object) => ({ r, input: (i: object) => ({ r, i }) }) });
export const procedure = builder()
  .route({
    method: "GET",
    "path": "/a",
  })
  .input({ id: 1 });`;
    const { exports, tracer } = await run(source);
    const origin = tracer.originOf(exports["procedure"]);
    expect(origin?.location).toEqual({ file: "a.ts", line: 2, column: 26 });
    expect(origin?.calls).toEqual(["builder", "route", "input"]);
    expect(origin?.link("route")?.location).toEqual({ file: "a.ts", line: 3, column: 4 });
    expect(origin?.link("route")?.key("path")).toEqual({ file: "a.ts", line: 5, column: 5 });
    expect(origin?.key("id")).toEqual({ file: "a.ts", line: 7, column: 12 });
    expect(origin?.link("output")).toBeUndefined();
  });

  test("points at the call of a helper, not into it", async () => {
    const { exports, tracer } = await run(
      "const make = (n: number) => ({ n });\nexport const one = make(1);\nexport const two = make(2);",
    );
    expect(tracer.originOf(exports["one"])?.location.line).toBe(2);
    expect(tracer.originOf(exports["two"])?.location.line).toBe(3);
  });

  test("knows nothing of what no traced expression made", async () => {
    const { tracer } = await run("export const a = 1;");
    expect(tracer.originOf({})).toBeUndefined();
    expect(tracer.originOf("text")).toBeUndefined();
  });
});
