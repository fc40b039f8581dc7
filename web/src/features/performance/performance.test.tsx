import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { openApp } from "../../../dev/test-app";
import { MockApi } from "../../../dev/mock/api";
import { shift } from "./figures";

const won = 'status == "won"';

/** A company that sells: one team with wins, one without. */
class Selling extends MockApi {
  readonly asked: URLSearchParams[] = [];
  answer: () => Response = () => Response.json(told);

  override async handle(request: Request): Promise<Response> {
    const url = new URL(request.url, "http://mock");
    if (url.pathname === "/api/performance/opportunity") {
      this.asked.push(url.searchParams);
      return this.answer();
    }
    const answer = await super.handle(request);
    if (url.pathname !== "/api/objects") return answer;
    const objects = (await answer.json()) as { items: Record<string, unknown>[] };
    return Response.json({ ...objects, items: [...objects.items, { ...objects.items[0], name: "opportunity", label: { zh: "商机", en: "Opportunity" }, plural: { zh: "商机", en: "Opportunities" } }] });
  }
}

const figure = (name: string, unit: string, value: number | null, records: number, basis = "closed") => ({ figure: name, unit, basis, value, records, object: "opportunity", where: won });

const told = {
  whole: [figure("won_amount", "money", 1_200_000, 3), figure("win_rate", "percent", 60, 5), figure("won", "count", 3, 3), figure("slipped", "count", 0, 0, "promised")],
  rows: [
    { key: "t1", title: "华东区", values: { won_amount: 1_200_000, won: 3 }, records: { won_amount: 3, won: 3 }, where: { closed: 'department == "t1"' } },
    { key: null, title: null, values: { won_amount: 0, won: 0 }, records: { won_amount: 0, won: 0 }, where: { closed: "empty(department)" } },
  ],
  more: false,
};

const tile = async (name: string) => within(await screen.findByRole("article", { name }));

test("a number says what it means and leads to its records", async () => {
  openApp("/performance", new Selling(5));
  const amount = await tile("赢单金额");
  expect(amount.getByText("这段时间赢单的金额合计，折合公司本位币。")).toBeInTheDocument();
  const link = amount.getByRole("link", { name: "120.0万" });
  expect(new URLSearchParams(link.getAttribute("href")?.split("?")[1]).get("where")).toBe(won);
  expect((await tile("延期单数")).queryByRole("link")).not.toBeInTheDocument();
});

test("a group leads to its records, and is all one looks at when one keeps to it", async () => {
  const mock = new Selling(5);
  const { router } = openApp("/performance", mock);
  const table = within(await screen.findByRole("table", { name: "按团队分组的业绩" }));
  const row = within(table.getByRole("row", { name: /华东区/ }));
  expect(new URLSearchParams(row.getByRole("link", { name: "3" }).getAttribute("href")?.split("?")[1]).get("where")).toBe(`${won} && department == "t1"`);
  expect(within(table.getByRole("row", { name: /未填写/ })).queryByRole("link")).not.toBeInTheDocument();
  await userEvent.click(row.getByRole("button", { name: "华东区" }));
  await waitFor(() => expect(mock.asked.at(-1)?.get("team")).toBe("t1"));
  await userEvent.click(screen.getByRole("button", { name: "团队：华东区" }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test("one tab is where one is", async () => {
  openApp("/performance?tab=goals", new Selling(5));
  const goals = await screen.findByRole("link", { name: "目标", current: "page" });
  const tabs = goals.closest("nav");
  expect(tabs?.querySelectorAll("[aria-current]")).toHaveLength(1);
});

test("is compared with a year ago, and told apart by something else", async () => {
  const mock = new Selling(5);
  openApp("/performance?period=own&from=2026-01-01&to=2026-03-31", mock);
  await tile("赢单");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "对比" }), "与去年同期比（同比）");
  await waitFor(() => expect(mock.asked.some((one) => one.get("from") === "2025-01-01" && one.get("to") === "2025-03-31")).toBe(true));
  await userEvent.click(screen.getByRole("radio", { name: "来源" }));
  await waitFor(() => expect(mock.asked.at(-1)?.get("by")).toBe("source"));
});

test("says when there is nothing, and when it is not for one to see", async () => {
  const mock = new Selling(5);
  mock.answer = () => Response.json({ whole: [figure("won", "count", 0, 0)], rows: [], more: false });
  const { router } = openApp("/performance", mock);
  expect(await screen.findByText("这段时间没有商机，也没有线索")).toBeInTheDocument();
  mock.answer = () => Response.json({ code: "access.refused", status: 403 }, { status: 403, headers: { "Content-Type": "application/problem+json" } });
  await router.navigate({ to: "/performance", search: { period: "month" } });
  expect(await screen.findByText("没有权限", { exact: false })).toBeInTheDocument();
});

const t = (key: string, values?: Record<string, unknown>) => (values ? `${key} ${Object.values(values).join(" ")}` : key);

test("less can be better, and shares move by points", () => {
  expect(shift("won", "count", 6, 4, t)).toEqual({ words: "+50%", tone: "good" });
  expect(shift("cycle", "days", 30, 20, t)).toEqual({ words: "+50%", tone: "bad" });
  expect(shift("win_rate", "percent", 40, 50, t)).toEqual({ words: "points −10", tone: "bad" });
  expect(shift("cost", "money", 10, 20, t)).toEqual({ words: "−50%", tone: "none" });
  expect(shift("won", "count", 6, 0, t)).toBeUndefined();
  expect(shift("won", "count", null, 3, t)).toBeUndefined();
});
