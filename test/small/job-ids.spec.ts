import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JOB_NAMES, jobId, type JobName } from '../../src/jobs/job-registry.js';

const payload = fc.record({
  versionId: fc.uuid(),
  taskId: fc.uuid(),
  claimId: fc.uuid(),
  token: fc.integer({ min: 1 }),
  headId: fc.constant(1),
  endpointId: fc.uuid(),
});

/** The fields that tell a job's pieces of work apart. */
const TELLING: Record<JobName, ('versionId' | 'taskId' | 'claimId' | 'token' | 'headId' | 'endpointId')[]> = {
  'split-article': ['versionId'],
  'open-claims': ['versionId'],
  'expire-lease': ['taskId', 'token'],
  'lapse-assignment': ['taskId'],
  'recheck-claim': ['claimId'],
  'deliver-webhooks': ['endpointId'],
  'seal-audit': ['headId'],
};

it.each(JOB_NAMES)('an id of %s is one that BullMQ takes, and tells pieces of work apart', (name: JobName) => {
  fc.assert(
    fc.property(payload, payload, (one, other) => {
      const [a, b, again] = [one, other, { ...one }].map((p) => jobId(name, p));
      expect(a).not.toMatch(/:|^\d+$/);
      expect(a).toBe(again);
      expect(a === b).toBe(TELLING[name].every((field) => one[field] === other[field]));
    }),
  );
});
