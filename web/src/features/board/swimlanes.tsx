import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemState } from "@/ui/state";
import { Select } from "@/ui/form";
import { formatNumber } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { groupsQuery } from "./api";
import { both } from "./columns";
import { Lanes, type LanesProps } from "./lanes";
import { laneCriteria, laneFields, laneKey, laneTitle } from "./lane-groups";
import styles from "./board.module.css";

/** So many lie open at first: each asks for its own columns. */
const openAtFirst = 2;

/** The board as a whole, or a board for each owner, team, source and so on. */
export function Swimlanes(props: LanesProps) {
  const { t } = useTranslation("board");
  const { definition, field, bar } = props;
  const fields = laneFields(definition, field);
  const [chosen, setChosen] = useState("");
  const by = fields.find(({ name }) => name === chosen);
  const whole = (
    <>
      {bar}
      {fields.length > 0 && (
        <label className={styles.pick}>
          {t("swim")}
          <Select value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{t("swim.none")}</option>
            {fields.map((one) => <option key={one.name} value={one.name}>{say(one.label)}</option>)}
          </Select>
        </label>
      )}
    </>
  );
  return by === undefined ? <Lanes {...props} bar={whole} /> : <Groups key={by.name} {...props} by={by} bar={whole} />;
}

function Groups({ by, bar, ...props }: LanesProps & { by: LanesProps["field"] }) {
  const { t } = useTranslation("board");
  const { definition, where, q, conversion } = props;
  const groups = useQuery(groupsQuery(definition.name, by.name, { where, q }));
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  if (groups.error) return <ProblemState error={groups.error} onRetry={() => void groups.refetch()} />;
  const turn = (key: string) => setTurned((before) => before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key]));
  return (
    <div className={styles.board}>
      <div className={styles.bar}>{bar}</div>
      {!groups.data && <div className={styles.loading} role="status" aria-label={t("loading")} />}
      <div className={styles.swim}>
        {groups.data?.map(({ key: value, count }, at) => {
          const key = laneKey(value);
          const open = at < openAtFirst !== turned.has(key);
          const title = laneTitle(by, value) ?? t("swim.without");
          return (
            <section key={key} className={styles.swimlane} aria-label={title}>
              <h2><button type="button" aria-expanded={open} className={styles.fold} onClick={() => turn(key)}>{title} <span className={styles.count}>{formatNumber(count, language())}</span></button></h2>
              {open && <div className={styles.water}><Lanes {...props} where={both(where, laneCriteria(by, value))} conversion={conversion && { ...conversion, where: both(conversion.where, laneCriteria(by, value)) }} bar={null} /></div>}
            </section>
          );
        })}
        {groups.data?.length === 0 && <p className={styles.nothing}>{t("lane.empty")}</p>}
      </div>
    </div>
  );
}
