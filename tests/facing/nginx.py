# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A real nginx under the configuration we ship, with real certificates, in front of a real fratried."""

import os
import pathlib
import re
import signal
import socket
import ssl
import subprocess
import tempfile
import time

from service import DEADLINE, SOURCE

CERTIFICATES = pathlib.Path(os.environ["FRATRIE_TEST_CERTIFICATES"])
SHIPPED = SOURCE / "data/nginx/fratrie.conf"
HOST = "localhost"

AROUND = """
daemon off;
{user}
worker_processes 2;
pid {folder}/pid;
error_log {folder}/errors.log info;
events {{ worker_connections 8000; }}
http {{
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/fratrie.conf;
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Nginx:
    """Runs while the with statement lasts; its name is localhost, its authority is `authority`."""

    authority = CERTIFICATES / "authority.pem"

    def __init__(self, socket_path):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.scratch.name)
        self.folder.chmod(0o755)
        self.plain_port, self.port = free_port(), free_port()
        (self.folder / "fratrie.conf").write_text(self.adapt(SHIPPED.read_text(encoding="utf-8"), socket_path))
        user = "user root;" if os.getuid() == 0 else ""     # or its workers could not open what this test has made
        (self.folder / "nginx.conf").write_text(AROUND.format(folder=self.folder, user=user))
        self.process = subprocess.Popen(["/usr/sbin/nginx", "-e", self.folder / "errors.log", "-c",
                                         self.folder / "nginx.conf"])
        self.await_start()

    def adapt(self, text, socket_path):
        """What every administrator changes: name, certificates and places. Each must be there to be changed."""
        for pattern, replacement in (
                (r"listen \[::\].*\n", ""),
                (r"listen 80;", f"listen 127.0.0.1:{self.plain_port};"),
                (r"listen 443 ssl http2;", f"listen 127.0.0.1:{self.port} ssl http2;"),
                (r"fratrie\.example;", f"{HOST};"),
                (r"/etc/letsencrypt\S*fullchain\.pem", str(CERTIFICATES / "good.pem")),
                (r"/etc/letsencrypt\S*privkey\.pem", str(CERTIFICATES / "good.pem")),
                (r"/var/log/nginx/fratrie\.log", f"{self.folder}/access.log"),
                (r"/run/fratrie/fratried\.sock", socket_path)):
            text, count = re.subn(pattern, replacement, text)
            assert count > 0, pattern
        return text

    def await_start(self):
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.02)
        raise RuntimeError(f"nginx does not start: {self.errors()}")

    def errors(self):
        log = self.folder / "errors.log"
        return log.read_text(errors="replace") if log.exists() else ""

    def connect(self, alpn=None):
        """A TLS connection that trusts our authority alone."""
        context = ssl.create_default_context(cafile=self.authority)
        if alpn:
            context.set_alpn_protocols(alpn)
        plain = socket.create_connection(("127.0.0.1", self.port), DEADLINE)
        return context.wrap_socket(plain, server_hostname=HOST)

    def forwarded(self):
        """Lines of the access log whose request reached fratried, which gives each an id."""
        lines = (self.folder / "access.log").read_text().splitlines()
        return [line for line in lines if line.split()[-1] != "-"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(DEADLINE)
        self.scratch.cleanup()
