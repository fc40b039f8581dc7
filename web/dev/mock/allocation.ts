import { Refused } from "./records.ts";

const person = "00000000-0000-7000-8000-00000000a001";

/** One lead that was given to whoever is signed in, and rules of it. */
export class Allocation {
  /** The record that somebody is waited for. */
  record = "";
  accepted = 0;
  simulated: string[][] = [];

  handle([what, one, two]: string[], body: Record<string, unknown>): Response {
    if (what === "records") return Response.json({ choices: two === this.record ? [this.choice()] : [], waits: null });
    if (what === "choices" && two === "acceptance") {
      this.accepted++;
      return new Response(null, { status: 204 });
    }
    if (what === "choices" && one === undefined) return Response.json({ items: [this.choice()] });
    if (what === "simulations") {
      this.simulated.push(body.with as string[]);
      return Response.json(simulation);
    }
    throw new Refused(404, "path.absent", "没有这个地址");
  }

  private choice() {
    return {
      id: "00000000-0000-7000-8000-00000000a002", object: "lead", record: this.record, title: "官网询价", kind: "given", rule: "官网线索", person, name: "林小满",
      at: "2026-03-05T08:00:00Z", acceptBy: "2026-03-05T08:30:00Z", settled: this.accepted > 0 ? "accepted" : null, settledAt: null, mine: this.accepted === 0,
      words: ["按规则“官网线索”分配给林小满。", "轮流分配：2 位可接的人中，林小满等待最久。"],
      people: [
        { person, name: "林小满", load: 3, capacity: 10, rate: null, out: null, words: "在手 3 条，上限 10 条" },
        { person: "00000000-0000-7000-8000-00000000a003", name: "王磊", load: 10, capacity: 10, rate: null, out: "full", words: "在手 10 条，已达上限 10 条" },
      ],
      left: 0,
    };
  }
}

const simulation = {
  since: "2026-02-05T00:00:00Z", came: 12, given: 9, waiting: 2, loose: 1, cut: false,
  people: [
    { person, name: "林小满", got: 5, had: 8, before: 3, after: 8, capacity: 10 },
    { person: "00000000-0000-7000-8000-00000000a003", name: "王磊", got: 4, had: 1, before: 2, after: 6, capacity: null },
  ],
  rules: [{ rule: "r", name: "官网线索", given: 9, waiting: 2 }],
  lines: [{ record: "00000000-0000-7000-8000-00000000a009", title: "展会名片", at: "2026-03-01T08:00:00Z", rule: "官网线索", person, name: "林小满", words: "轮流分配：2 位可接的人中，林小满等待最久。" }],
};
