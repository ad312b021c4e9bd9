#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Compare Fratrie with what it stands on, in one run, and print a table of ratios.

    ./dev bench [NAME…]      only the rows whose name begins so; --large: twenty million accounts, a million pupils
"""

import http.client
import json
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "ctl"))
import big_school  # noqa: E402
import school  # noqa: E402
from fill_store import fill  # noqa: E402
from service import BUILD, Load, Service, program  # noqa: E402

SECONDS = 8
SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
TREE = tempfile.TemporaryDirectory(prefix="fratrie-bench-")
FOLDER = pathlib.Path(TREE.name)
LARGE = "--large" in sys.argv
ROWS = []


def row(work, value, against, ratio, aim):
    print(f"{work:44} {value:>18} {against:>34} {ratio:>8} {aim:>8}", flush=True)


def output(*command):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout


def bench(function):
    ROWS.append(function)
    return function


def new_store(name, count):
    path = FOLDER / f"{name}.db"
    output(program("fratriectl"), "--store", f"sqlite:{path}", "init")
    if count:
        fill(path, count)
    return path


@bench
def sign_ins():
    raw = float(output(program("raw-argon2"), SECONDS))
    with Service("--demo") as service:
        account = service.demo_account() | {"device_name": "bench", "persistent": False}
        load = Load(service.address + "/api/v1/sessions", SECONDS, 16, body=account).finish()
    row("sign-ins/s, all cores", f"{load['rate']:.1f}", f"raw Argon2id {raw:.1f}", f"{load['rate'] / raw:.2f}", "≥ 0.95")
    assert load["bad"] == 0, load


@bench
def children():
    def empty(kind):
        server = subprocess.Popen([program("empty-handlers"), kind], stdout=subprocess.PIPE, text=True)
        try:
            return Load(f"http://127.0.0.1:{server.stdout.readline().strip()}/", SECONDS).finish()["rate"]
        finally:
            server.terminate()
            server.wait()
    with Service("--demo") as service:
        tokens = service.call("/api/v1/sessions", service.demo_account() | {"device_name": "b", "persistent": False})
        load = Load(service.address + "/api/v1/children", SECONDS, token=tokens["access_token"]).finish()
    rate = load["rate"]
    assert load["bad"] == 0, load
    for kind, name, aim in (("mhd", "empty libmicrohttpd", "≥ 0.4"), ("soup", "empty SoupServer", "≥ 1.5")):
        other = empty(kind)
        row("GET /children/s, 64 connections", f"{rate:.0f}", f"{name} {other:.0f}", f"{rate / other:.2f}", aim)


@bench
def idle():
    path = new_store("idle", 100_000)
    times, memory = [], 0
    for _ in range(5):
        begin = time.monotonic()
        with Service("--store", f"sqlite:{path}") as service:
            service.call("/readyz")
            times.append(time.monotonic() - begin)
            time.sleep(1)
            memory = service.memory()
    row("idle, 100,000 accounts", f"{memory / 1024:.1f} MiB", "Keycloak publishes 1,250 MB", "", "≤ 32 MB")
    row("start to first answer, 100,000 accounts", f"{statistics.median(times):.3f} s", "Keycloak: below 10 s", "",
        "≤ 0.2 s")


@bench
def confirms():
    small = new_store("small", 10_000)
    rate, median, bare = map(float, output(program("bench-confirm"), small, 300).split())
    row("whole grouping confirms/s, durable", f"{rate:.0f}", f"bare SQLite, same rows {bare:.0f}", f"{rate / bare:.2f}",
        "≥ 0.5")
    count = 20_000_000 if LARGE else 1_000_000
    many = new_store("large", count)
    large = float(output(program("bench-confirm"), many, 300).split()[1])
    row(f"median confirm, {count:,} accounts", f"{large:.3f} ms", f"10,000 accounts {median:.3f} ms",
        f"{large / median:.2f}", "≤ 1.3")
    many.unlink()


@bench
def crowd():
    with Service("--demo") as service:
        account = service.demo_account() | {"device_name": "bench", "persistent": False}
        host = urllib.parse.urlsplit(service.address).netloc
        service.call("/api/v1/sessions", account)
        time.sleep(1)
        before = service.memory()
        answers = []

        def sign_in():
            connection = http.client.HTTPConnection(host, timeout=300)
            connection.request("POST", "/api/v1/sessions", json.dumps(account), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            answers.append((answer.status, answer.getheader("Retry-After")))
            connection.close()

        threads = [threading.Thread(target=sign_in) for _ in range(1000)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        more = service.memory("VmHWM") - before
    good = sum(status == 201 for status, _ in answers)
    busy = sum(status == 503 and wait is not None for status, wait in answers)
    row("memory at 1,000 sign-ins at once", f"+{more / 1024:.0f} MiB", f"idle {before / 1024:.0f} MiB", "", "≤ +120")
    row("  of which signed in / told to wait", f"{good} / {busy}", f"wrongly refused {1000 - good - busy}", "", "0")


@bench
def reading():
    with Service("--demo") as service:
        account = service.demo_account() | {"device_name": "bench", "persistent": False}
        token = service.call("/api/v1/sessions", account)["access_token"]
        url = service.address + "/api/v1/children"
        alone = Load(url, SECONDS, 4, token=token).finish()
        hashing = Load(service.address + "/api/v1/sessions", SECONDS + 2, 16, body=account)
        time.sleep(1)
        busy = Load(url, SECONDS, 4, token=token).finish()
        hashing.finish()
    row("reading p99, all cores hashing", f"{busy['p99']:.1f} ms", f"alone {alone['p99']:.1f} ms",
        f"{busy['p99'] / alone['p99']:.1f}", "≤ 5")


@bench
def imports():
    figures = {}
    for count in (10_000, 1_000_000 if LARGE else 200_000):
        path = new_store(f"import-{count}", 0)
        store = ["--store", f"sqlite:{path}"]
        output(program("fratriectl"), *store, "school", "add", "0340009X", "Big")
        files = big_school.write_files(FOLDER, count)
        begin = time.monotonic()
        process = subprocess.Popen([program("fratriectl"), *store, "import", "0340009X", *files],
                                   stdout=subprocess.DEVNULL)
        _, status, usage = __import__("os").wait4(process.pid, 0)
        assert status == 0
        figures[count] = (time.monotonic() - begin, usage.ru_maxrss)
        for file in files:
            file.unlink()
        path.unlink()
    (small, large) = figures
    (small_time, small_memory), (large_time, large_memory) = figures.values()
    row(f"import of {large:,} pupils, memory", f"{large_memory / 1024:.0f} MiB",
        f"{small:,} pupils {small_memory / 1024:.0f} MiB", f"{large_memory / small_memory:.2f}", "≤ 1.2")
    row("  persons (pupils and guardians) a second", f"{2 * large / large_time:,.0f}",
        f"{small:,} pupils {2 * small / small_time:,.0f}", "", "≥ 50,000")


@bench
def window():
    """In turn, eleven times each, in one virtual display and on one private bus."""
    script = FOLDER / "start"
    data = BUILD / "data"
    script.write_text(f"""set -e
export HOME={FOLDER}/home XDG_RUNTIME_DIR={FOLDER}/run GSETTINGS_SCHEMA_DIR={data} GSETTINGS_BACKEND=memory GSK_RENDERER=cairo
export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share XDG_CACHE_HOME=$HOME/.cache
mkdir -p $HOME $XDG_RUNTIME_DIR
for i in $(seq 12); do
  echo bare $({program("first-paint")} {program("bare-window")} 2>/dev/null)
  echo app $({program("first-paint")} {program("fratrie")} 2>/dev/null)
done
""")
    figures = {"bare": [], "app": []}
    for line in output("xvfb-run", "-a", "dbus-run-session", "bash", script).splitlines():
        name, *numbers = line.split()
        if name in figures:
            figures[name].append([float(number) for number in numbers])
    medians = {name: [statistics.median(column) for column in zip(*rows[1:])] for name, rows in figures.items()}
    for index, what, unit, aim in ((0, "first paint", "ms", "≤ 1.15"), (1, "processor until then", "ms", "≤ 1.25"),
                                   (2, "processor a second later", "ms", "≤ 1.25"), (3, "memory (PSS)", "KiB", "≤ 1.25")):
        app, bare = medians["app"][index], medians["bare"][index]
        row(f"app: {what}", f"{app:.0f} {unit}", f"bare libadwaita window {bare:.0f} {unit}", f"{app / bare:.2f}", aim)


@bench
def letters():
    """Two thousand, in turns with raw hashing; and once all of them together, for what they take."""
    turns, each = 5, 400
    small, large = (school.new_school(FOLDER, count) for count in (each, turns * each))
    raw, seconds, memory = 0, 0, 0
    for _ in range(turns):
        raw += float(output(program("raw-argon2"), 4)) / turns
        took, memory = school.issue_letters(small, FOLDER / "letters.pdf")
        seconds += took
    rate = turns * each / seconds
    _, more = school.issue_letters(large, FOLDER / "letters.pdf")
    row("letters/s, all cores, PDF", f"{rate:.1f}", f"raw Argon2id {raw:.1f}", f"{rate / raw:.2f}", "≥ 0.95")
    row(f"  memory for {turns * each:,}", f"{more / 1024:.0f} MiB", f"{each} {memory / 1024:.0f} MiB", f"{more / memory:.2f}",
        "≤ 1.2")


@bench
def search():
    """As a secretary types, one after the other."""
    count = 100_000
    store = school.new_school(FOLDER, count)
    with Service(*store) as service:
        office = school.Office(service, store)
        somebody = office.find("")[1][50]
        child = somebody["children"][0]
        for kind, words in {"guardian": somebody["last_name"], "a name all have": somebody["first_name"],
                            "pupil": f"{child['first_name']} {child['last_name']}", "class": child["class"],
                            "username": somebody["username"][:-2], "nobody": "zzz nobody"}.items():
            times = [office.find(words)[0] for _ in range(50)]
            row(f"search in {count:,} accounts: {kind}", f"{statistics.median(times):.1f} ms",
                f"slowest of {len(times)}: {max(times):.1f} ms", "", "≤ 50 ms")


def main():
    wanted = [word for word in sys.argv[1:] if not word.startswith("-")]
    row("work", "measured", "against", "ratio", "aim")
    for function in ROWS:
        if not wanted or any(function.__name__.startswith(word) for word in wanted):
            function()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (8192, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    try:
        main()
    finally:
        TREE.cleanup()
