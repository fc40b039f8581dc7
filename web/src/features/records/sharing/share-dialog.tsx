import { useState } from "react";
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Trash2 } from "lucide-react";
import { addShare, changeShare, removeShare, sharesQuery, type Level, type Party, type Share } from "@/lib/api/access";
import { asProblem } from "@/lib/api/problem";
import { meQuery } from "@/lib/api/session";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { FormRow, Select } from "@/ui/form";
import { Input } from "@/ui/input";
import { isNamed, PartyInput, usePartyWords } from "@/ui/party-input";
import { Segments } from "@/ui/segments";
import { ProblemState } from "@/ui/state";
import { Why } from "./why";
import styles from "./sharing.module.css";

interface ShareDialogProps {
  object: string;
  id: string;
  title: string;
  onClose: () => void;
}

/** With whom a record is shared, and, for administrators, who sees it and why. */
export function ShareDialog({ object, id, title, onClose }: ShareDialogProps) {
  const { t } = useTranslation("sharing");
  const { data: me } = useSuspenseQuery(meQuery);
  const [part, setPart] = useState<"shares" | "why">("shares");
  const shares = useQuery(sharesQuery(object, id));
  return (
    <Dialog wide title={t("title", { title })} onClose={onClose} onSubmit={onClose} actions={<Button look="primary" type="submit">{t("done")}</Button>}>
      <Segments bare label={t("parts")} value={part} options={[{ value: "shares", label: t("part.shares") }, { value: "why", label: t("part.why") }]} onChoose={setPart} />
      {part === "why" ? <Why object={object} id={id} anybody={me.roles.includes("administrator")} /> : (
        <>
          {shares.isPending && <p className={styles.note} role="status">{t("loading")}</p>}
          {shares.isError && <ProblemState error={shares.error} onRetry={() => void shares.refetch()} />}
          {shares.data && (
            <>
              {shares.data.mayShare ? <NewShare object={object} id={id} /> : <p className={styles.note}>{t("refused")}</p>}
              {shares.data.items.length === 0 ? <p className={styles.note}>{t("none")}</p> : <ul className={styles.shares} aria-label={t("part.shares")}>{shares.data.items.map((share) => <Row key={share.id} object={object} id={id} share={share} editable={shares.data.mayShare} />)}</ul>}
            </>
          )}
        </>
      )}
    </Dialog>
  );
}

function NewShare({ object, id }: { object: string; id: string }) {
  const { t } = useTranslation("sharing");
  const queries = useQueryClient();
  const [to, setTo] = useState<Party>({ kind: "person" });
  const [draft, setDraft] = useState({ level: "read" as Level, part: "", until: "" });
  const [missing, setMissing] = useState(false);
  const until = new Date(draft.until);
  const sharing = useMutation({
    mutationFn: () => addShare(object, id, { to, level: draft.level, ...(draft.part.trim() ? { part: draft.part.trim() } : {}), ...(Number.isNaN(until.getTime()) ? {} : { until: until.toISOString() }) }),
    onSuccess: () => {
      setTo({ kind: to.kind });
      setDraft({ ...draft, part: "", until: "" });
      void queries.invalidateQueries({ queryKey: ["shares", object, id] });
    },
  });
  const problem = sharing.error ? asProblem(sharing.error) : undefined;
  const add = () => {
    setMissing(!isNamed(to));
    if (isNamed(to) && !sharing.isPending) sharing.mutate();
  };
  return (
    <div className={styles.fresh}>
      <PartyInput kinds={["person", "department", "position", "role", "everybody"]} value={to} onChange={setTo} error={missing && !isNamed(to) ? t("missing") : undefined} />
      <div className={styles.line}>
        <FormRow label={t("level")}>{(asked) => <Select {...asked} value={draft.level} onChange={(event) => setDraft({ ...draft, level: event.target.value as Level })}><option value="read">{t("level.read")}</option><option value="edit">{t("level.edit")}</option></Select>}</FormRow>
        <FormRow label={t("part")}>{(asked) => <Input {...asked} placeholder={t("part.hint")} value={draft.part} onChange={(event) => setDraft({ ...draft, part: event.target.value })} />}</FormRow>
        <FormRow label={t("until")}>{(asked) => <Input {...asked} type="datetime-local" value={draft.until} onChange={(event) => setDraft({ ...draft, until: event.target.value })} />}</FormRow>
      </div>
      {problem && <p className={styles.bad} role="alert">{problem.findings[0]?.message ?? problem.detail ?? problem.message}</p>}
      <Button look="primary" busy={sharing.isPending} onClick={add}>{t("add")}</Button>
    </div>
  );
}

function Row({ object, id, share, editable }: { object: string; id: string; share: Share; editable: boolean }) {
  const { t } = useTranslation("sharing");
  const words = usePartyWords();
  const queries = useQueryClient();
  const fresh = () => queries.invalidateQueries({ queryKey: ["shares", object, id] });
  const changing = useMutation({ mutationFn: (level: Level) => changeShare(object, id, share.id, { level }), onSettled: fresh });
  const removing = useMutation({ mutationFn: () => removeShare(object, id, share.id), onSettled: fresh });
  const failed = changing.error ?? removing.error;
  const problem = failed ? asProblem(failed) : undefined;
  const name = words(share.to);
  return (
    <li className={share.state === "expired" ? styles.over : undefined}>
      <Avatar name={name} size={26} />
      <span className={styles.what}>
        <span>{name}{share.part && <span className={styles.mark}>{share.part}</span>}</span>
        <span className={styles.note}>{problem ? (problem.detail ?? problem.message) : share.until ? t(share.state === "expired" ? "expired" : "until.said", { time: formatMoment(share.until, language()) }) : t("always")}</span>
      </span>
      {editable ? <Select className={styles.level} aria-label={t("level.of", { name })} value={share.level} disabled={changing.isPending} onChange={(event) => changing.mutate(event.target.value as Level)}><option value="read">{t("level.read")}</option><option value="edit">{t("level.edit")}</option></Select> : <span className={styles.note}>{t(`level.${share.level}`)}</span>}
      {editable && <Button look="quiet" icon={<Trash2 size={15} />} aria-label={t("remove", { name })} title={t("remove", { name })} busy={removing.isPending} onClick={() => removing.mutate()} />}
    </li>
  );
}
