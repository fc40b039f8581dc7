import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/ui/button";
import { FormRow } from "@/ui/form";
import { Input, TextArea } from "@/ui/input";
import { NumberInput } from "@/ui/number-input";
import { TextField } from "@/ui/text-field";
import { Group, Part } from "./part";

/** Buttons and what is typed into. */
export function Asked() {
  const { t } = useTranslation("parts");
  const [text, setText] = useState("");
  const [number, setNumber] = useState<number | string | null>(1_200_000);
  return (
    <>
      <Group title={t("buttons")}>
        {(["primary", "plain", "quiet", "danger"] as const).map((look) => (
          <Part key={look} name={`Button ${look}`}>
            <Button look={look}>{t("act")}</Button>
            <Button look={look} icon={<Plus size={15} />}>{t("act")}</Button>
            <Button look={look} disabled>{t("act")}</Button>
            <Button look={look} busy>{t("act")}</Button>
          </Part>
        ))}
        <Part name={`Button · ${t("sign")}`}><Button look="quiet" icon={<Trash2 size={15} />} aria-label={t("act")} /></Part>
      </Group>
      <Group title={t("inputs")}>
        <Part name="Input"><Input aria-label="Input" placeholder={t("hint")} value={text} onChange={(event) => setText(event.target.value)} /></Part>
        <Part name={`Input · ${t("invalid")}`}><Input aria-label={t("invalid")} aria-invalid defaultValue={t("sentence")} /></Part>
        <Part name={`Input · ${t("locked")}`}><Input aria-label={t("locked")} disabled defaultValue={t("sentence")} /></Part>
        <Part name="TextArea"><TextArea aria-label="TextArea" rows={2} defaultValue={t("sentence")} /></Part>
        <Part name="NumberInput"><NumberInput label="NumberInput" scale={2} value={typeof number === "number" ? number : undefined} onChange={setNumber} /></Part>
        <Part name="TextField"><TextField label={t("label")} value={text} onValue={setText} hint={t("hint")} /></Part>
        <Part name={`TextField · ${t("invalid")}`}><TextField label={t("label")} value={text} onValue={setText} error={t("wrong")} /></Part>
        <Part name="FormRow"><FormRow label={t("label")} hint={t("hint")}>{(asked) => <Input {...asked} defaultValue="" />}</FormRow></Part>
        <Part name={`FormRow · ${t("invalid")}`}><FormRow label={t("label")} error={t("wrong")}>{(asked) => <Input {...asked} defaultValue="" />}</FormRow></Part>
      </Group>
    </>
  );
}
