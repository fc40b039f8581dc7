import { useMemo } from "react";
import { useQueries } from "@tanstack/react-query";
import { objectQuery } from "@/lib/api/objects";
import type { Field, Label, ObjectDefinition } from "@/lib/api/types";
import { canBeFilled, targets, type Section } from "./mapping";

/**
 * What the columns of a file may fill: fields of its object, and by paths such as `account.phone` those of the records that rows
 * refer to, which are made where they are not there yet.
 */
export interface Reach {
  sections: Section[];
  /** The object with the further fields beside its own, for finding a field by its path. */
  definition: ObjectDefinition;
}

export function useReach(definition: ObjectDefinition): Reach {
  const links = useMemo(() => definition.fields.filter((field) => canBeFilled(field) && field.type === "reference" && field.to !== undefined && field.to !== definition.name), [definition]);
  const objects = [...new Set(links.flatMap(({ to }) => to ?? []))];
  return useQueries({
    queries: objects.map(objectQuery),
    combine: (answers) => reachOf(definition, links, answers.flatMap(({ data }) => data ?? [])),
  });
}

export function reachOf(definition: ObjectDefinition, links: Field[], others: ObjectDefinition[]): Reach {
  const further = links.flatMap((link): Section[] => {
    const target = others.find(({ name, rights }) => name === link.to && rights.create);
    const fields = target?.fields.filter((field) => canBeFilled(field) && !isReference(field)) ?? [];
    return fields.length === 0 ? [] : [{ label: link.label, fields: fields.map((field) => beside(link, field)) }];
  });
  return {
    sections: [...targets(definition), ...further],
    definition: { ...definition, fields: [...definition.fields, ...further.flatMap(({ fields }) => fields)] },
  };
}

const beside = (link: Field, field: Field): Field => ({ ...field, name: `${link.name}.${field.name}`, label: joined(link.label, field.label, " › "), required: false });
const joined = (one: Label, two: Label, between: string): Label => ({ zh: `${one.zh}${between}${two.zh}`, en: `${one.en}${between}${two.en}` });
const isReference = ({ type }: Field) => ["reference", "references", "user", "department", "file", "image"].includes(type);
