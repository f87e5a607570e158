export { lintInWorker } from "../lint-worker.ts";
