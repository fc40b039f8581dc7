import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectDefinition, Rule } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { changeObject, type Remark } from "./api";
import { DesignDrawer } from "./drawer";
import { CelInput } from "./field/cel-input";
import { blank, both, LabelRow, Row } from "./form";
import { Obstacles } from "./plan-view";
import { useDesign } from "./use-design";
import styles from "./form.module.css";

interface RuleDrawerProps {
  object: ObjectDefinition;
  rule?: Rule;
  onClose: () => void;
}

export function RuleDrawer({ object, rule, onClose }: RuleDrawerProps) {
  const { t } = useTranslation("designer");
  const rules = object.rules ?? [];
  const [draft, setDraft] = useState<Rule>(rule ?? { name: freeName(rules), when: "", message: blank });
  const [silent, setSilent] = useState(false);
  const design = useDesign(onClose);
  const ask = () => {
    const message = both(draft.message);
    setSilent(message === undefined);
    if (!message) return;
    const written: Rule = { name: draft.name, when: draft.when, message, ...(draft.field ? { field: draft.field } : {}) };
    design.ask(changeObject(object.name, { rules: rule ? rules.map((one) => (one.name === rule.name ? written : one)) : [...rules, written] }));
  };
  return (
    <DesignDrawer title={rule ? t("rules.change") : t("rules.new")} design={design} onAsk={ask} onClose={onClose}>
      <div className={styles.form}>
        <Obstacles items={design.obstacles.filter(({ code }) => !atWhen(code))} />
        <CelInput label={t("rules.when")} hint={t("rules.when.for")} value={draft.when} fields={object.fields} error={reason(design.obstacles.find(({ code }) => atWhen(code)))} onChange={(when) => setDraft({ ...draft, when })} />
        <LabelRow of="message" value={draft.message} error={silent ? t("rules.silent") : undefined} onChange={(message) => setDraft({ ...draft, message })} />
        <Row label={t("rules.field")} hint={t("rules.field.for")}>
          {(asked) => (
            <select {...asked} className={styles.select} value={draft.field ?? ""} onChange={(event) => setDraft({ ...draft, field: event.target.value || null })}>
              <option value="">{t("rules.field.none")}</option>
              {object.fields.filter((field) => !field.readOnly).map((field) => <option key={field.name} value={field.name}>{say(field.label)}</option>)}
            </select>
          )}
        </Row>
      </div>
    </DesignDrawer>
  );
}

const atWhen = (code: string): boolean => code.startsWith("design.rule") || code.startsWith("criteria.");

/** Beside the condition itself nobody has to be told which rule it is. */
const reason = (remark: Remark | undefined): string | undefined => (typeof remark?.params?.reason === "string" ? remark.params.reason : remark?.message);

/** Nobody reads the name of a rule but the history. */
function freeName(rules: Rule[]): string {
  let index = rules.length + 1;
  while (rules.some(({ name }) => name === `rule_${index}`)) index++;
  return `rule_${index}`;
}
