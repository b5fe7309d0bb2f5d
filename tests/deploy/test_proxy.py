"""nginx with the shipped settings: TLS, headers, one replica for each visitor, limits."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import ssl
import tomllib
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from .conftest import hosted

MB = 1024 * 1024


@pytest.fixture(scope="module")
def settings(repository):
    return tomllib.loads((repository / "deploy" / ".streamlit" / "config.toml").read_text())


def test_a_page_comes_with_headers_that_lock_all_that_it_does_not_need(site):
    answer = site.ask("/")
    assert answer.status == 200 and b"<title>Streamlit" in answer.text
    policy = dict(rule.strip().split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["connect-src"] == policy["base-uri"] == policy["frame-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert policy["img-src"].split() == ["'self'", "data:", "blob:"]
    assert policy["script-src"].split() == ["'self'", "'unsafe-inline'", "'unsafe-eval'"]
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Server"] == "nginx"


@pytest.mark.parametrize("path", ["/", "/static/none.js", "/_stcore/metrics", "/component/none", "/_stcore/stream"])
def test_every_answer_has_the_headers_errors_too(site, path):
    answer = site.ask(path)
    for name in ("Content-Security-Policy", "Strict-Transport-Security", "X-Content-Type-Options"):
        assert answer.headers.get_all(name, []) != [] and len(answer.headers.get_all(name)) == 1


def test_only_the_sites_named_may_frame_it(site, newsroom):
    ancestors = re.search("frame-ancestors ([^;]*)", site.ask("/").headers["Content-Security-Policy"])[1]
    assert ancestors.split() == ["'self'", newsroom[1]]


def test_plain_http_is_sent_to_https_but_for_proofs_of_the_name(site):
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_arguments):
            return None

    def refusal(path: str) -> urllib.error.HTTPError:
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.build_opener(Stay).open(site.http + path)
        return refused.value

    sent = refusal("/tolls?kind=talks")
    assert (sent.code, sent.headers["Location"]) == (308, "https://127.0.0.1/tolls?kind=talks")
    # Who vouches for a certificate looks here; there is no such file.
    assert refusal("/.well-known/acme-challenge/token").code == 404


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_old_tls_is_refused(site):
    context = site.tls
    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")
    connection = site.connection()
    connection._context = context
    with pytest.raises(ssl.SSLError):
        connection.connect()


def test_a_new_visitor_gets_a_cookie_that_tells_nobody_apart_and_keeps_it(site):
    cookie = site.ask("/").headers["Set-Cookie"]
    assert re.fullmatch("borderviz_replica=[0-9a-f]{2}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned", cookie)
    assert site.ask("/", headers={"Cookie": cookie.split(";")[0]}).headers["Set-Cookie"] is None


def test_a_made_up_cookie_is_replaced(site):
    answer = site.ask("/", headers={"Cookie": "borderviz_replica=../../etc"})
    assert answer.headers["Set-Cookie"].startswith("borderviz_replica=")


def test_a_visitor_stays_with_a_replica_and_visitors_are_spread(site):
    cookies = [f"borderviz_replica={number:02x}" for number in range(0, 256, 8)]
    first = [site.replica_of(cookie) for cookie in cookies]
    assert [site.replica_of(cookie) for cookie in cookies] == first
    counts = {replica: first.count(replica) for replica in site.processes}
    assert set(first) == set(site.processes) and min(counts.values()) >= len(cookies) // 4


def test_a_visitor_without_cookies_stays_with_a_replica(site):
    assert len({site.replica_of() for _ in range(6)}) == 1


def finished(coroutine):
    """Run a coroutine in a thread of its own: a browser that is open has a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def test_a_websocket_session_runs_the_page(site, sessions):
    async def titles():
        async with sessions.session(site.address, tls=site.tls) as own:
            return [component.component_name for component, _ in (await own.run()).of_type("component_instance")]

    assert any("folium" in name for name in finished(titles()))


def test_a_websocket_of_another_site_s_page_is_refused(site):
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        "Sec-WebSocket-Protocol": "streamlit",
    }
    for origin in ("https://foreign.example", "null", site.address.replace("https", "http"), f"{site.address}0"):
        seen = len(site.log())
        assert site.ask("/_stcore/stream", headers=headers | {"Origin": origin}).status == 403
        # Streamlit would ask the internet before it refused.
        assert site.wait_for_log(lambda line: line[2] == "/_stcore/stream", seen)[-1] == "-"
    connection = site.connection()
    connection.request("GET", "/_stcore/stream", headers=headers | {"Origin": site.address})
    assert connection.getresponse().status == 101


def form(size: int) -> tuple[dict[str, str], bytes]:
    """A form of so many bytes with one file, and its headers."""
    head = b'--limit\r\nContent-Disposition: form-data; name="file"; filename="events.csv"\r\n\r\n'
    foot = b"\r\n--limit--\r\n"
    content = b"a" * (size - len(head) - len(foot))
    return {"Content-Type": "multipart/form-data; boundary=limit"}, head + content + foot


def upload(site, identifier: str, cookies: str, size: int, token: str | None = None) -> int:
    """Send a form to a session as the browser does; return the status."""
    own = site.ask("/_stcore/health", headers={"Cookie": cookies}).headers["Set-Cookie"]
    assert "; secure" in own.lower()
    name, value = own.split(";")[0].split("=", 1)
    headers, body = form(size)
    headers |= {"Cookie": f"{cookies}; {name}={value}", "X-Xsrftoken": value if token is None else token}
    return site.ask(f"/_stcore/upload_file/{identifier}/one", "PUT", headers, body).status


def test_files_reach_the_replica_of_the_session_up_to_the_limit(site, sessions, settings):
    most = settings["server"]["maxUploadSize"] * MB
    replicas = {site.replica_of(f"borderviz_replica={n:02x}"): f"borderviz_replica={n:02x}" for n in range(16)}
    here, elsewhere = replicas.values()

    async def statuses():
        async with sessions.session(site.address, tls=site.tls, cookies=here) as own:
            await own.run()
            sent = [(here, most, None), (here, most + 1, None), (elsewhere, 1000, None), (here, 1000, "")]
            return [await asyncio.to_thread(upload, site, own.identifier, *one) for one in sent]

    assert finished(statuses()) == [204, 413, 400, 403]


def test_a_file_far_over_the_limit_is_refused_before_it_is_sent(site, settings):
    connection = site.connection()
    connection.putrequest("PUT", "/_stcore/upload_file/session/one")
    connection.putheader("Content-Length", str((settings["server"]["maxUploadSize"] + 2) * MB))
    connection.endheaders()
    assert connection.getresponse().status == 413


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_all_but_uploads_is_read_only(site, method):
    assert site.ask("/", method).status == 403
    assert site.ask("/static/index.js", method).status == 403


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/interact"])
def test_what_is_not_for_the_public_is_not_there(site, path):
    assert site.ask(path).status == 404


def test_scripts_are_compressed_and_fetched_from_a_replica_once(site):
    script = re.search(rb'src="\./(static/js/[^"]+)"', site.ask("/").text)[1].decode()
    answers = [site.ask(f"/{script}", headers={"Accept-Encoding": "gzip"}) for _ in range(3)]
    assert {answer.headers["Content-Encoding"] for answer in answers} == {"gzip"}
    site.replica_of()  # so that what came before is in the log
    assert [line[6] == "-" for line in site.log() if line[2] == f"/{script}"][-2:] == [True, True]


def test_too_many_sessions_of_one_address_at_once_are_refused_and_others_served(site):
    connection = site.connection("127.0.0.2")

    def status() -> int:
        connection.request("GET", "/_stcore/stream")
        answer = connection.getresponse()
        answer.read()
        return answer.status

    # However slow this machine is, it asks more often than ten times a second.
    served = next((asked for asked in range(2000) if status() == 429), None)
    assert served and served >= 60
    assert site.ask("/_stcore/stream").status != 429


def test_the_log_has_no_addresses_of_readers_and_nothing_of_what_they_looked_at(site):
    site.ask("/tolls?selected=secret-choice", headers={"User-Agent": "secret-browser"})
    line = site.wait_for_log(lambda line: line[2] == "/tolls")
    assert line[6] in site.processes and "127.0.0.1" not in " ".join(line[:6])
    assert "secret" not in site.access_log.read_text()


def test_where_a_replica_is_gone_its_visitors_are_served_by_another(needs_proxy):
    with hosted() as site:
        cookie = "borderviz_replica=07"
        gone = site.replica_of(cookie)
        os.kill(site.processes[gone], signal.SIGKILL)
        assert {site.replica_of(cookie)} == set(site.processes) - {gone}
