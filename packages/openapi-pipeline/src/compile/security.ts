import type { Operation } from "@rawr/openapi-document";
import type { Procedure } from "../surface/read-contract.ts";
import type { CompileContext } from "./compile-context.ts";

type Requirement = Readonly<Record<string, readonly string[]>>;

/**
 * The operation's own security requirements. `meta.scopes` narrows the surface's default: each scheme of the default
 * then asks for these scopes (OpenAPI 3.1, 4.8.30; roles for schemes other than oauth2 and openIdConnect).
 */
export function securityOf(procedure: Procedure, context: CompileContext): Pick<Operation, "security"> {
  const own = procedure.meta["security"] as readonly Requirement[] | undefined;
  const scopes = procedure.meta["scopes"] as readonly string[] | undefined;
  if (own === undefined && scopes === undefined) return {};
  const requirements = own ?? (context.surface.security ?? []).map((each) => withScopes(each, scopes ?? []));
  const known = Object.keys(context.surface.securitySchemes ?? {});
  for (const scheme of requirements.flatMap((each) => Object.keys(each))) {
    if (known.includes(scheme)) continue;
    const at = procedure.origin?.link("meta");
    context.report(
      "unknown-security-scheme",
      { operation: procedure.keys.join("."), scheme, known: known.join(", ") },
      { at: at?.key("security") ?? at },
    );
  }
  return {
    security: requirements.map((each) =>
      Object.fromEntries(Object.entries(each).map(([name, needed]) => [name, [...needed]])),
    ),
  };
}

function withScopes(requirement: Requirement, scopes: readonly string[]): Requirement {
  return Object.fromEntries(Object.keys(requirement).map((scheme) => [scheme, scopes]));
}
