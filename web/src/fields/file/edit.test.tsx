import { useState } from "react";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Field } from "@/lib/api/types";
import { Edit } from "./edit";
import { namesOf } from "./files";

const field: Field = { name: "papers", type: "file", label: { zh: "附件", en: "Papers" }, required: false, readOnly: false, system: false, sortable: false, filterable: true, searchable: false, most: 2 };

/** Answers at once: with the file's name, or with a refusal for what is called 坏. */
class Request extends EventTarget {
  readonly upload = new EventTarget();
  status = 0;
  responseText = "";
  open() {}
  setRequestHeader() {}
  getResponseHeader() {
    return "application/problem+json";
  }
  abort() {}
  send(form: FormData) {
    const file = form.get("file") as File;
    const bad = file.name.startsWith("坏");
    this.status = bad ? 413 : 201;
    this.responseText = JSON.stringify(bad ? { code: "file.too_large", detail: "文件超过 1 MB" } : { id: file.name, name: file.name, size: file.size, type: "text/plain", checksum: "" });
    queueMicrotask(() => this.dispatchEvent(new Event("load")));
  }
}

beforeEach(() => vi.stubGlobal("XMLHttpRequest", Request));
afterEach(() => vi.unstubAllGlobals());

function Editor({ onChange, onChosen }: { onChange: (value: unknown) => void; onChosen: (value: unknown) => void }) {
  const [value, setValue] = useState<unknown>(null);
  return <Edit label="附件" field={field} value={value} onChange={(next) => { setValue(next); onChange(next); }} onChosen={onChosen} />;
}

const file = (name: string) => new File(["x"], name, { type: "text/plain" });

function open() {
  const onChange = vi.fn<(value: unknown) => void>();
  const onChosen = vi.fn<(value: unknown) => void>();
  render(<Editor onChange={onChange} onChosen={onChosen} />);
  return { onChange, onChosen, choose: (files: File[]) => userEvent.upload(screen.getByLabelText("附件", { selector: "input" }), files) };
}

test("files that were chosen become the value one by one, and end with one word", async () => {
  const { onChange, onChosen, choose } = open();
  await choose([file("一.txt"), file("二.txt"), file("三.txt")]);
  await waitFor(() => expect(onChosen).toHaveBeenCalledTimes(1));
  expect(namesOf(onChange.mock.lastCall?.[0])).toBe("一.txt, 二.txt");
  expect(namesOf(onChosen.mock.lastCall?.[0])).toBe("一.txt, 二.txt");
  expect(screen.queryByRole("button", { name: "选择文件" })).toBeNull();
});

test("what the server refuses is told at the file, and the others stay", async () => {
  const { onChange, onChosen, choose } = open();
  await choose([file("坏.txt"), file("好.txt")]);
  expect(await screen.findByRole("alert")).toHaveTextContent("文件超过 1 MB");
  await waitFor(() => expect(namesOf(onChange.mock.lastCall?.[0])).toBe("好.txt"));
  expect(onChosen).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "移除 坏.txt" }));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a file that was taken away does not come back with the next", async () => {
  const { onChange, choose } = open();
  await choose([file("一.txt")]);
  await userEvent.click(await screen.findByRole("button", { name: "移除 一.txt" }));
  await choose([file("二.txt")]);
  await waitFor(() => expect(namesOf(onChange.mock.lastCall?.[0])).toBe("二.txt"));
});
