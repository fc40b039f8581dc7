import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Choice } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Finder, type Found } from "@/ui/finder";
import { FormRow, Select } from "@/ui/form";
import { poolsQuery, type Pool } from "./api";

interface Asked {
  count: number;
  busy: boolean;
  onClose: () => void;
}

/** Into which pool, and why. */
export function ReleaseDialog({ object, pool, reasons, count, busy, onClose, onDone }: Asked & { object: string; pool: Pool; reasons: Choice[]; onDone: (pool: Pool, reason: string) => void }) {
  const { t } = useTranslation("pools");
  const pools = (useQuery(poolsQuery).data ?? []).filter((one) => one.object === object && !one.retired);
  const [into, setInto] = useState(pool.id);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const target = pools.find(({ id }) => id === into) ?? pools[0];
  const submit = () => { setTried(true); if (reason !== "" && target) onDone(target, reason); };
  return (
    <Dialog title={t("release.title", { count })} onClose={onClose} onSubmit={submit} actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look="primary" type="submit" busy={busy}>{t("release")}</Button></>}>
      <FormRow label={t("release.into")}>{(asked) => <Select {...asked} value={target?.id ?? ""} onChange={(event) => setInto(event.target.value)}>{pools.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</Select>}</FormRow>
      <FormRow label={t("release.why")} error={tried && reason === "" ? t("release.why.needed") : undefined}>
        {(asked) => <Select {...asked} value={reason} onChange={(event) => setReason(event.target.value)}><option value="">{t("choose")}</option>{reasons.filter(({ value }) => value !== "rule").map((choice) => <option key={choice.value} value={choice.value}>{say(choice.label)}</option>)}</Select>}
      </FormRow>
    </Dialog>
  );
}

/** To whom. */
export function AssignDialog({ count, busy, onClose, onDone }: Asked & { onDone: (to: string) => void }) {
  const { t } = useTranslation("pools");
  const [to, setTo] = useState<Found>();
  const [tried, setTried] = useState(false);
  const submit = () => { setTried(true); if (to) onDone(to.id); };
  return (
    <Dialog title={t("assign.title", { count })} onClose={onClose} onSubmit={submit} actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look="primary" type="submit" busy={busy}>{t("assign")}</Button></>}>
      <FormRow label={t("assign.to")} error={tried && !to ? t("assign.to.needed") : undefined}>{(asked) => <Finder id={asked.id} label={t("assign.to")} object="user" where="active" value={to} onChange={setTo} invalid={tried && !to} />}</FormRow>
    </Dialog>
  );
}
