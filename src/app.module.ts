import { Module, type DynamicModule } from '@nestjs/common';
import { ArticlesModule } from './articles/articles.module.js';
import { AuditJobsModule } from './audit/audit-jobs.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { GuardsModule } from './auth/guards.module.js';
import { ClaimantsModule } from './claimants/claimants.module.js';
import { ClaimsJobsModule } from './claims/claims-jobs.module.js';
import { ClaimsModule } from './claims/claims.module.js';
import { ConfigModule } from './config/config.module.js';
import { Settings } from './config/settings.js';
import { CorrectionsModule } from './corrections/corrections.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DeadLettersModule } from './dead-letters/dead-letters.module.js';
import { EventsModule } from './events/events.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { HealthModule } from './observability/health.module.js';
import { PublishingModule } from './publishing/publishing.module.js';
import { MetricsModule } from './observability/metrics.module.js';
import { ReviewsJobsModule } from './reviews/reviews-jobs.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { WebhooksJobsModule } from './webhooks/webhooks-jobs.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** The rooms' parts that have jobs. */
const JOB_ROOMS = [AuditJobsModule, ClaimsJobsModule, ReviewsJobsModule, WebhooksJobsModule];

/** HTTP only: never runs a job. */
@Module({})
export class ApiModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ConfigModule.forRoot(settings),
        DatabaseModule,
        JobsModule.sending(settings),
        AuthModule,
        AuditModule,
        HealthModule.needing('postgres'),
        MetricsModule.ofApi(),
        ArticlesModule,
        ClaimantsModule,
        ClaimsModule,
        DeadLettersModule,
        EvidenceModule,
        PublishingModule,
        ReviewsModule,
        CorrectionsModule,
        StatisticsModule,
        EventsModule,
        WebhooksModule,
      ],
    };
  }
}

/** Jobs only, besides its own health page. */
@Module({})
export class WorkerModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.forRoot(settings),
        DatabaseModule,
        JobsModule.running(settings),
        GuardsModule,
        HealthModule.needing('postgres', 'queue'),
        MetricsModule.ofWorker(),
        ...JOB_ROOMS,
      ],
    };
  }
}

/** What the command line needs to take articles in. */
@Module({})
export class IngestModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: IngestModule,
      imports: [ConfigModule.forRoot(settings), DatabaseModule, JobsModule.sending(settings), ArticlesModule],
    };
  }
}

/** What the command line needs to fill the queue: the finders of every job, and nobody who runs one. */
@Module({})
export class RequeueModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: RequeueModule,
      imports: [ConfigModule.forRoot(settings), DatabaseModule, JobsModule.requeueing(settings), ...JOB_ROOMS],
    };
  }
}

/** What the command line needs to see and replay work that was given up. */
@Module({})
export class DeadLetterCommandsModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: DeadLetterCommandsModule,
      imports: [ConfigModule.forRoot(settings), DatabaseModule, JobsModule.sending(settings), DeadLettersModule],
    };
  }
}
