import type { WholePath } from "@/lib/api/described";
import { Problem, unreachable } from "@/lib/api/problem";
import type { ProblemBody } from "@/lib/api/types";
import type { Import } from "./import";

interface Upload {
  object: string;
  file: File;
  signal: AbortSignal;
  onSent: (share: number) => void;
}

/** Sends the file by XMLHttpRequest, because fetch cannot tell how much of a body has left the machine. */
export function uploadFile({ object, file, signal, onSent }: Upload): Promise<Import> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.set("object", object);
    form.set("file", file);
    request.open("POST", "/api/imports" satisfies WholePath);
    request.setRequestHeader("Accept", "application/json, application/problem+json");
    request.setRequestHeader("Accept-Language", document.documentElement.lang || "zh");
    const token = cookie("__Host-XSRF-TOKEN") ?? cookie("XSRF-TOKEN");
    if (token !== undefined) request.setRequestHeader("X-XSRF-TOKEN", token);
    request.upload.addEventListener("progress", (event) => onSent(event.total > 0 ? event.loaded / event.total : 0));
    request.addEventListener("error", () => reject(unreachable(new Error("upload failed"))));
    request.addEventListener("abort", () => reject(new DOMException("upload stopped", "AbortError")));
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Import);
      else reject(new Problem(request.status, problemBody(request)));
    });
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

/** A gateway in front of the server answers in HTML; its status is then all there is to go by. */
function problemBody(request: XMLHttpRequest): ProblemBody {
  const type = request.getResponseHeader("Content-Type") ?? "";
  if (type.includes("json")) return JSON.parse(request.responseText) as ProblemBody;
  return request.status === 413 ? { code: "import.too_large" } : {};
}

function cookie(name: string): string | undefined {
  const pair = document.cookie.split("; ").find((entry) => entry.startsWith(`${name}=`));
  return pair === undefined ? undefined : decodeURIComponent(pair.slice(name.length + 1));
}
