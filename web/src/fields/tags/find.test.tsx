import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import type { Field } from "@/lib/api/types";
import { Edit } from "./edit";

const field: Field = {
  name: "tags", type: "tags", object: "account", label: { zh: "标签", en: "Tags" }, required: false, readOnly: false, system: false, sortable: false, filterable: true, searchable: false,
};

afterEach(() => vi.unstubAllGlobals());

test("proposes the tags that others use, as far as they begin as typed", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string | URL | Request) => {
    asked.push(url instanceof Request ? url.url : String(url));
    return Response.json({ items: [{ value: "重点客户", count: 3 }, { value: null, count: 9 }], more: false });
  });
  vi.stubGlobal("ResizeObserver", class { observe() {} unobserve() {} disconnect() {} });
  const changed = vi.fn<(value: unknown) => void>();
  render(<QueryClientProvider client={new QueryClient()}><Edit label="标签" field={field} value={["展会"]} onChange={changed} /></QueryClientProvider>);
  await userEvent.type(screen.getByRole("combobox", { name: "标签" }), "重");
  await userEvent.click(await screen.findByTitle("重点客户", undefined, { timeout: 5_000 }));
  expect(changed).toHaveBeenLastCalledWith(["展会", "重点客户"]);
  expect(asked.some((url) => url.includes("/records/account/values/tags") && url.includes(`prefix=${encodeURIComponent("重")}`))).toBe(true);
}, 20_000);
