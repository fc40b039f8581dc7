import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { objectsQuery } from "@/lib/api/objects";
import { formatNumber } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import type { Mass } from "./api";

const number = (value: number) => formatNumber(value, language());

/** What was ordered and what came of it, in one line each. */
export function useMassWords() {
  const { t } = useTranslation("records");
  const { data: objects } = useQuery(objectsQuery);
  const titleOf = ({ object, operation, progress }: Mass) =>
    t(`mass.title.${operation}`, { number: number(progress.total), object: say(objects?.items.find((one) => one.name === object)?.plural) || object });
  const resultOf = ({ state, progress, failure, undo }: Mass) => {
    if (state === "running") return t("mass.running", { done: number(progress.done), total: number(progress.total) });
    if (state === "undoing") return t("mass.undoing");
    if (state === "undone") return t(undo?.kept ? "mass.undone.kept" : "mass.undone", { number: number((undo?.removed ?? 0) + (undo?.reverted ?? 0)), kept: number(undo?.kept ?? 0) });
    const parts = [t("mass.changed", { number: number(progress.changed) })];
    if (progress.unchanged > 0) parts.push(t("mass.unchanged", { number: number(progress.unchanged) }));
    if (progress.rejected > 0) parts.push(t("mass.rejected", { number: number(progress.rejected) }));
    const told = parts.join(t("mass.comma"));
    if (state === "failed") return `${failure?.message ?? ""} ${told}`.trim();
    return state === "cancelled" ? t("mass.cancelled", { told }) : told;
  };
  return { titleOf, resultOf };
}
