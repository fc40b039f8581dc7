import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { objectsQuery } from "@/lib/api/objects";
import { say } from "@/lib/i18n/i18n";
import type { Entry } from "./api";

const grave = new Set(["trail_broken"]);
const notable = new Set(["sign_in_refused", "limited", "sensitive_view", "view_as"]);
const taking = new Set(["export", "audit"]);

/** How loud an entry is. */
export function toneOf(entry: Entry): "bad" | "warn" | "accent" | "plain" {
  if (grave.has(entry.kind)) return "bad";
  if (notable.has(entry.kind)) return "warn";
  return taking.has(entry.kind) ? "accent" : "plain";
}

/** What an entry was about, on one line. */
export function useSaid() {
  const { t, i18n } = useTranslation("audit");
  const objects = useQuery(objectsQuery);
  const objectName = (name: string) => {
    const known = objects.data?.items.find((one) => one.name === name);
    return known ? say(known.plural) : i18n.exists(`audit:object.${name}`) ? t(`object.${name}`) : name;
  };
  const fact = (value: unknown): string =>
    Array.isArray(value) ? value.map(fact).join(t("list.comma")) : value !== null && typeof value === "object" ? JSON.stringify(value) : String(value);
  /** What was done, in words; what the product says of a request stays as it is. */
  const act = (value: unknown): string => (i18n.exists(`audit:act.${String(value)}`) ? t(`act.${String(value)}`) : `${t("fact.act")} ${fact(value)}`);
  const factName = (name: string) => (i18n.exists(`audit:fact.${name}`) ? t(`fact.${name}`) : name);
  const about = (entry: Entry): string => {
    const parts: string[] = [];
    if (entry.object !== null) parts.push(objectName(entry.object));
    if (entry.count !== null) parts.push(t("count", { count: entry.count }));
    if (entry.criteria !== null) parts.push(entry.criteria);
    for (const [name, value] of Object.entries(entry.facts)) parts.push(name === "act" ? act(value) : `${factName(name)} ${fact(value)}`);
    return parts.join(" · ");
  };
  return { about, objectName, fact, factName };
}
