import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { GitMerge, Pencil, RotateCcw, Trash2, X } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { countRecords } from "@/lib/api/records";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { askMerge } from "@/lib/merging";
import { Button } from "@/ui/button";
import type { Selection } from "../grid/selection";
import { LazyEditDrawer } from "../mass/lazy-edit-drawer";
import { MassConfirm } from "../mass/mass-confirm";
import { byIds, mostTicked, type Target } from "../mass/use-order";
import { useRemoval } from "../removal";
import type { Listing } from "./use-listing";
import styles from "./list-page.module.css";

interface BulkBarProps {
  definition: ObjectDefinition;
  selection: Selection;
  listing: Listing;
}

/** A few are deleted or restored at once, since undo is at hand; many are asked about first, and done by a job. */
const few = 20;

/** More columns than this nobody compares. */
const mostMerged = 10;

export function BulkBar({ definition, selection, listing }: BulkBarProps) {
  const { t } = useTranslation("records");
  const [asked, setAsked] = useState<"edit" | "delete" | "restore">();
  const { remove, restore } = useRemoval(definition.name);
  const target = useTarget(definition, selection, listing);
  const ids = [...selection.ids];
  const done = () => {
    setAsked(undefined);
    selection.clear();
  };
  const ask = (act: "delete" | "restore") => {
    if (selection.whole || ids.length > few) return setAsked(act);
    (act === "delete" ? remove : restore).mutate(ids, { onSuccess: selection.clear });
  };
  const { rights } = definition;
  const tooMany = !selection.whole && ids.length > mostTicked;
  const still = target === undefined || tooMany;
  const number = formatNumber(target?.count ?? listing.count ?? ids.length, language());
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t("select.label")}>
      <strong>{selection.whole ? t(listing.filtered ? "select.whole.filtered" : "select.whole", { number }) : t("select.count", { count: ids.length })}</strong>
      <Whole selection={selection} listing={listing} />
      {tooMany && <span role="note">{t("select.many", { most: mostTicked })}</span>}
      {listing.binned
        ? rights.delete && <Button icon={<RotateCcw size={15} />} busy={restore.isPending} disabled={still} onClick={() => ask("restore")}>{t("restore")}</Button>
        : (
          <>
            {rights.edit && <Button icon={<Pencil size={14} />} disabled={still} onClick={() => setAsked("edit")}>{t("mass.edit")}</Button>}
            {rights.merge && rights.edit && !selection.whole && ids.length > 1 && ids.length <= mostMerged && <Button icon={<GitMerge size={15} />} onClick={() => askMerge({ object: definition.name, ids, onMerged: selection.clear })}>{t("merge")}</Button>}
            {rights.delete && <Button look="danger" icon={<Trash2 size={15} />} busy={remove.isPending} disabled={still} onClick={() => ask("delete")}>{t("delete")}</Button>}
          </>
        )}
      <Button look="quiet" icon={<X size={15} />} onClick={selection.clear}>{t("select.clear")}</Button>
      {target && asked === "edit" && <LazyEditDrawer definition={definition} target={target} onClose={() => setAsked(undefined)} onOrdered={done} />}
      {target && (asked === "delete" || asked === "restore") && <MassConfirm definition={definition} target={target} act={asked} onClose={() => setAsked(undefined)} onOrdered={done} />}
    </div>
  );
}

/** Once every loaded row is ticked and there are more, all of them can be meant. */
function Whole({ selection, listing }: Pick<BulkBarProps, "selection" | "listing">) {
  const { t } = useTranslation("records");
  const { count, countIsExact, rows, query } = listing;
  if (selection.whole || !query.hasNextPage || count === undefined || rows.some((row) => !selection.ids.has(row.id))) return null;
  const number = `${countIsExact ? "" : "≈ "}${formatNumber(count, language())}`;
  return <Button look="quiet" className={styles.whole} onClick={selection.takeWhole}>{t(listing.filtered ? "select.take.filtered" : "select.take", { number })}</Button>;
}

/** Which records are meant, once it is known how many they are. */
function useTarget(definition: ObjectDefinition, selection: Selection, { search, binned, count, countIsExact }: Listing): Target | undefined {
  const exact = useQuery({
    queryKey: ["records-count", definition.name, search.where, search.q, binned],
    queryFn: ({ signal }) => countRecords(definition.name, { where: search.where, q: search.q, deleted: binned }, signal),
    enabled: selection.whole && !countIsExact,
    staleTime: 0,
  });
  if (!selection.whole) return byIds([...selection.ids]);
  const known = countIsExact ? count : exact.data;
  return known === undefined || known === null ? undefined : { where: search.where, q: search.q, count: known };
}
