import { queryOptions } from "@tanstack/react-query";
import { listRecords } from "@/lib/api/records";
import type { RecordPage } from "@/lib/api/types";
import { inOrder, stepOf, type Step } from "./steps";

export const milestone = "milestone";
const most = 500;

/** In the shape of a list, so that live news find it. */
export const stepsQuery = (project: string) =>
  queryOptions({
    queryKey: ["records", milestone, { project }],
    queryFn: async ({ signal }) => ({ pages: [await listRecords(milestone, { where: `project == ${JSON.stringify(project)}`, sort: "due,name", limit: most }, signal)], pageParams: [null] }),
    select: ({ pages }: { pages: RecordPage[] }): Step[] => inOrder(pages.flatMap(({ items }) => items).map(stepOf)),
  });
