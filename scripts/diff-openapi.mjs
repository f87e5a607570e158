// `pnpm diff:openapi`; takes the options of `rawr-openapi diff`. JavaScript, because it runs before the compile cache is on
// that spares Node the work of stripping types.
import { enableCompileCache } from "node:module";

enableCompileCache();
const { main } = await import("../packages/openapi-pipeline/src/cli.ts");

process.exitCode = await main(["diff", ...process.argv.slice(2)]);
