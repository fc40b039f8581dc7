import { keepPreviousData, useQueries, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { favouritesQuery, findQuery, recentsQuery } from "@/lib/api/bookmarks";
import { objectQuery, objectsQuery } from "@/lib/api/objects";
import type { FoundItem } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { language, say } from "@/lib/i18n/i18n";
import { useSettled } from "@/lib/use-settled";
import { wordsOf } from "@/fields/registry";
import { ObjectIcon } from "@/ui/object-icon";
import type { Entry } from "./entry";

const pause = 90;
const atHand = 6;
const facts = 3;

/** Records that answer what is typed; before anything is typed, those at hand. */
export function useRecords(typed: string) {
  const q = useSettled(typed, pause);
  const found = useQuery({ ...findQuery(q), enabled: q !== "", placeholderData: keepPreviousData });
  const recents = useQuery({ ...recentsQuery, enabled: typed === "" });
  const favourites = useQuery({ ...favouritesQuery, enabled: typed === "" });
  const kept = favourites.data?.slice(0, atHand) ?? [];
  const groups = typed === ""
    ? [{ group: "favourites", items: kept }, { group: "recents", items: (recents.data ?? []).filter((one) => kept.every((other) => other.id !== one.id)).slice(0, atHand) }]
    : q === "" ? [] : (found.data ?? []).map(({ object, items }) => ({ group: `object-${object}`, items }));
  const toEntry = useEntries(groups.flatMap(({ items }) => items));
  return {
    entries: groups.flatMap(({ group, items }) => items.map((item) => toEntry(item, group))),
    busy: typed !== "" && (typed !== q || found.isFetching),
    error: typed === "" ? (recents.error ?? favourites.error) : found.error,
  };
}

function useEntries(items: FoundItem[]): (item: FoundItem, group: string) => Entry {
  const navigate = useNavigate();
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const names = [...new Set(items.map((item) => item.object))];
  const definitions = useQueries({ queries: names.map((name) => objectQuery(name)) });
  const known = new Map(names.map((name, index) => [name, byName(definitions[index]?.data?.fields ?? [])]));
  return ({ object, id, title, fields }, group) => {
    const summary = objects.items.find((one) => one.name === object);
    const said = Object.entries(fields).flatMap(([name, value]) => {
      const field = known.get(object)?.get(name);
      return (field && wordsOf(value, field, language())) || [];
    });
    return {
      id: `${group}-${id}`, group, icon: <ObjectIcon name={summary?.icon ?? "box"} size={16} />, words: title, note: [say(summary?.label), ...said.slice(0, facts)].filter(Boolean).join(" · "),
      run: () => void navigate({ to: "/o/$object/$id", params: { object, id } }),
    };
  };
}
