import type { WholePath } from "./described";
import { Problem, unreachable } from "./problem";
import type { ProblemBody } from "./types";
import type { Shape } from "./shapes";

/** What the server tells of an uploaded file, and keeps of it in a record. */
export type StoredFile = Shape<"StoredFile">;

interface Upload {
  file: File;
  signal: AbortSignal;
  onSent: (share: number) => void;
}

/** Sends a file by XMLHttpRequest, because fetch cannot tell how much of a body has left the machine. */
export function uploadFile({ file, signal, onSent }: Upload): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.set("file", file);
    request.open("POST", "/api/files" satisfies WholePath);
    request.setRequestHeader("Accept", "application/json, application/problem+json");
    request.setRequestHeader("Accept-Language", document.documentElement.lang || "zh");
    const token = document.cookie.split("; ").find((entry) => entry.startsWith("XSRF-TOKEN="));
    if (token !== undefined) request.setRequestHeader("X-XSRF-TOKEN", decodeURIComponent(token.slice("XSRF-TOKEN=".length)));
    request.upload.addEventListener("progress", (event) => onSent(event.total > 0 ? event.loaded / event.total : 0));
    request.addEventListener("error", () => reject(unreachable(new Error("upload failed"))));
    request.addEventListener("abort", () => reject(new DOMException("upload stopped", "AbortError")));
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as StoredFile);
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
  return request.status === 413 ? { code: "file.too_large" } : {};
}
