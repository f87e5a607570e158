import type {
  ContractRouterClient,
  InferContractRouterInputs,
  InferContractRouterOutputs,
  InferSchemaInput,
  InferSchemaOutput,
} from "@orpc/contract";
import { type StaticDecode, type StaticEncode, type TSchema, Type } from "typebox";
import { expectTypeOf, test } from "vitest";
import { type OperationMeta, oc, problem, typeBoxStandardSchema } from "./index.ts";

// Checked by `tsc`; nothing here runs.

const Moment = Type.Codec(Type.String())
  .Decode((text) => new Date(text))
  .Encode((date) => date.toISOString());

const schemas = {
  any: Type.Any(),
  array: Type.Array(Type.Integer()),
  immutable: Type.Immutable(Type.Array(Type.Integer())),
  codec: Moment,
  codecs: Type.Object({ at: Moment, list: Type.Array(Moment), either: Type.Union([Moment, Type.Null()]) }),
  codecInTuple: Type.Tuple([Moment, Type.Number()]),
  codecInRecord: Type.Record(Type.String(), Moment),
  codecInIntersect: Type.Intersect([Type.Object({ at: Moment }), Type.Object({ n: Type.Number() })]),
  cyclic: Type.Cyclic({ Node: Type.Object({ next: Type.Optional(Type.Ref("Node")) }) }, "Node"),
  empty: Type.Object({}),
  enumeration: Type.Enum(["a", 1]),
  intersect: Type.Intersect([Type.Object({ a: Type.String() }), Type.Object({ b: Type.Optional(Type.Null()) })]),
  literal: Type.Literal("a"),
  nested: Type.Object({ a: Type.Object({ b: Type.Optional(Type.Array(Type.Object({ c: Type.Boolean() }))) }) }),
  never: Type.Never(),
  optional: Type.Object({ a: Type.Optional(Type.String()), b: Type.Number() }),
  readonly: Type.Object({
    a: Type.Readonly(Type.String()),
    b: Type.Optional(Type.Readonly(Type.Null())),
    c: Type.Optional(Type.Null()),
    d: Type.Null(),
  }),
  record: Type.Record(Type.String(), Type.Integer()),
  refined: Type.Refine(Type.Object({ a: Type.Null() }), () => true),
  template: Type.TemplateLiteral("run-${number}"),
  tuple: Type.Tuple([Type.String(), Type.Optional(Type.Null())]),
  union: Type.Union([Type.Literal("a"), Type.Object({ b: Type.Null() }), Type.Null()]),
  unknown: Type.Unknown(),
  unsafe: Type.Unsafe<{ a: 1 }>({}),
  void: Type.Void(),
} satisfies Record<string, TSchema>;

type Schemas = typeof schemas;
const adapted = <Schema extends TSchema>(schema: Schema) => typeBoxStandardSchema(schema);
type Adapted<Schema extends TSchema> = ReturnType<typeof adapted<Schema>>;

test("every kind has TypeBox's own types", () => {
  expectTypeOf<{ [Name in keyof Schemas]: InferSchemaInput<Adapted<Schemas[Name]>> }>().toEqualTypeOf<{
    [Name in keyof Schemas]: StaticEncode<Schemas[Name]>;
  }>();
  expectTypeOf<{ [Name in keyof Schemas]: InferSchemaOutput<Adapted<Schemas[Name]>> }>().toEqualTypeOf<{
    [Name in keyof Schemas]: StaticDecode<Schemas[Name]>;
  }>();
});

const contract = {
  trigger: oc
    .route({ method: "POST", path: "/trigger" })
    .meta({ audience: "public", workflow: "trigger", links: { status: { operation: "status" } } })
    .errors({
      RUN_NOT_FOUND: problem({ status: 404, title: "Run not found", data: Type.Object({ runId: Type.String() }) }),
    })
    .input(typeBoxStandardSchema(Type.Object({ at: Moment, note: Type.Optional(Type.String()) })))
    .output(typeBoxStandardSchema(Type.Object({ runId: Type.String() }))),
};

test("a contract infers through oRPC", () => {
  type Inputs = InferContractRouterInputs<typeof contract>;
  expectTypeOf<Inputs["trigger"]>().toEqualTypeOf<{ at: string; note?: string }>();
  expectTypeOf<InferContractRouterOutputs<typeof contract>["trigger"]>().toEqualTypeOf<{ runId: string }>();
  type Client = ContractRouterClient<typeof contract>;
  expectTypeOf<Awaited<ReturnType<Client["trigger"]>>>().toEqualTypeOf<{ runId: string }>();
});

test("the data of an error is typed", () => {
  const { data } = contract.trigger["~orpc"].errorMap.RUN_NOT_FOUND;
  expectTypeOf<InferSchemaOutput<typeof data>>().toEqualTypeOf<{ runId: string }>();
});

test("meta is checked", () => {
  expectTypeOf(oc.meta).parameter(0).toExtend<OperationMeta>();
  // @ts-expect-error -- no such audience
  oc.meta({ audience: "everybody" });
  // @ts-expect-error -- a problem has a title
  problem({ status: 404 });
});
