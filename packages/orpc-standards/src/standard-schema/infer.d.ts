import type { StaticDecode, StaticEncode, TArray, TImmutable, TLiteral, TObject, TSchema, TUnion } from "typebox";
/** What a schema accepts on the wire: TypeBox's `StaticEncode`, cheaper for the checker. */
export type InferInput<Schema> = Schema extends {
    "~kind": keyof Primitives;
} ? Primitives[Schema["~kind"]] : Schema extends TObject<infer Properties> ? InputObject<Properties> : Schema extends TArray<infer Items> ? Schema extends TImmutable ? readonly InferInput<Items>[] : InferInput<Items>[] : Schema extends TLiteral<infer Value> ? Value : Schema extends TUnion<infer Members> ? InferInput<Members[number]> : Schema extends TSchema ? StaticEncode<Schema> : never;
export type InferOutput<Schema> = Schema extends TSchema ? StaticDecode<Schema> : never;
interface Primitives {
    Any: any;
    Boolean: boolean;
    Integer: number;
    Null: null;
    Number: number;
    String: string;
    Unknown: unknown;
}
type InputObject<Properties> = OptionalKeys<Properties> extends infer Optional ? [
    Optional
] extends [never] ? keyof Properties extends never ? object : {
    [Key in keyof Properties]: InferInput<Properties[Key]>;
} : Flat<{
    [Key in Exclude<keyof Properties, Optional>]: InferInput<Properties[Key]>;
} & {
    [Key in Optional & keyof Properties]?: InferInput<Properties[Key]>;
}> : never;
type Flat<Type> = {
    [Key in keyof Type]: Type[Key];
};
type OptionalKeys<Properties> = {
    [Key in keyof Properties]: Properties[Key] extends {
        "~optional": unknown;
    } ? Key : never;
}[keyof Properties];
export {};
