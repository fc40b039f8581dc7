import { useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";

/** A table copied from a spreadsheet or a page is as good as a file; its cells are parted by tabs. */
export function usePagePaste(onFiles: (files: File[]) => void): void {
  const { t } = useTranslation("imports");
  const receive = useEffectEvent((text: string) => onFiles([new File([text], `${t("paste.name")}.tsv`, { type: "text/tab-separated-values" })]));
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.trim() === "") return;
      event.preventDefault();
      receive(text);
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, []);
}
