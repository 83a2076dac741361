"""Requests a second over kept connections, by a client that does little but wait."""

import socket
import threading
import time

from bench.servers import Server

CONNECTIONS = 16


def requests_a_second(server: Server, path: str, seconds: float) -> float:
    """How many answers of 200 a second a server gives to 16 connections; raises on any other."""
    counts = [0] * CONNECTIONS
    until = time.perf_counter() + seconds
    threads = [
        threading.Thread(target=_ask, args=(server, path, until, counts, number))
        for number in range(CONNECTIONS)
    ]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if not all(counts):
        raise RuntimeError(f"{path} did not answer 200 on every connection.")
    return sum(counts) / (time.perf_counter() - began)


def _ask(server: Server, path: str, until: float, counts: list[int], number: int) -> None:
    request = f"GET {path} HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode()
    done = 0
    with socket.create_connection((server.host, server.port)) as connection:
        while time.perf_counter() < until:
            connection.sendall(request)
            if not _read_answer(connection).startswith(b"HTTP/1.1 200"):
                return
            done += 1
    counts[number] = done


def _read_answer(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    missing = length - len(body)
    while missing > 0:
        missing -= len(connection.recv(65536))
    return head
