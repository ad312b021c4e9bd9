# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The proxy of a school's network: nothing gets out but through it."""

import http.server
import threading


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_CONNECT(self):
        """Whoever asks for a tunnel has found the proxy; there is nothing at the other end."""
        self.server.asked.append(self.path)
        self.send_error(502)

    def do_GET(self):
        """The file by which desktops find the proxy (PAC)."""
        body = self.server.pac.encode()
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ns-proxy-autoconfig")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Proxy:
    """`asked` holds what was asked of it: HOST:PORT for each tunnel, a path for each file."""

    def __init__(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.asked = self.asked = []
        self.server.daemon_threads = True
        self.port = self.server.server_port
        self.address = f"http://127.0.0.1:{self.port}"
        self.server.pac = f'function FindProxyForURL (url, host) {{ return "PROXY 127.0.0.1:{self.port}"; }}'
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
