"""A server of PostgreSQL for tests: its own directory, its own processes, a socket and no port."""

import contextlib
import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile


def programs() -> pathlib.Path:
    """Where the newest installed server has its programs."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    here = shutil.which("initdb")
    if here is None:
        raise SystemExit("databases: error: no PostgreSQL server is installed: make setup")
    return pathlib.Path(here).resolve().parent


class Server:
    """A running server; `url` leads to it, without a password."""

    def __init__(self, directory: pathlib.Path):
        self.directory = directory
        self.data = directory / "data"
        self.bin = programs()
        # The server refuses to run as root.
        self.options = {}
        if os.getuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(directory, owner.pw_uid, owner.pw_gid)
            self.options = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
        # Local connections of the owner need no password, those of anybody else do.
        self.call("initdb", "-D", self.data, "-U", "demo", "--auth=trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        (self.data / "pg_hba.conf").write_text("local all demo trust\nlocal all all scram-sha-256\n")
        self.url = f"postgresql://demo@/postgres?host={directory}"

    def call(self, program: str, *arguments):
        subprocess.run([self.bin / program, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                       cwd=self.directory, **self.options)

    def start(self):
        """Starts it with a socket in its directory; nothing need survive a failure of the machine."""
        self.call("pg_ctl", "-D", self.data, "-w", "-l", self.directory / "log", "-o",
                  f"-k {self.directory} -c listen_addresses='' -c fsync=off -c shared_buffers=64MB", "start")

    def processor_time(self) -> float:
        """Seconds that its processes have taken of processors, those that have ended too; of Linux."""
        main = (self.data / "postmaster.pid").read_text().split()[0]
        ticks = 0
        for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields = path.read_text().rsplit(")", 1)[1].split()
                if path.parent.name == main:
                    ticks += sum(map(int, fields[11:15]))
                elif fields[1] == main:
                    ticks += sum(map(int, fields[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self, mode: str = "fast"):
        self.call("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")


@contextlib.contextmanager
def running():
    """A server that goes away afterwards."""
    directory = pathlib.Path(tempfile.mkdtemp(prefix="partyline-server-"))
    directory.chmod(0o755)
    try:
        server = Server(directory)
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")
    finally:
        shutil.rmtree(directory, ignore_errors=True)
