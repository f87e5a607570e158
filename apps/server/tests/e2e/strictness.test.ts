import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { button, feed, heading, headline, invoices, reconcile } from "./support/console-page.ts";
import { eventually, inChromium } from "./support/in-chromium.ts";

/** Tries in the page what its policy forbids; answers what happened, and which violations the browser reported. */
function probe(page: Page) {
  return page.evaluate(async () => {
    // What the debugger itself evaluates may evaluate; what a task of the page does may not.
    await new Promise((resolve) => setTimeout(resolve));
    const reported: string[] = [];
    const isDone = Promise.withResolvers<void>();
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
      reported.push(effectiveDirective);
      if (effectiveDirective === "frame-src") isDone.resolve();
    });
    const refused = (attempt: () => unknown) => {
      try {
        attempt();
        return "done";
      } catch (error) {
        return (error as Error).name;
      }
    };
    const plugin = document.querySelector(".host")?.shadowRoot as ShadowRoot;
    const outcomes: Record<string, string> = {
      innerHTML: refused(() => Object.assign(document.createElement("div"), { innerHTML: "<b>x</b>" })),
      "innerHTML of the plugin": refused(() => Object.assign(plugin, { innerHTML: "<b>x</b>" })),
      // biome-ignore lint/security/noGlobalEval: this is the attempt.
      eval: refused(() => globalThis.eval("1 + 1")),
      Function: refused(() => new Function("return 1")()),
      policy: refused(() =>
        (
          globalThis as never as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy("mine", {}),
      ),
    };
    const script = document.createElement("script");
    outcomes["inline script"] = refused(() => {
      script.textContent = "window.broken = true";
      document.body.append(script);
    });
    const style = document.createElement("style");
    style.textContent = "body { outline: 3px solid red }";
    document.head.append(style);
    outcomes["inline style"] = getComputedStyle(document.body).outlineStyle;
    style.remove();
    outcomes["foreign fetch"] = await fetch("https://example.org/").then(
      () => "done",
      (error: Error) => error.name,
    );
    const image = new Image();
    image.src = "https://example.org/pixel.png";
    outcomes["broken"] = String("broken" in window);
    const frame = document.createElement("iframe");
    frame.src = "https://example.org/";
    document.body.append(frame);
    await isDone.promise;
    frame.remove();
    return { outcomes, reported: [...new Set(reported)].sort() };
  });
}

/** Counts, before the page's own script runs, what outlives a plugin: timers, requests, listeners on window and document. */
function countWhatLasts() {
  const timers = new Set<unknown>();
  const lasts = { timers, requests: 0, listeners: [] as string[] };
  const { setTimeout: start, clearTimeout: stop, fetch: send } = window;
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const isLasting = (target: unknown) => target === undefined || target === window || target === document;
  const forget = (type: string) => void lasts.listeners.splice(lasts.listeners.indexOf(type), 1);
  Object.assign(EventTarget.prototype, {
    addEventListener(this: EventTarget, type: string, listener: never, options?: AddEventListenerOptions) {
      if (isLasting(this)) {
        lasts.listeners.push(type);
        options?.signal?.addEventListener("abort", () => forget(type));
      }
      return add.call(this, type, listener, options);
    },
    removeEventListener(this: EventTarget, type: string, listener: never) {
      if (isLasting(this)) forget(type);
      return remove.call(this, type, listener);
    },
  });
  Object.assign(window, {
    setTimeout: (work: () => void, wait: number) => {
      const timer = start(() => {
        timers.delete(timer);
        work();
      }, wait);
      timers.add(timer);
      return timer;
    },
    clearTimeout: (timer: number) => {
      timers.delete(timer);
      stop(timer);
    },
    fetch: (...request: Parameters<typeof fetch>) => {
      lasts.requests++;
      return send(...request).finally(() => lasts.requests--);
    },
  });
  // The page loads anew when somebody leaves: what is there as it goes is what the plugin left.
  add.call(window, "pagehide", () => {
    const { requests } = lasts;
    const listeners = lasts.listeners.sort();
    const children = document.querySelector(".host")?.shadowRoot?.firstElementChild?.childElementCount;
    localStorage.setItem("left", JSON.stringify({ listeners, requests, timers: timers.size, children }));
  });
}

inChromium("the page under its own rules", ({ open }) => {
  test("nothing is written as markup, evaluated, loaded from elsewhere or sent there", async () => {
    const { page, url, requests } = await open({
      expected: /Content Security Policy|Trusted|TrustedHTML|TrustedScript|violates|example\.org/,
    });
    const response = await fetch(url);
    const policy = response.headers.get("content-security-policy") ?? "";
    for (const rule of [/default-src 'none'/, /require-trusted-types-for 'script'/, /frame-ancestors 'none'/])
      expect(policy).toMatch(rule);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    const { outcomes, reported } = await probe(page);
    expect(outcomes).toEqual({
      innerHTML: "TypeError",
      "innerHTML of the plugin": "TypeError",
      eval: "EvalError",
      Function: "EvalError",
      policy: "TypeError",
      "inline script": "TypeError",
      "inline style": "none",
      "foreign fetch": "TypeError",
      broken: "false",
    });
    expect(reported).toEqual([
      "connect-src",
      "frame-src",
      "img-src",
      "require-trusted-types-for",
      "style-src-elem",
      "trusted-types",
    ]);
    const foreign = requests.filter((request) => new URL(request.url()).origin !== url);
    for (const request of foreign)
      expect([request.url(), request.failure()?.errorText]).toEqual([request.url(), "csp"]);
    await reconcile(page, "inv-001");
    await eventually(() => headline(page).textContent()).toBe("Paid in full");
  });

  test("neither the token nor the session can be read by a script", async () => {
    const { page, context, requests, host } = await open({ config: { demoUser: undefined }, unsigned: true });
    const token = await host.token();
    await page.getByLabel("Access token").fill(token);
    await button(page, "Sign in").click();
    await invoices(page).first().waitFor();
    await reconcile(page, "inv-001");
    await eventually(() => headline(page).textContent()).toBe("Paid in full");
    const cookies = await context.cookies();
    const session = cookies.find(({ name }) => name === "session");
    expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    const readable = await page.evaluate(async () => {
      const roots = [...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
      return JSON.stringify([
        document.cookie,
        { ...localStorage },
        { ...sessionStorage },
        (await indexedDB.databases()).map(({ name }) => name),
        await caches.keys(),
        document.documentElement.outerHTML,
        roots.map((root) => root.innerHTML),
        await (await fetch("/session")).json(),
        history.state,
        location.href,
        window.name,
      ]);
    });
    expect(readable).toContain("olga");
    expect(readable).not.toContain(token);
    expect(readable).not.toContain(session?.value);
    const bearers = requests.filter((request) => request.headers()["authorization"] !== undefined);
    expect(bearers.map((request) => `${request.method()} ${new URL(request.url()).pathname}`)).toEqual([
      "POST /session",
    ]);
    expect(host.log.text()).not.toContain(token);
    expect(host.log.text()).not.toContain(session?.value ?? "no session");
  });

  test("the plugin leaves nothing behind when it goes", async () => {
    const { page, context, ledger } = await open();
    await context.addInitScript(countWhatLasts);
    await page.reload();
    await invoices(page).first().waitFor();
    ledger.takeAway();
    await reconcile(page, "inv-001");
    await eventually(() => feed(page).textContent()).toBe("Live");
    await button(page, "Sign out").click();
    await eventually(() => heading(page).textContent()).toBe("Sign in");
    expect(JSON.parse((await page.evaluate(() => localStorage.getItem("left"))) ?? "null")).toEqual({
      listeners: ["languagechange", "offline", "online", "pageshow"],
      requests: 0,
      timers: 0,
      children: 0,
    });
  });
});
