import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Shape } from "@/lib/api/shapes";
import type { Label } from "@/lib/api/types";

export const comparisons = ["company", "person", "phone", "mail", "url", "code", "address", "date", "number", "category", "text", "prose"] as const satisfies Comparison[];
export type Comparison = Shape<"DuplicateRulesTrait">["kind"];

export interface Trait {
  field: string;
  kind: Comparison;
  weight: number;
}

export interface MatchRule {
  name: string;
  verdict: Shape<"DuplicateRulesRule">["verdict"];
  fields: string[];
  active: boolean;
}

export interface Settings {
  traits: Trait[];
  rules: MatchRule[];
  sure: number;
  maybe: number;
  tellsHidden: boolean;
  /** From which probability on records are merged by night; null: never. */
  mergesFrom: number | null;
}

export interface SettingsAnswer extends Settings {
  shipped: boolean;
  choices: { field: string; label: Label; usual: Comparison }[];
}

export const settingsQuery = (object: string) =>
  queryOptions({
    queryKey: ["duplicates", object, "settings"],
    queryFn: ({ signal }) => api.get("/duplicates/{object}/settings", { path: { object }, signal }) as Promise<SettingsAnswer>,
    staleTime: 0,
  });

export const keepSettings = (object: string, settings: Settings) => api.put("/duplicates/{object}/settings", { path: { object }, body: settings }) as Promise<SettingsAnswer>;

export const resetSettings = (object: string) => api.remove("/duplicates/{object}/settings", { path: { object } }) as Promise<SettingsAnswer>;

export const ruleCountQuery = (object: string, rule: Pick<MatchRule, "verdict" | "fields">) =>
  queryOptions({
    queryKey: ["duplicates", object, "count", rule.verdict, ...rule.fields],
    queryFn: ({ signal }) => api.post("/duplicates/{object}/rules/count", { path: { object }, body: rule, signal }),
    enabled: rule.fields.length > 0,
    staleTime: 30_000,
  });
