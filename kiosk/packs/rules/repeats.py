"""Finding what stands in a pack more than once."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def repeated(items: Iterable[K]) -> Iterator[K]:
    """Every item that was there before, once for each time that it comes back."""
    return (item for item, _, _ in repeats((item, item) for item in items))


def repeats(keyed: Iterable[tuple[K | None, T]]) -> Iterator[tuple[K, T, T]]:
    """A key, its first item and each later item; items whose key is None are passed over."""
    first: dict[K, T] = {}
    for key, item in keyed:
        if key is None:
            continue
        if key in first:
            yield key, first[key], item
        else:
            first[key] = item
