import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Label } from "@/lib/api/types";

export const comparisons = ["COMPANY", "PERSON", "PHONE", "MAIL", "URL", "CODE", "ADDRESS", "DATE", "NUMBER", "CATEGORY", "TEXT", "PROSE"] as const;
export type Comparison = (typeof comparisons)[number];

export interface Trait {
  field: string;
  kind: Comparison;
  weight: number;
}

export interface MatchRule {
  name: string;
  verdict: "ALWAYS" | "NEVER";
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

const path = (object: string) => `/duplicates/${encodeURIComponent(object)}`;

export const settingsQuery = (object: string) =>
  queryOptions({
    queryKey: ["duplicates", object, "settings"],
    queryFn: ({ signal }) => api.get<SettingsAnswer>(`${path(object)}/settings`, { signal }),
    staleTime: 0,
  });

export const keepSettings = (object: string, settings: Settings) => api.replace<SettingsAnswer>(`${path(object)}/settings`, settings);

export const resetSettings = (object: string) => api.remove<SettingsAnswer>(`${path(object)}/settings`);

export const ruleCountQuery = (object: string, rule: Pick<MatchRule, "verdict" | "fields">) =>
  queryOptions({
    queryKey: ["duplicates", object, "count", rule.verdict, ...rule.fields],
    queryFn: ({ signal }) => api.post<{ pairs: number; exact: boolean }>(`${path(object)}/rules/count`, rule, { signal }),
    enabled: rule.fields.length > 0,
    staleTime: 30_000,
  });
