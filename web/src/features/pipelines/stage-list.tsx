import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { GripVertical, Pencil, Trash2 } from "lucide-react";
import { asTexts } from "@/fields/kind";
import type { RecordRow } from "@/lib/api/types";
import { formatPercent } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dot } from "@/ui/dot";
import { nameOf } from "./api";
import styles from "./pipelines.module.css";

interface StageListProps {
  stages: RecordRow[];
  editable: boolean;
  onOrder: (stages: RecordRow[]) => void;
  onEdit: (stage: RecordRow) => void;
  onRemove: (stage: RecordRow) => void;
}

/** The stages in their order, which one changes by dragging a handle or with the arrow keys on it. */
export function StageList({ stages, editable, onOrder, onEdit, onRemove }: StageListProps) {
  const { t } = useTranslation("pipelines");
  const [dragged, setDragged] = useState<string>();
  const move = (from: number, to: number) => {
    const stage = stages[from];
    if (stage !== undefined && to >= 0 && to < stages.length && from !== to) onOrder(stages.toSpliced(from, 1).toSpliced(to, 0, stage));
  };
  const press = (event: KeyboardEvent, index: number) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    move(index, index + by);
  };
  const days = (stage: RecordRow) => (typeof stage.expected_days === "number" ? t("days", { days: stage.expected_days }) : undefined);
  return (
    <ol className={styles.stages} aria-label={t("stages")}>
      {stages.map((stage, index) => (
        <li key={stage.id} className={styles.stage} data-retired={stage.retired === true || undefined} onDragOver={(event) => dragged !== undefined && event.preventDefault()} onDrop={() => move(stages.findIndex(({ id }) => id === dragged), index)}>
          {editable && <button type="button" className={styles.handle} draggable aria-label={t("stage.move", { name: nameOf(stage), place: index + 1 })} title={t("stage.move.how")} onKeyDown={(event) => press(event, index)} onDragStart={() => setDragged(stage.id)} onDragEnd={() => setDragged(undefined)}><GripVertical size={15} /></button>}
          <Dot color={typeof stage.color === "string" ? stage.color : undefined} />
          <strong className={styles.stageName}>{nameOf(stage)}</strong>
          <span className={styles.facts}>
            {[
              typeof stage.probability === "number" ? formatPercent(stage.probability, language()) : undefined,
              days(stage),
              stage.outcome === "won" ? t("outcome.won") : undefined,
              guarded(stage) ? t("guarded") : undefined,
              stage.retired === true ? t("retired") : undefined,
            ].filter(Boolean).join(" · ")}
          </span>
          {editable && (
            <span className={styles.acts}>
              <Button look="quiet" icon={<Pencil size={15} />} aria-label={t("stage.change", { name: nameOf(stage) })} onClick={() => onEdit(stage)} />
              <Button look="quiet" icon={<Trash2 size={15} />} aria-label={t("stage.remove", { name: nameOf(stage) })} onClick={() => onRemove(stage)} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

const guarded = (stage: RecordRow): boolean =>
  [stage.entry_gate, stage.exit_gate].some((gate) => typeof gate === "string" && gate !== "") || ["entry_fields", "exit_fields", "checklist"].some((name) => asTexts(stage[name]).length > 0);
