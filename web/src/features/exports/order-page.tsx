import { useState } from "react";
import { Link, useLocation, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ChevronRight, Download, Lock } from "lucide-react";
import { objectQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import type { ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { CheckList } from "@/ui/check-list";
import { Segments } from "@/ui/segments";
import { ProblemState, State } from "@/ui/state";
import { orderExport } from "./api";
import type { Format, Headings, Order } from "./export";
import { Meant } from "./meant";
import { Waiting } from "@/ui/waiting";
import styles from "./order-page.module.css";

/** What the file is to hold: the records are those of the list one comes from. */
export function ExportOrderPage() {
  const { t } = useTranslation("exports");
  const { object } = useParams({ from: "/shell/o/$object/export" });
  const asked = useQuery(objectQuery(object));
  if (asked.isPending) return <Waiting />;
  if (!asked.data) return <ProblemState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data.rights.export) return <State icon={<Lock size={22} />} title={t("rights.title")}>{t("rights.words", { object: say(asked.data.plural) })}</State>;
  return <Choice key={object} definition={asked.data} />;
}

type Part = "shown" | "all" | "own";

function Choice({ definition }: { definition: ObjectDefinition }) {
  const { t } = useTranslation("exports");
  const search = useSearch({ from: "/shell/o/$object/export" });
  const ticked = useLocation({ select: ({ state }) => state.ticked });
  const where = ticked ? `id in [${ticked.map((id) => JSON.stringify(id)).join(", ")}]` : search.where;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const known = definition.fields.map((field) => field.name);
  const listed = (search.fields?.split(",") ?? definition.list.columns).filter((name) => known.includes(name));
  const [part, setPart] = useState<Part>("shown");
  const [own, setOwn] = useState(listed);
  const [format, setFormat] = useState<Format>("csv");
  const [headings, setHeadings] = useState<Headings>("labels");
  const [ids, setIds] = useState(false);
  const fields = part === "all" ? [] : part === "own" ? own : listed;
  const ordering = useMutation({
    mutationFn: (order: Order) => orderExport(order),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["exports"] });
      await navigate({ to: "/exports" });
    },
  });
  const order = () =>
    ordering.mutate({ object: definition.name, where, q: search.q, sort: search.sort, deleted: search.deleted === "1", fields, format, headings: format === "jsonl" ? "names" : headings, ids });
  const problem = ordering.isError ? asProblem(ordering.error) : undefined;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <nav className={styles.trail} aria-label={t("trail")}>
          <Link to="/o/$object" params={{ object: definition.name }} search={{}}>{say(definition.plural)}</Link>
          <ChevronRight size={13} aria-hidden="true" />
          <Link to="/exports">{t("title")}</Link>
        </nav>
        <h1>{t("order.title", { object: say(definition.plural) })}</h1>
      </header>
      <div className={styles.body}>
        <div className={styles.column}>
          <Meant definition={definition} where={where} q={search.q} binned={search.deleted === "1"} ticked={ticked?.length} />
          <Segments label={t("format")} value={format} onChoose={setFormat} options={(["csv", "xlsx", "jsonl"] as const).map((value) => ({ value, label: t(`format.${value}`) }))} />
          <p className={styles.words}>{t(`format.words.${format}`)}</p>
          <Segments label={t("columns")} value={part} onChoose={setPart} options={(["shown", "all", "own"] as const).map((value) => ({ value, label: t(`columns.${value}`) }))} />
          {part === "own" && <CheckList label={t("columns.own")} values={own} onChange={setOwn} options={definition.fields.filter(({ name }) => name !== "version").map((field) => ({ value: field.name, label: say(field.label) }))} />}
          {format !== "jsonl" && <Segments label={t("headings")} value={headings} onChoose={setHeadings} options={(["labels", "names"] as const).map((value) => ({ value, label: t(`headings.${value}`) }))} />}
          {format !== "jsonl" && (
            <label className={styles.check}>
              <input type="checkbox" checked={ids} onChange={(event) => setIds(event.target.checked)} />
              <span>{t("ids")}<small>{t("ids.words")}</small></span>
            </label>
          )}
        </div>
      </div>
      <footer className={styles.foot}>
        {problem && <p className={styles.problem} role="alert">{problem.detail ?? problem.message}</p>}
        <Button look="primary" icon={<Download size={15} />} busy={ordering.isPending} disabled={part !== "all" && fields.length === 0} onClick={order}>{t("order.run")}</Button>
      </footer>
    </div>
  );
}
