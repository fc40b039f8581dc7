import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Pause, Square } from "lucide-react";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { toast } from "@/ui/toast";
import { cancelImport, importQuery, pauseImport } from "../api";
import type { Import } from "../import";
import { saidOf } from "../said";
import { ContinueButton } from "./continue-button";
import styles from "./run.module.css";

/** Rest and go on, or end it here: what is written stays, and can be taken back. */
export function RunActs({ one }: { one: Import }) {
  const { t } = useTranslation("imports");
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const options = {
    onSuccess: (fresh: Import) => queries.setQueryData(importQuery(one.id).queryKey, fresh),
    onError: (error: unknown) => {
      const { title, words } = saidOf(error, t);
      toast(words ?? title, { tone: "bad" });
    },
  };
  const pausing = useMutation({ mutationFn: () => pauseImport(one.id), ...options });
  const cancelling = useMutation({ mutationFn: () => cancelImport(one.id), ...options });
  const cancel = () => {
    setAsking(false);
    cancelling.mutate();
  };
  return (
    <div className={styles.actions}>
      {one.state === "paused" ? <ContinueButton one={one} /> : <Button icon={<Pause size={14} />} busy={pausing.isPending} onClick={() => pausing.mutate()}>{t("pause")}</Button>}
      <Button icon={<Square size={13} />} busy={cancelling.isPending} onClick={() => setAsking(true)}>{t("cancel")}</Button>
      {asking && (
        <Confirm title={t("cancel.title")} action={t("cancel.confirm")} onConfirm={cancel} onCancel={() => setAsking(false)}>
          <p>{t("cancel.words", { read: formatNumber(one.progress.read, language()), total: formatNumber(one.progress.total, language()) })}</p>
        </Confirm>
      )}
    </div>
  );
}
