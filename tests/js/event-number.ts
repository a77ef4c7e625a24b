/** The count in the id of an event: 1, 2, 3, ... on one page. */
export const numberOf = ({ id }: { readonly id: string }): number => Number(id.split('-').pop());
