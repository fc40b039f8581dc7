import type { Delivery, Letter, Reader, Webhook, WebhookDraft } from "../../src/features/system/api.ts";
import { Refused } from "./records.ts";

/** Webhooks and readers of the stand-in; nothing is ever sent. */
export class SystemWorks {
  readonly hooks: Webhook[] = [];
  readonly sent: Delivery[] = [];
  readonly letters: Letter[] = [];
  private last = 0;

  webhooks(method: string, path: string[], state: string | null, draft: WebhookDraft): Response {
    const [id, part = "", delivery, again] = path;
    if (id === undefined) return method === "GET" ? Response.json({ items: this.hooks }) : this.create(draft);
    const hook = this.require(id);
    switch (`${method} ${part}`.trim()) {
      case "GET": return Response.json(hook);
      case "PATCH": return Response.json(Object.assign(hook, draft));
      case "DELETE": this.hooks.splice(this.hooks.indexOf(hook), 1); return new Response(null, { status: 204 });
      case "POST secret": return Response.json({ secret: "whsec_fresh" });
      case "POST test": return Response.json(this.send(hook, "test"), { status: 202 });
      case "POST resume": hook.health = { state: "ok", failures: 0, failingSince: null, pausedAt: null, reason: null }; return Response.json(hook);
      case "GET deliveries": return delivery === undefined ? Response.json({ items: this.sent.filter((one) => state === null || one.state === state), next: null }) : Response.json(this.sent.find((one) => one.id === delivery));
      case "POST deliveries": return again === "replay" ? this.again(delivery ?? "") : this.allAgain();
      default: throw new Refused(404, "api.absent", "没有这个地址");
    }
  }

  readers(method: string, [name, part = "", position, again]: string[]): Response {
    if (name === undefined) return Response.json({ items: [this.reader("search"), this.reader("webhooks")] });
    if (method === "GET") return Response.json({ items: this.letters, next: null });
    if (part !== "dead-letters") throw new Refused(404, "api.absent", "没有这个地址");
    const one = position !== undefined && position !== "replay";
    const done = one ? this.letters.splice(this.letters.findIndex((letter) => letter.position === position), 1) : this.letters.splice(0);
    if (method === "DELETE" || again === "replay") return new Response(null, { status: 204 });
    return Response.json({ done: done.length, failed: 0 });
  }

  send(hook: Webhook, event: string, state = "waiting"): Delivery {
    const now = new Date().toISOString();
    const one: Delivery = { id: `d${++this.last}`, event, record: "r", state, attempts: state === "waiting" ? 0 : 3, createdAt: now, dueAt: now, doneAt: state === "waiting" ? null : now, status: state === "failed" ? 500 : null, ms: 12, answer: null, failure: state === "failed" ? "HTTP 500" : null, payload: '{"type":"test"}' };
    this.sent.unshift(one);
    hook.deliveries[state] = (hook.deliveries[state] ?? 0) + 1;
    return one;
  }

  private create(draft: WebhookDraft): Response {
    if (!draft.url?.startsWith("https://") || draft.url.length < 10) throw new Refused(422, "webhook.invalid", "有些内容需要修改", [{ field: "url", code: "webhook.url", message: "地址必须以 https 开头" }]);
    const hook: Webhook = { id: `w${++this.last}`, name: draft.name ?? "", url: draft.url, events: draft.events ?? [], owner: "u", active: true, health: { state: "ok", failures: 0, failingSince: null, pausedAt: null, reason: null }, deliveries: {}, createdAt: new Date().toISOString(), secret: null };
    this.hooks.push(hook);
    return Response.json({ ...hook, secret: "whsec_once" }, { status: 201 });
  }

  private again(id: string): Response {
    const one = this.sent.find((delivery) => delivery.id === id);
    if (one) one.state = "waiting";
    return Response.json(one, { status: 202 });
  }

  private allAgain(): Response {
    const failed = this.sent.filter((one) => one.state === "failed");
    for (const one of failed) one.state = "waiting";
    return Response.json({ waiting: failed.length }, { status: 202 });
  }

  private require(id: string): Webhook {
    const hook = this.hooks.find((one) => one.id === id);
    if (!hook) throw new Refused(404, "webhook.absent", "没有这个 Webhook");
    return hook;
  }

  private reader(name: string): Reader {
    return { name, strict: name === "search", position: "1.1", movedAt: new Date().toISOString(), lag: { rows: 0, rowsAreExact: true, seconds: 0 }, deadLetters: name === "webhooks" ? this.letters.length : 0, failure: null };
  }
}
