import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ArrowLeft, ArrowRight, RotateCw } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { discardImport, importQuery, runImport } from "./api";
import { CheckStep } from "./check/check-step";
import { ColumnsStep } from "./columns/columns-step";
import { Frame } from "./frame";
import type { Import } from "./import";
import { mappedColumns, missingFields } from "./mapping";
import { Notice } from "./notice";
import styles from "./ready.module.css";
import { saidOf } from "./said";
import { useSettings } from "./use-settings";

/** An import that has not begun: first the columns, then the check; what is set in one is seen in the other. */
export function Ready({ one, definition }: { one: Import; definition: ObjectDefinition }) {
  const { t } = useTranslation("imports");
  const { step } = useSearch({ from: "/shell/imports/$id" });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const work = useSettings(one);
  const checking = step === "check";
  const go = (search: { step?: string }) => void navigate({ to: "/imports/$id", params: { id: one.id }, search });
  const running = useMutation({
    mutationFn: async () => {
      await work.settle();
      return runImport(one.id);
    },
    onSuccess: (fresh) => queries.setQueryData(importQuery(one.id).queryKey, fresh),
  });
  const discarding = useMutation({
    mutationFn: () => discardImport(one.id),
    onSuccess: async () => {
      await navigate({ to: "/o/$object/import", params: { object: one.object } });
      queries.removeQueries({ queryKey: ["import", one.id] });
      await queries.invalidateQueries({ queryKey: ["imports"] });
    },
  });
  const missing = missingFields(definition, work.settings.mapping, work.settings.defaults);
  const mapped = mappedColumns(work.settings.mapping, one.columns).length;
  const blocked = missing.length > 0 || mapped === 0;
  const error = running.error ?? discarding.error ?? work.error;
  const said = error ? saidOf(error, t) : undefined;
  const count = t(one.rows.exact ? "run.start" : "run.start.about", { count: one.rows.total, number: formatNumber(one.rows.total, language()) });
  return (
    <Frame object={definition} title={one.file.name} step={checking ? "check" : "columns"} id={one.id} open foot={
      <>
        {said && (
          <div className={styles.error}>
            <Notice tone="bad" title={said.title} actions={work.error ? <Button icon={<RotateCw size={15} />} onClick={() => work.change({})}>{t("retry")}</Button> : undefined}>{said.words}</Notice>
          </div>
        )}
        {checking
          ? <Button icon={<ArrowLeft size={15} />} onClick={() => go({})}>{t("step.columns")}</Button>
          : <Button look="quiet" busy={discarding.isPending} onClick={() => discarding.mutate()}>{t("discard")}</Button>}
        <span className={styles.why} role="status">
          {blocked && (missing.length > 0 ? t("missing.title", { count: missing.length, fields: missing.map(({ label }) => say(label)).join(t("comma")) }) : t("columns.nothing"))}
          {!blocked && work.checking && t("checking")}
        </span>
        {checking
          ? <Button look="primary" busy={running.isPending} disabled={blocked} onClick={() => running.mutate()}>{count}</Button>
          : <Button look="primary" disabled={blocked} onClick={() => go({ step: "check" })}>{t("columns.next")} <ArrowRight size={15} aria-hidden="true" className={styles.after} /></Button>}
      </>
    }>
      {checking ? <CheckStep one={one} definition={definition} work={work} /> : <ColumnsStep one={one} definition={definition} work={work} />}
    </Frame>
  );
}
