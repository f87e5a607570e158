import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { diagnose } from "../../diagnostics/table.ts";
import { nameOf, type OperationEntry } from "../operations.ts";
import { type PlannedBody, planBody } from "./body.ts";
import type { ClientGroup, ClientModel, ClientOperation, InputField, InputPlan } from "./client-model.ts";
import { camelCase, createNamer, functionNameOf, type Namer, pascalCase, upperFirst } from "./names.ts";
import { needsAllStyles, operationString } from "./operation-string.ts";
import { planPagination } from "./pagination.ts";
import { declaresHeader, type ParameterPlan, planParameters } from "./parameters.ts";
import { reservedExports, reservedMembers } from "./reserved-names.ts";
import { planErrors, planOutput, readAnswers } from "./responses.ts";
import { planRuns } from "./runs.ts";
import { listOf, recordOf, stringsIn, textOf } from "./schema-shape.ts";
import { createTypeTable, type TypeTable } from "./type-table.ts";

/** What a model is made from. Every reference of the document is local and resolves. */
export interface ModelInput {
  readonly document: OpenApiDocument;
  /** The usable operations. */
  readonly operations: readonly OperationEntry[];
  /** Name of the surface, `workflows`; the client is called after it. */
  readonly surface: string;
}

/** The model, and what of the document's extensions it could not use. */
export interface BuiltModel {
  readonly model: ClientModel;
  readonly diagnostics: readonly Diagnostic[];
}

interface Scope {
  readonly document: OpenApiDocument;
  readonly namer: Namer;
  readonly types: TypeTable;
  /** Route → function. */
  readonly functions: ReadonlyMap<string, string>;
  readonly members: MemberNames;
  readonly report: (diagnostics: readonly Diagnostic[]) => void;
}

/** Analyses a document once, for all targets. */
export function buildModel({ document, operations, surface }: ModelInput): BuiltModel {
  const diagnostics: Diagnostic[] = [...findCollisions(operations)];
  const namer = createNamer(reservedExports);
  const names = {
    client: namer.claim(`${pascalCase(surface)}Client`),
    create: namer.claim(`create${pascalCase(surface)}Client`),
  };
  const functions = new Map(operations.map((entry) => [entry.route, namer.claim(functionNameOf(entry))]));
  const types = createTypeTable(document, namer);
  const members = nameMembers(operations, functions);
  const report = (found: readonly Diagnostic[]) => void diagnostics.push(...found);
  const scope: Scope = { document, namer, types, functions, members, report };
  const planned = operations.map((entry) => planOperation(entry, scope));
  const { runs, operations: all, diagnostics: unusable } = planRuns({ document, operations: planned, types, namer });
  report(unusable);
  const groups = members.groups.map((name): ClientGroup => ({ name, type: namer.claim(`${upperFirst(name)}Client`) }));
  const { components, declarations } = types;
  return { model: { document, operations: all, groups, runs, names, components, declarations }, diagnostics };
}

function planOperation(entry: OperationEntry, scope: Scope): ClientOperation {
  const { document, types, namer } = scope;
  const { operation } = entry;
  const functionName = scope.functions.get(entry.route) as string;
  const base = upperFirst(functionName);
  const parameters = planParameters(document, entry);
  const body = planBody(document, entry, parameters);
  const answers = readAnswers(document, entry);
  const input = planInput(types, base, { parameters, body });
  const output = planOutput(document, entry, { types, base, answers });
  const constant = () => namer.claim(`${functionName}Pages`);
  const pages = planPagination({ document, entry, fields: input.fields, output, types, base, constant });
  scope.report(pages.diagnostics);
  const security = listOf(operation.security ?? document.security);
  const method = entry.method;
  return {
    ...{ route: entry.route, id: entry.id, entry, functionName, input, output },
    ...(scope.members.of.get(entry.route) as { group: string | undefined; member: string }),
    errorType: namer.claim(`${base}Error`),
    errors: planErrors(document, output, { types, base, answers }),
    spec: operationString(entry, parameters, body?.plan),
    allStyles: needsAllStyles(parameters),
    security,
    scopes: [...new Set(security.flatMap((each) => Object.values(recordOf(each)).flatMap(stringsIn)))].sort(),
    anonymous: security.length === 0 && (operation.security !== undefined || hasSchemes(document)),
    idempotent: (method !== "post" && method !== "patch") || operation["x-idempotent"] === true,
    idempotencyKey: declaresHeader(document, entry, "idempotency-key"),
    deprecated: operation.deprecated === true,
    deprecatedSince: textOf(operation["x-deprecated-since"]),
    sunset: textOf(operation["x-sunset"]),
    summary: textOf(operation.summary),
    description: textOf(operation.description),
    audience: textOf(operation["x-audience"]),
    pagination: pages.pagination,
    workflow: textOf(operation["x-workflow"]),
    trigger: undefined,
  };
}

/** A document without schemes says nothing about who may call it. */
function hasSchemes(document: OpenApiDocument): boolean {
  return Object.keys(recordOf(document.components?.securitySchemes)).length > 0;
}

function planInput(
  types: TypeTable,
  base: string,
  { parameters, body }: { parameters: readonly ParameterPlan[]; body: PlannedBody | undefined },
): InputPlan {
  const fields = [...parameters, ...(body?.fields ?? [])];
  const schema = inputSchema(parameters, body);
  return {
    type: schema && types.declare(schema, `${base}Input`, "input"),
    optional: !fields.some((field) => field.required),
    fields,
    body: body?.plan,
  };
}

/** The flat input as a schema. A body with a name stays a reference, so that its properties are written down once. */
function inputSchema(parameters: readonly ParameterPlan[], body: PlannedBody | undefined): JsonSchema | undefined {
  const isFlat = body?.plan.shape === "flat";
  const isNamed = isFlat && (body.plan.schema.$ref !== undefined || body.plan.schema.allOf !== undefined);
  if (isFlat && parameters.length === 0) return body.plan.schema;
  const fields = [...parameters, ...(isNamed ? [] : (body?.fields ?? []))];
  if (fields.length === 0) return undefined;
  const object: JsonSchema = {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field.key, documented(field)])),
    required: fields.filter((field) => field.required).map((field) => field.key),
    ...(isFlat && !isNamed && body.plan.schema.additionalProperties === true && { additionalProperties: true }),
  };
  return isNamed ? { allOf: [object, body.plan.schema] } : object;
}

/** What a parameter says of itself stands before what its schema says. */
function documented({ schema, description, deprecated }: InputField): JsonSchema {
  return { ...schema, ...(description !== undefined && { description }), ...(deprecated && { deprecated }) };
}

/** Where each operation is in the grouped client. */
interface MemberNames {
  readonly groups: readonly string[];
  readonly of: ReadonlyMap<string, { readonly group: string | undefined; readonly member: string }>;
}

function nameMembers(operations: readonly OperationEntry[], functions: ReadonlyMap<string, string>): MemberNames {
  const top = createNamer(reservedMembers);
  const groups = new Map<string, { readonly name: string; readonly members: Namer }>();
  for (const { operation } of operations) {
    const wanted = groupOf(operation);
    if (wanted === undefined || groups.has(wanted)) continue;
    groups.set(wanted, { name: top.claim(wanted), members: createNamer([...reservedMembers, "run"]) });
  }
  const of = operations.map(({ route, operation }) => {
    const wanted = groupOf(operation);
    const group = wanted === undefined ? undefined : groups.get(wanted);
    const name = functions.get(route) as string;
    const member = (group?.members ?? top).claim(withoutPrefix(name, wanted));
    return [route, { group: group?.name, member }] as const;
  });
  return { groups: [...groups.values()].map(({ name }) => name), of: new Map(of) };
}

function groupOf(operation: OperationEntry["operation"]): string | undefined {
  const name = textOf(operation["x-capability"]) ?? stringsIn(operation.tags)[0];
  return name === undefined || !/[\p{L}\p{N}]/u.test(name) ? undefined : camelCase(name);
}

/** `invoicingListRuns` in the group `invoicing` is `listRuns`. */
function withoutPrefix(name: string, group: string | undefined): string {
  if (group === undefined || !name.toLowerCase().startsWith(group.toLowerCase())) return name;
  const rest = name.slice(group.length);
  return /^\p{Lu}/u.test(rest) ? camelCase(rest) : name;
}

/** The second of two equal names would get a `_` by the order of the document: adding one could rebind the other. */
function findCollisions(operations: readonly OperationEntry[]): Diagnostic[] {
  const seen = new Map<string, OperationEntry>();
  return operations.flatMap((entry) => {
    if (entry.id === undefined) return [];
    const key = entry.id.replaceAll(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
    const first = seen.get(key);
    if (first !== undefined) {
      return [
        diagnose("generated-name-collision", { name: functionNameOf(first), first: nameOf(first), second: entry.id }),
      ];
    }
    seen.set(key, entry);
    return [];
  });
}
