// `npm start`; `npm start -- --help` lists its options. JavaScript, because it runs before the compile cache is on that
// spares Node the work of stripping types.
import { enableCompileCache } from "node:module";

enableCompileCache();
const { main } = await import("../apps/server/src/main.ts");

process.exitCode = await main(process.argv.slice(2));
