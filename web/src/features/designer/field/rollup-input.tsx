import { useQueries, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { objectQuery, objectsQuery } from "@/lib/api/objects";
import type { ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Row } from "../form";
import { CelInput } from "./cel-input";
import { ReturnsRow } from "./formula-input";
import type { PartProps } from "./number-row";
import styles from "../form.module.css";

const measures = ["count", "sum", "average", "min", "max", "latest"] as const;

interface Way {
  from: ObjectDefinition;
  by: string;
  label: string;
}

/** Which records to look at, what to measure of them, and which of them to leave out. */
export function RollupInput(props: PartProps) {
  const { t } = useTranslation("designer");
  const { object, options, at, onChange } = props;
  const ways = useWays(object.name);
  const from = String(options.from ?? "");
  const leading = ways.filter((way) => way.from.name === from);
  const chosen = leading.find((way) => way.by === options.by) ?? leading[0];
  const measure = String(options.measure ?? "count").toLowerCase();
  const measured = chosen?.from.fields.filter((field) => field.type !== "rollup" && field.type !== "formula") ?? [];
  const pick = (key: string) => {
    const way = ways.find((one) => keyOf(one) === key);
    onChange({ ...options, from: way?.from.name ?? null, by: way?.by ?? null, field: null });
  };
  const take = (next: string) => onChange({ ...options, measure: next, ...(next === "count" ? { field: null, returns: "whole" } : { returns: options.returns === "whole" ? null : options.returns }) });
  return (
    <>
      <Row label={t("option.from")} hint={ways.length === 0 ? t("option.from.none") : t("option.from.for")} error={at("from", "by")}>
        {(asked) => (
          <select {...asked} className={styles.select} value={chosen ? keyOf(chosen) : ""} onChange={(event) => pick(event.target.value)}>
            <option value="">{t("choose")}</option>
            {ways.map((way) => <option key={keyOf(way)} value={keyOf(way)}>{way.label}</option>)}
          </select>
        )}
      </Row>
      <div className={styles.pair}>
        <Row label={t("option.measure")} error={at("measure")}>
          {(asked) => (
            <select {...asked} className={styles.select} value={measure} onChange={(event) => take(event.target.value)}>
              {measures.map((one) => <option key={one} value={one}>{t(`measure.${one}`)}</option>)}
            </select>
          )}
        </Row>
        {measure !== "count" && (
          <Row label={t("option.field")} error={at("field")}>
            {(asked) => (
              <select {...asked} className={styles.select} value={String(options.field ?? "")} onChange={(event) => onChange({ ...options, field: event.target.value })}>
                <option value="">{t("choose")}</option>
                {measured.map((field) => <option key={field.name} value={field.name}>{say(field.label)}</option>)}
              </select>
            )}
          </Row>
        )}
      </div>
      {chosen && <CelInput label={t("option.where")} hint={t("option.where.for")} value={String(options.where ?? "")} fields={chosen.from.fields} error={at("where")} onChange={(where) => onChange({ ...options, where })} />}
      {measure !== "count" && <ReturnsRow {...props} />}
    </>
  );
}

const keyOf = (way: Way): string => `${way.from.name}.${way.by}`;

/** Every reference of any object that leads to this one. */
function useWays(object: string): Way[] {
  const { data } = useQuery(objectsQuery);
  const all = useQueries({ queries: (data?.items ?? []).map((one) => objectQuery(one.name)) });
  return all.flatMap(({ data: from }) =>
    from === undefined ? [] : from.fields
      .filter((field) => field.type === "reference" && field.to === object && !field.system)
      .map((field) => ({ from, by: field.name, label: `${say(from.label)} · ${say(field.label)}` })));
}
