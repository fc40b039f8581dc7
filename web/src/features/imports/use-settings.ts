import { useEffect, useRef, useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { changeSettings, importQuery } from "./api";
import type { Import, Settings } from "./import";

const pause = 350;

/**
 * What the person set, shown at once and sent when they pause. The server's answer (its check of the first rows) counts
 * only if nothing was changed meanwhile; requests of one import go one after the other.
 */
export function useSettings(one: Import) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Settings>();
  const latest = useRef<Settings>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef<Promise<Import>>(undefined);
  const saving = useMutation({
    mutationFn: (settings: Settings) => changeSettings(one.id, settings),
    scope: { id: `import ${one.id}` },
    onSuccess: (fresh, settings) => {
      if (latest.current !== settings) return;
      queries.setQueryData(importQuery(one.id).queryKey, fresh);
      latest.current = undefined;
      setDraft(undefined);
    },
  });

  const send = (settings: Settings): Promise<Import> => {
    clearTimeout(timer.current);
    timer.current = undefined;
    sent.current = saving.mutateAsync(settings);
    // Told through saving.error; whoever waits in `settle` hears of it as well.
    sent.current.catch(() => undefined);
    return sent.current;
  };
  const settings: Settings = draft ?? { mapping: one.mapping, duplicates: one.duplicates, misfit: one.misfit, defaults: one.defaults };
  const change = (part: Partial<Settings>) => {
    const next = { ...settings, ...latest.current, ...part };
    latest.current = next;
    setDraft(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send(next), pause);
  };
  /** Waits until the server knows the latest settings; refuses as the server does. */
  const settle = async () => {
    if (latest.current) await (timer.current === undefined && !saving.isError && sent.current ? sent.current : send(latest.current));
  };
  // Somebody who leaves within the pause still meant it. A refusal has nobody left to hear it; the server keeps what it had.
  useEffect(() => () => {
    if (timer.current !== undefined && latest.current) void changeSettings(one.id, latest.current).catch(() => undefined);
  }, [one.id]);

  return { settings, change, settle, checking: draft !== undefined && !saving.isError, error: saving.isError ? saving.error : undefined };
}

export type SettingsInWork = ReturnType<typeof useSettings>;
