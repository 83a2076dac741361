"""Printers that say on the network that they are there, by multicast DNS (RFC 6762 and 6763).

Whatever is read here was said by a stranger.
"""

import asyncio
import re
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from ipaddress import IPv4Address, IPv6Address

from zeroconf import Error, InterfaceChoice, IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from kiosk.settings import PRINTER_PORTS, FoundPrinter, is_printer_address, is_printer_name

SCHEMES = {
    "_ipp._tcp.local.": "ipp",
    "_ipps._tcp.local.": "ipps",
    "_pdl-datastream._tcp.local.": "escpos",
}
"""What the address of a printer begins with, by the service that it offers."""

MOST_SERVICES = 200
"""Far more than a venue has: a device that announces thousands must not keep the kiosk busy."""

NAMELESS = "Printer"
LONGEST_NAME = 31

OFFICE_FORMATS = {
    *("application/pdf", "application/postscript", "image/pwg-raster", "image/urf"),
    *("application/vnd.hp-pcl", "application/vnd.hp-pclxl", "application/pclm"),
}
"""What office printers take; receipt printers name none of them."""

_BEST = ("ipp", "ipps", "escpos")
"""Not `ipps` first: it works only once somebody has fetched the printer's certificate."""

_PATH = re.compile(r"[A-Za-z0-9._~%-]+(/[A-Za-z0-9._~%-]+)*", re.ASCII)
_EVERYWHERE = "ipp/print"
"""The path of every IPP Everywhere printer (PWG 5100.14)."""


class FindingError(Exception):
    """The network that could not be asked for printers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """One service as it was announced; the keys of `texts` are in small letters (RFC 6763, 6.4)."""

    scheme: str
    instance: str
    hosts: tuple[IPv4Address | IPv6Address, ...]
    port: int
    texts: Mapping[str, str]

    @property
    def formats(self) -> set[str]:
        """The formats that it takes; empty where it says nothing about them."""
        return {each.strip().lower() for each in self.texts.get("pdl", "").split(",")} - {""}

    @property
    def is_office(self) -> bool:
        """Whether it comes from an office printer, or from a print queue."""
        return self.scheme != "escpos" or not OFFICE_FORMATS.isdisjoint(self.formats)

    @property
    def uuid(self) -> str:
        """What tells its device from all others; empty where it says nothing about it."""
        return self.texts.get("uuid", "").lower()

    @property
    def device(self) -> str:
        """Its device's UUID, or else the best of its addresses."""
        return self.uuid or str(self.hosts[0])

    @property
    def address(self) -> str:
        """Where the kiosk would find it."""
        host = self.hosts[0]
        place = f"[{host}]" if host.version == 6 else str(host)
        if self.port != PRINTER_PORTS[self.scheme]:
            place = f"{place}:{self.port}"
        path = "" if self.scheme == "escpos" else f"/{self.path}"
        return f"{self.scheme}://{place}{path}"

    @property
    def path(self) -> str:
        """The path at which it takes sheets, without the first slash."""
        return self.texts.get("rp", "").removeprefix("/") or _EVERYWHERE


def find_printers(
    seconds: float = 3, interfaces: Sequence[str] | None = None
) -> tuple[FoundPrinter, ...]:
    """The printers that answer within so many seconds, all of which it takes, by their names.

    `interfaces` are this computer's own addresses on the networks to be asked, None for all.
    Raises `FindingError`.
    """
    return printers_of(asyncio.run(_announcements(seconds, interfaces)))


def printers_of(announcements: Sequence[Announcement]) -> tuple[FoundPrinter, ...]:
    """The printers behind some announcements, one for each device; never raises."""
    # Office printers print what comes to port 9100 too, as pages of signs.
    office = [each for each in announcements if each.is_office]
    hosts = {host for each in office for host in each.hosts}
    uuids = {each.uuid for each in office} - {""}
    devices: dict[str, list[Announcement]] = {}
    for each in sorted(filter(None, map(_usable, announcements)), key=_order):
        if each.scheme != "escpos" or (each.uuid not in uuids and hosts.isdisjoint(each.hosts)):
            devices.setdefault(each.device, []).append(each)
    found = map(_printer, devices.values())
    return tuple(sorted(found, key=lambda each: (each.name.lower(), each.addresses)))


async def _announcements(seconds: float, interfaces: Sequence[str] | None) -> list[Announcement]:
    found: list[AsyncServiceInfo] = []
    questions: list[asyncio.Task[bool]] = []

    def ask(
        zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange
    ) -> None:
        if state_change is ServiceStateChange.Added and len(found) < MOST_SERVICES:
            with suppress(Error):  # What is announced need not be a name of this service.
                found.append(AsyncServiceInfo(service_type, name))
                question = found[-1].async_request(zeroconf, 1000 * seconds)
                questions.append(asyncio.create_task(question))

    try:
        network = AsyncZeroconf(list(interfaces) if interfaces else InterfaceChoice.All)
    except (OSError, RuntimeError) as error:  # The latter where there is no interface at all.
        raise FindingError from error
    async with network, AsyncServiceBrowser(network.zeroconf, list(SCHEMES), handlers=[ask]):
        await asyncio.sleep(seconds)
        for question in questions:
            question.cancel()
        await asyncio.gather(*questions, return_exceptions=True)
    return [_announcement(each) for each in found]


def _announcement(info: AsyncServiceInfo) -> Announcement:
    texts = {
        key.decode("utf-8", "replace").lower(): value.decode("utf-8", "replace")
        for key, value in info.properties.items()
        if value
    }
    return Announcement(
        scheme=SCHEMES[info.type],
        instance=info.name.removesuffix(f".{info.type}"),
        hosts=tuple(info.ip_addresses_by_version(IPVersion.All)),
        port=info.port or 0,
        texts=texts,
    )


def _usable(said: Announcement) -> Announcement | None:
    """An announcement with the best of its addresses first; None where nothing can be sent to it.

    Port 0 says that a printer of this name does not offer the service (RFC 6763, 8).
    """
    hosts = sorted((host for host in said.hosts if _is_usable(host)), key=_preference)
    has_path = said.scheme == "escpos" or _PATH.fullmatch(said.path)
    if not hosts or not 0 < said.port < 1 << 16 or not has_path:
        return None
    usable = replace(said, hosts=tuple(hosts))
    return usable if is_printer_address(usable.address) else None


def _is_usable(host: IPv4Address | IPv6Address) -> bool:
    # A link-local IPv6 address needs the name of an interface, which differs between computers.
    needs_zone = host.version == 6 and host.is_link_local
    is_somebody = not (host.is_unspecified or host.is_multicast or host.is_reserved)
    return is_somebody and not needs_zone


def _preference(host: IPv4Address | IPv6Address) -> tuple[int, bool, bool]:
    return host.version, host.is_loopback, host.is_link_local


def _order(said: Announcement) -> tuple[int, str, str]:
    return _BEST.index(said.scheme), said.instance, said.address


def _printer(device: Sequence[Announcement]) -> FoundPrinter:
    by_scheme = {each.scheme: each.address for each in reversed(device)}
    formats = {each for said in device for each in said.formats}
    first = device[0]
    called = (first.instance, first.texts.get("ty", ""), first.texts.get("note", ""))
    return FoundPrinter(
        name=next(filter(is_printer_name, map(_name, called)), NAMELESS),
        addresses=tuple(by_scheme[scheme] for scheme in _BEST if scheme in by_scheme),
        takes_pdf=first.scheme == "escpos" or not formats or "application/pdf" in formats,
    )


def _name(text: str) -> str:
    """A text as far as it may be a printer's name: “Büro (2. Stock)” is Buro-2-Stock."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME].rstrip("-")
