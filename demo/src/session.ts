// The shopper's session: one recommender per language over the same events, so that a change of
// language needs nothing from the server.  All of it is memory of this page.

import {
  createRecommender,
  type EventType,
  type Interest,
  type ProfileEvent,
  type Recommendation,
  type Recommender,
} from 'shelfwise';

import type { Language } from './catalog.js';

export type { EventType, Interest, ProfileEvent, Recommendation };
export type { PathStep, Reason } from 'shelfwise';

/** What the panel shows of a shopper. */
export interface Knowledge {
  /** Newest first. */
  readonly events: readonly ProfileEvent[];
  readonly interests: readonly Interest[];
}

/** Tracks in every language and asks in one. */
export class Session {
  readonly #recommenders: Readonly<Record<Language, Recommender>>;
  /** What was done, as the recommender of each language holds it. */
  readonly #deeds: (readonly ProfileEvent[])[] = [];

  constructor(recommenders: Readonly<Record<Language, Recommender>>) {
    this.#recommenders = recommenders;
  }

  async track(type: EventType, item: string): Promise<void> {
    this.#deeds.push(await this.#each((recommender) => recommender.track({ type, item })));
  }

  async remove(event: ProfileEvent): Promise<void> {
    const deed = this.#deeds.find((events) => events.some(({ id }) => id === event.id)) ?? [];
    await this.#each((recommender, i) => recommender.profile.remove(deed[i] ?? event));
  }

  async forget(): Promise<void> {
    this.#deeds.length = 0;
    await this.#each((recommender) => recommender.forget());
  }

  async recommend(language: Language, limit: number): Promise<readonly Recommendation[]> {
    return (await this.#recommenders[language].recommend({ limit })).items;
  }

  async related(
    language: Language,
    item: string,
    limit: number,
  ): Promise<readonly Recommendation[]> {
    return (await this.#recommenders[language].related({ item, limit })).items;
  }

  async boughtTogether(
    language: Language,
    item: string,
    limit: number,
  ): Promise<readonly Recommendation[]> {
    return (await this.#recommenders[language].boughtTogether({ item, limit })).items;
  }

  async cart(
    language: Language,
    items: readonly string[],
    limit: number,
  ): Promise<readonly Recommendation[]> {
    return (await this.#recommenders[language].cart({ items, limit })).items;
  }

  async knowledge(language: Language): Promise<Knowledge> {
    const { profile } = this.#recommenders[language];
    const [events, interests] = await Promise.all([profile.events(), profile.interests(40)]);
    return { events: [...events].reverse(), interests };
  }

  async #each<Value>(
    call: (recommender: Recommender, i: number) => Promise<Value>,
  ): Promise<Value[]> {
    return await Promise.all(Object.values(this.#recommenders).map(call));
  }
}

/** Opens both languages from the slices that lie beside the page. */
export async function openSession(): Promise<Session> {
  const open = (language: Language) =>
    createRecommender({ manifest: `slices/${language}/latest.json`, locale: language });
  const [en, zh] = await Promise.all([open('en'), open('zh')]);
  return new Session({ en, zh });
}
