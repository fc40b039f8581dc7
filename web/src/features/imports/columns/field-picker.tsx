import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChevronsUpDown } from "lucide-react";
import { say } from "@/lib/i18n/i18n";
import type { Column } from "../import";
import type { Section } from "../mapping";
import { FieldList } from "./field-list";
import { Popover } from "@/ui/popover";
import styles from "./field-picker.module.css";

interface FieldPickerProps {
  column: Column;
  value: string | null;
  sections: Section[];
  taken: Map<string, Column>;
  onChoose: (field: string | null) => void;
}

/** A button that opens a searchable list; a file of hundreds of columns mounts one list, not hundreds. */
export function FieldPicker({ column, value, sections, taken, onChoose }: FieldPickerProps) {
  const { t } = useTranslation("imports");
  const [open, setOpen] = useState(false);
  // A list opened again starts afresh, even while the last one is still fading.
  const [times, setTimes] = useState(0);
  const button = useRef<HTMLButtonElement>(null);
  const field = sections.flatMap(({ fields }) => fields).find(({ name }) => name === value);
  const words = field ? say(field.label) : value ?? t("columns.out");
  const show = (shown: boolean) => {
    setOpen(shown);
    if (shown) setTimes(times + 1);
  };
  const leave = () => {
    setOpen(false);
    button.current?.focus();
  };
  const take = (next: string | null) => {
    leave();
    if (next !== value) onChoose(next);
  };
  const list = <FieldList key={times} value={value} column={column} sections={sections} taken={taken} onChoose={take} onLeave={leave} />;
  return (
    <Popover open={open} onOpenChange={show} placement="bottomLeft" content={list} padding={0}>
      <button ref={button} type="button" className={styles.picker} data-out={value === null || undefined} aria-haspopup="listbox" aria-expanded={open} aria-label={t("columns.target", { column: column.header, field: words })}>
        <span className={styles.words}>{words}{field?.required && <span className={styles.star} aria-hidden="true"> *</span>}</span>
        <ChevronsUpDown size={14} aria-hidden="true" />
      </button>
    </Popover>
  );
}
