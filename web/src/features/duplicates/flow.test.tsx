import { act, renderHook, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { askMerge, useMergeRequest } from "@/lib/merging";
import { openApp } from "../../../dev/test-app";
import { MockApi } from "../../../dev/mock/api.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const share = (value: number) => ({ hits: 9, of: 10, value, low: 0.596, high: 0.982 });

const lines = async () => within(await screen.findByRole("list", { name: "疑似重复列表" })).getAllByRole("button");

test("a pair is decided by one key and the next one stands there", async () => {
  const { mock } = openApp("/duplicates");
  expect(await lines()).toHaveLength(3);
  const [first, second] = mock.duplicates.pairs;
  expect(await screen.findByRole("region", { name: `${first?.one.title} 与 ${first?.two.title}` })).toBeInTheDocument();
  expect(screen.getByText("电话相同，且很少有其他记录相同")).toBeInTheDocument();
  await userEvent.keyboard("k");
  expect(await screen.findByRole("region", { name: `${second?.one.title} 与 ${second?.two.title}` })).toBeInTheDocument();
  await waitFor(async () => expect(await lines()).toHaveLength(2));
  expect(mock.duplicates.pairs[0]?.state).toBe("different");
  await userEvent.click(screen.getByRole("button", { name: "撤销" }));
  await waitFor(async () => expect(await lines()).toHaveLength(3));
});

test("the same is decided and the merge of both is asked for", async () => {
  const asked = renderHook(() => useMergeRequest());
  const { mock } = openApp("/duplicates");
  await lines();
  const [first] = mock.duplicates.pairs;
  await userEvent.keyboard("j");
  await waitFor(() => expect(mock.duplicates.pairs[0]?.state).toBe("same"));
  expect(asked.result.current?.ids).toEqual([first?.one.id, first?.two.id]);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "状态" }), "相同 1");
  expect(await screen.findByRole("button", { name: "合并" })).toBeInTheDocument();
  act(() => askMerge(undefined));
});

test("arrows move, and what was put off is found again", async () => {
  const { mock } = openApp("/duplicates?object=account");
  await lines();
  await userEvent.keyboard("{ArrowDown}");
  await waitFor(async () => expect((await lines())[1]).toHaveAttribute("aria-current", "true"));
  await userEvent.keyboard("l");
  await waitFor(() => expect(mock.duplicates.pairs[1]?.state).toBe("later"));
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "状态" }), "稍后 1");
  expect(await lines()).toHaveLength(1);
});

test("records that are one together stand under their number, differences are marked", async () => {
  openApp("/duplicates");
  expect((await lines())[0]).toHaveTextContent("3 条一组");
  expect((await lines())[2]).not.toHaveTextContent("一组");
  expect((await screen.findAllByText("（不同）")).length).toBeGreaterThan(0);
});

test("a rule says how many pairs it would decide, and what is wrong with it", async () => {
  const { mock } = openApp("/duplicates?tab=rules");
  const rule = within(await screen.findByRole("group", { name: "统一社会信用代码相同" }));
  expect(await rule.findByText("将判定 1,234 对相同（全部统计）")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "添加规则" }));
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  expect(await screen.findByText("规则没有选择字段，请至少选择一个。")).toBeInTheDocument();
  const fresh = within(screen.getByRole("group", { name: "未命名规则" }));
  await userEvent.click(fresh.getByRole("checkbox", { name: "phone" }));
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(mock.duplicates.settings.rules).toHaveLength(2));
  expect(await screen.findByRole("button", { name: "恢复出厂设置" })).toBeInTheDocument();
});

test("the model's card tells what it learned and how sure that is", async () => {
  const mock = new MockApi(20);
  const quality = { precision: share(0.9), recall: share(0.8), agreement: share(0.85) };
  mock.duplicates.model = { version: 3, answers: 30, madeAt: "2026-11-22T08:00:00Z", quality, shipped: quality, weights: [{ field: "name", weight: 0.5 }, { field: "phone", weight: -0.25 }] };
  openApp("/duplicates?tab=model", mock);
  expect(await screen.findByText(/第 3 版，学自 30 个判断/)).toBeInTheDocument();
  expect(screen.getAllByText("95% 区间 59.6%–98.2%（9/10）").length).toBeGreaterThan(0);
});

test("says when nothing waits, and when the model has not learned", async () => {
  const mock = new MockApi(20);
  mock.duplicates.pairs = [];
  const { router } = openApp("/duplicates", mock);
  expect(await screen.findByText("没有待处理的疑似重复")).toBeInTheDocument();
  await router.navigate({ to: "/duplicates", search: { tab: "model" } });
  expect(await screen.findByText("模型尚未学习")).toBeInTheDocument();
});
