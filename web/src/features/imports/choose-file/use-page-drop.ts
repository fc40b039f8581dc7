import { useEffect, useEffectEvent, useState } from "react";

/** Files may be dropped anywhere in the window; without this the browser would leave the page to show the file. */
export function usePageDrop(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const receive = useEffectEvent(onFiles);
  useEffect(() => {
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const listen = {
      dragenter: (event: DragEvent) => { if (carriesFiles(event)) { depth++; setOver(true); } },
      dragleave: (event: DragEvent) => { if (carriesFiles(event) && --depth <= 0) { depth = 0; setOver(false); } },
      dragover: (event: DragEvent) => { if (carriesFiles(event)) event.preventDefault(); },
      drop: (event: DragEvent) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        depth = 0;
        setOver(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length > 0) receive(files);
      },
    };
    for (const [name, act] of Object.entries(listen)) window.addEventListener(name, act as EventListener);
    return () => {
      for (const [name, act] of Object.entries(listen)) window.removeEventListener(name, act as EventListener);
    };
  }, []);
  return over;
}
