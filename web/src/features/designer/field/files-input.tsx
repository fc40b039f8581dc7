import { useTranslation } from "react-i18next";
import { Input } from "@/ui/input";
import { CheckList } from "@/ui/check-list";
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

const kinds = ["image", "pdf", "document", "sheet", "slides", "text", "archive", "audio", "video"] as const;

/** Which kinds of files are taken; none ticked: all. */
export function KindsInput({ options, at, onChange }: PartProps) {
  const { t } = useTranslation("designer");
  const chosen = Array.isArray(options.kinds) ? options.kinds.map(String) : [];
  const choose = (next: string[]) => onChange({ ...options, kinds: next.length === 0 ? null : next });
  return (
    <Row label={t("option.kinds")} hint={t("option.kinds.for")} error={at("kinds")}>
      {() => <CheckList label={t("option.kinds")} options={kinds.map((kind) => ({ value: kind, label: t(`option.kind.${kind}`) }))} values={chosen} onChange={choose} />}
    </Row>
  );
}
