"""Printers that say on the network of this computer that they are there."""

import os
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

from zeroconf import ServiceInfo, Zeroconf

from kiosk.printing.finding import SCHEMES

LOOPBACK = ("127.0.0.1",)
RUN = str(os.getpid())
"""Stands in every name, since tests that run beside these share the network."""

DESK = f"127.{os.getpid() // 250 % 250 + 1}.{os.getpid() % 250}"
"""Addresses of this computer, the last number of which is left out, for this run alone."""

TYPES = {scheme: service for service, scheme in SCHEMES.items()}


def service(scheme: str, name: str, port: int, host: str, **texts: str | bytes) -> ServiceInfo:
    kind = TYPES[scheme]
    return ServiceInfo(
        kind,
        f"{name}.{kind}",
        addresses=[socket.inet_aton(host)],
        port=port,
        properties=texts,
        server=f"{host.replace('.', '-')}.local.",
    )


@contextmanager
def announced(*services: ServiceInfo) -> Iterator[None]:
    """Announce services until the block ends, also while a browser is at work in this thread."""
    with ThreadPoolExecutor() as pool:
        network = pool.submit(Zeroconf, list(LOOPBACK)).result()
        # Nobody else has these names, and asking for that takes most of a second.
        register = partial(network.register_service, cooperating_responders=True)
        try:
            list(pool.map(register, services))
            yield
        finally:
            pool.submit(network.close).result()
