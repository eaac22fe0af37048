# One image for web, worker and beat: docker-compose.yml says which is which. How to run it: docs/operations.md.
FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
       libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
# With --build-arg WORD=1 the worker makes Word documents into PDFs; without LibreOffice people are asked for a PDF.
ARG WORD=
RUN if [ -n "$WORD" ]; then \
        apt-get update \
        && apt-get install -y --no-install-recommends libreoffice-writer-nogui fonts-liberation2 fonts-crosextra-carlito \
        && rm -rf /var/lib/apt/lists/*; \
    fi
ENV PYTHONUNBUFFERED=1 MEDIA_ROOT=/app/media
WORKDIR /app
COPY requirements/base.txt requirements/production.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/base.txt -r requirements/production.txt
COPY . .
COPY --from=packages /app/node_modules node_modules
# The three settings only let the command start: it reads no database and signs nothing.
RUN python -m scrutiny.local.assets \
    && SECRET_KEY=unused DATABASE_URL=postgresql:///unused REDIS_URL=redis://unused \
       python manage.py collectstatic --noinput \
    && rm -rf node_modules \
    && useradd --system --home-dir /app scrutiny \
    && mkdir media \
    && chown scrutiny: media
USER scrutiny
EXPOSE 8000
# --no-control-socket: nobody steers the server from inside the container, so it needs no writable home.
CMD ["gunicorn", "scrutiny.wsgi", "--bind=0.0.0.0:8000", "--workers=3", "--threads=4", "--no-control-socket", \
     "--worker-tmp-dir=/dev/shm", "--timeout=60"]
