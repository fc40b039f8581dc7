import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { named } from "../named";
import type { Duplicates, Mapping, Policy } from "../import";
import { keyFields } from "../mapping";
import styles from "./duplicates-choice.module.css";

interface DuplicatesChoiceProps {
  definition: ObjectDefinition;
  mapping: Mapping;
  duplicates: Duplicates;
  onChoose: (duplicates: Duplicates) => void;
}

const policies: Policy[] = ["skip", "fill", "update", "ask", "create"];

/** What to do with a row whose record is already there, asked in words a person would use. */
export function DuplicatesChoice({ definition, mapping, duplicates, onChoose }: DuplicatesChoiceProps) {
  const { t } = useTranslation("imports");
  const name = useId();
  const keys = keyFields(definition, mapping);
  const object = named(definition.label);
  const by = keys.some((field) => field.name === duplicates.by) ? duplicates.by : null;
  const best = by ?? keys[0]?.name ?? null;
  const asks = duplicates.policy === "ask";
  const compares = duplicates.policy !== "create" && by !== null;
  const chosen = asks || compares ? duplicates.policy : "create";
  const open = (policy: Policy) => policy === "create" || policy === "ask" || best !== null;
  const take = (policy: Policy) => onChoose({ policy, by: policy === "ask" ? null : policy === "create" ? duplicates.by : best });
  return (
    <fieldset className={styles.choice}>
      <legend>{t("duplicates.title", { object })}</legend>
      {policies.map((policy) => (
        <label key={policy} className={styles.policy}>
          <input type="radio" name={name} checked={chosen === policy} disabled={!open(policy)} onChange={() => take(policy)} />
          <span className={styles.words}>{t(`duplicates.${policy}`)} <small>{t(`duplicates.${policy}.words`, { object })}</small></span>
        </label>
      ))}
      {best === null && <p className={styles.hint}>{t("duplicates.noKey")}</p>}
      {(compares || asks) && (
        <label className={styles.by}>
          <span>{t("duplicates.by", { object })}</span>
          <select value={by ?? ""} onChange={(event) => onChoose({ ...duplicates, by: event.target.value || null })}>
            {asks && <option value="">{t("duplicates.alike")}</option>}
            {keys.map((field) => <option key={field.name} value={field.name}>{say(field.label)}</option>)}
          </select>
        </label>
      )}
    </fieldset>
  );
}
