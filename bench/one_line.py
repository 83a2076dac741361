"""The one-line Flask application that the kiosk is measured against, on the same waitress."""

import logging

import waitress.server
from flask import Flask

app = Flask("one_line")
app.add_url_rule("/", view_func=lambda: "Hello")

if __name__ == "__main__":
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = waitress.server.create_server(app, host="127.0.0.1", port=0, threads=8)
    print(f"on http://127.0.0.1:{server.effective_port}", flush=True)
    server.run()
