# syntax=docker/dockerfile:1

# Builds the client; nothing of this stage but client/dist reaches the image.
FROM node:26-bookworm-slim AS client
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
COPY tests/package.json tests/
COPY tools/rehearsal/package.json tools/rehearsal/
COPY tools/bench/package.json tools/bench/
RUN npm ci --include=dev --ignore-scripts -w client -w shared
COPY tsconfig.base.json ./
COPY shared shared
COPY client client
RUN cd client && node ../node_modules/vite/bin/vite.js build

# What the server needs to run, and nothing to build with. npm wants every workspace's manifest for its lock file.
FROM node:26-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
COPY tests/package.json tests/
COPY tools/rehearsal/package.json tools/rehearsal/
COPY tools/bench/package.json tools/bench/
RUN npm ci --omit=dev --ignore-scripts -w server -w shared

FROM node:26-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production \
    PORT=3000 \
    DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=packages /app ./
COPY LICENSE ./
COPY shared shared
COPY server server
COPY --from=client /app/client/dist client/dist
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# node itself, never npm: npm would not pass SIGTERM on, and edits would not be made durable on a stop.
CMD ["node", "server/main.ts"]
