/** The count in the id of an event: 1, 2, 3, ... on one page. */
export const numberOf = ({ id }: { readonly id: string }): number => Number(id.split('-').pop());

/** Answers without the ids of events, which no two recommenders share. */
export function withoutIds<Answer>(answer: Answer): Answer {
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => {
      if (key !== 'event' || value === null) return value;
      const { id, ...event } = value as { readonly id?: string };
      return id === undefined ? event : { ...event, id: numberOf({ id }) };
    }),
  ) as Answer;
}
