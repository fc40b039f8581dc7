import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field, ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { ProblemState } from "@/ui/state";
import { sourceQuery } from "../api";
import { DesignDrawer } from "../drawer";
import { useDesign } from "../use-design";
import { Waiting } from "@/ui/waiting";
import { draftOf, emptyDraft, wishToAdd, wishToChange, type FieldDraft } from "./draft";
import { FieldForm } from "./field-form";
import { Gallery } from "./gallery";

interface FieldDrawerProps {
  object: ObjectDefinition;
  /** The one to change; none: a new one. */
  field?: Field;
  onClose: () => void;
}

export function FieldDrawer({ object, field, onClose }: FieldDrawerProps) {
  const { t } = useTranslation("designer");
  const computed = field?.type === "formula" || field?.type === "rollup";
  const source = useQuery({ ...sourceQuery(object.name, field?.name ?? ""), enabled: computed });
  const idle = useDesign(onClose);
  if (field && computed && !source.data) {
    return (
      <DesignDrawer title={say(field.label)} design={idle} onAsk={onClose} onClose={onClose} bare>
        {source.isError ? <ProblemState error={source.error} onRetry={() => void source.refetch()} /> : <Waiting />}
      </DesignDrawer>
    );
  }
  return <Editor object={object} before={field && draftOf(field, object, source.data)} own={field?.own ?? true} title={field ? t("field.change", { field: say(field.label) }) : t("field.new")} onClose={onClose} />;
}

interface EditorProps {
  object: ObjectDefinition;
  before: FieldDraft | undefined;
  own: boolean;
  title: string;
  onClose: () => void;
}

function Editor({ object, before, own, title, onClose }: EditorProps) {
  const { t } = useTranslation("designer");
  const [draft, setDraft] = useState(before);
  const [choosing, setChoosing] = useState(before === undefined);
  const [same, setSame] = useState(false);
  const design = useDesign(onClose);
  const ask = () => {
    if (!draft) return;
    const wish = before ? wishToChange(object, before, draft) : wishToAdd(object, draft, t("plan.unique"));
    setSame(wish === undefined);
    if (wish) design.ask(wish);
  };
  const choose = (type: string) => {
    setDraft(draft ? { ...draft, type } : emptyDraft(type));
    setChoosing(false);
  };
  const change = (next: FieldDraft) => {
    setDraft(next);
    setSame(false);
  };
  return (
    <DesignDrawer title={choosing ? t("type.title") : title} design={design} onAsk={ask} onClose={onClose} bare={choosing}>
      {choosing || !draft
        ? <Gallery chosen={draft?.type} onChoose={choose} />
        : <FieldForm object={object} draft={draft} fresh={before === undefined} own={own} same={same} obstacles={design.obstacles} onChange={change} onRetype={() => setChoosing(true)} />}
    </DesignDrawer>
  );
}
