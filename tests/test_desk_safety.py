"""The desk under attack: who may speak to it, what may be asked of it, and what a hostile text can do."""

import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from desks import FERRY, Desk, desk

from verifier.keeping.decide import decisions
from verifier.model.source import Source
from verifier.reading.claimfile import read_claims

ACCEPT = {"decision": "accepted", "state": ""}


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "secret.md").write_text("# Secret\n\nNobody opened this.\n", encoding="utf-8")
    (folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    with desk(folder / "ferry.md") as found:
        yield found
    assert sorted(path.name for path in folder.iterdir()) == ["ferry.md", "secret.md"], (
        "an attack wrote a file"
    )


def test_only_this_machine_can_reach_it(open_desk: Desk) -> None:
    port = int(open_desk.origin.rpartition(":")[2])
    with socket.socket() as other:
        other.settimeout(2)
        assert other.connect_ex((_outward(), port)) != 0


def _outward() -> str:
    """An address of this machine that others would use."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no other address")
        return str(probe.getsockname()[0])


def test_nothing_is_shown_without_the_key(open_desk: Desk) -> None:
    stranger = httpx.Client(base_url=open_desk.origin, verify=False)
    for path in (
        "/",
        "/text/1",
        "/questions",
        "/static/desk.css",
        "/text/1/report",
        "/?token=",
        "/?token=guess",
    ):
        answer = stranger.get(path)
        assert answer.status_code == 403, path
        assert "Ferry" not in answer.text
    cookie = {"cookie": f"verifier-{open_desk.origin.rpartition(':')[2]}=guess"}
    assert stranger.get("/text/1", headers=cookie).status_code == 403
    assert stranger.post("/undo", headers={"origin": open_desk.origin}).status_code == 403


def test_the_key_leaves_the_address_for_a_strict_cookie(open_desk: Desk) -> None:
    answer = httpx.get(open_desk.address)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    kept = answer.headers["set-cookie"]
    assert "HttpOnly" in kept
    assert "SameSite=strict" in kept
    assert open_desk.served.guard.token not in kept


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", ""]
)
def test_another_name_for_this_machine_is_refused(open_desk: Desk, host: str) -> None:
    """A site that makes its own name lead here (DNS rebinding) says that name as Host."""
    named = host.format(port=open_desk.origin.rpartition(":")[2])
    assert open_desk.client.get("/text/1", headers={"host": named}).status_code in (400, 421)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://{host}", ""]
)
def test_what_another_site_sends_is_refused(open_desk: Desk, origin: str) -> None:
    path = open_desk.page("total-misses-parts")
    sent = {"origin": origin.format(host=open_desk.origin.partition("//")[2])}
    form = {"form": open_desk.served.guard.form, **ACCEPT}
    assert open_desk.client.post(f"{path}/decide", data=form, headers=sent).status_code == 403
    assert open_desk.client.get(path, headers=sent).status_code == 403


def test_a_form_must_say_where_it_comes_from_and_be_ours(open_desk: Desk) -> None:
    path = f"{open_desk.page('total-misses-parts')}/decide"
    ours = {"form": open_desk.served.guard.form, **ACCEPT}
    assert open_desk.client.post(path, data=ours).status_code == 403
    own = {"origin": open_desk.origin}
    assert open_desk.client.post(path, data=ACCEPT, headers=own).status_code == 403
    assert open_desk.client.post(path, data={**ours, "form": "guess"}, headers=own).status_code == 403
    crossed = {**own, "sec-fetch-site": "cross-site"}
    assert open_desk.client.post(path, data=ours, headers=crossed).status_code == 403
    assert open_desk.client.get(path, headers=own).status_code == 405
    assert open_desk.client.request("PUT", path, headers=own).status_code == 405
    assert open_desk.client.options(path, headers=own).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/text/0",
        "/text/2",
        "/text/-1",
        "/text/99999999999999999999",
        "/text/../secret.md",
        "/text/1/finding/../../../secret.md",
        "/static/../app.py",
        "/static/..%2f..%2fapp.py",
        "/static/%2e%2e/%2e%2e/secret.md",
        "/static//etc/passwd",
        "/static/desk.css%00.md",
        "/secret.md",
        "/etc/passwd",
    ],
)
def test_no_path_leads_out_of_what_was_opened(open_desk: Desk, path: str) -> None:
    answer = open_desk.client.get(httpx.URL(open_desk.origin, raw_path=path.encode()))
    assert answer.status_code == 404
    assert "Nobody opened" not in answer.text


def test_every_answer_is_fenced_in(open_desk: Desk) -> None:
    for path in ("/text/1", "/static/desk.js", "/nowhere"):
        told = open_desk.client.get(path).headers
        policy = told["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert (told["x-content-type-options"], told["cache-control"]) == ("nosniff", "no-store")
        assert not [name for name in told if name.startswith("access-control-")]


def test_too_much_is_refused(open_desk: Desk) -> None:
    path = f"{open_desk.page('total-misses-parts')}/fix"
    answer = open_desk.post(path, words="x" * 3_000_000)
    assert answer.status_code == 413

    def endless() -> Iterator[bytes]:
        for _ in range(60):
            yield b"x" * 100_000

    answer = open_desk.client.post(path, content=endless(), headers={"origin": open_desk.origin})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "form",
    [
        {"decision": "waived", "note": "", "until": "2026-09-01"},
        {"decision": "waived", "note": "fine", "until": "soon"},
        {"decision": "waived", "note": "fine", "until": ""},
        {"decision": "fixed"},
        {"decision": "erased"},
        {},
    ],
)
def test_a_form_that_says_nothing_writes_nothing(open_desk: Desk, form: dict[str, str]) -> None:
    answer = open_desk.post(f"{open_desk.page('total-misses-parts')}/decide", **form)
    assert answer.status_code == 400
    assert "total-misses-parts" in open_desk.marks()


HOSTILE = "x\n  - check: y\n# {{ 7 * 7 }} <script>alert(1)</script> \u202e\x00 ' \" \\ : - & * ! | > % @ `"


def test_hostile_words_are_kept_and_shown_as_words(tmp_path: Path) -> None:
    article = tmp_path / "ferry.md"
    article.write_text(FERRY, encoding="utf-8")
    with desk(article) as own:
        check = "total-misses-parts"
        for decision in ("ask-author", "waived", "ask-author"):
            done = own.decide(check, decision, note=HOSTILE, by=HOSTILE, until="2026-06-30")
            assert done.status_code == 200
            file = tmp_path / "ferry.yaml"
            made, troubles = read_claims(Source(name="ferry.yaml", data=file.read_bytes()))
            assert not troubles
            (review,) = decisions(made)
            assert review.decision == decision
            assert review.note.split() == review.by.split() == HOSTILE.split()
        for path in (own.page(check), "/questions", "/text/1?all", "/text/1/report"):
            shown = own.client.get(path).text
            assert "<script>alert" not in shown
            assert "{{ 7 * 7 }}" in shown or path in ("/text/1?all", "/text/1/report")
            assert "\x00" not in shown
