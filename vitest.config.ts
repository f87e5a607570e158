import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    exclude: [...configDefaults.exclude, "**/fixtures/**", "**/dist/**", "generated/**"],
    typecheck: { enabled: false },
  },
});
