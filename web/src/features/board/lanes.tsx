import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { DndContext, DragOverlay, KeyboardSensor, MouseSensor, TouchSensor, pointerWithin, rectIntersection, useSensor, useSensors, type CollisionDetection, type DragEndEvent } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";
import { asText } from "@/fields/kind";
import type { Listing } from "@/lib/api/records";
import type { Field, ObjectDefinition, RecordRow } from "@/lib/api/types";
import { conversionQuery, figuresQuery } from "./api";
import { Face } from "./card";
import { both, factsOf, type Column } from "./columns";
import { columnByColumn } from "./coordinates";
import { GateDialog } from "./gate-dialog";
import { Lane } from "./lane";
import { useMove } from "./use-move";
import styles from "./board.module.css";

export interface BoardProps {
  definition: ObjectDefinition;
  where: string | undefined;
  q: string | undefined;
}

export interface LanesProps extends BoardProps {
  field: Field;
  columns: Column[];
  bar: React.ReactNode;
  /** Whose way through a pipeline the heads tell of: deals that were given up count, too. */
  conversion?: { pipeline: string; where: string | undefined } | undefined;
}

/** The column under the pointer; for the keyboard the one that the card covers. */
const underneath: CollisionDetection = (asked) => {
  const hit = pointerWithin(asked);
  return hit.length > 0 ? hit : rectIntersection(asked);
};

/** A column beside the other; cards go from one to another. */
export function Lanes({ definition, field, columns, where, q, bar, conversion }: LanesProps) {
  const { t } = useTranslation("board");
  const [carried, setCarried] = useState<RecordRow>();
  const names = new Set(definition.fields.map(({ name }) => name));
  const sums = ["amount", "weighted"].filter((name) => names.has(name));
  const facts = factsOf(definition);
  const asked = [definition.title, "owner", "days_in_stage", "status", "amount", field.name, ...facts.map(({ name }) => name)].filter((name) => names.has(name));
  const listing = (column: Column): Listing => ({ where: both(where, column.where), q, sort: names.has("stage_entered_at") ? "-stage_entered_at" : "-updated_at", fields: [...new Set(asked)].toSorted().join(",") });
  const figures = useQuery(figuresQuery(definition.name, field.name, sums, { where: both(where), q }));
  const passed = useQuery(conversionQuery(definition.name, conversion && { ...conversion, q }));
  const moves = useMove(definition, { keyOf: (column) => ["records", definition.name, listing(column)], changeTo: (column) => ({ [field.name]: column.key }) });
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: columnByColumn }),
  );
  const movable = definition.rights.edit && !field.readOnly;
  const drop = ({ active, over }: DragEndEvent) => {
    setCarried(undefined);
    const { row, column: from } = (active.data.current ?? {}) as { row?: RecordRow; column?: Column };
    const to = columns.find(({ key }) => key === over?.id);
    if (row && from && to && from.key !== to.key) moves.move(row, from, to);
  };
  const name = (active: { data: { current?: unknown } }) => asText((active.data.current as { row?: RecordRow } | undefined)?.row?.[definition.title]);
  const label = (id: unknown) => columns.find(({ key }) => key === id)?.label ?? "";
  const announcements = {
    onDragStart: ({ active }: { active: { data: { current?: unknown } } }) => t("drag.start", { name: name(active) }),
    onDragOver: ({ active, over }: { active: { data: { current?: unknown } }; over: { id: unknown } | null }) => t("drag.over", { name: name(active), column: label(over?.id) }),
    onDragEnd: ({ active, over }: { active: { data: { current?: unknown } }; over: { id: unknown } | null }) => t("drag.end", { name: name(active), column: label(over?.id) }),
    onDragCancel: ({ active }: { active: { data: { current?: unknown } } }) => t("drag.cancel", { name: name(active) }),
  };
  const shown = columns.filter(({ key, retired }) => !retired || (figures.data?.get(key)?.count ?? 0) > 0);
  return (
    <div className={styles.board}>
      <div className={styles.bar}>{bar}</div>
      <DndContext sensors={sensors} collisionDetection={underneath} accessibility={{ announcements, screenReaderInstructions: { draggable: t("drag.help") } }} onDragStart={({ active }) => setCarried((active.data.current as { row?: RecordRow } | undefined)?.row)} onDragCancel={() => setCarried(undefined)} onDragEnd={drop}>
        <div className={styles.lanes}>
          {shown.map((column) => (
            <Lane
              key={column.key}
              definition={definition}
              column={column}
              columns={columns}
              listing={listing(column)}
              figures={figures.data?.get(column.key) ?? (figures.data ? { count: 0, amount: sums.includes("amount") ? 0 : null, weighted: sums.includes("weighted") ? 0 : null } : undefined)}
              passed={passed.data?.get(column.key)}
              facts={facts}
              movable={movable}
              onMove={moves.move}
              onLose={names.has("lost_reason") && movable ? (row, at) => moves.change(row, at, { status: "lost" }) : undefined}
            />
          ))}
        </div>
        <DragOverlay>{carried && <div className={styles.carried}><Face definition={definition} row={carried} facts={facts} /></div>}</DragOverlay>
      </DndContext>
      {moves.refused && <GateDialog key={moves.refused.move.row.id + moves.refused.move.to.key} definition={definition} refused={moves.refused} busy={moves.isPending} onAgain={(more) => moves.refused && moves.again(moves.refused.move, more)} onClose={moves.drop} />}
    </div>
  );
}
