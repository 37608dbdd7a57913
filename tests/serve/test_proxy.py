"""The public site behind a real proxy: nginx with TLS and a path prefix, and configurable-http-proxy."""

from __future__ import annotations

import json
import os
import re
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import programs
import pytest
from public import MODULE, PROTOCOL, Line, Site, public_site
from served import free_port
from urllib3 import HTTPSConnectionPool, PoolManager, Retry
from websocket import create_connection

DOCS = Path(__file__).parents[2] / "docs" / "serving.md"
CHP = Path(__file__).parents[1] / "node_modules" / ".bin" / "configurable-http-proxy"
PATIENT = Retry(connect=20, backoff_factor=0.05, status=0)  # a proxy needs a moment until it listens


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A public site below /course/ that believes what a proxy on this machine says of addresses."""
    folder = tmp_path_factory.mktemp("site")
    options = ("--kernels", "5", "--kernels-each", "2", "--trust", "127.0.0.0/8")
    with public_site(folder, *options, prefix="/course/") as served:
        yield served
        served.close_lines()


@contextmanager
def running(command: list[str], **environment: str) -> Iterator[None]:
    """Run a program while the block runs."""
    told = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env={**os.environ, **environment}, **told) as program:  # type: ignore[call-overload]
        try:
            yield
        finally:
            program.terminate()
            program.wait(timeout=20)


@pytest.fixture
def nginx(tmp_path: Path, site: Site) -> Iterator[int]:
    """Nginx as this user, with the configuration that docs/serving.md gives; yields its TLS port."""
    program = programs.nginx()
    if program is None:
        pytest.skip("nginx is not installed (Debian: sudo apt-get install nginx-light)")
    certificate(tmp_path)
    port = free_port()
    (tmp_path / "nginx.conf").write_text(configuration(tmp_path, port, site.port), encoding="utf-8")
    with running([program, "-e", "stderr", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]):
        yield port


def certificate(folder: Path) -> None:
    """Make a certificate that signs itself."""
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout key.pem -out cert.pem"
    )
    subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)


def configuration(folder: Path, port: int, upstream: int) -> str:
    """Return the server block of the page as a whole configuration, on other ports."""
    block = re.search(r"```nginx\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    server = block[1].replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    server = re.sub(r"127\.0\.0\.1:8888", f"127.0.0.1:{upstream}", server)
    server = re.sub(r"(ssl_certificate_key) .*;", rf"\1 {folder}/key.pem;", server)
    server = re.sub(r"(ssl_certificate) .*;", rf"\1 {folder}/cert.pem;", server)
    places = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    top = f"daemon off; master_process off; pid {folder}/pid; error_log stderr;\nevents {{}}\n"
    return f"{top}http {{ access_log off; {places}\n{server}\n}}\n"


def test_behind_nginx_a_page_opens_with_tls_below_a_path(site: Site, nginx: int) -> None:
    """Page, script and websocket come through nginx as docs/serving.md sets it up, and the kernel answers."""
    pool = HTTPSConnectionPool(
        "127.0.0.1", nginx, cert_reqs="CERT_NONE", assert_hostname=False, retries=PATIENT
    )
    with pytest.warns(match="Unverified HTTPS"):
        page = pool.request("GET", f"/course/{MODULE}", timeout=120)
    text = page.data.decode("utf-8")
    assert page.status == 200
    script = re.search(r'src="(/course/bluehelm/files/[0-9a-f]{16}/page.js)"', text)
    assert script
    with pytest.warns(match="Unverified HTTPS"):
        assert pool.request("GET", script[1]).status == 200
    pool.close()
    kernel = re.search(r'"kernelId": "([0-9a-f-]{36})"', text)
    assert kernel
    line = Line(
        create_connection(
            f"wss://localhost:{nginx}/course/api/kernels/{kernel[1]}/channels?session_id=one",
            subprotocols=[PROTOCOL],
            sslopt={"cert_reqs": ssl.CERT_NONE},
            origin=f"https://localhost:{nginx}",
            host=f"localhost:{nginx}",
            timeout=60,
        )
    )
    site.lines.append(line)
    assert line.lives()


def test_only_a_trusted_proxy_says_whose_visit_it_is(site: Site) -> None:
    """Two visitors behind the proxy have two shares of the places; what a visitor writes is not believed."""
    for _ in range(2):
        assert site.ask(MODULE, X_Forwarded_For="203.0.113.1").status == 200
    third = site.ask(MODULE, X_Forwarded_For="198.51.100.9, 203.0.113.1")
    assert third.status == 503
    assert "Too many pages are open where you are" in third.text
    assert site.ask(MODULE, X_Forwarded_For="203.0.113.2").status == 200


def test_behind_configurable_http_proxy_the_site_is_below_its_path(site: Site) -> None:
    """JupyterHub's proxy passes the path, pages and websockets on."""
    if not CHP.exists():
        pytest.skip("configurable-http-proxy is not installed: python tests/browser/programs.py")
    port, api = free_port(), free_port()
    command = [
        str(CHP),
        "--ip",
        "127.0.0.1",
        "--port",
        str(port),
        "--api-port",
        str(api),
        "--log-level",
        "error",
    ]
    with running(command, CONFIGPROXY_AUTH_TOKEN="secret"), PoolManager(retries=PATIENT) as pool:
        route = json.dumps({"target": f"http://127.0.0.1:{site.port}"})
        told = pool.request(
            "POST",
            f"http://127.0.0.1:{api}/api/routes/course",
            body=route,
            headers={"Authorization": "token secret"},
        )
        assert told.status == 201
        page = pool.request(
            "GET", f"http://127.0.0.1:{port}/course/{MODULE}", headers={"X-Forwarded-For": "x"}
        )
        kernel = re.search(r'"kernelId": "([0-9a-f-]{36})"', page.data.decode("utf-8"))
        assert kernel
        address = f"ws://127.0.0.1:{port}/course/api/kernels/{kernel[1]}/channels?session_id=one"
        line = Line(create_connection(address, subprotocols=[PROTOCOL], timeout=60))
        assert line.lives()
        line.socket.shutdown()
