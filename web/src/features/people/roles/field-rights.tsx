import { useTranslation } from "react-i18next";
import { accesses, type FieldAccess, type FieldRule } from "@/lib/api/access";
import type { Field } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Check, FormRow, Select } from "@/ui/form";
import { Input } from "@/ui/input";
import { ConditionInput } from "./condition-input";
import styles from "./roles.module.css";

interface FieldRightsProps {
  field: Field;
  fields: Field[];
  rule: FieldRule | undefined;
  /** What records are called by cannot be hidden. */
  title: boolean;
  error: string | undefined;
  onChange: (rule: FieldRule | undefined) => void;
}

const masks = ["0*0", "3*4", "1*0", "0*4", "1*@"];
const order: Record<FieldAccess, number> = { hidden: 0, masked: 1, read: 2, edit: 3 };

/** One field: hidden, masked, read or edited; perhaps only where a condition holds; perhaps whatever other roles say. */
export function FieldRights({ field, fields, rule, title, error, onChange }: FieldRightsProps) {
  const { t } = useTranslation("people");
  const name = say(field.label);
  const access = rule?.access ?? "edit";
  const set = (change: Partial<FieldRule>) => {
    const next: FieldRule = { access, ...rule, ...change };
    const masked = next.access === "masked" || (next.when !== undefined && next.otherwise === "masked");
    if (!masked) delete next.mask;
    if (next.when === undefined) {
      delete next.when;
      delete next.otherwise;
    } else if (next.otherwise !== undefined && order[next.otherwise] >= order[next.access]) {
      next.otherwise = "hidden";
    }
    if (next.denied !== true) delete next.denied;
    const plain = next.access === "edit" && next.when === undefined && !next.denied;
    onChange(plain ? undefined : next);
  };
  const conditional = rule?.when !== undefined;
  const choices = accesses.filter((one) => !(title && (one === "hidden" || one === "masked")));
  return (
    <li className={rule ? styles.said : styles.unsaid}>
      <div className={styles.fieldLine}>
        <span className={styles.fieldName}>{name}</span>
        <Select aria-label={t("field.access", { name })} value={access} onChange={(event) => set({ access: event.target.value as FieldAccess })}>
          {choices.map((one) => <option key={one} value={one}>{t(`access.${one}`)}</option>)}
        </Select>
      </div>
      {rule && (
        <div className={styles.fieldMore}>
          {(access === "masked" || rule.otherwise === "masked") && (
            <FormRow label={t("field.mask", { name })} hint={t("field.mask.hint", { example: example(rule.mask ?? "0*0") })}>
              {(asked) => <><Input {...asked} list="masks" value={rule.mask ?? "0*0"} onChange={(event) => set({ mask: event.target.value })} /><datalist id="masks">{masks.map((mask) => <option key={mask} value={mask} />)}</datalist></>}
            </FormRow>
          )}
          <div className={styles.checks}>
            {access !== "hidden" && <Check label={t("field.when")} checked={conditional} onChange={(only) => { const { when: _, otherwise: __, ...rest } = rule; onChange(only ? { ...rest, when: "owner == me()", otherwise: "hidden" } : rest); }} />}
            {access !== "edit" && <Check label={t("field.denied")} checked={rule.denied === true} onChange={(denied) => set({ denied })} />}
          </div>
          {conditional && (
            <>
              <ConditionInput label={t("field.condition", { name })} value={rule.when ?? ""} fields={fields} error={error} onChange={(when) => set({ when })} />
              <FormRow label={t("field.otherwise", { name })}>
                {(asked) => <Select {...asked} value={rule.otherwise ?? "hidden"} onChange={(event) => set({ otherwise: event.target.value as FieldAccess })}>{choices.filter((one) => order[one] < order[access]).map((one) => <option key={one} value={one}>{t(`access.${one}`)}</option>)}</Select>}
              </FormRow>
            </>
          )}
          {error !== undefined && !conditional && <span className={styles.bad} role="alert">{error}</span>}
        </div>
      )}
      {!rule && access === "edit" && !title && <button type="button" className={styles.only} onClick={() => onChange({ access: "edit", when: "owner == me()", otherwise: "hidden" })}>{t("field.own")}</button>}
    </li>
  );
}

/** What a mask leaves of a telephone number or an address. */
function example(mask: string): string {
  const match = /^(\d{1,2})\*(\d{1,2}|@)$/.exec(mask);
  if (!match) return "?";
  const sample = match[2] === "@" ? "lin@example.com" : "13812345678";
  const tail = match[2] === "@" ? sample.slice(sample.indexOf("@")) : Number(match[2]) === 0 ? "" : sample.slice(-Number(match[2]));
  return `${sample.slice(0, Number(match[1]))}****${tail}`;
}
