"""What holds for every test: nothing is kept outside its own folder."""

from hashlib import sha1

import pytest


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, request, monkeypatch):
    """Reports kept by one test are not found by another, nor by the person who runs them."""
    name = sha1(request.node.nodeid.encode("utf-8", "surrogatepass")).hexdigest()
    folder = tmp_path_factory.getbasetemp() / "kept" / name
    monkeypatch.setenv("VERIFIER_CACHE_DIR", str(folder))


@pytest.fixture
def cache_folder(tmp_path, monkeypatch):
    """An empty folder for kept reports."""
    folder = tmp_path / "kept"
    monkeypatch.setenv("VERIFIER_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def ferry(tmp_path):
    """A short article with two faults, alone in its folder."""
    from desks import FERRY

    path = tmp_path / "ferry.md"
    path.write_text(FERRY, encoding="utf-8")
    return path
