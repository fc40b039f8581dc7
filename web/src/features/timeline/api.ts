import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Change, RecordRow, Reference } from "@/lib/api/types";

/** One thing that happened around a record: an activity, or a change of the record itself. */
export interface Moment {
  /** The object of an activity; else "change", "stage" or "file". */
  kind: string;
  at: string;
  by?: Reference | null;
  record?: RecordRow;
  editable?: boolean;
  deletable?: boolean;
  change?: Change;
}

export interface TimelinePage {
  items: Moment[];
  /** What is still to be done or to come. */
  ahead: Moment[];
  pinned: Moment[];
  next: string | null;
}

export interface Question {
  kinds: string[];
  q: string;
  /** Whether what is about records that belong to this one counts as well. */
  wide: boolean;
}

export const everything: Question = { kinds: [], q: "", wide: false };

const pageSize = 30;

export const timelineQuery = (object: string, id: string, { kinds, q, wide }: Question) =>
  infiniteQueryOptions({
    queryKey: ["timeline", object, id, { kinds, q, wide }],
    queryFn: ({ pageParam, signal }) =>
      api.get("/records/{object}/{id}/timeline", {
        path: { object, id },
        query: { kinds, q, wide: wide || undefined, limit: pageSize, after: pageParam },
        signal,
      }) as Promise<TimelinePage>,
    initialPageParam: null as string | null,
    getNextPageParam: (page: TimelinePage) => page.next,
    placeholderData: keepPreviousData,
  });

/** The objects that come with the product and stand in timelines, and the field that is written first. */
export const written: Record<string, string> = { note: "body", comment: "body", call: "body", task: "name", meeting: "name" };
