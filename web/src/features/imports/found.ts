import type { Import } from "./import";

type Times = Pick<Import, "startedAt" | "finishedAt" | "createdBy">;

/**
 * The criteria that find what an import made or changed: records do not carry its number, so they are found by who wrote
 * them and when. The filter bar of the list can show and edit such a condition.
 */
export function foundBy(times: Times, kind: "created" | "updated"): string | undefined {
  const { startedAt, finishedAt, createdBy } = times;
  if (!startedAt || !finishedAt) return undefined;
  const [at, by] = [`${kind}_at`, `${kind}_by`];
  return `${at} >= timestamp(${JSON.stringify(startedAt)}) && ${at} <= timestamp(${JSON.stringify(finishedAt)}) && ${by} == ${JSON.stringify(createdBy.id)}`;
}
