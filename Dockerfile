# One image for the API, the worker, beat and the operator's commands: each is another command on the same code.
FROM python:3.13-slim-trixie AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 UV_LINK_MODE=copy
WORKDIR /build
COPY lock ./lock
RUN python -m venv /opt/tools
RUN /opt/tools/bin/pip install --quiet --require-hashes --only-binary :all: -r lock/uv.txt
RUN python -m venv --without-pip /opt/venv
RUN /opt/tools/bin/uv pip sync --quiet --require-hashes --only-binary :all: --python /opt/venv/bin/python lock/run.txt
RUN /opt/tools/bin/uv pip install --quiet --require-hashes --only-binary :all: --no-deps --target /opt/assets -r lock/assets.txt
RUN /opt/tools/bin/uv pip sync --quiet --require-hashes --only-binary :all: --python /opt/tools/bin/python lock/build.txt
COPY domain ./domain
COPY infra ./infra
COPY services ./services
RUN PYTHONPATH=/build /opt/tools/bin/python -m infra.local.assets services/api/static services/api/static/assets /opt/assets
RUN rm -rf infra/local
# Load once what each start and each health check loads: it is kept compiled, beside the sources, which nobody can change.
RUN PYTHONPATH=/build /opt/venv/bin/python -c "import services.api.app, services.worker.parts, infra.cli, celery.apps.worker"

FROM python:3.13-slim-trixie
ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY --from=build /build/domain ./domain
COPY --from=build /build/infra ./infra
COPY --from=build /build/services ./services
USER 10001:10001
EXPOSE 8000
CMD ["uvicorn", "services.api.app:create_app", "--factory", "--host", "0.0.0.0", "--port", "8000", "--no-access-log", "--no-server-header"]
