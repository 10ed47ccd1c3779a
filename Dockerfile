# One image for the api, the workers and the command line; `docker-compose.yml` says which of them a container is.
# test/small/compose.spec.ts checks this file, scripts/prove-images.mjs runs what it says without a Docker engine.

# Compiles. The same command makes a fresh clone ready.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json nest-cli.json prisma.config.ts ./
COPY scripts/setup.mjs scripts/setup.mjs
COPY prisma prisma
COPY src src
COPY openapi.json ./
COPY web web
RUN --mount=type=cache,target=/root/.npm node scripts/setup.mjs

# What runs needs at run time. Optional packages are the embedded Postgres's binaries, which a container has no use for, and
# native accelerators that their packages do without.
FROM node:20.20.2-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --omit=optional --loglevel=error

FROM node:20.20.2-bookworm-slim AS run
LABEL org.opencontainers.image.title="Claimdesk" \
      org.opencontainers.image.description="Splits news articles into attributed claims and runs their fact-check review." \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    WORKER_PORT=3001
WORKDIR /app
# package.json marks the project's root; migrations and samples are read from below it.
COPY package.json ./
COPY prisma prisma
COPY samples samples
COPY models models
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/web/dist web/dist
# Everything above belongs to root and is only read.
USER 10001:10001
EXPOSE 3000
# The api's; the worker has its own in docker-compose.yml.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/ready').then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
# As process 1 Node needs an init to pass signals on: `docker run --init`, or `init: true`.
CMD ["node", "--enable-source-maps", "dist/main.api.js"]
