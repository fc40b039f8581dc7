import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Label } from "@/lib/api/types";
import { useSettled } from "@/lib/use-settled";
import { Input } from "@/ui/input";
import { addObject, nameQuery } from "./api";
import { DesignDrawer } from "./drawer";
import { blank, LabelRow, Row, spoken, Toggle } from "./form";
import { IconChoice } from "./icon-choice";
import { Obstacles } from "./plan-view";
import { useDesign } from "./use-design";
import styles from "./form.module.css";

/** A new object; it has a name field at once, everything else is added on its page. */
export function NewObject({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("designer");
  const navigate = useNavigate();
  const [label, setLabel] = useState(blank);
  const [plural, setPlural] = useState(blank);
  const [name, setName] = useState("");
  const [icon, setIcon] = useState("package");
  const [navigation, setNavigation] = useState(true);
  const design = useDesign((answer) => {
    onClose();
    void navigate({ to: "/settings/objects/$object", params: { object: answer.object }, search: {} });
  });
  const settled = useSettled(JSON.stringify(spoken(label) ?? null), 350);
  const proposed = useQuery({ ...nameQuery("object", [settled], addObject({ label: JSON.parse(settled) as Partial<Label> })), enabled: settled !== "null" && name === "" });
  const said = (asked: string) => design.obstacles.find((one) => one.field === asked)?.message;
  const ask = () => {
    const many = spoken(plural);
    const one = spoken(label);
    design.ask(addObject({ ...(one ? { label: one } : {}), ...(many ? { plural: many } : {}), ...(name.trim() ? { name: name.trim() } : {}), icon, navigation }));
  };
  return (
    <DesignDrawer title={t("objects.new")} design={design} onAsk={ask} onClose={onClose}>
      <div className={styles.form}>
        <Obstacles items={design.obstacles.filter((one) => one.field !== "name" && one.field !== "label")} />
        <LabelRow of="label" value={label} onChange={setLabel} error={said("label")} autoFocus />
        <LabelRow of="plural" value={plural} onChange={setPlural} />
        <Row label={t("name")} hint={t("name.words")} error={said("name")}>
          {(asked) => <Input {...asked} className={styles.mono} value={name} placeholder={proposed.data ?? ""} spellCheck={false} autoCapitalize="off" autoComplete="off" onChange={(event) => setName(event.target.value)} />}
        </Row>
        <IconChoice value={icon} onChange={setIcon} />
        <Toggle label={t("general.navigation")} hint={t("general.navigation.for")} checked={navigation} onChange={setNavigation} />
      </div>
    </DesignDrawer>
  );
}
