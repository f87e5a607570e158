import type { Case } from "./case.ts";

const policy = { today: "2026-11-21", noticeDays: 30 };
const sunset = (date: string): object => ({ deprecated: true, "x-sunset": date });

export const lifecycleCases: readonly Case[] = [
  { name: "deprecated", old: {}, next: { deprecated: true }, finds: ["COMPATIBLE deprecated"] },
  { name: "no longer deprecated", old: { deprecated: true }, next: {}, finds: ["COMPATIBLE reactivated"] },
  {
    name: "deprecated with a sunset in time",
    old: {},
    next: { ...sunset("2026-12-21T00:00:00Z"), "x-deprecated-since": "2026-11-21" },
    finds: ["COMPATIBLE deprecated", "COMPATIBLE deprecation-dated", "COMPATIBLE sunset-announced"],
    policy,
  },
  {
    name: "deprecated with a sunset sooner than the notice",
    old: {},
    next: sunset("2026-12-20"),
    finds: ["LIFECYCLE sunset-too-soon", "COMPATIBLE deprecated"],
    policy,
  },
  {
    name: "a sunset that has passed",
    old: { deprecated: true },
    next: sunset("2026-11-21"),
    finds: ["LIFECYCLE sunset-too-soon"],
  },
  {
    name: "a sunset moved closer",
    old: sunset("2027-06-01"),
    next: sunset("2027-05-31T23:59:59Z"),
    finds: ["LIFECYCLE sunset-moved-closer"],
  },
  {
    name: "a sunset moved to a later day",
    old: sunset("2027-06-01"),
    next: sunset("2027-07-01"),
    finds: ["COMPATIBLE sunset-announced"],
  },
  {
    name: "a sunset was withdrawn",
    old: sunset("2027-06-01"),
    next: { deprecated: true },
    finds: ["LIFECYCLE sunset-withdrawn"],
  },
  {
    name: "a sunset went with the deprecation",
    old: sunset("2027-06-01"),
    next: {},
    finds: ["COMPATIBLE reactivated", "COMPATIBLE sunset-announced"],
  },
  {
    name: "a sunset is no date",
    old: {},
    next: sunset("2027-02-30"),
    finds: ["LIFECYCLE sunset-invalid", "COMPATIBLE deprecated"],
  },
  {
    name: "a sunset was no date, so that nobody knows whether it moved closer",
    old: sunset("next year"),
    next: sunset("2027-06-01"),
    finds: ["LIFECYCLE sunset-invalid"],
  },
  {
    name: "stability fell from what says nothing",
    old: {},
    next: { "x-stability": "beta" },
    finds: ["LIFECYCLE stability-fell"],
  },
  {
    name: "stability rose",
    old: { "x-stability-level": "alpha" },
    next: { "x-stability": "stable" },
    finds: ["COMPATIBLE stability-rose"],
  },
  {
    name: "a stability that nobody knows",
    old: {},
    next: { "x-stability": "rocky" },
    finds: ["LIFECYCLE stability-invalid"],
  },
  {
    name: "the date of a deprecation",
    old: { deprecated: true, "x-deprecated-since": "2026-01-01" },
    next: { deprecated: true, "x-deprecated-since": "2026-01-02" },
    finds: ["COMPATIBLE deprecation-dated"],
  },
];
