import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Undo2 } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { importQuery, undoImport } from "../api";
import type { Import } from "../import";
import { named } from "../named";
import { Notice } from "../notice";
import { saidOf } from "../said";
import styles from "./run.module.css";

/** Taking everything back, after saying exactly what that means. */
export function UndoOffer({ one, definition }: { one: Import; definition: ObjectDefinition }) {
  const { t } = useTranslation("imports");
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const undoing = useMutation({
    mutationFn: () => undoImport(one.id),
    onSuccess: (fresh) => queries.setQueryData(importQuery(one.id).queryKey, fresh),
  });
  const { created, updated } = one.progress;
  const object = named(definition.plural);
  const said = undoing.error ? saidOf(undoing.error, t) : undefined;
  const spoken = language();
  const undo = () => {
    setAsking(false);
    undoing.mutate();
  };
  return (
    <section className={styles.undo} aria-label={t("undo.offer")}>
      <p><strong>{t("undo.offer")}</strong>{t("undo.offer.words")}</p>
      <Button icon={<Undo2 size={15} />} look="danger" busy={undoing.isPending} onClick={() => setAsking(true)}>{t("undo.button")}</Button>
      {said && <div className={styles.wide}><Notice tone="bad" title={said.title}>{said.words}</Notice></div>}
      {asking && (
        <Confirm title={t("undo.title", { file: one.file.name })} action={t("undo.confirm")} onConfirm={undo} onCancel={() => setAsking(false)}>
          <ul className={styles.facts}>
            {created > 0 && <li>{t("undo.created", { count: created, number: formatNumber(created, spoken), object })}</li>}
            {updated > 0 && <li>{t("undo.updated", { count: updated, number: formatNumber(updated, spoken), object })}</li>}
            <li>{t("undo.kept")}</li>
            <li>{t("undo.history")}</li>
          </ul>
        </Confirm>
      )}
    </section>
  );
}
