import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useQueryClient, useSuspenseQuery, type InfiniteData, type QueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import { meQuery } from "@/lib/api/session";
import type { ObjectDefinition, RecordPage, RecordRow } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { kindOf } from "@/fields/registry";
import { toast } from "@/ui/toast";
import { keepRows } from "../../cache";
import { sameValue } from "../../value";
import { deliver, type Delivered } from "./deliver";
import { keepMarks, marksOf } from "./kept";
import { allMarks, answered, wishOf, withMarks, withoutMarks, type Mark, type Marks, type Wish } from "./mark";
import { postOf } from "./post";
import { useMarks } from "./use-marks";

export interface Cells {
  marks: Marks;
  /** The cell whose refusal is said even while the cursor stands elsewhere. */
  loud: string | undefined;
  write: (wishes: Wish[]) => void;
  undo: () => void;
  /** Sends again what the server did not get. */
  again: () => void;
  giveUp: (mark: Mark) => void;
  insist: (mark: Mark & { state: "conflict" }) => void;
  hush: () => void;
}

const remembered = 50;
export const keyOf = (id: string, field: string): string => `${id}/${field}`;

/** Cells on their way to the server: shown at once, saved one batch after the other, told about where they stand. */
export function useCells(definition: ObjectDefinition, columns: string): Cells {
  const { t } = useTranslation("grid");
  const queries = useQueryClient();
  const { data: me } = useSuspenseQuery(meQuery);
  const shelf = `${me.user.id}.${definition.name}`;
  const marks = useMarks(shelf);
  const [loud, setLoud] = useState<string>();
  const past = useRef<Wish[][]>([]);
  const line = useRef(Promise.resolve());
  const undoLast = useRef(() => {});
  const fields = useMemo(() => byName(definition.fields), [definition]);
  const fleeting = useCallback((name: string) => { const field = fields.get(name); return field === undefined || kindOf(field).fleeting === true; }, [fields]);
  const change = useCallback((act: (now: Marks) => Marks) => keepMarks(shelf, act(marksOf(shelf)), fleeting), [shelf, fleeting]);

  const write = useCallback((wishes: Wish[], undoing = false) => {
    const post = postOf(definition.name, columns.split(","));
    const settle = async (sent: Wish[], done: Delivered) => {
      const fresh = await post.read([...new Set(done.saved.map(({ id }) => id))]).catch(() => undefined);
      if (fresh) keepRows(queries, definition.name, fresh);
      else void queries.invalidateQueries({ queryKey: ["records", definition.name] });
      const rows = new Map((fresh ?? []).map((row) => [row.id, row]));
      const failed = failures(done, t("gone"));
      change((now) => answered(withoutMarks(now, done.saved), failed));
      setLoud(sent.length === 1 && failed[0] ? keyOf(failed[0].id, failed[0].field) : undefined);
      if (!undoing) past.current = [...past.current, wayBack(done.saved, rows)].filter((one) => one.length > 0).slice(-remembered);
      if (sent.length > 1) tell(done.saved.length, failed.length);
    };
    const tell = (saved: number, failed: number) => {
      if (failed > 0) toast(t(saved > 0 ? "saved.some" : "saved.none", { count: saved, failed }), { tone: "bad" });
      else toast(t(undoing ? "undone" : "saved", { count: saved }), undoing ? {} : { action: { label: t("undo"), run: () => undoLast.current() } });
    };
    const send = async () => {
      const rows = listed(queries, definition.name);
      try {
        await settle(wishes, await deliver(wishes.map((wish) => renewed(wish, rows.get(wish.id))), post));
      } catch (error) {
        const problem = asProblem(error);
        const words = problem.status === 0 ? t("unsent") : (problem.detail ?? problem.message);
        change((now) => answered(now, wishes.map((wish) => ({ ...wish, state: mayWork(problem.status) ? "unsent" : "refused", words }))));
        if (wishes[0]) setLoud(keyOf(wishes[0].id, wishes[0].field));
      }
    };
    change((now) => withMarks(now, wishes.map((wish) => ({ ...wish, state: "saving" }))));
    setLoud(undefined);
    line.current = line.current.then(send);
  }, [definition.name, columns, queries, change, t]);

  const undo = useCallback(() => {
    const step = past.current.at(-1);
    past.current = past.current.slice(0, -1);
    if (step) write(step, true);
    else toast(t("undo.none"));
  }, [write, t]);
  const again = useCallback(() => {
    const unsent = allMarks(marksOf(shelf)).filter((mark) => mark.state === "unsent");
    if (unsent.length > 0) write(unsent.map(wishOf));
  }, [shelf, write]);
  useEffect(() => {
    undoLast.current = undo;
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [undo, again]);

  return useMemo(() => ({
    marks,
    loud,
    write: (wishes) => write(wishes),
    undo,
    again,
    giveUp: (mark) => {
      if (mark.state === "conflict") keepRows(queries, definition.name, [mark.theirs]);
      change((now) => withoutMarks(now, [mark]));
    },
    insist: (mark) => write([{ ...wishOf(mark), seen: mark.theirs[mark.field], version: mark.theirs.version }]),
    hush: () => setLoud(undefined),
  }), [marks, loud, write, undo, again, change, queries, definition.name]);
}

/** Busy, down or signed out: the same may be taken later. */
const mayWork = (status: number): boolean => status === 0 || status === 401 || status === 429 || status >= 500;

function failures({ refused, conflicts, gone }: Delivered, goneWords: string): Mark[] {
  return [
    ...refused.map(({ wish, words }): Mark => ({ ...wish, state: "refused", words })),
    ...conflicts.map(({ wish, theirs }): Mark => ({ ...wish, state: "conflict", theirs })),
    ...gone.map((wish): Mark => ({ ...wish, state: "refused", words: goneWords })),
  ];
}

/** What has to be written to have the earlier values back. */
function wayBack(saved: Wish[], rows: ReadonlyMap<string, RecordRow>): Wish[] {
  return saved.map(({ id, field, value, seen, version }) => {
    const row = rows.get(id);
    return { id, field, value: seen, seen: row ? row[field] : value, version: row?.version ?? version };
  });
}

/** Rows as the lists have them by now. */
function listed(queries: QueryClient, object: string): ReadonlyMap<string, RecordRow> {
  const lists = queries.getQueriesData<InfiniteData<RecordPage>>({ queryKey: ["records", object] });
  return new Map(lists.flatMap(([, data]) => (data?.pages ?? []).flatMap(({ items }) => items.map((row) => [row.id, row] as const))));
}

/** As long as its cell says what was seen, an own change of the record before does not look like a stranger's. */
function renewed(wish: Wish, row: RecordRow | undefined): Wish {
  return row && row.version > wish.version && sameValue(row[wish.field], wish.seen) ? { ...wish, version: row.version } : wish;
}
