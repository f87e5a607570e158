export { generateInWorker } from "../generate-worker.ts";

// Starts the expensive import while the contract is still being compiled; a failure shows when the tool is used.
import("@hey-api/openapi-ts").catch(() => undefined);
