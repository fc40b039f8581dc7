import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RotateCcw, Trash2, X } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import type { Selection } from "../grid/selection";
import { useRemoval } from "../removal";
import styles from "./list-page.module.css";

interface BulkBarProps {
  definition: ObjectDefinition;
  selection: Selection;
  binned: boolean;
}

/** A few are deleted at once, since undo is at hand; many are asked about first. */
const few = 20;

export function BulkBar({ definition, selection, binned }: BulkBarProps) {
  const { t } = useTranslation("records");
  const [asking, setAsking] = useState(false);
  const { remove, restore } = useRemoval(definition.name);
  const ids = [...selection.ids];
  const run = (change: typeof remove) => change.mutate(ids, { onSuccess: selection.clear });
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t("select.label")}>
      <strong>{t("select.count", { count: ids.length })}</strong>
      {binned
        ? <Button icon={<RotateCcw size={15} />} busy={restore.isPending} onClick={() => run(restore)}>{t("restore")}</Button>
        : definition.rights.delete && <Button look="danger" icon={<Trash2 size={15} />} busy={remove.isPending} onClick={() => (ids.length > few ? setAsking(true) : run(remove))}>{t("delete")}</Button>}
      <Button look="quiet" icon={<X size={15} />} onClick={selection.clear}>{t("select.clear")}</Button>
      {asking && (
        <Confirm
          title={t("delete.many.title", { count: ids.length })}
          action={t("delete")}
          onConfirm={() => { setAsking(false); run(remove); }}
          onCancel={() => setAsking(false)}
        >
          {t("delete.words")}
        </Confirm>
      )}
    </div>
  );
}
