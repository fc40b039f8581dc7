import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Party } from "@/lib/api/access";
import { DatePicker } from "@/ui/antd/date-picker";
import { Select as Choice } from "@/ui/antd/select";
import { CheckList } from "@/ui/check-list";
import { DaySlider } from "@/ui/day-slider";
import { Finder, type Found } from "@/ui/finder";
import { Check, Select } from "@/ui/form";
import { PartyInput } from "@/ui/party-input";
import { Segments } from "@/ui/segments";
import { Tick } from "@/ui/tick";
import { Group, Part } from "./part";

const days = ["2026-01-30", "2026-01-31", "2026-02-01"];

/** What one chooses from. */
export function Choices() {
  const { t } = useTranslation("parts");
  const [one, setOne] = useState("b");
  const [some, setSome] = useState(["a"]);
  const [on, setOn] = useState(true);
  const [day, setDay] = useState(1);
  const [person, setPerson] = useState<Found>();
  const [party, setParty] = useState<Party>({ kind: "person" });
  const options = ["a", "b", "c"].map((value) => ({ value, label: t(`option.${value}`) }));
  return (
    <Group title={t("choices")}>
      <Part name="Segments"><Segments label={t("label")} value={one} options={options} onChoose={setOne} /></Part>
      <Part name="Select"><Select aria-label="Select" value={one} onChange={(event) => setOne(event.target.value)}>{options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}</Select></Part>
      <Part name="Choice"><Choice aria-label="Choice" value={one} options={options} onChange={setOne} style={{ minWidth: 120 }} /></Part>
      <Part name="DatePicker"><DatePicker aria-label="DatePicker" /></Part>
      <Part name="DaySlider"><DaySlider label="DaySlider" days={days} at={day} onAt={setDay} /></Part>
      <Part name="Check"><Check label={t("label")} checked={on} onChange={setOn} /><Check label={t("locked")} checked disabled onChange={setOn} /></Part>
      <Part name="Tick"><Tick done={on} label={t("act")} disabled={false} onPress={() => setOn(!on)} /><Tick done={false} label={t("locked")} disabled onPress={() => undefined} /></Part>
      <Part name="CheckList"><CheckList label="CheckList" options={options} values={some} onChange={setSome} /></Part>
      <Part name="Finder"><Finder label="Finder" object="user" value={person} onChange={setPerson} /></Part>
      <Part name="PartyInput"><PartyInput kinds={["person", "department", "position", "everybody"]} value={party} onChange={setParty} /></Part>
    </Group>
  );
}
