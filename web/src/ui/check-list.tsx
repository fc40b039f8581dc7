import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Input } from "./input";
import styles from "./check-list.module.css";

interface CheckListProps {
  label: string;
  options: { value: string; label: string }[];
  values: string[];
  onChange: (values: string[]) => void;
}

const manyOptions = 9;

export function CheckList({ label, options, values, onChange }: CheckListProps) {
  const { t } = useTranslation("ui");
  const [sought, setSought] = useState("");
  const shown = options.filter((one) => one.label.toLowerCase().includes(sought.trim().toLowerCase()));
  const toggle = (value: string) => onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <fieldset className={styles.list}>
      <legend className="visually-hidden">{label}</legend>
      {options.length > manyOptions && <Input className={styles.search} value={sought} placeholder={t("search")} aria-label={t("search")} onChange={(event) => setSought(event.target.value)} />}
      <div className={styles.options}>
        {shown.map((option) => (
          <label key={option.value} className={styles.option}>
            <input type="checkbox" checked={values.includes(option.value)} onChange={() => toggle(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
