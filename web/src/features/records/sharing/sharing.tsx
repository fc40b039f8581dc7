import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Share2 } from "lucide-react";
import { Button } from "@/ui/button";
import { ShareDialog } from "./share-dialog";

/** The way to who sees a record. */
export function Sharing({ object, id, title }: { object: string; id: string; title: string }) {
  const { t } = useTranslation("sharing");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Share2 size={15} />} onClick={() => setOpen(true)}>{t("share")}</Button>
      {open && <ShareDialog object={object} id={id} title={title} onClose={() => setOpen(false)} />}
    </>
  );
}
