import type { Field, Language } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";

/** A value that is no longer offered keeps its own name. */
export function choiceLabel(value: string, field: Field, language: Language): string {
  const choice = field.choices?.find((one) => one.value === value);
  return choice ? say(choice.label, language) : value;
}

const tones = ["teal", "blue", "green", "amber", "red", "violet", "gray"] as const;

/** The colour the metadata names, or none: colour means something only where somebody chose it. */
export function toneOf(value: string, field: Field): (typeof tones)[number] | undefined {
  const color = field.choices?.find((one) => one.value === value)?.color?.replace("grey", "gray").replace(/orange|yellow|gold/, "amber").replace("purple", "violet");
  return tones.find((tone) => tone === color);
}
