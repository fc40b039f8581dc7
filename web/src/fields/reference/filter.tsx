import { useState } from "react";
import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CheckList } from "@/ui/check-list";
import { Input } from "@/ui/input";
import type { FilterProps } from "../kind";
import { useFound } from "./find";
import { titleQuery } from "./title";

/** What is chosen stays on top while one looks for more. */
export function Filter({ field, label, values, onChange }: FilterProps) {
  const { t } = useTranslation("fields");
  const [typed, setTyped] = useState("");
  const { found } = useFound(field, typed, true);
  const titles = useQueries({ queries: values.map((id) => titleQuery(field.to ?? "", id)) });
  const chosen = values.map((value, index) => ({ value, label: titles[index]?.data ?? found.find((one) => one.value === value)?.label ?? "…" }));
  const others = found.filter((one) => !values.includes(one.value)).slice(0, 8);
  return (
    <>
      <Input aria-label={t("reference.search", { label })} placeholder={t("reference.placeholder")} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <CheckList label={label} options={[...chosen, ...others]} values={values} onChange={onChange} />
    </>
  );
}
