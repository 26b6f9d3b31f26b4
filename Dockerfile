# Techlink in a container: without a token its playground, with one on Discord. How to use it: docs/setup.md.
# The base is named by its full version; renew it with the lock files.
ARG PYTHON=docker.io/library/python:3.11.14-slim-bookworm

FROM ${PYTHON} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python3 -m venv /opt/techlink
COPY requirements.lock /src/
# Only what the lock file names, and only the very bytes that it names.
RUN /opt/techlink/bin/pip install --quiet --require-hashes -r /src/requirements.lock
COPY . /src/
RUN /opt/techlink/bin/pip install --quiet --no-build-isolation --no-deps /src \
 && /opt/techlink/bin/python -m compileall -q /opt/techlink/lib

FROM ${PYTHON}
# tini is process 1: it hands signals on, and buries what has died.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends tini && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --user-group --no-create-home --home-dir /settings --shell /usr/sbin/nologin techlink \
 && touch /etc/techlink-image \
 && install -d -o techlink -g techlink -m 700 /data /settings
COPY --from=build /opt/techlink /opt/techlink
ENV PATH=/opt/techlink/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    TECHLINK_DATA=/data TECHLINK_HOST=0.0.0.0 TECHLINK_READY_FILE=/tmp/techlink/ready.json
# The words are compiled here, where their files have the times that they keep: later nothing can be written.
RUN python -c "from locales import translator; [translator(one).text('Cancel') for one in ('fr', 'es', 'pt')]" \
 && chmod -R a+rX /opt/techlink/lib/python3.11/site-packages/locales/.compiled
# What set-up writes lies apart from the data: a backup of these holds no token.
WORKDIR /settings
VOLUME ["/data", "/settings"]
EXPOSE 8090 8091 8092
USER techlink
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=120s --retries=3 CMD ["techlink", "health"]
ENTRYPOINT ["/usr/bin/tini", "--", "techlink"]
CMD ["run"]
