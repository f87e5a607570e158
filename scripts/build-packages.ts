// `pnpm build:packages`: dist/ of the packages that are published, in the order in which they need each other.
import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const root = join(import.meta.dirname, "..");
const compiler = join(root, "node_modules/typescript/bin/tsc");

const packages = [
  "client-runtime",
  "orpc-standards",
  "openapi-document",
  "schema-containment",
  "openapi-diff",
  "openapi-pipeline",
  "workflow-runtime",
  "coordination-inngest",
];

for (const name of packages) {
  const folder = join(root, "packages", name);
  rmSync(join(folder, "dist"), { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [compiler, "-p", join(folder, "tsconfig.build.json")], {
    stdio: "inherit",
  });
  if (status !== 0) process.exit(1);
}

// For `rawr-openapi explain <code>`, which in this repository reads them where they are.
const pages = join(root, "packages/openapi-pipeline/dist/pages");
mkdirSync(pages);
for (const name of readdirSync(join(root, "docs/diagnostics"))) {
  copyFileSync(join(root, "docs/diagnostics", name), join(pages, name));
}
// Annotations and SARIF of a review name its sections.
for (const name of ["review.md", "review-verdict.png", "review-witness.png"]) {
  copyFileSync(join(root, "docs", name), join(pages, name));
}

// What the dashboard serves to browsers, as it is.
const dashboard = "packages/workflow-runtime/src/dashboard/assets";
cpSync(join(root, dashboard), join(root, dashboard.replace("/src/", "/dist/")), {
  recursive: true,
  filter: (path) => !path.endsWith("tsconfig.json"),
});
