import { queryOptions } from "@tanstack/react-query";
import { batchRecords, countRecords, deleteRecord, listRecords } from "@/lib/api/records";
import type { Field, RecordPage, RecordRow } from "@/lib/api/types";
import { asText } from "@/fields/kind";
import { language } from "@/lib/i18n/i18n";

const most = 1_000;
const models = ["opportunity", "quick_order", "project"];

/** In the shape and under the key of a list, so that live news bring it up to date. */
const rowsOf = (object: string, where: string | undefined) =>
  queryOptions({
    queryKey: ["records", object, { settings: where ?? "all" }],
    queryFn: async ({ signal }) => ({ pages: [await listRecords(object, { where, sort: "position,created_at", limit: most }, signal)], pageParams: [null] }),
    select: ({ pages }: { pages: RecordPage[] }) => pages.flatMap((page) => page.items),
  });

export const pipelinesQuery = rowsOf("pipeline", undefined);
export const stagesQuery = (pipeline: string) => rowsOf("stage", `pipeline == "${pipeline}"`);

export const nameOf = (row: RecordRow): string => asText(language() === "en" && asText(row.name_en) !== "" ? row.name_en : row.name);

export const modelOf = (pipeline: RecordRow): string => models.find((model) => model === asText(pipeline.object)) ?? "opportunity";

/** The new order of stages or pipelines, each at the place it stands. */
export const reorder = (object: string, rows: RecordRow[]) =>
  written(batchRecords(object, "update", rows.flatMap((row, index) => (row.position === index + 1 ? [] : [{ id: row.id, position: index + 1 }]))));

/** Deals leave a stage that is retired without being asked; it goes unless some were given up in it, which keep it. */
export async function removeStage(model: string, stage: RecordRow, target: string | undefined): Promise<void> {
  if (target !== undefined) {
    await written(batchRecords("stage", "update", [{ id: stage.id, retired: true }]));
    for (;;) {
      const { items } = await listRecords(model, { where: `stage == "${stage.id}" && status != "lost"`, fields: "id", limit: most });
      if (items.length === 0) break;
      await written(batchRecords(model, "update", items.map(({ id }) => ({ id, stage: target }))));
    }
  }
  if (target === undefined || (await countRecords(model, { where: `stage == "${stage.id}"` })) === 0) await deleteRecord("stage", stage.id);
}

/** A refused row of a batch is told as the problem that it is. */
async function written(batch: ReturnType<typeof batchRecords>): Promise<void> {
  const { outcomes } = await batch;
  const refused = outcomes.find(({ findings }) => (findings?.length ?? 0) > 0);
  if (refused) throw new Error(refused.findings?.map(({ message }) => message).join(" "));
}

/** Fields that a gate may ask to be filled in: those that are kept with the deal and not by its moves. */
export const gateFields = (fields: Field[]): Field[] =>
  fields.filter(({ name, readOnly, system, type }) => !readOnly && !system && type !== "formula" && type !== "rollup" && !kept.has(name));

const kept = new Set(["pipeline", "stage", "status", "opened_at", "stage_entered_at", "closed_at", "furthest", "last_activity_at", "checked"]);
