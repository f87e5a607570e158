import type {
  StaticDecode,
  StaticEncode,
  TArray,
  TImmutable,
  TLiteral,
  TObject,
  TReadonly,
  TRecord,
  TSchema,
  TTuple,
  TUnion,
} from "typebox";

/**
 * What a schema accepts on the wire: the same type as TypeBox's `StaticEncode`, for a fifth of the checker's work.
 * TypeBox asks up to thirty questions of every schema, the common kinds last; here they come first.
 */
export type InferInput<Schema> = Schema extends { "~kind": keyof Primitives }
  ? Primitives[Schema["~kind"]]
  : Schema extends TObject<infer Properties>
    ? InferObject<Properties, OptionalKeys<Properties>, Schema>
    : Schema extends TArray<infer Items>
      ? Schema extends TImmutable
        ? readonly InferInput<Items>[]
        : InferInput<Items>[]
      : Schema extends TLiteral<infer Value>
        ? Value
        : Schema extends TUnion<infer Members>
          ? InferInput<Members[number]>
          : Schema extends TSchema
            ? StaticEncode<Schema>
            : never;

/** What validation answers: TypeBox's `StaticDecode`, which is the input wherever there is no codec. */
export type InferOutput<Schema> = [Codecs<Schema>] extends [never]
  ? InferInput<Schema>
  : Schema extends TSchema
    ? StaticDecode<Schema>
    : never;

interface Primitives {
  // biome-ignore lint/suspicious/noExplicitAny: it is what TypeBox infers for Type.Any().
  Any: any;
  Boolean: boolean;
  Integer: number;
  Null: null;
  Number: number;
  String: string;
  Unknown: unknown;
}

// Readonly properties are rare, and TypeBox orders four groups of keys for them.
type InferObject<Properties, Optional extends keyof Properties, Schema> = keyof Properties extends never
  ? object
  : ReadonlyKeys<Properties> extends never
    ? [Optional] extends [never]
      ? { [Key in keyof Properties]: InferInput<Properties[Key]> }
      : Flat<
          { [Key in Exclude<keyof Properties, Optional>]: InferInput<Properties[Key]> } & {
            [Key in Optional]?: InferInput<Properties[Key]>;
          }
        >
    : Schema extends TSchema
      ? StaticEncode<Schema>
      : never;

type Flat<Type> = { [Key in keyof Type]: Type[Key] };

type OptionalKeys<Properties> = {
  [Key in keyof Properties]: Properties[Key] extends { "~optional": unknown } ? Key : never;
}[keyof Properties];

type ReadonlyKeys<Properties> = Properties[keyof Properties] extends infer Schema
  ? Schema extends TReadonly
    ? true
    : never
  : never;

/** `true` for a schema that holds a codec, or may; `never` for one that holds none. */
type Codecs<Schema> = Schema extends { "~codec": unknown }
  ? true
  : Schema extends { "~kind": keyof Primitives | "Literal" | "Enum" | "TemplateLiteral" | "Never" }
    ? never
    : Schema extends TObject<infer Properties>
      ? Codecs<Properties[keyof Properties]>
      : Schema extends TArray<infer Items>
        ? Codecs<Items>
        : Schema extends TUnion<infer Members>
          ? Codecs<Members[number]>
          : Schema extends TTuple<infer Members>
            ? Codecs<Members[number]>
            : Schema extends TRecord<string, infer Value>
              ? Codecs<Value>
              : true;
