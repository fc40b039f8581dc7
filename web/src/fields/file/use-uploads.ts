import { useRef, useState } from "react";
import { asProblem } from "@/lib/api/problem";
import { uploadFile, type StoredFile } from "@/lib/api/upload";

/** A file on its way. */
export interface Sending {
  key: string;
  name: string;
  share: number;
  /** Why it did not arrive, in the server's words. */
  failed?: string;
}

interface Uploads {
  files: StoredFile[];
  most: number;
  onChange: (files: StoredFile[]) => void;
  /** All that was chosen has arrived. */
  onDone: (files: StoredFile[]) => void;
}

/** Sends files one after the other; each joins the value as it arrives. */
export function useUploads({ files, most, onChange, onDone }: Uploads) {
  const [sending, setSending] = useState<Sending[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  // What arrived and went since the editor opened: an upload outlives the render that began it.
  const arrived = useRef<StoredFile[]>([]);
  const gone = useRef(new Set<string>());
  const kept = () => {
    const known = new Set(files.map((file) => file.id));
    return [...files, ...arrived.current.filter((file) => !known.has(file.id))].filter((file) => !gone.current.has(file.id));
  };

  const note = (key: string, change: Partial<Sending>) => setSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const drop = (key: string) => {
    stops.current.get(key)?.abort();
    setSending((all) => all.filter((one) => one.key !== key));
  };
  const sendOne = async (key: string, file: File): Promise<boolean> => {
    const stop = stops.current.get(key);
    if (!stop || stop.signal.aborted) return true;
    try {
      const stored = await uploadFile({ file, signal: stop.signal, onSent: (share) => note(key, { share }) });
      if (most === 1) for (const old of kept()) gone.current.add(old.id);
      arrived.current.push(stored);
      onChange(kept());
      drop(key);
      return true;
    } catch (error) {
      if (stop.signal.aborted) return true;
      const problem = asProblem(error);
      note(key, { failed: problem.detail ?? problem.message });
      return false;
    }
  };
  const send = async (chosen: File[]) => {
    const room = most === 1 ? 1 : Math.max(0, most - kept().length);
    const fresh = chosen.slice(0, room).map((file) => ({ key: crypto.randomUUID(), file }));
    for (const { key } of fresh) stops.current.set(key, new AbortController());
    setSending((all) => [...all.filter((one) => one.failed === undefined), ...fresh.map(({ key, file }) => ({ key, name: file.name, share: 0 }))]);
    let whole = fresh.length > 0;
    for (const { key, file } of fresh) whole = (await sendOne(key, file)) && whole;
    if (whole) onDone(kept());
  };
  const remove = (id: string) => {
    gone.current.add(id);
    return kept();
  };
  return { sending, send: (chosen: File[]) => void send(chosen), drop, remove };
}
