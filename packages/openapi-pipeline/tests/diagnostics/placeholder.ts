/**
 * Stands for a parameter whose type is only known to the compiler: every property, call and element of it is
 * again such a value, and as text it is its own name, `‹path›`.
 */
export function placeholder(name: string): unknown {
  const text = `‹${name}›`;
  const target = () => undefined;
  return new Proxy(target, {
    get(_target, key) {
      if (key === Symbol.toPrimitive) return () => text;
      if (key === Symbol.iterator) return () => [placeholder(name)].values();
      if (key === "toString" || key === "toJSON") return () => text;
      if (key === "length") return 1;
      return placeholder(typeof key === "string" ? key : name);
    },
    apply: () => placeholder(name),
  });
}
