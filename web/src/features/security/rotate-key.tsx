import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/button";
import { Segments } from "@/ui/segments";
import { rotateKey, type ApiKey, type MadeKey } from "./api";
import { Complaint, Dialog } from "./dialog";
import { complaintOf } from "./problems";
import { useConfirmed } from "@/ui/confirmed";
import styles from "./security.module.css";

const overlaps = ["0", "1", "24", "168"] as const;

/** A new secret for the same key; the one before stays good while programs change over. */
export function RotateKey({ item, onMade, onClose }: { item: ApiKey; onMade: (made: MadeKey) => void; onClose: () => void }) {
  const { t } = useTranslation("security");
  const { confirmed, asking } = useConfirmed();
  const [overlap, setOverlap] = useState<(typeof overlaps)[number]>("24");
  const rotating = useMutation({ mutationFn: () => confirmed(() => rotateKey(item.id, Number(overlap))), onSuccess: onMade });
  return (
    <Dialog title={t("keys.rotateTitle", { name: item.name })} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.words}>{t("keys.rotateWords")}</p>
        <Segments label={t("keys.overlap")} value={overlap} options={overlaps.map((value) => ({ value, label: t(`keys.overlap.${value}`) }))} onChoose={setOverlap} />
        <Complaint words={complaintOf(rotating.error)} />
        <div className={styles.actions}>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button look="primary" busy={rotating.isPending} onClick={() => rotating.mutate()}>{t("keys.rotate")}</Button>
        </div>
      </div>
      {asking}
    </Dialog>
  );
}
