import { useMemo } from "react";
import { queryOptions, skipToken, useQueries, useQuery } from "@tanstack/react-query";
import { asReference, asText } from "@/fields/kind";
import { objectQuery } from "@/lib/api/objects";
import { listRecords } from "@/lib/api/records";
import type { Field, Label, ObjectDefinition, RecordRow } from "@/lib/api/types";
import { canBeFilled, targets, type Section } from "./mapping";

/**
 * What the columns of a file may fill: fields of its object, and by paths such as `account.phone` those of the records that rows
 * refer to, which are made where they are not there yet. Of a deal also the day on which it came to each stage.
 */
export interface Reach {
  sections: Section[];
  /** The object with the further fields beside its own, for finding a field by its path. */
  definition: ObjectDefinition;
}

export function useReach(definition: ObjectDefinition): Reach {
  const links = useMemo(() => definition.fields.filter((field) => canBeFilled(field) && field.type === "reference" && field.to !== undefined && field.to !== definition.name), [definition]);
  const objects = [...new Set(links.flatMap(({ to }) => to ?? []))];
  const stages = useQuery(stagesQuery(definition));
  return useQueries({
    queries: objects.map(objectQuery),
    combine: (answers) => reachOf(definition, links, answers.flatMap(({ data }) => data ?? []), stages.data),
  });
}

/** The stages that deals of this object pass; other objects pass none. */
const stagesQuery = (definition: ObjectDefinition) =>
  queryOptions({
    queryKey: ["import-stages", definition.name],
    queryFn: coursed(definition)
      ? async ({ signal }) => (await listRecords("stage", { where: `pipeline.object == "${definition.name}"`, sort: "pipeline.position,pipeline.created_at,position", fields: "name,name_en,pipeline,retired", limit: 1_000, counted: false }, signal)).items
      : skipToken,
  });

const course = "course";
const coursed = ({ fields }: ObjectDefinition) => fields.some(({ name, type }) => name === course && type === "long_text") && fields.some(({ to }) => to === "stage");

export function reachOf(definition: ObjectDefinition, links: Field[], others: ObjectDefinition[], stages: RecordRow[] = []): Reach {
  const further = links.flatMap((link): Section[] => {
    const target = others.find(({ name, rights }) => name === link.to && rights.create);
    const fields = target?.fields.filter((field) => canBeFilled(field) && !isReference(field)) ?? [];
    return fields.length === 0 ? [] : [{ label: link.label, fields: fields.map((field) => beside(link, field)) }];
  });
  const passed = sectionsOf(definition, stages);
  return {
    sections: [...targets(definition), ...passed, ...further],
    definition: { ...definition, fields: [...definition.fields, ...[...passed, ...further].flatMap(({ fields }) => fields)] },
  };
}

/** For each pipeline the days on which a deal came to its stages. */
function sectionsOf({ fields }: ObjectDefinition, stages: RecordRow[]): Section[] {
  const moment = fields.find(({ name }) => name === "stage_entered_at");
  if (moment === undefined) return [];
  const sections = new Map<string, Section>();
  for (const stage of stages) {
    const pipeline = asReference(stage.pipeline);
    if (pipeline === undefined || stage.retired === true) continue;
    const section = sections.get(pipeline.id) ?? { label: joined(days, { zh: pipeline.title, en: pipeline.title }, " · "), fields: [] };
    section.fields.push({ ...moment, name: `${course}.${stage.id}`, label: { zh: `${asText(stage.name)} › 进入日期`, en: `${asText(stage.name_en) || asText(stage.name)} › came here on` }, required: false });
    sections.set(pipeline.id, section);
  }
  return [...sections.values()];
}

const days: Label = { zh: "各阶段日期", en: "Days of the stages" };

const beside = (link: Field, field: Field): Field => ({ ...field, name: `${link.name}.${field.name}`, label: joined(link.label, field.label, " › "), required: false });
const joined = (one: Label, two: Label, between: string): Label => ({ zh: `${one.zh}${between}${two.zh}`, en: `${one.en}${between}${two.en}` });
const isReference = ({ type }: Field) => ["reference", "references", "user", "department", "file", "image"].includes(type);
