import { queryOptions } from "@tanstack/react-query";
import { listRecords } from "@/lib/api/records";
import type { RecordPage, RecordRow } from "@/lib/api/types";

/** In the shape of a list, so that live news find it. */
const onePage = (page: RecordPage) => ({ pages: [page], pageParams: [null] });
const rows = (data: { pages: RecordPage[] }): RecordRow[] => data.pages.flatMap((page) => page.items);

export const meetingsQuery = queryOptions({
  queryKey: ["records", "meeting", { home: "today" }],
  queryFn: async ({ signal }) => onePage(await listRecords("meeting", { where: '(owner == me() || me() in attendees) && date(at) == today() && state != "cancelled"', sort: "at", limit: 20 }, signal)),
  select: rows,
});

/** Why a record needs its owner, and how those are found that do. */
export interface Need {
  object: string;
  why: "late" | "slow" | "unanswered";
  where: string;
  sort: string;
}

const most = 5;
const mine = "owner == me()";
const models = ["opportunity", "quick_order", "project"];

export const needs: Need[] = [
  { object: "lead", why: "unanswered", where: `${mine} && status == "new" && empty(responded_at)`, sort: "respond_by" },
  ...models.map((object): Need => ({ object, why: "late", where: `${mine} && status == "open" && expected_close < today()`, sort: "expected_close" })),
  ...models.map((object): Need => ({ object, why: "slow", where: `${mine} && status == "open" && days_in_stage > stage.expected_days && !(expected_close < today())`, sort: "stage_entered_at" })),
];

export interface Needed {
  need: Need;
  row: RecordRow;
}

export const needQuery = (need: Need) =>
  queryOptions({
    queryKey: ["records", need.object, { home: need.why }],
    queryFn: async ({ signal }) => onePage(await listRecords(need.object, { where: need.where, sort: need.sort, limit: most }, signal)),
    select: (data): Needed[] => rows(data).map((row) => ({ need, row })),
    retry: false,
  });

/** Whether rules warn of what passed its time; it stands among the warnings then. */
export const warnedQuery = queryOptions({
  queryKey: ["records", "warning_rule", { home: "active" }],
  queryFn: async ({ signal }) => onePage(await listRecords("warning_rule", { where: "active == true", limit: 1, counted: false }, signal)),
  select: (data) => rows(data).length > 0,
  staleTime: 60_000,
});
