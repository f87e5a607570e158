export { generateInWorker } from "../generate-worker.ts";
