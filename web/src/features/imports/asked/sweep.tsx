import { useTranslation } from "react-i18next";
import { Button } from "@/ui/button";
import { Select } from "@/ui/form";
import { useState } from "react";
import type { Verdict } from "../import";
import styles from "./asked.module.css";

interface SweepProps {
  busy: boolean;
  onSweep: (as: Verdict, take: "all" | "empty") => void;
}

const ways = { fill: ["same", "empty"], update: ["same", "all"], other: ["other", "all"], skip: ["skip", "all"] } as const;
type Way = keyof typeof ways;
const names: Way[] = ["fill", "update", "other", "skip"];

/** The same for all rows that still wait. */
export function Sweep({ busy, onSweep }: SweepProps) {
  const { t } = useTranslation("imports");
  const [way, setWay] = useState<Way>("fill");
  const sweep = () => {
    const [as, take] = ways[way];
    onSweep(as, take);
  };
  return (
    <div className={styles.sweep}>
      <Select aria-label={t("asked.all")} value={way} onChange={(event) => setWay(names.find((name) => name === event.target.value) ?? "fill")}>
        {names.map((name) => <option key={name} value={name}>{t(`asked.all.${name}`)}</option>)}
      </Select>
      <Button busy={busy} onClick={sweep}>{t("asked.apply")}</Button>
    </div>
  );
}
