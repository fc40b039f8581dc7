import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ArrowLeft, CircleCheckBig } from "lucide-react";
import { decidePair, pairsQuery, type Overview, type Pair, type PairState } from "@/lib/api/duplicates";
import { objectQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { askMerge } from "@/lib/merging";
import { useKeys } from "@/lib/use-keys";
import { Button } from "@/ui/button";
import { Select } from "@/ui/form";
import { Segments } from "@/ui/segments";
import { ProblemState, State } from "@/ui/state";
import { toast } from "@/ui/toast";
import type { DuplicatesSearch } from "./duplicates-page";
import { PairList } from "./pair-list";
import { PairView } from "./pair-view";
import { Waiting } from "@/ui/waiting";
import styles from "./queue.module.css";

interface QueueProps {
  overview: Overview;
  search: DuplicatesSearch;
  onSearch: (search: DuplicatesSearch) => void;
}

const states: PairState[] = ["open", "later", "same", "different"];

/** What may be double, a pair at a time: J the same, K different, L later, arrows to the next. */
export function Queue({ overview, search, onSearch }: QueueProps) {
  const { t } = useTranslation("duplicates");
  const { object } = overview;
  const { record } = search;
  const state = record ? "open" : (states.find((one) => one === search.state) ?? "open");
  const order = search.order === "teach" ? "teach" : "sure";
  const queries = useQueryClient();
  const pairs = useQuery(pairsQuery(object, state, order, record));
  const definition = useQuery(objectQuery(object));
  const [chosen, setChosen] = useState<string>();
  const items = pairs.data?.items ?? [];
  const at = Math.max(0, items.findIndex(({ id }) => id === chosen));
  const current = items[at];
  const step = (by: number) => setChosen(items[Math.min(items.length - 1, Math.max(0, at + by))]?.id);
  const refresh = () => void queries.invalidateQueries({ queryKey: ["duplicates"] });
  const deciding = useMutation({
    mutationFn: ({ pair, said }: { pair: Pair; said: PairState }) => decidePair(object, pair.id, said),
    onSuccess: (_, { pair, said }) => {
      if (said !== "open") toast(t(`said.${said}`), { action: { label: t("undo"), run: () => deciding.mutate({ pair, said: "open" }) } });
      refresh();
    },
    onError: (error) => toast(asProblem(error).message, { tone: "bad" }),
  });
  const merge = (pair: Pair) => askMerge({ object, ids: [pair.one.id, pair.two.id], onMerged: refresh });
  const decide = (said: PairState) => {
    if (!current || deciding.isPending || (said !== "open" && !waits(current))) return;
    setChosen((items[at + 1] ?? items[at - 1])?.id);
    deciding.mutate({ pair: current, said });
    if (said === "same") merge(current);
  };
  const group = current ? items.filter(({ cluster, state: said }) => cluster === current.cluster && waitsAs(said)) : [];
  const members = [...new Set(group.flatMap(({ one, two }) => [one.id, two.id]))];
  const mergeGroup = () => {
    for (const pair of group) deciding.mutate({ pair, said: "same" });
    askMerge({ object, ids: members, onMerged: refresh });
  };
  useKeys({ j: () => decide("same"), k: () => decide("different"), l: () => decide("later"), ArrowDown: () => step(1), ArrowUp: () => step(-1) });
  return (
    <div className={styles.queue}>
      <div className={styles.bar}>
        {record && <Button look="quiet" icon={<ArrowLeft size={15} />} onClick={() => onSearch({ record: undefined })}>{t("all")}</Button>}
        {!record && <Select aria-label={t("state")} value={state} onChange={(event) => { event.target.blur(); onSearch({ state: event.target.value }); }}>
          {states.map((one) => <option key={one} value={one}>{t(`state.${one}`, { count: overview.counts[one] ?? 0 })}</option>)}
        </Select>}
        {!record && state === "open" && <Segments label={t("order")} bare value={order} options={[{ value: "sure", label: t("order.sure") }, { value: "teach", label: t("order.teach") }]} onChoose={(value) => onSearch({ order: value })} />}
        <span className={styles.keys} aria-hidden="true">{t("keys")}</span>
      </div>
      {pairs.isPending || definition.isPending ? <Waiting rows={9} />
        : !pairs.data || !definition.data ? <ProblemState error={pairs.error ?? definition.error} onRetry={() => void pairs.refetch()} />
        : !current ? <State icon={<CircleCheckBig size={22} />} title={t(`empty.${state}`)}>{state === "open" ? t("empty.words") : undefined}</State>
        : (
          <div className={styles.both}>
            <PairList pairs={items} chosen={current.id} onChoose={setChosen} />
            <PairView key={current.id} definition={definition.data} fields={overview.fields} pair={current} busy={deciding.isPending} onDecide={decide} onMerge={() => merge(current)} {...(members.length > 2 ? { group: { count: members.length, onMerge: mergeGroup } } : {})} />
          </div>
        )}
    </div>
  );
}

const waitsAs = (state: PairState) => state === "open" || state === "later";
const waits = ({ state }: Pair) => waitsAs(state);
