import { useEffect, useRef, useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import { refusalOf } from "../accepted";
import { importQuery } from "../api";
import { saidOf, type Said } from "../said";
import { uploadFile } from "../upload";

/** One file on its way to the server: how far it is, why it was refused, and where it leads when it has arrived. */
export function useSending(object: string) {
  const { t } = useTranslation("imports");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState<File>();
  const [share, setShare] = useState(0);
  const [turnedAway, setTurnedAway] = useState<Said>();
  const running = useRef<AbortController>(undefined);
  const sending = useMutation({
    mutationFn: (chosen: File) => {
      running.current = new AbortController();
      return uploadFile({ object, file: chosen, signal: running.current.signal, onSent: setShare });
    },
    onSuccess: async (fresh) => {
      queries.setQueryData(importQuery(fresh.id).queryKey, fresh);
      await queries.invalidateQueries({ queryKey: ["imports"] });
      await navigate({ to: "/imports/$id", params: { id: fresh.id }, search: {} });
    },
  });
  useEffect(() => () => running.current?.abort(), []);

  const send = (files: File[]) => {
    const refusal = refusalOf(files);
    const [first] = files;
    setShare(0);
    setFile(first);
    setTurnedAway(refusal && { title: t(`refused.${refusal}`), words: t(`refused.${refusal}.remedy`) });
    if (first && !refusal) sending.mutate(first);
    else sending.reset();
  };
  const stop = () => {
    running.current?.abort();
    setFile(undefined);
    sending.reset();
  };
  const failed = sending.isError && !isAbort(sending.error);
  return {
    file, share, send, stop,
    refused: turnedAway ?? (failed ? saidOf(sending.error, t) : undefined),
    /** The same file once more, when it was the network or the server that failed, not the file. */
    retry: file && failed && !turnedAway && mayPass(sending.error) ? () => send([file]) : undefined,
  };
}

function mayPass(error: unknown): boolean {
  const { status } = asProblem(error);
  return status === 0 || status >= 500;
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
