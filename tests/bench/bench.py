#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Compare Fratrie with what it stands on, in one run, and print a table of ratios.

Both sides of a ratio are measured in short turns, one after the other, and what is compared are the sums: whatever else the
machine does meets them alike.

    ./dev bench [NAME…]      only the rows whose name begins so; --large: twenty million accounts, a million pupils
"""

import contextlib
import http.client
import json
import os
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
sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent.parent / folder) for folder in ("ctl", "world")]
import big_school  # noqa: E402
import family  # noqa: E402
import school  # noqa: E402
from fill_store import fill  # noqa: E402
from postgres import Postgres  # noqa: E402
from service import BUILD, Load, Service, SignIns, program  # noqa: E402

SECONDS = 8
TURNS = 5
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


@contextlib.contextmanager
def empty_handler(kind):
    server = subprocess.Popen([program("empty-handlers"), kind], stdout=subprocess.PIPE, text=True)
    try:
        yield f"http://127.0.0.1:{server.stdout.readline().strip()}/"
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


def raw_argon2(seconds):
    """Passwords a second, and the processor's seconds for each."""
    process = subprocess.Popen([program("raw-argon2"), str(seconds)], stdout=subprocess.PIPE, text=True)
    rate = float(process.stdout.read())
    process.stdout.close()
    _, process.returncode, usage = os.wait4(process.pid, 0)
    return rate, (usage.ru_utime + usage.ru_stime) / (rate * seconds)


@bench
def sign_ins():
    raw, ours, raw_each, ours_each = [], [], [], []
    with Service("--demo") as service:
        account = service.demo_account() | {"device_name": "bench", "persistent": False}
        for _ in range(3 * TURNS):
            rate, each = raw_argon2(2)
            raw.append(rate)
            raw_each.append(each)
            before, load = service.processor_seconds(), SignIns(service.address, account, 2)
            ours.append(load.rate)
            ours_each.append((service.processor_seconds() - before) / load.done)
    row("sign-ins/s, all cores", f"{statistics.mean(ours):.1f}", f"raw Argon2id {statistics.mean(raw):.1f}",
        f"{sum(ours) / sum(raw):.2f}", "≥ 0.95")
    row("  processor's time for each", f"{1000 * statistics.mean(ours_each):.1f} ms",
        f"raw Argon2id {1000 * statistics.mean(raw_each):.1f} ms", f"{sum(ours_each) / sum(raw_each):.2f}", "≤ 1.05")


def children_of(store, name, aims):
    output(program("fratriectl"), "--store", store, "init")
    family.add(store)
    rates = {"ours": 0, "mhd": 0, "soup": 0}
    with Service("--store", store) as service, empty_handler("mhd") as mhd, empty_handler("soup") as soup:
        addresses = {"ours": service.address + "/api/v1/children", "mhd": mhd, "soup": soup}
        for _ in range(TURNS):
            for kind, address in addresses.items():
                load = Load(address, 2, token=family.TOKEN).finish()
                assert load["bad"] == 0, load
                rates[kind] += load["rate"] / TURNS
    for kind, against in (("mhd", "empty libmicrohttpd"), ("soup", "empty SoupServer")):
        row(f"GET /children/s, 64 connections{name}", f"{rates['ours']:.0f}", f"{against} {rates[kind]:.0f}",
            f"{rates['ours'] / rates[kind]:.2f}", aims[kind])


@bench
def children():
    children_of(f"sqlite:{FOLDER}/family.db", "", {"mhd": "≥ 0.4", "soup": "≥ 1.5"})
    with Postgres() as server:
        children_of(server.new_store(), ", PostgreSQL", {"mhd": "", "soup": ""})


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
    count = 20_000_000 if LARGE else 1_000_000
    small, many = new_store("small", 10_000), new_store("large", count)
    lines = output(program("bench-confirm"), 300, small, many).splitlines()
    (rate, median, bare), (_, large, _) = (map(float, line.split()) for line in lines)
    row("whole grouping confirms/s, durable", f"{rate:.0f}", f"bare SQLite, same rows {bare:.0f}", f"{rate / bare:.2f}",
        "≥ 0.5")
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
    alone, busy = [], []
    with Service("--demo") as service:
        account = service.demo_account() | {"device_name": "bench", "persistent": False}
        token = service.call("/api/v1/sessions", account)["access_token"]
        url = service.address + "/api/v1/children"
        for _ in range(TURNS):
            alone.append(Load(url, 3, 4, token=token).finish()["p99"])
            hashing = Load(service.address + "/api/v1/sessions", 5, 16, body=account)
            time.sleep(1)
            busy.append(Load(url, 3, 4, token=token).finish()["p99"])
            hashing.finish()
            time.sleep(1)
    alone, busy = statistics.median(alone), statistics.median(busy)
    row("reading p99, all cores hashing", f"{busy:.1f} ms", f"alone {alone:.1f} ms", f"{busy / alone:.1f}", "≤ 5")


def import_school(uri, count):
    """Seconds, and the most memory in KiB, of the first import and of the same one again."""
    store = ["--store", uri]
    output(program("fratriectl"), *store, "init")
    output(program("fratriectl"), *store, "school", "add", "0340009X", "Big")
    files = big_school.write_files(FOLDER, count)
    figures = []
    for _ in ("first", "again"):
        begin = time.monotonic()
        process = subprocess.Popen([program("fratriectl"), *store, "import", "0340009X", *files], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        assert status == 0
        figures.append((time.monotonic() - begin, usage.ru_maxrss))
    for file in files:
        file.unlink()
    return figures


@bench
def imports():
    small, large = 10_000, 1_000_000 if LARGE else 200_000
    figures = {count: import_school(f"sqlite:{FOLDER}/import-{count}.db", count) for count in (small, large)}
    row(f"import of {large:,} pupils, memory", f"{figures[large][0][1] / 1024:.0f} MiB",
        f"{small:,} pupils {figures[small][0][1] / 1024:.0f} MiB", f"{figures[large][0][1] / figures[small][0][1]:.2f}",
        "≤ 1.2")
    with Postgres(fsync=True) as server:
        figures["PostgreSQL"] = import_school(server.new_store(), small)
    for time_of, name in enumerate(("persons (pupils and guardians) a second", "the same school once more, persons a second")):
        rates = {count: 2 * count / figures[count][time_of][0] for count in (small, large)}
        row("  " + name, f"{rates[large]:,.0f}", f"{small:,} pupils {rates[small]:,.0f}",
            f"{rates[large] / rates[small]:.2f}", "≥ 50,000")
        row("    PostgreSQL", f"{2 * small / figures['PostgreSQL'][time_of][0]:,.0f}", f"SQLite {rates[small]:,.0f}", "", "")


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
    """Two thousand at once, in turns with raw hashing; a few hundred too, for what they take."""
    turns, each = 3, 2000
    small, large = (school.new_school(FOLDER, count) for count in (each // 5, each))
    raw, seconds, most = [], 0, 0
    for _ in range(turns):
        raw.append(float(output(program("raw-argon2"), 4)))
        took, memory = school.issue_letters(large, FOLDER / "letters.pdf")
        raw.append(float(output(program("raw-argon2"), 4)))
        seconds, most = seconds + took, max(most, memory)
    limit, rate = statistics.mean(raw), turns * each / seconds
    _, few = school.issue_letters(small, FOLDER / "letters.pdf")
    row(f"letters/s, all cores, PDF of {each:,}", f"{rate:.1f}", f"raw Argon2id {limit:.1f}", f"{rate / limit:.2f}", "≥ 0.95")
    row("  memory for them", f"{most / 1024:.0f} MiB", f"{each // 5} {few / 1024:.0f} MiB", f"{most / few:.2f}", "≤ 1.2")


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


@bench
def turns():
    """Of the main loop, in the whole journey: what one keeps the window from answering."""
    report = FOLDER / "turns"
    tests = SOURCE / "tests"
    paths = ":".join(f"{tests}/{name}" for name in ("ui", "http", "world"))
    environment = {"FRATRIE_TEST_APP": program("watched-fratrie"), "FRATRIE_TEST_TURNS": report, "PYTHONPATH": paths,
                   "FRATRIE_TEST_BUILD": BUILD, "FRATRIE_TEST_SOURCE": SOURCE}
    subprocess.run([sys.executable, tests / "ui/test_journey.py", "English"], check=True, capture_output=True,
                   env=os.environ | {name: str(value) for name, value in environment.items()})
    busy, _, blocked = zip(*(map(int, line.split()) for line in report.read_text(encoding="utf-8").splitlines()))
    row("app: longest turn of the journey", f"{max(busy) / 1000:.0f} ms computing", f"blocked {max(blocked) / 1000:.0f} ms",
        "", "≤ 16")
    row("  turns over 16 ms", f"{sum(time > 16_000 for time in busy)} of {len(busy)}", "", "", "0")


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
