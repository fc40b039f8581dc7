import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asText } from "@/fields/kind";
import { api } from "@/lib/api/client";
import { checkTwins, type Twin } from "@/lib/api/duplicates";
import { asProblem } from "@/lib/api/problem";
import type { Shape } from "@/lib/api/shapes";
import type { RecordRow } from "@/lib/api/types";
import { formatPercent } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Check, FormRow } from "@/ui/form";
import { Input } from "@/ui/input";
import styles from "./leads.module.css";

const shared = ["uscc", "phone", "website", "province", "city", "address", "industry"];

/** Makes customer, contact and deal of a lead; customers that may be the same are offered first. */
export function ConvertDialog({ row, onClose }: { row: RecordRow; onClose: () => void }) {
  const { t } = useTranslation("leads");
  const queries = useQueryClient();
  const company = asText(row.company) || asText(row.name);
  const values = { name: company, ...Object.fromEntries(shared.filter((field) => asText(row[field]) !== "").map((field) => [field, row[field]])) };
  const twins = useQuery({ queryKey: ["leads", "twins", row.id, row.version], queryFn: ({ signal }) => checkTwins("account", values, signal), retry: false });
  const found = twins.data?.items ?? [];
  const [chosen, setChosen] = useState<string>();
  const account = chosen ?? found.find(({ decision }) => decision === "same")?.id ?? "";
  const [wantsDeal, setWantsDeal] = useState(true);
  const [deal, setDeal] = useState(() => t("deal.name", { company }));
  const converting = useMutation({
    mutationFn: () => api.post("/records/lead/{id}/conversion", { path: { id: row.id }, body: { account: account === "" ? null : account, deal: wantsDeal ? deal.trim() : null } }),
    onSuccess: () => {
      for (const key of ["record", "history", "records", "figures"]) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  if (converting.data) return <Done made={converting.data} onClose={onClose} />;
  const nameless = wantsDeal && deal.trim() === "";
  return (
    <Dialog
      title={t("convert.title", { name: asText(row.name) })}
      problem={converting.error === null ? undefined : asProblem(converting.error).message}
      onSubmit={() => nameless || converting.mutate()}
      onClose={onClose}
      actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look="primary" type="submit" busy={converting.isPending} disabled={nameless}>{t("convert")}</Button></>}
    >
      <fieldset className={styles.choice}>
        <legend>{t("account")}</legend>
        {twins.isPending && <p role="status">{t("looking")}</p>}
        {twins.isError && <p role="status">{t("looking.failed")}</p>}
        {found.map((twin) => <Option key={twin.id} twin={twin} checked={account === twin.id} onChoose={() => setChosen(twin.id)} />)}
        <label className={styles.option}><input type="radio" name="account" checked={account === ""} onChange={() => setChosen("")} />{t("account.new", { company })}</label>
        {account === "" && <p className={styles.note}>{t("account.new.words")}</p>}
        {(twins.data?.hidden ?? 0) > 0 && <p className={styles.note}>{t("account.hidden")}</p>}
      </fieldset>
      <p className={styles.note}>{t("contact.words", { name: asText(row.name) })}</p>
      <Check label={t("deal")} checked={wantsDeal} onChange={setWantsDeal} />
      {wantsDeal && <FormRow label={t("deal.label")} error={nameless ? t("deal.missing") : undefined}>{(asked) => <Input {...asked} value={deal} maxLength={200} onChange={(event) => setDeal(event.target.value)} />}</FormRow>}
    </Dialog>
  );
}

function Option({ twin, checked, onChoose }: { twin: Twin; checked: boolean; onChoose: () => void }) {
  const { t } = useTranslation("leads");
  return (
    <label className={styles.option}>
      <input type="radio" name="account" checked={checked} onChange={onChoose} />
      {twin.title} · {t(`twin.${twin.decision}`, { share: formatPercent(twin.probability * 100, language(), 0) })}
      <small>{twin.reasons.slice(0, 3).map(({ message }) => message).join(" · ")}</small>
    </label>
  );
}

function Done({ made, onClose }: { made: Shape<"LeadConversionsConverted">; onClose: () => void }) {
  const { t } = useTranslation("leads");
  const links = [
    { object: "account", id: made.account, words: t(made.knownAccount ? "done.account.known" : "done.account") },
    { object: "contact", id: made.contact, words: t(made.knownContact ? "done.contact.known" : "done.contact") },
    ...(made.opportunity === null ? [] : [{ object: "opportunity", id: made.opportunity, words: t("done.deal") }]),
  ];
  return (
    <Dialog title={t("done")} onClose={onClose} onSubmit={onClose} actions={<Button look="primary" type="submit">{t("done.close")}</Button>}>
      <ul className={styles.links}>{links.map(({ object, id, words }) => <li key={object}><Link to="/o/$object/$id" params={{ object, id }}>{words}</Link></li>)}</ul>
    </Dialog>
  );
}
