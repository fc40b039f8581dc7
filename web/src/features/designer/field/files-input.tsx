import { useTranslation } from "react-i18next";
import { Input } from "@/ui/input";
import { Row } from "../form";
import type { PartProps } from "./number-row";

const limits = [{ word: "most", text: "files", most: 100 }, { word: "maxSize", text: "fileSize", most: 10_240 }] as const;

/** How many files a field takes, and how large each may be. */
export function FilesInput({ options, at, onChange }: PartProps) {
  const { t } = useTranslation("designer");
  return (
    <>
      {limits.map(({ word, text, most }) => {
        const value = options[word];
        return (
          <Row key={word} label={t(`option.${text}`)} hint={t(`option.${text}.for`)} error={at(word)}>
            {(asked) => <Input {...asked} type="number" min={1} max={most} value={typeof value === "number" ? value : ""} onChange={(event) => onChange({ ...options, [word]: event.target.value === "" ? null : event.target.valueAsNumber })} />}
          </Row>
        );
      })}
    </>
  );
}
