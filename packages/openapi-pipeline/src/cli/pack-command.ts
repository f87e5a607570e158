import { join, relative } from "node:path";
import { fileErrorReason } from "../artifacts/file-error.ts";
import { writeWhole } from "../artifacts/write-whole.ts";
import type { PackedPackage } from "../package/pack-package.ts";
import type { Invocation } from "./arguments.ts";
import { CliError, exitCodes } from "./endings.ts";
import { countOf, type Surroundings } from "./output.ts";
import { printPackageReport, recordOf, sizeOf } from "./package-report.ts";
import { packClients } from "./packing.ts";

/** `pack`: writes `<name>-<version>.tgz` of client packages. */
export async function pack(invocation: Invocation, to: Surroundings): Promise<number> {
  const { root, packages, diagnostics, exitCode } = await packClients(invocation, to);
  const written = packages.map((packed) => ({ ...recordOf(packed), file: write(invocation.out, packed) }));
  await printPackageReport({ root, diagnostics, packages: written }, invocation, to);
  if (invocation.quiet) return exitCode;
  for (const { file, files, size, integrity } of written) {
    const shown = relative(invocation.cwd, file) || file;
    to.stderr.write(`${shown}: ${countOf(files.length, "file")}, ${sizeOf(size)}, ${integrity}\n`);
  }
  to.stderr.write(
    exitCode === exitCodes.fine ? `packed ${countOf(written.length, "package")}\n` : "nothing was packed\n",
  );
  return exitCode;
}

function write(folder: string, { fileName, bytes }: PackedPackage): string {
  try {
    writeWhole(folder, fileName, bytes);
  } catch (error) {
    throw new CliError({
      code: "file-unwritable",
      parameters: { path: join(folder, fileName), reason: fileErrorReason(error) },
    });
  }
  return join(folder, fileName);
}
