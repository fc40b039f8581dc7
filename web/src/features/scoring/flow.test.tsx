import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { openApp } from "../../../dev/test-app";
import { MockApi } from "../../../dev/mock/api.ts";

/** Leads look like accounts here, with a score. */
class WithScores extends MockApi {
  constructor() {
    super(20);
    this.scoring.begin();
  }

  get lead(): string {
    return this.tables.account?.keys().next().value ?? "";
  }

  override async handle(request: Request): Promise<Response> {
    const url = new URL(request.url, "http://mock");
    if (!url.pathname.includes("/lead")) return super.handle(request);
    const answer = await super.handle(new Request(request.url.replace("/lead", "/account"), request));
    if (request.method !== "GET" || url.pathname !== `/api/records/lead/${this.lead}`) return answer;
    const row = (await answer.json()) as Record<string, unknown>;
    return Response.json({ ...row, name: "王伟", status: "new", score: 20, grade: "c" });
  }
}

test("rules stand by dimension with how many leads fulfil them, under how all come out", async () => {
  openApp("/settings/scoring", new WithScores());
  const distribution = within(await screen.findByRole("region", { name: "评级分布" }));
  expect(await distribution.findByRole("link", { name: "8" })).toBeInTheDocument();
  expect(distribution.getByText(/2 条的评级即将更新/)).toBeInTheDocument();
  expect(within(distribution.getByRole("list", { name: "分数分布" })).getByText("90 到 100 分：1 条")).toBeInTheDocument();
  const budget = within(screen.getByRole("region", { name: "预算" }));
  expect(budget.getByText("最高 12 分")).toBeInTheDocument();
  expect(budget.getByRole("link", { name: "7 条线索符合" })).toBeInTheDocument();
  expect(within(screen.getByRole("region", { name: "互动" })).getByText("-20")).toBeInTheDocument();
});

test("a rule is tried before it is saved", async () => {
  const mock = new WithScores();
  openApp("/settings/scoring", mock);
  await userEvent.click(await screen.findByRole("button", { name: "新建规则" }));
  const dialog = within(await screen.findByRole("dialog", { name: "新建规则" }));
  expect(dialog.getByText(/填写维度、条件和分值后/)).toBeInTheDocument();
  await userEvent.type(dialog.getByLabelText("理由"), "要得急");
  await userEvent.selectOptions(dialog.getByLabelText("维度"), "urgency");
  await userEvent.type(dialog.getByLabelText("条件"), "wanted_by <= daysAhead(30)");
  await userEvent.type(dialog.getByLabelText("分值"), "15");
  expect(await dialog.findByText("保存后 2 条线索的评级改变。", undefined, { timeout: 3000 })).toBeInTheDocument();
  expect(dialog.getByText("10 → 8")).toBeInTheDocument();
  expect(mock.scoring.previews.at(-1)).toEqual({ rule: null, active: true, dimension: "urgency", applies: "wanted_by <= daysAhead(30)", points: 15 });
  await userEvent.click(dialog.getByRole("button", { name: "保存" }));
  await waitFor(() => expect([...(mock.tables.score_rule?.values() ?? [])].map(({ row }) => row.name)).toContain("要得急"));
});

test("a lead tells its grade, and what its points are made of", async () => {
  const mock = new WithScores();
  openApp(`/o/lead/${mock.lead}`, mock);
  await userEvent.click(await screen.findByRole("button", { name: "评级 C，20 分" }));
  const card = within(await screen.findByRole("dialog", { name: "评分" }));
  expect(await card.findByRole("meter", { name: "预算" })).toHaveAttribute("aria-valuetext", "20 分，最高 28 分");
  expect(card.getByText("有预算")).toHaveTextContent("有预算 +12");
  expect(card.getByText(/您无权查看的信息/)).toHaveTextContent("+8");
  expect(card.getByText(/分数即将更新/)).toBeInTheDocument();
});
