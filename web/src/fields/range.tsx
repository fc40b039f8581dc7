import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Operator } from "@/lib/criteria/clause";
import styles from "./range.module.css";

interface Bound {
  label: string;
  value: string;
  first: boolean;
  set: (value: string) => void;
}

interface RangeProps {
  label: string;
  operator: Operator;
  values: string[];
  onChange: (values: string[]) => void;
  children: (bound: Bound) => ReactNode;
}

/** One input, or two for "between". */
export function Range({ label, operator, values, onChange, children }: RangeProps) {
  const { t } = useTranslation("fields");
  const [low = "", high = ""] = values;
  if (operator !== "between") return children({ label, value: low, first: true, set: (value) => onChange([value]) });
  return (
    <div className={styles.range}>
      {children({ label: t("range.from", { label }), value: low, first: true, set: (value) => onChange([value, high]) })}
      <span aria-hidden="true">–</span>
      {children({ label: t("range.to", { label }), value: high, first: false, set: (value) => onChange([low, value]) })}
    </div>
  );
}
