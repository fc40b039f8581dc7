import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import { api } from "./client";
import type { Shape } from "./shapes";
import type { RecordRow } from "./types";

export type Replay = Shape<"Replay">;

export interface ReplayAsked {
  pipeline: string;
  from: string;
  to: string;
  /** Only deals that entered in the period; else whatever stood there. */
  cohort: boolean;
  where: string | undefined;
  q: string | undefined;
}

/** Every day of a period at once, so that going through them asks nothing more. */
export const replayQuery = (object: string, asked: ReplayAsked | undefined) =>
  queryOptions({
    queryKey: ["figures", object, "replay", asked],
    queryFn: asked ? ({ signal }) => api.get("/records/{object}/replay", { path: { object }, query: asked, signal }) : skipToken,
    placeholderData: keepPreviousData,
  });

export interface PastCard {
  stage: string;
  since: string;
  record: RecordRow;
}

/** The deals that stood in each stage when the day ended; those of the last day asked for stay until they are there. */
export function pastCardsQuery(object: string, asked: { pipeline: string; day: string | undefined; where: string | undefined; q: string | undefined }) {
  const { day, ...rest } = asked;
  return queryOptions({
    queryKey: ["figures", object, "replay", "cards", asked],
    queryFn: day === undefined ? skipToken : async ({ signal }) => (await api.get("/records/{object}/replay/cards", { path: { object }, query: { ...rest, day }, signal })).items as PastCard[],
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
