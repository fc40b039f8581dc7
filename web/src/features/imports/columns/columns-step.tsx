import { useTranslation } from "react-i18next";
import { CircleAlert } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { named } from "../named";
import type { Import, Mapping } from "../import";
import { choose, mappedColumns, missingFields, takers, usableDuplicates } from "../mapping";
import { useReach } from "../reach";
import type { SettingsInWork } from "../use-settings";
import { ColumnRow } from "./column-row";
import { DuplicatesChoice } from "./duplicates-choice";
import { EveryRow } from "./every-row";
import { FileFacts } from "./file-facts";
import { SavedMappings } from "./saved-mappings";
import styles from "./columns-step.module.css";

interface ColumnsStepProps {
  one: Import;
  definition: ObjectDefinition;
  work: SettingsInWork;
}

/** One row per column of the file; beside them what the file is, and what to do with records that are already there. */
export function ColumnsStep({ one, definition, work }: ColumnsStepProps) {
  const { t } = useTranslation("imports");
  const { mapping, duplicates } = work.settings;
  const { sections } = useReach(definition);
  const taken = takers(mapping, one.columns);
  const mapped = mappedColumns(mapping, one.columns).length;
  const change = (next: Mapping) => work.change({ mapping: next, duplicates: usableDuplicates(definition, next, duplicates) });
  const allOut = () => change(Object.fromEntries(one.columns.map(({ index }) => [String(index), null])));
  const asGuessed = () => change(Object.fromEntries(one.columns.map(({ index, suggestion }) => [String(index), suggestion])));
  return (
    <div className={styles.step}>
      <section className={styles.mapping} aria-label={t("step.columns")}>
        <Missing definition={definition} one={one} work={work} />
        <div className={styles.note}>
          <p role="status"><strong>{t("columns.count", { mapped, count: one.columns.length })}</strong></p>
          <span className={styles.tools}>
            <Button look="quiet" onClick={asGuessed}>{t("columns.asGuessed")}</Button>
            <Button look="quiet" onClick={allOut} disabled={mapped === 0}>{t("columns.allOut")}</Button>
          </span>
        </div>
        <ul className={styles.rows}>
          {one.columns.map((column) => (
            <ColumnRow
              key={column.index}
              column={column}
              mapping={mapping}
              sections={sections}
              taken={taken}
              problems={work.checking ? 0 : one.preview.problems.filter((problem) => problem.column === column.index).length}
              onChoose={(field) => change(choose(mapping, column.index, field))}
            />
          ))}
        </ul>
      </section>
      <aside className={styles.aside}>
        <FileFacts one={one} />
        <DuplicatesChoice definition={definition} mapping={mapping} duplicates={duplicates} onChoose={(next) => work.change({ duplicates: next })} />
        <SavedMappings one={one} work={work} />
        <EveryRow definition={definition} work={work} />
      </aside>
    </div>
  );
}

function Missing({ definition, one, work }: ColumnsStepProps) {
  const { t } = useTranslation("imports");
  const missing = missingFields(definition, work.settings.mapping, work.settings.defaults);
  if (missing.length === 0) return null;
  return (
    <div className={styles.missing} role="alert">
      <CircleAlert size={17} aria-hidden="true" />
      <p>
        <strong>{t("missing.title", { count: missing.length, fields: missing.map(({ label }) => say(label)).join(t("comma")) })}</strong>
        <span>{t("missing.words", { object: named(definition.label), column: one.columns[0]?.header ?? "" })}</span>
      </p>
    </div>
  );
}
