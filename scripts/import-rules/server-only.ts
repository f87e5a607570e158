import { builtinModules } from "node:module";

/** npm packages that may be part of a page, beside what we generate. */
const forBrowsers = ["typebox"];

const builtIns = builtinModules.filter((name) => !name.startsWith("_")).map((name) => name.replace(/^node:/, ""));

/** Whatever a browser must not get, as paths relative to the root, symbolic links followed. */
export const serverOnly = [
  `^(?:node:)?(?:${builtIns.join("|")})$`,
  "^apps/(?!server/src/shell/browser/)",
  "^plugins/(?!web/)",
  "^(?:contracts|scripts|conformance|bench)/|^rawr\\.hq\\.ts$",
  "^packages/(?!client-runtime/|ui-sdk/)[^/]+/(?!src/browser\\.ts$|src/domain/|package\\.json$)",
  `(?:^|/)node_modules/(?!\\.pnpm/|(?:${forBrowsers.join("|")})/)(?!.*/node_modules/)`,
].join("|");

/** Entries of everything that runs in browsers. */
export const browserEntries = [
  "^packages/[^/]+/src/browser\\.ts$",
  "^packages/(?:client-runtime|ui-sdk)/src/index\\.ts$",
  "^packages/ui-sdk/src/",
  "^plugins/web/[^/]+/src/",
  "^apps/server/src/shell/browser/",
].join("|");
