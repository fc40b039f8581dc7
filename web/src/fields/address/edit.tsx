import { useTranslation } from "react-i18next";
import { Input } from "@/ui/input";
import type { EditProps } from "../kind";
import { addressOf, levels, type Level } from "./levels";
import styles from "./edit.module.css";

/** One input for each level; a whole address pasted into the last is taken apart by the server. */
export function Edit({ id, label, value, onChange, autoFocus, invalid, describedBy }: EditProps) {
  const { t } = useTranslation("fields");
  const known = addressOf(value);
  const change = (level: Level, text: string) => {
    const next = { ...pick(known), [level]: text };
    const filled = levels.filter((one) => (next[one] ?? "").trim() !== "");
    onChange(filled.length === 0 ? null : filled.length === 1 && filled[0] === "detail" ? text : Object.fromEntries(filled.map((one) => [one, next[one]])));
  };
  return (
    <fieldset className={styles.levels} aria-describedby={describedBy}>
      <legend className="visually-hidden">{label}</legend>
      {levels.map((level) => (
        <Input
          key={level}
          id={level === "province" ? id : undefined}
          className={level === "detail" ? styles.detail : undefined}
          aria-label={`${label}: ${t(`address.${level}`)}`}
          aria-invalid={invalid || undefined}
          autoFocus={autoFocus && level === "province"}
          autoComplete="off"
          placeholder={t(`address.${level}`)}
          value={known[level] ?? ""}
          onChange={(event) => change(level, event.target.value)}
        />
      ))}
    </fieldset>
  );
}

const pick = (known: ReturnType<typeof addressOf>) => Object.fromEntries(levels.map((level) => [level, known[level] ?? ""])) as Record<Level, string>;
