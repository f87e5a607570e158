import { expect, test } from "vitest";
import type { WebPluginManifest } from "../manifest.ts";
import type { Mount, MountContext, Report } from "../mount-context.ts";
import { createLive } from "./live.ts";
import { type MountPluginOptions, mountPlugin } from "./mount-plugin.ts";

const origin = "https://page.example";
const manifest: WebPluginManifest = {
  mountContext: 1,
  name: "counter",
  title: "Counter",
  needs: [{ name: "invoicing" }],
};

/** As much of an element as a page without a browser needs. */
function fakeElement() {
  const children: unknown[] = [];
  const element = {
    append: (...nodes: unknown[]) => children.push(...nodes),
    replaceChildren: () => children.splice(0),
  };
  return { element: element as unknown as HTMLElement, children };
}

function page(mount: Mount, changes: Partial<MountPluginOptions> = {}) {
  const { element, children } = fakeElement();
  const reports: Report[] = [];
  const locale = createLive("en-GB");
  const mounted = mountPlugin({
    element,
    manifest,
    load: async () => ({ mount }),
    grants: [{ name: "invoicing", baseUrl: `${origin}/api/invoicing`, scopes: [] }],
    fetch: async () => new Response(),
    locale,
    theme: createLive("light"),
    onReport: (report) => reports.push(report),
    origin,
    ...changes,
  });
  return { mounted, reports, children, locale };
}
const errorsOf = (reports: readonly Report[]) =>
  reports.map((report) => (report.kind === "error" ? String(report.error) : report.kind));
const nothing: Mount = () => ({ unmount() {} });

test("loads no code before manifest, grants and signal were found good", async () => {
  let loaded = 0;
  const load = async () => {
    loaded++;
    return { mount: nothing };
  };
  const refused = async (changes: Partial<MountPluginOptions>) => page(nothing, { load, ...changes }).mounted;
  await expect(refused({ manifest: { ...manifest, name: "" } })).rejects.toMatchObject({ code: "MANIFEST_INVALID" });
  await expect(refused({ manifest: { ...manifest, mountContext: 2 as 1 } })).rejects.toMatchObject({
    code: "MOUNT_CONTEXT_UNSUPPORTED",
  });
  await expect(refused({ grants: [] })).rejects.toMatchObject({ code: "NOT_GRANTED" });
  await expect(
    refused({ manifest: { ...manifest, needs: [{ name: "invoicing", scopes: ["x"] }] } }),
  ).rejects.toMatchObject({ code: "SCOPE_MISSING" });
  await expect(refused({ signal: AbortSignal.abort("gone") })).rejects.toBe("gone");
  expect(loaded).toBe(0);
  await refused({});
  expect(loaded).toBe(1);
});

test("unmounting aborts the signal first, and twice is once", async () => {
  const calls: string[] = [];
  const { mounted, children, reports } = page((element, { signal }) => {
    element.append("left over");
    signal.addEventListener("abort", () => calls.push("abort"));
    return { unmount: () => calls.push("unmount") };
  });
  const { unmount } = await mounted;
  expect(children).toEqual(["left over"]);
  unmount();
  unmount();
  expect([calls, children, reports]).toEqual([["abort", "unmount"], [], []]);
});

test("the page's signal unmounts too", async () => {
  const life = new AbortController();
  let unmounted = 0;
  const { mounted } = page(() => ({ unmount: () => unmounted++ }), { signal: life.signal });
  const { unmount } = await mounted;
  life.abort();
  unmount();
  expect(unmounted).toBe(1);
});

test("what keeps the mount contract of two arguments and knows nothing of the context is mounted as ever", async () => {
  async function mount(el: HTMLElement, _ctx: MountContext) {
    el.append("button");
    return { unmount: () => {} };
  }
  const { mounted, children } = page(mount);
  (await mounted).unmount();
  expect(children).toEqual([]);
});

test.each([
  [
    "MOUNT_FAILED",
    () => {
      throw new RangeError("at once");
    },
  ],
  [
    "MOUNT_FAILED",
    async () => {
      throw new RangeError("later");
    },
  ],
  ["MODULE_INVALID", () => undefined],
  ["MODULE_INVALID", () => ({})],
])("a mount that fails is %s, is reported, and leaves nothing (%#)", async (code, bad) => {
  let signal: AbortSignal | undefined;
  const { mounted, reports, children } = page((element, context) => {
    ({ signal } = context);
    element.append("half");
    return bad() as never;
  });
  await expect(mounted).rejects.toMatchObject({ name: "CapabilityError", code });
  expect([errorsOf(reports).length, children, signal?.aborted]).toEqual([1, [], true]);
});

test("a module that cannot be loaded, and one without mount", async () => {
  const cause = new TypeError("no network");
  const failed = page(nothing, { load: () => Promise.reject(cause) });
  await expect(failed.mounted).rejects.toMatchObject({ code: "LOAD_FAILED", cause });
  const empty = page(nothing, { load: async () => ({}) as never });
  await expect(empty.mounted).rejects.toMatchObject({ code: "MODULE_INVALID" });
  expect(errorsOf(empty.reports)).toEqual(["CapabilityError: The module of counter has no export named mount."]);
});

test("leaving while it starts rejects with the reason, and what starts too late is ended", async () => {
  const life = new AbortController();
  const late = Promise.withResolvers<{ unmount(): void }>();
  let unmounted = 0;
  const { mounted, children, reports } = page(
    (element) => {
      element.append("half");
      return late.promise;
    },
    { signal: life.signal },
  );
  await Promise.resolve().then(() => {});
  life.abort("signed out");
  await expect(mounted).rejects.toBe("signed out");
  expect(children).toEqual([]);
  late.resolve({ unmount: () => unmounted++ });
  await expect.poll(() => unmounted).toBe(1);
  expect(reports).toEqual([]);
});

test("leaving while it loads mounts nothing", async () => {
  const life = new AbortController();
  const module = Promise.withResolvers<{ mount: Mount }>();
  let mounts = 0;
  const { mounted } = page(nothing, { signal: life.signal, load: () => module.promise });
  life.abort("gone");
  await expect(mounted).rejects.toBe("gone");
  module.resolve({
    mount: () => {
      mounts++;
      return { unmount() {} };
    },
  });
  await module.promise;
  await Promise.resolve();
  expect(mounts).toBe(0);
});

test("errors of unmount and of listeners are reported and stop nothing", async () => {
  const { mounted, reports, locale, children } = page((element, context) => {
    element.append("content");
    context.locale.subscribe(() => {
      throw new RangeError("listener");
    });
    return {
      unmount() {
        throw new RangeError("unmount");
      },
    };
  });
  const { unmount } = await mounted;
  locale.set("de-DE");
  unmount();
  locale.set("fr-FR");
  expect(errorsOf(reports)).toEqual(["RangeError: listener", "RangeError: unmount"]);
  expect(children).toEqual([]);
});

test("the context is version 1, cannot be changed, and fetches through the guard", async () => {
  let context: MountContext | undefined;
  const sent: string[] = [];
  const { mounted, reports } = page(
    (_element, given) => {
      context = given;
      given.report({ kind: "event", name: "opened" });
      return { unmount() {} };
    },
    {
      fetch: async (input) => {
        sent.push((input as Request).url);
        return new Response();
      },
    },
  );
  const { unmount } = await mounted;
  expect([context?.version, Object.isFrozen(context), context?.locale.value]).toEqual([1, true, "en-GB"]);
  await context?.fetch(`${context.capabilities.require("invoicing").baseUrl}/invoices`);
  await expect(context?.fetch("/session")).rejects.toMatchObject({ code: "FETCH_REFUSED" });
  expect(sent).toEqual([`${origin}/api/invoicing/invoices`]);
  unmount();
  context?.report({ kind: "event", name: "too late" });
  expect(reports).toEqual([{ kind: "event", name: "opened" }]);
});
