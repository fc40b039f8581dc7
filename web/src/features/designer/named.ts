import { useQueries, useQuery } from "@tanstack/react-query";
import { objectQuery, objectsQuery } from "@/lib/api/objects";
import { say } from "@/lib/i18n/i18n";

/** What people call an object (account) or a field (account.city); what is gone keeps its name. */
export function useNamed(): (path: string) => string {
  const { data } = useQuery(objectsQuery);
  const definitions = useQueries({ queries: (data?.items ?? []).map((one) => objectQuery(one.name)) });
  return (path) => {
    const [name = "", field] = path.split(".");
    const object = data?.items.find((one) => one.name === name);
    const label = object ? say(object.label) : name;
    if (field === undefined) return label;
    const known = definitions.find((one) => one.data?.name === name)?.data?.fields.find((one) => one.name === field);
    return `${label} · ${known ? say(known.label) : field}`;
  };
}
