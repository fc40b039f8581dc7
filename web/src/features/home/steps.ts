import { queryOptions } from "@tanstack/react-query";
import { listRecords } from "@/lib/api/records";
import type { ObjectSummary } from "@/lib/api/types";
import { viewsQuery } from "@/lib/api/views";

/** One of the first things to do, what it leads to, and how it is known to be done. */
export interface Step {
  name: "import" | "view" | "board" | "invite";
  object: string;
  /** What one must be allowed for it. */
  right?: keyof ObjectSummary["rights"];
  leads: { to: "/o/$object/import" | "/o/$object" | "/settings/people"; params?: { object: string }; search?: Record<string, string> };
  /** So many records tell that it is done; without: a view that was not there from the start. */
  least?: number;
}

export const steps: Step[] = [
  { name: "import", object: "account", right: "import", leads: { to: "/o/$object/import", params: { object: "account" } }, least: 1 },
  { name: "view", object: "account", leads: { to: "/o/$object", params: { object: "account" }, search: { view: "all" } } },
  { name: "board", object: "opportunity", right: "create", leads: { to: "/o/$object", params: { object: "opportunity" }, search: { as: "board" } }, least: 1 },
  { name: "invite", object: "user", leads: { to: "/settings/people" }, least: 2 },
];

/** Views that somebody made for everybody are named so. */
const made = /^view_\d+$/;

export const stepQuery = ({ name, object, least }: Step) =>
  queryOptions({
    queryKey: ["home", "step", name],
    queryFn: async ({ client, signal }): Promise<boolean> => {
      if (least !== undefined) return (await listRecords(object, { limit: least, fields: "id", counted: false }, signal)).items.length >= least;
      const { items } = await client.fetchQuery(viewsQuery(object));
      return items.some((view) => view.own === true || made.test(view.name));
    },
    retry: false,
    staleTime: 0,
  });
