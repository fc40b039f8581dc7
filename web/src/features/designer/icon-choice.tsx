import { useId } from "react";
import { useTranslation } from "react-i18next";
import { iconNames, ObjectIcon } from "@/ui/object-icon";
import styles from "./form.module.css";

export function IconChoice({ value, onChange }: { value: string; onChange: (icon: string) => void }) {
  const { t } = useTranslation("designer");
  const group = useId();
  const offered = iconNames.includes(value) ? iconNames : [value, ...iconNames];
  return (
    <div className={styles.row}>
      <span className={styles.label} id={group}>{t("general.icon")}</span>
      <fieldset className={styles.icons} aria-labelledby={group}>
        {offered.map((name) => (
          <label key={name} title={name}>
            <input type="radio" name={group} aria-label={name} checked={name === value} onChange={() => onChange(name)} />
            <ObjectIcon name={name} />
          </label>
        ))}
      </fieldset>
    </div>
  );
}
