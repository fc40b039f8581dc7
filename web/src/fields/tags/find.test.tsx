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
  vi.stubGlobal("fetch", async (request: string | URL | Request) => {
    const url = request instanceof Request ? request.url : String(request);
    const begun = url.includes("/records/account/values/tags") && url.includes(`prefix=${encodeURIComponent("重")}`);
    return Response.json({ items: [{ value: begun ? "重点客户" : "老客户", count: 3 }, { value: null, count: 9 }], more: false });
  });
  vi.stubGlobal("ResizeObserver", class { observe() {} unobserve() {} disconnect() {} });
  const changed = vi.fn<(value: unknown) => void>();
  render(<QueryClientProvider client={new QueryClient()}><Edit label="标签" field={field} value={["展会"]} onChange={changed} /></QueryClientProvider>);
  await userEvent.type(screen.getByRole("combobox", { name: "标签" }), "重");
  await userEvent.click(await screen.findByTitle("重点客户", undefined, { timeout: 5_000 }));
  expect(changed).toHaveBeenLastCalledWith(["展会", "重点客户"]);
}, 20_000);
