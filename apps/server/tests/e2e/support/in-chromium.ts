import { findChromium, startChromium } from "@rawr/browser-testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished } from "vitest";
import type { ConfigChanges } from "../../support/test-config.ts";
import { signInAsDemoUser } from "./console-page.ts";
import { openSystem, type System } from "./system.ts";
import { type Visit, type VisitOptions, visit } from "./visit.ts";

/** The machine may be busy; what never comes true still fails. */
export const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 60_000 });

export interface OpenOptions extends VisitOptions {
  readonly config?: ConfigChanges;
  /** Leave the person before the sign-in. */
  readonly unsigned?: boolean;
}

export interface InChromium {
  /** A system of the test's own, and a demo user on its page. What the browser complains of fails the test at its end. */
  open(options?: OpenOptions): Promise<System & Visit>;
  /** Another person at another browser. */
  come(system: Pick<System, "url">, options?: VisitOptions): Promise<Visit>;
}

const executable = findChromium();

/** Tests in a real browser; skipped where there is none. */
export function inChromium(name: string, tests: (kit: InChromium) => void): void {
  describe.skipIf(executable === undefined)(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await startChromium(executable ?? "");
    });
    afterAll(async () => {
      await browser?.close();
    });
    const come = async ({ url }: Pick<System, "url">, options?: VisitOptions) => {
      const visitor = await visit(browser, url, options);
      onTestFinished(async () => {
        await visitor.context.close();
        expect(visitor.complaints).toEqual([]);
      });
      return visitor;
    };
    const open = async ({ config, unsigned = false, ...options }: OpenOptions = {}) => {
      const system = await openSystem(config);
      onTestFinished(() => system.close());
      const visitor = await come(system, options);
      if (!unsigned) await signInAsDemoUser(visitor.page);
      // Not spread: the host is another one after a restart.
      return Object.assign(system, visitor);
    };
    tests({ open, come });
  });
}
