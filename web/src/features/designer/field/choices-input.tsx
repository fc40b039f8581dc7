import { useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Plus, X } from "lucide-react";
import type { Choice } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { Ordered } from "../ordered";
import form from "../form.module.css";
import styles from "./choices-input.module.css";

interface ChoicesInputProps {
  choices: Choice[];
  error: string | undefined;
  onChange: (choices: Choice[]) => void;
}

const colors = ["teal", "blue", "green", "amber", "red", "violet", "gray"] as const;

/** The choices in their order; several lines pasted at once become as many choices. */
export function ChoicesInput({ choices, error, onChange }: ChoicesInputProps) {
  const { t } = useTranslation("designer");
  const [fresh, setFresh] = useState("");
  const add = (texts: string[]) => {
    onChange(texts.reduce(withChoice, choices));
    setFresh("");
  };
  const change = (value: string, next: Partial<Choice>) => onChange(choices.map((one) => (one.value === value ? { ...one, ...next } : one)));
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add([fresh]);
  };
  const paste = (event: ClipboardEvent) => {
    const lines = event.clipboardData.getData("text").split(/\r?\n/);
    if (lines.length < 2) return;
    event.preventDefault();
    add(lines);
  };
  return (
    <fieldset className={styles.choices}>
      <legend className={form.label}>{t("option.choices")}</legend>
      <Ordered label={t("option.choices")} items={choices} keyOf={(one) => one.value} nameOf={(one) => say(one.label)} onChange={onChange}>
        {(choice) => (
          <>
            <span className={styles.color} data-color={choice.color ?? undefined}>
              <select aria-label={t("choice.color", { name: say(choice.label) })} value={choice.color ?? ""} onChange={(event) => change(choice.value, { color: event.target.value })}>
                <option value="">{t("color.none")}</option>
                {colors.map((one) => <option key={one} value={one}>{t(`color.${one}`)}</option>)}
              </select>
            </span>
            <Input aria-label={t("choice.zh", { value: choice.value })} value={choice.label.zh} onChange={(event) => change(choice.value, { label: { ...choice.label, zh: event.target.value } })} />
            <Input aria-label={t("choice.en", { value: choice.value })} value={choice.label.en} onChange={(event) => change(choice.value, { label: { ...choice.label, en: event.target.value } })} />
            <Button look="quiet" icon={<X size={15} />} aria-label={t("choice.remove", { name: say(choice.label) })} onClick={() => onChange(choices.filter((one) => one.value !== choice.value))} />
          </>
        )}
      </Ordered>
      <div className={styles.add}>
        <Input value={fresh} aria-label={t("choice.new")} placeholder={t("choice.new.how")} aria-invalid={error !== undefined || undefined} onChange={(event) => setFresh(event.target.value)} onKeyDown={press} onPaste={paste} />
        <Button icon={<Plus size={15} />} disabled={fresh.trim() === ""} onClick={() => add([fresh])}>{t("choice.add")}</Button>
      </div>
      {error !== undefined && <span className={form.error} role="alert">{error}</span>}
    </fieldset>
  );
}

/** What is stored is made from the first name and stays, however it is called later. */
function withChoice(choices: Choice[], text: string): Choice[] {
  const name = text.trim();
  const known = choices.some(({ value, label }) => [value, label.zh, label.en].includes(name));
  if (name === "" || known) return choices;
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
  const base = /^[\x20-\x7e]+$/.test(name) && slug !== "" ? slug : name;
  const taken = new Set(choices.map(({ value }) => value));
  let value = base;
  for (let index = 2; taken.has(value); index++) value = `${base}_${index}`;
  return [...choices, { value, label: { zh: name, en: name } }];
}
