import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JOB_NAMES, jobId, type JobName, type PayloadOf } from '../../src/jobs/job-registry.js';

const payload = fc.record({ versionId: fc.uuid(), taskId: fc.uuid(), token: fc.integer({ min: 1 }) });

it.each(JOB_NAMES)('an id of %s is one that BullMQ takes, and tells pieces of work apart', (name: JobName) => {
  fc.assert(
    fc.property(payload, payload, (one, other) => {
      const [a, b] = [one, other].map((p) => jobId(name, p as PayloadOf<JobName> & PayloadOf<'expire-lease'>));
      expect(a).not.toMatch(/:|^\d+$/);
      expect(a).toBe(jobId(name, one as PayloadOf<JobName> & PayloadOf<'expire-lease'>));
      const same =
        name === 'expire-lease'
          ? one.taskId === other.taskId && one.token === other.token
          : one.versionId === other.versionId;
      expect(a === b).toBe(same);
    }),
  );
});
