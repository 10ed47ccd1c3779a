import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '../config/settings.js';
import { claimReviews } from './claim-review.js';
import { publicUrl, reportUrl } from './public-url.js';
import { renderReportPage } from './report-page.js';
import { reportPolicy } from './report-style.js';
import type { DeskReportView, PublishedReportView } from './report.view.js';
import type { ShownReport } from './show-report.js';
import { wantsHtml } from './wants-html.js';

type Shown = ShownReport<DeskReportView | PublishedReportView>;

const JSON_LD = 'application/ld+json; charset=utf-8';
/** Readers may keep an edition for a little while; what the desk reads is nobody else's. */
const CACHE = { readers: 'public, max-age=60', desk: 'private, no-cache' };

/** Replies with a report in the form that was asked for, or with 304 where the caller has it. */
@Injectable()
export class SendReport {
  constructor(private readonly settings: Settings) {}

  /** The page, or JSON; readers who ask for neither get the page, the desk JSON. */
  report(
    shown: Shown,
    request: FastifyRequest,
    reply: FastifyReply,
  ): DeskReportView | PublishedReportView | string | undefined {
    const forReaders = isForReaders(shown.report);
    void reply.header('vary', 'Accept');
    const asPage = wantsHtml(request.headers.accept, forReaders);
    if (this.isKnown(shown, asPage ? 'html' : 'json', request, reply)) return undefined;
    if (!asPage) return shown.report;
    const { report, publisher } = shown;
    void reply
      .header('content-security-policy', reportPolicy(forReaders ? '*' : "'none'"))
      .type('text/html; charset=utf-8');
    if (forReaders) {
      void reply.removeHeader('x-frame-options').header('cross-origin-resource-policy', 'cross-origin');
    }
    return renderReportPage({
      report,
      publisher,
      publisherUrl: publicUrl(this.settings),
      reportUrl: reportUrl(this.settings, report.article.id),
      publication: report.publication,
      ...(isForReaders(report) ? {} : { desk: report }),
    });
  }

  /** ClaimReview markup. */
  claimReviews(shown: Shown, request: FastifyRequest, reply: FastifyReply): string | undefined {
    if (this.isKnown(shown, 'jsonld', request, reply)) return undefined;
    const { report, publisher } = shown;
    void reply.type(JSON_LD);
    return JSON.stringify(
      claimReviews(report, {
        name: publisher,
        url: publicUrl(this.settings),
        reportUrl: reportUrl(this.settings, report.article.id),
        firstPublishedAt: report.publication?.firstPublishedAt,
      }),
    );
  }

  /** Other JSON-LD of the desk. */
  jsonLd(document: object, reply: FastifyReply): string {
    void reply.type(JSON_LD);
    return JSON.stringify(document);
  }

  private isKnown(shown: Shown, form: string, request: FastifyRequest, reply: FastifyReply): boolean {
    const forReaders = isForReaders(shown.report);
    // What the desk reads tells of the publication too; the hash, which publishing names, does not.
    const etag = forReaders
      ? `"${form}-${shown.report.publication?.edition}-${shown.contentHash}"`
      : `"${shown.contentHash}"`;
    void reply.header('etag', etag).header('cache-control', forReaders ? CACHE.readers : CACHE.desk);
    if (shown.changedAt) void reply.header('last-modified', shown.changedAt.toUTCString());
    if (!forReaders || !asked(request.headers['if-none-match'], etag)) return false;
    void reply.status(304);
    return true;
  }
}

const isForReaders = (report: DeskReportView | PublishedReportView): report is PublishedReportView =>
  !('blockers' in report);

const asked = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some((given) => given.trim().replace(/^W\//, '') === etag || given.trim() === '*') ?? false;
