import { queryOptions } from "@tanstack/react-query";
import { asText } from "@/fields/kind";
import { batchRecords, countRecords, listRecords } from "@/lib/api/records";
import type { RecordPage, RecordRow } from "@/lib/api/types";
import { language } from "@/lib/i18n/i18n";

export const targetObject = "response_target";

/** In the shape and under the key of a list, so that live news bring it up to date. */
export const targetsQuery = queryOptions({
  queryKey: ["records", targetObject, { settings: "all" }],
  queryFn: async ({ signal }) => ({ pages: [await listRecords(targetObject, { sort: "position,created_at", limit: 200 }, signal)], pageParams: [null] }),
  select: ({ pages }: { pages: RecordPage[] }): RecordRow[] => pages.flatMap((page) => page.items),
});

/** How many leads that nobody has answered meet criteria. */
export const waitingQuery = (where: string) =>
  queryOptions({ queryKey: ["figures", "lead", "waiting", where], queryFn: ({ signal }) => countRecords("lead", { where }, signal), retry: false, staleTime: 30_000 });

export const unanswered = 'status == "new" && empty(responded_at)';
export const heldBy = (target: string): string => `${unanswered} && response_target == ${JSON.stringify(target)}`;
export const fitting = (applies: string): string => (applies.trim() === "" ? unanswered : `${unanswered} && (${applies}\n)`);

/** The new order, each at the place it stands. */
export async function reorder(rows: RecordRow[]): Promise<void> {
  const { outcomes } = await batchRecords(targetObject, "update", rows.flatMap((row, index) => (row.position === index + 1 ? [] : [{ id: row.id, position: index + 1 }])));
  const refused = outcomes.find(({ findings }) => (findings?.length ?? 0) > 0);
  if (refused) throw new Error(refused.findings?.map(({ message }) => message).join(" "));
}

export const nameOf = (row: RecordRow): string => asText(language() === "en" && asText(row.name_en) !== "" ? row.name_en : row.name);
