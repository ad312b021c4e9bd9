# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A bad line between the app and the service: it hands requests on, and does to some what the test has asked for."""

import http.client
import http.server
import ssl
import threading

from deadline import wait_for

DEADLINE = 120    # seconds for the service to answer
HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def handle_one_request(self):
        try:
            super().handle_one_request()
        except OSError:
            self.close_connection = True

    def hand_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fault = self.server.line.fault_for(self.command, self.path)
        if fault is not None:
            fault(self, body)
        else:
            self.answer(self.ask(body))

    do_GET = do_POST = do_PATCH = do_DELETE = hand_on

    def ask(self, body):
        """What the service answers: status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.line.port, timeout=DEADLINE)
        try:
            headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP}
            connection.request(self.command, self.path, body or None, headers)
            response = connection.getresponse()
            return response.status, response.getheaders(), response.read()
        finally:
            connection.close()

    def answer(self, answer, bytes_sent=None):
        status, headers, body = answer
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in HOP:
                self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:bytes_sent])

    def cut(self):
        self.close_connection = True


def cut_before(handler, body):
    """The line breaks before the service hears of it."""
    handler.cut()


def cut_after(handler, body):
    """The service does it, and the answer is lost."""
    handler.ask(body)
    handler.cut()


def cut_halfway(handler, body):
    """The service does it, and half of the answer arrives."""
    answer = handler.ask(body)
    handler.answer(answer, len(answer[2]) // 2)
    handler.cut()


class Hold:
    """The answer comes when the test lets it come."""

    def __init__(self):
        self.met = threading.Event()
        self.go = threading.Event()

    def __call__(self, handler, body):
        answer = handler.ask(body)
        self.met.set()
        self.go.wait(DEADLINE)
        handler.answer(answer)

    def wait(self):
        """Until a request is held."""
        wait_for(self.met.is_set, "a request to be held")

    def release(self):
        self.go.set()


class Line:
    """Between the app, which uses its address, and the service at a port. What happens to a request is decided by rules:
    (method, end of the path, fault, how many times). With a certificate, in a file with its key, it speaks TLS."""

    def __init__(self, port, certificate=None):
        self.port = port
        self.asked = []      # the paths of all requests
        self.rules = []
        self.lock = threading.Lock()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.line = self
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
            self.address = f"https://localhost:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def break_at(self, method, ending, fault, times=1):
        with self.lock:
            self.rules.append([method, ending, fault, times])

    def mend(self):
        with self.lock:
            self.rules.clear()

    def fault_for(self, method, path):
        with self.lock:
            self.asked.append(path)
            for rule in self.rules:
                if rule[0] in (method, "*") and path.partition("?")[0].endswith(rule[1]) and rule[3] > 0:
                    rule[3] -= 1
                    return rule[2]
        return None

    def close(self):
        self.server.shutdown()
        self.server.server_close()
