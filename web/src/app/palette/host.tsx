import { lazy, Suspense, useEffect, useState, type ComponentType } from "react";
import { useQuery } from "@tanstack/react-query";
import { LazyFormDrawer } from "@/features/records/form/lazy-form-drawer";
import { objectQuery } from "@/lib/api/objects";
import { whenIdle } from "@/lib/idle";

const load = () => import("./palette");
const Waited = lazy(async () => ({ default: (await load()).Palette }));

type Shown = ComponentType<{ onClose: () => void; onCreate: (object: string) => void }>;

/**
 * Fetched while nothing else is to be done, so that the first ⌘K opens as fast as the tenth. It is handed over as it is:
 * React holds back what takes the place of a fallback for 300 ms, though it has long been there.
 */
const early = (ready: (palette: Shown) => void) => whenIdle(() => void load().then(({ Palette }) => ready(Palette)));

interface PaletteHostProps {
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** Listens for ⌘K and Ctrl K; what the palette begins goes on after it is closed. */
export function PaletteHost({ open, onOpen }: PaletteHostProps) {
  const [creating, setCreating] = useState<string>();
  const [ready, setReady] = useState<{ Palette: Shown }>();
  useEffect(() => early((Palette) => setReady({ Palette })), []);
  const Palette = ready?.Palette ?? Waited;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      onOpen(!open);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [open, onOpen]);
  return (
    <>
      {open && <Suspense fallback={null}><Palette onClose={() => onOpen(false)} onCreate={setCreating} /></Suspense>}
      {creating !== undefined && <Creating key={creating} object={creating} onClose={() => setCreating(undefined)} />}
    </>
  );
}

function Creating({ object, onClose }: { object: string; onClose: () => void }) {
  const { data } = useQuery(objectQuery(object));
  return data ? <LazyFormDrawer definition={data} onClose={onClose} /> : null;
}
