import { asText } from "@/fields/kind";
import type { Field, ObjectDefinition, RecordRow } from "@/lib/api/types";
import type { Language } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { share } from "@/lib/period";

/** A column of the board, and what a card that is put there becomes. */
export interface Column {
  key: string;
  label: string;
  color: string | undefined;
  where: string;
  /** After that many days a card is old. */
  expectedDays: number | undefined;
  /** More cards than that are too many. */
  limit: number | undefined;
  retired: boolean;
}

/** The fields that make columns: the stage of a deal, or a selection from a fixed list. */
export function boardFields(definition: ObjectDefinition): Field[] {
  return definition.fields.filter((field) => isStage(field) || (field.type === "select" && field.open !== true && (field.choices?.length ?? 0) > 1 && !field.readOnly))
    .toSorted((left, right) => Number(isStage(right)) - Number(isStage(left)));
}

export const isStage = (field: Field): boolean => field.type === "reference" && field.to === "stage" && field.name === "stage";

export function columnsOfStages(stages: RecordRow[], field: Field, spoken: Language): Column[] {
  return stages.map((stage) => ({
    key: stage.id,
    label: asText(spoken === "en" && asText(stage.name_en) !== "" ? stage.name_en : stage.name),
    color: asText(stage.color) || undefined,
    where: `${field.name} == "${stage.id}"`,
    expectedDays: numberOf(stage.expected_days),
    limit: numberOf(stage.wip_limit),
    retired: stage.retired === true,
  }));
}

export function columnsOfChoices(field: Field, spoken: Language): Column[] {
  return (field.choices ?? []).map((choice) => ({
    key: choice.value,
    label: say(choice.label, spoken),
    color: choice.color,
    where: `${field.criteria ?? field.name} == ${JSON.stringify(choice.value)}`,
    expectedDays: undefined,
    limit: undefined,
    retired: false,
  }));
}

const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

/** How late a card is: not yet, past its time, far past it. */
export type Age = "fresh" | "late" | "old";

export function ageOf(days: unknown, expected: number | undefined): Age {
  if (typeof days !== "number" || expected === undefined || expected === 0) return "fresh";
  return days > expected * 2 ? "old" : days > expected ? "late" : "fresh";
}

/** Of each stage but the last, how many percent of the deals that came there came to the next; none where none came. */
export function passedOn(layers: { stage: string; reached: number }[]): Map<string, number> {
  return new Map(layers.flatMap(({ stage, reached }, at) => {
    const next = layers[at + 1];
    const passed = next && share(next.reached, reached);
    return passed === undefined ? [] : [[stage, passed] as const];
  }));
}

/** What a card tells beside its name. */
export const factsOf = ({ fields }: ObjectDefinition): Field[] => wanted.flatMap((name) => fields.find((one) => one.name === name) ?? []).slice(0, 2);

const wanted = ["account", "company", "expected_close", "industry", "city"];

/** Joins criteria; an empty one asks nothing. */
export const both = (...parts: (string | undefined)[]): string => parts.filter((part) => part !== undefined && part.trim() !== "").map((part) => `(${part})`).join(" && ");
