import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { objectsQuery } from "@/lib/api/objects";
import type { Choice } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Input } from "@/ui/input";
import { Row, Toggle } from "../form";
import { ChoicesInput } from "./choices-input";
import { FilesInput, KindsInput } from "./files-input";
import { FormulaInput } from "./formula-input";
import type { Part } from "./groups";
import { NumberRow, type PartProps } from "./number-row";
import { RollupInput } from "./rollup-input";
import styles from "../form.module.css";

/** The inputs for one part of what a type has to say. */
export function PartInputs({ part, ...props }: PartProps & { part: Part }) {
  switch (part) {
    case "maxLength": return <NumberRow word="maxLength" least={1} most={1_000_000} {...props} />;
    case "scale": return <NumberRow word="scale" least={0} most={10} {...props} />;
    case "most": return <NumberRow word="most" least={2} most={10} {...props} />;
    case "pattern": return <PatternRow {...props} />;
    case "to": return <TargetRow {...props} />;
    case "onDelete": return <OnDeleteRow {...props} />;
    case "choices": return <Choices {...props} />;
    case "files": return <FilesInput {...props} />;
    case "kinds": return <KindsInput {...props} />;
    case "formula": return <FormulaInput {...props} />;
    case "rollup": return <RollupInput {...props} />;
  }
}

function PatternRow({ options, at, onChange }: PartProps) {
  const { t } = useTranslation("designer");
  const pattern = typeof options.pattern === "string" ? options.pattern : "";
  return (
    <Row label={t("option.pattern")} hint={t("option.pattern.for", { sample: sample(pattern || "{000000}") })} error={at("pattern")}>
      {(asked) => <Input {...asked} className={styles.mono} value={pattern} placeholder="KH-{yyyy}-{0000}" spellCheck={false} onChange={(event) => onChange({ ...options, pattern: event.target.value })} />}
    </Row>
  );
}

const two = (number: number) => String(number).padStart(2, "0");

/** The first number of a pattern. */
function sample(pattern: string): string {
  const now = new Date();
  const parts: Record<string, string> = { yyyy: String(now.getFullYear()), yy: two(now.getFullYear() % 100), MM: two(now.getMonth() + 1), dd: two(now.getDate()) };
  return pattern.replace(/\{(\w+)\}/g, (whole, part: string) => (/^0+$/.test(part) ? "1".padStart(part.length, "0") : parts[part] ?? whole));
}

function TargetRow({ options, at, onChange }: PartProps) {
  const { t } = useTranslation("designer");
  const { data } = useQuery(objectsQuery);
  return (
    <Row label={t("option.to")} error={at("to")}>
      {(asked) => (
        <select {...asked} className={styles.select} value={String(options.to ?? "")} onChange={(event) => onChange({ ...options, to: event.target.value })}>
          <option value="">{t("choose")}</option>
          {data?.items.map((one) => <option key={one.name} value={one.name}>{say(one.label)}</option>)}
        </select>
      )}
    </Row>
  );
}

const fates = ["keep", "protect", "clear", "cascade"] as const;

function OnDeleteRow({ options, at, onChange }: PartProps) {
  const { t } = useTranslation("designer");
  return (
    <Row label={t("option.onDelete")} error={at("onDelete")}>
      {(asked) => (
        <select {...asked} className={styles.select} value={String(options.onDelete ?? "keep")} onChange={(event) => onChange({ ...options, onDelete: event.target.value })}>
          {fates.map((one) => <option key={one} value={one}>{t(`onDelete.${one}`)}</option>)}
        </select>
      )}
    </Row>
  );
}

function Choices({ options, at, onChange }: PartProps) {
  const { t } = useTranslation("designer");
  return (
    <>
      <ChoicesInput choices={Array.isArray(options.choices) ? (options.choices as Choice[]) : []} error={at("choices")} onChange={(choices) => onChange({ ...options, choices })} />
      <Toggle label={t("option.open")} hint={t("option.open.for")} checked={options.open === true} onChange={(open) => onChange({ ...options, open })} />
    </>
  );
}
