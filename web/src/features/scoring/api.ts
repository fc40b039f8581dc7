import { queryOptions } from "@tanstack/react-query";
import { asText } from "@/fields/kind";
import { api } from "@/lib/api/client";
import { listRecords } from "@/lib/api/records";
import type { Shape } from "@/lib/api/shapes";
import type { RecordPage, RecordRow } from "@/lib/api/types";
import { language } from "@/lib/i18n/i18n";

export type Overview = Shape<"ScoreOverviewsOverview">;
export type RuleCount = Shape<"ScoreOverviewsRuleCount">;
export type Draft = Shape<"ScoringDraft">;
export type Scorecard = Shape<"ScorecardsScorecard">;

export const ruleObject = "score_rule";
export const dimensions = ["need", "urgency", "budget", "authority", "fit", "engagement"] as const;

/** Under the key of figures of leads: they are counted anew when leads change. */
export const overviewQuery = queryOptions({
  queryKey: ["figures", "lead", "scoring"],
  queryFn: ({ signal }) => api.get("/scoring", { signal }),
  staleTime: 5_000,
});

export const previewQuery = (draft: Draft) =>
  queryOptions({
    queryKey: ["figures", "lead", "scoring", draft],
    queryFn: ({ signal }) => api.post("/scoring/preview", { body: draft, signal }),
    enabled: draft.dimension !== "" && draft.applies.trim() !== "" && Number.isInteger(draft.points) && Math.abs(draft.points) <= 100,
    retry: false,
  });

/** In the shape and under the key of a list, so that live news bring it up to date. */
export const rulesQuery = queryOptions({
  queryKey: ["records", ruleObject, { settings: "all" }],
  queryFn: async ({ signal }) => ({ pages: [await listRecords(ruleObject, { sort: "position,created_at", limit: 500 }, signal)], pageParams: [null] }),
  select: ({ pages }: { pages: RecordPage[] }): RecordRow[] => pages.flatMap((page) => page.items),
});

/** Asked again whenever the lead has changed. */
export const cardQuery = (id: string, version: number) =>
  queryOptions({ queryKey: ["history", "lead", id, "score", version], queryFn: ({ signal }) => api.get("/records/lead/{id}/score", { path: { id }, signal }) });

export const nameOf = (row: RecordRow): string => asText(language() === "en" && asText(row.name_en) !== "" ? row.name_en : row.name);

export const signed = (points: number): string => (points > 0 ? `+${points}` : String(points));
