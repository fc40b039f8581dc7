import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectDefinition } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { named } from "../named";
import type { CellProblem, Import } from "../import";
import { choose, mappedColumns, usableDuplicates } from "../mapping";
import { Notice } from "../notice";
import { marksOf } from "../problems";
import { useReach } from "../reach";
import type { SettingsInWork } from "../use-settings";
import { PreviewGrid } from "./preview-grid";
import { ProblemList } from "./problem-list";
import { useFixes } from "./use-fixes";
import styles from "./check-step.module.css";

interface CheckStepProps {
  one: Import;
  definition: ObjectDefinition;
  work: SettingsInWork;
}

/** The first rows as they will be imported, with everything the server would refuse marked where it stands. */
export function CheckStep({ one, definition, work }: CheckStepProps) {
  const { t } = useTranslation("imports");
  const { definition: wide } = useReach(definition);
  const [only, setOnly] = useState(false);
  const fixes = useFixes(one, work);
  const grid = useRef<HTMLDivElement>(null);
  const { mapping, duplicates } = work.settings;
  const { preview } = one;
  const marks = useMemo(() => marksOf(preview.problems), [preview.problems]);
  const columns = mappedColumns(mapping, one.columns);
  const sound = preview.checked - preview.rejected;
  const bad = preview.rejected + preview.leftOut;
  const filtered = only && bad > 0;
  const rows = filtered ? preview.rows.filter(({ line }) => marks.lines.has(line)) : preview.rows;
  const show = ({ line, column }: CellProblem) => {
    const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${line}:${column ?? ""}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "center", inline: "center", behavior: "smooth" });
  };
  const leaveOut = (column: number) => {
    const next = choose(mapping, column, null);
    work.change({ mapping: next, duplicates: usableDuplicates(definition, next, duplicates) });
  };
  const key = definition.fields.find(({ name }) => name === duplicates.by);
  return (
    <div className={styles.step}>
      <section className={styles.preview} aria-label={t("check.preview")} aria-busy={work.checking || fixes.busy || undefined}>
        <div className={styles.summary}>
          <p role="status">
            <strong className={bad === 0 ? styles.good : undefined}>{t("check.sound", { sound, count: preview.checked })}</strong>
            {bad > 0 && <span className={styles.bad}>{t("check.bad", { count: bad })}</span>}
          </p>
          {one.corrections > 0 && <span className={styles.fixed}>{t("fix.count", { count: one.corrections })}</span>}
          <label className={styles.only}>
            <input type="checkbox" checked={filtered} disabled={bad === 0} onChange={(event) => setOnly(event.target.checked)} /> {t("check.only")}
          </label>
        </div>
        <PreviewGrid ref={grid} columns={columns} rows={rows} marks={marks} mapping={mapping} definition={wide} corrected={preview.corrected} fixes={fixes} />
      </section>
      <aside className={styles.aside}>
        <section className={styles.plan} aria-label={t("plan.title")}>
          <h2>{t("plan.title")}</h2>
          <ul>
            <li>{t(one.rows.exact ? "plan.rows" : "plan.rows.about", { number: formatNumber(one.rows.total, language()), columns: columns.length, object: named(definition.plural) })}</li>
            <li>{duplicates.policy === "ask" && !key ? t("plan.alike", { object: named(definition.label) }) : duplicates.policy === "create" || !key ? t("plan.create", { object: named(definition.label) }) : t(`plan.${duplicates.policy}`, { object: named(definition.label), key: say(key.label) })}</li>
            <li>{t(work.settings.misfit === "leave_out" ? "plan.leftOut" : "plan.rejected")}</li>
            <li>{t("plan.undo")}</li>
          </ul>
        </section>
        {bad === 0
          ? <Notice tone="good" title={t("check.clean")}>{one.rows.total > preview.checked ? t("check.rest", { count: preview.checked }) : undefined}</Notice>
          : <ProblemList problems={preview.problems} hopeless={sound === 0} one={one} definition={wide} misfit={work.settings.misfit} onMisfit={(misfit) => work.change({ misfit })} onShow={show} onLeaveOut={leaveOut} />}
      </aside>
    </div>
  );
}
