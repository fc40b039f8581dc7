import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Clock3, Equal, Plus, SkipForward } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { useKeys } from "@/lib/use-keys";
import { Button } from "@/ui/button";
import { Select } from "@/ui/form";
import { named } from "../named";
import type { AskedRow, Decision } from "../import";
import { AskedLine } from "./asked-line";
import { compared, usual } from "./takes";
import styles from "./asked.module.css";

interface AskedPairProps {
  row: AskedRow;
  definition: ObjectDefinition;
  busy: boolean;
  onDecide: (decision: Decision) => void;
  onLater: () => void;
}

/** One row of the file and one record: field by field what stays. J the same, K another, S skip, L later. */
export function AskedPair({ row, definition, busy, onDecide, onLater }: AskedPairProps) {
  const { t } = useTranslation("imports");
  const [which, setWhich] = useState(0);
  const [taken, setTaken] = useState<Record<string, boolean>>({});
  const record = row.records[which];
  const known = byName(definition.fields);
  const lines = Object.keys(row.texts).flatMap((name) => known.get(name) ?? []).map((field) => compared(field, row, record?.values ?? {}));
  const takes = lines.filter((line) => taken[line.field.name] ?? usual(line)).map(({ field }) => field.name);
  const same = () => record && onDecide({ as: "same", record: record.id, take: takes });
  useKeys({ j: same, k: () => onDecide({ as: "other" }), s: () => onDecide({ as: "skip" }), l: onLater });
  const object = named(definition.label);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t("asked.line", { line: row.line })}</th>
            <th scope="col">
              {record
                ? <Link to="/o/$object/$id" params={{ object: definition.name, id: record.id }} search={{}}>{record.title || t("asked.unnamed")}</Link>
                : t("asked.gone")}
              {row.records.length > 1 && (
                <Select aria-label={t("asked.which")} value={String(which)} onChange={(event) => { setWhich(Number(event.target.value)); setTaken({}); }}>
                  {row.records.map(({ id, title }, index) => <option key={id} value={String(index)}>{title || t("asked.unnamed")}</option>)}
                </Select>
              )}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <AskedLine key={line.field.name} line={line} takes={takes.includes(line.field.name)} open={record !== undefined} onTake={(take) => setTaken({ ...taken, [line.field.name]: take })} />
          ))}
        </tbody>
      </table>
      <div className={styles.acts}>
        <Button look="primary" icon={<Equal size={16} />} busy={busy} disabled={!record} onClick={same}>{t("asked.same")} <kbd>J</kbd></Button>
        <Button icon={<Plus size={16} />} disabled={busy} onClick={() => onDecide({ as: "other" })}>{t("asked.other", { object })} <kbd>K</kbd></Button>
        <Button look="quiet" icon={<SkipForward size={16} />} disabled={busy} onClick={() => onDecide({ as: "skip" })}>{t("asked.skip")} <kbd>S</kbd></Button>
        <Button look="quiet" icon={<Clock3 size={16} />} disabled={busy} onClick={onLater}>{t("asked.later")} <kbd>L</kbd></Button>
      </div>
    </>
  );
}
