import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RotateCcw, Trash2 } from "lucide-react";
import type { Label } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { ProblemState, State } from "@/ui/state";
import { binQuery, purge, restore, type Binned } from "./api";
import { useNamed } from "./named";
import { PlanDialog } from "./plan-dialog";
import { useDesign } from "./use-design";
import { Waiting } from "@/ui/waiting";
import styles from "./list.module.css";

/** Objects and fields that were removed: their values are kept until somebody purges them. */
export function BinView({ object }: { object?: string }) {
  const { t } = useTranslation("designer");
  const bin = useQuery(binQuery);
  const named = useNamed();
  const [gone, setGone] = useState(false);
  const design = useDesign(() => undefined);
  if (bin.isPending) return <Waiting />;
  if (!bin.data) return <ProblemState error={bin.error} onRetry={() => void bin.refetch()} />;
  const items = bin.data.items.filter((one) => object === undefined || (one.object === object && one.field));
  const ask = (one: Binned, forGood: boolean) => {
    setGone(forGood);
    design.ask(forGood ? purge(one.path) : restore(one.path));
  };
  return (
    <>
      {items.length === 0 ? <State icon={<Trash2 size={22} />} title={t("bin.empty")}>{t("bin.empty.words")}</State> : (
        <ul className={styles.list} aria-label={t("object.tab.bin")}>
          {items.map((one) => {
            const name = labelOf(one) || named(one.path);
            return (
              <li key={one.path}>
                <div className={styles.main}>
                  <span className={styles.words}>{name}</span>
                  <span className={styles.note}>{one.field ? t("bin.field", { object: named(one.object) }) : t("bin.object")} · <code>{one.path}</code></span>
                </div>
                <Button icon={<RotateCcw size={15} />} disabled={design.asking} onClick={() => ask(one, false)} aria-label={t("bin.restore.one", { name })}>{t("bin.restore")}</Button>
                <Button look="danger" icon={<Trash2 size={15} />} disabled={design.asking} onClick={() => ask(one, true)} aria-label={t("bin.purge.one", { name })} title={t("bin.purge")} />
              </li>
            );
          })}
        </ul>
      )}
      <PlanDialog design={design} title={gone ? t("bin.purge.title") : t("bin.restore.title")} action={gone ? t("bin.purge") : t("bin.restore")} danger={gone} />
    </>
  );
}

function labelOf({ definition }: Binned): string {
  const { label } = definition;
  return typeof label === "object" && label !== null ? say(label as Label) : "";
}
