import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Modal } from "antd";
import { Undo2 } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { named } from "../named";
import { importQuery, undoImport } from "../api";
import type { Import } from "../import";
import { Notice } from "../notice";
import { saidOf } from "../said";
import styles from "./run.module.css";

/** Taking everything back, after saying exactly what that means. */
export function UndoOffer({ one, definition }: { one: Import; definition: ObjectDefinition }) {
  const { t } = useTranslation("imports");
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const undoing = useMutation({
    mutationFn: () => undoImport(one.id),
    onSuccess: (fresh) => {
      setOpen(false);
      queries.setQueryData(importQuery(one.id).queryKey, fresh);
    },
  });
  const close = () => {
    setOpen(false);
    undoing.reset();
  };
  const { created, updated } = one.progress;
  const object = named(definition.plural);
  const said = undoing.error ? saidOf(undoing.error, t) : undefined;
  const spoken = language();
  return (
    <section className={styles.undo} aria-label={t("undo.offer")}>
      <p><strong>{t("undo.offer")}</strong>{t("undo.offer.words")}</p>
      <Button icon={<Undo2 size={15} />} look="danger" onClick={() => setOpen(true)}>{t("undo.button")}</Button>
      <Modal
        open={open}
        title={t("undo.title", { file: one.file.name })}
        onCancel={close}
        centered
        width={480}
        destroyOnHidden
        closable={{ "aria-label": t("undo.cancel") }}
        footer={
          <div className={styles.actions} style={{ justifyContent: "flex-end" }}>
            <Button onClick={close} autoFocus>{t("undo.cancel")}</Button>
            <Button look="danger" busy={undoing.isPending} onClick={() => undoing.mutate()}>{t("undo.confirm")}</Button>
          </div>
        }
      >
        <ul className={styles.facts}>
          {created > 0 && <li>{t("undo.created", { count: created, number: formatNumber(created, spoken), object })}</li>}
          {updated > 0 && <li>{t("undo.updated", { count: updated, number: formatNumber(updated, spoken), object })}</li>}
          <li>{t("undo.kept")}</li>
          <li>{t("undo.history")}</li>
        </ul>
        {said && <Notice tone="bad" title={said.title}>{said.words}</Notice>}
      </Modal>
    </section>
  );
}
