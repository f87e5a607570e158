import { attempt, type Check, type Keywords, report } from "../check.ts";
import type { SchemaIssue } from "../types.ts";

export const combinationKeywords: Keywords = {
  $ref: (target, _schema, compile) => {
    let check: Check | undefined;
    return (value, context) => (check ??= compile(target()))(value, context);
  },
  allOf: (schemas, _schema, compile) => {
    const checks = schemas.map(compile);
    return (value, context) => {
      for (const check of checks) check(value, context);
    };
  },
  anyOf: (schemas, _schema, compile) => {
    const checks = schemas.map(compile);
    return (value, context) => {
      let nearest: readonly SchemaIssue[] | undefined;
      let fits = false;
      for (const check of checks) {
        const issues = attempt(check, value, context);
        fits ||= issues.length === 0;
        if (fits && !context.seen) return;
        if (!nearest || issues.length < nearest.length) nearest = issues;
      }
      if (!fits) context.issues.push(...(nearest ?? []));
    };
  },
  oneOf: (schemas, _schema, compile) => {
    const checks = schemas.map(compile);
    return (value, context) => {
      const found = checks.map((check) => attempt(check, value, context));
      const fitting = found.filter((issues) => issues.length === 0).length;
      if (fitting > 1) report(context, `fits ${fitting} alternatives; must fit exactly one`);
      else if (fitting === 0) {
        context.issues.push(...found.reduce((nearest, issues) => (issues.length < nearest.length ? issues : nearest)));
      }
    };
  },
  not: (schema, _schema, compile) => {
    const check = compile(schema);
    return (value, context) => {
      // What a negated schema has looked at never counts.
      if (attempt(check, value, { ...context, seen: undefined }).length === 0)
        report(context, "must not fit a schema that it fits");
    };
  },
  if: (condition, schema, compile) => {
    const check = compile(condition);
    const [yes, no] = [compile(schema.then ?? true), compile(schema.else ?? true)];
    return (value, context) => (attempt(check, value, context).length === 0 ? yes : no)(value, context);
  },
};
