"""A service provider around pysaml2, with the library's checks and none of our own.

Usage: python3 sp.py CONFIG.json, where the file has port, url, folder and entryPoint; the folder has idp-metadata.xml, sp.key
and sp.crt.
"""

import json
import secrets
import sys
import threading
import time
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from saml2 import BINDING_HTTP_POST, BINDING_HTTP_REDIRECT
from saml2.client import Saml2Client
from saml2.config import SPConfig
from saml2.metadata import create_metadata_string

with open(sys.argv[1], encoding="utf-8") as file:
    CONFIG = json.load(file)
URL = CONFIG["url"]
FOLDER = CONFIG["folder"]
SESSION_SECONDS = 3600
BODY_BYTES = 1_000_000
MOST_READ = 16_000_000
# The default one first: an SP may have one for each of its faces.
ENDPOINTS = ("/acs", "/acs/second")

SP = SPConfig().load(
    {
        "entityid": f"{URL}/metadata",
        "xmlsec_binary": "/usr/bin/xmlsec1",
        "key_file": f"{FOLDER}/sp.key",
        "cert_file": f"{FOLDER}/sp.crt",
        "encryption_keypairs": [{"key_file": f"{FOLDER}/sp.key", "cert_file": f"{FOLDER}/sp.crt"}],
        "metadata": {"local": [f"{FOLDER}/idp-metadata.xml"]},
        # Seconds by which clocks may differ.
        "accepted_time_diff": 60,
        "service": {
            "sp": {
                "endpoints": {
                    "assertion_consumer_service": [(f"{URL}{path}", BINDING_HTTP_POST) for path in ENDPOINTS]
                },
                # The assertion must have a signature of its own, whatever is signed around it: what the documentation
                # calls for where a response need not be signed.
                "want_assertions_signed": True,
                "want_response_signed": False,
                "authn_requests_signed": False,
                # Logins that the identity provider begins are welcome.
                "allow_unsolicited": True,
            }
        },
    }
)
METADATA = create_metadata_string(None, config=SP)

lock = threading.Lock()
# Session id to its user, attributes and end.
sessions = {}
# What a browser's session keeps of the login that it began: cookie to the id of the request and the page to go to.
begun = {}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def do_GET(self):
        path = urlsplit(self.path).path
        if path == "/whoami":
            self.who_am_i()
        elif path == "/metadata":
            self.answer(200, "application/samlmetadata+xml", METADATA)
        elif path == "/login":
            request, info = Saml2Client(config=SP).prepare_for_authenticate(binding=BINDING_HTTP_REDIRECT)
            browser = secrets.token_urlsafe(32)
            begun[browser] = {request: "/whoami"}
            cookie = f"login={browser}; Path=/; HttpOnly; SameSite=Lax"
            self.redirect(302, dict(info["headers"])["Location"], cookie)
        else:
            self.refuse(404, "nothing here")

    def do_POST(self):
        if urlsplit(self.path).path not in ENDPOINTS:
            return self.refuse(404, "nothing here")
        length = int(self.headers.get("Content-Length") or 0)
        if length > BODY_BYTES:
            # Who is still writing does not read an answer.
            self.rfile.read(min(length, MOST_READ))
            return self.refuse(413, f"the form has more than {BODY_BYTES} bytes")
        body = self.rfile.read(length).decode("utf-8", "replace")
        form = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
        if "SAMLResponse" not in form:
            return self.refuse(400, "no SAMLResponse field")
        try:
            response = Saml2Client(config=SP).parse_authn_request_response(
                form["SAMLResponse"], BINDING_HTTP_POST, begun.pop(self.cookie("login"), {})
            )
            # What is no answer to it gives None.
            user = response.get_subject() if response is not None else None
        except Exception as error:  # Every refusal of the library is one.
            return self.refuse(403, f"{type(error).__name__}: {error}")
        if user is None or not (user.text or "").strip():
            return self.refuse(403, "the message signs nobody in")
        with lock:
            session = secrets.token_urlsafe(32)
            sessions[session] = {
                "user": user.text,
                "attributes": response.get_identity(),
                "end": min(time.time() + SESSION_SECONDS, response.not_on_or_after or float("inf")),
            }
        self.redirect(303, "/whoami", f"session={session}; Path=/; HttpOnly; SameSite=Lax")

    def who_am_i(self):
        session = sessions.get(self.cookie("session"))
        if session is None or session["end"] <= time.time():
            return self.json(401, {"authenticated": False})
        self.json(200, {"authenticated": True, "user": session["user"], "attributes": session["attributes"]})

    def cookie(self, name):
        try:
            cookie = SimpleCookie(self.headers.get("Cookie", "")).get(name)
        except CookieError:
            return None
        return cookie.value if cookie else None

    def redirect(self, status, location, cookie=None):
        self.send_response(status)
        self.send_header("Location", location)
        if cookie is not None:
            self.send_header("Set-Cookie", cookie)
        self.end_headers()

    def refuse(self, status, message):
        self.json(status, {"error": message})

    def json(self, status, value):
        self.answer(status, "application/json", json.dumps(value))

    def answer(self, status, kind, body):
        data = body if isinstance(body, bytes) else body.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format, *args):
        pass


def end_with_parent():
    """Standard input ends with the process that started us."""
    sys.stdin.buffer.read()
    server.shutdown()


server = ThreadingHTTPServer(("127.0.0.1", CONFIG["port"]), Handler)
threading.Thread(target=end_with_parent, daemon=True).start()
server.serve_forever()
