import { useTranslation } from "react-i18next";
import type { ObjectDefinition } from "@/lib/api/types";
import { Input } from "@/ui/input";
import { Row } from "../form";

export interface PartProps {
  object: ObjectDefinition;
  options: Record<string, unknown>;
  /** What is wrong with an option. */
  at: (...words: string[]) => string | undefined;
  onChange: (options: Record<string, unknown>) => void;
}

/** What holds when nothing is said. */
const usual: Record<string, string> = { scale: "2", most: "5" };

export function NumberRow({ word, least, most, options, at, onChange }: PartProps & { word: string; least: number; most: number }) {
  const { t } = useTranslation("designer");
  const value = options[word];
  return (
    <Row label={t(`option.${word}`)} hint={t(`option.${word}.for`)} error={at(word)}>
      {(asked) => <Input {...asked} type="number" placeholder={usual[word]} min={least} max={most} value={typeof value === "number" ? value : ""} onChange={(event) => onChange({ ...options, [word]: event.target.value === "" ? null : event.target.valueAsNumber })} />}
    </Row>
  );
}
