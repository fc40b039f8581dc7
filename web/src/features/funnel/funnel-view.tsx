import { lazy, Suspense, useRef, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Filter, ImageDown } from "lucide-react";
import { asText } from "@/fields/kind";
import type { ObjectDefinition, RecordRow } from "@/lib/api/types";
import { formatDay } from "@/lib/format/time";
import { formatMoneyShort, formatNumber, formatPercent } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { asProblem } from "@/lib/api/problem";
import { Button } from "@/ui/button";
import { Check, Select } from "@/ui/form";
import { Segments } from "@/ui/segments";
import { ProblemState, State } from "@/ui/state";
import { toast } from "@/ui/toast";
import { funnelQuery, pipelinesQuery, type Asked, type Counted, type Funnel } from "./api";
import { Definitions } from "./definitions";
import { Layers } from "./layers";
import { LayerTable } from "./layer-table";
import { before, periodOf, presets, share, type Preset } from "@/lib/period";
import { savePicture } from "./picture";
import { FunnelReplay } from "./replay";
import { drawsSolids } from "./rings";
import styles from "./funnel.module.css";

const Solid = lazy(async () => ({ default: (await import("./solid")).Solid }));

interface FunnelViewProps {
  definition: ObjectDefinition;
  where: string | undefined;
  q: string | undefined;
}

/** How far the deals that a list means came; a layer leads to its deals. */
export function FunnelView({ definition, where, q }: FunnelViewProps) {
  const { t } = useTranslation("funnel");
  const pipelines = useQuery(pipelinesQuery(definition.name));
  const [chosen, setChosen] = useState<string>();
  const [preset, setPreset] = useState<Preset | "own">("twelve");
  const [period, setPeriod] = useState(() => periodOf("twelve"));
  const [counted, setCounted] = useState<Counted>("cohort");
  const [compared, setCompared] = useState(false);
  const [replays, setReplays] = useState(false);
  const pipeline = pipelines.data?.find(({ id }) => id === chosen) ?? pipelines.data?.[0];
  const asked: Asked | undefined = pipeline && { pipeline: pipeline.id, ...period, counted, where, q };
  const now = useQuery(funnelQuery(definition.name, asked));
  const then = useQuery(funnelQuery(definition.name, asked && compared ? { ...asked, ...before(period) } : undefined));
  const failed = pipelines.error ?? now.error;
  if (failed) return <ProblemState error={failed} onRetry={() => void Promise.all([pipelines.refetch(), now.refetch()])} />;
  if (pipelines.data && pipeline === undefined) return <State icon={<Filter size={22} />} title={t("noPipeline")}>{t("noPipeline.words")}</State>;
  const choose = (next: string) => {
    setPreset(next as Preset | "own");
    const known = presets.find((one) => one === next);
    if (known) setPeriod(periodOf(known));
  };
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        {(pipelines.data?.length ?? 0) > 1 && <Select aria-label={t("pipeline")} value={pipeline?.id} onChange={(event) => setChosen(event.target.value)}>{pipelines.data?.map((one) => <option key={one.id} value={one.id}>{nameOf(one)}</option>)}</Select>}
        <Select aria-label={t("period")} value={preset} onChange={(event) => choose(event.target.value)}>
          {presets.map((one) => <option key={one} value={one}>{t(`period.${one}`)}</option>)}
          <option value="own">{t("period.own")}</option>
        </Select>
        {preset === "own" && (
          <>
            <input type="date" className={styles.day} aria-label={t("from")} value={period.from} max={period.to} onChange={(event) => event.target.value && setPeriod({ ...period, from: event.target.value })} />
            <input type="date" className={styles.day} aria-label={t("to")} value={period.to} min={period.from} onChange={(event) => event.target.value && setPeriod({ ...period, to: event.target.value })} />
          </>
        )}
        {!replays && <Segments label={t("counted")} bare value={counted} options={[{ value: "cohort", label: t("counted.cohort") }, { value: "period", label: t("counted.period") }]} onChoose={setCounted} />}
        {!replays && <Check label={t("compare")} checked={compared} onChange={setCompared} />}
        <Check label={t("replay")} checked={replays} onChange={setReplays} />
      </div>
      {replays && asked
        ? <FunnelReplay key={asked.pipeline} object={definition.name} asked={asked} />
        : now.data && asked
        ? <Told definition={definition} asked={asked} funnel={now.data} then={compared ? then.data : undefined} />
        : <div className={styles.loading} role="status" aria-label={t("loading")} />}
    </div>
  );
}

const nameOf = (row: RecordRow): string => asText(language() === "en" && asText(row.name_en) !== "" ? row.name_en : row.name);

interface ToldProps {
  definition: ObjectDefinition;
  asked: Asked;
  funnel: Funnel;
  then: Funnel | undefined;
}

function Told({ definition, asked, funnel, then }: ToldProps) {
  const { t } = useTranslation("funnel");
  const navigate = useNavigate();
  const spoken = language();
  if (funnel.layers.every(({ reached, here }) => reached === 0 && here === 0)) {
    return <State icon={<Filter size={22} />} title={t("none", { objects: say(definition.plural) })}>{t("none.words")}</State>;
  }
  // Only a cohort is a set of deals by what stands in them.
  const open = asked.counted === "cohort"
    ? (place: number) => void navigate({ to: "/o/$object", params: { object: definition.name }, search: { where: dealsOf(asked, place), ...(asked.q === undefined ? {} : { q: asked.q }) } })
    : undefined;
  return (
    <>
      <dl className={styles.figures}>
        <Figure name={t("entered")} value={formatNumber(funnel.entered, spoken)} was={then && formatNumber(then.entered, spoken)} />
        <Figure name={t("won")} value={formatNumber(funnel.won, spoken)} was={then && formatNumber(then.won, spoken)} />
        <Figure name={t("winRate")} value={percent(share(funnel.won, funnel.won + funnel.lost))} was={then && percent(share(then.won, then.won + then.lost))} />
        <Figure name={t("lost")} value={formatNumber(funnel.lost, spoken)} was={then && formatNumber(then.lost, spoken)} />
        {funnel.wonAmount !== null && <Figure name={t("wonAmount")} value={formatMoneyShort(funnel.wonAmount, spoken)} was={then && formatMoneyShort(then.wonAmount ?? 0, spoken)} />}
        <Figure name={t("cycle")} value={funnel.cycleDays === null ? "–" : t("days", { days: formatNumber(funnel.cycleDays, spoken, 1) })} was={then && (then.cycleDays === null ? "–" : t("days", { days: formatNumber(then.cycleDays, spoken, 1) }))} />
      </dl>
      {then && <p className={styles.compared}>{t("compared", { from: formatDay(before(asked).from, spoken), to: formatDay(before(asked).to, spoken) })}</p>}
      <div className={styles.both}>
        <Shown definition={definition} funnel={funnel} then={then} onOpen={open} />
        <LayerTable layers={funnel.layers} then={then?.layers} onOpen={open} />
      </div>
      <Definitions counted={asked.counted} />
    </>
  );
}

interface ShownProps {
  definition: ObjectDefinition;
  funnel: Funnel;
  then: Funnel | undefined;
  onOpen: ((place: number) => void) | undefined;
}

/** Flat or as a body, as the address says; flat where the browser draws no bodies. */
function Shown({ definition, funnel, then, onOpen }: ShownProps) {
  const { t } = useTranslation("funnel");
  const navigate = useNavigate();
  const search = useSearch({ from: "/shell/o/$object" });
  const shown = useRef<HTMLDivElement>(null);
  const [able] = useState(drawsSolids);
  const solid = search.shape === "3d";
  const save = () => {
    const drawn = shown.current?.querySelector("canvas, svg[role]");
    if (drawn) savePicture(drawn, `${say(definition.plural)} ${t("picture")}`, getComputedStyle(document.documentElement).getPropertyValue("--paper").trim()).catch((error: unknown) => toast(asProblem(error).message, { tone: "bad" }));
  };
  return (
    <div className={styles.shown}>
      <div className={styles.tools}>
        <Segments label={t("shape")} bare value={solid ? "3d" : "2d"} options={[{ value: "2d", label: t("shape.2d") }, { value: "3d", label: t("shape.3d") }]} onChoose={(shape) => void navigate({ to: "/o/$object", params: { object: definition.name }, search: { ...search, shape: shape === "3d" ? shape : undefined } })} />
        <Button look="quiet" icon={<ImageDown size={15} />} onClick={save}>{t("save")}</Button>
      </div>
      {solid && !able && <p className={styles.note} role="status">{t("shape.unable")}</p>}
      <div ref={shown}>
        {solid && able
          ? <Suspense fallback={<div className={styles.loading} role="status" aria-label={t("loading")} />}><Solid layers={funnel.layers} onOpen={onOpen} /></Suspense>
          : <Layers layers={funnel.layers} then={then?.layers} onOpen={onOpen} />}
      </div>
    </div>
  );
}

const percent = (value: number | undefined): string => (value === undefined ? "–" : formatPercent(value, language()));

function Figure({ name, value, was }: { name: string; value: string; was: string | undefined }) {
  const { t } = useTranslation("funnel");
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>{value}{was !== undefined && <span className={styles.was}>{t("was", { value: was })}</span>}</dd>
    </div>
  );
}

/** Exactly the deals that a layer of a cohort counts. */
export const dealsOf = ({ pipeline, from, to, where }: Asked, place: number): string =>
  [`pipeline == "${pipeline}" && opened_at >= date("${from}") && opened_at <= date("${to}") && furthest.position >= ${place}`, where === undefined || where === "" ? "" : `(${where})`].filter(Boolean).join(" && ");
