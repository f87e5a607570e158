import { writeFileSync } from "node:fs";
import { registerHooks } from "node:module";

/** @type {string[]} */
const loaded = [];

registerHooks({
  load(url, context, next) {
    if (url.startsWith("file:")) loaded.push(url);
    return next(url, context);
  },
});

process.on("exit", () => writeFileSync(process.env["MODULES_LIST"] ?? "", JSON.stringify(loaded)));
