import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { wordsOf } from "@/fields/registry";
import { asReference } from "@/fields/kind";
import type { Field } from "@/lib/api/types";
import { formatAgo } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import type { Lock } from "./lock";
import type { Mark } from "./mark";
import type { Cells } from "./use-cells";
import styles from "./cell-note.module.css";

interface CellNoteProps {
  id: string;
  field: Field;
  mark: Mark | undefined;
  lock: Lock | undefined;
  cells: Pick<Cells, "again" | "giveUp" | "insist">;
  onEdit: () => void;
}

/** What there is to say of a cell, and what can be done about it. */
export function CellNote({ id, field, mark, lock, cells, onEdit }: CellNoteProps) {
  const { t } = useTranslation("grid");
  if (mark?.state === "conflict") {
    const who = asReference(mark.theirs.updated_by)?.title ?? t("somebody");
    const words = (value: unknown) => shownWords(value, field) || t("blank");
    return (
      <Bubble id={id} tone={styles.warn}>
        <p>{t("conflict", { who, ago: formatAgo(String(mark.theirs.updated_at), language()) })}</p>
        <div className={styles.choice}><span>{words(mark.theirs[field.name])}</span><Button onClick={() => cells.giveUp(mark)}>{t("conflict.theirs")}</Button></div>
        <div className={styles.choice}><span>{words(mark.value)}</span><Button look="primary" onClick={() => cells.insist(mark)}>{t("conflict.mine")}</Button></div>
      </Bubble>
    );
  }
  if (mark?.state === "unsent" || mark?.state === "refused") {
    return (
      <Bubble id={id} tone={mark.state === "unsent" ? styles.warn : styles.bad}>
        <p>{mark.words || t("unsent")}</p>
        <div className={styles.acts}>
          {mark.state === "unsent" ? <Button look="primary" onClick={cells.again}>{t("again")}</Button> : <Button look="primary" onClick={onEdit}>{t("mend")}</Button>}
          <Button onClick={() => cells.giveUp(mark)}>{t("giveUp")}</Button>
        </div>
      </Bubble>
    );
  }
  return lock ? <Bubble id={id} tone={styles.calm}><p>{t(`lock.${lock}`)}</p></Bubble> : null;
}

/** A value in words, also where it is not yet what its type makes of it. */
export function shownWords(value: unknown, field: Field): string {
  return wordsOf(value, field, language()) || (typeof value === "string" ? value : "");
}

/** Below its cell, or above where there is no room. */
function Bubble({ id, tone, children }: { id: string; tone: string | undefined; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [above, setAbove] = useState(false);
  useLayoutEffect(() => {
    const frame = box.current?.closest("[role=grid]")?.getBoundingClientRect();
    const own = box.current?.getBoundingClientRect();
    if (frame && own) setAbove(own.bottom > frame.bottom && own.top - own.height > frame.top + 40);
  }, []);
  return (
    <div ref={box} id={id} role="alert" className={`${styles.note} ${above ? styles.above : ""} ${tone}`} onMouseDown={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()} onKeyDown={(event) => { if (event.key !== "Escape") event.stopPropagation(); }}>
      {children}
    </div>
  );
}
