import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { findChromium } from "@rawr/browser-testing";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";
import { referenceRoutes } from "../src/pages/reference/routes.ts";
import { documentRoutes } from "../src/surfaces/document-routes.ts";
import { loadSurfaces } from "../src/surfaces/load-surfaces.ts";
import { appAround, composeDemo } from "./support/surfaces-app.ts";
import { root } from "./support/test-config.ts";

const executablePath = findChromium();

test.skipIf(!executablePath)("the reference renders under its policy and asks no other host for anything", async () => {
  const { composition, close } = composeDemo();
  const surfaces = await loadSurfaces(composition.surfaces, root);
  const { app } = appAround();
  app.route("/", documentRoutes(surfaces));
  app.route("/", referenceRoutes(surfaces));
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await once(server, "listening");
  // A name that no viewer takes for somebody's own machine: telemetry would be on.
  const origin = `http://docs.example.com:${(server.address() as AddressInfo).port}`;
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ["--host-resolver-rules=MAP docs.example.com 127.0.0.1", ...sandbox],
  });
  try {
    const page = await browser.newPage();
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(`${origin}/`) && !url.startsWith("data:")) foreign.push(url);
    });
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(`${origin}/reference/workflows/v1`);
    await page.getByRole("heading", { name: "Workflows API" }).waitFor();
    await page.getByText("/invoicing/reconciliation/trigger").first().click();
    await page.getByRole("heading", { name: "Reconcile an invoice" }).waitFor();
    await page.getByText("Idempotency-Key").first().waitFor();
    expect(await page.getByTestId("page-actions").first().isVisible()).toBe(false);
    expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
  } finally {
    await browser.close();
    server.close();
    await close();
  }
});
