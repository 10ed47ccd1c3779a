import { openArticles } from '../service/open-articles.js';
import type { RealDesk } from './desk-model.js';
import { mishap, type Mishap } from './mishaps.js';

/** Takes in one article, with a mishap right after it was accepted, and waits until its claims are open. @returns their ids */
export function openArticle(desk: RealDesk, claims: number, during: Mishap | null = null): Promise<string[]> {
  const lead = desk.people.find(({ leads }) => leads)!;
  return openArticles(desk.service, lead.client, {
    articles: 1,
    claimsEach: claims,
    ...(during ? { onAccepted: () => mishap(desk, during) } : {}),
  });
}
