import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectDefinition } from "@/lib/api/types";
import { useAround } from "@/lib/around";
import { Timeline } from "./timeline";
import styles from "./side.module.css";

interface SideProps {
  definition: ObjectDefinition;
  id: string;
  /** The record is shown as it was, or lies in the bin: nothing new is written about it. */
  past?: boolean;
  binned?: boolean;
}

/** What happened around the record; what changed in it, field by field, is one step away. */
export function Side({ definition, id, past = false, binned = false }: SideProps) {
  const { t } = useTranslation("records");
  const around = useAround();
  const [tab, setTab] = useState<"around" | "history">("around");
  if (!around || past) return <Timeline definition={definition} id={id} />;
  return (
    <>
      <div className={styles.tabs} role="tablist" aria-label={t("side")}>
        {(["around", "history"] as const).map((one) => (
          <button key={one} type="button" role="tab" aria-selected={tab === one} onClick={() => setTab(one)}>{t(one)}</button>
        ))}
      </div>
      {tab === "around" ? <Suspense fallback={null}>{around({ definition, id, writing: !binned })}</Suspense> : <Timeline definition={definition} id={id} />}
    </>
  );
}
