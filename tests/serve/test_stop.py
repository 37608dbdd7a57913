"""The public site is asked to end while a visitor's page is open."""

from __future__ import annotations

import signal

from public import MODULE, Site, unpacked


def test_who_has_a_page_open_is_told_and_nobody_is_let_in(site: Site) -> None:
    """On SIGTERM open pages are told how long they have, new ones that it will be back; then it ends."""
    line = site.line(site.page().kernel)
    assert line.lives()
    site.process.send_signal(signal.SIGTERM)
    while True:
        header, _, content = unpacked(line.socket.recv())
        if header["msg_type"] == "bluehelm_ends":
            break
    assert content == {"ends_in_s": 2}
    newcomer = site.ask(MODULE)
    assert newcomer.status == 503
    assert "The course is being restarted" in newcomer.text
    assert site.ask("health").status == 503
    assert site.process.wait(timeout=30) == 0
    assert site.events()[-1]["event"] != "ready"
