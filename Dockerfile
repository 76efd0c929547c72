# Byline with the CPU build of torch; the samples are in it. One volume, /data, holds everything that it keeps.
#
#   docker build -t byline .
#   docker run -d -p 127.0.0.1:7860:7860 -v byline:/data -e BYLINE_PASSWORD="$(docker run --rm -i byline byline password --print)" byline
FROM python:3.12-slim AS built
WORKDIR /app
RUN python -m venv /app/.venv
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN .venv/bin/python -m pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock \
 && .venv/bin/python -m pip install --no-cache-dir torch==2.13.0 --index-url https://download.pytorch.org/whl/cpu
COPY assistant assistant
COPY index index
COPY prompts prompts
COPY samples samples
COPY app.py ./
RUN .venv/bin/python -m pip install --no-cache-dir --no-deps --no-build-isolation --editable .

FROM python:3.12-slim
RUN useradd --create-home --uid 10001 byline && install -d -o byline -g byline -m 700 /data
COPY --from=built /app /app
ENV PATH=/app/.venv/bin:$PATH BYLINE_DATA=/data BYLINE_HOST=0.0.0.0 BYLINE_PORT=7860 PYTHONDONTWRITEBYTECODE=1
USER byline
WORKDIR /data
VOLUME /data
EXPOSE 7860
HEALTHCHECK --start-period=60s --interval=30s --timeout=5s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:7860/alive', timeout=4)"]
CMD ["byline", "serve"]
