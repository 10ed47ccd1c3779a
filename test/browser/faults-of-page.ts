import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Result {
  violations: { id: string; impact?: string | null; nodes: { target: unknown; failureSummary?: string }[] }[];
}

/** What axe-core finds serious or critical on the page as it stands, a line each. */
export async function faultsOfPage(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<Result>('axe.run(document, { resultTypes: ["violations"] })');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${String(node.target)} ${node.failureSummary ?? ''}`));
}
