import { attempt, descend, has, type Keywords, members, namesOf, regular, report } from "../check.ts";

/** Keywords that look into arrays and objects. */
export const partKeywords: Keywords = {
  required: (names) => (value, context) => {
    const object = members(value);
    if (object) for (const name of names) if (!has(object, name)) report(context, `must have ${JSON.stringify(name)}`);
  },
  dependentRequired: (dependents) => (value, context) => {
    const object = members(value);
    for (const name of object ? Object.keys(dependents).filter((name) => has(object, name)) : []) {
      for (const other of dependents[name] ?? []) {
        if (object && !has(object, other))
          report(context, `must have ${JSON.stringify(other)} beside ${JSON.stringify(name)}`);
      }
    }
  },
  dependentSchemas: (schemas, _schema, compile) => {
    const checks = Object.entries(schemas).map(([name, schema]) => [name, compile(schema)] as const);
    return (value, context) => {
      const object = members(value);
      for (const [name, check] of checks) if (object && has(object, name)) check(value, context);
    };
  },
  propertyNames: (schema, _schema, compile) => {
    const check = compile(schema);
    return (value, context) => {
      for (const name of namesOf(members(value) ?? {})) descend(check, name, name, { ...context, seen: undefined });
    };
  },
  properties: (schemas, _schema, compile) => {
    const checks = Object.entries(schemas).map(([name, schema]) => [name, compile(schema)] as const);
    return (value, context) => {
      const object = members(value);
      for (const [name, check] of checks) if (object && has(object, name)) descend(check, object[name], name, context);
    };
  },
  patternProperties: (schemas, _schema, compile) => {
    const checks = Object.entries(schemas).map(([pattern, schema]) => [regular(pattern), compile(schema)] as const);
    return (value, context) => {
      const object = members(value) ?? {};
      for (const name of namesOf(object)) {
        for (const [pattern, check] of checks) if (pattern?.test(name)) descend(check, object[name], name, context);
      }
    };
  },
  additionalProperties: (schema, { properties = {}, patternProperties = {} }, compile) => {
    const check = compile(schema);
    const patterns = Object.keys(patternProperties).map(regular);
    return (value, context) => {
      const object = members(value) ?? {};
      for (const name of namesOf(object)) {
        if (Object.hasOwn(properties, name) || patterns.some((pattern) => pattern?.test(name))) continue;
        descend(check, object[name], name, context);
      }
    };
  },
  prefixItems: (schemas, _schema, compile) => {
    const checks = schemas.map(compile);
    return (value, context) => {
      if (Array.isArray(value)) {
        for (const [index, check] of checks.slice(0, value.length).entries())
          descend(check, value[index], index, context);
      }
    };
  },
  items: (schema, { prefixItems = [] }, compile) => {
    const check = compile(schema);
    return (value, context) => {
      if (!Array.isArray(value)) return;
      for (let index = prefixItems.length; index < value.length; index++) descend(check, value[index], index, context);
    };
  },
  contains: (schema, { minContains = 1, maxContains = Number.POSITIVE_INFINITY }, compile) => {
    const check = compile(schema);
    return (value, context) => {
      if (!Array.isArray(value)) return;
      const inner = { ...context, seen: undefined };
      const fitting = [...value.keys()].filter((index) => attempt(check, value[index], inner).length === 0);
      for (const index of fitting) context.seen?.add(index);
      if (fitting.length >= minContains && fitting.length <= maxContains) return;
      report(context, `has ${fitting.length} items that fit "contains"; must have ${minContains} to ${maxContains}`);
    };
  },
};

/** Keywords for what no other has looked at; they come last. */
export const otherKeywords: Keywords = {
  unevaluatedItems: (schema, _schema, compile) => {
    const check = compile(schema);
    return (value, context) => {
      for (const index of Array.isArray(value) ? value.keys() : []) {
        if (!context.seen?.has(index)) descend(check, (value as unknown[])[index], index, context);
      }
    };
  },
  unevaluatedProperties: (schema, _schema, compile) => {
    const check = compile(schema);
    return (value, context) => {
      const object = members(value) ?? {};
      for (const name of namesOf(object)) if (!context.seen?.has(name)) descend(check, object[name], name, context);
    };
  },
};
