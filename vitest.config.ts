import { configDefaults, defineConfig } from "vitest/config";

// Long enough for a test that starts a build on a busy machine; no test measures time.
const patience = 120_000;

export default defineConfig({
  test: {
    exclude: [
      ...configDefaults.exclude,
      "**/fixtures/**",
      "**/dist/**",
      "generated/**",
      "bench/.work/**",
      "conformance/.work/**",
    ],
    testTimeout: patience,
    hookTimeout: patience,
  },
});
