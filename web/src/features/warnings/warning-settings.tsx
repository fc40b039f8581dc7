import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { BellRing, Pencil, Plus } from "lucide-react";
import { asText, asTexts } from "@/fields/kind";
import { objectQuery, objectsQuery } from "@/lib/api/objects";
import type { ObjectDefinition, ObjectSummary, RecordRow } from "@/lib/api/types";
import { formatWhole } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { ProblemState, State } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { countsQuery, ruleObject, rulesQuery } from "./api";
import { RuleDialog } from "./rule-dialog";
import styles from "./warnings.module.css";

/** What people are warned of, how many warnings each rule has open now, and who is told. */
export function WarningSettings() {
  const { t } = useTranslation("warnings");
  const queries = useQueryClient();
  const objects = useQuery(objectsQuery);
  const rules = useQuery(rulesQuery);
  const rights = objects.data?.items.find(({ name }) => name === ruleObject)?.rights;
  const counts = useQuery({ ...countsQuery, enabled: rights?.edit === true, refetchInterval: 30_000 });
  const [edited, setEdited] = useState<RecordRow | "new">();
  if (rules.isPending || objects.isPending) return <Waiting rows={8} />;
  if (!rules.data || !objects.data) return <ProblemState error={rules.error ?? objects.error} onRetry={() => void rules.refetch()} />;
  const done = () => {
    for (const queryKey of [["records", ruleObject], ["notifications", "list", "warnings"]]) void queries.invalidateQueries({ queryKey });
    setEdited(undefined);
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("settings.title")}</h1>
        {rights?.create && <Button look="primary" icon={<Plus size={16} />} onClick={() => setEdited("new")}>{t("rule.new")}</Button>}
      </header>
      <p className={styles.quiet}>{t("settings.words")}</p>
      {rules.data.length === 0 && <State icon={<BellRing size={22} />} title={t("rules.none")} />}
      <ul className={styles.rules} aria-label={t("rules")}>
        {rules.data.map((rule) => (
          <li key={rule.id} data-off={rule.active !== true || undefined}>
            <span className={styles.words}>
              <strong>{nameOf(rule)}</strong>
              <Facts rule={rule} objects={objects.data.items} />
              {asText(rule.condition) !== "" && <code>{asText(rule.condition)}</code>}
            </span>
            <Open count={counts.data?.find((one) => one.rule === rule.id)} off={rule.active !== true} />
            {rights?.edit && <Button look="quiet" icon={<Pencil size={15} />} aria-label={t("rule.change", { name: nameOf(rule) })} onClick={() => setEdited(rule)} />}
          </li>
        ))}
      </ul>
      {edited && <RuleDialog objects={objects.data.items} rule={edited === "new" ? undefined : edited} count={rules.data.length} onClose={() => setEdited(undefined)} onDone={done} />}
    </div>
  );
}

function Open({ count, off }: { count: { open: number; readable: boolean } | undefined; off: boolean }) {
  const { t } = useTranslation("warnings");
  if (off) return <span className={styles.quiet}>{t("rule.off")}</span>;
  if (count === undefined) return null;
  if (!count.readable) return <span className={styles.fault} role="alert">{t("rule.fault")}</span>;
  return <span className={styles.count}>{t("rule.open", { count: count.open, number: formatWhole(count.open, language()) })}</span>;
}

/** Whom it is about, when it is due and who is told, in the words of the object. */
function Facts({ rule, objects }: { rule: RecordRow; objects: ObjectSummary[] }) {
  const { t } = useTranslation("warnings");
  const name = asText(rule.object);
  const definition = useQuery(objectQuery(name)).data;
  const [first = "", second] = asText(rule.days_of).split(".");
  const behind = definition?.fields.find((field) => field.name === first)?.to;
  const further = useQuery({ ...objectQuery(behind ?? name), enabled: second !== undefined && behind !== undefined }).data;
  const object = objects.find((one) => one.name === name);
  const days = Number(rule.days ?? 0);
  const since = asTexts(rule.since).map((field) => labelOf(definition, field)).join(t("rule.or"));
  const more = second === undefined ? labelOf(definition, first) : `${labelOf(definition, first)} · ${labelOf(further, second)}`;
  const words = [
    object ? say(object.label) : name,
    t(days < 0 ? "rule.before" : "rule.after", { count: Math.abs(days), since }),
    first === "" ? undefined : t("rule.more", { days: more }),
    told(rule.manager_days, "rule.manager", t),
    told(rule.escalate_days, "rule.escalate", t),
  ];
  return <span className={styles.why}>{words.filter(Boolean).join(" · ")}</span>;
}

const labelOf = (definition: ObjectDefinition | undefined, name: string): string => {
  const field = definition?.fields.find((one) => one.name === name);
  return field ? say(field.label) : name;
};

function told(days: unknown, key: string, t: (key: string, more?: Record<string, unknown>) => string): string | undefined {
  if (typeof days !== "number") return undefined;
  return days === 0 ? t(`${key}.now`) : t(key, { count: days });
}

const nameOf = (row: RecordRow): string => asText(language() === "en" && asText(row.name_en) !== "" ? row.name_en : row.name);
