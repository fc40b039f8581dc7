import { useTranslation } from "react-i18next";
import { Row } from "../form";
import { CelInput } from "./cel-input";
import { NumberRow, type PartProps } from "./number-row";
import { useTypeName } from "./type-words";
import styles from "../form.module.css";

export const results = ["text", "whole", "decimal", "money", "percent", "yesno", "date", "datetime", "duration"];
const scaled = ["decimal", "money", "percent"];

export function FormulaInput(props: PartProps) {
  const { t } = useTranslation("designer");
  const { object, options, at, onChange } = props;
  return (
    <>
      <CelInput label={t("option.cel")} hint={t("option.cel.for")} value={String(options.cel ?? "")} fields={object.fields} error={at("cel")} onChange={(cel) => onChange({ ...options, cel })} />
      <ReturnsRow {...props} />
    </>
  );
}

export function ReturnsRow(props: PartProps) {
  const { t } = useTranslation("designer");
  const typeName = useTypeName();
  const { options, at, onChange } = props;
  const returns = String(options.returns ?? "decimal");
  return (
    <>
      <Row label={t("option.returns")} error={at("returns")}>
        {(asked) => (
          <select {...asked} className={styles.select} value={returns} onChange={(event) => onChange({ ...options, returns: event.target.value })}>
            {results.map((one) => <option key={one} value={one}>{typeName(one)}</option>)}
          </select>
        )}
      </Row>
      {scaled.includes(returns) && <NumberRow word="scale" least={0} most={10} {...props} />}
    </>
  );
}
