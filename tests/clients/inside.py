"""Run in namespaces by behind_tls.py: `inside.py ADDRESS HOSTS AUTHORITY SOCKET COMMAND…`.

Here the names of HOSTS lead to ADDRESS, and only AUTHORITY is trusted. The door at port 443 is
opened here and handed out through SOCKET to whoever answers it; then the program takes over.
"""

import fcntl
import os
import socket
import struct
import subprocess
import sys
from pathlib import Path

_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 0x1  # netdevice(7)
_BUNDLE = Path("/etc/ssl/certs/ca-certificates.crt")


def main(address: str, hosts: str, authority: str, handed_out: str, *command: str) -> None:
    raise_loopback()
    mount_over(Path(hosts), Path("/etc/hosts"))
    if _BUNDLE.exists():
        mount_over(Path(authority), _BUNDLE)
    hand_out_door(address, handed_out)
    os.execvp(command[0], command)  # noqa: S606  what the tests want to run


def raise_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        flags = struct.pack("16sh", b"lo", 0)
        (now,) = struct.unpack("16xh", fcntl.ioctl(any_socket, _GET_FLAGS, flags))
        if not now & _UP:
            fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh", b"lo", now | _UP))


def mount_over(file: Path, target: Path) -> None:
    subprocess.run(["mount", "--bind", file, target], check=True)


def hand_out_door(address: str, path: str) -> None:
    with (
        socket.create_server((address, 443)) as door,
        socket.socket(socket.AF_UNIX) as other_side,
    ):
        other_side.connect(path)
        socket.send_fds(other_side, [b"door"], [door.fileno()])


if __name__ == "__main__":
    main(*sys.argv[1:])
