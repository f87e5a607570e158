import { registerHooks } from "node:module";

// Puts the stand-in in the place of the stages: these tests are about the command line, the store and the cache.
const standIn = new URL("./stand-in-build.ts", import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    return resolved.url.endsWith("/openapi-pipeline/src/build.ts") ? { ...resolved, url: standIn } : resolved;
  },
});
