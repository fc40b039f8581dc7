import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Field } from "@/lib/api/types";
import { kindOf, knownTypes, wordsOf, type KnownType } from "./registry";
import { tidyCode } from "./uscc/edit";

const fieldOf = (type: KnownType): Field => ({
  name: "f", type, label: { zh: "字段", en: "Field" }, required: false, readOnly: false, system: false, sortable: true, filterable: true, searchable: false,
  ...(type === "select" || type === "multi_select" ? { choices: [{ value: "a", label: { zh: "甲", en: "First" } }] } : {}),
  ...(type === "reference" || type === "user" || type === "department" || type === "references" ? { to: "user" } : {}),
});

const samples: Record<KnownType, [unknown, string]> = {
  text: ["华远", "华远"], long_text: ["一\n二", "一\n二"], whole: [12_000, "12,000"], decimal: [1.5, "1.5"], money: [12_000, "¥12,000.00"], percent: [12.5, "12.5%"],
  yesno: [true, "是"], date: ["2024-03-05", "2024-03-05"], datetime: ["2024-03-05T00:00:00Z", "2024"], select: ["a", "甲"], mail: ["a@b.cn", "a@b.cn"], phone: ["13800000000", "13800000000"],
  url: ["https://b.cn", "https://b.cn"], uscc: ["91310000MA1K", "91310000MA1K"], reference: [{ id: "1", title: "林晓云" }, "林晓云"],
  references: [[{ id: "1", title: "甲" }, { id: "2", title: "乙" }], "甲、乙"],
  user: [{ id: "1", title: "林晓云" }, "林晓云"], department: [{ id: "2", title: "华东" }, "华东"], multi_select: [["a", "其他"], "甲、其他"], tags: [["重点", "展会"], "重点、展会"],
  address: [{ city: "杭州市", street: "文三路", line: "杭州市文三路" }, "杭州市文三路"], place: [{ lat: 31.2304, lon: 121.4737 }, "31.2304,121.4737"],
  auto_number: ["KH-2026-0001", "KH-2026-0001"], formula: [1.5, "1.5"], rollup: [3, "3"],
  secret: ["••••7890", "••••7890"],
  currency: [{ currency: "USD", amount: 1200.5, rate: 7.1, on: "2026-01-05", base: 8523.55 }, "US$1,200.50"],
  file: [[{ id: "7", name: "合同.pdf", size: 12, type: "application/pdf", checksum: "ab" }], "合同.pdf"],
  image: [[{ id: "7", name: "门头.png", size: 12, type: "image/png", checksum: "ab", width: 4, height: 3 }], "门头.png"],
  rich_text: [{ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "第一行" }] }] }, "第一行"],
  record: [{ object: "account", id: "7", title: "华远机械" }, "华远机械"],
  rating: [4, "4"], duration: ["PT26H30M", "1天2小时30分"],
};

function Editor({ field, first, onChange }: { field: Field; first: unknown; onChange: (value: unknown) => void }) {
  const { Edit } = kindOf(field);
  const [value, setValue] = useState(first);
  return <Edit label="字段" field={field} value={value} onChange={(next) => { setValue(next); onChange(next); }} />;
}

const edit = (field: Field, first: unknown = null) => {
  const changed = vi.fn<(value: unknown) => void>();
  render(<QueryClientProvider client={new QueryClient()}><Suspense fallback="…"><Editor field={field} first={first} onChange={changed} /></Suspense></QueryClientProvider>);
  return changed;
};

/** Editors come when first needed; the calendar takes its time. */
const patience = { timeout: 15_000 };
const inputs = () => [...document.querySelectorAll<HTMLElement>("input, textarea, [role=textbox]")];

test.each(knownTypes)("%s is shown, told in words, edited and filtered", async (type) => {
  const field = fieldOf(type);
  const kind = kindOf(field);
  const [value, words] = samples[type];
  expect(wordsOf(value, field, "zh")).toContain(words);
  expect(wordsOf(null, field, "zh")).toBe("");
  const { unmount } = render(<kind.Show value={value} field={field} place="list" />);
  expect(document.body.textContent !== "" || screen.queryByRole("img") !== null).toBe(true);
  unmount();
  edit(field, value);
  await waitFor(() => expect(inputs().length).toBeGreaterThan(0), patience);
  for (const input of inputs()) expect(input).toHaveAccessibleName();
  cleanup();
  render(<QueryClientProvider client={new QueryClient()}><Suspense><kind.Filter field={field} label="条件" operator={kind.operators[0] ?? "is"} values={[]} onChange={() => undefined} /></Suspense></QueryClientProvider>);
  await waitFor(() => expect(inputs().length).toBeGreaterThan(0), patience);
  for (const input of inputs()) expect(input).toHaveAccessibleName();
});

test("a computed field is shown as what comes out of it", () => {
  expect(wordsOf("PT2H", { ...fieldOf("formula"), returns: "duration" }, "zh")).toBe("2小时");
  expect(wordsOf(12, { ...fieldOf("rollup"), returns: "money", scale: 2 }, "zh")).toBe("¥12.00");
});

test("amounts may be typed in 万, and what is no number goes to the server as typed", async () => {
  const changed = edit(fieldOf("money"));
  const input = await screen.findByRole("textbox", { name: "字段" });
  await userEvent.type(input, "1200万");
  expect(changed).toHaveBeenLastCalledWith(12_000_000);
  await userEvent.clear(input);
  await userEvent.type(input, "很多");
  expect(changed).toHaveBeenLastCalledWith("很多");
  expect(input).toBeInvalid();
});

test("an amount keeps the currency that is chosen for it", async () => {
  const changed = edit(fieldOf("currency"));
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "字段: 币种" }), "USD");
  await userEvent.type(screen.getByRole("textbox", { name: "字段" }), "1.2万");
  expect(changed).toHaveBeenLastCalledWith({ currency: "USD", amount: 12_000 });
});

test("a file that is taken away is no value any more", async () => {
  const changed = edit(fieldOf("file"), samples.file[0]);
  await userEvent.click(await screen.findByRole("button", { name: "移除 合同.pdf" }));
  expect(changed).toHaveBeenLastCalledWith(null);
});

test("an emptied text is no value", async () => {
  const changed = edit(fieldOf("text"), "华远");
  await userEvent.clear(await screen.findByRole("textbox", { name: "字段" }));
  expect(changed).toHaveBeenLastCalledWith(null);
});

test("what is kept of a secret stays unless it is replaced or taken away", async () => {
  const changed = edit(fieldOf("secret"), "••••7890");
  const input = await screen.findByLabelText("字段");
  expect(input).toHaveValue("");
  await userEvent.type(input, "62");
  expect(changed).toHaveBeenLastCalledWith("62");
  await userEvent.clear(input);
  expect(changed).toHaveBeenLastCalledWith("••••7890");
  await userEvent.click(screen.getByRole("button", { name: "清除" }));
  expect(changed).toHaveBeenLastCalledWith(null);
});

test("a credit code loses blanks and gains capitals", () => {
  expect(tidyCode(" 91ab ｃ-1 ")).toBe("91ABC1");
});

test("a stored address becomes a link only when it leads to the web", () => {
  const { Show } = kindOf(fieldOf("url"));
  render(<><Show value="javascript:alert(1)" field={fieldOf("url")} place="page" /><Show value="https://b.cn" field={fieldOf("url")} place="page" /></>);
  expect(screen.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(["https://b.cn"]);
});

/** Links need a router, wherever they would lead. */
const nowhere = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });

test.each(knownTypes)("%s shows a script as text, wherever it stands", (type) => {
  const field = fieldOf(type);
  const { Show } = kindOf(field);
  const [sample] = samples[type];
  for (const harm of ["<img src=x onerror=alert(1)>", "javascript:alert(1)", "\"><script>alert(1)</script>"]) {
    for (const value of [harm, harmed(sample, harm)]) {
      for (const place of ["list", "page"] as const) {
        const { container, unmount } = render(<RouterContextProvider router={nowhere}><QueryClientProvider client={new QueryClient()}><Suspense><Show value={value} field={field} place={place} /></Suspense></QueryClientProvider></RouterContextProvider>);
        expect(container.querySelectorAll("script, iframe, img[onerror], img[src=x], [href^='javascript'], [src^='javascript']")).toHaveLength(0);
        unmount();
      }
    }
  }
});

/** What is no text but a choice of the product, which no other can stand in for. */
const chosen = new Set(["type", "currency"]);

/** The same value with the words of somebody who means harm in each of its texts. */
function harmed(value: unknown, harm: string): unknown {
  if (typeof value === "string") return harm;
  if (Array.isArray(value)) return value.map((one) => harmed(one, harm));
  if (value !== null && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, chosen.has(key) ? one : harmed(one, harm)]));
  return value;
}
