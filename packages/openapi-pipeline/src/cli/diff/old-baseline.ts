import { readTextIfThere } from "../../artifacts/read-file.ts";
import type { Outcome } from "../../diagnostics/diagnostic.ts";
import { type Baseline, parseBaseline } from "../../diff/baseline.ts";
import type { OldSide } from "../../diff/side.ts";
import { baselinePath } from "../../paths.ts";

type Named = Parameters<typeof baselinePath>[0];

/** The last release of a surface; undefined without a diagnostic when there was none. */
export function readReleasedSide(root: string, surface: Named): Outcome<OldSide | undefined> {
  const path = baselinePath(surface);
  const { value: text, diagnostics } = readTextIfThere(root, path);
  if (text === undefined) return { value: undefined, diagnostics };
  const { value, diagnostics: found } = parseBaseline(text, path);
  return { value: value && releasedSide(value, path), diagnostics: found };
}

/** A release as the side of a review. */
export function releasedSide({ version, documents, clients }: Baseline, path: string): OldSide {
  return {
    label: `released ${version}`,
    isRelease: true,
    version,
    documents: Object.entries(documents).map(([audience, document]) => ({ audience, path, document })),
    clients,
    snapshot: undefined,
  };
}
